"""Lays out the child's one-page profile: one A4 page in one of three designs, however much was answered."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.domain.profile.workbook import Design

#: width by height; a picture outside of these is cropped
MIN_RATIO, MAX_RATIO = 0.5, 2.5
_JPEG = b"\xff\xd8"


@dataclass(frozen=True)
class Figure:
    """A picture on the page, SVG or JPEG, with its alternative text."""

    data: bytes
    alt: str
    drawn: bool = False
    """It is a small symbol beside the text, no photo or drawing."""
    shape: float = 1.0
    """Its width by its height."""
    caption: str = ""
    """The visible caption of a symbol, where it differs from `alt`."""


@dataclass(frozen=True)
class Part:
    """A heading of the page with its answers."""

    heading: str
    texts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    wide: bool = False
    """One of the three headings that every one-page profile has."""
    by: str = ""
    """The person who answered instead of the child."""


@dataclass(frozen=True)
class ProfilePage:
    """Content of the page. `language` is a code as `cs`, `spoken` that of the answers; `credit` the source of symbols;
    `spoken_for` says that other people filled it in."""

    name: str
    title: str
    language: str
    parts: tuple[Part, ...]
    credit: str
    design: Design = "sun"
    spoken: str = ""
    spoken_for: str = ""
    more: str = ""
    """The mark of an answer that was cut to fit the page."""
    incomplete: str = typst_pdf.INCOMPLETE
    """The note of the page when a character is missing on it."""


def as_pdf(page: ProfilePage) -> bytes:
    """Returns a tagged PDF of one A4 page."""
    return typst_pdf.pdf(_typst_page(page))


def as_picture(page: ProfilePage, dots_per_inch: float = 96) -> bytes:
    """Returns the page as PNG, for screens."""
    return typst_pdf.picture(_typst_page(page), dots_per_inch)


def _typst_page(page: ProfilePage) -> typst_pdf.TypstPage:
    pictures: dict[str, bytes] = {}

    def named(figure: Figure) -> dict[str, Any]:
        name = f"{len(pictures)}.svg"
        shape = min(max(figure.shape, MIN_RATIO), MAX_RATIO)
        pictures[name] = _as_svg(figure.data, shape) if figure.data.startswith(_JPEG) else figure.data
        alt = replace_unsupported_glyphs(figure.alt).strip() or page.title
        caption = replace_unsupported_glyphs(figure.caption).strip() or alt
        return {"file": name, "alt": alt, "caption": caption, "drawn": figure.drawn, "shape": shape}

    data = {
        "name": replace_unsupported_glyphs(page.name),
        "title": replace_unsupported_glyphs(page.title),
        "language": page.language,
        "spoken": page.spoken or page.language,
        "design": page.design,
        "credit": replace_unsupported_glyphs(page.credit),
        "spoken_for": replace_unsupported_glyphs(page.spoken_for),
        "more": replace_unsupported_glyphs(page.more),
        "parts": [
            {
                "heading": replace_unsupported_glyphs(part.heading),
                "wide": part.wide,
                "by": replace_unsupported_glyphs(part.by),
                "texts": [replace_unsupported_glyphs(text) for text in part.texts],
                "figures": [named(figure) for figure in part.figures],
            }
            for part in page.parts
            if part.texts or part.figures
        ],
    }
    return typst_pdf.TypstPage("profile", data, pictures, page.incomplete)


def _as_svg(jpeg: bytes, shape: float) -> bytes:
    """Wraps a photo in SVG: Typst takes text files from memory only, and no unencrypted photo may lie on the disk."""
    wide, high = f"{shape * 100:.1f}", "100"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" preserveAspectRatio="xMidYMid slice" '
        f'href="data:image/jpeg;base64,{b64encode(jpeg).decode()}"/></svg>'
    ).encode()
