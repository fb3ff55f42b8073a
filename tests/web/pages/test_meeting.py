"""Everybody's own screen, and what it starts from."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from ipk.documents.qr import draw_qr
from ipk.domain.people.person import Door, Person
from ipk.services.people.admission import DOOR
from tests.web.sample_site import CONTENT, GOAL, SampleSite

PAGE = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)

READERS = ("child", "family", "facilitator")


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
def test_a_role_has_its_screen(sample: SampleSite, role: str, screen: str) -> None:
    page = page_of(sample.inside(role).get(sample.home).text)
    assert page["screen"] == screen
    assert page["conference"] == sample.conference
    assert page["person"]["role"] == role
    assert page["person"]["id"] == sample.person_id(role)


def test_family_asking_for_another_roles_screen_gets_the_phone_screen(sample: SampleSite) -> None:
    for asked in ("facilitator", "organizer", "../../etc", "display"):
        assert page_of(sample.inside("family").get(f"{sample.home}?screen={asked}").text)["screen"] == "phone"
        sample.founded = sample.found()


def test_the_organizer_may_open_the_phone_screen(sample: SampleSite) -> None:
    page = page_of(sample.enter("organizer").get(f"{sample.home}?screen=phone").text)
    assert page["screen"] == "phone"


def test_a_screen_page_contains_nothing_of_the_wall(sample: SampleSite) -> None:
    """What somebody may see comes by `sync`, projected; the page itself knows only whose it is."""
    text = sample.inside("family").get(sample.home).text
    for word in (GOAL, "Anička", "Co se daří", "Nováková"):
        assert word not in text


def test_the_display_gets_the_join_address_and_family_does_not(sample: SampleSite) -> None:
    assert page_of(sample.inside("display").get(sample.home).text)["joinUrl"] == "http://localhost/join"
    assert "joinUrl" not in page_of(sample.inside("family").get(sample.home).text)


def test_only_display_and_facilitator_get_the_qr_code_with_the_room_code(sample: SampleSite) -> None:
    """Nobody has to type it, and nobody learns of it by the way."""
    address = f"{sample.home}door/square"
    sample.change(lambda work: work.save(replace(work.get(Door, DOOR), open=True, code="ABC234")))
    display = sample.inside("display")
    square = display.get(address)
    assert square.status_code == 200
    assert square.get_json() == _drawn("http://localhost/join#ABC234")
    assert sample.inside("facilitator").get(address).status_code == 200
    assert sample.inside("family").get(address).status_code == 404
    sample.change(lambda work: work.save(replace(work.get(Door, DOOR), open=False)))
    assert display.get(address).status_code == 404


def _drawn(text: str) -> dict[str, object]:
    shape = draw_qr(text)
    return {"size": shape.size, "path": shape.path}


def test_names_cannot_break_out_of_the_page(sample: SampleSite) -> None:
    """I1"""
    name = "</script><script>alert(1)</script>"
    sample.change(lambda work: work.save(Person(id=sample.person_id("family"), name=name, roles=("family",))))
    text = sample.inside("family").get(sample.home).text
    assert "<script>alert" not in text
    assert page_of(text)["person"]["name"] == name


def test_a_removed_person_gets_404(sample: SampleSite) -> None:
    browser = sample.inside("family")
    sample.change(lambda work: work.save(work.get(Person, sample.person_id("family")).removed()))
    assert browser.get(sample.home).status_code == 404
    assert browser.get(f"{sample.home}waiting").status_code == 404


def test_everybody_reads_the_words_of_the_steps_that_are_meant_for_them(sample: SampleSite) -> None:
    """S1: the child has its own words, and only who leads reads what helps to lead."""
    steps = {role: page_of(sample.inside(role, language="cs").get(sample.home).text)["steps"] for role in READERS}
    assert [step["words"] for step in steps["child"]] == [step.child["cs"] for step in CONTENT.steps]
    assert [step["words"] for step in steps["family"]] == [step.adult["cs"] for step in CONTENT.steps]
    assert [step.get("later") for step in steps["family"]].count(None) == 8
    assert not [step for step in steps["child"] if "later" in step]
    for role in ("child", "family"):
        assert not [step for step in steps[role] if "lead" in step or "share" in step]
    assert [step["share"] for step in steps["facilitator"]] == [step.share for step in CONTENT.steps]
    assert [step["lead"] for step in steps["facilitator"]] == [step.lead["cs"] for step in CONTENT.steps]


def test_the_steps_are_named_in_the_language_of_the_reader(sample: SampleSite) -> None:
    page = page_of(sample.inside("family", language="uk").get(sample.home).text)
    assert [step["name"] for step in page["steps"]] == [step.name["uk"] for step in CONTENT.steps]


def test_the_page_has_the_rules_and_the_questions_at_the_end_in_the_readers_words(sample: SampleSite) -> None:
    pages = {role: page_of(sample.inside(role, language="cs").get(sample.home).text) for role in ("child", "family")}
    form = CONTENT.feedback.evaluation
    assert [rule["words"] for rule in pages["child"]["rules"]] == [rule.words["cs"] for rule in CONTENT.rules]
    for role, page in pages.items():
        asked = [question.child if role == "child" else question.adult for question in form.questions.values()]
        assert [one["words"] for one in page["evaluation"]] == [words["cs"] for words in asked]
    assert [one["id"] for one in pages["family"]["evaluation"] if one["talk"]] == ["talk"]
