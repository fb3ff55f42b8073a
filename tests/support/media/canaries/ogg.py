"""Ogg with Opus, Vorbis and FLAC, and bare FLAC: comments, pages that are not of the sound, other streams."""

import struct
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import partial

from tests.support.media.canaries.words import CANARY, WORDS, beside, tone
from tests.support.media.sound_layouts import Layouts, chapters_of, id3, ogg_sum, page


def opus(seconds: float = 1.0) -> bytes:
    return tone("ogg", "libopus", seconds)


def vorbis(seconds: float = 1.0) -> bytes:
    return tone("ogg", "vorbis", seconds, layout="stereo")


def flac(seconds: float = 1.0) -> bytes:
    return tone("ogg", "flac", seconds)


def pages(sound: bytes) -> Iterator[tuple[bytes, list[bytes]]]:
    """The head of each page, and its packets; a packet that goes on in the next page is cut there."""
    at = 0
    while at < len(sound):
        laces = sound[at + 27 : at + 27 + sound[at + 26]]
        start = at + 27 + len(laces)
        packets, size = [], 0
        for lace in laces:
            size += lace
            if lace < 255:
                packets.append(sound[start : start + size])
                start, size = start + size, 0
        yield sound[at : at + 27], packets + ([sound[start : start + size]] if size else [])
        at = start + size


def starts(sound: bytes) -> list[int]:
    """Where each page begins."""
    found, at = [], sound.find(b"OggS")
    while at >= 0:
        found.append(at)
        at = sound.find(b"OggS", at + 4)
    return found


def with_heads(sound: bytes, change: Callable[[int, bytes], bytes]) -> bytes:
    """The packets before the sound, each changed and on a page of its own; what follows is counted anew."""
    serial, heads, rest = int.from_bytes(sound[14:18], "little"), [], len(sound)
    for start, (head, packets) in zip(starts(sound), pages(sound), strict=True):
        if head[6:14] != bytes(8):  # the first page that is heard
            rest = start
            break
        heads += packets
    pieces = [page(change(at, packet), serial, at, 2 * (at == 0)) for at, packet in enumerate(heads)]
    return b"".join(pieces) + numbered(sound[rest:], len(heads))


def numbered(sound: bytes, first: int) -> bytes:
    """The pages with numbers from `first` on, and their sums."""
    out, ends = [], [*starts(sound)[1:], len(sound)]
    for number, (start, end) in enumerate(zip(starts(sound), ends, strict=True), first):
        piece = sound[start : start + 18] + struct.pack("<I", number) + bytes(4) + sound[start + 26 : end]
        out.append(piece[:22] + struct.pack("<I", ogg_sum(piece)) + piece[26:])
    return b"".join(out)


def comments(*said: bytes, vendor: bytes = b"somebody") -> bytes:
    block = struct.pack("<I", len(vendor)) + vendor + struct.pack("<I", len(said))
    return block + b"".join(struct.pack("<I", len(one)) + one for one in said)


def commented(sound: bytes, block: bytes, behind: bytes = b"") -> bytes:
    """With these comments in place of its own, in the form of its codec."""
    flac_length = struct.pack(">I", len(block) + len(behind))[1:]

    def change(_: int, packet: bytes) -> bytes:
        if packet.startswith(b"OpusTags"):
            return b"OpusTags" + block + behind
        if packet.startswith(b"\x03vorbis"):
            return b"\x03vorbis" + block + b"\1" + behind
        if packet[:1] in (b"\x04", b"\x84"):
            return packet[:1] + flac_length + block + behind
        return packet

    return with_heads(sound, change)


def picture() -> bytes:
    kind = struct.pack(">II", 3, 10) + b"image/jpeg" + struct.pack(">I", len(CANARY)) + CANARY + bytes(16)
    return kind + struct.pack(">I", len(CANARY)) + CANARY


def longer_head(sound: bytes) -> bytes:
    """Words behind what the decoder is told first."""
    return with_heads(sound, lambda at, packet: packet + CANARY * (at == 0))


def among(sound: bytes, extra: bytes) -> bytes:
    """In front of the last page."""
    at = starts(sound)[-1]
    return sound[:at] + extra + sound[at:]


def stream_beside(first: bytes, *more: bytes) -> bytes:
    """Another stream in the same file: its first page stands by the sound's first, the others follow."""
    sound = opus()
    second = starts(sound)[1]
    pieces = [page(packet, 77, at, 0) for at, packet in enumerate(more, 1)]
    last = page(b"", 77, len(more) + 1, 4)
    return (
        sound[:second]
        + page(first, 77, 0, 2)
        + sound[second : third(sound)]
        + b"".join(pieces)
        + last
        + sound[third(sound) :]
    )


def third(sound: bytes) -> int:
    return starts(sound)[2]


def spoilt(extra: bytes) -> bytes:
    """A page whose sum is wrong."""
    whole = page(extra, 5, 5, 0)
    return whole[:22] + b"\1\2\3\4" + whole[26:]


def skeleton(version: int) -> bytes:
    head = b"fishead\0" + struct.pack("<HHqqqq", version, 0, 0, 1000, 0, 1000) + CANARY.ljust(20, b"\0") + bytes(16)
    bone = b"fisbone\0" + struct.pack("<IIIqqqIBxxx", 44, 1, 2, 48_000, 1, 0, 0, 0)
    return stream_beside(head, bone + b"Content-Type: audio/opus\r\nName: " + CANARY + b"\r\n", b"index\0" + bytes(36))


def serial() -> int:
    return int.from_bytes(opus()[14:18], "little")


def metadata(kind: int, body: bytes) -> bytes:
    """Bare FLAC with one more block behind its first."""
    whole = tone("flac", "flac")
    return whole[:42] + bytes([kind]) + struct.pack(">I", len(body))[1:] + body + whole[42:]


def cue_sheet() -> bytes:
    """Of one song: its track, and where the last one ends."""
    song = bytes(8) + b"\1" + CANARY[:12] + bytes(14) + b"\1" + bytes(8) + b"\1" + bytes(3)
    end = struct.pack(">Q", 48_000) + b"\xaa" + bytes(27)
    return CANARY.ljust(395, b"\0") + b"\2" + song + end


_COMMENTS: dict[str, Callable[[bytes], bytes]] = {
    "title": lambda sound: commented(sound, comments(b"TITLE=" + CANARY)),
    "vendor": lambda sound: commented(sound, comments(vendor=CANARY)),
    "no known name": lambda sound: commented(sound, comments(CANARY)),
    "cover": lambda sound: commented(sound, comments(b"METADATA_BLOCK_PICTURE=" + b64encode(picture()))),
    "chapter": lambda sound: commented(sound, comments(b"CHAPTER001=00:00:00.000", b"CHAPTER001NAME=" + CANARY)),
    "behind the comments": lambda sound: commented(sound, comments(b"TITLE=x"), bytes(8) + CANARY),
}
_CODECS: dict[str, Callable[[float], bytes]] = {"Opus": opus, "Vorbis": vorbis, "FLAC": flac}

#: streams that are no sound, by their first packets
_STREAMS: dict[str, tuple[bytes, ...]] = {
    "unknown": (CANARY,),
    "subtitles of Kate": (b"\x80kate\0\0\0\0\7\0\0" + bytes(52), b"\x81kate\0\0\0\0" + comments(CANARY), CANARY),
    "CMML": (b"CMML\0\0\0\0" + bytes(21), b"<cmml><head>" + CANARY + b"</head></cmml>"),
    "text": (b"text\0\0\0\0" + CANARY, CANARY),
}

#: kinds of FLAC's blocks, and what stands in them
_BLOCKS: dict[str, tuple[int, bytes]] = {
    "PADDING": (1, CANARY),
    "APPLICATION": (2, b"riff" + CANARY),
    "SEEKTABLE": (3, CANARY[:18] + CANARY[18:].ljust(18, b"\0")),
    "VORBIS_COMMENT": (4, comments(b"TITLE=" + CANARY)),
    "CUESHEET": (5, cue_sheet()),
    "PICTURE": (6, picture()),
    "a kind of nobody": (100, CANARY),
}

OGG: Layouts = {
    **{
        f"{codec}: {name}": partial(lambda sound, change: change(sound(1.0)), sound, change)
        for codec, sound in _CODECS.items()
        for name, change in _COMMENTS.items()
    },
    **{f"stream beside: {name}": partial(stream_beside, *packets) for name, packets in _STREAMS.items()},
    **{f"bare FLAC: {name}": partial(metadata, kind, body) for name, (kind, body) in _BLOCKS.items()},
    "Opus: words behind its head": lambda: longer_head(opus()),
    "Opus: chapters": lambda: beside("ogg", "libopus", chapters_of(WORDS)),
    "Skeleton 3": lambda: skeleton(3),
    "Skeleton 4": lambda: skeleton(4),
    "a stream before": lambda: page(CANARY, 77, 0, 6) + opus(),
    "a stream behind": lambda: opus() + page(CANARY, 77, 0, 6),
    "chained, each with its comments": lambda: (
        commented(opus(0.5), comments(CANARY))
        + commented(tone("ogg", "libopus", 0.5, bits=48_000), comments(CANARY, vendor=CANARY))
    ),
    "chained with another codec": lambda: (
        commented(opus(), comments(CANARY)) + commented(vorbis(0.5), comments(CANARY))
    ),
    "chained with another rate": lambda: (
        commented(flac(0.5), comments(CANARY)) + commented(tone("ogg", "flac", 0.5, rate=16_000), comments(CANARY))
    ),
    "words between pages": lambda: among(opus(), CANARY),
    "a page that is broken": lambda: among(opus(), spoilt(CANARY)),
    "a page of a stream that never began": lambda: among(opus(), page(CANARY, 78, 9, 0)),
    "a packet of words in the sound": lambda: among(opus(), page(CANARY, serial(), 2, 0, 1000)),
    "a page of the sound behind its last": lambda: opus() + page(CANARY, serial(), 99, 4, 48_000),
    "words behind": lambda: opus() + CANARY,
    "zeros and words behind": lambda: opus() + bytes(4096) + CANARY,
    "ID3v1 behind": lambda: vorbis() + b"TAG" + CANARY.ljust(125, b"\0"),
    "ID3v2 in front": lambda: id3(len(CANARY)) + CANARY + opus(),
    "bare FLAC: ID3v2 in front": lambda: id3(len(CANARY)) + CANARY + tone("flac", "flac"),
    "bare FLAC: ID3v1 behind": lambda: tone("flac", "flac") + b"TAG" + CANARY.ljust(125, b"\0"),
    "bare FLAC: words behind": lambda: tone("flac", "flac") + CANARY,
}
