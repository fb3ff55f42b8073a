"""Behind a proxy the doors go by what it says; without one nobody's word about themselves counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.middleware.proxy_fix import ProxyFix

from ipk.web.auth.join import REFUSAL_SECONDS, SLOW_REFUSAL_SECONDS
from ipk.web.auth.throttle import PER_ADDRESS_LIMIT
from tests.web.house import House

HERE = {"X-Forwarded-For": "203.0.113.5", "X-Forwarded-Proto": "https"}
THERE = {**HERE, "X-Forwarded-For": "203.0.113.6"}


@pytest.fixture
def behind_proxy(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path, public_url="https://ipk.example.cz")
    made.app.wsgi_app = ProxyFix(made.app.wsgi_app)
    yield made
    made.store.close()


def guess(house: House, headers: dict[str, str], times: int = PER_ADDRESS_LIMIT) -> None:
    for number in range(times):
        house.visitor().post("/j", {"token": f"wrong-{number}"}, **headers)


def waits(house: House, headers: dict[str, str]) -> float:
    """How long the next wrong guess waits for its answer."""
    guess(house, headers, 1)
    return house.slept.seconds[-1]


def test_people_behind_the_proxy_are_told_apart(behind_proxy: House) -> None:
    guess(behind_proxy, HERE)
    assert waits(behind_proxy, HERE) == pytest.approx(SLOW_REFUSAL_SECONDS, abs=0.1)
    assert waits(behind_proxy, THERE) == pytest.approx(REFUSAL_SECONDS, abs=0.1)


def test_the_cookie_is_secure_when_the_proxy_speaks_https(behind_proxy: House) -> None:
    answer = behind_proxy.visitor().post("/j", {"token": behind_proxy.token("family")}, **HERE)
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in answer.headers


def test_links_are_made_for_the_public_address(behind_proxy: House) -> None:
    organizer = behind_proxy.enter("organizer")
    assert f"https://ipk.example.cz/j#{behind_proxy.token('child')}" in organizer.get(behind_proxy.home).text


@pytest.mark.abuse
def test_without_a_proxy_nobody_can_pretend_to_be_elsewhere(house: House) -> None:
    """A14"""
    guess(house, HERE)
    assert waits(house, THERE) == pytest.approx(SLOW_REFUSAL_SECONDS, abs=0.1)
