"""The organisation's questionnaires decide under which heading an answer is kept."""

from dataclasses import replace

from ipk.domain.profile.answers import About, Answer
from ipk.domain.profile.questionnaires import Question
from ipk.services.shared.catalogues import catalogues


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
    sheet = catalogues().questionnaires.get(about.sheet)
    return sheet.question(about.question) if sheet is not None else None
