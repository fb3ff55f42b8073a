"""The questionnaires of the profile as JSON, for the child's and the guide's devices; prompts go to the guide only."""

from typing import Any

from flask import Blueprint, jsonify
from flask.wrappers import Response

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person
from ipk.domain.profile.questionnaires import Example, Question, Questionnaire, Words
from ipk.web.auth.current_visitor import require_admitted
from ipk.web.middleware.language import current_language
from ipk.web.site import site

workbook = Blueprint("workbook", __name__, url_prefix="/c/<conference>/sheets")


@workbook.get("/")
def questionnaires(conference: str) -> Response:
    """Lists the titles of all questionnaires."""
    _require_circle()
    return jsonify([_name(sheet, current_language()) for sheet in site().questionnaires.values()])


@workbook.get("/<id>")
def questionnaire(conference: str, id: str) -> Response:
    """Returns one questionnaire in the person's language, without prompts for the child."""
    person = _require_circle()
    found = site().questionnaires.get(id)
    if found is None:
        raise NotFound
    language = current_language()
    questions = [_question(question, language, prompts=not person.is_child) for question in found.questions]
    more = {"reading": found.reading, "tiles": found.tiles, "questions": questions}
    return jsonify(_name(found, language) | more)


def _require_circle() -> Person:
    person = require_admitted().person
    require_circle(person)
    return person


def _name(sheet: Questionnaire, language: str) -> dict[str, Any]:
    title = _in_language(sheet.title, language)
    return {"id": sheet.id, "title": title, "ages": sheet.ages, "spoken_for": sheet.spoken_for}


def _question(question: Question, language: str, *, prompts: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": question.id,
        "heading": question.heading,
        "paper": question.paper,
        "shape": question.shape,
        "kinds": question.kinds,
        "ask": _in_language(question.ask, language),
        "suggest": question.suggest,
        "example": _example(question.example, language) if question.example else None,
    }
    return shown | ({"prompts": [_in_language(prompt, language) for prompt in question.prompts]} if prompts else {})


def _example(example: Example, language: str) -> dict[str, Any]:
    return {"ask": _in_language(example.ask, language), "suggest": example.suggest}


def _in_language(words: Words, language: str) -> str:
    return words.get(language) or words["cs"]
