"""A14: guessing codes and tokens."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests.wire.support.addresses import somebody_at
from tests.wire.support.client import csrf_in
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse


@pytest.fixture(scope="module")
def demo() -> Iterator[Room]:
    with own_room() as room:
        yield room


def try_code(demo: Room, session: requests.Session, code: str) -> requests.Response:
    token = csrf_in(session.get(f"{demo.serving.url}/join", timeout=20).text)
    body = {"code": code, "name": "Kdokoli", "csrf_token": token}
    return session.post(f"{demo.serving.url}/join", data=body, allow_redirects=False, timeout=20)


def wrong_code() -> str:
    return "".join(secrets.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(6))


def guess_nine(demo: Room, address: int) -> int:
    """From one address, below that address's own limit; how many did not open."""
    session = somebody_at(f"127.0.0.{address}")
    return sum(not opened(try_code(demo, session, wrong_code())) for _ in range(9))


def right_code(demo: Room) -> str:
    return demo.device("display").replica.of_type("door")[0]["code"]


def opened(answer: requests.Response) -> bool:
    return answer.status_code in (302, 303) and "/c/" in answer.headers.get("Location", "")


def test_after_ten_wrong_codes_an_address_has_to_wait(demo: Room) -> None:
    """A14: ≤ 10 a minute an address; the right code does not help the one who guessed, others are not touched."""
    session, code = somebody_at("127.0.0.61"), right_code(demo)
    answers = [try_code(demo, session, wrong_code()) for _ in range(11)]
    assert not any(opened(answer) for answer in answers)
    assert not opened(try_code(demo, session, code)), "eleven guesses, and the twelfth got in"
    assert opened(try_code(demo, somebody_at("127.0.0.62"), code)), "another address still gets in"
    assert demo.device("child").sync()["ok"]


@pytest.fixture
def besieged() -> Iterator[Room]:
    """An installation whose door nobody else needs meanwhile."""
    with own_room() as room:
        yield room


def test_after_sixty_wrong_room_codes_from_all_addresses_the_right_one_is_refused(besieged: Room) -> None:
    """A14: ≤ 60 in all; whoever is admitted notices nothing."""
    code = right_code(besieged)
    with ThreadPoolExecutor(7) as crowd:
        assert list(crowd.map(lambda address: guess_nine(besieged, address), range(100, 107))) == [9] * 7
    assert not opened(try_code(besieged, somebody_at("127.0.0.99"), code)), "sixty-three guesses, and the next got in"
    assert besieged.device("child").stick("Nás se to netýká")
    assert besieged.person("family").get().status_code == 200
    assert besieged.person("professional").log_in().status_code == 303, "a personal link is no guess"


def test_all_wrong_tokens_get_the_same_answer_in_the_same_time(demo: Room) -> None:
    """A14: the same page, as fast for almost right as for nonsense."""
    token = demo.people[0].token
    kinds = {
        "nonsense": "x",
        "random": secrets.token_urlsafe(32),
        "almost": token[:-1] + ("A" if token[-1] != "A" else "B"),
    }
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    pages = set()
    for turn in range(5):
        for kind, guess in kinds.items():
            session = somebody_at(f"127.0.0.{150 + turn * 3 + list(kinds).index(kind)}")
            started = time.monotonic()
            answer = session.post(f"{demo.serving.url}/j", data={"token": guess}, allow_redirects=False, timeout=20)
            times[kind].append(time.monotonic() - started)
            pages.add((answer.status_code, len(answer.content)))
    assert {status for status, _ in pages} == {404}
    assert len(pages) == 1
    quickest = {
        kind: min(taken) for kind, taken in times.items()
    }  # work takes its time always, a busy machine does not
    assert max(quickest.values()) - min(quickest.values()) < 0.05, times


def test_guessing_does_not_lock_out_a_room_that_shares_the_address(demo: Room) -> None:
    """A14: personal links go on working for everybody behind the same address."""
    for _ in range(15):
        requests.post(f"{demo.serving.url}/j", data={"token": secrets.token_urlsafe(32)}, timeout=20)
    assert demo.device("child").stick("Uvnitř se nic neděje")
    assert demo.person("child").get().status_code == 200
