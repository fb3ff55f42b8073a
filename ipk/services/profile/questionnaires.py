"""What is asked in the book: the organisation's sheets say under which heading an answer is kept."""

from collections.abc import Mapping
from dataclasses import replace

from ipk.domain.profile.answers import About, Answer
from ipk.domain.profile.questionnaires import Question, Questionnaire

#: the organisation's sheets by id: the same for every conference of this house, like its pieces of music
_sheets: dict[str, Questionnaire] = {}


def set_questionnaires(sheets: Mapping[str, Questionnaire]) -> None:
    """What is asked here. Called once, when the house opens."""
    _sheets.clear()
    _sheets.update(sheets)


def is_of_a_sheet(about: About) -> bool:
    return _question(about) is not None


def under_heading(about: About, kept: Answer | None = None) -> About:
    """The same under the heading of its sheet. A question that stands in no sheet here keeps the heading that its
    answer has already: nobody moves what is not to be talked about by asking otherwise (A7)."""
    question = _question(about)
    if question is not None:
        return replace(about, heading=question.heading)
    return replace(about, heading=kept.heading) if kept is not None else about


def _question(about: About) -> Question | None:
    sheet = _sheets.get(about.sheet)
    return sheet.question(about.question) if sheet is not None else None
