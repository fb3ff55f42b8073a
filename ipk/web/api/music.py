"""The scores of the pieces, fetched when music is first wanted. Nothing of any conference is in them."""

from flask import Blueprint, Response, jsonify

from ipk.domain.kernel.errors import NotFound
from ipk.web.site import site

music = Blueprint("music", __name__, url_prefix="/music")


@music.get("/<id>")
def score(id: str) -> Response:
    """What the browser's generator plays from. 404 for anything that is not on the shelf."""
    found = site().scores.get(id)
    if found is None:
        raise NotFound
    answer = jsonify(found)
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
