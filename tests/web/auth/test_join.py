"""How people come in (protocol §1): the link and the code lead to the lobby, never further (A12, A13)."""

import pytest

from ipk.domain.people.person import Door, Person
from ipk.services.people.admission import DOOR
from ipk.services.people.conferences import open_door
from tests.web.sample_site import GOAL, SampleSite

TELLING = (GOAL, "Aničk", "Nováková", "Facilitátor", "babička", "Jiřina", "Co se daří", "Setkání Aničky")


def test_a_link_leads_to_the_conference_and_sets_the_cookie(sample: SampleSite) -> None:
    answer = sample.visitor().open_link(sample.token("family"))
    assert answer.status_code == 303
    assert answer.location == sample.home
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("ipk=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_cookie_is_secure_only_over_https(sample: SampleSite) -> None:
    plain = sample.visitor().client.post("/j", data={"token": sample.token("family")})
    safe = sample.visitor().client.post("/j", data={"token": sample.token("family")}, base_url="https://localhost")
    assert "Secure" not in plain.headers["Set-Cookie"]
    assert "Secure" in safe.headers["Set-Cookie"]


@pytest.mark.abuse
def test_the_lobby_page_shows_no_names_and_nothing_of_the_meeting(sample: SampleSite) -> None:
    """A12"""
    page = sample.enter("family").get(sample.home)
    assert page.status_code == 200
    assert not [word for word in TELLING if word in page.text]
    assert "<title>IPK</title>" in page.text


def test_somebody_admitted_beforehand_comes_straight_in(sample: SampleSite) -> None:
    assert 'id="page"' in sample.inside("family").get(sample.home).text


def test_a_second_device_of_the_same_person_waits_in_the_lobby(sample: SampleSite) -> None:
    sample.inside("family")
    second = sample.enter("family")
    assert second.get(f"{sample.home}waiting").json == {"admitted": False}
    assert 'id="page"' not in second.get(sample.home).text


def test_the_same_browser_may_open_its_link_again_and_stays_in(sample: SampleSite) -> None:
    browser = sample.inside("family")
    assert browser.open_link(sample.token("family")).status_code == 303
    assert browser.get(f"{sample.home}waiting").json == {"admitted": True}


def test_the_waiting_endpoint_tells_only_whether_the_person_is_admitted(sample: SampleSite) -> None:
    assert sample.enter("family").get(f"{sample.home}waiting").json == {"admitted": False}


@pytest.mark.abuse
@pytest.mark.parametrize("case", ["unknown", "empty", "expired", "revoked", "removed", "closed"])
def test_every_invalid_link_gets_the_same_404_answer(sample: SampleSite, case: str) -> None:
    """A13"""
    token, unknown = spoil(sample, case), sample.visitor().open_link("x" * 32)
    answer = sample.visitor().open_link(token)
    assert answer.status_code == unknown.status_code == 404
    assert answer.data == unknown.data
    assert "Set-Cookie" not in answer.headers


def spoil(sample: SampleSite, case: str) -> str:
    """A token of a link that is not good, or no more."""
    token = sample.token("family")
    if case in ("unknown", "empty"):
        return "y" * 32 if case == "unknown" else ""
    if case == "expired":
        sample.clock.forward(days=61)
    elif case == "revoked":
        organizer = sample.enter("organizer")
        organizer.send(f"{sample.home}people/{sample.person_id('family')}/revoke", sample.home)
    elif case == "removed":
        sample.change(lambda work: work.save(work.get(Person, sample.person_id("family")).removed()))
    else:
        sample.close_meeting()
    return token


def test_the_room_code_leads_to_the_lobby_in_any_letter_case(sample: SampleSite) -> None:
    browser, code = sample.visitor(), open_the_door(sample).lower()
    answer = browser.knock(f" {code[:3]}-{code[3:]} ", "strýc Karel")
    assert answer.location == sample.home
    assert browser.get(f"{sample.home}waiting").json == {"admitted": False}


def test_the_room_code_does_not_work_after_the_door_is_closed(sample: SampleSite) -> None:
    code = open_the_door(sample)
    sample.enter("organizer").send(f"{sample.home}door/close", sample.home)
    assert sample.visitor().knock(code, "strýc Karel").status_code == 404


def test_an_invalid_name_is_refused_before_the_room_code_is_checked(sample: SampleSite) -> None:
    wrong, right = (sample.visitor().knock(code, "  ") for code in ("WRONG1", open_the_door(sample)))
    assert wrong.status_code == right.status_code == 400
    assert "Please write a name." in wrong.text
    assert sample.visitor().knock(open_code(sample), "x" * 200).status_code == 400


def test_one_browser_may_be_in_several_conferences(sample: SampleSite) -> None:
    browser = sample.inside("family")
    first_home, sample.founded = sample.home, sample.found()
    assert browser.open_link(sample.token("guide")).location == sample.home
    assert browser.get(first_home).status_code == browser.get(sample.home).status_code == 200


def test_a_browser_without_a_device_gets_404_for_a_conference(sample: SampleSite) -> None:
    stranger, unknown = sample.visitor().get(sample.home), sample.visitor().get("/c/nowhere/")
    assert stranger.status_code == unknown.status_code == 404
    assert stranger.data == unknown.data


def open_the_door(sample: SampleSite) -> str:
    organizer = sample.person_id("organizer")
    return sample.change(lambda work: open_door(work, work.get(Person, organizer), sample.store)).code


def open_code(sample: SampleSite) -> str:
    return sample.store.transact(sample.conference, lambda work: work.get(Door, DOOR)).code
