"""The organisation's questionnaires decide under which heading an answer is kept."""

from collections.abc import Mapping
from dataclasses import replace

from ipk.domain.profile.answers import About, Answer
from ipk.domain.profile.questionnaires import Question, Questionnaire

#: the organisation's questionnaires by id, the same for all conferences of this installation
_sheets: dict[str, Questionnaire] = {}


def set_questionnaires(sheets: Mapping[str, Questionnaire]) -> None:
    """Set the questionnaires; called once at start."""
    _sheets.clear()
    _sheets.update(sheets)


def is_of_a_sheet(about: About) -> bool:
    return _question(about) is not None


def under_heading(about: About, kept: Answer | None = None) -> About:
    """Replace the heading by that of the questionnaire. For an unknown question the kept answer's heading stays: asking
    differently cannot move what is not to be talked about (A7).
    """
    question = _question(about)
    if question is not None:
        return replace(about, heading=question.heading)
    return replace(about, heading=kept.heading) if kept is not None else about


def _question(about: About) -> Question | None:
    sheet = _sheets.get(about.sheet)
    return sheet.question(about.question) if sheet is not None else None
