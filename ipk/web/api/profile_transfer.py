"""The profile in a file: out of this house by the guide, into a conference by its guide or organizer.

Never over a line that others can read (P15): on plain HTTP only on the very computer that serves.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, Response, jsonify, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from ipk.domain.kernel.errors import IpkError, NotAllowed
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.profile import reconfirm
from ipk.services.shared.commands import log_event
from ipk.services.shared.lookup import authorise
from ipk.services.transfer.export import encrypt_export, export_profile
from ipk.services.transfer.import_profile import read_export
from ipk.services.transfer.import_steps import import_profile
from ipk.services.transfer.transfer import FILE_BYTES
from ipk.web.api.uploading import check_token, uploaded
from ipk.web.auth.current_visitor import me, require_admitted, run_command
from ipk.web.auth.page_person import csrf
from ipk.web.middleware.addresses import ONLY_HERE
from ipk.web.middleware.concurrency_limit import uploads
from ipk.web.middleware.language import current_language, translate_error
from ipk.web.site import site

luggage = Blueprint("luggage", __name__, url_prefix="/c/<conference>/profile")

T = TypeVar("T")
EXPORT, IMPORT = "profile.export", "profile.import"
#: what the organizer's page shows once
REFUSED, SAID = "luggage-refused", "said"
TOO_BIG = "This file is too big."


@luggage.post("/export")
def export(conference: str) -> Response:
    """The file, sealed with the passphrase. Who made it and what for is written down, and who tried (A20, P12)."""
    person = require_admitted().person
    _witnessed(conference, EXPORT, lambda: require(person, EXPORT))
    _check_line()
    form = request.form
    packed = run_command(conference, EXPORT, export_profile, reason=form.get("reason", ""))
    file = encrypt_export(packed, site().media, conference, site().porter, form.get("passphrase", ""))
    answer = Response(file, mimetype="application/octet-stream")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = f'attachment; filename="{site().clock().date().isoformat()}.ipk"'
    return answer


@luggage.post("/import")
@csrf.exempt  # checked below by the header alone: reading the form would take in the whole file first
def bring(conference: str) -> Response:
    """By a screen's script."""
    check_token()
    return jsonify({"ok": True, "answers": _brought(conference)})


@luggage.post("/bring")
@csrf.exempt  # checked below, once the limits of this form are known
def bring_by_form(conference: str) -> AnyResponse:
    """The same from the organizer's page, which says what came of it."""
    try:
        _brought(conference, in_form=True)
        session[SAID] = "profile_in"
    except IpkError as refusal:
        session[REFUSED] = translate_error(current_language(), refusal)
    return _back(conference)


@luggage.post("/ask")
def ask_again(conference: str) -> AnyResponse:
    """The organizer prepares the next meeting: the child will be asked whether everything is still true."""

    def ask(work: UnitOfWork, person: Person) -> None:
        authorise(work, person, "people.manage")
        reconfirm.ask_again(work, person)

    run_command(conference, "profile.ask", ask)
    session[SAID] = "asked"
    return _back(conference)


def _brought(conference: str, *, in_form: bool = False) -> int:
    person = require_admitted().person
    _witnessed(conference, IMPORT, lambda: require(person, IMPORT))
    _check_line()
    with uploads().of((conference, person.id)):
        data = uploaded(FILE_BYTES, TOO_BIG)
        check_token(in_form=in_form)
        opened = read_export(site().porter, data, request.form.get("passphrase", ""))
        return import_profile(site().store, site().media, conference, opened, me(conference))


def _witnessed(conference: str, command: str, try_it: Callable[[], T]) -> T:
    """An attempt beyond somebody's rights is refused and written down (A20)."""
    try:
        return try_it()
    except NotAllowed:
        person = require_admitted().person.id
        site().store.transact(conference, lambda work: log_event(work, person, "attempt", {"command": command}))
        raise


def _check_line() -> None:
    here = request.host.rsplit(":", 1)[0] in ONLY_HERE and request.remote_addr in ("127.0.0.1", "::1")
    if not request.is_secure and not here:
        raise NotAllowed("A profile goes in or out only over a protected line: https.")


def _back(conference: str) -> AnyResponse:
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor="profile"), 303)
