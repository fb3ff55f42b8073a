"""Somebody who listens to the screen hears once, and politely, what others did."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.devices import PATIENCE_MS, Room, child_writes

pytestmark = pytest.mark.browser


def test_a_new_card_is_announced_and_several_cards_are_one_announcement(room: Room) -> None:
    mother, child = room.comes("Máma", "phone"), room.comes("child", "child")
    said = mother.locator(".announcer[aria-live=polite]")
    expect(said).to_have_count(1)
    expect(said).to_be_empty()
    child_writes(child, "Mám novou knížku.")
    expect(said).to_contain_text("Mám novou knížku.", timeout=PATIENCE_MS)
    expect(said).to_contain_text("Anička")
    expect(child.locator(".announcer")).to_be_empty()
    child.evaluate(
        """() => {
            const { store } = document.querySelector("ipk-child").app;
            const paper = store.papers.find(({ open }) => open).id;
            for (const [place, id] of ["prvni", "druha", "treti"].entries())
                store.do("card.stick", { id, kind: "note", paper, x: 300 * (place + 1), y: 900, text: id });
        }"""
    )
    expect(said).not_to_contain_text("knížku", timeout=PATIENCE_MS)
    expect(said).to_contain_text("3")
    expect(said).not_to_contain_text("treti")
