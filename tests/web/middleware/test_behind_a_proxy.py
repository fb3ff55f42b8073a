"""Behind a proxy the doors go by what it says; without one nobody's word about themselves counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.middleware.proxy_fix import ProxyFix

from ipk.web.auth.join import REFUSAL_SECONDS, SLOW_REFUSAL_SECONDS
from ipk.web.auth.throttle import PER_ADDRESS_LIMIT
from tests.web.sample_site import SampleSite

HERE = {"X-Forwarded-For": "203.0.113.5", "X-Forwarded-Proto": "https"}
THERE = {**HERE, "X-Forwarded-For": "203.0.113.6"}


@pytest.fixture
def behind_proxy(tmp_path: Path) -> Iterator[SampleSite]:
    made = SampleSite(tmp_path, public_url="https://ipk.example.cz")
    made.app.wsgi_app = ProxyFix(made.app.wsgi_app)
    yield made
    made.store.close()


def guess(sample: SampleSite, headers: dict[str, str], times: int = PER_ADDRESS_LIMIT) -> None:
    for number in range(times):
        sample.visitor().post("/j", {"token": f"wrong-{number}"}, **headers)


def waits(sample: SampleSite, headers: dict[str, str]) -> float:
    """How long the next wrong guess waits for its answer."""
    guess(sample, headers, 1)
    return sample.slept.seconds[-1]


def test_addresses_behind_the_proxy_are_throttled_separately(behind_proxy: SampleSite) -> None:
    guess(behind_proxy, HERE)
    assert waits(behind_proxy, HERE) == pytest.approx(SLOW_REFUSAL_SECONDS, abs=0.1)
    assert waits(behind_proxy, THERE) == pytest.approx(REFUSAL_SECONDS, abs=0.1)


def test_the_cookie_is_secure_when_the_proxy_speaks_https(behind_proxy: SampleSite) -> None:
    answer = behind_proxy.visitor().post("/j", {"token": behind_proxy.token("family")}, **HERE)
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in answer.headers


def test_links_are_made_for_the_public_address(behind_proxy: SampleSite) -> None:
    organizer = behind_proxy.enter("organizer")
    assert f"https://ipk.example.cz/j#{behind_proxy.token('child')}" in organizer.get(behind_proxy.home).text


@pytest.mark.abuse
def test_without_a_proxy_the_x_forwarded_for_header_is_ignored(sample: SampleSite) -> None:
    """A14"""
    guess(sample, HERE)
    assert waits(sample, THERE) == pytest.approx(SLOW_REFUSAL_SECONDS, abs=0.1)
