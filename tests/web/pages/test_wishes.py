"""What the child wishes, on the organizer's page, and the answers."""

import pytest

from ipk.domain.preparation.arrangements import Part
from ipk.domain.preparation.guests import GUESTS, Guest, Guests
from ipk.services.ports import UnitOfWork
from ipk.services.shared.commands import log_event
from tests.web.house import Browser, House


@pytest.fixture
def organizer(house: House) -> Browser:
    return house.enter("organizer")


def wished(house: House, *, known: bool = True, wish: str = "not") -> str:
    """A wish about the grandmother, and one about somebody whom the child names. The address of the first."""
    family = house.person_id("family")
    wishes = (Guest(family, wish), Guest("klara", "come", "Kamarádka <Klára>"))  # pyright: ignore[reportArgumentType]

    def keep(work: UnitOfWork) -> None:
        work.save(Guests(guests=wishes, known=known, ever_known=known))
        log_event(work, "", "test.change")

    house.store.transact(house.founded.conference, keep)
    return f"{house.home}wishes/{family}"


def answered(house: House) -> Guest:
    guests = house.store.transact(house.founded.conference, lambda work: work.get(Guests, GUESTS))
    return guests.guests[0]


def test_a_wish_is_on_the_page_only_when_the_child_let_it_be_known(house: House, organizer: Browser) -> None:
    wished(house, known=False)
    assert "Klára" not in organizer.get(house.home).text
    wished(house)
    assert "Kamarádka &lt;Klára&gt;" in organizer.get(house.home).text


def test_the_organizer_answers_with_a_reason(house: House, organizer: Browser) -> None:
    address = wished(house)
    answer = organizer.send(address, house.home, wish="not", answer="no", reason="Bude sedět dál.")
    assert answer.status_code == 303
    assert (answered(house).answer, answered(house).reason) == ("no", "Bude sedět dál.")
    assert "Bude sedět dál." in organizer.get(house.home).text


@pytest.mark.parametrize(
    "form",
    [
        {"wish": "not", "answer": "no"},
        {"wish": "not", "answer": "king", "reason": "x"},
        {"wish": "not"},
        {"wish": "come", "answer": "yes"},
        {"wish": "not", "answer": "no", "reason": "x" * 501},
    ],
    ids=str,
)
def test_an_answer_that_cannot_be_is_refused_kindly(house: House, organizer: Browser, form: dict[str, str]) -> None:
    organizer.send(wished(house), house.home, **form)
    assert answered(house).answer == ""
    assert 'role="alert"' in organizer.get(house.home).text


@pytest.mark.parametrize("role", ["child", "guide", "facilitator", "family", "professional", "display"])
def test_nobody_else_answers_or_reads_a_wish_on_a_page(house: House, role: str) -> None:
    address = wished(house)
    browser = house.inside(role)
    assert browser.send(address, "/join", wish="not", answer="yes").status_code == 403
    assert answered(house).answer == ""
    assert "Klára" not in browser.get(f"{house.home}?screen=organizer").text


def test_how_the_child_takes_part_is_on_the_page_when_it_may_be_known(house: House, organizer: Browser) -> None:
    speaker = house.person_id("family")
    house.keep(Part(way="messages", speaker=speaker, home=("plan", "photo")))
    assert "Sends messages prepared before." not in organizer.get(house.home).text
    house.keep(Part(way="messages", speaker=speaker, home=("plan", "photo"), known=True))
    text = organizer.get(house.home).text
    for words in ("Sends messages prepared before.", "babička Jiřina speaks for the child.", "the plan, a photo"):
        assert words in text


def test_a_wish_that_was_withdrawn_meanwhile_is_answered_kindly(house: House, organizer: Browser) -> None:
    address = wished(house, known=False)
    organizer.send(address, house.home, wish="not", answer="yes")
    assert 'role="alert"' in organizer.get(house.home).text
