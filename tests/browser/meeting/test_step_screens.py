"""What each step asks fits every screen, is large enough to touch, and everybody can use it; one switch is enough."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people.test_scanning import PACE, is_offered, sets_pace
from tests.browser.support.devices import Room
from tests.browser.support.measuring import outside, resize, scrolls_sideways, too_small, violations
from tests.support.conference import Conference
from tests.wire.support.client import Device, new_id

pytestmark = pytest.mark.browser

#: who → their device, the least that a finger gets in px, and further sizes of the screen
SCREENS: dict[str, tuple[str, int, tuple[tuple[int, int], ...]]] = {
    "child": ("child", 96, ((820, 1180),)),
    "Máma": ("phone", 44, ((320, 568),)),
    "recorder": ("laptop", 44, ()),
    "display": ("display", 0, ()),
}


def at_step(lead: Device, step: int, half: int = 1) -> None:
    lead.must("meeting.step", {"step": step, "half": half})


def votes_on_topics(lead: Device, recorder: Device) -> None:
    at_step(lead, 4)
    for title in ("Ráno do školy", "Jak bude Anička trávit čas s tátou ve všední den", "Klidný večer"):
        lead.must("topic.make", {"id": new_id(), "title": title})
    lead.must("vote.open", {"dots": 3})


def ends_the_vote(lead: Device, recorder: Device) -> None:
    lead.must("vote.close")


def marks_ideas(lead: Device, recorder: Device) -> None:
    at_step(lead, 5)
    at_step(lead, 5, 2)


def writes_the_plan(lead: Device, recorder: Device) -> None:
    at_step(lead, 6)
    lead.must("meeting.moderation", {"moderation": "open"})
    mother = next(one for one in recorder.replica.of_type("person") if "Máma" in one["name"])
    for what in ("Odvede Aničku v úterý a ve čtvrtek až do třídy", "Zavolá do školy"):
        recorder.must("task.add", {"id": new_id(), "what": what, "who": [mother["id"]], "by": "2027-01-14"})


def asks_for_agreement(lead: Device, recorder: Device) -> None:
    at_step(lead, 8)


def asks_how_it_was(lead: Device, recorder: Device) -> None:
    at_step(lead, 9)


#: what happens, and the block that stands on the mother's phone then
MOMENTS: tuple[tuple[Callable[[Device, Device], None], str], ...] = (
    (lambda lead, _: at_step(lead, 1), "promise"),
    (votes_on_topics, "vote"),
    (ends_the_vote, "result"),
    (marks_ideas, ""),
    (writes_the_plan, "own-tasks"),
    (asks_for_agreement, "agreement"),
    (asks_how_it_was, "evaluation"),
)


def is_usable(page: Page, who: str, least: int, about: str) -> None:
    assert violations(page, enhanced=who == "child") == [], (who, about)
    assert too_small(page, least) == [], (who, about)
    assert outside(page) == [], (who, about)
    assert not scrolls_sideways(page), (who, about)


def test_what_a_step_asks_can_be_used_on_every_screen(own_room: Room) -> None:
    conference = own_room.server
    assert isinstance(conference, Conference)
    pages = {who: own_room.comes(who, device) for who, (device, _, _) in SCREENS.items()}
    lead, recorder = conference.comes("facilitator"), conference.comes("recorder")
    for happens, block in MOMENTS:
        happens(lead, recorder)
        if block:
            expect(pages["Máma"].locator(f".step-block--{block}")).to_be_visible()
        for who, (_, least, sizes) in SCREENS.items():
            page = pages[who]
            usual = page.viewport_size or {"width": 0, "height": 0}
            is_usable(page, who, least, happens.__name__)
            for width, height in sizes:
                resize(page, width, height)
                assert outside(page) == [], (who, happens.__name__, width)
                assert not scrolls_sideways(page), (who, happens.__name__, width)
            resize(page, usual["width"], usual["height"])


def presses(child: Page, *offers: str) -> None:
    for selector in offers:
        is_offered(child, selector)
        child.keyboard.press("Space")


def test_one_switch_is_enough_for_vote_agreement_and_evaluation(own_room: Room) -> None:
    conference = own_room.server
    assert isinstance(conference, Conference)
    guide, child = own_room.comes("guide", "laptop"), own_room.comes("child", "child")
    lead, recorder = conference.comes("facilitator"), conference.comes("recorder")
    votes_on_topics(lead, recorder)
    expect(child.locator(".step-block--vote")).to_be_visible()
    sets_pace(guide, PACE)
    presses(child, ".child-step *", ".topic-give")
    expect(child.locator(".topic[data-given]")).to_have_count(1)
    asks_for_agreement(lead, recorder)
    expect(child.locator(".step-block--agreement")).to_be_visible()
    presses(child, ".child-step *", ".answer")
    expect(child.locator(".answer[aria-pressed=true]")).to_have_count(1)
    asks_how_it_was(lead, recorder)
    expect(child.locator(".step-block--evaluation")).to_be_visible()
    presses(child, ".child-step *", ".face", ".face")
    expect(child.locator(".face[aria-pressed=true]")).to_have_count(1)
    sets_pace(guide, 0)
