"""The profile on paper: who may print how much of it, and that it is written down."""

from dataclasses import replace

import pytest

from ipk.domain.profile import Answer, Consent
from tests.web.house import House


def answer(id: str, text: str, consent: Consent) -> Answer:
    return Answer(id=id, question="Co mi pomáhá", text=text, paper="dari-se", x=1, y=2, consent=consent)


@pytest.fixture
def house_with_answers(house: House) -> House:
    for given in (answer("a", "tajné", "me"), answer("b", "na zdi", "wall"), answer("c", "na papír", "minutes")):
        house.keep(given)
    return house


@pytest.mark.parametrize("role", ["child", "guide"])
def test_the_childs_own_copy_has_all_that_it_released(house_with_answers: House, role: str) -> None:
    """P4, A6: what the child keeps to itself is on no paper at all."""
    printed = house_with_answers.inside(role).get(f"{house_with_answers.home}profile.pdf")
    assert printed.status_code == 200
    assert printed.mimetype == "application/pdf"
    assert "na zdi" in printed.text
    assert "na papír" in printed.text
    assert "tajné" not in printed.text


def test_what_the_child_does_not_want_any_more_is_on_no_paper(house: House) -> None:
    """A8: "nechci" keeps the words for a taking back only."""
    house.keep(replace(answer("a", "už nechci", "minutes"), none=True))
    assert "už nechci" not in house.inside("child").get(f"{house.home}profile.pdf").text


@pytest.mark.parametrize("role", ["facilitator", "organizer"])
def test_other_peoples_paper_needs_the_childs_word_for_paper(house_with_answers: House, role: str) -> None:
    printed = house_with_answers.inside(role).get(f"{house_with_answers.home}profile.pdf")
    assert "na papír" in printed.text
    assert "na zdi" not in printed.text
    assert "tajné" not in printed.text


@pytest.mark.parametrize("role", ["family", "professional", "display"])
def test_nobody_else_prints_the_child(house_with_answers: House, role: str) -> None:
    refused = house_with_answers.inside(role).get(f"{house_with_answers.home}profile.pdf")
    assert refused.status_code == 403
    assert "na papír" not in refused.text


def test_a_stranger_finds_no_paper(house_with_answers: House) -> None:
    assert house_with_answers.visitor().get(f"{house_with_answers.home}profile.pdf").status_code == 404


def test_who_waits_in_the_lobby_gets_no_paper(house_with_answers: House) -> None:
    """A12."""
    waiting = house_with_answers.enter("guide")
    refused = waiting.get(f"{house_with_answers.home}profile.pdf")
    assert refused.status_code == 403
    assert "na papír" not in refused.text


def test_printing_is_written_down_and_kept_by_no_browser(house_with_answers: House) -> None:
    """P12: every export by staff is recorded."""
    printed = house_with_answers.inside("organizer").get(f"{house_with_answers.home}profile.pdf?design=sea")
    assert printed.headers["Cache-Control"] == "private, no-store"
    assert "sea" in printed.text
    assert house_with_answers.journal()[-1] == "profile.print"
