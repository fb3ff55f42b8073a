"""The organizer's page: links, the door, the end."""

import re
from dataclasses import replace
from html import unescape

import pytest

from ipk.documents.qr import draw_qr
from ipk.domain.meeting.invitation import Invitation
from ipk.domain.people.person import Door, Person
from ipk.services.people.admission import DOOR
from tests.web.sample_site import Browser, SampleSite

LINK = re.compile(r'value="(http://localhost/j#[^"]+)"')


@pytest.fixture
def organizer(sample: SampleSite) -> Browser:
    return sample.enter("organizer")


def links(browser: Browser, sample: SampleSite) -> list[str]:
    return LINK.findall(unescape(browser.get(sample.home).text))


def test_everybody_is_listed_with_their_link_and_its_qr_code(sample: SampleSite, organizer: Browser) -> None:
    text = organizer.get(sample.home).text
    for person in sample.founded.people:
        assert person.name in text
        assert f"http://localhost/j#{person.token}" in text
    assert text.count('class="qr"') == len(sample.founded.people)


@pytest.mark.parametrize("role", ["child", "guide", "facilitator", "family", "professional", "display"])
def test_only_the_organizer_sees_the_links(sample: SampleSite, role: str) -> None:
    browser = sample.inside(role)
    tokens = [person.token for person in sample.founded.people]
    for page in (sample.home, f"{sample.home}?screen=organizer", f"{sample.home}invitations"):
        text = browser.get(page).text
        assert not [token for token in tokens if token in text]
    assert browser.get(f"{sample.home}invitations").status_code == 403


def test_a_renewed_link_opens_and_the_old_one_does_not(sample: SampleSite, organizer: Browser) -> None:
    old = set(links(organizer, sample))
    organizer.send(f"{sample.home}people/{sample.person_id('family')}/renew", sample.home)
    (fresh,) = set(links(organizer, sample)) - old
    assert sample.visitor().open_link(sample.token("family")).status_code == 404
    assert sample.visitor().open_link(fresh.partition("#")[2]).status_code == 303


def test_a_revoked_link_does_not_open(sample: SampleSite, organizer: Browser) -> None:
    organizer.send(f"{sample.home}people/{sample.person_id('family')}/revoke", sample.home)
    assert sample.visitor().open_link(sample.token("family")).status_code == 404
    assert len(links(organizer, sample)) == len(sample.founded.people) - 1


def test_somebody_added_has_a_link_that_leads_to_the_lobby(sample: SampleSite, organizer: Browser) -> None:
    old = set(links(organizer, sample))
    answer = organizer.send(f"{sample.home}people", sample.home, name="teta Hana", role="family")
    assert answer.status_code == 303
    (fresh,) = set(links(organizer, sample)) - old
    guest = sample.visitor()
    assert guest.open_link(fresh.partition("#")[2]).status_code == 303
    assert guest.get(f"{sample.home}waiting").json == {"admitted": False}


@pytest.mark.parametrize(("name", "role"), [("", "family"), ("x" * 90, "family"), ("teta Hana", "king")])
def test_an_invalid_new_person_is_refused_and_the_form_marks_the_field(
    sample: SampleSite, organizer: Browser, name: str, role: str
) -> None:
    answer = organizer.send(f"{sample.home}people", sample.home, name=name, role=role)
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.text
    assert len(links(organizer, sample)) == len(sample.founded.people)


def test_somebody_admitted_beforehand_need_not_wait(sample: SampleSite, organizer: Browser) -> None:
    organizer.send(f"{sample.home}people/{sample.person_id('family')}/admit", sample.home)
    assert sample.enter("family").get(f"{sample.home}waiting").json == {"admitted": True}


def test_the_organizer_opens_the_door_with_a_room_code_and_closes_it(sample: SampleSite, organizer: Browser) -> None:
    organizer.send(f"{sample.home}door/open", sample.home)
    door = sample.store.transact(sample.conference, lambda work: work.get(Door, DOOR))
    assert door.code in organizer.get(sample.home).text
    organizer.send(f"{sample.home}door/close", sample.home)
    assert door.code not in organizer.get(sample.home).text
    assert sample.visitor().knock(door.code, "kdosi").status_code == 404


def test_the_facilitator_closes_the_door_and_sends_waiting_guests_away(sample: SampleSite, organizer: Browser) -> None:
    """A33: by one tap, also strangers go by one; whoever neither leads nor organizes does not."""
    organizer.send(f"{sample.home}door/open", sample.home)
    door = sample.store.transact(sample.conference, lambda work: work.get(Door, DOOR))
    stranger = sample.visitor()
    stranger.knock(door.code, "kdosi")
    leader, teacher = sample.inside("facilitator"), sample.inside("professional")
    waiting = [one for one in sample.change(lambda work: work.list(Person)) if one.walk_in]
    for path in ("close", "send-away", "open"):
        assert ask(teacher, f"{sample.home}door/{path}", person=waiting[0].id) == 403
    assert ask(leader, f"{sample.home}door/close") == 200
    assert sample.visitor().knock(door.code, "kdosi jiný").status_code == 404
    assert stranger.get(f"{sample.home}waiting").status_code == 200
    assert ask(leader, f"{sample.home}door/send-away", person=waiting[0].id) == 200
    assert stranger.get(f"{sample.home}waiting").status_code == 404
    assert sample.journal()[-2:] == ["door.close", "door.send_away"]


def ask(browser: Browser, path: str, **form: str) -> int:
    """As a page's script does."""
    return browser.post(path, form, **{"Accept": "application/json", "X-CSRFToken": browser.csrf("/join")}).status_code


def test_deleting_takes_two_steps_and_can_be_cancelled_before_the_second(
    sample: SampleSite, organizer: Browser
) -> None:
    organizer.send(f"{sample.home}deleting", sample.home)
    assert "Delete it for good" in organizer.get(sample.home).text
    organizer.send(f"{sample.home}deleting/stop", sample.home)
    assert "Delete it for good" not in organizer.get(sample.home).text
    organizer.send(f"{sample.home}deleting/finish", sample.home)
    assert sample.store.exists(sample.conference)


def test_the_second_step_deletes_the_conference_and_its_links(sample: SampleSite, organizer: Browser) -> None:
    organizer.send(f"{sample.home}deleting", sample.home)
    assert organizer.send(f"{sample.home}deleting/finish", sample.home).status_code == 200
    assert not sample.store.exists(sample.conference)
    assert organizer.get(sample.home).status_code == 404
    assert sample.visitor().open_link(sample.token("family")).status_code == 404


def test_after_the_meetings_end_the_conference_can_still_be_deleted(sample: SampleSite, organizer: Browser) -> None:
    sample.close_meeting()
    organizer.send(f"{sample.home}deleting", sample.home)
    organizer.send(f"{sample.home}deleting/finish", sample.home)
    assert not sample.store.exists(sample.conference)


@pytest.mark.parametrize(
    "path",
    [
        *("deleting", "deleting/finish", "people", "details"),
        *(f"people/x/{action}" for action in ("change", "remove", "again", "sign-out", "admit", "renew", "revoke")),
    ],
)
def test_the_facilitator_may_not_use_the_organizers_forms(sample: SampleSite, path: str) -> None:
    facilitator = sample.inside("facilitator")
    page = facilitator.get(sample.home).text
    token = page.split('"csrf": "')[1].split('"')[0]
    path = path.replace("/x/", f"/{sample.person_id('family')}/")
    answer = facilitator.post(sample.home + path, {"csrf_token": token, "name": "x", "role": "family", "goal": "?"})
    assert answer.status_code == 403
    assert sample.store.exists(sample.conference)


def test_an_invitation_for_one_is_printed_alone(sample: SampleSite, organizer: Browser) -> None:
    family = sample.person_id("family")
    text = organizer.get(f"{sample.home}invitations?person={family}").text
    assert drawn(sample, "family") in text
    assert drawn(sample, "guide") not in text
    assert text.count("<article") == 1


def drawn(sample: SampleSite, role: str) -> str:
    """The square code of somebody's link, as paper shows it."""
    return draw_qr(f"http://localhost/j#{sample.token(role)}").path


def test_an_invitation_says_when_where_how_long_and_whom_to_ask(sample: SampleSite, organizer: Browser) -> None:
    blank = organizer.get(f"{sample.home}invitations").text
    sample.keep(Invitation(date="v úterý 3. března", place="škola", contact="Jana, 777 123 456"))
    text = organizer.get(f"{sample.home}invitations").text
    assert text.count("v úterý 3. března") == text.count("škola") == len(sample.founded.people) - 1
    for words in ("asi 120 minut", "Poradí: Jana, 777 123 456"):
        assert text.count(words) == len(sample.founded.people) - 2, "neither the child nor the screen is told"
    assert "Poradí" not in blank
    assert "Odkaz vám pošle člověk" in blank


def test_only_the_displays_invitation_prints_its_token_as_text(sample: SampleSite, organizer: Browser) -> None:
    text = re.sub(r"</?span>", "", organizer.get(f"{sample.home}invitations").text)
    assert [person.role for person in sample.founded.people if person.token in text] == ["display"]


def test_everybody_gets_an_invitation_and_the_childs_addresses_the_child(
    sample: SampleSite, organizer: Browser
) -> None:
    text = organizer.get(f"{sample.home}invitations", **{"Accept-Language": "cs"}).text
    assert text.count("<article") == len(sample.founded.people)
    assert "Tohle je pozvánka na tvoje setkání." in text


def test_an_organizer_who_is_also_facilitator_has_both_screens(sample: SampleSite, organizer: Browser) -> None:
    both = ("organizer", "facilitator")
    sample.change(lambda work: work.save(replace(work.get(Person, sample.person_id("organizer")), roles=both)))
    assert 'id="people-heading"' in organizer.get(f"{sample.home}?screen=organizer").text
    assert '"screen": "facilitator"' in organizer.get(sample.home).text
    assert "?screen=facilitator" in organizer.get(f"{sample.home}?screen=organizer").text
