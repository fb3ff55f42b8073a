"""The child's one-page profile on paper: one A4 page in one of three designs, whatever was answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ipk.documents import paper
from ipk.documents.letters import readable

#: a word longer than this may be broken, or it would leave its box
LONG_WORD = 18
_SOFT_BREAK = "\u200b"

Design = Literal["sun", "sea", "meadow"]
DESIGNS: tuple[Design, ...] = ("sun", "sea", "meadow")


@dataclass(frozen=True)
class Figure:
    """A picture on the page. `alt` says what is on it to those who do not see it."""

    data: bytes
    alt: str
    drawn: bool = False
    """A small sign (a symbol) rather than a photo."""


@dataclass(frozen=True)
class Part:
    """One heading of the page with all that was answered under it."""

    heading: str
    texts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    wide: bool = False
    """One of the three headings that every one-page profile has."""


@dataclass(frozen=True)
class ProfilePage:
    """`language` as in `cs`; `credit` names whose pictures they are; `spoken_for` says that others filled it in."""

    name: str
    title: str
    language: str
    parts: tuple[Part, ...]
    credit: str
    design: Design = "sun"
    spoken_for: str = ""
    more: str = ""
    """What stands where an answer had to be cut to fit the page."""
    portrait: Figure | None = None


def as_pdf(page: ProfilePage) -> bytes:
    """A tagged PDF of one A4 page."""
    return paper.pdf("profile", *_laid_out(page))


def as_picture(page: ProfilePage) -> bytes:
    """The same page as PNG, for the wall."""
    return paper.picture("profile", *_laid_out(page))


def _laid_out(page: ProfilePage) -> tuple[Mapping[str, Any], Mapping[str, bytes]]:
    pictures: dict[str, bytes] = {}

    def named(figure: Figure) -> dict[str, Any]:
        name = f"{len(pictures)}{_ending(figure.data)}"
        pictures[name] = figure.data
        return {"file": name, "alt": readable(figure.alt), "drawn": figure.drawn}

    data = {
        "name": shown(page.name),
        "title": readable(page.title),
        "language": page.language,
        "design": page.design,
        "credit": readable(page.credit),
        "spoken_for": readable(page.spoken_for),
        "more": readable(page.more),
        "portrait": named(page.portrait) if page.portrait else None,
        "parts": [
            {
                "heading": shown(part.heading),
                "wide": part.wide,
                "texts": [shown(text) for text in part.texts],
                "figures": [named(figure) for figure in part.figures],
            }
            for part in page.parts
            if part.texts or part.figures
        ],
    }
    return data, pictures


def shown(text: str) -> str:
    return breakable(readable(text))


def breakable(text: str) -> str:
    """The same text; only words that no box could hold get places where a line may end."""
    return re.sub(rf"\S{{{LONG_WORD}}}(?=\S{{4}})", lambda found: found[0] + _SOFT_BREAK, text)


def _ending(data: bytes) -> str:
    """By what the bytes are; the names of files that people brought are never used."""
    if data.startswith(b"\x89PNG"):
        return ".png"
    if data.startswith(b"\xff\xd8"):
        return ".jpg"
    if data[8:12] == b"WEBP":
        return ".webp"
    return ".svg"
