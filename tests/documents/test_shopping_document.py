"""The shopping list on paper: readable, tagged, in any language; what people wrote is text, never markup."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ipk.content.content import Content
from ipk.documents.profile_layout import Figure
from ipk.documents.shopping_document import as_pdf
from ipk.documents.typst_pdf import INCOMPLETE
from ipk.domain.preparation.shopping import Guest, shopping_list
from ipk.domain.preparation.snacks import SnackWishes
from ipk.services.preparation.shopping_text import SaidList, say_list
from ipk.web.middleware.language import translate
from prepare.places import ROOT
from tests.documents.test_profile_layout import closely
from tests.support.servers.processes import needed

CATALOGUE = Content(ROOT / "profiles").snacks.catalogue
APPLE = Figure(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>', "", drawn=True)
CREDIT = "OpenMoji, CC BY-SA 4.0"
GUESTS = (
    Guest("Anička", child=True, allergens=frozenset({"milk"}), words=("kiwi",)),
    Guest("pan učitel Dvořák", allergens=frozenset({"nuts"})),
    *(Guest(f"host {number}") for number in range(9)),
)


def said(wishes: SnackWishes, language: str = "cs") -> SaidList:
    listed = shopping_list(CATALOGUE, wishes, GUESTS)
    return say_list(listed, CATALOGUE, language, lambda sentence: translate(language, sentence))


def told(said: SaidList, folder: Path) -> str:
    """What `pdftotext` reads."""
    file = folder / "list.pdf"
    file.write_bytes(as_pdf(said, lambda id, language: APPLE if id == "apple" else None, CREDIT, INCOMPLETE))
    return subprocess.run([needed("pdftotext"), "-layout", file, "-"], capture_output=True, check=True).stdout.decode()


def test_allergy_conflicts_come_before_what_to_buy(tmp_path: Path) -> None:
    text = told(said(SnackWishes(me=("apple",), everybody=("cake",), never=("tomato",), words="Houska")), tmp_path)
    places = [text.index(words) for words in ("Na tohle pozor", "Anička to nesmí", "Kdo co nesmí jíst", "Co koupit")]
    assert places == sorted(places)
    for words in ("Počet lidí: 11", "9 ks", "1 ks", "pan učitel Dvořák to nesmí", "Houska", "rajčata", CREDIT):
        assert words in text


def test_ukrainian_text_is_printed(tmp_path: Path) -> None:
    text = told(said(SnackWishes(everybody=("cake",), words="Ґречні їжачки"), "uk"), tmp_path)
    for words in ("Список покупок", "шматок торта", "горіхи", "Ґречні їжачки"):
        assert words in text


def test_typst_markup_in_peoples_text_is_printed_literally(tmp_path: Path) -> None:
    """I1: of the child's words and of names."""
    hostile = '#strong[x] $a$ \\ "quotes" #import "x": y */ @ref <label> `raw`'
    wishes = replace(said(SnackWishes(words=hostile)), careful=((hostile[:40], "*kiwi* _med_"),))
    text = told(wishes, tmp_path)
    for words in ("#strong[x] $a$", "*kiwi* _med_", "@ref <label>"):
        assert words in text


def test_the_longest_and_the_empty_list_are_printed(tmp_path: Path) -> None:
    everything = tuple(CATALOGUE.snacks)
    text = told(said(SnackWishes(me=everything, everybody=everything, never=everything, words="x" * 300)), tmp_path)
    assert text.count("\f") in (3, 4, 5)
    assert told(said(SnackWishes()), tmp_path).count("\f") == 1


def test_the_pdf_is_tagged_and_has_a_title(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(as_pdf(said(SnackWishes(everybody=("apple",))), lambda *_: APPLE, CREDIT, INCOMPLETE))
    about = subprocess.run([needed("pdfinfo"), file], capture_output=True, check=True, text=True).stdout
    assert "Tagged:          yes" in about
    assert "Title:           Nákupní seznam" in about


@pytest.mark.parametrize("name", ["محمد علي", "王小明", "Nguyễn Thị Lan", "გიორგი"])
def test_a_name_of_any_script_stands_on_the_list(name: str, tmp_path: Path) -> None:
    text = closely(told(replace(said(SnackWishes(words=name)), careful=((name, "kiwi"),)), tmp_path))
    assert text.count(closely(name)) == 2
    assert closely(INCOMPLETE) not in text


def test_the_list_says_that_characters_are_missing(tmp_path: Path) -> None:
    text = closely(told(replace(said(SnackWishes()), careful=(("កញ្ញា", "kiwi"),)), tmp_path))
    assert closely(INCOMPLETE) in text


@pytest.mark.parametrize("name", ["👩‍👩‍👧 rodina", "\u200f\u202eobrácené", "Z̵̛̰a̷l̶g̷o̶"])
def test_unusual_characters_do_not_stop_printing(name: str, tmp_path: Path) -> None:
    strange = replace(said(SnackWishes()), careful=((name, "kiwi"),))
    assert "kiwi" in told(strange, tmp_path)
