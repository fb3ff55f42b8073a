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
def test_there_is_a_card_for_everybody_by_first_name(sample: SampleSite, role: str) -> None:
    sample.keep(Person(id="p-cizi", name="Cizí Člověk", roles=("family",), state="waiting", walk_in=True))
    printed = sample.inside(role).get(f"{sample.home}name-cards.pdf")
    assert (printed.status_code, printed.mimetype) == (200, "application/pdf")
    assert printed.text.index("'Anička'") < printed.text.index("'Petr'")
    assert not [name for name in ("Průvodkyně", "plátno", "Cizí") if name in printed.text]
    assert "no-store" in printed.headers["Cache-Control"]


@pytest.mark.parametrize("role", ["facilitator", "organizer"])
def test_who_sits_where_is_on_paper_only_when_the_child_let_it_be_known(sample: SampleSite, role: str) -> None:
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
def test_the_childs_own_plan_has_it_all(sample: SampleSite, role: str) -> None:
    seated(sample, known=False)
    assert KLARA in sample.inside(role).get(f"{sample.home}seating-plan.pdf").text


@pytest.mark.parametrize("role", ["family", "professional", "display"])
@pytest.mark.parametrize("paper", ["name-cards.pdf", "seating-plan.pdf"])
def test_nobody_else_prints_the_room(sample: SampleSite, role: str, paper: str) -> None:
    assert sample.inside(role).get(f"{sample.home}{paper}").status_code == 403
    assert sample.visitor().get(f"{sample.home}{paper}").status_code == 404
