"""Documents of a conference: made when somebody asks, never kept, and written down (P12)."""

from flask import Blueprint, Response, request

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.languages import known_language
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.profile.workbook import known_design
from ipk.services.printing.profile import print_profile
from ipk.services.printing.room import print_names, print_seats
from ipk.services.profile.page_card import print_wall
from ipk.web.auth.current_visitor import read, require_admitted, run_command
from ipk.web.site import site

papers = Blueprint("papers", __name__, url_prefix="/c/<conference>")


@papers.get("/profile.pdf")
def profile(conference: str) -> Response:
    """The child's one-page profile, as much of it as this person may print."""
    require_admitted()
    language = known_language(request.args.get("lang", ""))
    printed = run_command(conference, "profile.print", print_profile, design=_design(), language=language)
    return _paper(site().printer.pdf(printed))


@papers.get("/name-cards.pdf")
def name_cards(conference: str) -> Response:
    """Cards for the table, for everybody who is invited."""
    require_admitted()
    return _paper(site().room_papers.name_cards(run_command(conference, "room.print", print_names)), "name-cards")


@papers.get("/seating-plan.pdf")
def seating_plan(conference: str) -> Response:
    """The U of chairs, as far as this person may know who sits where."""
    require_admitted()
    return _paper(site().room_papers.seating_plan(run_command(conference, "room.print", print_seats)), "seating-plan")


@papers.get("/profile.jpg")
def glance(conference: str) -> Response:
    """The same at a glance, for the child and its guide alone, who choose how it shall look."""
    person, design = require_admitted().person, _design()
    if audience_of(person) is not Audience.CIRCLE:
        raise NotFound
    printed = read(conference, lambda work: print_profile(work, person, design=design))
    return _picture(site().printer.picture(printed, small=True))


@papers.get("/wall/profile.jpg")
def hung(conference: str) -> Response:
    """The page as it hangs on the wall, for whoever sees its card (A9). Made of what hangs at this moment (A8)."""
    person = require_admitted().person
    printed = read(conference, lambda work: print_wall(work, person))
    return _picture(site().printer.picture(printed, small=request.args.get("size") == "thumb"))


def _design() -> str:
    """One that is known, "" for the one that was chosen in the book."""
    return known_design(request.args.get("design", "")) or ""


def _paper(pdf: bytes, name: str = "profile") -> Response:
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _picture(jpeg: bytes) -> Response:
    answer = Response(jpeg, mimetype="image/jpeg")
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
