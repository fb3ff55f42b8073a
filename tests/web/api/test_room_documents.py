"""Name cards and the plan of the chairs: for whom, and how much is on them."""

import pytest

from ipk.domain.people.person import Person
from ipk.domain.preparation.guests import Guest, Guests
from ipk.domain.preparation.seats import Seat, Seats
from tests.web.sample_site import SampleSite

KLARA = "Kamarádka Klára"


def seated(sample: SampleSite, *, known: bool) -> None:
    seats = (Seat(0, sample.person_id("child")), Seat(1, "klara"), Seat(2, "nikdo"))
    sample.keep(Seats(seats=seats, known=known))
    sample.keep(Guests(guests=(Guest("klara", "come", KLARA),), known=known))


@pytest.mark.parametrize("role", ["child", "guide", "facilitator", "organizer"])
def test_name_cards_are_printed_by_first_name_without_waiting_guests(sample: SampleSite, role: str) -> None:
    sample.keep(Person(id="p-cizi", name="Cizí Člověk", roles=("family",), state="waiting", walk_in=True))
    printed = sample.inside(role).get(f"{sample.home}name-cards.pdf")
    assert (printed.status_code, printed.mimetype) == (200, "application/pdf")
    assert printed.text.index("'Anička'") < printed.text.index("'Petr'")
    assert not [name for name in ("Průvodkyně", "plátno", "Cizí") if name in printed.text]
    assert "no-store" in printed.headers["Cache-Control"]


@pytest.mark.parametrize("role", ["facilitator", "organizer"])
def test_the_seating_plan_shows_seats_only_after_the_child_released_them(sample: SampleSite, role: str) -> None:
    """P4, A6."""
    seated(sample, known=False)
    browser = sample.inside(role)
    kept = browser.get(f"{sample.home}seating-plan.pdf").text
    assert "seats=()" in kept
    assert KLARA not in kept
    seated(sample, known=True)
    told = browser.get(f"{sample.home}seating-plan.pdf").text
    assert "seats=((0, PrintedName(name='Anička'" in told
    assert (KLARA in told) == (role == "organizer"), "whom only the child named is named to whoever invites"
    assert "nikdo" not in told


@pytest.mark.parametrize("role", ["child", "guide"])
def test_the_child_and_its_guide_see_unreleased_seats_on_the_seating_plan(sample: SampleSite, role: str) -> None:
    seated(sample, known=False)
    assert KLARA in sample.inside(role).get(f"{sample.home}seating-plan.pdf").text


@pytest.mark.parametrize("role", ["family", "professional", "display"])
@pytest.mark.parametrize("paper", ["name-cards.pdf", "seating-plan.pdf"])
def test_other_roles_and_strangers_get_no_name_cards_and_no_seating_plan(
    sample: SampleSite, role: str, paper: str
) -> None:
    assert sample.inside(role).get(f"{sample.home}{paper}").status_code == 403
    assert sample.visitor().get(f"{sample.home}{paper}").status_code == 404
