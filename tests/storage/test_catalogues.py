"""Papers and symbols are data that anybody may change: a mistake is told so that they can find it."""

import re
from pathlib import Path

import pytest

from ipk.storage.catalogues import CatalogueProblem, read_papers, read_symbols

PROFILES = Path(__file__).resolve().parents[2] / "profiles"

SYMBOL = '[[symbol]]\nid = "mum"\nopenmoji = "1F469"\ncs = "máma"\nen = "mum"\n'
PAPER = '[[paper]]\nid = "plan"\nstep = 6\nneutral = true\ntitle = { cs = "Plán", en = "The plan" }\n'


def written(folder: Path, text: str) -> Path:
    file = folder / "given.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_ours_can_be_read() -> None:
    symbols = read_symbols(PROFILES / "catalogues" / "symbols.toml")
    assert {"cs", "en"} <= symbols[0].labels.keys()
    assert len({symbol.id for symbol in symbols}) == len(symbols) >= 20
    for language in ("cs", "en"):
        papers = read_papers(PROFILES / "papers" / "ipk.toml", language)
        assert [paper.order for paper in papers] == list(range(len(papers)))
        assert {paper.id for paper in papers if paper.neutral} == {"napady", "plan"}


def test_a_symbol_and_a_paper_are_read_as_they_stand(tmp_path: Path) -> None:
    (symbol,) = read_symbols(written(tmp_path, SYMBOL))
    assert (symbol.id, symbol.openmoji, symbol.labels) == ("mum", "1F469", {"cs": "máma", "en": "mum"})
    (paper,) = read_papers(written(tmp_path, PAPER), "cs")
    assert (paper.id, paper.title, paper.step, paper.neutral, paper.open) == ("plan", "Plán", 6, True, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[symbol]\n", "line 1"),
        ("", "there is no [[symbol]]"),
        ("[symbol]\nid = 'mum'\n", "there is no [[symbol]]"),
        (SYMBOL + SYMBOL, "two of [[symbol]] id = 'mum'"),
        (SYMBOL.replace("mum", "Mámá", 1), "symbol 1 (Mámá): id = 'Mámá' may only have"),
        (SYMBOL.replace("id =", "name ="), "symbol 1 (?): id is missing"),
        (SYMBOL.replace("1F469", "smile"), "openmoji = 'smile' is not a hexcode"),
        (SYMBOL.replace('en = "mum"\n', ""), "symbol 1 (mum): the words in 'en' are missing"),
        (SYMBOL.replace('"máma"', '" "'), "the words in 'cs' are missing"),
        (SYMBOL.replace('"máma"', "7"), "the words in 'cs' are missing"),
    ],
)
def test_a_broken_symbol_is_told_with_file_and_place(tmp_path: Path, text: str, reason: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(CatalogueProblem, match=re.escape(reason)) as problem:
        read_symbols(file)
    assert str(file) in str(problem.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PAPER.replace("6", "10"), "paper 1 (plan): step = 10: a meeting has the steps 1 to 9"),
        (PAPER.replace("6", "true"), "step = True is not right"),
        (PAPER.replace("6", '"6"'), "step = '6' is not right"),
        (PAPER.replace("neutral", "colour"), "colour: nobody knows what to do with that"),
        (PAPER.replace("neutral = true", 'neutral = "yes"'), "neutral = 'yes' is not right"),
        (PAPER.replace("cs =", "sk ="), "the words in 'cs' are missing"),
        (PAPER.replace("title", "name"), "title is missing"),
    ],
)
def test_a_broken_paper_is_told_with_file_and_place(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(CatalogueProblem, match=re.escape(reason)):
        read_papers(written(tmp_path, text), "cs")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match=r"given\.toml: cannot be read"):
        read_papers(tmp_path / "given.toml", "cs")
    (tmp_path / "given.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CatalogueProblem, match=r"given\.toml"):
        read_papers(tmp_path / "given.toml", "cs")
