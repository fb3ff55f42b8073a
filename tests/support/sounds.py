"""Sounds as recorders and programs write them, made here byte by byte, with tags that tell on somebody."""

import math
import struct
import wave
from io import BytesIO

TELLTALE = b"Anna Novakova, Brno 49.1951N, iPhone"


def wav(seconds: float = 1.0, rate: int = 8000) -> bytes:
    """A tone, with a chunk that says who and where."""
    file = BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(
            b"".join(struct.pack("<h", int(9000 * math.sin(at / 6))) for at in range(int(seconds * rate)))
        )
    sound = file.getvalue()
    tag = b"LIST" + struct.pack("<I", len(TELLTALE)) + TELLTALE
    return sound[:4] + struct.pack("<I", len(sound) - 8 + len(tag)) + sound[8:12] + tag + sound[12:]


def mp3(seconds: float = 1.0) -> bytes:
    """Silent frames of 64 kbit/s between an ID3v2 tag, an APE tag and an ID3v1 tag."""
    frame = b"\xff\xfb\x50\xc0" + bytes(205)
    frames = frame * round(seconds * 64_000 / 8 / len(frame))
    head = b"ID3\x04\0\0" + bytes([0, 0, 0, len(TELLTALE)]) + TELLTALE
    ape = TELLTALE + b"APETAGEX" + struct.pack("<III", 2000, len(TELLTALE), 1) + bytes(12)
    return head + frames + ape + b"TAG" + TELLTALE.ljust(125, b"\0")


def ogg(seconds: float = 1.0) -> bytes:
    """Opus as Firefox records it; its tags go over two pages."""
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", 312, 48000, 0, 0)
    words = TELLTALE * 10
    tags = b"OpusTags" + struct.pack("<I", len(words)) + words + struct.pack("<I", 0)
    half = 255
    return b"".join(
        (
            _page(0, head, flags=2),
            _page(1, tags[:half], granule=-1),
            _page(2, tags[half:], flags=1),
            _page(3, b"\xfc" + bytes(40), granule=round(seconds * 48000) + 312, flags=4),
        )
    )


def _page(number: int, body: bytes, granule: int = 0, flags: int = 0) -> bytes:
    laces = bytes([255] * (len(body) // 255)) + (bytes([len(body) % 255]) if granule != -1 else b"")
    head = b"OggS\0" + bytes([flags]) + struct.pack("<qII", granule, 7, number)
    page = head + bytes(4) + bytes([len(laces)]) + laces + body
    return head + struct.pack("<I", ogg_sum(page)) + page[26:]


def ogg_sum(page: bytes) -> int:
    """The page's CRC, bit by bit: another way than the cutter's."""
    total = 0
    for byte in page:
        total ^= byte << 24
        for _ in range(8):
            total = (total << 1 ^ 0x04C11DB7 if total & 0x80000000 else total << 1) & 0xFFFFFFFF
    return total


def mp4(seconds: float = 1.0, handler: bytes = b"soun") -> bytes:
    """AAC as Safari records it: tags in `udta`, the day of its making in `mvhd`."""
    mvhd = _box(
        b"mvhd", struct.pack(">IIIII", 0, 3_800_000_000, 3_800_000_000, 1000, round(seconds * 1000)) + bytes(80)
    )
    hdlr = _box(b"hdlr", bytes(8) + handler + bytes(12))
    trak = _box(b"trak", _box(b"mdia", hdlr))
    moov = _box(b"moov", mvhd + trak + _box(b"udta", TELLTALE))
    return _box(b"ftyp", b"M4A " + bytes(8)) + moov + _box(b"mdat", bytes(100))


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


def webm(seconds: float = 1.0, track: int = 2) -> bytes:
    """Opus as Chromium streams it: neither the segment nor its clusters say where they end."""
    header = b"\x1a\x45\xdf\xa3" + b"\x88\x42\x82\x84webm\xec"[:1] + b"\x42\x82\x84webm\xec"
    info = _element(b"\x15\x49\xa9\x66", _element(b"\x2a\xd7\xb1", b"\x0f\x42\x40") + _element(b"\x57\x41", TELLTALE))
    tracks = _element(b"\x16\x54\xae\x6b", _element(b"\xae", _element(b"\x83", bytes([track]))))
    tags = _element(b"\x12\x54\xc3\x67", TELLTALE)
    endless = b"\x01" + b"\xff" * 7
    clusters = b"".join(
        b"\x1f\x43\xb6\x75" + endless + _element(b"\xe7", struct.pack(">I", at)) + _element(b"\xa3", bytes(40))
        for at in (0, round(seconds * 1000))
    )
    return header + b"\x18\x53\x80\x67" + endless + info + tracks + tags + clusters


def _element(name: bytes, body: bytes) -> bytes:
    return name + bytes([0x80 | len(body)]) + body


SOUNDS = {"audio/wav": wav, "audio/mpeg": mp3, "audio/ogg": ogg, "audio/mp4": mp4, "audio/webm": webm}
