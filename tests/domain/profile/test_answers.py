"""Each answer of the child carries its own consent (A7)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer, Consent
from tests.builders import ANICKA, EVA, JANA

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
A_YEAR_AGO = (NOW - timedelta(days=366)).isoformat()


def answer(consent: Consent = "me") -> Answer:
    return Answer(
        id="usinani", question="Co mi pomáhá", text="Světlo na chodbě", paper="dari-se", x=1, y=2, consent=consent
    )


def test_the_default_consent_of_an_answer_is_the_circle_only() -> None:
    assert Answer(id="a", question="q", text="t", paper="p", x=0, y=0).consent == "me"


def test_the_child_consents_to_the_wall_by_showing_an_answer() -> None:
    assert answer().shown_by(ANICKA, NOW).consent == "wall"


@pytest.mark.parametrize("person", [EVA, JANA], ids=lambda person: person.id)
def test_others_cannot_show_an_answer_the_child_did_not_release(person: Person) -> None:
    with pytest.raises(NotAllowed):
        answer().shown_by(person, NOW)


@pytest.mark.parametrize("consent", ["wall", "minutes"])
def test_the_guide_shows_a_released_answer_without_widening_consent(consent: Consent) -> None:
    assert answer(consent).shown_by(EVA, NOW).consent == consent


def test_a_withdrawn_answer_belongs_to_the_circle_again() -> None:
    withdrawn = answer("minutes").withdrawn()
    assert withdrawn.consent == "me"
    with pytest.raises(NotAllowed):
        withdrawn.shown_by(EVA, NOW)


@pytest.mark.parametrize(
    "old", [{"still": "ask"}, {"still": "changed"}, {"said_at": A_YEAR_AGO}, {"true_at": A_YEAR_AGO}], ids=str
)
def test_an_unconfirmed_answer_is_not_printed_or_shown_by_the_guide(old: dict[str, str]) -> None:
    """Neither shown by the guide nor printed; the child's own word for it today is a confirmation."""
    released = replace(answer("minutes"), **old)
    assert released.needs_confirmation(NOW)
    assert not any(released.may_be_printed_by(person, NOW) for person in (ANICKA, EVA, JANA))
    with pytest.raises(NotAllowed, match="still true"):
        released.shown_by(EVA, NOW)
    assert not released.shown_by(ANICKA, NOW).needs_confirmation(NOW)


def test_a_recently_confirmed_answer_needs_no_confirmation() -> None:
    said_long_ago = replace(answer("wall"), said_at=A_YEAR_AGO, true_at=(NOW - timedelta(days=300)).isoformat())
    assert not said_long_ago.needs_confirmation(NOW)
    assert said_long_ago.needs_confirmation(NOW + timedelta(days=70))
