"""The life of a profile beyond one conversation: how it was then, and its end. For the child and its guide."""

from dataclasses import asdict
from secrets import token_urlsafe
from typing import Any

from flask import Blueprint, jsonify, request, session
from flask.wrappers import Response

from ipk.domain.kernel.errors import Invalid
from ipk.domain.people.permissions import require
from ipk.domain.views.cards import show_stroke
from ipk.services.profile import answer_versions
from ipk.services.profile.answer_versions import Leaf
from ipk.services.profile.delete_profile import DELETE, delete_profile, drop_bytes
from ipk.web.auth.current_visitor import act, admitted, read
from ipk.web.site import site

life = Blueprint("life", __name__, url_prefix="/c/<conference>/profile")

#: where the first step of deleting leaves what the second one needs
SURE = "sure"


@life.get("/then")
def then(conference: str) -> Response:
    """The earlier sittings; with `?sitting=` the page as it was at the end of that one."""
    person = admitted().person
    asked = request.args.get("sitting", "")
    if not asked:
        found = read(conference, lambda work: answer_versions.sittings(work, person))
        return jsonify([{"sitting": sitting, "at": at} for sitting, at in found])
    if not asked.isascii() or not asked.isdigit() or len(asked) > 4:
        raise Invalid
    leaves = read(conference, lambda work: answer_versions.page_then(work, person, sitting=int(asked)))
    return jsonify([_shown(leaf) for leaf in leaves])


@life.post("/deleting")
def begin_deleting(conference: str) -> Response:
    """The first of two steps: nothing is done yet. What it answers is needed by the second."""
    require(admitted().person, DELETE)
    session[SURE] = f"{conference} {token_urlsafe(9)}"
    return jsonify({"sure": session[SURE]})


@life.post("/delete")
def delete(conference: str) -> Response:
    """The second step, only after the first in this very browser. The key is shredded: nobody can undo it."""
    require(admitted().person, DELETE)
    sure = session.pop(SURE, "")
    if not sure.startswith(f"{conference} ") or request.form.get("sure") != sure:
        raise Invalid("Nothing was deleted. Please begin again.")
    gone = act(conference, DELETE, delete_profile)
    drop_bytes(site().store, site().media, conference, gone)
    return jsonify({"ok": True})


def _shown(leaf: Leaf) -> dict[str, Any]:
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
        "strokes": [show_stroke(stroke) for stroke in leaf.strokes],
    }
