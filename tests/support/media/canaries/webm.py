"""WebM and Matroska as Chromium streams them: the segment and its clusters do not say where they end."""

from functools import partial
from typing import Any

from PIL import Image

from tests.support.media.canaries.mp4 import second_sound, subtitles
from tests.support.media.canaries.words import CANARY, WORDS, beside, tone
from tests.support.media.sound_layouts import Layouts, chapters_of

INFO, TRACKS, TAGS, CLUSTER = "1549a966", "1654ae6b", "1254c367", "1f43b675"
TRACK = f"{TRACKS} ae"
_UNKNOWN = "1a2b3c4d"


def webm(seconds: float = 1.0) -> bytes:
    return tone("webm", "libopus", seconds, live="1", cluster_time_limit="300", fflags="+bitexact")


def vorbis() -> bytes:
    return tone("webm", "vorbis", layout="stereo", fflags="+bitexact")


def element(name: str, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return bytes.fromhex(name) + (0x0100_0000_0000_0000 + len(body)).to_bytes(8, "big") + body


def text(name: str, front: bytes = b"") -> bytes:
    return element(name, front + CANARY)


def inside(path: str, new: bytes, sound: bytes = b"") -> bytes:
    """With `new` at the end of the element at this path, which says how long it is."""
    whole = sound or webm()
    name, _, rest = path.partition(" ")
    sign = bytes.fromhex(name)
    # the elements of the segment are named in its table of contents first
    head = (whole.rindex(sign) if len(sign) == 4 else whole.index(sign)) + len(sign)
    width = 9 - whole[head].bit_length()
    size = int.from_bytes(whole[head : head + width], "big") - (1 << 7 * width)
    end = head + width + size
    body = whole[head + width : end]
    grown = inside(rest, new, body) if rest else body + new
    return whole[: head - len(sign)] + element(name, grown) + whole[end:]


def before(new: bytes, name: str = CLUSTER, sound: bytes = b"") -> bytes:
    """In front of the last element of this name."""
    whole = sound or webm()
    at = whole.rindex(bytes.fromhex(name))
    return whole[:at] + new + whole[at:]


def first(new: bytes) -> bytes:
    """In front of everything in the segment but its own head."""
    at = webm().index(bytes.fromhex("18538067")) + 12
    return webm()[:at] + new + webm()[at:]


def in_cluster(new: bytes) -> bytes:
    """Behind the time of the last cluster, before its sound."""
    whole = webm()
    at = whole.rindex(bytes.fromhex(CLUSTER))
    time = whole.index(b"\xe7", at)
    end = time + 2 + (whole[time + 1] & 0x7F)
    return whole[:end] + new + whole[end:]


def block(track: int, body: bytes = CANARY) -> bytes:
    return element("a3", bytes([0x80 | track, 0, 0, 0x80]), body)


def added() -> bytes:
    """A block of sound with additions; its own frame is a moment of silence."""
    more = element("75a1", element("a6", element("ee", b"\1"), text("a5")))
    return element("a0", element("a1", b"\x81\0\0\0\xf8\xff\xfe"), more)


def attached(mime: bytes = b"text/plain") -> bytes:
    """A file; all that is said of it is words."""
    said = (text("467e"), text("466e"), element("4660", mime), element("46ae", b"\7"), text("465c"))
    return element("1941a469", element("61a7", *said))


def tag(*said: bytes) -> bytes:
    return element(TAGS, element("7373", element("63c0"), element("67c8", *said)))


def chapter() -> bytes:
    display = element("80", text("85"), element("437c", b"eng"))
    atom = element("b6", element("73c4", b"\5"), element("91", b"\0"), display)
    return element("1043a770", element("45b9", atom))


def cover(output: Any) -> None:
    output.add_attachment("cover.jpg", "image/jpeg", Image.new("RGB", (8, 8)).tobytes() + CANARY)


def file(output: Any) -> None:
    output.add_attachment(WORDS, "text/plain", CANARY)


#: elements of text, by their names in the specification, and where they stand
_TEXTS: dict[str, tuple[str, str]] = {
    "Title": (INFO, "7ba9"),
    "MuxingApp": (INFO, "4d80"),
    "WritingApp": (INFO, "5741"),
    "SegmentFilename": (INFO, "7384"),
    "PrevFilename": (INFO, "3c83ab"),
    "NextFilename": (INFO, "3e83bb"),
    "SegmentUUID": (INFO, "73a4"),
    "Void in Info": (INFO, "ec"),
    "unknown in Info": (INFO, _UNKNOWN),
    "Name of the track": (TRACK, "536e"),
    "CodecName": (TRACK, "258688"),
    "CodecSettings": (TRACK, "3a9697"),
    "CodecInfoURL": (TRACK, "3b4040"),
    "CodecDownloadURL": (TRACK, "26b240"),
    "Language": (TRACK, "22b59c"),
    "LanguageBCP47": (TRACK, "22b59d"),
    "Void in the track": (TRACK, "ec"),
    "unknown in the track": (TRACK, _UNKNOWN),
}

#: elements that stand in the segment itself
_WHOLE: dict[str, bytes] = {
    "Void": text("ec"),
    "CRC-32": text("bf"),
    "unknown": text(_UNKNOWN),
    "TagString": tag(element("45a3", b"TITLE"), text("4487")),
    "TagName": tag(text("45a3"), element("4487", b"x")),
    "TagBinary": tag(element("45a3", b"COVER"), text("4485")),
    "Attachments": attached(),
    "Attachments with a cover": attached(b"image/jpeg"),
    "Chapters": chapter(),
    "Cues": text("1c53bb6b", b"\xec\x94"),
}

_IN_CLUSTER: dict[str, bytes] = {
    "Void": text("ec"),
    "unknown": text(_UNKNOWN),
    "SilentTracks": element("5854", text("58d7")),
    "EncryptedBlock": text("af"),
    "a block of no track": block(9),
    "a block of the sound": block(1),
    "BlockAdditions": added(),
}

WEBM: Layouts = {
    **{name: partial(lambda path, id: inside(path, text(id)), path, id) for name, (path, id) in _TEXTS.items()},
    **{f"{name} before the sound": partial(lambda new: before(new, TRACKS), new) for name, new in _WHOLE.items()},
    **{f"{name} behind": partial(lambda new: webm() + new, new) for name, new in _WHOLE.items()},
    **{f"{name} in a cluster": partial(in_cluster, new) for name, new in _IN_CLUSTER.items()},
    "Void first": lambda: first(text("ec")),
    "behind the decoder's settings": lambda: inside(f"{TRACK} 63a2", CANARY),
    "Void in the head of the file": lambda: inside("1a45dfa3", text("ec")),
    "an extension in the head of the file": lambda: inside("1a45dfa3", element("4281", text("4283"))),
    "subtitles": lambda: beside("matroska", "libopus", lambda output: subtitles(output, "subrip")),
    "a second track of sound": lambda: beside("matroska", "libopus", second_sound),
    "chapters": lambda: beside("webm", "libopus", chapters_of(WORDS)),
    "a cover": lambda: beside("matroska", "libopus", cover),
    "a file": lambda: beside("matroska", "libopus", file),
    "Vorbis": lambda: vorbis() + attached(),
    "Vorbis: behind the decoder's settings": lambda: inside(f"{TRACK} 63a2", CANARY, vorbis()),
    "FLAC": lambda: tone("matroska", "flac") + attached(),
    "AAC": lambda: before(attached(), CLUSTER, tone("matroska", "aac")),
    "words between clusters, in no element": lambda: before(CANARY),
    "words behind, in no element": lambda: webm() + CANARY,
    "a second file behind": lambda: webm(0.5) + inside(INFO, text("7ba9"), webm(0.5)),
}
