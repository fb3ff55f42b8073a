"""Printed documents of a conference as PDF and JPEG. They are rendered on request, never stored, and logged (P12)."""

from flask import Blueprint, Response, request

from ipk.domain.kernel.languages import known_language
from ipk.domain.people.audiences import require_circle
from ipk.domain.profile.workbook import known_design
from ipk.services.printing.profile import print_profile
from ipk.services.printing.room import print_names, print_seats
from ipk.services.profile.page_card import print_wall
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.site import site

documents = Blueprint("documents", __name__, url_prefix="/c/<conference>")


@documents.get("/profile.pdf")
def profile(conference: str) -> Response:
    """Returns the child's one-page profile as PDF, with what this person may print."""
    require_admitted()
    language = known_language(request.args.get("lang", ""))
    printed = run_command(conference, "profile.print", print_profile, design=_asked_design(), language=language)
    return _pdf_response(site().printer.pdf(printed))


@documents.get("/name-cards.pdf")
def name_cards(conference: str) -> Response:
    """Returns name cards of all invited people as PDF."""
    require_admitted()
    printed = run_command(conference, "room.print", print_names)
    return _pdf_response(site().room_documents.name_cards(printed), "name-cards")


@documents.get("/seating-plan.pdf")
def seating_plan(conference: str) -> Response:
    """Returns the seating plan as PDF, with the names that this person may see."""
    require_admitted()
    printed = run_command(conference, "room.print", print_seats)
    return _pdf_response(site().room_documents.seating_plan(printed), "seating-plan")


@documents.get("/profile.jpg")
def profile_thumbnail(conference: str) -> Response:
    """Returns the profile as a small JPEG, for the child and its guide, who choose the design."""
    person, design = require_admitted().person, _asked_design()
    require_circle(person)
    printed = read_conference(conference, lambda work: print_profile(work, person, design=design))
    return _jpeg_response(site().printer.picture(printed, small=True))


@documents.get("/wall/profile.jpg")
def wall_profile(conference: str) -> Response:
    """Returns the profile on the wall as JPEG, to whoever may see its card (A9), with its current content (A8)."""
    person = require_admitted().person
    printed = read_conference(conference, lambda work: print_wall(work, person))
    return _jpeg_response(site().printer.picture(printed, small=request.args.get("size") == "thumb"))


def _asked_design() -> str:
    """Returns the design of the query string, "" for the one that was chosen in the workbook."""
    return known_design(request.args.get("design", "")) or ""


def _pdf_response(pdf: bytes, name: str = "profile") -> Response:
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _jpeg_response(jpeg: bytes) -> Response:
    answer = Response(jpeg, mimetype="image/jpeg")
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
