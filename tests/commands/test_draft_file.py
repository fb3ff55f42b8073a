"""A conference written by a person: read as meant, or refused with the place and what would be right."""

from pathlib import Path

import pytest

from commands.draft_file import ROLES, read_draft
from ipk.services.conferences import DraftPerson
from prepare.errors import CannotPrepare
from prepare.places import ROOT

GOOD = """\
goal = "Jak podpořit Aničku, aby se ve škole cítila dobře?"

[child]
name = "Anička"

[[people]]
name = "Eva Malá"
role = "guide"

[[people]]
name = "paní Nováková"
roles = ["organizer", "convener"]
language = "en"

[[people]]
name = "babička Jiřina"
role = "support"
supports = "Anička"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "anicka.toml"


def test_everybody_is_read_the_child_first(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    written = read_draft(file)
    assert written.goal.startswith("Jak podpořit Aničku")
    assert written.language == "cs"
    assert written.people == (
        DraftPerson("Anička", ("child",)),
        DraftPerson("Eva Malá", ("guide",)),
        DraftPerson("paní Nováková", ("organizer", "convener"), language="en"),
        DraftPerson("babička Jiřina", ("support",), supports="Anička"),
    )


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("[child]", "[child", "line 3"),
        ('goal = "', 'gaol = "', "'gaol' is not known here. Known are child, goal"),
        ('goal = "Jak podpořit Aničku, aby se ve škole cítila dobře?"', "goal = 7", "goal has to be a text in quotes"),
        ('goal = "Jak podpořit Aničku, aby se ve škole cítila dobře?"', "", "goal is missing"),
        ('[child]\nname = "Anička"', "", "[child] is missing"),
        ('[child]\nname = "Anička"', "[child]", "[child]: name is missing"),
        ('role = "guide"', 'role = "boss"', "person 1 (line 6): there is no role 'boss'. The roles are"),
        ('role = "guide"', 'role = "child"', "person 1 (line 6): there is no role 'child'"),
        ('role = "guide"', "", "person 1 (line 6): role is missing"),
        ('roles = ["organizer", "convener"]', "roles = []", 'person 2 (line 10): write role = "family"'),
        ('roles = ["organizer", "convener"]', "roles = [1]", "person 2 (line 10): there is no role 1"),
        ('supports = "Anička"', 'support = "Anička"', "person 3 (line 15): 'support' is not known here"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(file: Path, before: str, after: str, sentence: str) -> None:
    assert before in GOOD
    file.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(CannotPrepare) as why:
        read_draft(file)
    assert sentence in str(why.value)


def test_people_as_a_list_of_names_are_refused_with_the_way_to_write_them(file: Path) -> None:
    file.write_text('goal = "?"\npeople = ["Eva"]\n[child]\nname = "Anička"\n', encoding="utf-8")
    with pytest.raises(CannotPrepare, match=r"\[\[people\]\]"):
        read_draft(file)


def test_a_file_in_an_old_czech_encoding_is_refused_kindly(file: Path) -> None:
    file.write_bytes(GOOD.encode("cp1250"))
    with pytest.raises(CannotPrepare, match="UTF-8"):
        read_draft(file)


def test_the_readme_shows_a_file_that_works(file: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    file.write_text(readme.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    roles = {role for person in read_draft(file).people for role in person.roles}
    assert {"child", "guide", "facilitator", "organizer"} <= roles
    for role in ROLES:
        assert f"`{role}`" in readme
