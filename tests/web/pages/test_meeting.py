"""Everybody's own screen, and what it starts from."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from ipk.documents.qr import draw_qr
from ipk.domain.people.person import Door, Person
from ipk.services.people.admission import DOOR
from tests.web.house import GOAL, House

PAGE = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)


def page_of(text: str) -> dict[str, Any]:
    found = PAGE.search(text)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize(
    ("role", "screen"),
    [
        ("child", "child"),
        ("guide", "guide"),
        ("facilitator", "facilitator"),
        ("family", "phone"),
        ("professional", "phone"),
        ("display", "display"),
    ],
)
def test_a_role_has_its_screen(house: House, role: str, screen: str) -> None:
    page = page_of(house.inside(role).get(house.home).text)
    assert page["screen"] == screen
    assert page["conference"] == house.conference
    assert page["person"]["role"] == role
    assert page["person"]["id"] == house.person_id(role)


def test_nobody_looks_at_a_screen_that_is_not_theirs(house: House) -> None:
    for asked in ("facilitator", "organizer", "../../etc", "display"):
        assert page_of(house.inside("family").get(f"{house.home}?screen={asked}").text)["screen"] == "phone"
        house.founded = house.found()


def test_the_organizer_may_come_to_the_wall_with_a_phone(house: House) -> None:
    page = page_of(house.enter("organizer").get(f"{house.home}?screen=phone").text)
    assert page["screen"] == "phone"


def test_a_screen_starts_without_anything_of_the_wall(house: House) -> None:
    """What somebody may see comes by `sync`, projected; the page itself knows only whose it is."""
    text = house.inside("family").get(house.home).text
    for word in (GOAL, "Anička", "Co se daří", "Nováková"):
        assert word not in text


def test_only_display_and_facilitator_get_the_address_of_the_door(house: House) -> None:
    assert page_of(house.inside("display").get(house.home).text)["joinUrl"] == "http://localhost/join"
    assert "joinUrl" not in page_of(house.inside("family").get(house.home).text)


def test_the_square_code_has_the_rooms_code_in_it_and_is_for_whoever_knows_that(house: House) -> None:
    """Nobody has to type it, and nobody learns of it by the way."""
    address = f"{house.home}door/square"
    house.change(lambda work: work.save(replace(work.get(Door, DOOR), open=True, code="ABC234")))
    display = house.inside("display")
    square = display.get(address)
    assert square.status_code == 200
    assert square.get_json() == _drawn("http://localhost/join#ABC234")
    assert house.inside("facilitator").get(address).status_code == 200
    assert house.inside("family").get(address).status_code == 404
    house.change(lambda work: work.save(replace(work.get(Door, DOOR), open=False)))
    assert display.get(address).status_code == 404


def _drawn(text: str) -> dict[str, object]:
    shape = draw_qr(text)
    return {"size": shape.size, "path": shape.path}


def test_names_cannot_break_out_of_the_page(house: House) -> None:
    """I1"""
    name = "</script><script>alert(1)</script>"
    house.change(lambda work: work.save(Person(id=house.person_id("family"), name=name, roles=("family",))))
    text = house.inside("family").get(house.home).text
    assert "<script>alert" not in text
    assert page_of(text)["person"]["name"] == name


def test_somebody_removed_finds_nothing(house: House) -> None:
    browser = house.inside("family")
    house.change(lambda work: work.save(work.get(Person, house.person_id("family")).removed()))
    assert browser.get(house.home).status_code == 404
    assert browser.get(f"{house.home}waiting").status_code == 404
