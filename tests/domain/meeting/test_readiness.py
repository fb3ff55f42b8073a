"""The organizer's checklist says what the meeting still lacks (B8, B9, B10)."""

from ipk.domain.meeting.invitation import Invitation
from ipk.domain.meeting.readiness import MOST_PEOPLE, readiness
from ipk.domain.people.person import Role
from tests.builders import ANICKA, EVA, JANA, MARIE, PLATNO, admitted


def test_a_date_a_guide_and_a_support_person_are_missed_until_they_are_there() -> None:
    bare = readiness([ANICKA, JANA], Invitation())
    assert (bare.date, bare.guide, bare.support) == (False, False, False)
    whole = readiness([ANICKA, JANA, EVA, MARIE], Invitation(date="3. března"))
    assert (whole.date, whole.guide, whole.support) == (True, True, True)


def test_more_than_twelve_people_are_too_many_and_the_display_is_none_of_them() -> None:
    adults = [admitted(f"adult-{number}", f"host {number}", Role.PROFESSIONAL) for number in range(MOST_PEOPLE - 1)]
    assert not readiness([ANICKA, *adults, PLATNO], Invitation()).crowded
    assert readiness([ANICKA, JANA, *adults], Invitation()).crowded
