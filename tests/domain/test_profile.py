"""Each answer of the child carries its own consent (A7)."""

import pytest

from ipk.domain.errors import NotAllowed
from ipk.domain.people import Person
from ipk.domain.profile import Answer, Consent
from tests.builders import ANICKA, EVA, JANA


def answer(consent: Consent = "me") -> Answer:
    return Answer(
        id="usinani", question="Co mi pomáhá", text="Světlo na chodbě", paper="dari-se", x=1, y=2, consent=consent
    )


def test_an_answer_is_only_the_childs_and_its_guides_until_the_child_says_otherwise() -> None:
    assert Answer(id="a", question="q", text="t", paper="p", x=0, y=0).consent == "me"


def test_the_child_releases_an_answer_by_showing_it() -> None:
    assert answer().shown_by(ANICKA).consent == "wall"


@pytest.mark.parametrize("person", [EVA, JANA], ids=lambda person: person.id)
def test_nobody_else_shows_what_the_child_did_not_release(person: Person) -> None:
    with pytest.raises(NotAllowed):
        answer().shown_by(person)


@pytest.mark.parametrize("consent", ["wall", "minutes"])
def test_the_guide_shows_what_the_child_released_and_widens_nothing(consent: Consent) -> None:
    assert answer(consent).shown_by(EVA).consent == consent


def test_withdrawn_is_the_childs_and_its_guides_again() -> None:
    withdrawn = answer("minutes").withdrawn()
    assert withdrawn.consent == "me"
    with pytest.raises(NotAllowed):
        withdrawn.shown_by(EVA)
