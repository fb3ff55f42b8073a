"""Papers and symbols are data that anybody may change: a mistake is told so that they can find it."""

from pathlib import Path

import pytest

from ipk.content.catalogues import LANGUAGES, CatalogueProblem, read_papers, read_symbols

PROFILES = Path(__file__).resolve().parents[2] / "profiles"

GROUP = '[group]\npicture = "mum"\ncs = "lidé"\nen = "people"\nuk = "люди"\nsk = "ľudia"\n\n'
SYMBOL = """[[symbol]]
id = "mum"
openmoji = "1F469"
cs = ["máma", "maminka"]
en = ["mum"]
uk = ["мама"]
sk = ["mama"]
"""
PAPER = """[[paper]]
id = "plan"
step = 6
neutral = true
title = { cs = "Plán", en = "The plan", uk = "План", sk = "Plán" }
"""


def written(folder: Path, text: str, name: str = "given.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_the_shipped_papers_can_be_read() -> None:
    for language in LANGUAGES:
        papers = read_papers(PROFILES / "papers" / "ipk.toml", language)
        assert [paper.order for paper in papers] == list(range(len(papers)))
        assert {paper.id for paper in papers if paper.neutral} == {"napady", "plan"}


def test_fields_of_a_symbol_and_a_paper_are_read(tmp_path: Path) -> None:
    written(tmp_path, GROUP + SYMBOL, "02-people.toml")
    (group,) = read_symbols(tmp_path)
    (symbol,) = group.symbols
    assert (group.id, group.picture, group.names["cs"]) == ("people", "mum", "lidé")
    assert (symbol.id, symbol.openmoji, symbol.words["cs"]) == ("mum", "1F469", ("máma", "maminka"))
    (paper,) = read_papers(written(tmp_path, PAPER), "cs")
    assert (paper.id, paper.title, paper.step, paper.neutral, paper.open) == ("plan", "Plán", 6, True, False)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[[symbol]\n", 1, "cannot be read: "),
        (GROUP, 1, "stands under [[symbol]]"),
        (GROUP + SYMBOL.replace("[[symbol]]", "[symbol]"), 8, "stands under [[symbol]]"),
        (GROUP + SYMBOL + SYMBOL, 16, "mum stands there twice."),
        (GROUP + SYMBOL.replace("mum", "Mámá", 1), 9, "An id has small letters without accents"),
        (GROUP + SYMBOL.replace("id =", "name ="), 8, "id is missing here."),
        (GROUP + SYMBOL.replace("1F469", "smile"), 10, "smile is not a number of a picture at openmoji.org."),
        (GROUP + SYMBOL.replace('en = ["mum"]\n', ""), 8, "en is missing here."),
        (GROUP + SYMBOL.replace('["máma", "maminka"]', '["máma", " "]'), 11, "Write at least one word here"),
        (GROUP + SYMBOL.replace('["máma", "maminka"]', "[]"), 11, "Write at least one word here"),
        (GROUP + SYMBOL.replace('["máma", "maminka"]', '"máma"'), 11, 'Write cs = ["…", "…"] as a list'),
        (GROUP + SYMBOL + 'de = ["Mama"]\n', 15, "de is not known here."),
        (GROUP.replace("mum", "dad") + SYMBOL, 2, "There is no picture dad in the catalogues."),
        (GROUP.replace('cs = "lidé"\n', "") + SYMBOL, 1, "The words in Czech (cs) are missing."),
        (SYMBOL, 1, "[group] is missing here."),
        (GROUP.replace("picture", "image") + SYMBOL, 1, "picture is missing here."),
    ],
)
def test_an_invalid_symbol_is_reported_with_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    file = written(tmp_path, text, "02-people.toml")
    with pytest.raises(CatalogueProblem) as trouble:
        read_symbols(tmp_path)
    told = str(trouble.value).splitlines()
    assert any(one.startswith(f"{file}:{line}: ") and reason in one for one in told), told


def test_all_problems_of_the_symbol_catalogue_are_reported_at_once(tmp_path: Path) -> None:
    written(tmp_path, GROUP + SYMBOL.replace("1F469", "smile"), "01-people.toml")
    written(tmp_path, GROUP + SYMBOL.replace("1F469", "sample"), "02-home.toml")
    with pytest.raises(CatalogueProblem) as trouble:
        read_symbols(tmp_path)
    assert [(one.file.name, one.line) for one in trouble.value.problems] == [
        ("01-people.toml", 10),
        ("02-home.toml", 9),
        ("02-home.toml", 10),
    ]


def test_a_symbol_in_two_groups_is_reported(tmp_path: Path) -> None:
    written(tmp_path, GROUP + SYMBOL, "01-people.toml")
    written(tmp_path, GROUP + SYMBOL, "02-home.toml")
    with pytest.raises(CatalogueProblem, match=r"02-home\.toml:9: mum stands in 01-people\.toml, too\."):
        read_symbols(tmp_path)


def test_an_empty_symbol_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match="There is no picture in this folder"):
        read_symbols(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (PAPER.replace("6", "10"), 3, "A meeting has the steps 1 to 9."),
        (PAPER.replace("6", "true"), 3, "a whole number without quotes"),
        (PAPER.replace("6", '"6"'), 3, "a whole number without quotes"),
        (PAPER.replace("neutral", "colour"), 4, "colour is not known here."),
        (PAPER.replace("neutral = true", 'neutral = "yes"'), 4, "neutral = true or false, without quotes"),
        (PAPER.replace("cs =", "de ="), 5, "The words in Czech (cs) are missing."),
        (PAPER.replace("title", "name"), 1, "title is missing here."),
        (PAPER + PAPER, 7, "plan stands there twice."),
        (PAPER + 'former = { xx = ["Plánek"] }\n', 6, "xx is not known here."),
        (PAPER + 'former = { cs = "Plánek" }\n', 6, "as a list in brackets"),
    ],
)
def test_an_invalid_paper_is_reported_with_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(CatalogueProblem) as trouble:
        read_papers(file, "cs")
    told = str(trouble.value).splitlines()
    assert any(one.startswith(f"{file}:{line}: ") and reason in one for one in told), told


def test_a_paper_may_have_former_titles(tmp_path: Path) -> None:
    (paper,) = read_papers(written(tmp_path, PAPER + 'former = { cs = ["Plánek", "Co dál"] }\n'), "cs")
    assert paper.title == "Plán"


def test_a_paper_title_falls_back_to_czech(tmp_path: Path) -> None:
    (paper,) = read_papers(written(tmp_path, PAPER.replace(', uk = "План"', "")), "uk")
    assert paper.title == "Plán"


def test_an_unreadable_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CatalogueProblem, match=r"given\.toml:1: This file cannot be read"):
        read_papers(tmp_path / "given.toml", "cs")
    (tmp_path / "given.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CatalogueProblem, match=r"given\.toml"):
        read_papers(tmp_path / "given.toml", "cs")
