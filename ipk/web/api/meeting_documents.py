"""Documents of a meeting: minutes, attendance, the plan. Made on request, never stored; each is logged (A1, P12)."""

import unicodedata
from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, request

from ipk.domain.kernel.languages import known_language
from ipk.domain.profile.workbook import Design
from ipk.services.printing.booklet import print_booklet
from ipk.services.printing.minutes import (
    chosen_design,
    print_attendance,
    print_minutes,
    print_plan,
)
from ipk.services.printing.minutes_content import PrintedMinutes
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.middleware.language import current_language
from ipk.web.site import DocumentCopy, site

meeting_documents = Blueprint("meeting_documents", __name__, url_prefix="/c/<conference>")

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Service = Callable[..., PrintedMinutes]


@meeting_documents.get("/minutes.pdf")
def minutes_pdf(conference: str) -> Response:
    """Returns the minutes: `?kind=plain` on one page for child and family, else the official ones."""
    if request.args.get("kind") == "plain":
        printed = _printed(conference, "minutes.plain", print_minutes)
        made = site().meeting_documents.plain_pdf(printed, _copy(current_language()), _design(conference))
        return _response(made, PDF, printed, "zapis-srozumitelne", "pdf")
    printed = _printed(conference, "minutes.official", print_minutes)
    return _response(
        site().meeting_documents.official_pdf(printed, _copy(printed.language)), PDF, printed, "zapis", "pdf"
    )


@meeting_documents.get("/minutes.docx")
def minutes_docx(conference: str) -> Response:
    printed = _printed(conference, "minutes.docx", print_minutes)
    made = site().meeting_documents.official_docx(printed, _copy(printed.language))
    return _response(made, DOCX, printed, "zapis", "docx")


@meeting_documents.get("/attendance.pdf")
def attendance(conference: str) -> Response:
    """Returns the list of those present, to be signed; for whoever prepares, leads and writes."""
    printed = _printed(conference, "minutes.attendance", print_attendance)
    made = site().meeting_documents.attendance_pdf(printed, _copy(printed.language))
    return _response(made, PDF, printed, "prezencni-listina", "pdf")


@meeting_documents.get("/ipod.docx")
def plan_docx(conference: str) -> Response:
    """Returns the plan as a table for an office's form (IPOD)."""
    printed = _printed(conference, "plan.docx", print_plan)
    return _response(
        site().meeting_documents.plan_docx(printed, _copy(printed.language)), DOCX, printed, "ipod", "docx"
    )


@meeting_documents.get("/plan.ics")
def plan_calendar(conference: str) -> Response:
    """Returns a calendar with this person's own tasks."""
    printed = _printed(conference, "plan.calendar", print_plan)
    made = site().meeting_documents.calendar(printed, _copy(current_language()))
    return _response(made, "text/calendar; charset=utf-8", printed, "plan", "ics")


@meeting_documents.get("/plan.csv")
def plan_csv(conference: str) -> Response:
    printed = _printed(conference, "plan.csv", print_plan)
    made = site().meeting_documents.plan_csv(printed, _copy(current_language()))
    return _response(made, "text/csv; charset=utf-8", printed, "plan", "csv")


@meeting_documents.get("/plan-poster.pdf")
def plan_poster(conference: str) -> Response:
    """Returns the plan in large letters, for the child's wall."""
    printed = _printed(conference, "plan.poster", print_plan)
    made = site().meeting_documents.poster_pdf(printed, _copy(current_language()), _design(conference))
    return _response(made, PDF, printed, "nas-plan", "pdf")


@meeting_documents.get("/take-home.pdf")
def take_home(conference: str) -> Response:
    """Returns the child's booklet: its own cards, the plan, whom it can tell; for the child and its guide."""
    require_admitted()
    printed = run_command(conference, "plan.take_home", print_booklet)
    made = site().meeting_documents.booklet_pdf(printed, _copy(current_language()))
    return _response(made, PDF, printed.plan, "domu", "pdf")


def _printed(conference: str, document: str, service: Service) -> PrintedMinutes:
    """Runs the service as this person and logs the document with the reason that the reader gave (P12)."""
    require_admitted()
    reason = " ".join(request.args.get("reason", "").split())[:200]
    return run_command(conference, document, lambda work, person, reason: service(work, person), reason=reason)


def _copy(language: str) -> DocumentCopy:
    """The copy of this reader: in `?lang=`, else in the language given."""
    wanted = known_language(request.args.get("lang", "")) or language
    return DocumentCopy(require_admitted().person.name, wanted, site().clock())


def _design(conference: str) -> Design:
    return read_conference(conference, chosen_design)


def _response(made: bytes, kind: str, printed: PrintedMinutes, name: str, suffix: str) -> Response:
    answer = Response(made, content_type=kind)
    answer.headers["Cache-Control"] = "private, no-store"
    place = "inline" if kind == PDF else "attachment"
    answer.headers["Content-Disposition"] = f'{place}; filename="{file_name(printed, name)}.{suffix}"'
    return answer


def file_name(printed: PrintedMinutes, name: str) -> str:
    """A name as offices file it: day, what it is, the child, and the reference number where there is one."""
    try:
        day = datetime.fromisoformat(printed.started_at).astimezone().date().isoformat()
    except ValueError:
        day = ""
    parts = (day, name, _plain(printed.child), _plain(printed.reference))
    return "_".join(filter(None, parts))


def _plain(words: str) -> str:
    """Letters without accents and digits, joined by hyphens."""
    bare = unicodedata.normalize("NFD", words).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(char if char.isalnum() else " " for char in bare).split())[:60]
