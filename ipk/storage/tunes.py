"""Reads `profiles/catalogues/music.toml`. A broken piece is left out, with its line and the reason; the others play."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipk.storage.catalogues import HEXCODE, LANGUAGES, CatalogueProblem, Entry

KEYS = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
SCALES = ("major", "minor", "dorian", "mixolydian", "lydian")
SOUNDS = ("piano", "harp", "box", "flute", "strings", "bass", "bells", "rain", "wind")
PLAYS = ("melody", "chords", "air")
#: a rest, a held note, or notes at once: a degree of the scale, raised or lowered, by octaves up ' and down ,
_STROKE = re.compile(r"\.|-|\d{1,2}[#b]?[',]*(\+\d{1,2}[#b]?[',]*)*")
_PIECE = re.compile(r"^\s*\[\[\s*piece\s*\]\]", re.MULTILINE)
_LINE_OF_PROBLEM = re.compile(r"at line (\d+)")


@dataclass(frozen=True)
class Tune:
    """A piece. `score` is what the browser's generator plays from, checked."""

    id: str
    openmoji: str
    labels: Mapping[str, str]
    score: Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    tunes: tuple[Tune, ...]
    problems: tuple[str, ...]
    """One sentence for each piece that was left out: file, line, reason."""


def read_tunes(file: Path, languages: Sequence[str] = LANGUAGES) -> Shelf:
    """Every piece that can be played, and what is wrong with the others. Raises nothing: music is no reason to stay
    closed."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Shelf((), (f"{file}: cannot be read ({error})",))
    tunes: dict[str, Tune] = {}
    problems: list[str] = []
    for line, chunk in _chunks(text):
        try:
            tune = _read(f"{file}:{line}", chunk, languages)
            if tune.id in tunes:
                raise CatalogueProblem(f"{file}:{line}: there are two pieces id = {tune.id!r}")
            tunes[tune.id] = tune
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{file}:{_place(line, str(error))}: {error}")
        except CatalogueProblem as problem:
            problems.append(str(problem))
    return Shelf(tuple(tunes.values()), tuple(problems))


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Each piece with the line it begins on, so that one cannot spoil the next."""
    starts = [match.start() for match in _PIECE.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        chunk = text[start:end]
        lead = len(chunk) - len(chunk.lstrip())
        yield text.count("\n", 0, start + lead) + 1, chunk[lead:]


def _place(line: int, message: str) -> int:
    found = _LINE_OF_PROBLEM.search(message)
    return line + int(found[1]) - 1 if found else line


def _read(place: str, chunk: str, languages: Sequence[str]) -> Tune:
    table = tomllib.loads(chunk)["piece"][0]
    entry = Entry(f"{place} ({table.get('id', '?')})", table)
    id, openmoji = entry.slug(), entry.take("openmoji", str)
    if not HEXCODE.fullmatch(openmoji):
        raise entry.problem(f"openmoji = {openmoji!r} is not a hexcode of openmoji.org")
    labels = entry.words(entry.take("title", dict), languages)
    parts = _inner(entry, place, "part")
    score = {
        "tempo": _number(entry, "tempo", 30, 160),
        "beats": _number(entry, "beats", 2, 12),
        "key": _one_of(entry, "key", KEYS),
        "scale": _one_of(entry, "scale", SCALES),
        "parts": [_part(part) for part in parts],
        "voices": [_voice(voice) for voice in _inner(entry, place, "voice")],
    }
    entry.end()
    return Tune(id, openmoji, labels, score)


def _inner(entry: Entry, place: str, kind: str) -> list[Entry]:
    tables = entry.take(kind, list, [])
    if not tables or not all(isinstance(table, dict) for table in tables):
        raise entry.problem(f"there is no [[piece.{kind}]] in it")
    return [Entry(f"{place}, {kind} {number}", table) for number, table in enumerate(tables, 1)]


def _part(entry: Entry) -> dict[str, Any]:
    chords = entry.take("chords", str).split()
    if not chords or not all(chord.isdecimal() and 1 <= int(chord) <= 7 for chord in chords):
        raise entry.problem("chords are degrees of the scale, 1 to 7, one for each bar")
    melodies = [_bars(entry, melody) for melody in _texts(entry, "melodies")]
    for number, melody in enumerate(melodies, 1):
        if len(melody) != len(chords):
            raise entry.problem(f"melody {number} has {len(melody)} bars, the chords have {len(chords)}")
    entry.end()
    return {"chords": [int(chord) for chord in chords], "melodies": melodies}


def _voice(entry: Entry) -> dict[str, Any]:
    plays = _one_of(entry, "plays", PLAYS)
    voice: dict[str, Any] = {
        "sound": _one_of(entry, "sound", SOUNDS),
        "plays": plays,
        "level": _share(entry, "level", 0.5),
        "often": _share(entry, "often", 1.0),
    }
    if plays != "air":
        voice["octave"] = _number(entry, "octave", 1, 7)
        voice["shift"] = _number(entry, "shift", -14, 14, 0)
    if plays == "chords":
        voice["patterns"] = [_bar(entry, pattern) for pattern in _texts(entry, "patterns")]
    entry.end()
    return voice


def _bars(entry: Entry, text: str) -> list[list[str]]:
    return [_bar(entry, bar) for bar in text.split("|")]


def _bar(entry: Entry, text: str) -> list[str]:
    strokes = text.split()
    for stroke in strokes:
        if not _STROKE.fullmatch(stroke):
            raise entry.problem(
                f"{stroke!r} is no note: 1 to 21, then # or b, then ' or , for octaves; . rests, - holds"
            )
    if not strokes:
        raise entry.problem("there is an empty bar")
    return strokes


def _texts(entry: Entry, name: str) -> list[str]:
    texts = entry.take(name, list)
    if not texts or not all(isinstance(text, str) for text in texts):
        raise entry.problem(f"{name} is a list of texts")
    return texts


def _one_of(entry: Entry, name: str, known: Sequence[str]) -> str:
    value = entry.take(name, str)
    if value not in known:
        raise entry.problem(f"{name} = {value!r}: there is {', '.join(known)}")
    return value


def _number(entry: Entry, name: str, least: int, most: int, default: int | None = None) -> int:
    value = entry.take(name, int, default)
    if not least <= value <= most:
        raise entry.problem(f"{name} = {value}: it goes from {least} to {most}")
    return value


def _share(entry: Entry, name: str, default: float) -> float:
    value = float(entry.take(name, (int, float), default))
    if not 0 <= value <= 1:
        raise entry.problem(f"{name} = {value}: it goes from 0 to 1")
    return value
