"""Limits of an imported profile file, and where an imported answer belongs in this installation (A29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ipk.domain.profile.answers import MEDIA_LIMIT, OFF_LIMITS
from ipk.domain.profile.questionnaires import Questionnaire


@dataclass(frozen=True)
class ImportBudget:
    """What one imported file may contain: `size` is the text and strokes in bytes, `media` counts pictures and sounds.

    `commands_per_answer` is about one answer in one sitting: one command for the content, one for the strokes, and for
    each picture one that adds and one that removes it.
    """

    size: int = 12 * 1024 * 1024
    sittings: int = 100
    acts: int = 5000
    strokes: int = 10_000
    media: int = 200
    commands_per_answer: int = 2 + 2 * MEDIA_LIMIT

    def holds(self, **sizes: int) -> bool:
        return all(count <= getattr(self, name) for name, count in sizes.items())


BUDGET = ImportBudget()


class Place(NamedTuple):
    """Where an answer belongs: a heading of the profile and a paper of the wall."""

    heading: str = ""
    paper: str = ""


def place_of(sheets: Mapping[str, Questionnaire], sheet: str, question: str, *, untold: bool) -> Place:
    """The place by the questionnaires of this installation. The file's own heading and paper are ignored: they say who
    may see an answer.

    `untold`: the file says that it is not to be talked about; a warning is always kept.
    """
    named = [sheets[sheet]] if sheet in sheets else []
    found = [known for one in (*named, *sheets.values()) if (known := one.question(question)) is not None]
    if untold or any(known.heading == OFF_LIMITS for known in found):
        return Place(OFF_LIMITS)
    return Place(found[0].heading, found[0].paper) if found else Place()
