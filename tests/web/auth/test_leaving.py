"""The quick way out (C6): the browser forgets, the server forgets the browser."""

import pytest

from tests.web.sample_site import SampleSite

pytestmark = pytest.mark.abuse


def test_leaving_makes_a_copy_of_the_cookie_useless(sample: SampleSite) -> None:
    browser = sample.inside("organizer")
    stolen = browser.cookie
    answer = browser.send(f"{sample.home}leave", sample.home)
    assert answer.status_code == 200
    assert browser.get(sample.home).status_code == 404
    thief = sample.visitor()
    thief.client.set_cookie("ipk", stolen)
    assert thief.get(sample.home).status_code == 404


def test_leaving_sends_clear_site_data_and_expires_the_cookie(sample: SampleSite) -> None:
    answer = sample.enter("family").send(f"{sample.home}leave", sample.home)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage", "cookies"'
    assert "Expires=Thu, 01 Jan 1970" in answer.headers["Set-Cookie"]


def test_leaving_one_conference_keeps_the_other(sample: SampleSite) -> None:
    browser = sample.enter("organizer")
    first, sample.founded = sample.home, sample.found()
    browser.open_link(sample.token("organizer"))
    answer = browser.send(f"{sample.home}leave", sample.home)
    assert "Clear-Site-Data" not in answer.headers  # what the other meeting keeps in this browser stays
    assert browser.get(sample.home).status_code == 404
    assert browser.get(first).status_code == 200


def test_the_page_after_leaving_contains_no_name(sample: SampleSite) -> None:
    text = sample.enter("organizer").send(f"{sample.home}leave", sample.home).text
    assert "Nováková" not in text
    assert sample.conference not in text


def test_the_public_left_page_sends_no_clear_site_data(sample: SampleSite) -> None:
    assert "Clear-Site-Data" not in sample.visitor().get("/left").headers
