"""The sheets of the profile, for the child's and the guide's devices. What helps to ask is the guide's alone."""

from typing import Any

from flask import Blueprint, jsonify
from flask.wrappers import Response

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person
from ipk.domain.profile.questionnaires import Example, Question, Questionnaire, Words
from ipk.web.auth.current_visitor import require_admitted
from ipk.web.middleware.language import current_language
from ipk.web.site import site

book = Blueprint("book", __name__, url_prefix="/c/<conference>/sheets")


@book.get("/")
def questionnaires(conference: str) -> Response:
    """Names of all sheets, to choose from."""
    _reader()
    return jsonify([_name(sheet, current_language()) for sheet in site().sheets.values()])


@book.get("/<id>")
def questionnaire(conference: str, id: str) -> Response:
    """One sheet in the person's language; the child's device gets no prompts."""
    person = _reader()
    found = site().sheets.get(id)
    if found is None:
        raise NotFound
    language = current_language()
    questions = [_question(question, language, prompts=not person.is_child) for question in found.questions]
    more = {"reading": found.reading, "tiles": found.tiles, "questions": questions}
    return jsonify(_name(found, language) | more)


def _reader() -> Person:
    person = require_admitted().person
    if audience_of(person) is not Audience.CIRCLE:
        raise NotFound
    return person


def _name(sheet: Questionnaire, language: str) -> dict[str, Any]:
    title = _said(sheet.title, language)
    return {"id": sheet.id, "title": title, "ages": sheet.ages, "spoken_for": sheet.spoken_for}


def _question(question: Question, language: str, *, prompts: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": question.id,
        "heading": question.heading,
        "paper": question.paper,
        "shape": question.shape,
        "kinds": question.kinds,
        "ask": _said(question.ask, language),
        "suggest": question.suggest,
        "example": _example(question.example, language) if question.example else None,
    }
    return shown | ({"prompts": [_said(prompt, language) for prompt in question.prompts]} if prompts else {})


def _example(example: Example, language: str) -> dict[str, Any]:
    return {"ask": _said(example.ask, language), "suggest": example.suggest}


def _said(words: Words, language: str) -> str:
    return words.get(language) or words["cs"]
