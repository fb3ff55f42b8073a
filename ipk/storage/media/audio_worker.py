"""Subprocess of `audio.py`: reads a sound from stdin and writes it to stdout as a new file.

The sound is decoded and encoded anew, so nothing of the old file is copied: no tags, dates, pictures, chapters, unknown
boxes or bytes between the frames. Its length is counted in decoded samples; headers are not trusted. The output is one
line of JSON (mime, seconds, waveform), then the new file.

Its arguments are a target (a key of TARGETS) and the allowed seconds.
"""

import contextlib
import json
import sys
from array import array
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple, cast

import av
import av.subtitles.codeccontext
import av.subtitles.stream
import av.video.codeccontext
import av.video.stream
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Disposition

#: the decoders of FFmpeg that may be used
DECODERS = (
    "aac,aac_latm,alac,amrnb,amrwb,flac,mp3,mp3float,mp2,mp2float,opus,vorbis,gsm_ms,adpcm_ms,adpcm_ima_wav,"
    "adpcm_ima_qt,pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,"
    "pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw"
)
#: a recording has one stream; more than 32 are refused
_OPENING = {"codec_whitelist": DECODERS, "protocol_whitelist": "none", "max_streams": "32"}
#: damaged packets that are skipped, as a player does; with more the file is refused
_MOST_SPOILT = 1000
#: seconds; a shorter result means that the samples were not found
_SHORTEST = 0.05


class AudioError(Exception):
    """Refuses the sound; its message is the code in the answer (`trouble`)."""


class Target(NamedTuple):
    """An output format. `frame`: samples per encoded frame; `layout`: channels; `form`: sample format."""

    container: str
    mime: str
    codec: str
    rate: int
    layout: str
    form: str
    options: dict[str, str]
    bits_per_second: int = 0
    frame: int = 1152


#: options that write no tags and no encoder name
_BARE = {"id3v2_version": "0", "write_id3v1": "0", "write_xing": "0", "fflags": "+bitexact"}
TARGETS = {
    "voice": Target("mp3", "audio/mpeg", "libmp3lame", 32_000, "mono", "s16p", _BARE, 64_000),
    "song": Target("mp3", "audio/mpeg", "libmp3lame", 44_100, "stereo", "s16p", _BARE, 128_000),
    "plain": Target("wav", "audio/wav", "pcm_s16le", 24_000, "mono", "s16", {"fflags": "+bitexact"}),
}


def main() -> None:
    try:
        no_more_files()
        head, body = answer(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]))
    except AudioError as trouble:
        head, body = {"trouble": str(trouble)}, b""
    except (FFmpegError, ValueError, IndexError, OverflowError, MemoryError):
        head, body = {"trouble": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


def answer(data: bytes, target: str, longest: int) -> tuple[dict[str, Any], bytes]:
    to = TARGETS[target]
    with av.open(BytesIO(data), "r", format=container_of(data), container_options=_OPENING) as source:
        sound = only_sound(source)
        writer = OpusWriter(to, longest)
        for frame in decoded(source, sound):
            writer.take(frame)
        body = writer.finish()
    return {"mime": to.mime, "seconds": round(writer.seconds, 1), "wave": wave_of(writer.peaks)}, body


def no_more_files() -> None:
    """Forbid this process to open any file or connection.

    PyAV loads some modules at first use, so all of them are imported above.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


# --- recognising the format ---

_BOXES = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_PICTURES = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
_SIGNS = {b"OggS": "ogg", b"\x1a\x45\xdf\xa3": "matroska", b"fLaC": "flac", b"#!AM": "amr", b"caff": "caf"}


def container_of(data: bytes) -> str:
    """The demuxer for the file, chosen by its first bytes. Raises AudioError for what is no sound."""
    if data[4:8] in _BOXES and data[8:12] not in _PICTURES:
        return "mov"
    if data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE":
        return "wav"
    if data[:4] == b"FORM" and data[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    tagged = data.startswith(b"ID3")
    start = after_tags(data)
    sign = _SIGNS.get(data[start : start + 4], "")
    if not sign and len(data) >= start + 4 and data[start] == 0xFF:
        sign = framed(data[start + 1], data[start + 2])
    if not sign and tagged:
        return "mp3"
    if not sign:
        raise AudioError("unknown")
    return sign


def after_tags(data: bytes) -> int:
    """The offset of the sound after ID3 tags and the zero bytes that some programs leave."""
    start = 0
    while data[start : start + 3] == b"ID3" and len(data) >= start + 10:
        size = [byte & 0x7F for byte in data[start + 6 : start + 10]]
        start += 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    return len(data) - len(data[start:].lstrip(b"\0"))


def framed(second: int, third: int) -> str:
    """The demuxer by a bare frame header: AAC in ADTS, or MPEG layer II or III with a valid rate; "" for neither."""
    if second & 0xF6 == 0xF0:
        return "aac"
    known = second & 0xE0 == 0xE0 and second & 0x18 != 0x08 and second & 0x06 in (0x02, 0x04)
    return "mp3" if known and third & 0xF0 != 0xF0 and third & 0x0C != 0x0C else ""


# --- decoding ---


def only_sound(source: InputContainer) -> AudioStream:
    """The first audio stream. Raises AudioError for a video; cover art does not count as one."""
    covers = Disposition.attached_pic
    if any(stream.type == "video" and not stream.disposition & covers for stream in source.streams):
        raise AudioError("video")
    if not source.streams.audio:
        raise AudioError("unknown")
    sound = source.streams.audio[0]
    if sound.codec_context is None or sound.codec_context.codec.name not in DECODERS.split(","):
        raise AudioError("broken")
    sound.codec_context.thread_count = 1
    return sound


def decoded(source: InputContainer, sound: AudioStream) -> Iterator[AudioFrame]:
    """Every frame that can be decoded; the file may be truncated."""
    packets, spoilt = source.demux(sound), 0
    while True:
        try:
            packet = next(packets)
        except (StopIteration, FFmpegError):
            return
        try:
            yield from packet.decode()
        except FFmpegError:
            spoilt += 1
            if spoilt > _MOST_SPOILT:
                raise


# --- encoding ---

#: peaks kept per second
_PIECES = 10
#: the same numbers as in static/js/state/media/waves.js
STROKES = 48
_LOUDEST = 9


def wave_of(peaks: list[int]) -> str:
    """The waveform: the peak of each of at most STROKES sections as a digit from 0 to 9, scaled to 9."""
    width = max(1, -(-len(peaks) // STROKES))
    strokes = [max(peaks[at : at + width]) for at in range(0, len(peaks), width)]
    top = max(*strokes, 1)
    return "".join(str(round(peak / top * _LOUDEST)) for peak in strokes)


class OpusWriter:
    """Encodes frames of any format as one target, and counts samples and peaks."""

    def __init__(self, to: Target, longest: int) -> None:
        self._to = to
        self._longest = longest
        self._file = BytesIO()
        self._container = av.open(self._file, "w", format=to.container, container_options=to.options)
        # a fast level of LAME: a minute takes 0.5 s, and a voice sounds the same
        quick = {"compression_level": "7"}
        stream = self._container.add_stream(to.codec, rate=to.rate, layout=to.layout, options=quick)
        self._stream = cast(AudioStream, stream)
        if to.bits_per_second:
            self._stream.bit_rate = to.bits_per_second
        self._queue = av.AudioFifo()
        self._resampler = av.AudioResampler(to.form, to.layout, to.rate)
        self._form: tuple[str, str, int] | None = None
        self._samples = 0
        self.peaks: list[int] = []

    @property
    def seconds(self) -> float:
        return self._samples / self._to.rate

    def take(self, frame: AudioFrame) -> None:
        """Encode a frame. Raises AudioError once the decoded sound is longer than allowed."""
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._form not in (form, None):  # some streams change their format in the middle
            self._encode(self._resampler.resample(None))
            self._resampler = av.AudioResampler(self._to.form, self._to.layout, self._to.rate)
        self._form, frame.pts = form, None
        self._encode(self._resampler.resample(frame))
        if self.seconds > self._longest:
            raise AudioError("too_long")

    def finish(self) -> bytes:
        if self._form is None:
            raise AudioError("broken")
        self._encode(self._resampler.resample(None))
        if self.seconds < _SHORTEST:
            raise AudioError("broken")
        for frame in self._queue.read_many(self._to.frame, partial=True):
            self._write(frame)
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._file.getvalue()

    def _encode(self, frames: list[AudioFrame]) -> None:
        for frame in frames:
            frame.pts = None
            self._look(frame)
            self._samples += frame.samples
            self._queue.write(frame)
        for frame in self._queue.read_many(self._to.frame):
            self._write(frame)

    def _write(self, frame: AudioFrame) -> None:
        frame.pts = None
        self._container.mux(self._stream.encode(frame))

    def _look(self, frame: AudioFrame) -> None:
        """Update the peaks from the first channel. A frame may cover several peaks."""
        samples = array("h", bytes(frame.planes[0])[: frame.samples * 2])
        size, at = self._to.rate // _PIECES, 0
        while at < len(samples):
            piece, begun = divmod(self._samples + at, size)
            part = samples[at : at + size - begun]
            self.peaks.extend([0] * (piece + 1 - len(self.peaks)))
            self.peaks[piece] = max(self.peaks[piece], *part, -min(part))
            at += len(part)


if __name__ == "__main__":
    main()
