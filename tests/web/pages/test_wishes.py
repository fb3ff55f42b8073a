"""What the child wishes, on the organizer's page, and the answers."""

import pytest

from ipk.domain.preparation.arrangements import Part
from ipk.domain.preparation.guests import GUESTS, Guest, Guests
from ipk.services.ports import UnitOfWork
from ipk.services.shared.commands import log_event
from tests.web.sample_site import Browser, SampleSite


@pytest.fixture
def organizer(sample: SampleSite) -> Browser:
    return sample.enter("organizer")


def wished(sample: SampleSite, *, known: bool = True, wish: str = "not") -> str:
    """A wish about the grandmother, and one about somebody whom the child names. The address of the first."""
    family = sample.person_id("family")
    wishes = (Guest(family, wish), Guest("klara", "come", "Kamarádka <Klára>"))  # pyright: ignore[reportArgumentType]

    def keep(work: UnitOfWork) -> None:
        work.save(Guests(guests=wishes, known=known, ever_known=known))
        log_event(work, "", "test.change")

    sample.store.transact(sample.founded.conference, keep)
    return f"{sample.home}wishes/{family}"


def answered(sample: SampleSite) -> Guest:
    guests = sample.store.transact(sample.founded.conference, lambda work: work.get(Guests, GUESTS))
    return guests.guests[0]


def test_the_organizer_sees_a_wish_only_after_the_child_released_it(sample: SampleSite, organizer: Browser) -> None:
    wished(sample, known=False)
    assert "Klára" not in organizer.get(sample.home).text
    wished(sample)
    assert "Kamarádka &lt;Klára&gt;" in organizer.get(sample.home).text


def test_the_organizer_answers_a_wish_with_a_reason(sample: SampleSite, organizer: Browser) -> None:
    address = wished(sample)
    answer = organizer.send(address, sample.home, wish="not", answer="no", reason="Bude sedět dál.")
    assert answer.status_code == 303
    assert (answered(sample).answer, answered(sample).reason) == ("no", "Bude sedět dál.")
    assert "Bude sedět dál." in organizer.get(sample.home).text


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
def test_an_invalid_answer_to_a_wish_is_refused_with_a_message(
    sample: SampleSite, organizer: Browser, form: dict[str, str]
) -> None:
    organizer.send(wished(sample), sample.home, **form)
    assert answered(sample).answer == ""
    assert 'role="alert"' in organizer.get(sample.home).text


@pytest.mark.parametrize("role", ["child", "guide", "facilitator", "family", "professional", "display"])
def test_other_roles_can_neither_answer_nor_read_a_wish(sample: SampleSite, role: str) -> None:
    address = wished(sample)
    browser = sample.inside(role)
    assert browser.send(address, "/join", wish="not", answer="yes").status_code == 403
    assert answered(sample).answer == ""
    assert "Klára" not in browser.get(f"{sample.home}?screen=organizer").text


def test_the_organizer_sees_how_the_child_takes_part_only_after_its_release(
    sample: SampleSite, organizer: Browser
) -> None:
    speaker = sample.person_id("family")
    sample.keep(Part(way="messages", speaker=speaker, home=("plan", "photo")))
    assert "Will send messages prepared before." not in organizer.get(sample.home).text
    sample.keep(Part(way="messages", speaker=speaker, home=("plan", "photo"), known=True))
    text = organizer.get(sample.home).text
    for words in ("Will send messages prepared before.", "babička Jiřina speaks for the child.", "the plan, a photo"):
        assert words in text


def test_answering_a_withdrawn_wish_shows_a_message(sample: SampleSite, organizer: Browser) -> None:
    address = wished(sample, known=False)
    organizer.send(address, sample.home, wish="not", answer="yes")
    assert 'role="alert"' in organizer.get(sample.home).text
