"""The way in: a personal link or the room's code, and the quick way out (protocol §1)."""

from collections.abc import Callable

from flask import (
    Blueprint,
    Response,
    g,
    make_response,
    redirect,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from ipk.domain.errors import Invalid, IpkError, NotFound, TooBig, TooMany
from ipk.domain.text import clean_name
from ipk.services import admission
from ipk.services.journal import note
from ipk.services.ports import Work
from ipk.web import session
from ipk.web.entry import enter_by_code, enter_by_link
from ipk.web.language import current_language, say_refusal
from ipk.web.security import csrf, forget_everything
from ipk.web.site import site
from ipk.web.visiting import device_id

#: every refused try is answered after the same while, whatever was wrong with it (A14)
REFUSAL_SECONDS = 0.25
ICON_SECONDS = 86400


doors = Blueprint("doors", __name__)


@doors.get("/")
def threshold() -> str:
    return render_template("doors/threshold.html")


@doors.get("/j")
def invitation() -> str:
    """The token is in the fragment, so that the server does not see it yet: a script posts it."""
    return render_template("doors/invitation.html")


@doors.post("/j")
@csrf.exempt
def open_invitation() -> AnyResponse:
    token = request.form.get("token", "").strip()
    return _unhurried(lambda: enter_by_link(token))


@doors.get("/join")
def ask_code() -> str:
    return render_template("doors/join.html", name="", code="", error="")


@doors.post("/join")
def knock() -> AnyResponse:
    code = "".join(request.form.get("code", "").replace("-", "").split())
    name = request.form.get("name", "")
    try:
        clean_name(name)
        return _unhurried(lambda: enter_by_code(code, name))
    except (Invalid, TooBig, TooMany) as refusal:
        return _ask_again(refusal, name, code)


@doors.post("/c/<conference>/leave")
def leave(conference: str) -> Response:
    """Out at once; what happens here stays here. The device is nobody's from now on, and the browser forgets."""
    visitor = g.get("visitor")
    if visitor is not None:
        device = device_id(session.device_in(conference))

        def run(work: Work) -> None:
            admission.leave(work, device)
            note(work, visitor.person.id, "device.leave")

        site().store.transact(conference, run)
    nothing_left = session.leave(conference)
    return forget_everything(make_response(render_template("doors/left.html")), cookies=nothing_left)


@doors.get("/left")
def left() -> str:
    return render_template("doors/left.html")


@doors.get("/icon.svg")
def icon() -> Response:
    return send_from_directory(site().static, "icon.svg", max_age=ICON_SECONDS)


def _unhurried(enter: Callable[[], str]) -> AnyResponse:
    """Go in, or be refused no sooner than anybody else."""
    began = site().ticks()
    try:
        conference = enter()
    except NotFound:
        site().sleep(max(0.0, REFUSAL_SECONDS - (site().ticks() - began)))
        raise
    return redirect(url_for("meeting.screen", conference=conference), 303)


def _ask_again(refusal: IpkError, name: str, code: str) -> Response:
    words = say_refusal(current_language(), refusal)
    return make_response(render_template("doors/join.html", name=name, code=code, error=words), 400)
