"""A document for an office, as blocks: headings, paragraphs, lists, pairs, tables. PDF and DOCX are made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ipk.domain.kernel.direction import isolated


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    text: str
    quiet: bool = False
    """Smaller and lighter: a note."""


@dataclass(frozen=True)
class BulletList:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Pairs:
    """Names with their values, under each other."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the page's width, one for each column. `tall`: rows have room for a signature."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    tall: bool = False


Block = Heading | Paragraph | BulletList | Pairs | Table


@dataclass(frozen=True)
class OfficeDocument:
    """`language` is a code as `cs`; `footer` stands on every page; `wide`: the page lies on its side."""

    title: str
    language: str
    made: date
    blocks: tuple[Block, ...]
    footer: str = ""
    wide: bool = False


def joined(words: Iterable[str]) -> str:
    """People's words or names in one line; each keeps its own direction of writing."""
    return ", ".join(isolated(one) for one in words if one)
