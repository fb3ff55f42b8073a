"""Several processes serve the same conferences: PostgreSQL decides, Redis rings, nginx spreads."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support.servers.nginx import Nginx
from tests.support.servers.processes import wait_for
from tests.support.servers.server import Server
from tests.wire.support.client import Device, Person, new_id

pytestmark = [pytest.mark.wire, pytest.mark.slow]
ROUNDS = 30


@dataclass
class Pair:
    """Two processes on one PostgreSQL, with their environment for a third."""

    first: Server
    second: Server
    environment: dict[str, str]
    people: dict[str, Person] = field(default_factory=dict)

    def person(self, role: str, url: str = "") -> Person:
        """Logged in once: another machine with the same link would have to be let in."""
        if role not in self.people:
            said = self.first.person(role)
            person = self.people[role] = Person(url or self.first.url, self.first.links["conference"], said)
            assert person.log_in().status_code == 303
        return self.people[role]


@pytest.fixture(scope="module")
def pair(start_server: Any, postgres: Any, redis: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    environment = {
        "IPK_DATABASE_URL": postgres.url(),
        "IPK_REDIS_URL": redis.url,
        "IPK_KEY_FILE": str(tmp_path_factory.mktemp("key") / "key"),
    }
    folder = tmp_path_factory.mktemp("pair")
    first = start_server(env=environment, folder=folder)
    second = start_server(env=environment, folder=folder)  # the same demo, found again
    yield Pair(first, second, environment)
    for server in (first, second):
        server.stop()


def test_people_on_two_processes_share_one_wall(pair: Pair) -> None:
    child = pair.person("child").device(url=pair.first.url)
    facilitator = pair.person("facilitator").device(url=pair.second.url)
    card = child.stick("Na prvním")
    facilitator.sees(card, text="Na prvním")
    facilitator.must("meeting.freeze")
    child.wait(lambda: child.meeting["frozen"], about="the freeze of the other process")
    assert child.do("card.stick", _note(child))["code"] == "too_late"
    facilitator.must("meeting.thaw")
    child.wait(lambda: not child.meeting["frozen"], about="the thaw of the other process")
    _leave(child, facilitator)


def test_commands_of_both_processes_get_one_order_and_none_is_lost(pair: Pair) -> None:
    one = pair.person("child").device(url=pair.first.url)
    other = pair.person("facilitator").device(url=pair.second.url)
    other.must("meeting.moderation", {"moderation": "open"})
    answers = [device.do_later("card.stick", _note(device)) for _ in range(ROUNDS) for device in (one, other)]
    seqs = [answer.result(20)["seq"] for answer in answers]
    assert len(set(seqs)) == len(seqs) == 2 * ROUNDS
    for device in (one, other):
        device.reach(max(seqs))
    assert _cards(one) == _cards(other)
    assert len(_cards(one)) >= len(seqs)
    _leave(one, other)


def test_a_person_removed_on_one_process_is_cut_off_on_the_other(pair: Pair) -> None:
    facilitator = pair.person("facilitator").device(url=pair.second.url)
    cut_off = [_is_cut_off(pair, facilitator, role) for role in ("family", "professional", "support")]
    assert min(cut_off) < 1, "within a second; a machine that stands still does so not each time"


def _is_cut_off(pair: Pair, facilitator: Device, role: str) -> float:
    device = pair.person(role).device(url=pair.first.url)
    facilitator.must("person.remove", {"id": device.id})
    began = time.monotonic()
    device.wait(lambda: not device.connected, about="being cut off")
    return time.monotonic() - began


def test_when_a_process_dies_its_people_go_on_through_the_proxy(pair: Pair, nginx: Any) -> None:
    proxy: Nginx = nginx([pair.first.url, pair.second.url])
    person = pair.person("guide", proxy.url)
    device = person.device(url=proxy.url)
    card = device.stick("Před pádem")
    for server in (pair.first, pair.second):
        server.kill()
        wait_for(lambda: _comes_back(device), "coming back by the other process", 45)
        device.sees(card, text="Před pádem")
        server.start()


def _leave(*devices: Device) -> None:
    for device in devices:
        device.close()


def _comes_back(device: Device) -> bool:
    try:
        if not device.connected:
            device.connect()
        return device.do("card.stick", _note(device))["ok"]
    except Exception:  # refused while the proxy still looks for a living process
        return False


def _note(device: Device) -> dict[str, Any]:
    return {"id": new_id("k"), "kind": "note", "paper": device.plain_paper(), "x": 9, "y": 9, "text": "x"}


def _cards(device: Device) -> dict[str, Any]:
    """What hangs for everybody; the facilitator also sees what waits."""
    return {card["id"]: card for card in device.replica.of_type("card") if card["state"] == "shown"}
