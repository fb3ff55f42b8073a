"""Real tones as recorders and programs write them, with words in every place that tells on somebody."""

import math
import struct
import wave
from collections.abc import Callable
from fractions import Fraction
from io import BytesIO
from typing import Any

import av

TELLTALE = b"Anna Novakova, Brno 49.1951N, iPhone"
_WORDS = TELLTALE.decode()
_TAGS = dict.fromkeys(("title", "artist", "comment", "album", "description"), _WORDS)


def wav(seconds: float = 1.0, rate: int = 8000) -> bytes:
    """A tone, with a chunk that says who and where."""
    file = BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(_tone(seconds, rate))
    sound = file.getvalue()
    tag = b"LIST" + struct.pack("<I", len(TELLTALE)) + TELLTALE
    return sound[:4] + struct.pack("<I", len(sound) - 8 + len(tag)) + sound[8:12] + tag + sound[12:]


def _tone(seconds: float, rate: int, loud: int = 9000) -> bytes:
    """One second of it, again and again: a minute is made in no time."""
    second = b"".join(struct.pack("<h", int(loud * math.sin(at / 6))) for at in range(rate))
    return (second * math.ceil(seconds))[: int(seconds * rate) * 2]


def written(
    container: str,
    codec: str,
    seconds: float = 1.0,
    *,
    rate: int = 48_000,
    bits: int = 64_000,
    layout: str = "mono",
    loud: int = 9000,
    besides: Callable[[Any], None] = lambda output: None,
    **options: Any,
) -> bytes:
    """A tone as this container and codec, with tags; `options` are the container's. `besides` adds other streams."""
    file = BytesIO()
    with av.open(file, "w", format=container, container_options=options) as output:
        output.metadata.update({**_TAGS, "creation_time": "2026-05-04T10:20:30Z"})
        stream: Any = output.add_stream(codec, rate=rate, layout=layout, options={"strict": "-2"})
        if not codec.startswith(("pcm", "flac", "alac")):
            stream.bit_rate = bits
        stream.metadata.update({"title": _WORDS, "handler_name": _WORDS})
        besides(output)
        _write_tone(output, stream, _tone(seconds, rate, loud), rate)
    return file.getvalue()


def _write_tone(output: Any, stream: Any, tone: bytes, rate: int) -> None:
    queue = av.AudioFifo()
    form = av.AudioResampler(stream.codec_context.format.name, stream.codec_context.layout.name, rate)
    frame = av.AudioFrame("s16", "mono", len(tone) // 2)
    frame.planes[0].update(tone.ljust(frame.planes[0].buffer_size, b"\0"))
    frame.sample_rate = rate
    for ready in [*form.resample(frame), *form.resample(None)]:
        ready.pts = None
        queue.write(ready)
    size, at = stream.codec_context.frame_size or 1024, 0
    for piece in queue.read_many(size, partial=True):
        piece.pts, piece.time_base = at, Fraction(1, rate)
        at += piece.samples
        output.mux(stream.encode(piece))
    output.mux(stream.encode(None))


def mp3(seconds: float = 1.0, rate: int = 44_100) -> bytes:
    """Between an ID3v2 tag, an APE tag and an ID3v1 tag."""
    frames = written("mp3", "libmp3lame", seconds, rate=rate, id3v2_version="0", write_xing="0")
    head = b"ID3\x04\0\0" + bytes([0, 0, 0, len(TELLTALE)]) + TELLTALE
    ape = TELLTALE + b"APETAGEX" + struct.pack("<III", 2000, len(TELLTALE), 1) + bytes(12)
    return head + frames + ape + b"TAG" + TELLTALE.ljust(125, b"\0")


def ogg(seconds: float = 1.0) -> bytes:
    """Opus as Firefox records it."""
    return written("ogg", "libopus", seconds)


def mp4(seconds: float = 1.0, **options: Any) -> bytes:
    """AAC as Safari records it."""
    return written("ipod", "aac", seconds, **options)


def webm(seconds: float = 1.0, **options: Any) -> bytes:
    """Opus as Chromium streams it: neither the segment nor its clusters say where they end, nor how long it is."""
    return written("webm", "libopus", seconds, **{"live": "1", **options})


def video(container: str = "mp4", codec: str = "mpeg4") -> bytes:
    """A film of a second."""
    file = BytesIO()
    with av.open(file, "w", format=container) as output:
        stream: Any = output.add_stream(codec, rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(5):
            output.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        output.mux(stream.encode(None))
    return file.getvalue()


SOUNDS = {"wav": wav, "mp3": mp3, "ogg": ogg, "mp4": mp4, "webm": webm}
