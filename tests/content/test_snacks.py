"""Food and drink are data that anybody may change: a mistake is told with its line and spoils nothing else."""

from pathlib import Path

import pytest

from ipk.content.content import Content
from ipk.content.references import ReferenceIds
from ipk.content.snacks import ReadSnacks, read_snacks
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.preparation.snacks import ALLERGENS, GROUPS, UNITS
from prepare.places import ROOT

PROFILES = Content(ROOT / "profiles")
OURS = PROFILES.snacks.catalogue
KNOWN = ReferenceIds(symbols={"apple", "milk", "cake"}, papers=())

APPLE = """[[snack]]
id = "apple"
picture = "apple"
group = "fruit"
amount = 0.5
unit = "piece"
allergens = []
name = { cs = "jablko", en = "apple", uk = "яблуко", sk = "jablko" }
"""
CAKE = APPLE.replace("apple", "cake").replace("fruit", "sweet").replace("[]", '["milk", "gluten"]').replace("0.5", "1")
MILK = """[[allergen]]
id = "milk"
picture = "milk"
name = { cs = "mléko", en = "milk", uk = "молоко", sk = "mlieko" }
"""


def read(folder: Path, text: str) -> ReadSnacks:
    file = folder / "snacks.toml"
    file.write_text(text, encoding="utf-8")
    return read_snacks(file, KNOWN)


def mistakes(read_snacks: ReadSnacks) -> list[str]:
    """But for the allergens that these short files do not have."""
    told = [f"{one.line}: {one.message % one.values}" for one in read_snacks.problems]
    return [line for line in told if "All fourteen" not in line]


def test_the_shipped_snacks_are_complete_with_pictures_and_names_in_four_languages() -> None:
    assert PROFILES.snacks.problems == ()
    assert len(OURS.snacks) >= 40
    assert {one.group for one in OURS.snacks.values()} == {*GROUPS}
    assert {one.unit for one in OURS.snacks.values()} == {*UNITS}
    assert tuple(OURS.allergens) == ALLERGENS
    for thing in (*OURS.snacks.values(), *OURS.allergens.values()):
        assert thing.picture in PROFILES.symbols
        assert all(thing.name[language] for language in LANGUAGES)


def test_no_two_shipped_snacks_or_allergens_share_a_picture_or_name() -> None:
    for things in (OURS.snacks.values(), OURS.allergens.values()):
        assert len({one.picture for one in things}) == len(things)
        assert len({one.name["cs"] for one in things}) == len(things)


@pytest.mark.parametrize("group", GROUPS)
def test_each_snack_group_has_two_snacks_without_allergens(group: str) -> None:
    """Somebody with all fourteen allergies still finds something, but for bread and the like in one group at least."""
    free = [one.id for one in OURS.snacks.values() if one.group == group and not one.allergens]
    assert len(free) >= 2


def test_obvious_allergens_of_shipped_snacks_are_listed() -> None:
    for id, allergens in {"milk": {"milk"}, "bread": {"gluten"}, "egg": {"eggs"}, "peanuts": {"peanuts"}}.items():
        assert allergens <= {*OURS.snacks[id].allergens}


def test_fields_of_a_snack_and_an_allergen_are_read(tmp_path: Path) -> None:
    read_snacks = read(tmp_path, f"# a comment\n{MILK}\n{APPLE}\n{CAKE}")
    assert mistakes(read_snacks) == []
    apple, cake = read_snacks.catalogue.snacks.values()
    assert (apple.group, apple.amount, apple.unit, apple.allergens) == ("fruit", 0.5, "piece", ())
    assert (cake.amount, cake.allergens, cake.name["uk"]) == (1.0, ("milk", "gluten"), "яблуко")
    assert read_snacks.catalogue.allergens["milk"].name["sk"] == "mlieko"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('id = "apple"', 'id = "Jablko !"', "11: An id has small letters"),
        ('picture = "apple"', 'picture = "appel"', "12: There is no picture appel in the catalogues."),
        ('picture = "apple"\n', "", "10: picture is missing here."),
        ('group = "fruit"', 'group = "veg"', "13: veg is not known here."),
        ("amount = 0.5", "amount = 0", "14: Say how much one person gets."),
        ("amount = 0.5", "amount = -1", "14: Write amount as a number from 0"),
        ("amount = 0.5", "amount = inf", "14: Write amount as a number from 0"),
        ("amount = 0.5", "amount = true", "14: Write amount as a number from 0"),
        ('unit = "piece"', 'unit = "crate"', "15: crate is not known here."),
        ("allergens = []", 'allergens = ["milk", "dust"]', "16: dust is not known here."),
        ("allergens = []\n", "", "10: allergens is missing here."),
        ("allergens = []", "colour = 1\nallergens = []", "16: colour is not known here."),
        ('cs = "jablko", ', "", "17: The words in Czech"),
        ("amount = 0.5", "amount = half a piece", "14: This line or the one above cannot be read"),
        ("[[snack]]", "[[snack]]\n" + "x = 1\n[[snak]]", "10: id is missing here."),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_other_entries_are_read(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    assert before in APPLE
    read_snacks = read(tmp_path, f"{CAKE}\n{APPLE.replace(before, after, 1)}\n{MILK}")
    assert any(line.startswith(told) for line in mistakes(read_snacks)), mistakes(read_snacks)
    assert list(read_snacks.catalogue.snacks) == ["cake"]
    assert list(read_snacks.catalogue.allergens) == ["milk"]


def test_a_duplicate_snack_is_reported_and_the_first_is_kept(tmp_path: Path) -> None:
    read_snacks = read(tmp_path, f"{APPLE}\n{APPLE.replace('0.5', '3')}")
    assert mistakes(read_snacks) == ["11: apple stands there twice. Once is enough."]
    assert read_snacks.catalogue.snacks["apple"].amount == 0.5


def test_missing_allergens_are_reported(tmp_path: Path) -> None:
    told = [str(one) for one in read(tmp_path, MILK).problems]
    assert len(told) == len(ALLERGENS) - 1
    assert any("The allergen gluten is missing." in one for one in told)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x" * 300_000], ids=["not utf-8", "too large"])
def test_an_unreadable_snack_file_is_reported_and_gives_an_empty_catalogue(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "snacks.toml"
    file.write_bytes(content)
    assert read_snacks(file, KNOWN).problems
    assert read_snacks(file, KNOWN).catalogue.snacks == {}
    assert read_snacks(tmp_path / "none.toml", KNOWN).catalogue.snacks == {}
