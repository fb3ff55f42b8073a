"""Built files carry a hash in their name: the manifest says which, browsers keep them for good."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
from flask import Flask, Response, current_app, request, send_from_directory, url_for
from werkzeug.security import safe_join

DIST = "dist"
FOR_GOOD = "public, max-age=31536000, immutable"
SCREEN = "meeting.screen"
#: how a file may travel, the smallest first, and what its compressed copy's name ends with
WAYS = (("br", ".br"), ("gzip", ".gz"))
#: how a page is packed while somebody waits for it: well enough within some milliseconds
PACKERS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("br", lambda page: brotli.compress(page, mode=brotli.MODE_TEXT, quality=5)),
    ("gzip", lambda page: gzip.compress(page, compresslevel=6, mtime=0)),
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}


def set_up(app: Flask, static: Path) -> None:
    app.extensions["ipk-assets"] = read_manifest(static / DIST / "manifest.json")
    app.extensions["ipk-imports"] = _read(static / DIST / "imports.json")
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.globals["imports_of"] = imports_of
    app.view_functions["static"] = lambda filename: _send(app, static, filename)
    app.after_request(_let_browsers_keep)
    app.after_request(_pack_screens)


def asset(name: str) -> str:
    """The address of a built file, by the name it is known by (`screens/child.js`)."""
    names: dict[str, str] = current_app.extensions["ipk-assets"]
    return url_for("static", filename=f"{DIST}/{names.get(name, name)}")


def imports_of(name: str) -> list[str]:
    """The addresses of all that a script needs before its first line runs: a page asks for them at once."""
    files: dict[str, list[str]] = current_app.extensions["ipk-imports"]
    return [url_for("static", filename=f"{DIST}/{file}") for file in files.get(name, ())]


def read_manifest(file: Path) -> dict[str, str]:
    return _read(file)


def _read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def _send(app: Flask, static: Path, filename: str) -> Response:
    """The file, compressed where the browser reads that and the build made such a copy."""
    copies = [(way, filename + ending) for way, ending in WAYS if _is_there(static, filename + ending)]
    for way, copy in copies:
        if request.accept_encodings[way] > 0:
            answer = send_from_directory(static, copy, mimetype=_kind(filename))
            answer.headers["Content-Encoding"] = way
            break
    else:
        answer = app.send_static_file(filename)
    if copies:
        answer.vary.add("Accept-Encoding")
    return answer


def _is_there(static: Path, filename: str) -> bool:
    path = safe_join(str(static), filename)
    return path is not None and Path(path).is_file()


def _kind(filename: str) -> str:
    return KINDS[Path(filename).suffix]


def _let_browsers_keep(answer: Response) -> Response:
    if request.endpoint == "static" and answer.status_code in (200, 304):
        hashed = request.path.startswith(f"/static/{DIST}/")
        answer.headers["Cache-Control"] = FOR_GOOD if hashed else "public, max-age=3600"
    return answer


def _pack_screens(answer: Response) -> Response:
    """A screen's page carries data, so it is worth it. Nothing that a stranger could choose is said back on
    it, so that its length tells nobody anything about the token in it."""
    if request.endpoint != SCREEN or answer.status_code != 200:
        return answer
    for way, pack in PACKERS:
        if request.accept_encodings[way] > 0:
            answer.set_data(pack(answer.get_data()))
            answer.headers["Content-Encoding"] = way
            answer.vary.add("Accept-Encoding")
            break
    return answer
