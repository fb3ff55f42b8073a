"""The recorder's page of the minutes: own wording beside what arose from the wall, who was there, the release."""

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ipk.domain.kernel.errors import Invalid, TooBig, TooLate
from ipk.domain.meeting.minutes import REFERENCE_LIMIT, SECTION_LIMIT, SECTIONS
from ipk.services.meeting import minutes as service
from ipk.services.meeting.minutes import MinutesForm
from ipk.services.ports import UnitOfWork
from ipk.services.printing.minutes import print_minutes
from ipk.services.shared.lookup import authorise
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.middleware.language import current_language, translate_error
from ipk.web.site import site

minutes = Blueprint("minutes", __name__, url_prefix="/c/<conference>")

Answer = Response | tuple[str, int] | str


@minutes.get("/minutes")
def page(conference: str) -> str:
    return _page(conference)


@minutes.post("/minutes")
def save(conference: str) -> Answer:
    """Saves the fields that are sent; what another device wrote in others stays.

    A script sends changed fields while the recorder writes, and wants no page.
    """
    form = request.form
    wanted = MinutesForm(
        texts={name: form[name] for name in SECTIONS if name in form},
        reference=form.get("reference"),
        notes={name.removeprefix("note-"): note for name, note in form.items() if name.startswith("note-")},
    )
    return _run(conference, lambda: run_command(conference, "minutes.write", service.word_minutes, form=wanted))


@minutes.post("/minutes/release")
def release(conference: str) -> Answer:
    return _run(conference, lambda: run_command(conference, "minutes.release", service.release_minutes))


@minutes.post("/minutes/reopen")
def reopen(conference: str) -> Answer:
    return _run(conference, lambda: run_command(conference, "minutes.reopen", service.reopen_minutes))


def _run(conference: str, command: Callable[[], object]) -> Answer:
    try:
        command()
    except (Invalid, TooBig, TooLate) as refusal:
        message = translate_error(current_language(), refusal)
        return _page(conference, message), 400
    if request.headers.get("X-Autosave"):
        return "", 204
    return redirect(url_for("minutes.page", conference=conference), 303)


def _page(conference: str, refused: str = "") -> str:
    person = require_admitted().person

    def look(work: UnitOfWork) -> dict[str, object]:
        authorise(work, person, "minutes.write")
        return {"printed": print_minutes(work, person), "kept": service.minutes_of(work), "notes": service.notes(work)}

    looked = read_conference(conference, look)
    language = current_language()
    return render_template(
        "minutes/page.html",
        conference=conference,
        refused=refused,
        entered=request.form if refused else {},
        words=site().meeting_documents.words(language),
        section_limit=SECTION_LIMIT,
        reference_limit=REFERENCE_LIMIT,
        **looked,
    )
