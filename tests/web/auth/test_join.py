"""How people come in (protocol §1): the link and the code lead to the lobby, never further (A12, A13)."""

import pytest

from ipk.domain.people.person import Door, Person
from ipk.services.people.admission import DOOR
from ipk.services.people.conferences import open_door
from tests.web.house import GOAL, House

TELLING = (GOAL, "Aničk", "Nováková", "Facilitátor", "babička", "Jiřina", "Co se daří", "Setkání Aničky")


def test_a_link_leads_to_the_conference_and_sets_the_cookie(house: House) -> None:
    answer = house.visitor().open_link(house.token("family"))
    assert answer.status_code == 303
    assert answer.location == house.home
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("ipk=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_cookie_is_secure_exactly_over_https(house: House) -> None:
    plain = house.visitor().client.post("/j", data={"token": house.token("family")})
    safe = house.visitor().client.post("/j", data={"token": house.token("family")}, base_url="https://localhost")
    assert "Secure" not in plain.headers["Set-Cookie"]
    assert "Secure" in safe.headers["Set-Cookie"]


@pytest.mark.abuse
def test_a_link_alone_shows_a_lobby_that_names_nobody_and_nothing(house: House) -> None:
    """A12"""
    page = house.enter("family").get(house.home)
    assert page.status_code == 200
    assert not [word for word in TELLING if word in page.text]
    assert "<title>IPK</title>" in page.text


def test_somebody_admitted_beforehand_comes_straight_in(house: House) -> None:
    assert 'id="page"' in house.inside("family").get(house.home).text


def test_a_second_device_of_the_same_person_waits_again(house: House) -> None:
    house.inside("family")
    second = house.enter("family")
    assert second.get(f"{house.home}waiting").json == {"admitted": False}
    assert 'id="page"' not in second.get(house.home).text


def test_the_same_browser_may_open_its_link_again_and_stays_in(house: House) -> None:
    browser = house.inside("family")
    assert browser.open_link(house.token("family")).status_code == 303
    assert browser.get(f"{house.home}waiting").json == {"admitted": True}


def test_the_lobby_says_only_whether_the_door_is_open(house: House) -> None:
    assert house.enter("family").get(f"{house.home}waiting").json == {"admitted": False}


@pytest.mark.abuse
@pytest.mark.parametrize("case", ["unknown", "empty", "expired", "revoked", "removed", "closed"])
def test_a_link_that_does_not_open_says_the_same_whatever_the_reason(house: House, case: str) -> None:
    """A13"""
    token, unknown = spoil(house, case), house.visitor().open_link("x" * 32)
    answer = house.visitor().open_link(token)
    assert answer.status_code == unknown.status_code == 404
    assert answer.data == unknown.data
    assert "Set-Cookie" not in answer.headers


def spoil(house: House, case: str) -> str:
    """A token of a link that is not good, or no more."""
    token = house.token("family")
    if case in ("unknown", "empty"):
        return "y" * 32 if case == "unknown" else ""
    if case == "expired":
        house.clock.forward(days=61)
    elif case == "revoked":
        organizer = house.enter("organizer")
        organizer.send(f"{house.home}people/{house.person_id('family')}/revoke", house.home)
    elif case == "removed":
        house.change(lambda work: work.save(work.get(Person, house.person_id("family")).removed()))
    else:
        house.close_meeting()
    return token


def test_the_rooms_code_leads_to_the_lobby_whatever_its_letters_case(house: House) -> None:
    browser, code = house.visitor(), open_the_door(house).lower()
    answer = browser.knock(f" {code[:3]}-{code[3:]} ", "strýc Karel")
    assert answer.location == house.home
    assert browser.get(f"{house.home}waiting").json == {"admitted": False}


def test_a_closed_door_does_not_know_its_code_any_more(house: House) -> None:
    code = open_the_door(house)
    house.enter("organizer").send(f"{house.home}door/close", house.home)
    assert house.visitor().knock(code, "strýc Karel").status_code == 404


def test_a_name_that_cannot_be_is_asked_for_again_before_the_code_is_looked_at(house: House) -> None:
    wrong, right = (house.visitor().knock(code, "  ") for code in ("WRONG1", open_the_door(house)))
    assert wrong.status_code == right.status_code == 400
    assert "Please write a name." in wrong.text
    assert house.visitor().knock(open_code(house), "x" * 200).status_code == 400


def test_one_browser_may_be_in_several_conferences(house: House) -> None:
    browser = house.inside("family")
    first_home, house.founded = house.home, house.found()
    assert browser.open_link(house.token("guide")).location == house.home
    assert browser.get(first_home).status_code == browser.get(house.home).status_code == 200


def test_a_conference_is_not_there_for_who_has_no_device_in_it(house: House) -> None:
    stranger, unknown = house.visitor().get(house.home), house.visitor().get("/c/nowhere/")
    assert stranger.status_code == unknown.status_code == 404
    assert stranger.data == unknown.data


def open_the_door(house: House) -> str:
    organizer = house.person_id("organizer")
    return house.change(lambda work: open_door(work, work.get(Person, organizer), house.store)).code


def open_code(house: House) -> str:
    return house.store.transact(house.conference, lambda work: work.get(Door, DOOR)).code
