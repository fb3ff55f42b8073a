"""WAV, and its kin: chunks in front of, between and behind the format and the samples."""

import struct
from collections.abc import Callable
from functools import partial

from tests.support.media.canaries.words import CANARY, WORDS, tone
from tests.support.media.sound_layouts import Layouts, bare_wav, box, chunk, size_said


def wav() -> bytes:
    """`fmt ` and `data` alone."""
    return bare_wav(1.0)


def riff(*chunks: bytes, name: bytes = b"RIFF") -> bytes:
    return chunk(name, b"WAVE" + b"".join(chunks))


def form() -> bytes:
    return wav()[12:36]


def samples() -> bytes:
    return wav()[36:]


def behind(new: bytes) -> bytes:
    return riff(form(), samples(), new)


def in_front(new: bytes) -> bytes:
    return riff(new, form(), samples())


def between(new: bytes) -> bytes:
    return riff(form(), new, samples())


def info(name: bytes) -> bytes:
    return chunk(b"LIST", b"INFO" + chunk(name, CANARY + b"\0"))


def labelled(name: bytes) -> bytes:
    """A note at a place of the sound."""
    return chunk(b"LIST", b"adtl" + chunk(name, struct.pack("<I", 1) + bytes(16) * (name == b"ltxt") + CANARY + b"\0"))


def bext() -> bytes:
    """What a broadcaster writes: what, who, when, with which machines."""
    return chunk(b"bext", CANARY.ljust(256, b"\0") + CANARY.ljust(32, b"\0") + bytes(314) + b"A=PCM,T=" + CANARY)


def cart() -> bytes:
    return chunk(b"cart", b"0101" + CANARY.ljust(64, b"\0") + bytes(1980) + CANARY)


def extended() -> bytes:
    """A format with words behind what it says."""
    kind = form()[8:] + struct.pack("<H", len(CANARY)) + CANARY
    return riff(chunk(b"fmt ", kind), samples())


def in_two() -> bytes:
    """Words between two chunks of samples; a player hears the first."""
    return riff(form(), samples(), chunk(b"note", CANARY), chunk(b"data", CANARY * 10))


def odd() -> bytes:
    """In the byte that makes an odd chunk even, and on."""
    return riff(form(), b"wxyz" + struct.pack("<I", 1) + b"\0" + CANARY[:1], chunk(b"odd ", CANARY), samples())


def rf64() -> bytes:
    big = chunk(b"ds64", struct.pack("<QQQI", len(wav()) - 8, len(samples()) - 8, 8000, 0) + CANARY)
    whole = riff(big, form(), samples(), name=b"RF64")
    return whole[:4] + b"\xff" * 4 + whole[8:]


def aiff(name: bytes) -> bytes:
    """One more chunk in a file whose lengths begin with the highest byte."""
    whole = tone("aiff", "pcm_s16be", rate=8000) + name + struct.pack(">I", len(CANARY)) + CANARY
    return whole[:4] + struct.pack(">I", len(whole) - 8) + whole[8:]


def caf(name: bytes) -> bytes:
    """Behind the description, which stands first."""
    whole = tone("caf", "pcm_s16le", rate=8000)
    return whole[:52] + name + struct.pack(">Q", len(CANARY)) + CANARY + whole[52:]


_XML = b"<?xml version='1.0'?><BWFXML><NOTE>" + CANARY + b"</NOTE></BWFXML>"
_INFO = (b"INAM", b"IART", b"ICMT", b"ICRD", b"ISFT", b"IENG", b"IKEY", b"IWXY")
_LABELS = (b"labl", b"note", b"ltxt")

#: chunks that a program adds, with what stands in them
_CHUNKS: dict[str, bytes] = {
    "id3": chunk(b"id3 ", b"ID3\4\0\0\0\0\0\x1fTIT2\0\0\0\x15\0\0\0" + CANARY),
    "JUNK": chunk(b"JUNK", CANARY),
    "PAD": chunk(b"PAD ", bytes(100) + CANARY),
    "FLLR": chunk(b"FLLR", CANARY),
    "bext": bext(),
    "cart": cart(),
    "iXML": chunk(b"iXML", _XML),
    "axml": chunk(b"axml", _XML),
    "XMP": chunk(b"_PMX", _XML),
    "cue": chunk(b"cue ", struct.pack("<III", 1, 1, 0) + b"data" + bytes(12) + CANARY),
    "plst": chunk(b"plst", CANARY),
    "smpl": chunk(b"smpl", bytes(36) + CANARY),
    "inst": chunk(b"inst", bytes(7) + CANARY),
    "DISP": chunk(b"DISP", struct.pack("<I", 1) + CANARY),
    "PEAK": chunk(b"PEAK", CANARY),
    "levl": chunk(b"levl", CANARY),
    "chna": chunk(b"chna", struct.pack("<HH", 1, 1) + b"\1\0ATU_00000001" + CANARY),
    "umid": chunk(b"umid", CANARY),
    "SAUR": chunk(b"SAUR", WORDS.encode("utf-16-le")),
    "SyLp": chunk(b"SyLp", CANARY),
    "fact": chunk(b"fact", struct.pack("<I", 8000) + CANARY),
    "of nobody": chunk(b"wxyz", CANARY),
    "a list of nobody": chunk(b"LIST", b"wxyz" + CANARY),
}
_PLACES: dict[str, Callable[[bytes], bytes]] = {"in front": in_front, "between": between, "behind": behind}

WAV: Layouts = {
    **{
        f"{name} {place}": partial(put, new)
        for at, (name, new) in enumerate(_CHUNKS.items())
        for place, put in (list(_PLACES.items())[at % 3], ("behind", behind))
    },
    **{f"INFO {name.decode()}": partial(lambda name: in_front(info(name)), name) for name in _INFO},
    **{f"adtl {name.decode()}": partial(lambda name: behind(labelled(name)), name) for name in _LABELS},
    "words behind the format": extended,
    "two chunks of samples": in_two,
    "an odd chunk": odd,
    "words behind, in no chunk": lambda: wav() + CANARY,
    "a second file behind": lambda: wav() + in_front(info(b"INAM")),
    "data that says it has no end": lambda: size_said(wav(), b"\xff" * 4) + chunk(b"LIST", CANARY),
    "RF64": rf64,
    "an MP4 box behind": lambda: wav() + box(b"free", CANARY),
    "AIFF NAME": lambda: aiff(b"NAME"),
    "AIFF ANNO": lambda: aiff(b"ANNO"),
    "AIFF APPL": lambda: aiff(b"APPL"),
    "CAF info": lambda: caf(b"info"),
    "CAF free": lambda: caf(b"free"),
    "CAF uuid": lambda: caf(b"uuid"),
}
