"""A profile from a file of another house: how much it may bring, and where an answer belongs here (A29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ipk.domain.profile.answers import MEDIA_LIMIT, UNTOLD
from ipk.domain.profile.questionnaires import Questionnaire


@dataclass(frozen=True)
class ImportBudget:
    """What one book can hold: `size` is of the words and lines in bytes, `media` are pictures and sounds.

    `about_one`: acts about one answer in one sitting. Told are how it was and how it is: what was said, the lines, and
    of each picture that it comes or goes.
    """

    size: int = 12 * 1024 * 1024
    sittings: int = 100
    acts: int = 5000
    strokes: int = 10_000
    media: int = 200
    about_one: int = 2 + 2 * MEDIA_LIMIT

    def holds(self, **sizes: int) -> bool:
        return all(count <= getattr(self, name) for name, count in sizes.items())


BUDGET = ImportBudget()


class Place(NamedTuple):
    """Where an answer belongs: on the page of the profile, and on the wall."""

    heading: str = ""
    paper: str = ""


def place_of(sheets: Mapping[str, Questionnaire], sheet: str, question: str, *, untold: bool) -> Place:
    """By the sheets of this house, never by the word of a file: a heading and a paper say who may see an answer.

    `untold`: the file says that it is not to be talked about. That is a warning, and is believed.
    """
    named = [sheets[sheet]] if sheet in sheets else []
    found = [known for one in (*named, *sheets.values()) if (known := one.question(question)) is not None]
    if untold or any(known.heading == UNTOLD for known in found):
        return Place(UNTOLD)
    return Place(found[0].heading, found[0].paper) if found else Place()
