"""Everything can be changed later on the organizer's page, and an open page learns of it."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.invitation import INVITATION, Invitation
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.people.person import Person
from ipk.domain.preparation.guests import Guest, Guests
from ipk.domain.profile.answers import Answer
from ipk.services.shared.commands import audited
from ipk.web.auth import current_visitor
from tests.web.sample_site import Browser, SampleSite

ABOUT = {"goal": "Jak podpořit Aničku?", "title": "Anička", "language": "sk", "minutes": "90"}


@pytest.fixture
def organizer(sample: SampleSite) -> Browser:
    return sample.enter("organizer")


def get(sample: SampleSite, role: str) -> Person:
    return sample.store.transact(sample.conference, lambda work: work.get(Person, sample.person_id(role)))


def change(sample: SampleSite, browser: Browser, whom: str, /, **fields: Any) -> TestResponse:
    """Send somebody's form with some fields changed."""
    kept = get(sample, whom)
    form = {"name": kept.name, "role": list(kept.roles), "supports": kept.supports, "language": kept.language} | fields
    path = f"{sample.home}people/{kept.id}/change"
    return browser.post(path, {**form, "csrf_token": browser.csrf(sample.home)})


def version(sample: SampleSite, browser: Browser) -> str:
    return browser.get(f"{sample.home}people/version").json["version"]


def test_goal_title_language_length_date_place_and_contact_can_be_changed(
    sample: SampleSite, organizer: Browser
) -> None:
    words = {"date": "v úterý", "place": "škola", "contact": "Jana"}
    assert organizer.send(f"{sample.home}details", sample.home, **ABOUT, **words).status_code == 303
    page = organizer.get(sample.home).text
    for said in ("Jak podpořit Aničku?", "v úterý", "škola", "It is saved."):
        assert said in page
    meeting = sample.store.transact(sample.conference, lambda work: work.get(Meeting, MEETING))
    assert (meeting.lang, meeting.minutes, meeting.title) == ("sk", 90, "Anička")
    assert sample.journal()[-1] == "meeting.about"


@pytest.mark.parametrize("wrong", [{"goal": " "}, {"minutes": "hodinu"}, {"language": "xx"}, {"date": "x" * 300}])
def test_invalid_details_are_shown_again_with_the_reason(
    sample: SampleSite, organizer: Browser, wrong: dict[str, str]
) -> None:
    answer = organizer.send(f"{sample.home}details", sample.home, **{**ABOUT, "place": "u babičky", **wrong})
    assert answer.status_code == 400
    assert 'id="about-refused"' in answer.text
    assert 'value="u babičky"' in answer.text
    assert not sample.store.transact(sample.conference, lambda work: work.get_or_none(Invitation, INVITATION))


def test_a_changed_person_is_logged_with_the_new_values(
    sample: SampleSite, organizer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Any] = []

    def watch(device: str, command: str, service: Any, body: Any) -> Any:
        written.append((command, body))
        return audited(device, command, service, body)

    monkeypatch.setattr(current_visitor, "audited", watch)
    change(sample, organizer, "family", name="babi", role=["support"])
    (entry,) = written
    assert entry == (
        "person.change",
        {
            "id": sample.person_id("family"),
            "change": {"name": "babi", "roles": ("support",), "supports": "", "language": ""},
        },
    )


def test_name_roles_support_and_language_can_be_changed(sample: SampleSite, organizer: Browser) -> None:
    child = sample.person_id("child")
    change(sample, organizer, "family", name="babi", role=["family", "support"], supports=child, language="uk")
    kept = get(sample, "family")
    assert (kept.name, set(kept.roles), kept.supports, kept.language) == ("babi", {"family", "support"}, child, "uk")
    assert "is there for: Anička" in organizer.get(sample.home).text
    assert sample.journal()[-1] == "person.change"


@pytest.mark.parametrize(
    ("role", "fields"),
    [
        ("family", {"name": "ANIČKA"}),
        ("family", {"role": []}),
        ("family", {"role": ["child"]}),
        ("child", {"role": ["family"]}),
        ("facilitator", {"role": ["family"]}),
        ("organizer", {"role": ["family"]}),
        ("organizer", {"role": ["organizer", "guide"]}),
        ("display", {"role": ["display", "guide"]}),
    ],
)
def test_an_invalid_change_of_a_person_is_refused_next_to_that_person(
    sample: SampleSite, organizer: Browser, role: str, fields: dict[str, Any]
) -> None:
    before = get(sample, role)
    answer = change(sample, organizer, role, **fields)
    assert answer.status_code == 400
    assert f'id="{before.id}-refused"' in answer.text
    assert get(sample, role) == before


def test_a_refused_form_keeps_what_was_filled_in(sample: SampleSite, organizer: Browser) -> None:
    answer = change(sample, organizer, "family", name="anička", role=["support"])
    line = answer.text.split(f'id="edit-{sample.person_id("family")}"')[1].split("</details>")[0]
    assert 'value="anička"' in line
    assert re.search(r'value="support" checked', line)
    assert not re.search(r'value="family" checked', line)


def test_a_refusal_requested_by_the_pages_script_has_status_200(sample: SampleSite, organizer: Browser) -> None:
    path = f"{sample.home}people/{sample.person_id('child')}/remove"
    answer = organizer.post(path, {"csrf_token": organizer.csrf(sample.home)}, **{"X-Merge": "1"})
    assert answer.status_code == 200
    assert "A meeting needs the child." in answer.text


def test_a_removed_person_has_no_access_and_can_be_invited_again(sample: SampleSite, organizer: Browser) -> None:
    guest, person = sample.inside("family"), sample.person_id("family")
    organizer.send(f"{sample.home}people/{person}/remove", sample.home)
    assert guest.get(sample.home).status_code == 404
    assert sample.visitor().open_link(sample.token("family")).status_code == 404
    page = organizer.get(sample.home).text
    assert f'<li class="person-line person-line--family"\n      id="{person}"' not in page
    organizer.send(f"{sample.home}people/{person}/again", sample.home)
    assert get(sample, "family").state == "invited"
    assert guest.get(sample.home).status_code == 404


def test_signing_a_person_out_ends_their_devices_and_link(sample: SampleSite, organizer: Browser) -> None:
    guest, person = sample.inside("family"), sample.person_id("family")
    organizer.send(f"{sample.home}people/{person}/sign-out", sample.home)
    assert guest.get(sample.home).status_code == 404
    assert sample.visitor().open_link(sample.token("family")).status_code == 404


def test_no_form_makes_a_second_child_and_family_reads_no_profile_answer(
    sample: SampleSite, organizer: Browser
) -> None:
    sample.keep(Answer(id="answer-rada", question="rada", text="KANAREK", paper="p", x=0, y=0))
    answer = organizer.send(f"{sample.home}people", sample.home, name="Toník", role="child")
    assert answer.status_code == 400
    assert "one child" in answer.text
    assert change(sample, organizer, "family", role=["child"]).status_code == 400
    assert 'value="child"' not in organizer.get(sample.home).text.split('id="role"')[1].split("</select>")[0]
    family = sample.inside("family")
    for page in (sample.home, f"{sample.home}?screen=child", f"{sample.home}profile.pdf", f"{sample.home}profile.jpg"):
        assert "KANAREK" not in family.get(page).text


def test_the_page_version_changes_when_somebody_waits_or_a_name_changes(sample: SampleSite, organizer: Browser) -> None:
    first = version(sample, organizer)
    assert version(sample, organizer) == first
    sample.enter("family")
    second = version(sample, organizer)
    assert second != first
    change(sample, organizer, "family", name="babi")
    assert version(sample, organizer) not in (first, second)
    assert f'data-version="{version(sample, organizer)}"' in organizer.get(sample.home).text


@pytest.mark.parametrize(
    "record",
    [
        Answer(id="answer-rada", question="rada", text="Psi", paper="p", x=0, y=0),
        Guests(guests=(Guest("jirina", "not"),)),
    ],
    ids=["an answer", "a wish that is not let known"],
)
def test_the_page_version_does_not_change_with_private_records_of_the_child(
    sample: SampleSite, organizer: Browser, record: Record
) -> None:
    before = version(sample, organizer)
    sample.keep(record)
    assert version(sample, organizer) == before


def test_the_page_version_changes_with_a_released_wish(sample: SampleSite, organizer: Browser) -> None:
    before = version(sample, organizer)
    sample.keep(Guests(guests=(Guest("jirina", "not"),), known=True, ever_known=True))
    assert version(sample, organizer) != before


@pytest.mark.parametrize("role", ["child", "guide", "facilitator", "family", "display"])
def test_only_the_organizer_gets_the_page_version(sample: SampleSite, role: str) -> None:
    assert sample.inside(role).get(f"{sample.home}people/version").status_code == 403


def test_a_waiting_person_is_listed_on_top_with_an_admit_button(sample: SampleSite, organizer: Browser) -> None:
    assert "Let in" not in organizer.get(sample.home).text.split('id="waiting"')[1].split("</section>")[0]
    sample.enter("family")
    top = organizer.get(sample.home).text.split('id="waiting"')[1].split("</section>")[0]
    assert "babička Jiřina" in top
    assert f"/people/{sample.person_id('family')}/admit" in top


def test_the_reason_for_opening_without_a_support_person_is_on_the_page(sample: SampleSite, organizer: Browser) -> None:
    reason = "Anička si to tak přeje."
    sample.change(lambda work: work.save(work.get(Meeting, MEETING).opened("2026-03-02T09:00:00+00:00", reason)))
    assert f"The reason: {reason}" in organizer.get(sample.home).text
    assert reason not in sample.inside("family").get(sample.home).text


def test_a_former_organizer_does_not_see_the_organizers_page(sample: SampleSite, organizer: Browser) -> None:
    change(sample, organizer, "professional", role=["organizer"])
    sample.admit("professional")
    other = sample.enter("professional")
    assert change(sample, other, "organizer", role=["family"]).status_code == 303
    assert organizer.get(f"{sample.home}people/version").status_code == 403
    assert 'id="people-heading"' not in organizer.get(f"{sample.home}?screen=organizer").text


def test_the_organizers_page_shows_who_has_left(sample: SampleSite, organizer: Browser) -> None:
    assert "Has left" not in organizer.get(sample.home).text
    guest = sample.inside("family")
    assert get(sample, "family").entered
    guest.post(f"{sample.home}leave", {"csrf_token": csrf_of(guest.get(sample.home).text)})
    assert "Has left" in organizer.get(sample.home).text


def csrf_of(page: str) -> str:
    """The token of a screen stands in its data."""
    return page.split('"csrf": "')[1].split('"')[0]
