"""Blueprint for joining by a personal link or a room code, for further devices, and for leaving (protocol §1)."""

from collections.abc import Callable

from flask import (
    Blueprint,
    Response,
    g,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from ipk.domain.kernel.errors import Invalid, IpkError, NotFound, TooBig, TooMany
from ipk.domain.kernel.text import clean_name
from ipk.domain.people.devices import CODE_LIFE
from ipk.domain.people.person import Person
from ipk.services.people import admission
from ipk.services.people.device_codes import make_device_code, use_device_code
from ipk.services.ports import UnitOfWork
from ipk.services.shared.commands import log_event
from ipk.web.auth import session
from ipk.web.auth.current_visitor import current_visitor, device_id, run_command
from ipk.web.auth.join_flow import enter_by_code, enter_by_link
from ipk.web.auth.page_person import check_plain_token, csrf, restore_person, split_token
from ipk.web.auth.throttle import code_throttle, link_throttle
from ipk.web.middleware.cross_site import hides_origin
from ipk.web.middleware.language import current_language, translate_error
from ipk.web.middleware.security import clear_site_data
from ipk.web.site import site

#: seconds until a refused attempt is answered, whatever was wrong with it (A14)
REFUSAL_SECONDS = 0.25
#: the same for wrong links from an address over the limit; a right link never waits
SLOW_REFUSAL_SECONDS = 2.0
ICON_SECONDS = 86400


join = Blueprint("join", __name__)


@join.get("/")
def home() -> str:
    return render_template("doors/threshold.html")


@join.get("/j")
def invitation() -> str:
    """Shows the page of a personal link. The token stands in the fragment of the address; a script posts it."""
    return render_template("doors/invitation.html")


@join.post("/j")
@csrf.exempt  # a program has no page to take a token from; a browser that hides its page's origin needs one (A32)
def open_invitation() -> AnyResponse:
    if hides_origin(request):
        check_plain_token(split_token(request.form.get("csrf_token", ""))[0])
    token = request.form.get("token", "").strip()
    slow = link_throttle().is_limited(request.remote_addr or "")
    return _with_constant_delay(lambda: enter_by_link(token), SLOW_REFUSAL_SECONDS if slow else REFUSAL_SECONDS)


@join.get("/join")
def ask_code() -> str:
    return render_template("doors/join.html", name="", code="", error="")


@join.post("/join")
def join_by_code() -> AnyResponse:
    code = "".join(request.form.get("code", "").replace("-", "").split())
    name = request.form.get("name", "")
    try:
        clean_name(name)
        return _with_constant_delay(lambda: enter_by_code(code, name))
    except (Invalid, TooBig, TooMany) as refusal:
        return _show_form_again(refusal, name, code)


@join.post("/c/<conference>/leave")
def leave(conference: str) -> Response:
    """Out at once; what happens here stays here. The device is nobody's from now on, and the browser forgets."""
    visitor = g.get("visitor")
    if visitor is not None:
        device = device_id(session.device_in(conference))

        def run(work: UnitOfWork) -> None:
            admission.leave(work, device)
            log_event(work, visitor.person.id, "device.leave")

        site().store.transact(conference, run)
    nothing_left = session.leave(conference)
    answer = make_response(render_template("doors/left.html", forget=nothing_left))
    # while others are signed in here, their unsent commands in the browser's storage must stay
    return clear_site_data(answer, cookies=True) if nothing_left else answer


@join.post("/c/<conference>/again")
@csrf.exempt  # the token is that of an earlier page: checked below
def resume(conference: str) -> AnyResponse:
    """Signs a person in again after another person used the same browser (A25)."""
    plain, person = split_token(request.form.get("csrf_token", ""))
    check_plain_token(plain)
    restore_person(conference, person)
    return redirect(url_for("meeting.screen", conference=conference), 303)


@join.post("/c/<conference>/device-code")
def device_code(conference: str) -> Response:
    """Returns a code that admits a further device of this person for some minutes."""
    code = run_command(conference, "device.code", make_device_code, store=site().store)
    return jsonify({"code": code, "minutes": int(CODE_LIFE.total_seconds() // 60)})


@join.post("/c/<conference>/waiting/code")
def admit_by_device_code(conference: str) -> AnyResponse:
    """Admits a waiting device by the code that another device of the same person shows."""
    visitor, code = current_visitor(), request.form.get("code", "")
    device, store = device_id(session.device_in(conference)), site().store

    def run(work: UnitOfWork) -> Person:
        log_event(work, visitor.person.id, "device.by_code")
        return use_device_code(work, device, store, code="".join(code.split()))

    try:
        code_throttle().look_up(request.remote_addr or "", lambda: _person_or_none(conference, run))
    except NotFound:
        session.flag_wrong_code()
    return redirect(url_for("meeting.screen", conference=conference), 303)


def _person_or_none(conference: str, run: Callable[[UnitOfWork], Person]) -> Person | None:
    try:
        return site().store.transact(conference, run)
    except NotFound:
        return None


@join.get("/left")
def left() -> str:
    return render_template("doors/left.html", forget=False)


@join.get("/icon.svg")
def icon() -> Response:
    return send_from_directory(site().static, "icon.svg", max_age=ICON_SECONDS)


def _with_constant_delay(enter: Callable[[], str], seconds: float = REFUSAL_SECONDS) -> AnyResponse:
    """Redirects to the conference that `enter` returns. Delays NotFound to `seconds` after the start."""
    began = site().monotonic()
    try:
        conference = enter()
    except NotFound:
        site().sleep(max(0.0, seconds - (site().monotonic() - began)))
        raise
    return redirect(url_for("meeting.screen", conference=conference), 303)


def _show_form_again(refusal: IpkError, name: str, code: str) -> Response:
    words = translate_error(current_language(), refusal)
    return make_response(render_template("doors/join.html", name=name, code=code, error=words), 400)
