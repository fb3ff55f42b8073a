"""The child's music sounds where the room's sound is, in step, and stops at once when somebody wants quiet."""

import wave
from io import BytesIO
from math import sin
from pathlib import Path
from struct import pack
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room

pytestmark = pytest.mark.browser

STATE = "ipk-room-sound[data-state={}]"
#: a browser that lets nothing sound before somebody has touched the page
REFUSES = """
    const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, "state");
    const resume = AudioContext.prototype.resume;
    let touched = false;
    addEventListener("pointerdown", () => (touched = true), { capture: true });
    Object.defineProperty(AudioContext.prototype, "state", {
        get() { return this.woken ? state.get.call(this) : "suspended"; },
    });
    AudioContext.prototype.resume = async function () {
        if (!touched) return new Promise(() => {});
        await resume.call(this);
        this.woken = true;
        this.dispatchEvent(new Event("statechange"));
    };
"""
#: renders a piece as the page would play it, and says what came out
RENDER = """async ([tune, seconds]) => {
    const { MixBus, loudness } = await import("/static/js/audio/mix_bus.js");
    const { PiecePlayer } = await import("/static/js/audio/piece_player.js");
    const piece = await (await fetch(`/music/${tune}`)).json();
    const context = new OfflineAudioContext(2, 22050 * seconds, 22050);
    const bus = new MixBus(context);
    bus.volume.gain.value = loudness(100);
    new PiecePlayer(bus, piece, 5).scheduleAll(seconds);
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
            const { sound, app } = document.querySelector("ipk-room-sound");
            const music = app.store.meeting.music;
            return { tune: sound?.playing.split(" ")[0] ?? "",
                     at: (app.store.clock.now() - Date.parse(music.started_at)) / 1000 };
        }"""
    )


def test_music_chosen_by_the_child_plays_on_the_display_only(room: Room) -> None:
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


def test_music_continues_after_a_reload_of_the_display(room: Room) -> None:
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


def test_stop_silences_music_and_resuming_does_not_restart_it(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    chooses(child, "Louka")
    sounds(display)
    child.locator(".corner--stop").click()
    expect(display.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    sounds(display, "silent")
    child.locator(".pause-resume").click()
    expect(display.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)
    sounds(display, "silent")


def test_a_piece_is_neither_silent_nor_loud(room: Room) -> None:
    page = room.devices.open("laptop", f"{room.server.url}/join")
    for tune in ("louka", "dest", "slunicko"):
        heard = page.evaluate(RENDER, [tune, 8])
        assert heard["seconds"] == pytest.approx(8), tune
        assert heard["broken"] == 0, tune
        assert 0.03 < heard["peak"] <= 0.3, tune
        assert heard["loud"] > 0.005, tune


def test_a_browser_that_blocks_audio_gets_a_large_button_to_enable_it(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display", script=REFUSES)
    expect(display.locator(".room-sound-button")).to_be_hidden()
    chooses(child, "Louka")
    sounds(display, "blocked")
    button = display.locator(".room-sound-button")
    expect(button).to_contain_text("Zapnout zvuk")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 96
    button.click()
    sounds(display)
    button.click()
    sounds(display, "muted")
    child.locator(".tile--quiet").click()
    sounds(display, "silent")


def test_another_device_plays_music_without_a_display_and_hands_it_to_the_display(own_room: Room) -> None:
    child, guide = own_room.comes("child", "child"), own_room.comes("guide", "laptop")
    chooses(guide, "Sluníčko")
    guide.locator(".tile--here").click()
    sounds(guide)
    sounds(child, "silent")
    display = own_room.comes("display", "display")
    sounds(display, "silent")
    guide.locator(".tile--here").click()
    sounds(display)
    sounds(guide, "silent")


def test_music_is_softer_on_request_and_while_a_text_is_read_aloud(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    chooses(child, "Louka")
    sounds(display)
    bus = "document.querySelector('ipk-room-sound').sound.bus"
    before = display.evaluate("() => document.querySelector('ipk-room-sound').app.store.meeting.music.volume")
    child.locator(".music .tile", has_text="Tišeji").click()
    display.wait_for_function(
        "(before) => document.querySelector('ipk-room-sound').app.store.meeting.music.volume < before", arg=before
    )
    display.wait_for_function(f"() => {bus}.volume.gain.value > 0 && {bus}.volume.gain.value <= 0.3")
    for on, at in (("true", "< 0.25"), ("false", "> 0.9")):
        display.evaluate(f"() => document.dispatchEvent(new CustomEvent('ipk:reading', {{ detail: {{ on: {on} }} }}))")
        display.wait_for_function(f"() => {bus}.voice.gain.value {at}")
    child.locator(".tile--quiet").click()
    sounds(display, "silent")


def test_the_childs_own_song_plays_and_its_refusal_of_music_binds_adults(own_room: Room, tmp_path: Path) -> None:
    child, display = own_room.comes("child", "child"), own_room.comes("display", "display")
    facilitator = own_room.comes("facilitator", "facilitator")
    song = tmp_path / "Moje_oblibena.wav"
    song.write_bytes(tone(seconds=20))
    child.locator(".tile--tunes").click()
    child.get_by_role("button", name="Další hudba").click()
    child.locator(".tune--add input").set_input_files(song)
    child.get_by_role("button", name="Předchozí hudba").click()
    child.locator(".tune", has_text="Moje oblibena").click()
    sounds(display)
    assert display.evaluate("() => document.querySelector('ipk-room-sound').sound.context.state") == "running"
    child.locator(".tile--wish", has_text="Nechci hudbu").click()
    sounds(display, "silent")
    facilitator.locator(".tile--tunes").click()
    expect(facilitator.locator(".music-said")).to_contain_text("nechce", timeout=PATIENCE_MS)
    facilitator.locator(".tune").first.click()
    expect(facilitator.locator(".message")).to_contain_text("nepřeje", timeout=PATIENCE_MS)
    sounds(display, "silent")


def tone(seconds: int, rate: int = 8000) -> bytes:
    """A soft tone as a WAV file."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(b"".join(pack("<h", int(4000 * sin(place / 4))) for place in range(seconds * rate)))
    return file.getvalue()
