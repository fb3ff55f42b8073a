"""The picture dictionary that children speak with: whole, in four languages, nothing twice."""

import json
from collections import Counter

import pytest

from ipk.content.catalogues import LANGUAGES, read_symbols
from prepare.places import ROOT

GROUPS = read_symbols(ROOT / "profiles" / "catalogues" / "symbols")
SYMBOLS = [symbol for group in GROUPS for symbol in group.symbols]
OPENMOJI = ROOT / "node_modules" / "@iconify-json" / "openmoji"
#: what a child in need must be able to say
NEEDED = {
    *("yes", "no", "stop", "more", "help", "i-dont-know", "dont-touch", "mum", "dad", "home"),
    *("hurt", "afraid", "quarrel", "shouting", "police", "doctor", "court"),
}
#: letters of another alphabet that look like ours, and slip in from a keyboard
CYRILLIC = {chr(code) for code in range(0x0400, 0x0530)}
NOT_UKRAINIAN = set("ыэъёЫЭЪЁ")


def twice(words: list[str]) -> list[str]:
    return [word for word, count in Counter(word.casefold() for word in words).items() if count > 1]


def test_the_symbol_catalogue_is_large_and_contains_the_needed_symbols() -> None:
    assert len(SYMBOLS) >= 350
    assert len(GROUPS) >= 12
    assert {symbol.id for symbol in SYMBOLS} >= NEEDED


def test_every_symbol_picture_exists_in_openmoji() -> None:
    known = json.loads((OPENMOJI / "chars.json").read_text("utf-8"))
    assert [symbol.id for symbol in SYMBOLS if symbol.openmoji.lower() not in known] == []


def test_no_picture_is_used_for_two_symbols() -> None:
    assert twice([symbol.openmoji for symbol in SYMBOLS]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_used_for_two_symbols_or_two_groups(language: str) -> None:
    assert twice([symbol.words[language][0] for symbol in SYMBOLS]) == []
    assert twice([group.names[language] for group in GROUPS]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_symbols_use_the_letters_of_their_language(language: str) -> None:
    assert [word for symbol in SYMBOLS for word in symbol.words[language] if not _is_written_in(language, word)] == []


def _is_written_in(language: str, word: str) -> bool:
    letters = {letter for letter in word if letter.isalpha()}
    return letters <= CYRILLIC - NOT_UKRAINIAN if language == "uk" else not letters & CYRILLIC


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_symbol_label_has_at_most_26_characters(language: str) -> None:
    assert [symbol.words[language][0] for symbol in SYMBOLS if len(symbol.words[language][0]) > 26] == []


def test_a_symbol_lists_each_word_once() -> None:
    assert [symbol.id for symbol in SYMBOLS for words in symbol.words.values() if twice(list(words))] == []
