"""The room's door: opens and closes joining by code, shows its QR code, and sends waiting strangers away."""

from flask import Blueprint, jsonify, request
from flask.wrappers import Response as JsonResponse
from werkzeug.wrappers import Response

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Door
from ipk.services.people import conferences, people
from ipk.services.people.admission import DOOR
from ipk.services.shared.lookup import get_visible
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.middleware.addresses import join_address
from ipk.web.middleware.errors import wants_json
from ipk.web.pages.organizer import redirect_to_page
from ipk.web.site import site

room_door = Blueprint("room_door", __name__, url_prefix="/c/<conference>/door")
Answer = Response | JsonResponse


@room_door.get("/square")
def qr_code(conference: str) -> JsonResponse:
    """Returns the QR code of the join address with the room's code as `{"size", "path"}`.

    Raises NotFound while the door is closed, and for people who may not see the code.
    """
    person = require_admitted().person
    now = read_conference(conference, lambda work: get_visible(work, person, Door, DOOR))
    if not now.open:
        raise NotFound
    shape = site().qr(f"{join_address()}#{now.code}")
    return jsonify({"size": shape.size, "path": shape.path})


@room_door.post("/open")
def open_(conference: str) -> Answer:
    run_command(conference, "door.open", conferences.open_door, store=site().store)
    return _done(conference, "door_open")


@room_door.post("/close")
def close(conference: str) -> Answer:
    run_command(conference, "door.close", conferences.close_door)
    return _done(conference, "door_closed")


@room_door.post("/send-away")
def send_away(conference: str) -> Answer:
    """Sends away the people whose ids are in the form's `person` fields: those that the sender saw waiting."""
    run_command(conference, "door.send_away", people.send_away, ids=request.form.getlist("person"))
    return _done(conference, "sent_away")


def _done(conference: str, said: str) -> Answer:
    return jsonify({"ok": True}) if wants_json() else redirect_to_page(conference, said, "door")
