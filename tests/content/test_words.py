"""The words of `profiles/` follow the rules of their language: marks, spaces, nobody called by a gender."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from ipk.domain.kernel.languages import LANGUAGES
from prepare.places import ROOT

FILES = sorted((ROOT / "profiles").rglob("*.toml"))
#: what nobody types on purpose, by language; "" is for all
WRONG = {
    "": re.compile("[\u00a0\u00ad\u200b]|  |\\.\\.\\.| [.,;:?!]"),
    "cs": re.compile(r"['\"”]|\w/\w{1,2}\b|-li\b"),
    "sk": re.compile(r"['\"”]|\w/\w{1,4}\b"),
    "uk": re.compile(r"['\"„“]|\w/\w{1,2}\b"),
    "en": re.compile(r"\"|\bthe child\b[^.?]*\b(itself|its)\b"),
}


def texts(value: Any, language: str = "") -> Iterator[tuple[str, str]]:
    """(language, text) of everything below a key that is a language. Former titles stay as they were."""
    match value:
        case dict():
            for key, below in value.items():
                if key != "former":
                    yield from texts(below, key if key in LANGUAGES else language)
        case list():
            for below in value:
                yield from texts(below, language)
        case str() if language:
            yield language, value


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_marks_and_spaces_are_those_of_the_language(file: Any) -> None:
    said = list(texts(tomllib.loads(file.read_text(encoding="utf-8"))))
    wrong = [(language, text) for language, text in said if WRONG[""].search(text) or WRONG[language].search(text)]
    assert wrong == []


def test_the_rules_find_what_is_wrong() -> None:
    for language, text in (
        ("cs", "Co mám rád/a"),
        ("uk", "Чи п'є"),
        ("en", "the child and its guide"),
        ("sk", 'je "to"'),
    ):
        assert WRONG[language].search(text), text
    assert not list(texts({"former": {"cs": ["Co mám rád/a"]}}))
