"""The way in: a personal link or the room's code, and the quick way out (protocol §1)."""

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
from ipk.web.auth.page_person import check_plain_token, come_back, csrf, split_token
from ipk.web.auth.throttle import wrong_codes, wrong_links
from ipk.web.middleware.cross_site import hides_its_origin
from ipk.web.middleware.language import current_language, translate_error
from ipk.web.middleware.security import forget_everything
from ipk.web.site import site

#: every refused try is answered after the same while, whatever was wrong with it (A14)
REFUSAL_SECONDS = 0.25
#: the same for wrong links from where many came: a right one never waits
SLOW_REFUSAL_SECONDS = 2.0
ICON_SECONDS = 86400


doors = Blueprint("doors", __name__)


@doors.get("/")
def home() -> str:
    return render_template("doors/threshold.html")


@doors.get("/j")
def invitation() -> str:
    """The token is in the fragment, so that the server does not see it yet: a script posts it."""
    return render_template("doors/invitation.html")


@doors.post("/j")
@csrf.exempt  # a program has no page to take a token from; a browser that hides its page's origin needs one (A32)
def open_invitation() -> AnyResponse:
    if hides_its_origin(request):
        check_plain_token(split_token(request.form.get("csrf_token", ""))[0])
    token = request.form.get("token", "").strip()
    slow = wrong_links().are_enough(request.remote_addr or "")
    return _at_constant_pace(lambda: enter_by_link(token), SLOW_REFUSAL_SECONDS if slow else REFUSAL_SECONDS)


@doors.get("/join")
def ask_code() -> str:
    return render_template("doors/join.html", name="", code="", error="")


@doors.post("/join")
def knock() -> AnyResponse:
    code = "".join(request.form.get("code", "").replace("-", "").split())
    name = request.form.get("name", "")
    try:
        clean_name(name)
        return _at_constant_pace(lambda: enter_by_code(code, name))
    except (Invalid, TooBig, TooMany) as refusal:
        return _ask_again(refusal, name, code)


@doors.post("/c/<conference>/leave")
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
    # other people's unsent words and other meetings in this browser are not this person's to throw away
    return forget_everything(answer, cookies=True) if nothing_left else answer


@doors.post("/c/<conference>/again")
@csrf.exempt  # the token is that of an earlier page: checked below
def again(conference: str) -> AnyResponse:
    """Whoever had this page before somebody else came into the same browser is here again (A25)."""
    plain, person = split_token(request.form.get("csrf_token", ""))
    check_plain_token(plain)
    come_back(conference, person)
    return redirect(url_for("meeting.screen", conference=conference), 303)


@doors.post("/c/<conference>/device-code")
def device_code(conference: str) -> Response:
    """A code for a further device of this person, to be typed in its lobby within some minutes."""
    code = run_command(conference, "device.code", make_device_code, store=site().store)
    return jsonify({"code": code, "minutes": int(CODE_LIFE.total_seconds() // 60)})


@doors.post("/c/<conference>/waiting/code")
def by_device_code(conference: str) -> AnyResponse:
    """A waiting device is let in by the code that another device of the same person shows."""
    visitor, code = current_visitor(), request.form.get("code", "")
    device, store = device_id(session.device_in(conference)), site().store

    def run(work: UnitOfWork) -> Person:
        log_event(work, visitor.person.id, "device.by_code")
        return use_device_code(work, device, store, code="".join(code.split()))

    try:
        wrong_codes().look_up(request.remote_addr or "", lambda: _found(conference, run))
    except NotFound:
        session.say_wrong_code()
    return redirect(url_for("meeting.screen", conference=conference), 303)


def _found(conference: str, run: Callable[[UnitOfWork], Person]) -> Person | None:
    try:
        return site().store.transact(conference, run)
    except NotFound:
        return None


@doors.get("/left")
def left() -> str:
    return render_template("doors/left.html", forget=False)


@doors.get("/icon.svg")
def icon() -> Response:
    return send_from_directory(site().static, "icon.svg", max_age=ICON_SECONDS)


def _at_constant_pace(enter: Callable[[], str], seconds: float = REFUSAL_SECONDS) -> AnyResponse:
    """Go in, or be refused no sooner than anybody else."""
    began = site().ticks()
    try:
        conference = enter()
    except NotFound:
        site().sleep(max(0.0, seconds - (site().ticks() - began)))
        raise
    return redirect(url_for("meeting.screen", conference=conference), 303)


def _ask_again(refusal: IpkError, name: str, code: str) -> Response:
    words = translate_error(current_language(), refusal)
    return make_response(render_template("doors/join.html", name=name, code=code, error=words), 400)
