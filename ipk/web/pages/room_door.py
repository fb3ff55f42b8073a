"""The room's door: opened and shut by whoever leads or organizes; strangers who wait there are sent away together."""

from flask import Blueprint, jsonify, request
from flask.wrappers import Response as JsonResponse
from werkzeug.wrappers import Response

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Door
from ipk.services.people import conferences, people
from ipk.services.people.admission import DOOR
from ipk.services.shared.lookup import get_visible
from ipk.web.auth.current_visitor import read, require_admitted, run_command
from ipk.web.middleware.addresses import join_address
from ipk.web.middleware.errors import wants_json
from ipk.web.pages.organizer import back_to
from ipk.web.site import site

door = Blueprint("door", __name__, url_prefix="/c/<conference>/door")
Answer = Response | JsonResponse


@door.get("/square")
def square(conference: str) -> JsonResponse:
    """The way in as a square code, with the room's code in it: `{"size", "path"}`, for whoever knows the code, while
    the door is open. Raises NotFound."""
    person = require_admitted().person
    now = read(conference, lambda work: get_visible(work, person, Door, DOOR))
    if not now.open:
        raise NotFound
    shape = site().qr(f"{join_address()}#{now.code}")
    return jsonify({"size": shape.size, "path": shape.path})


@door.post("/open")
def open_(conference: str) -> Answer:
    run_command(conference, "door.open", conferences.open_door, store=site().store)
    return _done(conference, "door_open")


@door.post("/close")
def close(conference: str) -> Answer:
    run_command(conference, "door.close", conferences.close_door)
    return _done(conference, "door_closed")


@door.post("/send-away")
def send_away(conference: str) -> Answer:
    """`person`: everybody who was seen waiting."""
    run_command(conference, "door.send_away", people.send_away, ids=request.form.getlist("person"))
    return _done(conference, "sent_away")


def _done(conference: str, said: str) -> Answer:
    return jsonify({"ok": True}) if wants_json() else back_to(conference, said, "door")
