"""Built files carry a hash in their name: the manifest says which, browsers keep them for good."""

import json
from pathlib import Path

from flask import Flask, Response, request, url_for

DIST = "dist"
FOR_GOOD = "public, max-age=31536000, immutable"


def set_up(app: Flask, static: Path) -> None:
    names = read_manifest(static / DIST / "manifest.json")

    def asset(name: str) -> str:
        """The address of a built file, by the name it is known by (`screens/child.js`)."""
        return url_for("static", filename=f"{DIST}/{names.get(name, name)}")

    app.jinja_env.globals["asset"] = asset
    app.extensions["ipk-assets"] = frozenset(names.values())
    app.after_request(_let_browsers_keep)


def read_manifest(file: Path) -> dict[str, str]:
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def _let_browsers_keep(answer: Response) -> Response:
    if request.endpoint == "static" and answer.status_code in (200, 304):
        hashed = request.path.startswith(f"/static/{DIST}/")
        answer.headers["Cache-Control"] = FOR_GOOD if hashed else "public, max-age=3600"
    return answer
