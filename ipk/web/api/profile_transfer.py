"""Export of a profile to an encrypted file (by the guide) and import of one (by the guide or the organizer).

Both need https (P15); plain http is allowed on the server's own computer only.
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
from ipk.web.api.uploading import check_token, read_upload
from ipk.web.auth.current_visitor import person_lookup, require_admitted, run_command
from ipk.web.auth.page_person import csrf
from ipk.web.middleware.addresses import LOOPBACK_HOSTS
from ipk.web.middleware.concurrency_limit import uploads
from ipk.web.middleware.language import current_language, translate_error
from ipk.web.site import site

profile_transfer = Blueprint("profile_transfer", __name__, url_prefix="/c/<conference>/profile")

T = TypeVar("T")
EXPORT, IMPORT = "profile.export", "profile.import"
#: session keys of messages that the organizer's page shows once
REFUSED, SAID = "import-refused", "said"
TOO_BIG = "This file is too big."


@profile_transfer.post("/export")
def export(conference: str) -> Response:
    """Returns the file, encrypted with the passphrase. Logs the person and the reason, also of a refusal (A20, P12)."""
    person = require_admitted().person
    _log_refusal(conference, EXPORT, lambda: require(person, EXPORT))
    _require_https()
    form = request.form
    packed = run_command(conference, EXPORT, export_profile, reason=form.get("reason", ""))
    file = encrypt_export(packed, site().media, conference, site().transfer_io, form.get("passphrase", ""))
    answer = Response(file, mimetype="application/octet-stream")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = f'attachment; filename="{site().clock().date().isoformat()}.ipk"'
    return answer


@profile_transfer.post("/import")
@csrf.exempt  # checked below by the header alone: reading the form would read the whole file first
def import_by_script(conference: str) -> Response:
    """Imports a file that a script posts; returns the number of answers as JSON."""
    check_token()
    return jsonify({"ok": True, "answers": _import(conference)})


@profile_transfer.post("/bring")
@csrf.exempt  # checked below, once the limits of this form are known
def import_by_form(conference: str) -> AnyResponse:
    """Imports a file from the form of the organizer's page, which then shows the result."""
    try:
        _import(conference, in_form=True)
        session[SAID] = "profile_in"
    except IpkError as refusal:
        session[REFUSED] = translate_error(current_language(), refusal)
    return _redirect_to_page(conference)


@profile_transfer.post("/ask")
def ask_again(conference: str) -> AnyResponse:
    """Marks all answers for reconfirmation by the child before the next meeting."""

    def ask(work: UnitOfWork, person: Person) -> None:
        authorise(work, person, "people.manage")
        reconfirm.ask_again(work, person)

    run_command(conference, "profile.ask", ask)
    session[SAID] = "asked"
    return _redirect_to_page(conference)


def _import(conference: str, *, in_form: bool = False) -> int:
    person = require_admitted().person
    _log_refusal(conference, IMPORT, lambda: require(person, IMPORT))
    _require_https()
    with uploads().slot((conference, person.id)):
        data = read_upload(FILE_BYTES, TOO_BIG)
        check_token(in_form=in_form)
        opened = read_export(site().transfer_io, data, request.form.get("passphrase", ""))
        return import_profile(site().store, site().media, conference, opened, person_lookup(conference))


def _log_refusal(conference: str, command: str, try_it: Callable[[], T]) -> T:
    """Runs `try_it`. Logs a NotAllowed as an attempt (A20) and raises it again."""
    try:
        return try_it()
    except NotAllowed:
        person = require_admitted().person.id
        site().store.transact(conference, lambda work: log_event(work, person, "attempt", {"command": command}))
        raise


def _require_https() -> None:
    here = request.host.rsplit(":", 1)[0] in LOOPBACK_HOSTS and request.remote_addr in ("127.0.0.1", "::1")
    if not request.is_secure and not here:
        raise NotAllowed("A profile goes in or out only over a protected line: https.")


def _redirect_to_page(conference: str) -> AnyResponse:
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor="profile"), 303)
