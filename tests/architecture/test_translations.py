"""Every word that a person reads is there in the person's language."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from prepare.places import ROOT

FOLDER = ROOT / "ipk" / "translations"
LANGUAGES = ("cs", "en")
HOLES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


@cache
def written() -> Catalog:
    """The sentences that stand in the code now."""
    with TemporaryDirectory() as folder:
        pot = Path(folder, "messages.pot")
        command = [sys.executable, "-m", "babel.messages.frontend", "extract", "-q", "-F", "babel.cfg", "-k", "t"]
        subprocess.run([*command, "-o", str(pot), "."], cwd=ROOT, check=True, capture_output=True)
        with pot.open("rb") as file:
            return read_po(file)


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


def test_every_sentence_has_its_czech() -> None:
    czech = translated("cs")
    missing = [message.id for message in written() if message.id and not all(_said(czech, message) or [""])]
    assert not missing, f"{len(missing)} sentences without a living translation: {missing}"


def test_english_says_the_sentence_itself_or_better() -> None:
    english = translated("en")
    unused = [message.id for message in english if message.id and written().get(message.id, message.context) is None]
    assert not unused, f"sentences that are not in the code any more: {unused}"


def test_no_czech_is_left_over() -> None:
    left = [message.id for message in translated("cs") if message.id and written().get(message.id) is None]
    assert not left, f"sentences that are not in the code any more: {left}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_its_holes(language: str) -> None:
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
