"""The main story where people have no Chromium: the child's tablet in WebKit (every iPad), a phone in Firefox."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as there
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.webdriver import WebDriver

from prepare.node import find_node
from prepare.places import ROOT
from tests.support.browsers.webkit import PATIENCE, WebKit
from tests.support.servers.processes import clean_environment, needed
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def people() -> Iterator[Room]:
    """Everybody but the one whose browser is tried: clients of the wire."""
    with own_room() as room:
        yield room


def test_the_child_sticks_a_card_sees_another_and_presses_stop_in_webkit(people: Room, webkit: WebKit) -> None:
    window = webkit(1180, 900)
    window.get(_link(people, "child"))
    wait = WebDriverWait(window, PATIENCE)
    _find(wait, ".tile--write").click()
    _find(wait, ".write-words").send_keys("Mám rád plavání")
    _find(wait, ".write .tile--main").click()
    lead = people.device("facilitator")
    hung = lead.wait(lambda: _with_text(lead.replica.of_type("card"), "Mám rád plavání"), about="the child's card")
    assert hung["own_words"]
    people.approved(people.device("family"), "Plaveš krásně", paper=hung["paper"])
    wait.until(lambda _: "Plaveš krásně" in str(_find(wait, "ipk-paper").get_property("textContent")))
    _find(wait, ".corner--stop").click()
    lead.wait(lambda: lead.meeting["paused_by_child"], about="the pause")
    wait.until(lambda _: _find(wait, "ipk-pause").is_displayed())


def test_a_note_from_a_phone_in_firefox_waits_and_is_shown_after_approval(people: Room, tmp_path: Path) -> None:
    people.calm()
    script = ROOT / "tests" / "support" / "browsers" / "firefox.mjs"
    told = (needed("firefox-esr"), _link(people, "support"), "Držím ti palce", tmp_path / "phone.png")
    phone = subprocess.Popen(
        [find_node().node, script, *told],
        env=clean_environment(HOME=str(tmp_path)),
        stdout=subprocess.PIPE,
        text=True,
    )
    with phone:
        assert phone.stdout is not None
        assert phone.stdout.readline() == "waiting\n"
        lead = people.device("facilitator")
        card = lead.wait(lambda: _with_text(lead.replica.of_type("card"), "Držím ti palce"), about="the note")
        lead.must("card.approve", {"id": card["id"]})
        assert phone.stdout.read() == "shown\n"
    assert phone.returncode == 0


def _find(wait: WebDriverWait[WebDriver], selector: str) -> WebElement:
    return wait.until(there.presence_of_element_located((By.CSS_SELECTOR, selector)))


def _with_text(cards: list[dict[str, object]], text: str) -> dict[str, object] | None:
    return next((card for card in cards if card.get("text") == text), None)


def _link(people: Room, role: str) -> str:
    """Somebody's own link; nobody else may have opened it before, a second device would wait in the lobby."""
    return str(people.serving.person(role)["url"])
