"""Sounds are known by their bytes, kept without what tells on somebody, and never decoded (P10, I2, I5)."""

import pytest

from ipk.domain.errors import Invalid, TooBig
from ipk.domain.media import LONGEST_SECONDS, MEDIA_BYTES
from ipk.storage.sounds import clean_sound
from tests.support.sounds import SOUNDS, TELLTALE, mp3, mp4, ogg, ogg_sum, wav, webm


@pytest.mark.parametrize("mime", SOUNDS)
def test_a_sound_keeps_its_kind_and_length_and_loses_its_tags(mime: str) -> None:
    dirty = SOUNDS[mime](3.0)
    assert TELLTALE[:20] in dirty
    clean = clean_sound(dirty)
    assert clean.mime == mime
    assert clean.seconds == pytest.approx(3.0, abs=0.1)
    for word in (TELLTALE[:12], b"Brno", b"iPhone"):
        assert word not in clean.data
    assert clean_sound(clean.data) == clean, "what is clean stays as it is"


def test_the_sound_itself_is_not_touched() -> None:
    assert wav().rpartition(b"data")[2] == clean_sound(wav()).data.rpartition(b"data")[2]
    assert clean_sound(mp3()).data in mp3()
    assert len(clean_sound(mp4()).data) == len(mp4())
    assert clean_sound(webm()).data[-50:] == webm()[-50:]


def test_pages_without_tags_have_right_sums_and_empty_tags() -> None:
    data = clean_sound(ogg()).data
    pages = [b"OggS" + page for page in data.split(b"OggS")[1:]]
    assert len(pages) == 4
    for page in pages:
        blank = page[:22] + bytes(4) + page[26:]
        assert int.from_bytes(page[22:26], "little") == ogg_sum(blank)
    assert b"OpusTags" + bytes(8) in data


def test_when_a_recording_was_made_is_forgotten() -> None:
    day = (3_800_000_000).to_bytes(4, "big")
    assert day in mp4()
    assert day not in clean_sound(mp4()).data


def test_a_recording_of_a_minute_is_kept_and_a_longer_one_refused() -> None:
    assert clean_sound(wav(LONGEST_SECONDS["voice"] + 1)).seconds == pytest.approx(61, abs=0.1)
    for kind in (wav, mp3, ogg, mp4, webm):
        with pytest.raises(TooBig):
            clean_sound(kind(70))


@pytest.mark.parametrize("data", [mp4(handler=b"vide"), webm(track=1)])
def test_a_video_is_no_sound(data: bytes) -> None:
    with pytest.raises(Invalid, match="video"):
        clean_sound(data)


@pytest.mark.parametrize("mime", SOUNDS)
def test_half_a_sound_is_refused_or_shorter(mime: str) -> None:
    """I6: nothing breaks, whatever is missing."""
    whole = SOUNDS[mime](2.0)
    for part in (1, 10, 40, 60, 100, len(whole) // 2, len(whole) - 1):
        try:
            clean = clean_sound(whole[:part])
        except Invalid:
            continue
        assert clean.mime == mime


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
        b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + b"\0" * 50,
        b"RIFF\x24\0\0\0AVI LIST",
        b"RIFF\x24\0\0\0WAVEfmt " + b"\xff" * 64,
        b"ID3\x04\0\0\x7f\x7f\x7f\x7f<script>alert(1)</script>",
        b"<!doctype html>",
        b"#!/bin/sh",
    ],
)
def test_anything_else_is_kindly_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        clean_sound(data)


def test_a_heavy_sound_is_refused_unread() -> None:
    with pytest.raises(TooBig):
        clean_sound(b"OggS" + b"\0" * MEDIA_BYTES["voice"])
