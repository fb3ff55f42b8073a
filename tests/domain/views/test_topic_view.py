"""The view of a topic: everybody's own dots, the sum after the vote."""

from typing import Any

from ipk.domain.meeting.topics import Ballot
from ipk.domain.people.person import Person
from ipk.domain.views.projection import project
from tests.builders import EVERYBODY, JIRINA, topic, viewer


def _shown(person: Person, *ballots: Ballot, **fields: Any) -> dict[str, Any]:
    shown = project(topic(**fields), viewer(person), ballots)
    assert shown is not None
    return shown


def _ballot(dots: int) -> Ballot:
    return Ballot(id="tema~jirina.dots", topic="tema", person="jirina", dots=dots, rev=9)


def test_a_dot_changes_the_rev_only_for_its_owner() -> None:
    revs = {one.id: _shown(one, _ballot(1), rev=4)["rev"] for one in EVERYBODY}
    assert {id for id, rev in revs.items() if rev == 9} == {"jirina"}


def test_a_dot_taken_back_is_not_in_its_owners_view() -> None:
    assert "mine" not in _shown(JIRINA, _ballot(0))


def test_the_fields_of_a_topic_equal_those_of_the_protocol() -> None:
    fields = "title cards order dots state mine"
    assert set(_shown(JIRINA, _ballot(2))) == {"id", "type", "rev", *fields.split()}
