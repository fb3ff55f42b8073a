"""The pieces of music: their list for pages, and the score of each as JSON. They contain nothing of a conference."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, jsonify

from ipk.domain.kernel.errors import NotFound
from ipk.web.middleware.assets import DIST
from ipk.web.site import site

music = Blueprint("music", __name__, url_prefix="/music")


@music.get("/<id>")
def score(id: str) -> Response:
    """Returns the score that the browser's synthesizer plays. Raises NotFound."""
    found = site().scores.get(id)
    if found is None:
        raise NotFound
    answer = jsonify(found)
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


def tune_lister(
    labels: Mapping[str, Mapping[str, str]], files: Mapping[str, str]
) -> Callable[[str], list[dict[str, Any]]]:
    """Returns a function: language → `{"id", "label", "src"}` of each piece; `src` is the address of its picture.

    `labels` is id → language → label, `files` the manifest of built files.
    """

    def list_tunes(language: str) -> list[dict[str, Any]]:
        return [
            {"id": id, "label": label[language], "src": f"/static/{DIST}/{files.get(f'tunes/{id}.svg', '')}"}
            for id, label in labels.items()
        ]

    return list_tunes
