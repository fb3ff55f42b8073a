"""The organizer changes goal, date and place; the wall shows the goal alone (B3, B4, B5)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import Invalid, IpkError, TooBig
from ipk.domain.meeting.meeting import Meeting
from ipk.services.meeting.details import Details, change_details, invitation_of
from tests.builders import LENKA
from tests.services.sample_conference import SampleConference

DETAILS = Details("Jak podpořit Aničku ve škole?", "Anička a škola", "sk", 90, "v úterý 3. března v 15 hodin", "škola")


def change(sample: SampleConference, details: Details) -> None:
    sample.change(lambda work: change_details(work, LENKA, details=details))


def test_the_organizer_can_change_all_details_of_the_meeting(sample: SampleConference) -> None:
    change(sample, replace(DETAILS, contact="Lenka, 123 456 789"))
    meeting, invitation = sample.meeting, sample.read(invitation_of)
    assert (meeting.goal, meeting.title, meeting.lang, meeting.minutes) == (
        "Jak podpořit Aničku ve škole?",
        "Anička a škola",
        "sk",
        90,
    )
    assert (invitation.date, invitation.place, invitation.contact) == (
        "v úterý 3. března v 15 hodin",
        "škola",
        "Lenka, 123 456 789",
    )


def test_a_change_of_date_and_place_does_not_touch_the_meeting_record(sample: SampleConference) -> None:
    change(sample, DETAILS)
    heard = sample.changes()
    change(sample, replace(DETAILS, place="u babičky", date=""))
    assert not [record for one in heard for record in one.records if isinstance(record, Meeting)]
    assert sample.read(invitation_of).place == "u babičky"
    assert sample.read(invitation_of).date == ""


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"goal": " \u200b"}, Invalid),
        ({"goal": "a" * 501}, TooBig),
        ({"title": "a" * 501}, TooBig),
        ({"language": "xx"}, Invalid),
        ({"minutes": 0}, Invalid),
        ({"minutes": 100_000}, Invalid),
        ({"place": "a" * 201}, TooBig),
        ({"date": "zítra\x00"}, Invalid),
    ],
)
def test_invalid_details_are_refused_and_nothing_changes(
    sample: SampleConference, wrong: dict[str, object], refusal: type[IpkError]
) -> None:
    with pytest.raises(refusal), sample.nothing_changes():
        change(sample, replace(DETAILS, **wrong))
