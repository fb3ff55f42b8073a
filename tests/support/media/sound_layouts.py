"""The same tone of two seconds in the layouts of recorders, phones and programs, with words beside the sound."""

import struct
from collections.abc import Callable
from fractions import Fraction
from io import BytesIO
from typing import Any

import av
from PIL import Image

from tests.support.media.sounds import TELLTALE, mp3, mp4, ogg, wav, webm, written

SECONDS = 2.0
Layouts = dict[str, Callable[[], bytes]]


# --- MP4, M4A, 3GP, QuickTime ---


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


def branded(sound: bytes, brand: bytes) -> bytes:
    return sound[:8] + brand + sound[12:]


def length_said(sound: bytes, length: bytes) -> bytes:
    """The headers of the film, the track and the medium all say this length, four bytes."""
    said = bytearray(sound)
    for name, offset in ((b"mvhd", 16), (b"tkhd", 20), (b"mdhd", 16)):
        at = said.index(name) + 4 + offset
        said[at : at + 4] = length
    return bytes(said)


def index_first(sound: bytes) -> bytes:
    """`moov` before `mdat`, and the places in it moved on."""
    at = sound.index(b"moov") - 4
    index, start = bytearray(sound[at:]), sound.index(b"mdat") - 4
    table = index.index(b"stco") + 8
    for place in range(table + 4, table + 4 + 4 * int.from_bytes(index[table : table + 4], "big"), 4):
        moved = int.from_bytes(index[place : place + 4], "big") + len(index)
        index[place : place + 4] = moved.to_bytes(4, "big")
    return sound[:start] + bytes(index) + sound[start:at]


def quicktime(seconds: float = SECONDS) -> bytes:
    return written("mov", "aac", seconds)


def chapters_of(words: str, seconds: float = SECONDS) -> Callable[[Any], None]:
    """One for each second, all of the same name."""
    title = {"title": words}
    parts: list[Any] = [
        {"id": part, "start": part, "end": part + 1, "time_base": Fraction(1), "metadata": title}
        for part in range(int(seconds))
    ]
    return lambda output: output.set_chapters(parts)


chapters = chapters_of(TELLTALE.decode())


def subtitles(output: Any) -> None:
    """A track of words beside the sound."""
    track = output.add_mux_stream("mov_text")
    track.time_base = Fraction(1, 1000)
    packet = av.Packet(struct.pack(">H", len(TELLTALE)) + TELLTALE)
    packet.stream, packet.pts, packet.dts, packet.duration = track, 0, 0, 1000
    packet.time_base = track.time_base
    output.mux(packet)


def covered(sound: bytes) -> bytes:
    """With a picture among the tags, as songs carry one. The index is last, so no place in it changes."""
    file = BytesIO()
    Image.new("RGB", (16, 16)).save(file, "JPEG", comment=TELLTALE)
    cover = box(b"covr", box(b"data", struct.pack(">II", 13, 0) + file.getvalue()))
    grown = bytearray(sound)
    for name in (b"moov", b"udta", b"meta", b"ilst"):
        at = sound.rindex(name) - 4
        grown[at : at + 4] = struct.pack(">I", int.from_bytes(grown[at : at + 4], "big") + len(cover))
    end = sound.rindex(b"ilst") - 4 + int.from_bytes(sound[sound.rindex(b"ilst") - 4 : sound.rindex(b"ilst")], "big")
    return bytes(grown[:end]) + cover + bytes(grown[end:])


BOXES_BEHIND = b"".join(box(name, TELLTALE) for name in (b"uuid", b"free", b"skip", b"wxyz", b"meta", b"udta"))

MP4: Layouts = {
    "tags in udta, the index last": lambda: mp4(SECONDS),
    "the index first": lambda: index_first(mp4(SECONDS)),
    "fragments": lambda: mp4(SECONDS, movflags="frag_keyframe+empty_moov", frag_duration="500000"),
    "QuickTime": lambda: branded(quicktime(), b"qt  "),
    "QuickTime without ftyp": lambda: quicktime()[:4] + b"wide" + quicktime()[8:],
    "3GP with AMR": lambda: written("3gp", "libopencore_amrnb", SECONDS, rate=8000, bits=12_200),
    "a 3GP brand": lambda: branded(mp4(SECONDS), b"3gp4"),
    "a brand of nobody": lambda: branded(mp4(SECONDS), b"zzzz"),
    "a length of all ones": lambda: length_said(mp4(SECONDS), b"\xff" * 4),
    "a length of zero": lambda: length_said(mp4(SECONDS), bytes(4)),
    "boxes behind": lambda: mp4(SECONDS) + BOXES_BEHIND,
    "words behind, in no box": lambda: mp4(SECONDS) + TELLTALE,
    "chapters": lambda: written("ipod", "aac", SECONDS, besides=chapters),
    "subtitles": lambda: written("mp4", "aac", SECONDS, besides=subtitles),
    "a cover": lambda: covered(mp4(SECONDS)),
    "lossless": lambda: written("ipod", "alac", SECONDS),
    "Opus": lambda: written("mp4", "libopus", SECONDS),
}


# --- MP3 and ADTS: frames and what stands around and between them ---


def frames(seconds: float = SECONDS, rate: int = 44_100, **options: Any) -> bytes:
    return written("mp3", "libmp3lame", seconds, rate=rate, **{"id3v2_version": "0", "write_xing": "0", **options})


def id3(size: int) -> bytes:
    return b"ID3\x04\0\0" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])


def apic_of(words: bytes) -> bytes:
    """A cover in an ID3v2.4 tag, under a name."""
    body = b"\0image/jpeg\0\x03" + words + b"\0\xff\xd8\xff\xe0" + words
    frame = b"APIC" + struct.pack(">I", len(body)) + b"\0\0" + body
    return id3(len(frame)) + frame


def torn(sound: bytes) -> bytes:
    """Words between two frames."""
    middle = sound.index(sound[:2], len(sound) // 2)
    return sound[:middle] + TELLTALE + sound[middle:]


def vbri(sound: bytes, words: bytes = TELLTALE) -> bytes:
    """A first frame as Fraunhofer's encoder writes it: it says ten minutes, and more."""
    blank = sound[:4] + bytes(32)
    return blank + b"VBRI" + struct.pack(">HHHII", 1, 0, 75, 10, 24_000) + words.ljust(110, b"\0") + sound


def adts(seconds: float = SECONDS) -> bytes:
    return written("adts", "aac", seconds)


MP3: Layouts = {
    "ID3v2, APE and ID3v1": lambda: mp3(SECONDS),
    "ID3v2.3 of another program": lambda: written("mp3", "libmp3lame", SECONDS, rate=44_100, id3v2_version="3"),
    "two ID3v2 tags": lambda: id3(len(TELLTALE)) + TELLTALE + mp3(SECONDS),
    "zeros before": lambda: bytes(4096) + frames(),
    "a tag and zeros before": lambda: id3(len(TELLTALE)) + TELLTALE + bytes(3000) + frames(),
    "words between frames": lambda: torn(frames()),
    "words behind": lambda: frames() + TELLTALE,
    "a Xing header": lambda: frames(write_xing="1"),
    "a VBRI header that lies": lambda: vbri(frames()),
    "MPEG-2": lambda: mp3(SECONDS, rate=22_050),
    "MPEG-2.5": lambda: mp3(SECONDS, rate=8000),
    "a cover": lambda: apic_of(TELLTALE) + frames(),
    "chapters": lambda: written("mp3", "libmp3lame", SECONDS, rate=44_100, besides=chapters),
}
ADTS: Layouts = {
    "bare": adts,
    "ID3v2 before": lambda: id3(len(TELLTALE)) + TELLTALE + adts(),
    "ID3v1 behind": lambda: adts() + b"TAG" + TELLTALE.ljust(125, b"\0"),
    "words behind": lambda: adts() + TELLTALE,
    "words between frames": lambda: torn(adts()),
    "tags of its writer": lambda: written("adts", "aac", SECONDS, write_id3v2="1", write_apetag="1"),
}


# --- Ogg and FLAC ---


def ogg_sum(page: bytes) -> int:
    total = 0
    for byte in page:
        total ^= byte << 24
        for _ in range(8):
            total = (total << 1 ^ 0x04C11DB7 if total & 0x80000000 else total << 1) & 0xFFFFFFFF
    return total


def page(body: bytes, serial: int, number: int, flags: int, granule: int = 0) -> bytes:
    laces = bytes([255] * (len(body) // 255) + [len(body) % 255])
    head = b"OggS\0" + bytes([flags]) + struct.pack("<qII", granule, serial, number)
    rest = bytes([len(laces)]) + laces + body
    return head + struct.pack("<I", ogg_sum(head + bytes(4) + rest)) + rest


def skeleton(sound: bytes) -> bytes:
    """A stream that describes the others, with words in it."""
    bones = b"fishead\0" + struct.pack("<HHqqqq", 3, 0, 0, 1000, 0, 1000) + TELLTALE.ljust(20, b"\0")
    first_page = sound.index(b"OggS", 4)
    bone = page(b"fisbone\0" + TELLTALE.ljust(60, b"\0"), 99, 1, 0)
    return page(bones, 99, 0, 2) + sound[:first_page] + bone + page(b"", 99, 2, 4) + sound[first_page:]


def beside(sound: bytes) -> bytes:
    """A stream of an unknown kind beside the sound."""
    first_page = sound.index(b"OggS", 4)
    return sound[:first_page] + page(TELLTALE, 77, 0, 2) + sound[first_page:] + page(TELLTALE, 77, 1, 4)


OGG: Layouts = {
    "Opus": lambda: ogg(SECONDS),
    "Vorbis": lambda: written("ogg", "vorbis", SECONDS, layout="stereo"),
    "FLAC in Ogg": lambda: written("ogg", "flac", SECONDS),
    "Skeleton": lambda: skeleton(ogg(SECONDS)),
    "chained, each with its tags": lambda: ogg(SECONDS / 2) + ogg(SECONDS / 2),
    "an unknown stream beside": lambda: beside(ogg(SECONDS)),
    "an unknown stream before": lambda: page(TELLTALE, 77, 0, 6) + ogg(SECONDS),
    "words behind": lambda: ogg(SECONDS) + TELLTALE,
    "small pages": lambda: written("ogg", "libopus", SECONDS, page_duration="100000"),
    "chapters in the comments": lambda: written("ogg", "libopus", SECONDS, besides=chapters),
    "FLAC": lambda: written("flac", "flac", SECONDS),
}


# --- WebM ---


def attachment(output: Any) -> None:
    output.add_attachment("words.txt", "text/plain", TELLTALE)


WEBM: Layouts = {
    "streamed": lambda: webm(SECONDS),
    "whole, with cues": lambda: webm(SECONDS, live="0"),
    "clusters of a moment": lambda: webm(SECONDS, cluster_time_limit="200"),
    "Void behind": lambda: webm(SECONDS) + b"\xec" + bytes([0x80 | len(TELLTALE)]) + TELLTALE,
    "Void before": lambda: with_void(webm(SECONDS)),
    "an unknown element behind": lambda: webm(SECONDS) + b"\x1a\x2b\x3c\x4d" + bytes([0x80 | len(TELLTALE)]) + TELLTALE,
    "words behind, in no element": lambda: webm(SECONDS) + TELLTALE,
    "chapters": lambda: webm(SECONDS, besides=chapters),
    "an attachment": lambda: written("matroska", "libopus", SECONDS, besides=attachment),
    "Vorbis": lambda: written("webm", "vorbis", SECONDS, layout="stereo"),
}


def with_void(sound: bytes) -> bytes:
    """Between the head of the segment and its first element. Streamed segments say no length, so none changes."""
    info = sound.index(b"\x15\x49\xa9\x66")
    return sound[:info] + b"\xec" + bytes([0x80 | len(TELLTALE)]) + TELLTALE + sound[info:]


# --- WAV and other plain samples ---


def chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def size_said(sound: bytes, size: bytes) -> bytes:
    at = sound.index(b"data") + 4
    return sound[:4] + size + sound[8:at] + size + sound[at + 4 :]


def bare_wav(seconds: float = SECONDS) -> bytes:
    whole = wav(seconds)
    return whole[:12] + whole[whole.index(b"fmt ") :]


WAV: Layouts = {
    "LIST before": lambda: wav(SECONDS),
    "chunks behind": lambda: (
        bare_wav() + b"".join(chunk(name, TELLTALE) for name in (b"LIST", b"id3 ", b"JUNK", b"cue ", b"wxyz", b"iXML"))
    ),
    "words behind, in no chunk": lambda: bare_wav() + TELLTALE,
    "a broadcaster's": lambda: written("wav", "pcm_s16le", SECONDS, rate=8000, write_bext="1"),
    "data size zero": lambda: size_said(bare_wav(), bytes(4)),
    "data size all ones": lambda: size_said(bare_wav(), b"\xff" * 4),
    "24 bits": lambda: written("wav", "pcm_s24le", SECONDS),
    "floats": lambda: written("wav", "pcm_f32le", SECONDS),
    "telephone": lambda: written("wav", "pcm_mulaw", SECONDS, rate=8000),
    "RF64": lambda: written("wav", "pcm_s16le", SECONDS, rf64="always"),
    "AIFF": lambda: written("aiff", "pcm_s16be", SECONDS),
    "CAF": lambda: written("caf", "pcm_s16le", SECONDS),
}

FAMILIES: dict[str, Layouts] = {"MP4": MP4, "MP3": MP3, "ADTS": ADTS, "Ogg": OGG, "WebM": WEBM, "WAV": WAV}
EVERY = {f"{family}: {name}": make for family, layouts in FAMILIES.items() for name, make in layouts.items()}
