"""One term for one thing in each language (docs/words.md), the marks of each language, and nobody addressed wrongly."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.pofile import read_po

from ipk.web.extracting import FOLDER
from ipk.web.site import LANGUAGES
from prepare.places import ROOT

WORDS = ROOT / "docs" / "words.md"
#: words by which pictures are found: there people may call a thing anything
SEARCH_WORDS = "profiles/catalogues/symbols/"
#: titles that conferences still have
KEPT = "former"
#: the code itself speaks English
OTHERS = tuple(language for language in LANGUAGES if language != "en")
#: a text that shows a line of a file has the straight marks of that file
SHOWS_A_FILE = re.compile(r"= |[\[\]]")
QUOTATION = {"cs": "„“", "sk": "„“", "uk": "«»", "en": "“”"}
OWN_GENDER = {
    "cs": r"\b(jsem|jsi)\b \w+l[ay]?\b|\b\w+l[ay]? (jsem|jsi)\b",
    "sk": r"\bsom\b \w+l[ai]?\b|\b\w+l[ai]? som\b",
    "uk": r"\b(я|ти) \w+(в|ла)\b",
}
#: "slyšel/a", "rád/rada", "byl(a)"
SLASH = re.compile(r"[^\W\d_]/[^\W\d_]|\w\((a|y|la|ла|а)\)")
CHILD = {
    "cs": r"\b(ty|tebe|tobě|tebou|tě|ti|tvůj|tvoje|tvoji|tvého|tvému|tvým)\b",
    "sk": r"\b(ty|teba|tebe|tebou|ťa|ti|tvoj|tvoja|tvoje|tvoju|tvojho|tvojmu)\b",
    "uk": r"\b(ти|тебе|тобі|тобою|твій|твоя|твоє|твої|твою|твого|твоєму)\b",
}
ADULT = {
    "cs": r"\b(vy|vás|vám|vámi|váš|vaše|vaši|vašeho|vašemu)\b",
    "sk": r"\b(vy|vás|vám|vami|váš|vaša|vaše|vašu|vášho|vášmu)\b",
    "uk": r"\b(ви|вас|вам|вами|ваш|ваша|ваше|ваші|вашу|вашого|вашому)\b",
}
#: the same word in English and in another language
SAME = {"STOP"}

Said = tuple[str, str]


@cache
def said(language: str) -> tuple[Said, ...]:
    """(place, text) for all texts of a language: the catalogue and profiles."""
    return (*_catalogue(language), *_profiles(language))


def _catalogue(language: str) -> Iterator[Said]:
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id:
                yield str(message.id), str(message.string or message.id)


def _profiles(language: str) -> Iterator[Said]:
    for path in sorted((ROOT / "profiles").rglob("*.toml")):
        place = path.relative_to(ROOT).as_posix()
        for text in _in_language(tomllib.loads(path.read_text(encoding="utf-8")), language):
            yield place, text


def _in_language(value: object, language: str, own: bool = False) -> Iterator[str]:
    """Yields the texts that stand under the key of a language."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == language or key not in (*LANGUAGES, KEPT):
                yield from _in_language(part, language, own or key == language)
    elif isinstance(value, list):
        for part in value:
            yield from _in_language(part, language, own)
    elif own and isinstance(value, str):
        yield value


def forbidden(table: str, language: str) -> list[str]:
    """The words of a language in the last column of a table in `docs/words.md`."""
    found: list[str] = []
    for line in table.splitlines():
        for part in line.rstrip("| ").rpartition("|")[2].split(";") if line.startswith("|") else ():
            name, colon, words = part.strip().partition(": ")
            if colon and name == language:
                found += [word.strip() for word in words.split(",")]
    return found


def returned(texts: tuple[Said, ...], words: list[str]) -> list[tuple[str, str, str]]:
    """(word, place, text) for each text in which a word begins with one of these."""
    patterns = [(word, re.compile(r"(?<!\w)" + re.escape(word), re.IGNORECASE)) for word in words]
    return [
        (word, place, text)
        for place, text in texts
        if not place.startswith(SEARCH_WORDS)
        for word, pattern in patterns
        if pattern.search(_without_samples(text))
    ]


def _without_samples(text: str) -> str:
    """A text without the values that it shows in straight quotation marks."""
    return re.sub(r'"[^"]*"', '""', text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_returns_that_was_given_up(language: str) -> None:
    words = forbidden(WORDS.read_text(encoding="utf-8"), language)
    assert len(words) > 10
    assert not returned(said(language), words)


@pytest.mark.parametrize("language", OTHERS)
def test_an_apostrophe_is_not_a_straight_one(language: str) -> None:
    assert not [one for one in said(language) if re.search(r"\w'\w", one[1])]


def test_english_has_one_kind_of_apostrophe() -> None:
    assert not [one for one in said("en") if re.search(r"\w’\w", one[1])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language_and_come_in_pairs(language: str) -> None:
    first, last = QUOTATION[language]
    others = set('„“”«»"') - {first, last}
    wrong = [
        one
        for one in said(language)
        if not SHOWS_A_FILE.search(one[1])
        if others & set(one[1]) or one[1].count(first) != one[1].count(last)
    ]
    assert not wrong


@pytest.mark.parametrize("language", OTHERS)
def test_nobodys_gender_is_guessed(language: str) -> None:
    guessed = re.compile(OWN_GENDER[language], re.IGNORECASE)
    assert not [one for one in said(language) if SLASH.search(one[1]) or guessed.search(one[1])]


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_addresses_a_child_and_an_adult_at_once(language: str) -> None:
    child, adult = re.compile(CHILD[language], re.IGNORECASE), re.compile(ADULT[language], re.IGNORECASE)
    assert not [one for one in said(language) if child.search(one[1]) and adult.search(one[1])]


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english_by_accident(language: str) -> None:
    """Units and holes are the same everywhere; a word of three letters is not."""
    left = [id for id, text in _catalogue(language) if id == text and id not in SAME]
    assert not [id for id in left if re.search(r"[a-z]{3}", re.sub(r"%\(\w+\)[sd]|\{\w+\}|\bmin\b", "", id))]


def test_these_guards_find_what_they_look_for() -> None:
    table = "| wall | zeď | stěna | | | cs: stěn, ke zdi; en: one wall |"
    assert (forbidden(table, "cs"), forbidden(table, "en")) == (["stěn", "ke zdi"], ["one wall"])
    assert returned((("po", "Na Stěnu"), ("po", "nástěnka")), ["stěn"]) == [("stěn", "po", "Na Stěnu")]
    assert not returned(((SEARCH_WORDS + "x.toml", "stěna"), ("po", 'role = "stěna"')), ["stěn"])
    assert [bool(SLASH.search(one)) for one in ("rád/rada", "byl(a)", "3/4 hodiny (asi)")] == [True, True, False]
    assert re.search(OWN_GENDER["cs"], "Už jsi byl tady")
    assert re.search(OWN_GENDER["uk"], "ти прийшла")
    assert list(_in_language({"paper": [{"title": {"cs": "Zeď", "en": "Wall"}}]}, "cs")) == ["Zeď"]
