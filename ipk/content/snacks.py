"""Reads the snack catalogue `profiles/catalogues/snacks.toml`; leaves broken entries out and reports them."""

from dataclasses import dataclass
from pathlib import Path

from ipk.content.references import ReferenceIds
from ipk.content.toml_file import NotReadable, Problem, entries, ordinary_text
from ipk.content.toml_table import Table, listed
from ipk.domain.preparation.snacks import ALLERGENS, GROUPS, UNITS, Allergen, Snack, SnackCatalogue

#: largest amount of a portion, in its unit
MOST = 2000


@dataclass(frozen=True)
class ReadSnacks:
    """The snack catalogue, and the problems of the entries that were left out."""

    catalogue: SnackCatalogue
    problems: tuple[Problem, ...]


def read_snacks(file: Path, known: ReferenceIds) -> ReadSnacks:
    """Read the catalogue. Raises nothing: the server starts without it."""
    try:
        text = ordinary_text(file)
    except NotReadable as why:
        return ReadSnacks(SnackCatalogue(), (Problem(file, 1, why.message, why.values),))
    roots = [Table.of(file, part) for part in entries(text, "allergen", "snack")]
    read = listed(roots, "allergen", lambda table: _allergen(table, known))
    allergens = {id: read[id] for id in ALLERGENS if id in read}
    snacks = listed(roots, "snack", lambda table: _snack(table, known))
    for root in roots:
        root.end(("allergen", "snack"))
    problems = [problem for root in roots for problem in root.problems]
    problems += [_missing(file, id) for id in ALLERGENS if id not in allergens]
    return ReadSnacks(SnackCatalogue(snacks, allergens), tuple(problems))


def _allergen(table: Table, known: ReferenceIds) -> Allergen:
    allergen = Allergen(table.one_of("id", ALLERGENS), _picture(table, known), table.words("name"))
    table.end(("id", "picture", "name"))
    return allergen


def _snack(table: Table, known: ReferenceIds) -> Snack:
    snack = Snack(
        id=table.slug("id"),
        picture=_picture(table, known),
        group=table.one_of("group", GROUPS),
        amount=table.amount("amount", MOST),
        unit=table.one_of("unit", UNITS),
        allergens=_contained(table),
        name=table.words("name"),
    )
    if not snack.amount and not table.reported("amount"):
        table.report("amount", "Say how much one person gets.")
    table.end(("id", "picture", "group", "amount", "unit", "allergens", "name"))
    return snack


def _contained(table: Table) -> tuple[str, ...]:
    """The allergens; the field is required, an empty list is allowed."""
    given = table.names("allergens")
    for place, allergen in enumerate(given):
        table.expect(("allergens", place), allergen, ALLERGENS)
    return given


def _picture(table: Table, known: ReferenceIds) -> str:
    if "picture" not in table:
        table.report("picture", "%(name)s is missing here.", name="picture")
    return known.picture(table, "picture")


def _missing(file: Path, allergen: str) -> Problem:
    return Problem(file, 1, "The allergen %(given)s is missing. All fourteen have to be there.", {"given": allergen})
