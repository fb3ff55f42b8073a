"""The page's own person in the auth payload (§2, A25): another one is refused, and nothing is thrown away."""

from __future__ import annotations

import pytest

from tests.wire.support.client import Person
from tests.wire.support.packets import HandWire, Refused, code_of
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire


def connects(room: Room, cookie: str, person: str) -> HandWire:
    return HandWire(room.serving.url, cookie, {"conference": room.conference, "person": person})


def test_a_connection_naming_its_own_person_is_accepted(room: Room) -> None:
    mother = room.person("family")
    wire = connects(room, mother.cookie, room.device("family").id)
    assert wire.ask("sync", {"since": 0}).result(20)["me"]["person"] == room.device("family").id
    wire.close()


def test_a_connection_naming_another_person_is_refused(room: Room) -> None:
    mother = room.person("family")
    with pytest.raises(Refused) as refusal:
        connects(room, mother.cookie, room.device("child").id)
    assert code_of(refusal.value) == "not_admitted"


@pytest.mark.parametrize("person", [1, None, ["x"], {}])
def test_a_person_that_is_not_a_string_is_invalid(room: Room, person: object) -> None:
    with pytest.raises(Refused) as refusal:
        HandWire(room.serving.url, room.person("family").cookie, {"conference": room.conference, "person": person})
    assert code_of(refusal.value) == "invalid"


def test_the_earlier_person_of_a_shared_browser_is_refused_until_they_return(room: Room) -> None:
    """A25: the earlier page is refused; after its way back it is the other way round."""
    first, second = room.person("family", 1), room.person("support")
    shared = Person(room.serving.url, room.conference, {"token": first.token})
    shared.log_in()
    shared.http.cookies.update(first.http.cookies)  # the device that is in, on this browser
    page = shared.csrf()
    shared.token = second.token
    shared.log_in()
    for person in (room.device("family", 1).id,):
        with pytest.raises(Refused) as refusal:
            connects(room, shared.cookie, person)
        assert code_of(refusal.value) == "not_admitted"
    answer = shared.http.post(
        f"{shared.url}/c/{room.conference}/again", data={"csrf_token": page}, allow_redirects=False, timeout=20
    )
    assert answer.status_code == 303
    wire = connects(room, shared.cookie, room.device("family", 1).id)
    assert wire.ask("sync", {"since": 0}).result(20)["me"]["person"] == room.device("family", 1).id
    wire.close()
