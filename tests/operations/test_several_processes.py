"""Two processes serve one conference: one PostgreSQL, one Redis, nginx before them, as docs/operations.md says."""

import signal
from dataclasses import dataclass

import pytest

from tests.support.nginx import MakeNginx
from tests.support.postgres import Postgres
from tests.support.redis_server import Redis
from tests.support.server import MakeServer, Server
from tests.wire.client import Device, Person

pytestmark = [pytest.mark.wire, pytest.mark.slow]


@dataclass
class House:
    """Two processes of one installation; the demo was made by the first."""

    first: Server
    second: Server

    def person(self, name: str, at: str) -> Person:
        person = Person(at, self.first.links["conference"], self.first.person(name))
        assert person.log_in().status_code == 303
        return person

    def device(self, name: str, server: Server) -> Device:
        return self.person(name, server.url).device()


@pytest.fixture
def house(server: MakeServer, postgres: Postgres, redis: Redis) -> House:
    database = {"IPK_DATABASE_URL": postgres.url(), "IPK_REDIS_URL": redis.url}
    first = server(env=database)
    shared = {"IPK_KEY_FILE": str(first.data.parent / "key")}
    second = server(env={**database, **shared}, options=["--data-dir", str(first.data)], demo=False)
    return House(first, second)


def test_a_card_stuck_at_one_process_hangs_at_the_other(house: House) -> None:
    child, grandmother = house.device("child", house.first), house.device("Jiřina", house.second)
    card = child.stick("Chci psa")
    assert grandmother.sees(card)["text"] == "Chci psa"


def test_two_processes_agree_on_one_order(house: House) -> None:
    child, facilitator = house.device("child", house.first), house.device("facilitator", house.second)
    for number in range(10):
        child.stick(f"tady {number}")
        facilitator.stick(f"tam {number}")
    child.sees(facilitator.stick("konec tam"))
    facilitator.sees(child.stick("konec tady"))
    clocks = [{card["id"]: card["rev"] for card in one.replica.of_type("card")} for one in (child, facilitator)]
    both = clocks[0].keys() & clocks[1].keys()
    assert len(both) >= 22
    assert all(clocks[0][id] == clocks[1][id] for id in both)


def test_who_is_removed_at_one_process_is_out_at_the_other_within_a_second(house: House) -> None:
    father = house.device("Tomáš", house.second)
    house.device("facilitator", house.first).must("person.remove", {"id": father.id})
    father.wait(lambda: not father.connected, seconds=1, about="the removed person's socket to close")


def test_without_the_doorbell_changes_come_a_little_later(house: House, redis: Redis) -> None:
    child, grandmother = house.device("child", house.first), house.device("Jiřina", house.second)
    redis.stop()
    try:
        grandmother.sees(child.stick("Zvonek nehraje"))
    finally:
        redis.start()
    grandmother.sees(child.stick("Zvonek hraje"))


def test_when_a_process_dies_its_people_go_on_at_the_other(house: House, nginx: MakeNginx) -> None:
    proxy = nginx([house.first.url, house.second.url])
    child = house.person("child", proxy.url).device()
    before = child.stick("Před")
    for one in (house.first, house.second):  # whichever had the child: each dies once, the other serves
        one.stop(signal.SIGKILL)
        child.close()
        child.connect()
        assert child.sees(before)
        assert child.stick("Po")
        one.start()
