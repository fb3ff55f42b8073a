"""The organizer's page: links, the door, the end."""

import re
from dataclasses import replace
from html import unescape

import pytest

from ipk.documents.qr import draw_qr
from ipk.domain.meeting.invitation import Invitation
from ipk.domain.people.person import Door, Person
from ipk.services.people.admission import DOOR
from tests.web.house import Browser, House

LINK = re.compile(r'value="(http://localhost/j#[^"]+)"')


@pytest.fixture
def organizer(house: House) -> Browser:
    return house.enter("organizer")


def links(browser: Browser, house: House) -> list[str]:
    return LINK.findall(unescape(browser.get(house.home).text))


def test_everybody_is_listed_with_their_link_and_its_qr_code(house: House, organizer: Browser) -> None:
    text = organizer.get(house.home).text
    for person in house.founded.people:
        assert person.name in text
        assert f"http://localhost/j#{person.token}" in text
    assert text.count('class="qr"') == len(house.founded.people)


@pytest.mark.parametrize("role", ["child", "guide", "facilitator", "family", "professional", "display"])
def test_links_are_the_organizers_alone(house: House, role: str) -> None:
    browser = house.inside(role)
    tokens = [person.token for person in house.founded.people]
    for page in (house.home, f"{house.home}?screen=organizer", f"{house.home}invitations"):
        text = browser.get(page).text
        assert not [token for token in tokens if token in text]
    assert browser.get(f"{house.home}invitations").status_code == 403


def test_a_renewed_link_opens_and_the_old_one_does_not(house: House, organizer: Browser) -> None:
    old = set(links(organizer, house))
    organizer.send(f"{house.home}people/{house.person_id('family')}/renew", house.home)
    (fresh,) = set(links(organizer, house)) - old
    assert house.visitor().open_link(house.token("family")).status_code == 404
    assert house.visitor().open_link(fresh.partition("#")[2]).status_code == 303


def test_a_revoked_link_does_not_open(house: House, organizer: Browser) -> None:
    organizer.send(f"{house.home}people/{house.person_id('family')}/revoke", house.home)
    assert house.visitor().open_link(house.token("family")).status_code == 404
    assert len(links(organizer, house)) == len(house.founded.people) - 1


def test_somebody_added_has_a_link_that_leads_to_the_lobby(house: House, organizer: Browser) -> None:
    old = set(links(organizer, house))
    answer = organizer.send(f"{house.home}people", house.home, name="teta Hana", role="family")
    assert answer.status_code == 303
    (fresh,) = set(links(organizer, house)) - old
    guest = house.visitor()
    assert guest.open_link(fresh.partition("#")[2]).status_code == 303
    assert guest.get(f"{house.home}waiting").json == {"admitted": False}


@pytest.mark.parametrize(("name", "role"), [("", "family"), ("x" * 90, "family"), ("teta Hana", "king")])
def test_a_person_who_cannot_be_is_refused_kindly(house: House, organizer: Browser, name: str, role: str) -> None:
    answer = organizer.send(f"{house.home}people", house.home, name=name, role=role)
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.text
    assert len(links(organizer, house)) == len(house.founded.people)


def test_somebody_admitted_beforehand_need_not_wait(house: House, organizer: Browser) -> None:
    organizer.send(f"{house.home}people/{house.person_id('family')}/admit", house.home)
    assert house.enter("family").get(f"{house.home}waiting").json == {"admitted": True}


def test_the_door_opens_with_a_fresh_code_and_closes(house: House, organizer: Browser) -> None:
    organizer.send(f"{house.home}door/open", house.home)
    door = house.store.transact(house.conference, lambda work: work.get(Door, DOOR))
    assert door.code in organizer.get(house.home).text
    organizer.send(f"{house.home}door/close", house.home)
    assert door.code not in organizer.get(house.home).text
    assert house.visitor().knock(door.code, "kdosi").status_code == 404


def test_whoever_leads_shuts_the_door_from_their_own_screen(house: House, organizer: Browser) -> None:
    """A33: by one tap, also strangers go by one; whoever neither leads nor organizes does not."""
    organizer.send(f"{house.home}door/open", house.home)
    door = house.store.transact(house.conference, lambda work: work.get(Door, DOOR))
    stranger = house.visitor()
    stranger.knock(door.code, "kdosi")
    leader, teacher = house.inside("facilitator"), house.inside("professional")
    waiting = [one for one in house.change(lambda work: work.list(Person)) if one.walk_in]
    for path in ("close", "send-away", "open"):
        assert ask(teacher, f"{house.home}door/{path}", person=waiting[0].id) == 403
    assert ask(leader, f"{house.home}door/close") == 200
    assert house.visitor().knock(door.code, "kdosi jiný").status_code == 404
    assert stranger.get(f"{house.home}waiting").status_code == 200
    assert ask(leader, f"{house.home}door/send-away", person=waiting[0].id) == 200
    assert stranger.get(f"{house.home}waiting").status_code == 404
    assert house.journal()[-2:] == ["door.close", "door.send_away"]


def ask(browser: Browser, path: str, **form: str) -> int:
    """As a page's script does."""
    return browser.post(path, form, **{"Accept": "application/json", "X-CSRFToken": browser.csrf("/join")}).status_code


def test_deleting_takes_two_steps_and_can_be_taken_back_before_the_second(house: House, organizer: Browser) -> None:
    organizer.send(f"{house.home}deleting", house.home)
    assert "Delete it for good" in organizer.get(house.home).text
    organizer.send(f"{house.home}deleting/stop", house.home)
    assert "Delete it for good" not in organizer.get(house.home).text
    organizer.send(f"{house.home}deleting/finish", house.home)
    assert house.store.exists(house.conference)


def test_the_second_step_deletes_for_good(house: House, organizer: Browser) -> None:
    organizer.send(f"{house.home}deleting", house.home)
    assert organizer.send(f"{house.home}deleting/finish", house.home).status_code == 200
    assert not house.store.exists(house.conference)
    assert organizer.get(house.home).status_code == 404
    assert house.visitor().open_link(house.token("family")).status_code == 404


def test_after_the_meetings_end_the_conference_can_still_be_deleted(house: House, organizer: Browser) -> None:
    house.close_meeting()
    organizer.send(f"{house.home}deleting", house.home)
    organizer.send(f"{house.home}deleting/finish", house.home)
    assert not house.store.exists(house.conference)


@pytest.mark.parametrize(
    "path",
    [
        *("deleting", "deleting/finish", "people", "details"),
        *(f"people/x/{deed}" for deed in ("change", "remove", "again", "sign-out", "admit", "renew", "revoke")),
    ],
)
def test_only_the_organizer_does_any_of_this(house: House, path: str) -> None:
    facilitator = house.inside("facilitator")
    page = facilitator.get(house.home).text
    token = page.split('"csrf": "')[1].split('"')[0]
    path = path.replace("/x/", f"/{house.person_id('family')}/")
    answer = facilitator.post(house.home + path, {"csrf_token": token, "name": "x", "role": "family", "goal": "?"})
    assert answer.status_code == 403
    assert house.store.exists(house.conference)


def test_an_invitation_for_one_is_printed_alone(house: House, organizer: Browser) -> None:
    family = house.person_id("family")
    text = organizer.get(f"{house.home}invitations?person={family}").text
    assert drawn(house, "family") in text
    assert drawn(house, "guide") not in text
    assert text.count("<article") == 1


def drawn(house: House, role: str) -> str:
    """The square code of somebody's link, as paper shows it."""
    return draw_qr(f"http://localhost/j#{house.token(role)}").path


def test_an_invitation_says_when_where_how_long_and_whom_to_ask(house: House, organizer: Browser) -> None:
    blank = organizer.get(f"{house.home}invitations").text
    house.keep(Invitation(date="v úterý 3. března", place="škola", contact="Jana, 777 123 456"))
    text = organizer.get(f"{house.home}invitations").text
    assert text.count("v úterý 3. března") == text.count("škola") == len(house.founded.people) - 1
    for words in ("asi 120 minut", "Poradí: Jana, 777 123 456"):
        assert text.count(words) == len(house.founded.people) - 2, "neither the child nor the screen is told"
    assert "Poradí" not in blank
    assert "Odkaz vám pošle člověk" in blank


def test_nobody_types_a_token_from_paper_but_who_sets_up_the_screen(house: House, organizer: Browser) -> None:
    text = re.sub(r"</?span>", "", organizer.get(f"{house.home}invitations").text)
    assert [person.role for person in house.founded.people if person.token in text] == ["display"]


def test_everybody_gets_an_invitation_and_the_childs_speaks_to_the_child(house: House, organizer: Browser) -> None:
    text = organizer.get(f"{house.home}invitations", **{"Accept-Language": "cs"}).text
    assert text.count("<article") == len(house.founded.people)
    assert "Tohle je pozvánka na tvoje setkání." in text


def test_who_also_leads_the_meeting_finds_the_way_to_both_screens(house: House, organizer: Browser) -> None:
    both = ("organizer", "facilitator")
    house.change(lambda work: work.save(replace(work.get(Person, house.person_id("organizer")), roles=both)))
    assert 'id="people-heading"' in organizer.get(f"{house.home}?screen=organizer").text
    assert '"screen": "facilitator"' in organizer.get(house.home).text
    assert "?screen=facilitator" in organizer.get(f"{house.home}?screen=organizer").text
