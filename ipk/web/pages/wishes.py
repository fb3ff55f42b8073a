"""The child's wishes for the meeting and the organizer's answers: a section of the organizer's page."""

from typing import Any

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from ipk.domain.kernel.errors import Closed, Invalid, NotFound, TooBig, TooLate
from ipk.domain.people.person import Person
from ipk.domain.preparation.guests import Reply
from ipk.services.ports import UnitOfWork
from ipk.services.preparation import guests
from ipk.services.preparation.arrangements import known_part
from ipk.web.auth.current_visitor import run_command
from ipk.web.middleware.language import current_language, translate_error

wishes = Blueprint("wishes", __name__, url_prefix="/c/<conference>/wishes")
REFUSED = "wish-refused"


def wishes_section(work: UnitOfWork, person: Person) -> dict[str, Any]:
    """Returns the values of the page's section. After the meeting's end it is empty."""
    try:
        part = known_part(work, person)
        speaker = work.get_or_none(Person, part.speaker) if part and part.speaker else None
        return {"wishes": guests.wishes_to_answer(work, person), "part": part, "speaker": speaker}
    except Closed:
        return {"wishes": [], "part": None}


@wishes.post("/<guest>")
def answer(conference: str, guest: str) -> Response:
    form = request.form
    reply = Reply(form.get("answer", ""), form.get("reason", ""))
    try:
        run_command(conference, "guests.answer", guests.answer_wish, id=guest, wish=form.get("wish", ""), reply=reply)
    except (Invalid, TooBig, TooLate, NotFound) as refusal:
        session[REFUSED] = translate_error(current_language(), refusal)
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor=f"wish-{guest}"), 303)
