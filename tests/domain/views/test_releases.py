"""Every text field has a release rule in `ipk/domain/views/releases.py` (A6)."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest

from ipk.domain.kernel.records import Record
from ipk.domain.people.permissions import TABLE
from ipk.domain.people.person import Role
from ipk.domain.record_types import TYPES
from ipk.domain.views.releases import RELEASES, Release

#: the conference's own marks, clocks and choices of a fixed list: nobody writes words into them
_NO_WORDS = """
agreement.person agreement.answer agreement.written_by allergies.person allergies.allergens allergies.heard
answer.question answer.sheet answer.heading answer.paper answer.symbols answer.album.id answer.album.kind
answer.album.wave answer.choice answer.colour answer.said_by answer.written_by answer.consent answer.consent_by
answer.attempt answer.said_at answer.true_at answer.still
attendance.person attendance.stays attendance.absence
ballot.topic ballot.person book.sheet book.page book.tried book.used_at book.design
card.alone card.kind card.spot.paper
card.author card.colour card.media card.wave card.symbol card.symbols card.said_by card.state
card.draft.colour card.marks card.marked_at card.heading card.album.id card.album.kind card.album.wave card.design
card.lang card.past.at card.past.by card.past.op
confirmation.person confirmation.at confirmation.written_by
device.person device_code.person device_code.digest device_code.expires_at door.code door.digest
earlier.answer earlier.said_at earlier.symbols earlier.album.id earlier.album.kind earlier.album.wave earlier.choice
earlier.colour earlier.said_by earlier.written_by earlier.lines feedback.person feedback.written_by
guests.attempt guests.guests.id guests.guests.wish guests.guests.symbol guests.guests.answer
link.person link.token link.digest link.expires_at
media.kind media.mime media.owner media.wave media.upload media.brought_at media.key
meeting.lang meeting.moderation meeting.started_at meeting.spotlight meeting.word meeting.music.tune
meeting.music.media meeting.music.started_at meeting.music.sound meeting.vote.topic_order meeting.coordinator
meeting.vote.voters meeting.round.order meeting.round.skipped meeting.round.done
meeting.review_on meeting.closed_at minutes.state minutes.released_at released.cards
message.kind message.paper message.author message.colour message.symbols message.media message.wave message.reach
message.attempt
part.attempt part.way part.speaker part.home
person.roles person.colour person.avatar person.supports person.voice_of person.language person.state
person.further_device_at private_key.name seats.attempt seats.seats.person
settings.person settings.letters settings.contrast settings.motion settings.hand settings.language
signal.kind signal.person signal.at signal.supporters signal.answered_by
snacks.me snacks.everybody snacks.never song.media song.owner
task.who task.told_by task.by task.checked_by task.card task.state task.taken topic.cards topic.state
stroke.card stroke.colour stroke.points turn.person
wishes.liked wishes.for_before wishes.for_during wishes.unwanted
"""
NO_WORDS = frozenset(_NO_WORDS.split())
#: the organisation's own, from `profiles/`: no command writes them
OPTIONAL_REFERENCES = ["paper.title"]


def texts(kind: type[Any], way: str) -> Iterator[str]:
    """The ways to everything within a record that may be a text."""
    hints = get_type_hints(kind)
    for one in fields(kind):
        if one.name in ("id", "rev", "gone", "visible_revs") and issubclass(kind, Record):
            continue
        inner = [part for part in parts(hints[one.name]) if is_dataclass(part)]
        for part in inner:
            yield from texts(part, f"{way}.{one.name}")  # type: ignore[arg-type]
        if not inner and any(part is str or isinstance(part, str) or part is Any for part in parts(hints[one.name])):
            yield f"{way}.{one.name}"


def parts(hint: Any) -> Iterator[Any]:
    yield hint
    for one in get_args(hint):
        yield from parts(one)


ALL = [way for name, kind in TYPES.items() if name == kind.TYPE for way in texts(kind, name)]


def test_every_text_field_has_a_release_rule_or_is_listed_as_no_words() -> None:
    known = {*RELEASES, *NO_WORDS, *OPTIONAL_REFERENCES}
    assert sorted(set(ALL) - known) == [], "say in ipk/domain/views/releases.py when the child's device gets it"
    assert sorted(known - set(ALL)) == [], "there is no such field any more"


def test_no_field_has_a_release_rule_and_is_listed_as_no_words() -> None:
    assert not set(RELEASES) & {*NO_WORDS, *OPTIONAL_REFERENCES}


@pytest.mark.parametrize("way", RELEASES)
def test_release_rules_name_only_known_commands(way: str) -> None:
    assert all(command in TABLE for command in RELEASES[way].commands if command)


@pytest.mark.parametrize("way", [way for way, row in RELEASES.items() if row.release is Release.CIRCLE])
def test_circle_fields_are_written_only_by_the_circle_or_by_an_import(way: str) -> None:
    """A file is brought in by the organizer of another meeting, too: all of it is between the two until they say."""
    for command in RELEASES[way].commands:
        writers = set(TABLE[command].who) - ({Role.ORGANIZER} if command == "profile.import" else set())
        assert writers <= {Role.CHILD, Role.GUIDE}, command


@pytest.mark.parametrize("way", [way for way, row in RELEASES.items() if row.release is Release.ORGANIZER])
def test_organizer_fields_are_written_only_by_the_organizer(way: str) -> None:
    for command in RELEASES[way].commands:
        assert set(TABLE[command].who) == {Role.ORGANIZER}, command
