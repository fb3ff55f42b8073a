"""The quick way out (C6): the browser forgets, the server forgets the browser."""

import pytest

from tests.web.house import House

pytestmark = pytest.mark.abuse


def test_leaving_ends_the_device_for_good(house: House) -> None:
    browser = house.inside("organizer")
    stolen = browser.cookie
    answer = browser.send(f"{house.home}leave", house.home)
    assert answer.status_code == 200
    assert browser.get(house.home).status_code == 404
    thief = house.visitor()
    thief.client.set_cookie("ipk", stolen)
    assert thief.get(house.home).status_code == 404


def test_the_browser_is_told_to_forget_everything(house: House) -> None:
    answer = house.enter("family").send(f"{house.home}leave", house.home)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage", "cookies"'
    assert "Expires=Thu, 01 Jan 1970" in answer.headers["Set-Cookie"]


def test_leaving_one_conference_keeps_the_other(house: House) -> None:
    browser = house.enter("organizer")
    first, house.founded = house.home, house.found()
    browser.open_link(house.token("organizer"))
    answer = browser.send(f"{house.home}leave", house.home)
    assert "Clear-Site-Data" not in answer.headers  # what the other meeting keeps in this browser stays
    assert browser.get(house.home).status_code == 404
    assert browser.get(first).status_code == 200


def test_no_name_is_left_on_the_page_that_says_goodbye(house: House) -> None:
    text = house.enter("organizer").send(f"{house.home}leave", house.home).text
    assert "Nováková" not in text
    assert house.conference not in text


def test_a_page_that_somebody_else_may_call_does_not_clear_anything(house: House) -> None:
    assert "Clear-Site-Data" not in house.visitor().get("/left").headers
