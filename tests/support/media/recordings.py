"""What recorders write by themselves: five browsers, phones and what people send each other, a second of each."""

from collections.abc import Callable
from typing import Any

from tests.support.media.sound_layouts import index_first
from tests.support.media.sounds import mp4, wav, webm, written

#: fragments, as a recorder streams them
_STREAMED: dict[str, Any] = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "frag_duration": "200000"}
_AMR: dict[str, Any] = {"rate": 8000, "bits": 12_200}


def wide_amr() -> bytes:
    """AMR-WB, which no library here writes: frames of 6.6 kbit/s, one each 20 ms."""
    return b"#!AMR-WB\n" + (b"\x04" + bytes(range(40, 57))) * 50


RECORDINGS: dict[str, Callable[[], bytes]] = {
    "Chrome, Edge and Samsung: WebM with Opus": webm,
    "Chrome: MP4 with Opus": lambda: written("mp4", "libopus", **_STREAMED),
    "Chrome: WebM with plain samples": lambda: written("matroska", "pcm_f32le", live="1"),
    "Firefox: Ogg with Opus": lambda: written("ogg", "libopus", page_duration="100000"),
    "Firefox: WebM with Opus": lambda: written("webm", "libopus", live="1", cluster_time_limit="1000"),
    "Safari: MP4 with AAC": lambda: written("mp4", "aac", **_STREAMED),
    "Safari of today: WebM with Opus": lambda: written("webm", "libopus", live="1", bits=128_000),
    "iPhone's dictaphone: M4A": mp4,
    "iPhone's dictaphone, without loss": lambda: written("ipod", "alac"),
    "iPhone's film without a picture: QuickTime": lambda: written("mov", "aac", layout="stereo", rate=44_100),
    "iPhone's messages: CAF with AMR": lambda: written("caf", "libopencore_amrnb", **_AMR),
    "Mac: CAF without loss": lambda: written("caf", "alac"),
    "Android: 3GP with AMR": lambda: written("3gp", "libopencore_amrnb", **_AMR),
    "Android: 3GP with AAC": lambda: written("3gp", "aac", rate=16_000, bits=32_000),
    "Android: AMR": lambda: written("amr", "libopencore_amrnb", **_AMR),
    "Android: AMR of the wide kind": wide_amr,
    "Android: M4A": lambda: written("mp4", "aac", layout="stereo", rate=44_100, bits=128_000),
    "Android: M4A with its index first": lambda: index_first(mp4()),
    "Android: AAC": lambda: written("adts", "aac"),
    "WhatsApp and Telegram: Ogg with Opus": lambda: written("ogg", "libopus", rate=16_000, bits=16_000),
    "Windows and dictaphones: WAV": lambda: wav(rate=44_100),
    "dictaphone: WAV of few bits": lambda: written("wav", "adpcm_ima_wav", rate=22_050),
    "dictaphone: MP3": lambda: written("mp3", "libmp3lame", rate=22_050, bits=32_000),
}
