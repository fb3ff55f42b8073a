"""Names and words of any script on paper: in a font that has them, in their own direction, or said to be missing."""

import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from ipk.documents import fonts
from ipk.documents.fonts import ALWAYS, MISSING, families_for, replace_unsupported_glyphs
from ipk.documents.profile_layout import Part, as_pdf
from ipk.documents.room_documents import RoomDocuments
from ipk.documents.typst_pdf import INCOMPLETE, TEMPLATES
from ipk.services.printing.room import PrintedName, PrintedNames, PrintedSeats
from tests.documents.test_profile_layout import closely, leaves_its_page, page, pages, told
from tests.support.servers.processes import needed

PRESS = RoomDocuments(translate=lambda sentence, language: sentence, run_in_thread=lambda make: make())
#: points
A4_WIDTH = 595.3
#: script → a name in it
NAMES = {
    "vietnamese": "Nguyễn Thị Lan",
    "arabic": "محمد علي",
    "persian": "پژمان گل",
    "hebrew": "שרה כהן",
    "chinese": "王小明",
    "traditional chinese": "陳美麗",
    "japanese": "さくら タナカ",
    "korean": "김민준",
    "georgian": "გიორგი",
    "armenian": "Սարգիս",
    "greek": "Ελένη",
    "devanagari": "नरेश",
    "bengali": "রহিম",
    "thai": "สมชาย",
    "ethiopic": "አበበ",
    "ukrainian": "Їжачок Ґречний",
    "apostrophe": "O'Brien",
    "one letter": "K",
    "emoji": "👩\u200d🦰 Ema",
    "flag": "Ema 🇺🇦",
}
#: script → the characters that people write it with
COVERED = {
    "czech, slovak, ukrainian, polish, romani": "ěščřžýáíéůúťďňľĺŕôäґєіїщъыэюąćęłńóśźżǎȟ…„“–’",
    "vietnamese": "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ăâđêôơưĂÂĐÊÔƠƯ",
    "arabic": "".join(map(chr, [*range(0x621, 0x63B), *range(0x641, 0x653)])) + "پچژگکیٹڈڑےںھہەێۆڕڵ،؛؟٠١٢٣٤٥٦٧٨٩",
    "hebrew": "".join(map(chr, range(0x5D0, 0x5EB))),
    "greek": "".join(map(chr, [*range(0x391, 0x3A2), *range(0x3A3, 0x3CF)])),
    "devanagari": "".join(map(chr, range(0x905, 0x94E))),
    "bengali": "".join(chr(code) for code in range(0x985, 0x9CD) if unicodedata.name(chr(code), "")),
    "thai": "".join(map(chr, range(0xE01, 0xE3B))),
    "georgian": "".join(map(chr, range(0x10D0, 0x10F1))),
    "armenian": "".join(map(chr, [*range(0x531, 0x557), *range(0x561, 0x588)])),
    "ethiopic": "".join(map(chr, range(0x1200, 0x1248))),
    "kana": "".join(map(chr, [*range(0x3041, 0x3094), *range(0x30A1, 0x30F7)])),
    "hangul": "".join(map(chr, range(0xAC00, 0xD7A4))),
    # the 3,755 of the national standard's first level; of its second, 33 rare ones are not in the package
    "simplified chinese": "".join(
        bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)
    ),
    "traditional chinese": "的一是不了人我在有他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自",
}
KHMER = "កញ្ញា"


def cards(*names: str) -> bytes:
    return PRESS.name_cards(PrintedNames("cs", tuple(PrintedName(name, "sun") for name in names)))


def plan(name: str) -> bytes:
    return PRESS.seating_plan(PrintedSeats("cs", 6, ((0, PrintedName(name, "sun")),), (PrintedName(name, "sky"),)))


def answer(*words: str) -> bytes:
    return as_pdf(page(*(Part("Co mě baví a těší", (one,)) for one in words)))


def embedded(pdf: bytes, folder: Path) -> set[str]:
    """Names of the fonts in a document, without what stands for their subset."""
    file = folder / "fonts.pdf"
    file.write_bytes(pdf)
    listed = subprocess.run([needed("pdffonts"), file], capture_output=True, check=True, text=True).stdout
    return {line.split()[0].partition("+")[2].partition("-")[0] for line in listed.splitlines()[2:]}


def across(pdf: bytes, folder: Path) -> dict[str, float]:
    """Word, its letters from left to right → where it begins on the page, in points from the left."""
    file = folder / "words.pdf"
    file.write_bytes(pdf)
    boxes = subprocess.run([needed("pdftotext"), "-bbox", file, "-"], capture_output=True, check=True).stdout.decode()
    return {word: float(left) for left, word in re.findall(r'<word xMin="([\d.]+)".*?>(.*?)</word>', boxes)}


@pytest.mark.parametrize("script", COVERED)
def test_the_fonts_made_at_set_up_have_every_character_of_a_script(script: str) -> None:
    assert not {char for char in COVERED[script] if not fonts.index().has(char)}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_of_any_script_stands_on_a_card_in_an_answer_and_on_a_seat(name: str, tmp_path: Path) -> None:
    for pdf in (cards(name), answer(name), plan(name)):
        text = closely(told(pdf, tmp_path))
        assert closely(name) in text
        assert INCOMPLETE[:10] not in text


def test_vietnamese_is_set_in_one_font(tmp_path: Path) -> None:
    assert families_for(NAMES["vietnamese"]) == ALWAYS
    assert embedded(cards(NAMES["vietnamese"]), tmp_path) == {"Andika"}


def test_a_document_loads_only_the_fonts_that_its_words_need() -> None:
    assert families_for("Anička 👩\u200d👩\u200d👧 їжачок") == ALWAYS
    assert families_for("Anička محمد") == (*ALWAYS, "IBM Plex Sans Arabic")
    chinese = families_for("王")
    assert len(chinese) == len(ALWAYS) + 1, "one slice of Chinese, not all hundred"


@pytest.mark.parametrize("word", ["👨\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "👍🏽", "🇺🇦", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_a_sequence_of_emoji_takes_the_space_of_one_glyph(word: str, tmp_path: Path) -> None:
    alone = across(answer("x " + word + " y"), tmp_path)
    one = across(answer("x 👪 y"), tmp_path)
    assert alone["y"] - alone["x"] < (one["y"] - one["x"]) * 1.5


def test_words_from_right_to_left_begin_at_the_right(tmp_path: Path) -> None:
    hello = "مرحبا"
    theirs = across(answer(f"{hello} Anička"), tmp_path)
    assert A4_WIDTH / 2 < theirs["Anička"] < theirs[hello[::-1]], "the first word stands at the right edge"
    ours = across(answer(f"Anička {hello}"), tmp_path)
    assert ours["Anička"] < ours[hello[::-1]] < A4_WIDTH / 2


def test_a_line_of_both_directions_keeps_its_punctuation(tmp_path: Path) -> None:
    """An Arabic sentence ends at the left, a Czech one at the right, whatever name stands in it."""
    theirs = told(answer("مرحبا Anička!"), tmp_path)
    assert "!Anička" in theirs, "the sign follows the word to its left"
    ours = across(plan("علي"), tmp_path)
    assert any(word.endswith("يلع\u2069.") for word in ours), "the sentence's full stop is at its right end"


def test_composed_and_decomposed_letters_are_the_same_on_paper() -> None:
    words = "Příliš žluťoučký kůň"
    assert replace_unsupported_glyphs(unicodedata.normalize("NFD", words)) == words


def test_mathematical_letters_are_replaced_by_plain_ones() -> None:
    assert replace_unsupported_glyphs("𝓐𝓷𝓷𝓪") == "Anna"


def test_characters_without_a_font_are_replaced_by_a_mark() -> None:
    assert replace_unsupported_glyphs("Ema \U0010ff00") == f"Ema {MISSING}"
    assert set(replace_unsupported_glyphs(KHMER)) == {MISSING}
    assert replace_unsupported_glyphs("a\u200db\ufe0fc").replace("\u200d", "").replace("\ufe0f", "") == "abc"


@pytest.mark.parametrize("make", [cards, answer, plan], ids=["cards", "answer", "plan"])
def test_a_document_says_that_characters_are_missing_and_so_does_the_log(
    make: Callable[[str], bytes], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert closely(INCOMPLETE) in closely(told(make(f"Ema {KHMER}"), tmp_path))
    (record,) = caplog.records
    assert "no font has" in record.getMessage()
    assert "Ema" not in record.getMessage()
    assert KHMER not in record.getMessage()
    caplog.clear()
    assert closely(INCOMPLETE) not in closely(told(make("Ema"), tmp_path))
    assert not caplog.records


def test_only_the_card_with_something_missing_says_so(tmp_path: Path) -> None:
    assert told(cards("Ema", f"Ema {KHMER}", "Jan", "Eva"), tmp_path).count("written by hand") == 1


@pytest.mark.parametrize(
    "name", ["Š" * 60, "W" * 60, "Maximilián Nejdelší-Příjmenný z Velkých Popovic", "王" * 60, "محمد " * 12]
)
def test_the_longest_name_stays_on_its_card(name: str, tmp_path: Path) -> None:
    for pdf in (cards(name), plan(name)):
        assert pages(pdf, tmp_path) == 1
        assert leaves_its_page(pdf, tmp_path) == []
        assert closely(name) in closely(told(pdf, tmp_path))


def test_templates_use_no_character_of_their_own_that_the_everyday_fonts_lack() -> None:
    for template in TEMPLATES.glob("*.typ"):
        source = "\n".join(line.partition("//")[0] for line in template.read_text("utf-8").splitlines())
        assert families_for(replace_unsupported_glyphs(source)) == ALWAYS, template.name
        assert MISSING not in replace_unsupported_glyphs(source), template.name
