"""A record read back from its dictionary equals the original."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.media import Attached
from ipk.domain.kernel.records import Record, RecordHeader
from ipk.domain.meeting.meeting import STEPS, Meeting, Vote
from ipk.domain.meeting.rounds import Round
from ipk.domain.people.person import Person
from ipk.domain.people.settings import PACES, TEXT_SIZES
from ipk.domain.preparation.arrangements import SOUVENIRS, WAYS
from ipk.domain.preparation.guests import WISHES, Guest
from ipk.domain.preparation.seats import Seat
from ipk.domain.preparation.snacks import ALLERGENS
from ipk.domain.profile.answers import CONSENTS
from ipk.domain.profile.prepared_messages import VISIBILITIES, Message
from ipk.domain.record_types import TYPES
from ipk.domain.wall.card_history import CardRevision
from ipk.domain.wall.cards import Card, Draft, Spot
from tests.builders import card, meeting

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
slugs = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
plain = {str: words, int: st.integers(0, 2**40), bool: st.booleans(), float: st.floats(allow_nan=False)}
#: fields whose values a record checks, or that are no plain type
particular: dict[str, st.SearchStrategy[Any]] = {
    "colour": slugs,
    "roles": st.lists(slugs, min_size=1, max_size=3).map(tuple),
    "supporters": st.lists(slugs, max_size=3).map(tuple),
    "spot": st.builds(Spot, words, st.floats(0, 1600), st.floats(0, 1200), st.floats(-180, 180)),
    "draft": st.none() | st.builds(Draft, words, slugs),
    "vote": st.builds(Vote, st.booleans(), st.integers(0, 10), st.lists(slugs, max_size=3).map(tuple)),
    "music": st.builds(type(meeting().music), slugs, st.booleans(), st.integers(0, 100)),
    "liked": st.lists(slugs, max_size=3).map(tuple),
    **dict.fromkeys(
        ("for_before", "for_during", "unwanted", "me", "everybody", "never"), st.lists(slugs, max_size=3).map(tuple)
    ),
    **dict.fromkeys(("allergens", "heard"), st.lists(st.sampled_from(ALLERGENS), max_size=3).map(tuple)),
    "spotlight": st.none() | st.dictionaries(slugs, slugs, max_size=2),
    "past": st.lists(st.builds(CardRevision, words, slugs, slugs, st.dictionaries(slugs, words)), max_size=3).map(
        tuple
    ),
    "marks": st.dictionaries(slugs, st.dictionaries(slugs, st.booleans(), max_size=2), max_size=3),
    "sums": st.dictionaries(words, st.dictionaries(words, st.integers(0, 40), max_size=3), max_size=3),
    "what": words.filter(bool),
    "who": st.lists(slugs, min_size=1, max_size=3).map(tuple),
    **dict.fromkeys(("taken", "taken_words", "before"), st.dictionaries(slugs, words, max_size=3)),
    **dict.fromkeys(("title", "topic"), words.filter(bool)),
    "cards": st.lists(slugs, max_size=3).map(tuple),
    "round": st.none() | st.builds(Round, *[st.lists(slugs, max_size=3).map(tuple)] * 3),
    "by": st.dates().map(str),
    "text": words.filter(bool),
    "media": slugs,
    "symbol": slugs,
    "symbols": st.lists(slugs, max_size=5).map(tuple),
    "album": st.lists(st.builds(Attached, slugs, st.just("picture")), max_size=3).map(tuple),
    "still": st.sampled_from(("", "ask", "changed")),
    "lines": st.lists(slugs, max_size=3).map(tuple),
    "guests": st.lists(st.builds(Guest, slugs, st.sampled_from(WISHES), words), max_size=3).map(tuple),
    "seats": st.lists(st.builds(Seat, st.integers(-24, 24), slugs), max_size=3).map(tuple),
    "stays": st.lists(st.tuples(slugs, words), max_size=3).map(tuple),
    "texts": st.dictionaries(slugs, words, max_size=3),
    "home": st.lists(st.sampled_from(SOUVENIRS[:-1]), unique=True, max_size=3).map(tuple),
    "way": st.sampled_from(WAYS),
    "consent": st.sampled_from(CONSENTS),
    "text_size": st.sampled_from(TEXT_SIZES),
    "scanning": st.sampled_from(PACES),
    "language": st.sampled_from(("", "cs", "uk")),
    "child": st.just(True),
}


#: the same of one kind alone
of_one_kind: dict[type[Record], dict[str, st.SearchStrategy[Any]]] = {
    Message: {
        "id": st.from_regex(r"[a-z]{1,30}", fullmatch=True),
        "step": st.sampled_from(STEPS),
        "reach": st.sampled_from(VISIBILITIES),
        "symbols": st.lists(slugs, min_size=1, max_size=5).map(tuple),
    },
}


@st.composite
def records(draw: st.DrawFn, kind: type[Record]) -> Record:
    hints = {field.name: field.type for field in dataclasses.fields(kind)}
    special = particular | of_one_kind.get(kind, {})
    values = {name: draw(special[name] if name in special else _of(hint)) for name, hint in hints.items()}
    return kind(**values)


def _of(hint: Any) -> st.SearchStrategy[Any]:
    return plain.get(hint, slugs)


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
@settings(deadline=None)  # a busy machine is slow at times
@given(data=st.data())
def test_every_record_type_round_trips_through_its_dictionary(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    body = json.loads(json.dumps(record.to_dict()))
    assert kind.from_dict(RecordHeader(record.id, kind.TYPE, record.rev, record.gone), body) == record


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_a_kind_is_registered_under_its_own_name(kind: type[Record]) -> None:
    assert TYPES[kind.TYPE] is kind


def test_every_kind_of_record_is_registered() -> None:
    ours = {kind for kind in _below(Record) if kind.TYPE and kind.__module__.startswith("ipk.")}
    assert ours == set(TYPES.values())


def _below(kind: type[Record]) -> set[type[Record]]:
    return {sub for one in kind.__subclasses__() for sub in {one, *_below(one)}}


def test_a_field_missing_from_an_older_record_gets_its_default() -> None:
    body = card().to_dict()
    del body["marks"], body["shown_rev"]
    read = Card.from_dict(RecordHeader("karta", "card", 1, False), body | {"from_the_future": 1})
    assert read == card()


def test_id_rev_and_gone_are_not_in_the_dictionary_of_a_record() -> None:
    assert not {"id", "rev", "gone"} & card().to_dict().keys()


def test_a_record_read_back_is_immutable() -> None:
    read = Person.from_dict(RecordHeader("eva", "person", 1, False), {"name": "Eva", "roles": ["guide"]})
    assert read.roles == ("guide",)
    with pytest.raises(dataclasses.FrozenInstanceError):
        read.name = "Adam"  # type: ignore[misc]


def test_a_meeting_reads_its_vote_back_as_a_value_object() -> None:
    kept = meeting(vote=Vote(True, 3, ("a", "b")))
    read = Meeting.from_dict(RecordHeader("meeting", "meeting", 1, False), json.loads(json.dumps(kept.to_dict())))
    assert read.vote == Vote(True, 3, ("a", "b"))


def test_copy_with_validates_like_a_new_record() -> None:
    hung = Card(id="a", kind="note", spot=Spot("p", 1, 2), author="x", text="Ahoj")
    moved = hung.copy_with(spot=Spot("p", 3, 4), rev=7)
    assert moved == dataclasses.replace(hung, spot=Spot("p", 3, 4), rev=7)
    assert hung.spot == Spot("p", 1, 2)
    with pytest.raises(Invalid):
        hung.copy_with(text="")
    with pytest.raises(TypeError):
        hung.copy_with(no_such_field=1)
