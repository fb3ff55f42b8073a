"""A conference written by a person: read as meant, or refused with the place and what would be right."""

from pathlib import Path

import pytest

from commands.draft_file import Mistaken, read_draft
from commands.role_names import role_names, role_of
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.people.role_names import ROLE_NAMES
from ipk.services.people.conferences import NewPerson
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


def test_people_are_read_with_the_child_first(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    written = read_draft(file)
    assert written.goal.startswith("Jak podpořit Aničku")
    assert written.language == "cs"
    assert written.people == (
        NewPerson("Anička", ("child",)),
        NewPerson("Eva Malá", ("guide",)),
        NewPerson("paní Nováková", ("organizer", "convener"), language="en"),
        NewPerson("babička Jiřina", ("support",), supports="Anička"),
    )


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("[child]", "[child", "anicka.toml:3: This line or the one above cannot be read"),
        ('goal = "', 'gaol = "', "anicka.toml:1: gaol is not known here. Known are goal"),
        (
            'goal = "Jak podpořit Aničku, aby se ve škole cítila dobře?"',
            "goal = 7",
            ":1: goal has to be a text in quotes",
        ),
        ('goal = "Jak podpořit Aničku, aby se ve škole cítila dobře?"', "", ":1: goal is missing here"),
        ('[child]\nname = "Anička"', "", "There is no [child] here"),
        ('[child]\nname = "Anička"', "[child]", ":3: name is missing here"),
        ('[child]\nname = "Anička"', '[[child]]\nname = "A"\n[[child]]\nname = "B"', "a meeting for one child"),
        ('role = "guide"', 'role = "boss"', ":8: There is no role called boss. The roles are průvodce, facilitátor"),
        ('role = "guide"', 'role = "máma"', ":8: There is no role called máma."),
        ('role = "guide"', 'role = "child"', ":8: For now we can hold a meeting for one child."),
        ('role = "guide"', 'role = "dítě"', ":8: For now we can hold a meeting for one child."),
        ('role = "guide"', "role = 7", ":8: role has to be a text in quotes"),
        ('role = "guide"', "", ":6: role is missing here"),
        ('roles = ["organizer", "convener"]', "roles = []", ':12: Write role = "family"'),
        ('roles = ["organizer", "convener"]', "roles = [1]", ":12: There is no role called 1."),
        ('supports = "Anička"', 'support = "Anička"', ":18: support is not known here"),
    ],
)
def test_a_mistake_in_the_file_is_reported_in_a_sentence(file: Path, before: str, after: str, sentence: str) -> None:
    assert before in GOOD
    file.write_text(GOOD.replace(before, after), encoding="utf-8")
    with pytest.raises(Mistaken) as why:
        read_draft(file)
    assert sentence in str(why.value)


def test_all_mistakes_are_reported_at_once(file: Path) -> None:
    file.write_text(GOOD.replace("goal", "gaol").replace('"guide"', '"boss"'), encoding="utf-8")
    with pytest.raises(Mistaken) as why:
        read_draft(file)
    assert [(one.line, one.message) for one in why.value.problems] == [
        (1, "%(given)s is not known here. Known are %(known)s."),
        (1, "%(field)s is missing here."),
        (8, "There is no role called %(given)s. The roles are %(known)s."),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_is_understood_by_its_code_and_by_its_name(language: str) -> None:
    assert [role_of(role.value) for role in ROLE_NAMES] == [role.value for role in ROLE_NAMES]
    invited = [role.value for role in ROLE_NAMES if role.value != "child"]
    assert [role_of(name) for name in role_names(language).split(", ")] == invited


def test_accents_and_capitals_of_a_role_do_not_matter() -> None:
    assert (role_of("PRUVODCE"), role_of("plátno"), role_of("Podpůrná  osoba")) == ("guide", "display", "support")
    assert role_of("máma") == role_of("") == ""


def test_roles_may_be_written_in_czech(file: Path) -> None:
    file.write_text(GOOD.replace('"guide"', '"průvodce"').replace('"organizer", "convener"', '"organizátor"'), "utf-8")
    assert [person.roles for person in read_draft(file).people[1:3]] == [("guide",), ("organizer",)]


def test_people_as_a_list_of_names_are_refused_with_the_way_to_write_them(file: Path) -> None:
    file.write_text('goal = "?"\npeople = ["Eva"]\n[child]\nname = "Anička"\n', encoding="utf-8")
    with pytest.raises(Mistaken, match=r"\[\[people\]\]"):
        read_draft(file)


def test_a_file_in_windows_1250_is_refused_with_a_hint_at_utf_8(file: Path) -> None:
    file.write_bytes(GOOD.encode("cp1250"))
    with pytest.raises(Mistaken, match="UTF-8"):
        read_draft(file)


def test_the_example_file_in_the_readme_is_valid(file: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    file.write_text(readme.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    roles = {role for person in read_draft(file).people for role in person.roles}
    assert {"child", "guide", "facilitator", "organizer"} <= roles
    for role in ROLE_NAMES:
        assert role.value == "child" or f"`{role.value}`" in readme
