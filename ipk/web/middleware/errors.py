"""Error handlers: an IpkError becomes a translated page or JSON, a bug a general message without details (C5)."""

import json
import logging
import traceback
from types import TracebackType
from typing import Any

from flask import Flask, Response, g, jsonify, make_response, render_template, request
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from ipk.domain.kernel.errors import Invalid, IpkError, NotFound, StalePage, TooBig, TooFast, TryAgain
from ipk.web.middleware.language import current_language, translate, translate_error, translate_for_reading

log = logging.getLogger("ipk.web")

STATUS = {
    "invalid": 400,
    "unknown_command": 400,
    "not_allowed": 403,
    "not_admitted": 403,
    "removed": 404,
    "not_found": 404,
    "too_late": 409,
    "closed": 410,
    "too_big": 413,
    "too_many": 429,
    "try_again": 503,
}
REFUSALS: dict[int, type[IpkError]] = {404: NotFound, 405: NotFound, 413: TooBig, 429: TooFast, 503: TryAgain}
FRAMES_LOGGED = 12
BROKEN = lazy_gettext("Something broke. Nothing is lost.")


def set_up(app: Flask) -> None:
    app.register_error_handler(IpkError, show_refusal)
    app.register_error_handler(CSRFError, _show_stale_page)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(Exception, _show_internal_error)


def show_refusal(refusal: IpkError) -> Response:
    translated = translate if wants_json() else translate_for_reading
    return _answer(STATUS[refusal.code], refusal, translate_error(current_language(), refusal, translated))


def _show_stale_page(error: CSRFError) -> Response:
    return show_refusal(StalePage())


def _show_http_error(error: HTTPException) -> Response:
    if error.response is not None or (error.code or 500) < 400:
        return make_response(error.get_response())
    answer = show_refusal(REFUSALS.get(error.code or 500, Invalid)())
    answer.status_code = error.code or 500
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        answer.headers["Allow"] = ", ".join(error.valid_methods)
    return answer


def _show_internal_error(error: Exception) -> Response:
    log.error(error_log_line(error))
    return _answer(500, TryAgain(), str(BROKEN))


def error_log_line(error: Exception) -> str:
    """Returns a JSON line for the log: exception type and places in the code, never data of people (C4)."""
    frames = traceback.extract_tb(_traceback(error))[-FRAMES_LOGGED:]
    return json.dumps(
        {
            "event": "accident",
            "request": g.get("request_id", "-"),
            "method": request.method if request.method.isalpha() else "-",
            "route": request.url_rule.rule if request.url_rule else "-",
            "kind": type(error).__name__,
            "at": [f"{frame.filename.rsplit('/ipk/')[-1]}:{frame.lineno} {frame.name}" for frame in frames],
        }
    )


def _traceback(error: BaseException) -> TracebackType | None:
    return error.__traceback__


def _answer(status: int, refusal: IpkError, message: str) -> Response:
    answer = _for_script(refusal, message) if wants_json() else _for_person(status, message)
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer


def wants_json() -> bool:
    """Says whether a script (`fetch`) sent the request rather than a navigation."""
    accepted = request.accept_mimetypes
    return "/media" in request.path or accepted["application/json"] > accepted["text/html"]


def _for_script(refusal: IpkError, message: str) -> Response:
    body: dict[str, Any] = {"ok": False, "code": refusal.code, "message": message, "request": g.get("request_id", "-")}
    return jsonify({**body, **refusal.details})


def _for_person(status: int, message: str) -> Response:
    if status == 404:
        return make_response(render_template("errors/closed_door.html"))
    page = "errors/accident.html" if status >= 500 else "errors/refusal.html"
    return make_response(render_template(page, message=message, request_id=g.get("request_id", "-")))
