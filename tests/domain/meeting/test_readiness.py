"""The organizer's checklist says what the meeting still lacks (B8, B9, B10)."""

from ipk.domain.meeting.invitation import Invitation
from ipk.domain.meeting.readiness import MOST_PEOPLE, readiness
from ipk.domain.people.person import Role
from tests.builders import ANICKA, EVA, JANA, MARIE, PLATNO, admitted


def test_readiness_misses_a_date_a_guide_and_a_support_person_until_they_exist() -> None:
    bare = readiness([ANICKA, JANA], Invitation())
    assert (bare.date, bare.guide, bare.support) == (False, False, False)
    whole = readiness([ANICKA, JANA, EVA, MARIE], Invitation(date="3. března"))
    assert (whole.date, whole.guide, whole.support) == (True, True, True)


def test_readiness_reports_more_than_twelve_people_and_does_not_count_the_display() -> None:
    adults = [admitted(f"adult-{number}", f"host {number}", Role.PROFESSIONAL) for number in range(MOST_PEOPLE - 1)]
    assert not readiness([ANICKA, *adults, PLATNO], Invitation()).crowded
    assert readiness([ANICKA, JANA, *adults], Invitation()).crowded
