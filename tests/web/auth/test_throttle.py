"""Guessing is pointless (A14): few tries, one answer, one pace; who is in notices nothing."""

import pytest

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Person
from ipk.services.people.conferences import open_door
from ipk.web.auth.join import REFUSAL_SECONDS, SLOW_REFUSAL_SECONDS
from ipk.web.auth.throttle import PER_ADDRESS_LIMIT, TOTAL_LIMIT, FailureThrottle, network_of
from tests.web.sample_site import Clock, SampleSite

pytestmark = pytest.mark.abuse


def guess_wrongly(sample: SampleSite, times: int, address: str = "10.0.0.7") -> None:
    browser = sample.visitor(address=address)
    for number in range(times):
        assert browser.open_link(f"wrong-{number}").status_code == 404


def test_a_right_link_opens_at_once_while_somebody_guesses_at_the_same_address(sample: SampleSite) -> None:
    """A14: no guess hits 192 bits, so wrong links take nothing from who holds a right one."""
    guess_wrongly(sample, PER_ADDRESS_LIMIT + 5)
    sample.slept.seconds.clear()
    assert sample.visitor().open_link(sample.token("family")).status_code == 303
    assert sample.slept.seconds == []


def test_refusals_of_wrong_links_slow_down_for_an_address_with_many_failures(sample: SampleSite) -> None:
    guess_wrongly(sample, PER_ADDRESS_LIMIT + 1)
    assert sample.slept.seconds[-2:] == [
        pytest.approx(REFUSAL_SECONDS, abs=0.1),
        pytest.approx(SLOW_REFUSAL_SECONDS, abs=0.1),
    ]
    sample.clock.forward(seconds=61)
    guess_wrongly(sample, 1)
    assert sample.slept.seconds[-1] == pytest.approx(REFUSAL_SECONDS, abs=0.1)


def test_after_ten_wrong_codes_even_the_right_one_does_not_open(sample: SampleSite) -> None:
    organizer = sample.person_id("organizer")
    door = sample.change(lambda work: open_door(work, work.get(Person, organizer), sample.store))
    for _ in range(PER_ADDRESS_LIMIT):
        assert sample.visitor().knock("WRONG1", "kdosi").status_code == 404
    assert sample.visitor().knock(door.code, "kdosi").status_code == 404
    assert sample.visitor(address="10.0.0.8").knock(door.code, "kdosi").status_code == 303


def test_wrong_room_codes_do_not_block_a_valid_link_from_the_same_address(sample: SampleSite) -> None:
    for _ in range(PER_ADDRESS_LIMIT + 1):
        sample.visitor().knock("WRONG1", "kdosi")
    assert sample.visitor().open_link(sample.token("family")).status_code == 303


def test_wrong_links_from_many_addresses_do_not_block_a_valid_link(sample: SampleSite) -> None:
    for room in range(TOTAL_LIMIT // PER_ADDRESS_LIMIT):
        guess_wrongly(sample, PER_ADDRESS_LIMIT, f"10.1.{room}.1")
    for address in ("10.1.0.1", "10.2.0.1"):
        assert sample.visitor(address=address).open_link(sample.token("family")).status_code == 303


def test_wrong_links_do_not_affect_a_browser_that_is_already_in(sample: SampleSite) -> None:
    browser = sample.inside("family")
    guess_wrongly(sample, PER_ADDRESS_LIMIT + 5)
    assert browser.get(sample.home).status_code == 200


def test_many_valid_links_open_from_one_address(sample: SampleSite) -> None:
    for role in ("child", "guide", "facilitator", "organizer", "family", "professional", "display") * 3:
        assert sample.visitor().open_link(sample.token(role)).status_code == 303


@pytest.mark.parametrize("wrong", ["x" * 32, ""])
def test_every_refusal_takes_the_same_time(sample: SampleSite, wrong: str) -> None:
    sample.visitor().open_link(wrong)
    assert sample.slept.seconds == [pytest.approx(REFUSAL_SECONDS, abs=0.1)]


def test_an_expired_link_is_refused_at_the_same_pace_as_an_unknown_one(sample: SampleSite) -> None:
    sample.clock.forward(days=61)
    sample.visitor().open_link(sample.token("family"))
    assert sample.slept.seconds == [pytest.approx(REFUSAL_SECONDS, abs=0.1)]


def test_a_network_of_ipv6_counts_as_one_address() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("::ffff:10.0.0.7") == network_of("10.0.0.7")


def test_guesses_are_forgotten_so_that_memory_stays_small() -> None:
    clock = Clock()
    guesses = FailureThrottle(clock)
    for number in range(500):
        clock.forward(seconds=30)
        with pytest.raises(NotFound):
            guesses.look_up(f"10.0.{number % 250}.1", lambda: None)
    assert len(guesses._by_address) <= 3
