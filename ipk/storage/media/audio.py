"""Decodes uploaded sounds in a sandboxed process and encodes them anew."""

import threading
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ipk.domain.kernel.errors import Invalid, IpkError, TooBig
from ipk.domain.kernel.media import LONGEST_SECONDS, MEDIA_BYTES, UNKNOWN, SoundKind
from ipk.storage.media.sandbox import run_sandboxed

VIDEO = "This is a video. Please choose a sound only."
BROKEN = "This sound cannot be read. Please try another one."
TOO_LONG: dict[SoundKind, str] = {
    "voice": "This sound is longer than a minute. Please choose a shorter one.",
    "song": "This song is longer than a quarter of an hour. Please choose a shorter one.",
}
TOO_HEAVY = "This sound is too big. Please choose a shorter one."

_TRANSCODER = Path(__file__).with_name("audio_worker.py")
#: seconds beyond the limit that are accepted, because recorders stop a little late
_GRACE = 5
#: songs and WAV copies run one at a time, so that a voice recording finds one of the two sandboxes free
_one_at_a_time = threading.BoundedSemaphore(1)


class _Work(NamedTuple):
    """Limits for one sound: seconds of processor time, and seconds by the clock."""

    cpu_seconds: int
    patience: float


_WORK: dict[SoundKind, _Work] = {"voice": _Work(10, 20), "song": _Work(120, 180)}


@dataclass(frozen=True)
class CleanSound:
    """An MP3. `seconds` is counted from the samples; `wave` is the waveform for display (see `MediaItem`)."""

    data: bytes
    mime: str
    seconds: float
    wave: str


def clean_sound(data: bytes, kind: SoundKind = "voice") -> CleanSound:
    """A sound of any common format as a new MP3. Raises TooBig and Invalid."""
    if len(data) > MEDIA_BYTES[kind]:
        raise TooBig(TOO_HEAVY)
    with _one_at_a_time if kind == "song" else nullcontext():
        return _transcoded(data, kind, target=kind)


def plain_voice(data: bytes) -> CleanSound:
    """A voice recording as WAV, for devices that play nothing else. Raises Invalid."""
    with _one_at_a_time:
        return _transcoded(data, "voice", target="plain")


def _transcoded(data: bytes, kind: SoundKind, *, target: str) -> CleanSound:
    longest = str(LONGEST_SECONDS[kind] + _GRACE)
    head, body = run_sandboxed(_TRANSCODER, data, target, longest, **_WORK[kind]._asdict())
    if "trouble" in head:
        raise _refusal(head["trouble"], kind)
    return CleanSound(body, head["mime"], head["seconds"], head["wave"])


def _refusal(trouble: str, kind: SoundKind) -> IpkError:
    match trouble:
        case "too_long":
            return TooBig(TOO_LONG[kind])
        case "slow" if kind == "song":
            return TooBig(TOO_LONG[kind])
        case "video":
            return Invalid(VIDEO)
        case "unknown":
            return Invalid(UNKNOWN)
        case _:
            return Invalid(BROKEN)
