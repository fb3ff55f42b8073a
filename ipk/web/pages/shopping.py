"""The organizer's shopping list, on the page and on paper, and what it hears of people's allergies."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Answer

from ipk.domain.kernel.errors import NotFound, TooBig
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.preparation import shopping as service
from ipk.services.preparation.shopping_text import SaidList, say_list
from ipk.services.preparation.snacks import catalogue
from ipk.web.auth.current_visitor import read, require_admitted, run_command
from ipk.web.middleware.language import current_language, translate, translate_error
from ipk.web.site import site

shopping = Blueprint("shopping", __name__, url_prefix="/c/<conference>")
SAID = "said"


@dataclass(frozen=True)
class Begun:
    """What stands in the form: what was heard before, or what was refused and is not to be typed again."""

    heard: tuple[str, ...]
    words: str
    error: str = ""


def look_at_shopping(work: UnitOfWork, person: Person, language: str, coming: int) -> dict[str, Any]:
    """What the section of the organizer's page shows. A transaction knows nothing of the request."""
    return {
        "shopping": _said(work, person, language=language, coming=coming),
        "eaters": service.eaters(work),
        "coming": coming,
    }


def coming() -> int:
    """For how many the organizer wants the list (`?people=`), 0 for all who are invited."""
    return request.args.get("people", 0, type=int)


@shopping.get("/shopping-list.pdf")
def paper(conference: str) -> Response:
    """The list on paper; written down, as every paper is (P12)."""
    require_admitted()
    said = run_command(conference, "shopping.read", _said, language=current_language(), coming=coming())
    answer = Response(site().shopping_pdf(said), mimetype="application/pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = 'inline; filename="shopping-list.pdf"'
    return answer


@shopping.get("/allergies")
def allergies(conference: str) -> str:
    """What one person (`?person=`) must not eat, to be filled in."""
    return _form(conference, request.args.get("person", ""))


@shopping.post("/allergies/<person>")
def hear(conference: str, person: str) -> Answer | tuple[str, int]:
    heard, words = request.form.getlist("allergen"), request.form.get("words", "")
    try:
        run_command(
            conference, "shopping.allergies", service.hear_of_allergies, id=person, allergens=heard, words=words
        )
    except TooBig as refusal:
        said = translate_error(current_language(), refusal)
        return _form(conference, person, Begun(tuple(heard), words, said)), 400
    session[SAID] = "allergies"
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor="shopping"), 303)


def _form(conference: str, wanted: str, begun: Begun | None = None) -> str:
    who = require_admitted().person
    known = read(conference, lambda work: service.allergies_by_person(work, who))
    found = next(((person, allergies) for person, allergies in known if person.id == wanted), None)
    if found is None:
        raise NotFound
    person, allergies = found
    filled = begun or Begun(tuple(allergies.heard), allergies.heard_words)
    return render_template(
        "organizer/allergies.html",
        conference=conference,
        person=person,
        allergies=allergies,
        allergens=[(one, one.name[current_language()]) for one in catalogue().allergens.values()],
        heard=filled.heard,
        words=filled.words,
        error=filled.error,
    )


def _said(work: UnitOfWork, person: Person, *, language: str, coming: int) -> SaidList:
    return say_list(
        service.shop(work, person, coming), catalogue(), language, lambda sentence: translate(language, sentence)
    )
