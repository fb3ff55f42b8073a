"""Forms of the organizer's page that change people and the meeting, and the version that an open page polls."""

from collections.abc import Callable

from flask import Blueprint, jsonify, request
from flask.wrappers import Response as JsonResponse
from werkzeug.wrappers import Response

from ipk.domain.people.permissions import require
from ipk.services.meeting.details import Details, change_details
from ipk.services.people import membership as service
from ipk.services.people.membership import PersonChange
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.pages.organizer import REFUSALS, redirect_to_page, show_refused_form, version_of
from ipk.web.site import site

membership = Blueprint("membership", __name__, url_prefix="/c/<conference>")
Answer = Response | tuple[str, int]


@membership.get("/people/version")
def version(conference: str) -> JsonResponse:
    """Returns the version of the organizer's page; an open page reloads when it differs."""
    require(require_admitted().person, "people.manage")
    answer = jsonify({"version": read_conference(conference, version_of)})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@membership.post("/details")
def details(conference: str) -> Answer:
    form = request.form
    wanted = Details(
        goal=form.get("goal", ""),
        title=form.get("title", ""),
        language=form.get("language", ""),
        minutes=form.get("minutes", 0, type=int),
        expectations=form.get("expectations", ""),
        date=form.get("date", ""),
        place=form.get("place", ""),
        contact=form.get("contact", ""),
    )
    return _run_form(
        conference, "about", "details", lambda: run_command(conference, "meeting.about", change_details, details=wanted)
    )


@membership.post("/people/<person>/change")
def change(conference: str, person: str) -> Answer:
    form = request.form
    roles = tuple(form.getlist("role"))
    wanted = PersonChange(form.get("name", ""), roles, form.get("supports", ""), form.get("language", ""))

    def command() -> None:
        run_command(conference, "person.change", service.change_person, id=person, change=wanted)

    return _run_form(conference, person, "changed", command)


@membership.post("/people/<person>/remove")
def remove(conference: str, person: str) -> Answer:
    def command() -> None:
        run_command(conference, "person.remove", service.remove_person, id=person)

    return _run_form(conference, person, "removed", command, place="removed")


@membership.post("/people/<person>/again")
def invite_again(conference: str, person: str) -> Answer:
    def command() -> None:
        run_command(conference, "person.invite_again", service.invite_again, store=site().store, id=person)

    return _run_form(conference, "removed", "again", command, place=person)


@membership.post("/people/<person>/sign-out")
def sign_out(conference: str, person: str) -> Answer:
    def command() -> None:
        run_command(conference, "person.sign_out", service.sign_out, store=site().store, id=person)

    return _run_form(conference, person, "signed_out", command)


def _run_form(conference: str, form: str, said: str, command: Callable[[], object], *, place: str = "") -> Answer:
    """Runs the command and redirects to its notice, or shows the form again with the error."""
    try:
        command()
    except REFUSALS as refusal:
        return show_refused_form(conference, form, refusal)
    return redirect_to_page(conference, said, place or form)
