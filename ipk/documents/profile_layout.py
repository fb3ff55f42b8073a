"""The child's one-page profile on paper: one A4 page in one of three designs, whatever was answered."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.domain.profile.workbook import Design

#: a picture narrower or wider than this is shown without its ends
NARROW, WIDE = 0.5, 2.5
_JPEG = b"\xff\xd8"


@dataclass(frozen=True)
class Figure:
    """A picture on the page, SVG or JPEG. `alt` says what is on it to those who do not see it."""

    data: bytes
    alt: str
    drawn: bool = False
    """A small sign (a symbol) that stands with its words, rather than a photo or a child's drawing."""
    shape: float = 1.0
    """Its width by its height."""
    caption: str = ""
    """What stands under a sign for everybody to read, where that is not what is on it."""


@dataclass(frozen=True)
class Part:
    """One heading of the page with all that was answered under it."""

    heading: str
    texts: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    wide: bool = False
    """One of the three headings that every one-page profile has."""
    by: str = ""
    """Who said it, where it was not the child."""


@dataclass(frozen=True)
class ProfilePage:
    """`language` as in `cs`, `spoken` is that of what people said; `credit` names whose pictures they are;
    `spoken_for` says that others filled it in."""

    name: str
    title: str
    language: str
    parts: tuple[Part, ...]
    credit: str
    design: Design = "sun"
    spoken: str = ""
    spoken_for: str = ""
    more: str = ""
    """What stands where an answer had to be cut to fit the page."""
    incomplete: str = typst_pdf.INCOMPLETE
    """What the page says of itself where a character is missing on it."""


def as_pdf(page: ProfilePage) -> bytes:
    """A tagged PDF of one A4 page."""
    return typst_pdf.pdf(_laid_out(page))


def as_picture(page: ProfilePage, dots_per_inch: float = 96) -> bytes:
    """The same page as PNG, for screens."""
    return typst_pdf.picture(_laid_out(page), dots_per_inch)


def _laid_out(page: ProfilePage) -> typst_pdf.TypstPage:
    pictures: dict[str, bytes] = {}

    def named(figure: Figure) -> dict[str, Any]:
        name = f"{len(pictures)}.svg"
        shape = min(max(figure.shape, NARROW), WIDE)
        pictures[name] = _framed(figure.data, shape) if figure.data.startswith(_JPEG) else figure.data
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


def _framed(jpeg: bytes, shape: float) -> bytes:
    """A photo as SVG: the compiler takes files of text alone, and a photo shall lie in no folder unsealed."""
    wide, high = f"{shape * 100:.1f}", "100"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" preserveAspectRatio="xMidYMid slice" '
        f'href="data:image/jpeg;base64,{b64encode(jpeg).decode()}"/></svg>'
    ).encode()
