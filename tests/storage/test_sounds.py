"""Sounds are kept as they came, and served as what they are."""

import pytest

from ipk.domain.errors import Invalid, TooBig
from ipk.domain.media import MEDIA_BYTES
from ipk.storage.sounds import clean_sound

SOUNDS = {
    "audio/mpeg": [b"ID3\x04" + b"\0" * 50, b"\xff\xfb\x90\x64" + b"\0" * 50, b"\xff\xf3\x40\xc0" + b"\0" * 50],
    "audio/mp4": [b"\0\0\0\x20ftypM4A \0\0\0\0", b"\0\0\0\x18ftypiso5\0\0\0\0", b"\0\0\0\x18ftypmp42\0\0\0\0"],
    "audio/ogg": [b"OggS\0\x02" + b"\0" * 50],
    "audio/webm": [
        b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
    ],
    "audio/wav": [b"RIFF\x24\0\0\0WAVEfmt "],
}


@pytest.mark.parametrize(("mime", "data"), [(mime, data) for mime, many in SOUNDS.items() for data in many])
def test_a_sound_is_kept_as_it_came(mime: str, data: bytes) -> None:
    sound = clean_sound(data)
    assert (sound.mime, sound.data) == (mime, data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"\xff\xf1\x50\x80" + b"\0" * 50,
        b"\xff\xff\xff\xff",
        b"\xff\xd8\xff\xe0" + b"\0" * 50,
        b"\0\0\0\x18ftypheic\0\0\0\0",
        b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska",
        b"RIFF\x24\0\0\0AVI LIST",
        b"<!doctype html>",
        b"#!/bin/sh",
    ],
)
def test_anything_else_is_kindly_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        clean_sound(data)


def test_a_long_sound_is_refused() -> None:
    with pytest.raises(TooBig):
        clean_sound(b"OggS" + b"\0" * MEDIA_BYTES["voice"])
