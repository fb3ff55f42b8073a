"""Voices: said, listened to, hung, and played by whoever may see the card."""

import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ipk.storage.media.audio_worker import answer
from tests.browser.support.devices import PATIENCE_MS, Room, my_card, stands, until
from tests.support.media.recordings import RECORDINGS
from tests.support.media.sound_layouts import EVERY
from tests.support.media.sounds import video, wav

pytestmark = pytest.mark.browser

#: a voice as it is kept, and as plain samples
COMPRESSED, PLAIN = re.compile(r"/media/m-[^?]+[?]for="), re.compile(r"/media/m-.+[?]as=wav")
NO_HTTPS = "Object.defineProperty(globalThis, 'isSecureContext', { value: false })"
NO_MICROPHONE = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"

#: the length and the loudest sample of each sound, as this browser decodes it
DECODE = """async (sounds) => {
  const heard = [];
  for (const sound of sounds) {
    const bytes = Uint8Array.from(atob(sound), (letter) => letter.charCodeAt(0));
    const decoded = await new OfflineAudioContext(1, 1, 44100).decodeAudioData(bytes.buffer);
    heard.push([decoded.duration, decoded.getChannelData(0).reduce((most, one) => Math.max(most, one), 0)]);
  }
  return heard;
}"""


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


def test_a_childs_recording_is_uploaded_only_when_it_is_hung(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    before = voices(display).count()
    sent = uploads(child)
    child_records(child)
    child_is_done(child)
    child.locator(".voice-play").click()
    expect(child.locator(".voice-review ipk-voice")).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    assert not [url for url in sent if "/media?" in url]
    expect(voices(display)).to_have_count(before)

    child.locator(".voice-last .tile--main").click()
    expect(voices(display)).to_have_count(before + 1, timeout=PATIENCE_MS)
    assert len([url for url in sent if "/media?" in url]) == 1
    expect(child.locator("[data-playing]")).to_have_count(0)
    voices(child).last.click()
    child.locator(".tile--hear").click()
    expect(voices(child).last).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)


def test_a_recording_can_be_repeated_or_discarded_without_an_upload(room: Room) -> None:
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
    assert not [url for url in sent if "/media?" in url]


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
def test_a_sound_file_can_be_chosen_without_https_or_microphone(room: Room, tmp_path: Path, script: str) -> None:
    child = room.arrives("child", "child", script)
    before = voices(child).count()
    child.locator(".tile--say:visible").click()
    if script == NO_MICROPHONE:
        child.locator(".voice-way.tile--main").click()
    expect(child.locator(".voice-sheet")).to_contain_text("Jde ale vybrat hotová nahrávka.", timeout=PATIENCE_MS)
    child.locator(".voice-sheet input[type=file]").set_input_files(sound_file(tmp_path, wav(1.0)))
    expect(child.locator(".voice-review")).to_be_visible(timeout=PATIENCE_MS)
    child.locator(".voice-last .tile--main").click()
    expect(voices(child)).to_have_count(before + 1, timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    ("sound", "words"),
    [
        (video("webm", "libvpx"), "To je video."),
        (wav(70.0), "delší než minuta"),
        (bytes(13 * 1024 * 1024), "moc velký"),
    ],
    ids=["video", "long", "big"],
)
def test_a_sound_that_the_server_would_refuse_is_refused_before_the_upload(
    room: Room, tmp_path: Path, sound: bytes, words: str
) -> None:
    phone = room.comes("Teta", "phone")
    sent = uploads(phone)
    chooses(phone, tmp_path, sound)
    expect(phone.locator(".voice-sheet [role=alert]")).to_contain_text(words, timeout=PATIENCE_MS)
    expect(phone.locator(".voice-review")).to_have_count(0)
    assert not [url for url in sent if "/media?" in url]


@pytest.mark.parametrize(
    "layout",
    ["MP4: QuickTime", "MP4: a length of all ones", "MP4: a cover", "MP3: a cover", "ADTS: bare", "MP3: zeros before"],
)
def test_a_sound_that_plays_in_the_review_plays_on_another_device(room: Room, tmp_path: Path, layout: str) -> None:
    phone, facilitator = room.comes("Teta", "phone"), room.comes("facilitator", "facilitator")
    words = layout.replace(":", "")
    chooses(phone, tmp_path, EVERY[layout]())
    phone.locator(".voice-review .voice-play").click()
    expect(phone.locator(".voice-review ipk-voice")).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    hangs(phone, words)
    stands(my_card(phone, words), "waiting")
    line = facilitator.locator(".panel--waiting ipk-card-line", has_text=words)
    line.locator(".voice-play").click()
    expect(line.locator("ipk-voice")).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)


def test_converted_recordings_of_browsers_and_phones_are_decoded_by_a_browser(room: Room) -> None:
    kept = [answer(make(), "voice", 60)[1] for make in RECORDINGS.values()]
    heard = room.comes("Teta", "phone").evaluate(DECODE, [b64encode(sound).decode() for sound in kept])
    for name, (seconds, loudest) in zip(RECORDINGS, heard, strict=True):
        assert seconds == pytest.approx(1.0, abs=0.25), name
        assert loudest > 0.02, name


def test_a_sound_that_the_browser_cannot_play_is_reported_and_plays_after_hanging(room: Room, tmp_path: Path) -> None:
    phone = room.comes("Teta", "phone")
    chooses(phone, tmp_path, EVERY["MP4: 3GP with AMR"]())
    expect(phone.locator(".voice-unheard")).to_contain_text("nepřehraje", timeout=PATIENCE_MS)
    expect(phone.locator(".voice-sheet .voice-play")).to_have_count(0)
    hangs(phone, "Diktafon")
    card = my_card(phone, "Diktafon")
    stands(card, "waiting")
    card.locator(".voice-play").click()
    expect(card.locator("ipk-voice")).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    room.devices.complaints.clear()  # a browser complains of what it cannot play


def test_a_voice_that_does_not_play_is_fetched_as_wav_or_reported(room: Room, tmp_path: Path) -> None:
    phone, facilitator = room.comes("Teta", "phone"), room.comes("facilitator", "facilitator")
    phone_picks(phone, tmp_path, wav(2.0), "Starý tablet")
    stands(my_card(phone, "Starý tablet"), "waiting")
    voice = facilitator.locator(".panel--waiting ipk-card-line", has_text="Starý tablet").locator("ipk-voice")

    facilitator.route(COMPRESSED, lambda route: route.fulfill(body="noise", content_type="audio/mpeg"))
    with facilitator.expect_response("**/media/*as=wav*") as got:
        voice.locator(".voice-play").click()
    assert got.value.status == 200
    expect(voice).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    voice.locator(".voice-play").click()

    facilitator.reload()
    facilitator.route(PLAIN, lambda route: route.fulfill(body="noise", content_type="audio/wav"))
    voice.locator(".voice-play").click()
    expect(voice.locator(".voice-trouble")).to_contain_text("nedá přehrát", timeout=PATIENCE_MS)
    expect(voice.locator(".voice-play")).to_have_accessible_name("Zkusit znovu")

    facilitator.unroute(COMPRESSED)
    voice.locator(".voice-play").click()
    expect(voice).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    expect(voice.locator(".voice-trouble")).to_be_hidden()
    room.devices.complaints.clear()


def test_a_child_sees_an_icon_and_a_text_for_a_voice_that_does_not_play(own_room: Room, tmp_path: Path) -> None:
    child = own_room.comes("child", "child")
    child.route(re.compile(r"/media/m-"), lambda route: route.fulfill(body="noise", content_type="audio/mpeg"))
    mother, facilitator = own_room.comes("Máma", "phone"), own_room.comes("facilitator", "facilitator")
    heard = voices(child).count()
    phone_picks(mother, tmp_path, wav(1.0), "Zvonek")
    waiting = facilitator.locator(".panel--waiting ipk-card-line", has_text="Zvonek")
    waiting.locator("[data-action=approve]").click()
    expect(voices(child)).to_have_count(heard + 1, timeout=PATIENCE_MS)
    on_the_wall, opened = voices(child).last, child.locator(".read ipk-voice")
    on_the_wall.click()
    opened.locator(".voice-play").click()
    for voice in (opened, on_the_wall):
        expect(voice).to_contain_text("nedá přehrát", timeout=PATIENCE_MS)
        expect(voice.locator(".icon-volume-x")).to_have_count(1)
    expect(opened.locator(".icon-volume-x")).to_be_visible()
    child.unroute_all()
    opened.locator(".voice-play").click()
    expect(opened).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    expect(opened.locator(".icon-volume-x")).to_be_hidden()
    expect(on_the_wall.locator(".icon-volume-x")).to_have_count(0)
    own_room.devices.complaints.clear()


def phone_picks(phone: Page, folder: Path, sound: bytes, words: str) -> None:
    chooses(phone, folder, sound)
    hangs(phone, words)


def chooses(phone: Page, folder: Path, sound: bytes) -> None:
    phone.locator(".tab[data-place=now]").click()
    phone.locator(".composer-makes .icon-mic").click()
    phone.locator(".voice-sheet input[type=file]").set_input_files(sound_file(folder, sound))


def hangs(phone: Page, words: str) -> None:
    phone.locator(".media-label-words").fill(words)
    phone.locator(".voice-last .button--main").click()


def sound_file(folder: Path, sound: bytes) -> Path:
    path = folder / "zvuk.wav"
    path.write_bytes(sound)
    return path
