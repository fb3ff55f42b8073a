"""Sounds are decoded apart from the hub and encoded anew: they keep what is heard and nothing else (P10, I2, I5)."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.domain.kernel.media import LONGEST_SECONDS, MEDIA_BYTES, UNKNOWN, SoundKind
from ipk.storage.media import audio, sandbox
from ipk.storage.media.audio import BROKEN, TOO_LONG, VIDEO, clean_sound, plain_voice
from tests.support.media.sound_layouts import EVERY, length_said, size_said, vbri
from tests.support.media.sounds import SOUNDS, TELLTALE, mp3, mp4, ogg, video, wav, webm, written

#: what an encoder adds at both ends, when its file does not say how much that is
PADDING = 0.25
STUBS = (b"3gp4", b"M4A ", b"qt  ")


@pytest.mark.parametrize("make", EVERY.values(), ids=EVERY)
def test_every_audio_layout_is_decoded_whole_and_loses_its_metadata(make: Callable[[], bytes]) -> None:
    clean = clean_sound(make())
    assert clean.mime == "audio/mpeg"
    assert clean.seconds == pytest.approx(2.0, abs=PADDING)
    for word in (*TELLTALE.replace(b",", b"").split(), b"2026", b"Lav", b"ID3", b"TAG", b"APE", b"Xing", b"Info"):
        assert word not in clean.data


@pytest.mark.parametrize("name", SOUNDS)
def test_a_clean_sound_consists_of_equal_mp3_frames(name: str) -> None:
    data = clean_sound(SOUNDS[name](3.0)).data
    starts = range(0, len(data), 288)  # 64 kbit/s at 32 kHz: every frame has 288 bytes
    assert len(data) % 288 == 0
    assert all(data[at : at + 3] == data[:3] and data[at] == 0xFF for at in starts)


@pytest.mark.parametrize("kind", ["voice", "song"])
def test_a_clean_sound_can_be_cleaned_again(kind: SoundKind) -> None:
    """A profile travels from one installation to another."""
    once = clean_sound(mp4(2.0), kind)
    again = clean_sound(once.data, kind)
    assert again.seconds == pytest.approx(once.seconds, abs=PADDING)


def test_the_wave_follows_the_loudness_of_the_sound() -> None:
    quiet_then_loud = wav(1.0)[:-16_000] + bytes(8000) + wav(1.0)[-8000:]
    wave = clean_sound(quiet_then_loud).wave
    assert wave.startswith("00")
    assert wave.endswith("9")
    assert 1 <= len(clean_sound(mp3(20.0)).wave) <= 48


def test_the_wave_has_no_gaps_for_files_with_long_packets() -> None:
    """A quarter of a second each, and a stroke is a tenth."""
    assert clean_sound(written("aiff", "pcm_s16be", rate=8000)).wave == "9" * 10


def test_a_sound_that_is_too_short_to_be_heard_is_refused() -> None:
    """The samples were not found, or nothing was said."""
    assert clean_sound(wav(0.1)).seconds == pytest.approx(0.1)
    with pytest.raises(Invalid, match=BROKEN):
        clean_sound(wav(0.02))


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> int:
    """A voice may last two seconds, and the five that every limit has to spare: the same is decoded in less time."""
    monkeypatch.setitem(LONGEST_SECONDS, "voice", 2)
    return 12


def test_a_voice_recording_over_a_minute_is_refused() -> None:
    assert LONGEST_SECONDS["voice"] == 60
    assert clean_sound(wav(LONGEST_SECONDS["voice"] + 1)).seconds == pytest.approx(61, abs=PADDING)
    with pytest.raises(TooBig, match=TOO_LONG["voice"]):
        clean_sound(wav(70))


@pytest.mark.parametrize("make", [mp3, ogg, mp4, webm])
def test_a_recording_of_any_format_over_the_limit_is_refused(make: Callable[[float], bytes], short: int) -> None:
    within = LONGEST_SECONDS["voice"] + 1
    assert clean_sound(make(within)).seconds == pytest.approx(within, abs=PADDING)
    with pytest.raises(TooBig, match=TOO_LONG["voice"]):
        clean_sound(make(short))


LIARS: dict[str, Callable[[int], bytes]] = {
    "MP4 that says one second": lambda length: length_said(mp4(length), (1000).to_bytes(4, "big")),
    "MP4 that says all ones": lambda length: length_said(mp4(length), b"\xff" * 4),
    "MP4 that says nothing": lambda length: length_said(mp4(length), bytes(4)),
    "fragments that say nothing": lambda length: mp4(
        length, movflags="frag_keyframe+empty_moov", frag_duration="500000"
    ),
    "WAV that says nothing": lambda length: size_said(wav(length), bytes(4)),
    "WebM that was streamed": webm,
    "MP3 of a changing rate": lambda length: written("mp3", "libmp3lame", length, rate=44_100, write_xing="0"),
    "silence that packs well": lambda _: written("flac", "flac", 600, rate=8000, loud=0),
}


@pytest.mark.parametrize("make", LIARS.values(), ids=LIARS)
def test_the_length_limit_uses_the_decoded_length(make: Callable[[int], bytes], short: int) -> None:
    data = make(short)
    assert len(data) < MEDIA_BYTES["voice"]
    with pytest.raises(TooBig, match=TOO_LONG["voice"]):
        clean_sound(data)


def test_a_header_with_a_wrong_long_duration_is_ignored() -> None:
    assert clean_sound(vbri(mp3(2.0))).seconds == pytest.approx(2.0, abs=PADDING)
    long = length_said(mp4(2.0), (600_000).to_bytes(4, "big"))
    assert clean_sound(long).seconds == pytest.approx(2.0, abs=PADDING)


def test_a_song_may_be_longer_than_a_voice_up_to_its_limit(monkeypatch: pytest.MonkeyPatch, short: int) -> None:
    assert clean_sound(mp3(short), "song").seconds == pytest.approx(short, abs=PADDING)
    monkeypatch.setitem(LONGEST_SECONDS, "song", 10)
    with pytest.raises(TooBig, match=TOO_LONG["song"]):
        clean_sound(mp3(20), "song")


def test_a_truncated_recording_keeps_the_part_that_was_written() -> None:
    for make in (webm, ogg, mp3, wav):
        whole = make(4.0)
        assert clean_sound(whole[: len(whole) // 2]).seconds == pytest.approx(2.0, abs=0.4)


@pytest.mark.parametrize(
    "data", [video("mp4"), video("mov"), video("3gp"), video("webm", "libvpx")], ids=["mp4", "mov", "3gp", "webm"]
)
def test_a_video_is_refused_as_a_sound(data: bytes) -> None:
    with pytest.raises(Invalid, match=VIDEO):
        clean_sound(data)


@pytest.mark.parametrize("name", SOUNDS)
def test_a_truncated_sound_is_refused_or_shorter(name: str) -> None:
    """I6: nothing breaks, whatever is missing."""
    whole = SOUNDS[name](2.0)
    for part in (1, 10, 40, 60, 100, len(whole) // 2, len(whole) - 1):
        try:
            clean = clean_sound(whole[:part])
        except Invalid:
            continue
        assert clean.seconds <= 2.0 + PADDING


@pytest.mark.abuse
@pytest.mark.parametrize("name", SOUNDS)
def test_a_corrupted_sound_is_decoded_or_refused_with_a_known_message(name: str) -> None:
    whole, dice = SOUNDS[name](1.0), random.Random(name)
    for _ in range(8):
        spoilt = bytearray(whole)
        for _ in range(dice.choice((1, 5, 60))):
            spoilt[dice.randrange(min(len(spoilt), dice.choice((200, len(spoilt)))))] = dice.randrange(256)
        assert outcome(bytes(spoilt)) in ("audio/mpeg", BROKEN, UNKNOWN, VIDEO, TOO_LONG["voice"])


def outcome(data: bytes) -> str:
    try:
        return clean_sound(data).mime
    except (Invalid, TooBig) as refusal:
        return refusal.message


@pytest.mark.parametrize("brand", STUBS)
def test_an_mp4_index_without_sound_data_is_refused(brand: bytes) -> None:
    stub = mp4(1.0)
    empty = stub[:8] + brand + stub[12 : stub.index(b"mdat") - 4]
    with pytest.raises(Invalid, match=BROKEN):
        clean_sound(empty)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"\xff\xf1\x50\x80" + b"\0" * 50,
        b"\xff\xff\xff\xff",
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
        b"\0\0\0\x18ftypheic\0\0\0\0",
        b"\0\0\0\x18ftypM4A \0\0\0\0" + b"\0\0\0\x01moov" + b"\xff" * 8,
        b"OggS" + b"\0" * 50,
        b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska",
        b"RIFF\x24\0\0\0AVI LIST",
        b"RIFF\x24\0\0\0WAVEfmt " + b"\xff" * 64,
        b"ID3\x04\0\0\x7f\x7f\x7f\x7f<script>alert(1)</script>",
        b"<!doctype html>",
        b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"#!/bin/sh",
        b"\0" * 5000,
        "Byl jednou jeden král.".encode("utf-16"),
    ],
)
def test_a_file_that_is_no_sound_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Invalid, match=r"\.$"):
        clean_sound(data)


def test_a_sound_over_the_size_limit_is_refused() -> None:
    with pytest.raises(TooBig):
        clean_sound(b"OggS" + b"\0" * MEDIA_BYTES["voice"])


def test_a_voice_can_be_converted_to_wav() -> None:
    """For a device that plays nothing else."""
    plain = plain_voice(clean_sound(webm(2.0)).data)
    assert plain.mime == "audio/wav"
    assert plain.data.startswith(b"RIFF")
    assert plain.seconds == pytest.approx(2.0, abs=PADDING)
    with pytest.raises(Invalid):
        plain_voice(b"nothing")


def test_a_decoder_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(audio._WORK, "voice", audio._Work(10, 0.01))
    with pytest.raises(Invalid, match=BROKEN):
        clean_sound(wav())


#: what a sound might make a decoder do
ACTIONS = {
    "take two gigabytes": "bytes(2**31)",
    "read a file": "open('/etc/hostname').read()",
    "open a connection": "__import__('_socket').socket()",
    "crash": "__import__('os').kill(__import__('os').getpid(), 11)",
}


@pytest.mark.abuse
@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_a_compromised_decoder_has_no_files_no_network_and_limited_memory(
    action: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limits are there before the first byte is decoded."""
    pytest.importorskip("resource")
    call, allowed = "answer(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]))", "len(sys.argv)"
    code = audio._TRANSCODER.read_text()
    assert call in code
    probe = tmp_path / "audio_worker.py"
    monkeypatch.setattr(audio, "_TRANSCODER", probe)
    for done, succeeds in ((allowed, True), (action, False)):
        head = '{"mime": "audio/mpeg", "seconds": 1, "wave": ""}'
        probe.write_text(code.replace(call, f"(({done}), ({head}, b'x'))[1]"))
        if succeeds:
            assert clean_sound(wav()).data == b"x"
        else:
            with pytest.raises(Invalid):
                clean_sound(wav())


def test_decoding_a_song_leaves_a_slot_for_a_voice() -> None:
    places = 0
    while sandbox._at_once.acquire(blocking=False):
        places += 1
    sandbox._at_once.release(places)
    with audio._one_at_a_time:
        assert not audio._one_at_a_time.acquire(blocking=False)
        assert places > 1
