"""The life of a profile beyond one conversation: how it was then, and its end. For the child and its guide."""

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
from ipk.web.auth.current_visitor import read, require_admitted, run_command
from ipk.web.site import site

life = Blueprint("life", __name__, url_prefix="/c/<conference>/profile")

#: where the first step of deleting leaves what the second one needs
SURE = "sure"


@life.get("/then")
def versions(conference: str) -> Response:
    """The earlier sittings; with `?sitting=` the page as it was at the end of that one."""
    person = require_admitted().person
    asked = request.args.get("sitting", "")
    if not asked:
        found = read(conference, lambda work: answer_versions.sessions(work, person))
        return jsonify([{"sitting": sitting, "at": at} for sitting, at in found])
    if not asked.isascii() or not asked.isdigit() or len(asked) > 4:
        raise Invalid
    leaves = read(conference, lambda work: answer_versions.page_at(work, person, sitting=int(asked)))
    return jsonify([_shown(leaf) for leaf in leaves])


@life.post("/deleting")
def begin_deleting(conference: str) -> Response:
    """The first of two steps: nothing is done yet. What it answers is needed by the second."""
    require(require_admitted().person, DELETE)
    session[SURE] = f"{conference} {token_urlsafe(9)}"
    return jsonify({"sure": session[SURE]})


@life.post("/delete")
def delete(conference: str) -> Response:
    """The second step, only after the first in this very browser. The key is shredded: nobody can undo it."""
    require(require_admitted().person, DELETE)
    sure = session.pop(SURE, "")
    if not sure.startswith(f"{conference} ") or request.form.get("sure") != sure:
        raise Invalid("Nothing was deleted. Please begin again.")
    gone = run_command(conference, DELETE, delete_profile)
    delete_blobs(site().store, site().media, conference, gone)
    return jsonify({"ok": True})


def _shown(leaf: VersionedAnswer) -> dict[str, Any]:
    answer, state = leaf.answer, leaf.state
    return {
        "id": answer.id,
        "question": answer.question,
        "asked": answer.asked,
        "heading": answer.heading,
        "sitting": state.sitting,
        "said_at": state.said_at or None,
        "now": leaf.now,
        "text": state.text,
        "symbols": list(state.symbols),
        "album": [asdict(one) for one in state.album],
        "choice": state.choice,
        "none": state.none,
        "colour": state.colour,
        "said_by": state.said_by or None,
        "speaker": state.speaker or None,
        "strokes": [stroke_view(stroke) for stroke in leaf.strokes],
    }
