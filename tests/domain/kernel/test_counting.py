"""Browser and server count characters alike, so a text that fits in the browser fits on the server."""

import json
import subprocess
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipk.domain.kernel.errors import TooBig
from ipk.domain.kernel.text import clean_text, count_characters
from prepare.node import find_node
from prepare.places import ROOT

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
#: what characters are made of in ways of their own
JOINED = [FAMILY, "🇨", "🇿", "\u200d", "\u200c", "\ufe0f", "\u20e3", "🏽", "👩", "❤", "🏴", "\U000e0067", "\U000e007f"]
JOINED += [
    "1",
    "#",
    "e",
    "š",
    "\u0301",
    "\u0316",
    "क",
    "\u094d",
    "ष",
    "\u0903",
    "가",
    "\u1100",
    "\u1161",
    "\u11a8",
    "\r",
    "\n",
]
SHORT = 20
#: thousands of ideographs and syllables that behave alike, surrogates, and what nobody has assigned
ALIKE = [(0x3500, 0x9F00), (0xAC80, 0xD780), (0xD800, 0xE000), (0xE100, 0xF800), (0x20100, 0xE0000)]


class Browser:
    """The browser's own counting, in node."""

    def __init__(self) -> None:
        command = [str(find_node().node), "tests/js/lib/count_characters.mjs"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def counts(self, texts: list[str]) -> list[list[int]]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(texts) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    counting = Browser()
    yield counting
    assert counting.process.stdin
    counting.process.stdin.close()
    assert counting.process.wait(20) == 0


@pytest.mark.parametrize("around", ["{}", "a{}b", "👩{}👩"])
def test_browser_and_server_count_every_character_alike_alone_and_between_others(browser: Browser, around: str) -> None:
    """A browser may know less of the newest marks than the server: then it counts more, never less."""
    characters = [chr(code) for code in range(1, 0xE1000) if not any(first <= code < end for first, end in ALIKE)]
    texts = [around.replace("{}", char) for char in characters]
    for char, text, (count, _) in zip(characters, texts, browser.counts(texts), strict=True):
        known_to_all = unicodedata.ucd_3_2_0.category(char) != "Cn"
        assert count_characters(text) == count if known_to_all else count_characters(text) <= count, ascii(text)


@given(st.lists(st.sampled_from(JOINED), max_size=12).map("".join))
def test_the_server_never_counts_more_characters_than_the_browser(browser: Browser, text: str) -> None:
    [[count, _]] = browser.counts([text])
    assert count_characters(text) <= count


@given(
    st.lists(st.sampled_from([*JOINED, "\u00ad", "\u200b", "\u202e", " ", "\t", "\x0b"]), min_size=10, max_size=40).map(
        "".join
    )
)
def test_the_server_accepts_every_text_that_fits_in_the_browser(browser: Browser, text: str) -> None:
    [[_, over]] = browser.counts([text])
    if over == 0:
        clean_text(text, SHORT)


@given(st.lists(st.sampled_from([FAMILY, "🇨🇿", "š", "e\u0301", "❤\ufe0f", "a"]), max_size=40))
def test_whole_characters_fit_on_both_sides_or_on_neither(browser: Browser, characters: list[str]) -> None:
    text = "".join(characters)
    [[count, over]] = browser.counts([text])
    assert count == len(characters)
    assert over == max(len(characters) - SHORT, 0)
    if over == 0:
        assert count_characters(clean_text(text, SHORT)) == count
    else:
        with pytest.raises(TooBig):
            clean_text(text, SHORT)
