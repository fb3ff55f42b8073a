"""Run as a process of its own by `sounds.py`: a sound comes in by stdin, the same without its tags goes out.

Nothing is decoded. What says who made it, where, when and with what is cut out or blotted, so that the sound stays in
its place: one line of JSON with its kind and length in seconds (0: not known), then the sound.
"""

import json
import re
import struct
import sys
from collections.abc import Iterator

Cut = tuple[bytes | bytearray, float]


class Trouble(Exception):
    """Its one word goes to whoever asked."""


def main() -> None:
    try:
        data = sys.stdin.buffer.read()
        cut = KINDS[kind_of(data)]
        body, seconds = cut(bytearray(data))
        head = {"mime": kind_of(data), "seconds": round(seconds, 1)}
    except Trouble as trouble:
        head, body = {"trouble": str(trouble)}, b""
    except (struct.error, IndexError, KeyError, ValueError, ZeroDivisionError, OverflowError):
        head, body = {"trouble": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


def kind_of(data: bytes) -> str:
    """The fixed type it will be served with. Raises KeyError when it is no sound that browsers play."""
    if data.startswith(b"OggS"):
        return "audio/ogg"
    if data.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in data[:64]:
        return "audio/webm"
    if data.startswith(b"RIFF") and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[4:8] == b"ftyp" and data[8:12] in _BRANDS:
        return "audio/mp4"
    if data.startswith(b"ID3") or _mp3_frame(data, 0):
        return "audio/mpeg"
    raise KeyError


# --- WAV: only the form and the sound are written anew ---


def cut_wav(data: bytearray) -> Cut:
    chunks: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        name, size = bytes(data[at : at + 4]), int.from_bytes(data[at + 4 : at + 8], "little")
        chunks.setdefault(name, bytes(data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    form, sound = chunks[b"fmt "], chunks[b"data"]
    parts = b"".join(
        name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
        for name, body in ((b"fmt ", form), (b"data", sound))
    )
    rate = int.from_bytes(form[8:12], "little")
    return b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WAVE" + parts, len(sound) / rate


# --- MP3: tags stand before and after the sound ---

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_KBITS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}


def cut_mp3(data: bytearray) -> Cut:
    start = 0
    while data[start : start + 3] == b"ID3":
        size = [byte & 0x7F for byte in data[start + 6 : start + 10]]
        start += 10 + (size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3])
    end = len(data)
    if data[end - 128 : end - 125] == b"TAG":
        end -= 128
    if data[end - 32 : end - 24] == b"APETAGEX":
        end -= int.from_bytes(data[end - 20 : end - 16], "little") + 32
    while start < end and not _mp3_frame(data, start):
        start = data.index(b"\xff", start + 1, end)
    version, first = data[start + 1] >> 3 & 3, version_is_one(data[start + 1])
    rate = _RATES[version][data[start + 2] >> 2 & 3]
    kbits = _KBITS[first][data[start + 2] >> 4]
    sound = data[start:end]
    frames = re.search(rb"(?:Xing|Info)\0\0\0[\x01-\x0f]([\0-\xff]{4})", bytes(sound[:200]))
    if frames:
        return sound, int.from_bytes(frames[1], "big") * (1152 if first else 576) / rate
    return sound, len(sound) * 8 / (kbits * 1000)


def version_is_one(byte: int) -> bool:
    return byte >> 3 & 3 == 3


def _mp3_frame(data: bytes | bytearray, at: int) -> bool:
    """A frame header of MPEG layer III: sync, a version, bit rate and sampling rate that exist."""
    if len(data) < at + 4 or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2 or data[at + 1] & 0x18 == 0x08:
        return False
    return data[at + 2] & 0xF0 not in (0, 0xF0) and data[at + 2] & 0x0C != 0x0C


# --- Ogg: the second packet is the tags'; its pages get new sums ---


def cut_ogg(data: bytearray) -> Cut:
    pages = list(_ogg_pages(data))
    first = bytes(data[pages[0][1] : pages[0][2]])
    opus = first.startswith(b"OpusHead")
    if not opus and not first.startswith(b"\x01vorbis"):
        raise KeyError
    keep = b"OpusTags" + bytes(8) if opus else b"\x03vorbis" + bytes(8) + b"\x01"
    tags = bytearray()
    for page, body, end in pages[1:]:
        laces = data[page + 27 : body]
        length = 0
        for lace in laces:
            length += lace
            if lace < 255:
                break
        blank = bytes(length)
        head = keep[len(tags) : len(tags) + length]
        tags += blank
        data[body : body + length] = head + blank[len(head) :]
        data[page + 22 : page + 26] = _ogg_sum(data[page:end])
        if any(lace < 255 for lace in laces):
            break
    rate = 48000 if opus else int.from_bytes(first[12:16], "little")
    skipped = int.from_bytes(first[10:12], "little") if opus else 0
    last = max(int.from_bytes(data[page + 6 : page + 14], "little", signed=True) for page, _, _ in pages)
    return data, max(0, last - skipped) / rate


def _ogg_pages(data: bytearray) -> Iterator[tuple[int, int, int]]:
    """Where each page, its body and its end are."""
    at = 0
    while data[at : at + 4] == b"OggS":
        body = at + 27 + data[at + 26]
        end = body + sum(data[at + 27 : body])
        yield at, body, end
        at = end


def _ogg_sum(page: bytearray) -> bytes:
    page[22:26] = bytes(4)
    total = 0
    for byte in page:
        total = (total << 8 & 0xFFFFFFFF) ^ _OGG_TABLE[total >> 24 ^ byte]
    return struct.pack("<I", total)


def _ogg_row(value: int) -> int:
    value <<= 24
    for _ in range(8):
        value = (value << 1 ^ 0x04C11DB7 if value & 0x80000000 else value << 1) & 0xFFFFFFFF
    return value


_OGG_TABLE = [_ogg_row(value) for value in range(256)]


# --- MP4: boxes of tags become free room, dates become zero ---

_BRANDS = {b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash"}
_INTO = {b"moov", b"trak", b"mdia", b"mvex", b"moof", b"traf"}
_TAGS = {b"udta", b"meta", b"uuid", b"free", b"skip"}
_DATED = {b"mvhd", b"tkhd", b"mdhd"}


def cut_mp4(data: bytearray) -> Cut:
    seconds, sounds = 0.0, 0
    for name, body, end in _boxes(data, 0, len(data)):
        if name in _TAGS:
            data[body - 4 : body] = b"free"
            data[body:end] = bytes(end - body)
        if name == b"hdlr" and data[body + 8 : body + 12] == b"vide":
            raise Trouble("video")
        sounds += name == b"hdlr" and data[body + 8 : body + 12] == b"soun"
        if name in _DATED:
            wide = data[body] == 1
            data[body + 4 : body + (20 if wide else 12)] = bytes(16 if wide else 8)
            if name == b"mvhd":
                scale, length = struct.unpack_from(">IQ" if wide else ">II", data, body + (20 if wide else 12))
                seconds = length / scale
    if not sounds:
        raise KeyError
    return data, seconds


def _boxes(data: bytearray, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Every box: its name, where its content begins and ends. Those within come after those around."""
    while at + 8 <= end:
        size, body = int.from_bytes(data[at : at + 4], "big"), at + 8
        name = bytes(data[at + 4 : at + 8])
        if size == 1:
            size, body = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        after = end if size == 0 else at + size
        if after > end or after < body:
            raise Trouble("broken")
        yield name, body, after
        if name in _INTO:
            yield from _boxes(data, body, after)
        at = after


# --- WebM: elements of tags become void, words about programs and dates are blotted ---

_MASTERS = {0x18538067, 0x1549A966, 0x1654AE6B, 0xAE}  # Segment, Info, Tracks, TrackEntry
_CLUSTER, _TIME, _LENGTH, _SCALE, _TRACK_TYPE = 0x1F43B675, 0xE7, 0x4489, 0x2AD7B1, 0x83
_FORGOTTEN = {0x1254C367, 0x1941A469, 0x1043A770}  # Tags, Attachments, Chapters
_BLOTTED = {0x4D80, 0x5741, 0x7BA9, 0x4461, 0x536E, 0x73A4}  # who wrote it, title, date, names


def cut_webm(data: bytearray) -> Cut:
    last, length, scale, sounds = 0, 0.0, 1_000_000, 0
    for name, start, body, end in _elements(data, 0, len(data)):
        if name in _FORGOTTEN:
            data[start:end] = b"\xec\x01" + (end - start - 9).to_bytes(7, "big") + bytes(end - start - 9)
        elif name in _BLOTTED:
            data[body:end] = bytes(end - body)
        elif name == _TRACK_TYPE and data[body:end] == b"\x01":
            raise Trouble("video")
        elif name == _TRACK_TYPE:
            sounds += 1
        elif name == _TIME:
            last = int.from_bytes(data[body:end], "big")
        elif name == _SCALE:
            scale = int.from_bytes(data[body:end], "big")
        elif name == _LENGTH:
            length = struct.unpack(">f" if end - body == 4 else ">d", data[body:end])[0]
    if not sounds:
        raise KeyError
    return data, (length or last) * scale / 1e9


def _elements(data: bytearray, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Every element down to the clusters' times: its name, start, content and end. A stream does not say its ends."""
    while at < end:
        name, after_name = _number(data, at, keep_mark=True)
        size, body = _number(data, after_name, keep_mark=False)
        endless = size == (1 << 7 * (body - after_name)) - 1
        after = end if endless else body + size
        if after > end:
            after = end  # the recorder was stopped before it wrote everything
        yield name, at, body, after
        # what is within comes next, at the same level: so the ends of endless ones need no guessing
        at = body if name in _MASTERS or name == _CLUSTER else after


def _number(data: bytearray, at: int, *, keep_mark: bool) -> tuple[int, int]:
    """A number of variable length, and where it ends."""
    width = 9 - data[at].bit_length()
    if not 1 <= width <= 8:
        raise Trouble("broken")
    value = int.from_bytes(data[at : at + width], "big")
    return value if keep_mark else value & ((1 << 7 * width) - 1), at + width


KINDS = {
    "audio/wav": cut_wav,
    "audio/mpeg": cut_mp3,
    "audio/ogg": cut_ogg,
    "audio/mp4": cut_mp4,
    "audio/webm": cut_webm,
}

if __name__ == "__main__":
    main()
