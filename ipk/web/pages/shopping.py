"""The organizer's shopping list, on the page and as PDF, and the form for people's allergies."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Answer

from ipk.domain.kernel.errors import NotFound, TooBig
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.preparation import shopping as service
from ipk.services.preparation.shopping_text import SaidList, say_list
from ipk.services.shared.catalogues import catalogues
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.middleware.language import current_language, translate_error, translate_for_reading
from ipk.web.site import site

shopping = Blueprint("shopping", __name__, url_prefix="/c/<conference>")
SAID = "said"


@dataclass(frozen=True)
class FormValues:
    """Values of the allergy form: the stored ones, or the entered ones of a refused form with its error."""

    heard: tuple[str, ...]
    words: str
    error: str = ""


def shopping_section(work: UnitOfWork, person: Person, language: str, coming: int) -> dict[str, Any]:
    """Returns the values of the page's shopping section. It runs in a transaction, without access to the request."""
    return {
        "shopping": _shopping_list(work, person, language=language, coming=coming),
        "eaters": service.eaters(work),
        "coming": coming,
    }


def people_count() -> int:
    """Returns the number of people to shop for (`?people=`), 0 for all who are invited."""
    return request.args.get("people", 0, type=int)


@shopping.get("/shopping-list.pdf")
def paper(conference: str) -> Response:
    """Returns the list as PDF; printing is logged (P12)."""
    require_admitted()
    said = run_command(conference, "shopping.read", _shopping_list, language=current_language(), coming=people_count())
    answer = Response(site().shopping_pdf(said), mimetype="application/pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = 'inline; filename="shopping-list.pdf"'
    return answer


@shopping.get("/allergies")
def allergies(conference: str) -> str:
    """Renders the allergy form of one person (`?person=`)."""
    return _form(conference, request.args.get("person", ""))


@shopping.post("/allergies/<person>")
def record_allergies(conference: str, person: str) -> Answer | tuple[str, int]:
    heard, words = request.form.getlist("allergen"), request.form.get("words", "")
    try:
        run_command(
            conference, "shopping.allergies", service.hear_of_allergies, id=person, allergens=heard, words=words
        )
    except TooBig as refusal:
        said = translate_error(current_language(), refusal)
        return _form(conference, person, FormValues(tuple(heard), words, said)), 400
    session[SAID] = "allergies"
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor="shopping"), 303)


def _form(conference: str, wanted: str, entered: FormValues | None = None) -> str:
    who = require_admitted().person
    known = read_conference(conference, lambda work: service.allergies_by_person(work, who))
    found = next(((person, allergies) for person, allergies in known if person.id == wanted), None)
    if found is None:
        raise NotFound
    person, allergies = found
    filled = entered or FormValues(tuple(allergies.heard), allergies.heard_words)
    return render_template(
        "organizer/allergies.html",
        conference=conference,
        person=person,
        allergies=allergies,
        allergens=[(one, one.name[current_language()]) for one in catalogues().snacks.allergens.values()],
        heard=filled.heard,
        words=filled.words,
        error=filled.error,
    )


def _shopping_list(work: UnitOfWork, person: Person, *, language: str, coming: int) -> SaidList:
    listed = service.shop(work, person, coming)
    return say_list(listed, catalogues().snacks, language, lambda sentence: translate_for_reading(language, sentence))
