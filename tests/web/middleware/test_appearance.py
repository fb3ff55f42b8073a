"""A page comes as its person likes it, at once and on every device of theirs."""

import re

from ipk.domain.people.settings import PersonSettings, settings_id
from tests.web.sample_site import SampleSite

HTML = re.compile(r"<html[^>]*>")


def _likes(sample: SampleSite, role: str, **settings: object) -> None:
    person = sample.person_id(role)
    own = PersonSettings(id=settings_id(person), person=person, child=role == "child")
    sample.keep(own.with_changes(**settings))


def _html(text: str) -> str:
    found = HTML.search(text)
    assert found
    return found[0]


def test_chosen_settings_are_html_attributes_of_the_first_page_and_of_the_lobby(sample: SampleSite) -> None:
    _likes(sample, "family", text_size=150, letters="dyslexic", contrast="high", motion="still", hand="left")
    for said in (
        _html(sample.inside("family").get(sample.home).text),
        _html(sample.enter("family").get(sample.home).text),
    ):
        for attribute in ("text=", "letters=", "contrast=", "motion=", "hand="):
            assert f"data-{attribute}" in said, "the lobby of a second device, too"


def test_default_settings_add_no_html_attributes(sample: SampleSite) -> None:
    opening = _html(sample.inside("family").get(sample.home).text)
    assert "data-" not in opening.replace(" data-opening", "")
    assert "data-" not in _html(sample.visitor().get("/join").text)


def test_a_page_is_in_the_language_of_the_persons_settings(sample: SampleSite) -> None:
    browser = sample.inside("family", language="en")
    assert 'lang="en"' in _html(browser.get(sample.home).text)
    _likes(sample, "family", language="cs")
    assert 'lang="cs"' in _html(browser.get(sample.home).text)


def test_an_unknown_language_in_the_settings_is_ignored(sample: SampleSite) -> None:
    _likes(sample, "family", language="xx")
    assert 'lang="en"' in _html(sample.inside("family", language="en").get(sample.home).text)
