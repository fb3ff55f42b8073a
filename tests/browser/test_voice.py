"""Voices: said, listened to, hung, and played by whoever may see the card."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.devices import PATIENCE_MS, Room, my_card, stands, until
from tests.support.sounds import mp4, wav

pytestmark = pytest.mark.browser

NO_HTTPS = "Object.defineProperty(globalThis, 'isSecureContext', { value: false })"
NO_MICROPHONE = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"


def child_records(child: Page) -> None:
    child.locator(".tile--say:visible").click()
    child.locator(".voice-way.tile--main").click()
    expect(child.locator(".voice-ring")).to_be_visible(timeout=PATIENCE_MS)
    until(
        child,
        lambda: (
            float(child.locator(".voice-ring").evaluate("(ring) => ring.style.getPropertyValue('--part') || 0")) > 0.01
        ),
    )


def child_is_done(child: Page) -> None:
    child.locator(".voice-last .tile--main").click()
    expect(child.locator(".voice-review")).to_be_visible(timeout=PATIENCE_MS)


def voices(page: Page) -> Locator:
    """On a wall that has come."""
    expect(page.locator("ipk-card").first).to_be_visible(timeout=PATIENCE_MS)
    return page.locator("ipk-card ipk-voice")


def uploads(page: Page) -> list[str]:
    sent: list[str] = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    return sent


def test_a_childs_voice_is_heard_by_it_first_and_leaves_the_tablet_only_when_hung(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    before = voices(display).count()
    sent = uploads(child)
    child_records(child)
    child_is_done(child)
    child.locator(".voice-play").click()
    expect(child.locator(".voice-review ipk-voice")).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    assert not [url for url in sent if url.endswith("/media")]
    expect(voices(display)).to_have_count(before)

    child.locator(".voice-last .tile--main").click()
    expect(voices(display)).to_have_count(before + 1, timeout=PATIENCE_MS)
    assert len([url for url in sent if url.endswith("/media")]) == 1
    expect(child.locator("[data-playing]")).to_have_count(0)
    voices(child).last.click()
    child.locator(".tile--hear").click()
    expect(voices(child).last).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)


def test_what_was_said_is_said_again_or_thrown_away(room: Room) -> None:
    child = room.comes("child", "child")
    sent = uploads(child)
    child_records(child)
    child_is_done(child)
    child.locator(".voice-last .icon-rotate-ccw").click()
    expect(child.locator(".voice-ways")).to_be_visible()
    child.locator(".voice-way.tile--main").click()
    expect(child.locator(".voice-ring")).to_be_visible(timeout=PATIENCE_MS)
    child.locator(".voice-last .tile").first.click()
    expect(child.locator(".voice-sheet")).to_have_count(0)
    assert not [url for url in sent if url.endswith("/media")]


def test_the_facilitator_hears_a_voice_before_it_is_approved(room: Room, tmp_path: Path) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    child = room.comes("child", "child")
    heard = voices(child).count()
    phone_picks(mother, tmp_path, wav(2.0), "Vzkaz")
    stands(my_card(mother, "Vzkaz"), "waiting")
    line = facilitator.locator(".panel--waiting ipk-card-line", has_text="Vzkaz")
    with facilitator.expect_response("**/media/*") as got:
        line.locator(".voice-play").click()
    assert got.value.status in (200, 206)
    expect(line.locator("ipk-voice")).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    expect(voices(child)).to_have_count(heard)
    line.locator("[data-action=approve]").click()
    expect(voices(child)).to_have_count(heard + 1, timeout=PATIENCE_MS)


def test_one_voice_sounds_at_a_time_and_stop_silences_it(room: Room, tmp_path: Path) -> None:
    father, child = room.comes("Táta", "phone"), room.comes("child", "child")
    for words in ("První", "Druhý"):
        phone_picks(father, tmp_path, wav(20.0), words)
        stands(my_card(father, words), "waiting")
    first, second = (my_card(father, words).locator("ipk-voice") for words in ("První", "Druhý"))
    first.locator(".voice-play").click()
    expect(first).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    second.locator(".voice-play").click()
    expect(second).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    expect(first).not_to_have_attribute("data-playing", "")
    child.locator(".corner--stop").click()
    expect(second).not_to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    child.locator(".pause-resume").click()
    expect(father.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)


def test_a_recording_ends_by_itself_after_a_minute(room: Room) -> None:
    child = room.comes("child", "child")
    child.clock.install()
    child_records(child)
    child.clock.fast_forward(61_000)
    expect(child.locator(".voice-review")).to_be_visible(timeout=PATIENCE_MS)


@pytest.mark.parametrize("script", [NO_HTTPS, NO_MICROPHONE])
def test_where_the_page_may_not_listen_a_sound_is_chosen_instead(room: Room, tmp_path: Path, script: str) -> None:
    child = room.arrives("child", "child", script)
    before = voices(child).count()
    child.locator(".tile--say:visible").click()
    if script == NO_MICROPHONE:
        child.locator(".voice-way.tile--main").click()
    expect(child.locator(".voice-sheet")).to_contain_text("Pomůže vybrat hotový zvuk.", timeout=PATIENCE_MS)
    child.locator(".voice-sheet input[type=file]").set_input_files(sound_file(tmp_path, wav(1.0)))
    expect(child.locator(".voice-review")).to_be_visible(timeout=PATIENCE_MS)
    child.locator(".voice-last .tile--main").click()
    expect(voices(child)).to_have_count(before + 1, timeout=PATIENCE_MS)


def test_a_video_and_a_long_sound_are_refused_kindly(room: Room, tmp_path: Path) -> None:
    phone = room.comes("Teta", "phone")
    phone.locator(".composer-makes .icon-mic").click()
    phone.locator(".voice-sheet input[type=file]").set_input_files(sound_file(tmp_path, wav(70.0)))
    expect(phone.locator(".voice-sheet [role=alert]")).to_contain_text("delší než minuta", timeout=PATIENCE_MS)
    phone.locator(".voice-sheet input[type=file]").set_input_files(sound_file(tmp_path, mp4(handler=b"vide")))
    phone.locator(".voice-last .button--main").click()
    expect(phone.locator(".message-words")).to_contain_text("To je video.", timeout=PATIENCE_MS)
    room.devices.complaints.clear()  # a browser complains of every answer that is a refusal


def phone_picks(phone: Page, folder: Path, sound: bytes, words: str) -> None:
    phone.locator(".tab[data-place=now]").click()
    phone.locator(".composer-makes .icon-mic").click()
    phone.locator(".voice-sheet input[type=file]").set_input_files(sound_file(folder, sound))
    phone.locator(".media-label-words").fill(words)
    phone.locator(".voice-last .button--main").click()


def sound_file(folder: Path, sound: bytes) -> Path:
    path = folder / "zvuk.wav"
    path.write_bytes(sound)
    return path
