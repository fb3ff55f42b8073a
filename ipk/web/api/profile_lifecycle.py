"""Earlier versions of the child's profile as JSON, and its deletion in two steps. For the child and its guide."""

from dataclasses import asdict
from secrets import token_urlsafe
from typing import Any

from flask import Blueprint, jsonify, request, session
from flask.wrappers import Response

from ipk.domain.kernel.errors import Invalid
from ipk.domain.people.permissions import require
from ipk.domain.views.cards import stroke_view
from ipk.services.profile import answer_versions
from ipk.services.profile.answer_versions import VersionedAnswer
from ipk.services.profile.delete_profile import DELETE, delete_blobs, delete_profile
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.site import site

profile_lifecycle = Blueprint("profile_lifecycle", __name__, url_prefix="/c/<conference>/profile")

#: session key of the token that the first step of deleting creates and the second one requires
CONFIRMATION = "sure"


@profile_lifecycle.get("/then")
def versions(conference: str) -> Response:
    """Lists the earlier sessions; with `?sitting=` the answers as they were at the end of that session."""
    person = require_admitted().person
    asked = request.args.get("sitting", "")
    if not asked:
        found = read_conference(conference, lambda work: answer_versions.sessions(work, person))
        return jsonify([{"sitting": sitting, "at": at} for sitting, at in found])
    if not asked.isascii() or not asked.isdigit() or len(asked) > 4:
        raise Invalid
    answers = read_conference(conference, lambda work: answer_versions.page_at(work, person, sitting=int(asked)))
    return jsonify([_version_view(one) for one in answers])


@profile_lifecycle.post("/deleting")
def begin_deleting(conference: str) -> Response:
    """Step 1 of deleting: returns a confirmation token and deletes nothing."""
    require(require_admitted().person, DELETE)
    session[CONFIRMATION] = f"{conference} {token_urlsafe(9)}"
    return jsonify({"sure": session[CONFIRMATION]})


@profile_lifecycle.post("/delete")
def delete(conference: str) -> Response:
    """Step 2 of deleting: needs the token of step 1 from the same browser. Deletes the profile and its key for good."""
    require(require_admitted().person, DELETE)
    sure = session.pop(CONFIRMATION, "")
    if not sure.startswith(f"{conference} ") or request.form.get("sure") != sure:
        raise Invalid("Nothing was deleted. Please begin again.")
    gone = run_command(conference, DELETE, delete_profile)
    delete_blobs(site().store, site().media, conference, gone)
    return jsonify({"ok": True})


def _version_view(version: VersionedAnswer) -> dict[str, Any]:
    answer, state = version.answer, version.state
    return {
        "id": answer.id,
        "question": answer.question,
        "asked": answer.asked,
        "heading": answer.heading,
        "sitting": state.sitting,
        "said_at": state.said_at or None,
        "now": version.now,
        "text": state.text,
        "symbols": list(state.symbols),
        "album": [asdict(one) for one in state.album],
        "choice": state.choice,
        "none": state.none,
        "colour": state.colour,
        "said_by": state.said_by or None,
        "speaker": state.speaker or None,
        "strokes": [stroke_view(stroke) for stroke in version.strokes],
    }
