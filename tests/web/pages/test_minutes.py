"""The page of the minutes: for whoever writes them, also after the end; a refusal loses nothing that was written."""

import pytest

from ipk.domain.meeting.minutes import MINUTES, SECTION_LIMIT, Minutes
from tests.web.sample_site import Browser, SampleSite


def kept(sample: SampleSite) -> Minutes:
    return sample.change(lambda work: work.get(Minutes, MINUTES))


def saves(sample: SampleSite, browser: Browser, form_page: str = "minutes", **form: str) -> int:
    """The script saves the form; the token is that of another form of the same browser where it has no such page."""
    token = browser.csrf(f"{sample.home}{form_page}")
    return browser.post(f"{sample.home}minutes", {**form, "csrf_token": token}, **{"X-Autosave": "1"}).status_code


@pytest.fixture
def writer(sample: SampleSite) -> Browser:
    """Nobody records here: the facilitator stands in."""
    return sample.inside("facilitator", language="cs")


def test_what_is_written_is_kept(sample: SampleSite, writer: Browser) -> None:
    assert saves(sample, writer, works="Ráno se daří.", reference="12/2027") == 204
    assert kept(sample).texts == {"works": "Ráno se daří."}
    page = writer.get(f"{sample.home}minutes").text
    assert "Ráno se daří." in page
    assert 'value="12/2027"' in page


def test_what_is_not_sent_stays_as_it_is(sample: SampleSite, writer: Browser) -> None:
    """The recorder writes on two devices."""
    assert saves(sample, writer, works="Ráno se daří.", reference="12/2027") == 204
    assert saves(sample, writer, troubles="Večer ne.") == 204
    assert kept(sample).texts == {"works": "Ráno se daří.", "troubles": "Večer ne."}
    assert kept(sample).reference == "12/2027"


def test_it_goes_on_after_the_end_of_the_meeting(sample: SampleSite, writer: Browser) -> None:
    sample.close_meeting()
    assert saves(sample, writer, course="V klidu.") == 204
    assert "V klidu." in writer.get(f"{sample.home}minutes").text
    assert f"{sample.home}minutes" in writer.get(sample.home).text


def test_a_refusal_shows_what_was_written(sample: SampleSite, writer: Browser) -> None:
    answer = writer.send(
        f"{sample.home}minutes", f"{sample.home}minutes", works="a" * (SECTION_LIMIT + 1), troubles="Večer ne."
    )
    assert answer.status_code == 400
    assert "Večer ne." in answer.text
    assert "a" * (SECTION_LIMIT + 1) in answer.text


def test_released_minutes_are_locked_until_the_release_is_taken_back(sample: SampleSite, writer: Browser) -> None:
    assert writer.send(f"{sample.home}minutes/release", f"{sample.home}minutes").status_code == 303
    assert saves(sample, writer, works="Jinak") == 400
    assert writer.send(f"{sample.home}minutes/reopen", f"{sample.home}minutes").status_code == 303
    assert saves(sample, writer, works="Jinak") == 204


@pytest.mark.parametrize("role", ["child", "guide", "family", "professional", "organizer"])
def test_nobody_else_writes_them(sample: SampleSite, role: str) -> None:
    browser = sample.inside(role)
    sample.close_meeting()
    assert browser.get(f"{sample.home}minutes").status_code == 403
    assert saves(sample, browser, form_page="", works="x") == 403
    for act in ("release", "reopen"):
        assert browser.send(f"{sample.home}minutes/{act}", sample.home).status_code == 403


def test_whoever_is_not_let_in_sees_no_minutes(sample: SampleSite) -> None:
    assert sample.enter("family").get(f"{sample.home}minutes").status_code == 403
    assert sample.visitor().get(f"{sample.home}minutes").status_code == 404
