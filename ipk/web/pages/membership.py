"""What the organizer's page changes about people and the meeting, and how an open page stays as new as the wall."""

from collections.abc import Callable

from flask import Blueprint, jsonify, request
from flask.wrappers import Response as JsonResponse
from werkzeug.wrappers import Response

from ipk.domain.people.permissions import require
from ipk.services.meeting.details import Details, change_details
from ipk.services.people import membership as service
from ipk.services.people.membership import PersonChange
from ipk.web.auth.current_visitor import read, require_admitted, run_command
from ipk.web.pages.organizer import REFUSALS, back_to, refused, version_of
from ipk.web.site import site

membership = Blueprint("membership", __name__, url_prefix="/c/<conference>")
Answer = Response | tuple[str, int]


@membership.get("/people/version")
def version(conference: str) -> JsonResponse:
    """An open page asks whether there is something new on it."""
    require(require_admitted().person, "people.manage")
    answer = jsonify({"version": read(conference, version_of)})
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
        date=form.get("date", ""),
        place=form.get("place", ""),
        contact=form.get("contact", ""),
    )
    return _done(
        conference, "about", "details", lambda: run_command(conference, "meeting.about", change_details, details=wanted)
    )


@membership.post("/people/<person>/change")
def change(conference: str, person: str) -> Answer:
    form = request.form
    roles = tuple(form.getlist("role"))
    wanted = PersonChange(form.get("name", ""), roles, form.get("supports", ""), form.get("language", ""))

    def deed() -> None:
        run_command(conference, "person.change", service.change_person, id=person, change=wanted)

    return _done(conference, person, "changed", deed)


@membership.post("/people/<person>/remove")
def remove(conference: str, person: str) -> Answer:
    def deed() -> None:
        run_command(conference, "person.remove", service.remove_person, id=person)

    return _done(conference, person, "removed", deed, place="removed")


@membership.post("/people/<person>/again")
def invite_again(conference: str, person: str) -> Answer:
    def deed() -> None:
        run_command(conference, "person.invite_again", service.invite_again, store=site().store, id=person)

    return _done(conference, "removed", "again", deed, place=person)


@membership.post("/people/<person>/sign-out")
def sign_out(conference: str, person: str) -> Answer:
    def deed() -> None:
        run_command(conference, "person.sign_out", service.sign_out, store=site().store, id=person)

    return _done(conference, person, "signed_out", deed)


def _done(conference: str, form: str, said: str, deed: Callable[[], object], *, place: str = "") -> Answer:
    """Do it and go back to where it is said, or show the form again with why not."""
    try:
        deed()
    except REFUSALS as refusal:
        return refused(conference, form, refusal)
    return back_to(conference, said, place or form)
