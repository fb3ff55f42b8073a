"""Papers and symbols are data that anybody may change: a mistake is told so that they can find it."""

import re
from pathlib import Path

import pytest

from ipk.storage.catalogues import LANGUAGES, CatalogueProblem, read_papers, read_symbols

PROFILES = Path(__file__).resolve().parents[2] / "profiles"

GROUP = '[group]\npicture = "mum"\ncs = "lidé"\nen = "people"\n'
SYMBOL = '[[symbol]]\nid = "mum"\nopenmoji = "1F469"\ncs = ["máma", "maminka"]\nen = ["mum"]\n'
PAPER = '[[paper]]\nid = "plan"\nstep = 6\nneutral = true\ntitle = { cs = "Plán", en = "The plan" }\n'


def written(folder: Path, text: str, name: str = "given.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_ours_can_be_read() -> None:
    for language in LANGUAGES:
        papers = read_papers(PROFILES / "papers" / "ipk.toml", language)
        assert [paper.order for paper in papers] == list(range(len(papers)))
        assert {paper.id for paper in papers if paper.neutral} == {"napady", "plan"}


def test_a_symbol_and_a_paper_are_read_as_they_stand(tmp_path: Path) -> None:
    written(tmp_path, GROUP + SYMBOL, "02-people.toml")
    (group,) = read_symbols(tmp_path, ("cs", "en"))
    (symbol,) = group.symbols
    assert (group.id, group.picture, group.names["cs"]) == ("people", "mum", "lidé")
    assert (symbol.id, symbol.openmoji, symbol.words["cs"]) == ("mum", "1F469", ("máma", "maminka"))
    (paper,) = read_papers(written(tmp_path, PAPER), "cs")
    assert (paper.id, paper.title, paper.step, paper.neutral, paper.open) == ("plan", "Plán", 6, True, False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[symbol]\n", "line 1"),
        (GROUP, "there is no [[symbol]]"),
        ("[symbol]\nid = 'mum'\n", "there is no [[symbol]]"),
        (GROUP + SYMBOL + SYMBOL, "two of [[symbol]] id = 'mum'"),
        (GROUP + SYMBOL.replace("mum", "Mámá", 1), "symbol 1 (Mámá): id = 'Mámá' may only have"),
        (GROUP + SYMBOL.replace("id =", "name ="), "symbol 1 (?): id is missing"),
        (GROUP + SYMBOL.replace("1F469", "smile"), "openmoji = 'smile' is not a hexcode"),
        (GROUP + SYMBOL.replace('en = ["mum"]\n', ""), "symbol 1 (mum): en is missing"),
        (GROUP + SYMBOL.replace('["máma", "maminka"]', '["máma", " "]'), "is not a list of words"),
        (GROUP + SYMBOL.replace('["máma", "maminka"]', "[]"), "is not a list of words"),
        (GROUP + SYMBOL.replace('["máma", "maminka"]', '"máma"'), "is not right"),
        (GROUP + SYMBOL + 'de = ["Mama"]\n', "de: nobody knows what to do with that"),
        (GROUP.replace("mum", "dad") + SYMBOL, "people: there is no symbol 'dad'"),
        (GROUP.replace('en = "people"\n', "") + SYMBOL, "group: the words in 'en' are missing"),
        (SYMBOL, "group: picture is missing"),
    ],
)
def test_a_broken_symbol_is_told_with_file_and_place(tmp_path: Path, text: str, reason: str) -> None:
    written(tmp_path, text, "02-people.toml")
    with pytest.raises(CatalogueProblem, match=re.escape(reason)) as problem:
        read_symbols(tmp_path, ("cs", "en"))
    assert str(tmp_path) in str(problem.value)


def test_a_symbol_stands_in_one_group_only(tmp_path: Path) -> None:
    written(tmp_path, GROUP + SYMBOL, "01-people.toml")
    written(tmp_path, GROUP + SYMBOL, "02-home.toml")
    with pytest.raises(CatalogueProblem, match="'mum' stands in people and in home"):
        read_symbols(tmp_path, ("cs", "en"))


def test_a_dictionary_without_a_picture_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match="there is no picture in it"):
        read_symbols(tmp_path)


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
