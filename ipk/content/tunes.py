"""Reads the music catalogue `profiles/catalogues/music.toml`; leaves broken tunes out and reports them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipk.content.catalogues import check_drawing
from ipk.content.toml_file import NotReadable, Problem, entries, ordinary_text
from ipk.content.toml_positions import Place
from ipk.content.toml_table import Table

KEYS = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
SCALES = ("major", "minor", "dorian", "mixolydian", "lydian")
SOUNDS = ("piano", "harp", "box", "flute", "strings", "bass", "bells", "rain", "wind")
PLAYS = ("melody", "chords", "air")
#: a rest `.`, a held note `-`, or notes: degree of the scale, `#` or `b`, octaves up `'` or down `,`, joined by `+`
_STROKE = re.compile(r"\.|-|\d{1,2}[#b]?[',]*(\+\d{1,2}[#b]?[',]*)*")


#: most characters of a melody
LONGEST_MELODY = 4000


@dataclass(frozen=True)
class Tune:
    """A piece of music. `score` is the checked input of the browser's generator."""

    id: str
    openmoji: str
    labels: Mapping[str, str]
    score: Mapping[str, Any]


@dataclass(frozen=True)
class MusicCatalogue:
    """The tunes, and the problems of those that were left out."""

    tunes: tuple[Tune, ...]
    problems: tuple[Problem, ...]


def read_tunes(file: Path) -> MusicCatalogue:
    """Read the catalogue. Raises nothing: the server starts without music."""
    try:
        text = ordinary_text(file)
    except NotReadable as why:
        return MusicCatalogue((), (Problem(file, 1, why.message, why.values),))
    tunes: dict[str, Tune] = {}
    problems: list[Problem] = []
    for part in entries(text, "piece"):
        root = Table.of(file, part)
        for table in root.tables("piece"):
            tune = _tune(table)
            if tune.id in tunes:
                table.report("id", "%(twice)s stands there twice. Once is enough.", twice=tune.id)
            if not root.broken:
                tunes[tune.id] = tune
        problems += root.problems
    return MusicCatalogue(tuple(tunes.values()), tuple(problems))


def _tune(table: Table) -> Tune:
    id = table.slug("id")
    openmoji = check_drawing(table)
    labels = table.words("title")
    score = {
        "tempo": _within(table, "tempo", range(30, 161)),
        "beats": _within(table, "beats", range(2, 13)),
        "key": table.one_of("key", KEYS),
        "scale": table.one_of("scale", SCALES),
        "parts": [_part(part) for part in table.tables("part")],
        "voices": [_voice(voice) for voice in table.tables("voice")],
    }
    table.end(("id", "openmoji", "title", *score.keys() - {"parts", "voices"}, "part", "voice"))
    return Tune(id, openmoji, labels, score)


def _part(table: Table) -> dict[str, Any]:
    chords = table.text("chords").split()
    if not all(chord.isdecimal() and 1 <= int(chord) <= 7 for chord in chords):
        table.report("chords", "Chords are degrees of the scale, 1 to 7, one for each bar.")
    melodies = [
        _melody(table, ("melodies", place), melody, len(chords))
        for place, melody in enumerate(table.names("melodies", longest=LONGEST_MELODY))
    ]
    if not melodies and not table.broken:
        table.report("melodies", "A part has at least one melody.")
    table.end(("chords", "melodies"))
    return {"chords": [int(chord) for chord in chords if chord.isdecimal()], "melodies": melodies}


def _voice(table: Table) -> dict[str, Any]:
    voice: dict[str, Any] = {
        "sound": table.one_of("sound", SOUNDS),
        "plays": table.one_of("plays", PLAYS),
        "level": table.amount("level", 1, 0.5),
        "often": table.amount("often", 1, 1.0),
    }
    if voice["plays"] != "air":
        voice["octave"] = _within(table, "octave", range(1, 8))
        voice["shift"] = _within(table, "shift", range(-14, 15), 0)
    if voice["plays"] == "chords":
        patterns = enumerate(table.names("patterns"))
        voice["patterns"] = [_bar(table, ("patterns", place), pattern) for place, pattern in patterns]
        if not voice["patterns"] and not table.broken:
            table.report("patterns", "A voice that plays chords has at least one pattern.")
    table.end(("sound", "plays", "level", "often", "octave", "shift", "patterns"))
    return voice


def _melody(table: Table, at: Place, text: str, length: int) -> list[list[str]]:
    bars = [_bar(table, at, bar) for bar in text.split("|")]
    if len(bars) != length:
        table.report(at, "This melody has %(bars)s bars, the chords have %(chords)s.", bars=len(bars), chords=length)
    return bars


def _bar(table: Table, at: Place, text: str) -> list[str]:
    strokes = text.split()
    for stroke in strokes:
        if not _STROKE.fullmatch(stroke):
            message = (
                "%(given)s is no note. Write 1 to 21, then # or b, then ' or , for octaves; a dot rests and - holds."
            )
            table.report(at, message, given=stroke)
    if not strokes:
        table.report(at, "There is an empty bar.")
    return strokes


def _within(table: Table, name: str, span: range, default: int | None = None) -> int:
    value = table.number(name, default)
    if value not in span and not table.reported(name):
        table.report(name, "%(name)s goes from %(least)s to %(most)s.", name=name, least=span[0], most=span[-1])
    return value
