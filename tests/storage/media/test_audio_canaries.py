"""Words beside a sound, in forty layouts of each format, are in no new file; what recorders write still plays (P10)."""

import json
from collections.abc import Callable

import pytest
from av.error import FFmpegError

from ipk.domain.kernel.errors import Invalid
from ipk.storage.media.audio import clean_sound
from ipk.storage.media.audio_worker import AudioError, answer
from tests.support.media.canaries.formats import EVERY, FORMATS
from tests.support.media.canaries.words import SECONDS, carries, pieces
from tests.support.media.recordings import RECORDINGS

#: what an encoder adds at both ends
PADDING = 0.25
#: 64 kbit/s at 32 kHz
FRAME_BYTES = 288
PIECES = pieces()
#: layouts that are kindly refused, each for a reason; everything else is heard whole
REFUSED = {
    "MP3: APEv2 in front": "no program writes it there, and nothing at its start says that a sound follows",
    "MP3: words in front": "nothing at its start says that a sound follows",
    "WebM: Vorbis: behind the decoder's settings": "the settings are no longer those of a decoder",
    "WAV: two chunks of samples": "the last one counts, and that is too short to be heard",
}
HEARD = {name: make for name, make in EVERY.items() if name not in REFUSED}
#: silence is what this one is about
SILENT = {"MP3: words in frames of silence"}


@pytest.mark.parametrize("layouts", FORMATS.values(), ids=FORMATS)
def test_each_audio_format_has_at_least_forty_different_layouts(layouts: dict[str, Callable[[], bytes]]) -> None:
    assert len({make() for make in layouts.values()}) == len(layouts) >= 40


@pytest.mark.parametrize("name", HEARD)
def test_metadata_of_a_sound_is_in_no_byte_of_the_clean_file(name: str) -> None:
    """In this process, because there are so many; the next test goes the whole way."""
    dirty = EVERY[name]()
    assert carries(dirty)
    said, clean = answer(dirty, "voice", 60)
    assert said["seconds"] == pytest.approx(SECONDS, abs=PADDING)
    assert name in SILENT or is_heard_throughout(said["wave"])
    assert_is_sound_alone(json.dumps(said).encode() + clean)
    assert len(clean) % FRAME_BYTES == 0
    assert {clean[at : at + 2] for at in range(0, len(clean), FRAME_BYTES)} == {clean[:2]}


def is_heard_throughout(wave: str) -> bool:
    """All but two of its strokes are those of a tone; what an encoder adds is silent."""
    return sum(stroke >= "2" for stroke in wave) >= len(wave) - 2


def assert_is_sound_alone(data: bytes) -> None:
    assert not carries(data)
    assert not {piece for piece in PIECES if piece in data}


@pytest.mark.parametrize("name", list(HEARD)[::24])
def test_metadata_is_also_removed_by_the_decoder_process(name: str) -> None:
    clean = clean_sound(EVERY[name](), "song")
    assert clean.seconds == pytest.approx(SECONDS, abs=PADDING)
    assert_is_sound_alone(clean.data)


@pytest.mark.parametrize("name", REFUSED)
def test_an_undecodable_layout_is_refused_with_a_sentence(name: str) -> None:
    dirty = EVERY[name]()
    assert carries(dirty)
    with pytest.raises((AudioError, FFmpegError)):
        answer(dirty, "voice", 60)
    with pytest.raises(Invalid, match=r"\.$"):
        clean_sound(dirty)


@pytest.mark.parametrize("make", RECORDINGS.values(), ids=RECORDINGS)
def test_recordings_of_browsers_and_phones_are_decoded(make: Callable[[], bytes]) -> None:
    said, clean = answer(make(), "voice", 60)
    assert said["seconds"] == pytest.approx(SECONDS, abs=PADDING)
    assert is_heard_throughout(said["wave"])
    assert clean
