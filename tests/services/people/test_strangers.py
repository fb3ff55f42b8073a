"""Guests with the room code wait apart from invited people; staff can close the lobby (A33)."""

import pytest

from ipk.domain.kernel.errors import NotFound, Removed, TooMany
from ipk.domain.people.person import KNOCKS_LIMIT, PEOPLE_LIMIT, STRANGERS_LIMIT, Person
from ipk.services.people import admission, conferences, people
from ipk.services.people.conferences import NewPerson
from tests.builders import JANA, JIRINA, LENKA
from tests.services.people.test_admission import admit, enter, knock, refusal
from tests.services.sample_conference import SampleConference

pytestmark = pytest.mark.abuse


def strangers_knock(sample: SampleConference, count: int) -> list[Person]:
    sample.change(lambda work: conferences.open_door(work, LENKA, sample.store))
    return [knock(sample, f"Cizí {number}", f"cizi-{number}") for number in range(count)]


def test_room_code_guests_do_not_use_up_places_of_invited_people(lobby: SampleConference) -> None:
    """A33: they are capped apart, and whoever was sent away makes room at the door again."""
    strangers = strangers_knock(lobby, STRANGERS_LIMIT)
    with pytest.raises(TooMany), lobby.nothing_changes():
        knock(lobby, "o jednoho víc", "cizi-navic")
    for number in range(PEOPLE_LIMIT - len(lobby.all(Person)) + STRANGERS_LIMIT):
        guest = NewPerson(f"Host {number}", ("family",))
        lobby.change(lambda work, guest=guest: conferences.add_person(work, LENKA, lobby.store, guest=guest))
    enter(lobby, lobby.token(JIRINA), "mobil")
    assert lobby.get(Person, JIRINA.id).state == "waiting"
    with pytest.raises(TooMany), lobby.nothing_changes():
        admit(lobby, strangers[0])


def test_the_facilitator_closes_the_door_and_reopens_it_with_another_code(lobby: SampleConference) -> None:
    """A33: the old code leads nowhere from then on."""
    old = lobby.change(lambda work: conferences.open_door(work, LENKA, lobby.store)).code
    lobby.change(lambda work: conferences.close_door(work, JANA))
    assert lobby.store.resolve_access_token(conferences.code_digest(lobby.store, old)) is None
    with pytest.raises(NotFound):
        knock(lobby, "kdosi")
    fresh = lobby.change(lambda work: conferences.open_door(work, JANA, lobby.store)).code
    assert fresh != old
    assert lobby.store.resolve_access_token(conferences.code_digest(lobby.store, old)) is None


def test_sending_away_removes_only_the_listed_waiting_strangers(lobby: SampleConference) -> None:
    """A33: not whoever was let in, was invited, or came meanwhile."""
    first, second, inside_now, late = strangers_knock(lobby, 4)
    enter(lobby, lobby.token(JIRINA), "mobil")
    admit(lobby, inside_now, "family")
    seen = [one.id for one in (first, second, inside_now, JIRINA)]
    lobby.change(lambda work: people.send_away(work, JANA, ids=seen))
    states = {one.id: one.state for one in lobby.all(Person)}
    assert [states[one.id] for one in (first, second, inside_now, late)] == [
        "removed",
        "removed",
        "admitted",
        "waiting",
    ]
    assert states[JIRINA.id] == "waiting"
    assert refusal(lobby, "cizi-0") is Removed
    assert knock(lobby, "Cizí 0", "cizi-znovu").state == "waiting"


def test_entries_by_one_room_code_are_limited(lobby: SampleConference) -> None:
    """A33: with one code somebody whom nobody lets in comes only so often; a fresh code begins anew."""
    lobby.change(lambda work: conferences.open_door(work, LENKA, lobby.store))
    for number in range(KNOCKS_LIMIT):
        knock(lobby, "tam a zpět", f"cizi-{number}")
        lobby.change(lambda work, number=number: admission.leave(work, f"cizi-{number}"))
    with pytest.raises(TooMany), lobby.nothing_changes():
        knock(lobby, "tam a zpět", "cizi-navic")
    lobby.change(lambda work: conferences.open_door(work, JANA, lobby.store))
    assert not [one for one in lobby.all(Person) if one.walk_in]
    assert knock(lobby, "host", "host").state == "waiting"
    assert refusal(lobby, "cizi-0") is not None
