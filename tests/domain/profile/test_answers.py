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


def test_an_answer_is_only_the_childs_and_its_guides_until_the_child_says_otherwise() -> None:
    assert Answer(id="a", question="q", text="t", paper="p", x=0, y=0).consent == "me"


def test_the_child_releases_an_answer_by_showing_it() -> None:
    assert answer().shown_by(ANICKA, NOW).consent == "wall"


@pytest.mark.parametrize("person", [EVA, JANA], ids=lambda person: person.id)
def test_nobody_else_shows_what_the_child_did_not_release(person: Person) -> None:
    with pytest.raises(NotAllowed):
        answer().shown_by(person, NOW)


@pytest.mark.parametrize("consent", ["wall", "minutes"])
def test_the_guide_shows_what_the_child_released_and_widens_nothing(consent: Consent) -> None:
    assert answer(consent).shown_by(EVA, NOW).consent == consent


def test_withdrawn_is_the_childs_and_its_guides_again() -> None:
    withdrawn = answer("minutes").withdrawn()
    assert withdrawn.consent == "me"
    with pytest.raises(NotAllowed):
        withdrawn.shown_by(EVA, NOW)


@pytest.mark.parametrize(
    "old", [{"still": "ask"}, {"still": "changed"}, {"said_at": A_YEAR_AGO}, {"true_at": A_YEAR_AGO}], ids=str
)
def test_what_nobody_has_confirmed_is_not_passed_on_by_itself(old: dict[str, str]) -> None:
    """Neither shown by the guide nor printed; the child's own word for it today is a confirmation."""
    released = replace(answer("minutes"), **old)
    assert released.needs_confirmation(NOW)
    assert not any(released.may_be_printed_by(person, NOW) for person in (ANICKA, EVA, JANA))
    with pytest.raises(NotAllowed, match="still true"):
        released.shown_by(EVA, NOW)
    assert not released.shown_by(ANICKA, NOW).needs_confirmation(NOW)


def test_what_was_confirmed_lately_is_in_no_doubt() -> None:
    said_long_ago = replace(answer("wall"), said_at=A_YEAR_AGO, true_at=(NOW - timedelta(days=300)).isoformat())
    assert not said_long_ago.needs_confirmation(NOW)
    assert said_long_ago.needs_confirmation(NOW + timedelta(days=70))
