"""A page comes as its person likes it, at once and on every device of theirs."""

import re

from ipk.domain.people.settings import PersonSettings, settings_id
from tests.web.house import House

HTML = re.compile(r"<html[^>]*>")


def _likes(house: House, role: str, **settings: object) -> None:
    person = house.person_id(role)
    own = PersonSettings(id=settings_id(person), person=person, child=role == "child")
    house.keep(own.with_changes(**settings))


def _html(text: str) -> str:
    found = HTML.search(text)
    assert found
    return found[0]


def test_what_was_chosen_is_on_the_first_page_already(house: House) -> None:
    _likes(house, "family", text_size=150, letters="dyslexic", contrast="high", motion="still", hand="left")
    for said in (_html(house.inside("family").get(house.home).text), _html(house.enter("family").get(house.home).text)):
        for attribute in ("text=", "letters=", "contrast=", "motion=", "hand="):
            assert f"data-{attribute}" in said, "the lobby of a second device, too"


def test_the_usual_leaves_no_mark(house: House) -> None:
    opening = _html(house.inside("family").get(house.home).text)
    assert "data-" not in opening.replace(" data-opening", "")
    assert "data-" not in _html(house.visitor().get("/join").text)


def test_a_page_speaks_the_language_that_was_chosen(house: House) -> None:
    browser = house.inside("family", language="en")
    assert 'lang="en"' in _html(browser.get(house.home).text)
    _likes(house, "family", language="cs")
    assert 'lang="cs"' in _html(browser.get(house.home).text)


def test_a_language_that_the_house_does_not_speak_is_passed_over(house: House) -> None:
    _likes(house, "family", language="xx")
    assert 'lang="en"' in _html(house.inside("family", language="en").get(house.home).text)
