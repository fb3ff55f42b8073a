"""The one-page profile on paper: always one page, always readable, never markup (S1, step 1; B13)."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipk.documents import typst_pdf
from ipk.documents.drawing_svg import ASPECT_RATIO, draw_svg
from ipk.documents.profile_document import MAX_PARTS
from ipk.documents.profile_layout import Figure, Part, ProfilePage, as_pdf, as_picture
from ipk.documents.voice_sign import voice_sign
from ipk.domain.profile.workbook import DESIGNS
from tests.documents.drawings import house_and_sun
from tests.support.media.photos import photo
from tests.support.servers.processes import needed

DOG = Figure(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>', "pes", drawn=True
)
HOUSE = Figure(draw_svg(house_and_sun(), "sky"), "Kresba k otázce", shape=ASPECT_RATIO)
VOICE = Figure(voice_sign("0123456789" * 6), "Bublina se zvukem", drawn=True, caption="Odpověď hlasem")
#: of every shape that a phone takes, and one that no phone does
PHOTOS = tuple(
    Figure(photo(width, height), "Fotka k otázce", shape=width / height)
    for width, height in ((400, 300), (300, 400), (400, 400), (400, 8), (8, 400))
)
HEADINGS = (
    ("Co na mně lidé oceňují", True),
    ("Co je pro mě důležité", True),
    ("Jak mi můžete pomoct", True),
    ("Moji lidé", False),
    ("Co mě baví a těší", False),
    ("O čem nechci mluvit", False),
    ("Moje STOP", False),
    ("Moje hudba", False),
    ("Na co mám chuť", False),
    ("Kde chci sedět", False),
    ("Jak se zúčastním", False),
    ("Co si přeju", False),
)


def page(*parts: Part, **more: object) -> ProfilePage:
    usual: dict[str, object] = {
        "name": "Anička",
        "title": "Můj profil",
        "language": "cs",
        "credit": "Obrázky: OpenMoji (CC BY-SA 4.0)",
        "more": "(dál v aplikaci)",
    }
    return ProfilePage(**{**usual, "parts": parts, **more})  # type: ignore[arg-type]


def told(pdf: bytes, folder: Path) -> str:
    """What `pdftotext` reads."""
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    return subprocess.run([needed("pdftotext"), file, "-"], capture_output=True, check=True).stdout.decode()


def closely(text: str) -> str:
    """Without the spaces, nor the marks of direction: where lines end is the page's business."""
    return re.sub("[\\s\u200b\u202a-\u202e\u2066-\u2069]", "", text)


def pages(pdf: bytes, folder: Path) -> int:
    return told(pdf, folder).count("\f")


def leaves_its_page(pdf: bytes, folder: Path) -> list[str]:
    """Words that `pdftotext` finds beyond an edge of the page."""
    file = folder / "edges.pdf"
    file.write_bytes(pdf)
    boxes = subprocess.run([needed("pdftotext"), "-bbox", file, "-"], capture_output=True, check=True).stdout.decode()
    (width,) = set(re.findall(r'<page width="([\d.]+)"', boxes))
    words = re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)".*?>(.*?)</word>', boxes)
    return [word for left, right, word in words if float(left) < 0 or float(right) > float(width)]


@pytest.mark.parametrize("design", DESIGNS)
def test_every_design_holds_the_longest_answers_on_one_page(design: str, tmp_path: Path) -> None:
    figures = (*(DOG,) * 5, HOUSE, *PHOTOS, VOICE)
    parts = [Part(heading, ("Dlouhá slova. " * 140,) * 2, figures, wide, "Jana Malá") for heading, wide in HEADINGS]
    pdf = as_pdf(page(*parts, design=design))
    assert pages(pdf, tmp_path) == 1
    assert closely("(dál v aplikaci)") in closely(told(pdf, tmp_path))


def test_an_empty_profile_is_one_page_with_the_name(tmp_path: Path) -> None:
    pdf = as_pdf(page())
    assert pages(pdf, tmp_path) == 1
    assert "Anička" in told(pdf, tmp_path)


def test_the_maximum_number_of_answers_fits_on_one_page(tmp_path: Path) -> None:
    parts = [Part(f"Otázka {number}?", ("Slova. " * 60,), PHOTOS) for number in range(MAX_PARTS)]
    assert pages(as_pdf(page(*parts)), tmp_path) == 1


@pytest.mark.parametrize("count", [1, 3, 8, 20, 70])
def test_any_number_of_photos_leaves_all_text_on_one_page(count: int, tmp_path: Path) -> None:
    said = "Mám ráda psy, modrou barvu a když mi babička čte. Umím rozesmát lidi."
    shares = [PHOTOS[0:3] * 2 if n < count // 6 else PHOTOS[: count % 6] if n == count // 6 else () for n in range(12)]
    parts = [Part(heading, (said,), share, wide) for (heading, wide), share in zip(HEADINGS, shares, strict=True)]
    pdf = as_pdf(page(*parts))
    assert pages(pdf, tmp_path) == 1
    assert closely(told(pdf, tmp_path)).count(closely(said)) == len(HEADINGS)


def test_czech_and_ukrainian_text_is_printed(tmp_path: Path) -> None:
    pdf = as_pdf(page(Part("Příliš žluťoučký kůň", ("Їжачок ґречно їсть",), wide=True)))
    text = closely(told(pdf, tmp_path))
    assert closely("Příliš žluťoučký kůň") in text
    assert closely("Їжачок ґречно їсть") in text


@pytest.mark.parametrize(
    "words", ["#panic()", "*tučně* _k_ $x$", '"); #read("/etc/passwd")', "= nadpis", "<b>ne</b>", "\\"]
)
def test_typst_markup_in_an_answer_is_printed_literally(words: str, tmp_path: Path) -> None:
    """I1 on paper: text stays text."""
    text = closely(told(as_pdf(page(Part(words, (words,)), name=words)), tmp_path))
    assert text.count(closely(words)) >= 3


def test_the_pdf_has_tags_a_title_languages_and_alternative_texts() -> None:
    pdf = as_pdf(page(Part("Co mě baví a těší", ("Psy",), (DOG, HOUSE, PHOTOS[0], VOICE)), spoken="uk"))
    assert b"/MarkInfo<</Marked true" in pdf
    assert pdf.count(b"/S/Figure") == 4
    assert re.search(rb"/Lang ?\(cs", pdf)
    assert b"pdfuaid" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert pdf.count(b"/Alt") == 4
    assert re.search(rb"/Lang ?\(uk", pdf), "what the child said is in another language than the page"
    assert b"/H1" in pdf
    assert b"/H2" in pdf


def test_the_caption_of_a_voice_icon_differs_from_its_alternative_text(tmp_path: Path) -> None:
    pdf = as_pdf(page(Part("Co mě baví a těší", (), (VOICE,))))
    words = told(pdf, tmp_path)
    assert "Odpověď hlasem" in words
    assert "Bublina" not in words
    assert alternatives(pdf) == ["Bublina se zvukem"]


def alternatives(pdf: bytes) -> list[str]:
    """What a screen reader is told of each picture."""
    written = re.findall(rb"/Alt ?(\(.*?[^\\]\)|<[0-9A-Fa-f]+>)", pdf, re.DOTALL)
    return [
        one.strip(b"()").decode() if one.startswith(b"(") else bytes.fromhex(one[1:-1].decode()).decode("utf-16")
        for one in written
    ]


def test_a_picture_with_an_unprintable_label_has_an_alternative_text() -> None:
    nameless = Figure(DOG.data, "\u0301\u200b", drawn=True)
    assert as_pdf(page(Part("Co mě baví a těší", ("Psy",), (nameless,)))).count(b"/Alt") == 1


def test_a_photo_is_embedded_as_one_jpeg_of_about_its_own_size() -> None:
    pdf = as_pdf(page(Part("Co mě baví a těší", (), PHOTOS[:1])))
    assert pdf.count(b"/DCTDecode") == 1
    assert len(pdf) < len(PHOTOS[0].data) + 60_000


def test_invalid_image_data_raises_a_render_error() -> None:
    with pytest.raises(typst_pdf.RenderError):
        as_pdf(page(Part("Co mě baví a těší", ("Psy",), (Figure(b"no picture at all", "pes"),))))


def test_the_page_can_be_rendered_as_a_png() -> None:
    assert as_picture(page(Part("Moje STOP", ("Zvednu ruku.",)))).startswith(b"\x89PNG")


@pytest.mark.parametrize("word", ["a" * 500, "👩‍👩‍👧" * 30, "щ́" * 90])
def test_a_very_long_word_is_wrapped_inside_the_page_and_loses_no_character(word: str, tmp_path: Path) -> None:
    pdf = as_pdf(page(Part("Co mě baví a těší", (word,)), Part("Moji lidé"), Part("Moje STOP", (word,))))
    assert closely(told(pdf, tmp_path)).count(word) == 2
    assert leaves_its_page(pdf, tmp_path) == []


#: what `domain.text` lets in
letters_let_in = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
texts = st.text(letters_let_in, max_size=2000)
figures = st.sampled_from((DOG, HOUSE, VOICE, *PHOTOS))
parts = st.builds(
    Part,
    heading=st.text(letters_let_in, min_size=1, max_size=80),
    texts=st.lists(texts, max_size=3).map(tuple),
    figures=st.lists(figures, max_size=11).map(tuple),
    wide=st.booleans(),
    by=st.text(letters_let_in, max_size=60),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    parts=st.lists(parts, max_size=14),
    name=st.text(letters_let_in, min_size=1, max_size=60),
    design=st.sampled_from(DESIGNS),
)
def test_any_profile_is_one_page_with_an_alternative_text_for_each_figure(
    parts: list[Part], name: str, design: str
) -> None:
    """Words, signs, photos, drawings and voices in any mixture."""
    pdf = as_pdf(page(*parts, name=name, design=design))
    assert b"/Type/Pages/Count 1/" in pdf
    assert len(re.findall(rb"/S/Figure\b", pdf)) == len(re.findall(rb"/Alt ?[(<]", pdf))
    assert len(re.findall(rb"/S/H1\b", pdf)) == 1
