"""MP4, M4A, 3GP and QuickTime: the index stands last, so that a box put into it moves nothing."""

import struct
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Any

import av

from tests.support.media.canaries.words import CANARY, WORDS, beside, tone
from tests.support.media.sound_layouts import Layouts, box, chapters_of

#: bytes of a box that stand before the boxes in it
_HEADS = {b"meta": 4, b"stsd": 8, b"dref": 8, b"mp4a": 28}
_FULL = bytes(4)


def aac() -> bytes:
    return tone("ipod", "aac")


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size


def changed(data: bytes, path: str, change: Callable[[bytes], bytes]) -> bytes:
    """The boxes, with a new body for each at this path."""
    first, _, rest = path.partition("/")
    name, out = first.encode("latin-1"), b""
    for found, body in boxes(data):
        new = body
        if found == name and rest:
            head = _HEADS.get(name, 0)
            new = body[:head] + changed(body[head:], rest, change)
        elif found == name:
            new = change(body)
        out += box(found, new)
    return out


def inside(path: str, new: bytes) -> bytes:
    """AAC with `new` at the end of the box at this path."""
    sound = changed(aac(), path, lambda body: body + new)
    assert len(sound) > len(aac())
    return sound


def over(path: str, at: int, sound: Callable[[], bytes] = aac) -> bytes:
    """With the canary written over the bytes from there on."""
    return changed(sound(), path, lambda body: body[:at] + CANARY + body[at + len(CANARY) :])


def moved(by: int) -> bytes:
    """The same, and all places of samples so many bytes further on."""

    def change(body: bytes) -> bytes:
        return body[:8] + b"".join(struct.pack(">I", place + by) for (place,) in struct.iter_unpack(">I", body[8:]))

    return changed(aac(), "moov/trak/mdia/minf/stbl/stco", change)


def in_front(new: bytes) -> bytes:
    """Between `ftyp` and the rest."""
    sound = moved(len(new))
    first = int.from_bytes(sound[:4], "big")
    return sound[:first] + new + sound[first:]


def branded() -> bytes:
    """Words among the brands that it is said to agree with."""
    return changed(moved(len(CANARY)), "ftyp", lambda body: body + CANARY)


def value(body: bytes = CANARY) -> bytes:
    return box(b"data", struct.pack(">II", 1, 0) + body)


def freeform() -> bytes:
    """An iTunes tag with a name of its own."""
    return box(b"----", box(b"mean", _FULL + CANARY) + box(b"name", _FULL + CANARY) + value())


def apple_keys() -> bytes:
    """Where an iPhone writes its place and model."""
    handler = box(b"hdlr", bytes(8) + b"mdta" + bytes(13))
    keys = box(b"keys", struct.pack(">II", 0, 1) + box(b"mdta", b"com.apple." + CANARY))
    return box(b"meta", handler + keys + box(b"ilst", box(b"\0\0\0\1", value())))


def subtitles(output: Any, codec: str = "mov_text") -> None:
    track = output.add_mux_stream(codec)
    track.time_base = Fraction(1, 1000)
    packet = av.Packet(struct.pack(">H", len(CANARY)) + CANARY)
    packet.stream, packet.pts, packet.dts, packet.duration = track, 0, 0, 900
    packet.time_base = track.time_base
    output.mux(packet)


def second_sound(output: Any) -> None:
    """A track of sound that holds no sound."""
    track = output.add_mux_stream("pcm_s16be", rate=8000)
    packet = av.Packet(CANARY * 40)
    packet.stream, packet.pts, packet.dts, packet.time_base = track, 0, 0, Fraction(1, 8000)
    output.mux(packet)


def fragments() -> bytes:
    """As Safari streams them."""
    return tone("mp4", "aac", movflags="frag_keyframe+empty_moov", frag_duration="200000")


def between_fragments(new: bytes) -> bytes:
    at = fragments().rindex(b"moof") - 4
    return fragments()[:at] + new + fragments()[at:]


_UUID = b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac"
_BEHIND = ("uuid", "free", "skip", "wide", "wxyz", "meta", "udta", "mdat", "emsg", "prft", "pnot", "moof")
_IN_FRONT = ("uuid", "free", "wxyz", "mdat", "pdin")
#: a box, and what it is put into
_IN_THE_INDEX = {
    "uuid": "moov",
    "free": "moov/trak",
    "wxyz": "moov/trak/mdia/minf/stbl",
    "elng": "moov/trak/mdia",
    "name": "moov/trak/mdia/minf/dinf",
    "url ": "moov/trak/mdia/minf/dinf/dref",
    "wave": "moov/trak/mdia/minf/stbl/stsd/mp4a",
    "chpl": "moov/udta",
    "titl": "moov/udta",
    "\xa9xyz": "moov/udta",
    "XMP_": "moov/udta",
    "ID32": "moov/udta",
}
_TAGS = ("\xa9nam", "\xa9cmt", "\xa9lyr", "covr", "desc", "xid ", "purd", "\xa9too")


def _named(name: str, body: bytes = CANARY) -> bytes:
    return box(name.encode("latin-1"), body)


MP4: Layouts = {
    **{f"{name} behind": partial(lambda name: aac() + _named(name), name) for name in _BEHIND},
    **{f"{name} in front": partial(lambda name: in_front(_named(name)), name) for name in _IN_FRONT},
    **{
        f"{name} in {path}": partial(lambda path, name: inside(path, _named(name, _FULL + CANARY)), path, name)
        for name, path in _IN_THE_INDEX.items()
    },
    **{
        f"tag {name}": partial(lambda name: inside("moov/udta/meta/ilst", _named(name, value())), name)
        for name in _TAGS
    },
    "tag with a name of its own": lambda: inside("moov/udta/meta/ilst", freeform()),
    "a place": lambda: inside("moov/udta", box(b"loci", _FULL + b"\x15\xc7" + CANARY + bytes(14) + CANARY + b"\0\0")),
    "a key to what is locked": lambda: inside("moov", box(b"pssh", _FULL + _UUID + struct.pack(">I", 20) + CANARY)),
    "Apple's keys": lambda: inside("moov", apple_keys()),
    "a track's name": lambda: inside("moov/trak", box(b"udta", box(b"name", CANARY))),
    "XMP in a uuid": lambda: aac() + box(b"uuid", _UUID + b"<x:xmpmeta>" + CANARY),
    "the handler's name": lambda: changed(aac(), "moov/trak/mdia/hdlr", lambda body: body[:24] + CANARY + b"\0"),
    "brands": branded,
    "what the film's head leaves free": lambda: over("moov/mvhd", 76),
    "behind the decoder's settings": lambda: inside("moov/trak/mdia/minf/stbl/stsd/mp4a/esds", CANARY),
    "between box and end, in no box": lambda: aac() + CANARY,
    "over and over, as samples that are none": lambda: aac() + box(b"mdat", CANARY * 50),
    "chapters": lambda: beside("ipod", "aac", chapters_of(WORDS)),
    "subtitles": lambda: beside("mp4", "aac", subtitles),
    "a track of text that is none": lambda: beside("mp4", "aac", subtitles).replace(b"sbtl", b"meta"),
    "a second track of sound": lambda: beside("mov", "aac", second_sound),
    "emsg between fragments": lambda: between_fragments(box(b"emsg", CANARY)),
    "free between fragments": lambda: between_fragments(box(b"free", CANARY)),
    "an index of fragments": lambda: between_fragments(box(b"sidx", CANARY * 2)),
    "words between fragments, in no box": lambda: between_fragments(CANARY),
    "3GP with AMR": lambda: tone("3gp", "libopencore_amrnb", rate=8000, bits=12_200) + box(b"udta", CANARY),
    "lossless": lambda: changed(tone("ipod", "alac"), "moov/udta/meta/ilst", lambda body: body + freeform()),
    "QuickTime": lambda: changed(tone("mov", "aac"), "moov", lambda body: body + apple_keys()),
}
