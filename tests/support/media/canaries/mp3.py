"""MP3: tags of every kind around the frames, and words between and in them."""

import struct
from collections.abc import Callable
from functools import partial

from tests.support.media.canaries.words import CANARY, WORDS, beside, tone
from tests.support.media.sound_layouts import Layouts, apic_of, chapters_of, chunk, id3, vbri

_UTF16 = b"\x01\xff\xfe" + WORDS.encode("utf-16-le")


def frames() -> bytes:
    return tone("mp3", "libmp3lame", rate=44_100, id3v2_version="0", write_xing="0")


def half() -> bytes:
    return tone("mp3", "libmp3lame", 0.5, rate=44_100, id3v2_version="0", write_xing="0")


def tagged(name: str, body: bytes) -> bytes:
    """One frame of ID3v2.4 in front."""
    frame = name.encode() + struct.pack(">I", len(body)) + b"\0\0" + body
    assert len(frame) < 128
    return id3(len(frame)) + frame + frames()


def older(version: int, name: bytes, body: bytes) -> bytes:
    """ID3v2.2 has names of three letters and lengths of three bytes."""
    length = struct.pack(">I", len(body))
    frame = name + (length[1:] if version == 2 else length + b"\0\0") + body
    return b"ID3" + bytes([version]) + id3(len(frame))[4:] + frame + frames()


def flagged(flags: int, body: bytes, behind: bytes = b"") -> bytes:
    head = id3(len(body))
    return head[:5] + bytes([flags]) + head[6:] + body + behind + frames()


def footed(body: bytes) -> bytes:
    """A tag behind the frames; its footer says where it begins."""
    head = id3(len(body))
    return head[:5] + b"\x10" + head[6:] + body + b"3DI" + head[3:5] + b"\x10" + head[6:]


def ape(version: int) -> bytes:
    """A tag of APE with a text and a picture, with a head where its version has one."""
    items = b"".join(
        struct.pack("<II", len(CANARY), kind) + name + b"\0" + CANARY
        for kind, name in ((0, b"Title"), (2, b"Cover Art (Front)"))
    )
    said = struct.pack("<III", version, len(items) + 32, 2)
    head = b"APETAGEX" + said + struct.pack("<I", 0xA0000000) + bytes(8) if version == 2000 else b""
    return head + items + b"APETAGEX" + said + struct.pack("<I", 0x80000000 * (version == 2000)) + bytes(8)


def id3v1(front: bytes = b"") -> bytes:
    return b"TAG" + (front + CANARY).ljust(125, b"\0")


def lyrics(version: int) -> bytes:
    if version == 1:
        return b"LYRICSBEGIN" + CANARY + b"LYRICSEND" + id3v1()
    body = b"LYRICSBEGIN" + b"LYR%05d" % len(CANARY) + CANARY
    return body + b"%06d" % len(body) + b"LYRICS200" + id3v1()


def between(words: bytes, every: int = 0) -> bytes:
    """Between two frames in the middle, or behind each of so many."""
    start, pieces = frames()[:2], frames().split(frames()[:2])[1:]
    last = every or len(pieces) // 2
    return b"".join(
        start + piece + (words if at == last or (every and at % every == 0) else b"")
        for at, piece in enumerate(pieces, 1)
    )


def stuffed() -> bytes:
    """In the last bytes of each frame of silence, which carry nothing."""
    whole = tone("mp3", "libmp3lame", rate=32_000, bits=128_000, loud=0, id3v2_version="0", write_xing="0")
    size = 576  # 128 kbit/s at 32 kHz
    assert len(whole) % size == 0
    return b"".join(whole[at : at + size - len(CANARY)] + CANARY for at in range(0, len(whole), size))


def headed(mark: bytes) -> bytes:
    """A first frame that says who wrote the others, as LAME does."""
    blank = frames()[:4] + bytes(17)
    said = mark + struct.pack(">III", 3, 39, 16_000) + CANARY
    return blank + said.ljust(417 - len(blank), b"\0") + frames()


def in_a_wav() -> bytes:
    """MP3 in a WAV, as some recorders of speech write it."""
    kind = struct.pack("<HHIIHHHHIHHH", 0x55, 1, 44_100, 8000, 1, 0, 12, 1, 2, 417, 1, 1393)
    body = b"WAVE" + chunk(b"fmt ", kind) + chunk(b"LIST", b"INFO" + chunk(b"IART", CANARY)) + chunk(b"data", frames())
    return chunk(b"RIFF", body)


#: frames of ID3v2.4: a name, and what stands before the canary
_ID3 = {
    "TIT2": b"\0",
    "TSSE": b"\3",
    "COMM": b"\0eng\0",
    "USLT": b"\0cze\0",
    "SYLT": b"\0cze\2\1\0",
    "TXXX": b"\0name\0",
    "WXXX": b"\0name\0https://",
    "WOAR": b"https://",
    "PRIV": b"owner\0",
    "GEOB": b"\0text/plain\0words.txt\0\0",
    "UFID": b"owner\0",
    "MCDI": b"",
    "POPM": b"",
    "OWNE": b"\0CZK0\x0020260101",
    "COMR": b"\0CZK0\x0020270101https://\0\0",
    "ENCR": b"",
    "AENC": b"",
    "RVA2": b"",
    "ETCO": b"\2",
    "LINK": b"TIT2",
    "CTOC": b"toc\0\3\1",
    "CHAP": b"chp\0" + bytes(16) + b"TIT2\0\0\0\x15\0\0\0",
    "WXYZ": b"",
}

#: what is put behind the frames
_BEHIND: dict[str, Callable[[], bytes]] = {
    "ID3v1": id3v1,
    "ID3v1 with the long form before it": lambda: b"TAG+" + CANARY.ljust(223, b"\0") + id3v1(),
    "APEv1": lambda: ape(1000),
    "APEv2": lambda: ape(2000),
    "APEv2 and ID3v1": lambda: ape(2000) + id3v1(),
    "Lyrics3": lambda: lyrics(1),
    "Lyrics3 of the second version": lambda: lyrics(2),
    "ID3v2 with a footer": lambda: footed(b"TIT2\0\0\0\x15\0\0\0" + CANARY),
    "words": lambda: CANARY,
    "zeros and words": lambda: bytes(4096) + CANARY,
    "a page": lambda: b"<!doctype html><script>" + CANARY + b"</script>",
}

MP3: Layouts = {
    **{
        f"ID3v2.4 {name}": partial(lambda name, head: tagged(name, head + CANARY), name, head)
        for name, head in _ID3.items()
    },
    "ID3v2.4 in UTF-16": lambda: tagged("TIT2", _UTF16),
    "ID3v2.2": lambda: older(2, b"TT2", b"\0" + CANARY),
    "ID3v2.3": lambda: older(3, b"TIT2", b"\0" + CANARY),
    "ID3v2.3 with chapters": lambda: beside("mp3", "libmp3lame", chapters_of(WORDS), rate=44_100),
    "ID3v2 with an extended head": lambda: flagged(0x40, b"\0\0\0\x1a\1\0" + CANARY),
    "ID3v2 with words in its padding": lambda: flagged(0, bytes(200) + CANARY),
    "ID3v2 with a footer in front": lambda: flagged(0x10, CANARY, b"3DI" + id3(len(CANARY))[3:]),
    "ID3v2 that says more than it has": lambda: id3(200) + CANARY + frames(),
    "two of ID3v2": lambda: id3(len(CANARY)) + CANARY + tagged("TIT2", b"\0" + CANARY),
    "a cover": lambda: apic_of(CANARY) + frames(),
    **{f"{name} behind": partial(lambda make: frames() + make(), make) for name, make in _BEHIND.items()},
    "APEv2 in front": lambda: ape(2000) + frames(),
    "words in front": lambda: CANARY + frames(),
    "zeros and words in front": lambda: id3(40) + bytes(20) + CANARY + frames(),
    "words between frames": lambda: between(CANARY),
    "words behind every fifth frame": lambda: between(CANARY, every=5),
    "a tag between frames": lambda: between(id3(len(CANARY)) + CANARY),
    "words in frames of silence": stuffed,
    "a Xing head": lambda: headed(b"Xing"),
    "an Info head": lambda: headed(b"Info"),
    "a VBRI head": lambda: vbri(frames(), CANARY),
    "one song behind the other, each with its tags": lambda: (id3(20) + CANARY + half() + id3v1()) * 2,
    "in a WAV": in_a_wav,
}
