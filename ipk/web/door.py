"""The room's door: opened and shut by whoever leads or organizes; strangers who wait there are sent away together."""

from flask import Blueprint, jsonify, request
from flask.wrappers import Response as JsonResponse
from werkzeug.wrappers import Response

from ipk.services import conferences, people
from ipk.web.errors import wants_json
from ipk.web.organizer import back_to
from ipk.web.site import site
from ipk.web.visiting import act

door = Blueprint("door", __name__, url_prefix="/c/<conference>/door")
Answer = Response | JsonResponse


@door.post("/open")
def open_(conference: str) -> Answer:
    act(conference, "door.open", conferences.open_door, store=site().store)
    return _done(conference, "door_open")


@door.post("/close")
def close(conference: str) -> Answer:
    act(conference, "door.close", conferences.close_door)
    return _done(conference, "door_closed")


@door.post("/send-away")
def send_away(conference: str) -> Answer:
    """`person`: everybody who was seen waiting."""
    act(conference, "door.send_away", people.send_away, ids=request.form.getlist("person"))
    return _done(conference, "sent_away")


def _done(conference: str, said: str) -> Answer:
    return jsonify({"ok": True}) if wants_json() else back_to(conference, said, "door")
