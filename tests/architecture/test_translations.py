"""Every word that a person reads is there in the person's language."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from ipk.web.extracting import extract
from ipk.web.site import LANGUAGES
from prepare.places import ROOT

FOLDER = ROOT / "ipk" / "translations"
HOW = "Run `python -m ipk.web.extracting`, then translate in ipk/translations."
#: the code itself speaks English
COMPLETE = tuple(language for language in LANGUAGES if language != "en")
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


@cache
def written() -> Catalog:
    """The sentences that stand in the code now."""
    return extract()


@cache
def translated(language: str) -> Catalog:
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def _said(catalog: Catalog, message: Message) -> list[str]:
    """What a person would read for a sentence; [] where the catalogue has no usable one."""
    found = catalog.get(message.id, message.context)
    if found is None or found.fuzzy or not found.string:
        return []
    return [found.string] if isinstance(found.string, str) else list(found.string)


@pytest.mark.parametrize("language", COMPLETE)
def test_every_sentence_is_translated(language: str) -> None:
    catalog = translated(language)
    missing = [message.id for message in written() if message.id and not all(_said(catalog, message) or [""])]
    assert not missing, f"{len(missing)} sentences without a living translation. {HOW} {missing}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_the_sentences_of_the_code_and_no_others(language: str) -> None:
    now = {_english(message) for message in written() if message.id}
    kept = {_english(message) for message in translated(language) if message.id}
    assert kept == now, HOW


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_its_placeholders(language: str) -> None:
    catalog = translated(language)
    wrong = [
        (message.id, said)
        for message in catalog
        if message.id
        for said in _said(catalog, message)
        if said and set(HOLES.findall(said)) != set(HOLES.findall(_english(message)))
    ]
    assert not wrong


def _english(message: Message) -> str:
    """The sentence with all its holes; of a plural the form for many, which has them all."""
    return message.id if isinstance(message.id, str) else message.id[-1]
