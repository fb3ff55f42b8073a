"""The child's music sounds where the room's sound is, in step, and stops at once when somebody wants quiet."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.devices import PATIENCE_MS, Room

pytestmark = pytest.mark.browser

STATE = "ipk-room-sound[data-state={}]"
#: renders a piece as the page would play it, and says what came out
RENDER = """async ([tune, seconds]) => {
    const { Hall, loudness } = await import("/static/js/sound/hall.js");
    const { PiecePlayer } = await import("/static/js/sound/piece_player.js");
    const piece = await (await fetch(`/music/${tune}`)).json();
    const context = new OfflineAudioContext(2, 22050 * seconds, 22050);
    const hall = new Hall(context);
    hall.volume.gain.value = loudness(100);
    new PiecePlayer(hall, piece, 5).write(seconds);
    const sound = await context.startRendering();
    const samples = [...Array(2).keys()].flatMap((side) => [...sound.getChannelData(side)]);
    return {
        seconds: sound.duration,
        broken: samples.filter((sample) => !Number.isFinite(sample)).length,
        peak: samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
        loud: Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length),
    };
}"""


def sounds(page: Page, state: str = "plays") -> None:
    expect(page.locator(STATE.format(state))).to_be_attached(timeout=PATIENCE_MS)


def chooses(page: Page, title: str) -> None:
    """Choose a piece of the first page."""
    page.locator(".tile--tunes").click()
    page.locator(".tune", has_text=title).click()


def playing(page: Page) -> dict[str, Any]:
    """What this device really plays, and where in it."""
    return page.evaluate(
        """() => {
            const { sound, room } = document.querySelector("ipk-room-sound");
            const music = room.store.meeting.music;
            return { tune: sound?.playing.split(" ")[0] ?? "",
                     at: (room.store.clock.now() - Date.parse(music.started_at)) / 1000 };
        }"""
    )


def test_what_the_child_chooses_sounds_on_the_display_and_nowhere_else(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    facilitator = room.comes("facilitator", "facilitator")
    chooses(child, "Louka")
    sounds(display)
    assert playing(display)["tune"] == "louka"
    for other in (child, facilitator):
        sounds(other, "silent")
        expect(other.locator(".tile--quiet")).to_be_visible(timeout=PATIENCE_MS)
    facilitator.locator(".tile--quiet").click()
    sounds(display, "silent")
    assert playing(display)["tune"] == ""


def test_a_display_that_is_reloaded_goes_on_at_the_right_place(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    chooses(child, "Louka")
    sounds(display)
    before = playing(display)["at"]
    display.reload()
    sounds(display)
    after = playing(display)
    assert after["tune"] == "louka"
    assert after["at"] > before
    child.locator(".tile--quiet").click()
    sounds(display, "silent")


def test_stop_silences_it_and_going_on_does_not_start_it_again(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    chooses(child, "Louka")
    sounds(display)
    child.locator(".corner--stop").click()
    expect(display.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    sounds(display, "silent")
    child.locator(".pause-resume").click()
    expect(display.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)
    sounds(display, "silent")


@pytest.mark.parametrize("tune", ["louka", "dest", "slunicko"])
def test_a_piece_is_neither_silent_nor_loud(room: Room, tune: str) -> None:
    page = room.devices.open("laptop", f"{room.server.url}/join")
    heard = page.evaluate(RENDER, [tune, 8])
    assert heard["seconds"] == pytest.approx(8)
    assert heard["broken"] == 0
    assert 0.03 < heard["peak"] <= 0.3
    assert heard["loud"] > 0.005
