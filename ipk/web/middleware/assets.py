"""Serves built static files: names with a hash from the manifest, compressed copies, cache headers."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
from flask import Flask, Response, current_app, request, send_from_directory, url_for
from werkzeug.security import safe_join

DIST = "dist"
CACHE_FOREVER = "public, max-age=31536000, immutable"
SCREEN = "meeting.screen"
#: (Content-Encoding, suffix of the compressed copy), the smallest first
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
#: (Content-Encoding, compressor) of pages: levels that take some milliseconds
COMPRESSORS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("br", lambda page: brotli.compress(page, mode=brotli.MODE_TEXT, quality=5)),
    ("gzip", lambda page: gzip.compress(page, compresslevel=6, mtime=0)),
)
MIME_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json"}


def set_up(app: Flask, static: Path) -> None:
    app.extensions["ipk-assets"] = read_manifest(static / DIST / "manifest.json")
    app.extensions["ipk-imports"] = _read(static / DIST / "imports.json")
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.globals["imports_of"] = imports_of
    app.view_functions["static"] = lambda filename: _send_static(app, static, filename)
    app.after_request(_set_cache_headers)
    app.after_request(_compress_screens)


def asset(name: str) -> str:
    """Returns the address of a built file by its source name (`screens/child.js`)."""
    names: dict[str, str] = current_app.extensions["ipk-assets"]
    return url_for("static", filename=f"{DIST}/{names.get(name, name)}")


def imports_of(name: str) -> list[str]:
    """Returns the addresses of all modules that a script imports, so that the page can preload them."""
    files: dict[str, list[str]] = current_app.extensions["ipk-imports"]
    return [url_for("static", filename=f"{DIST}/{file}") for file in files.get(name, ())]


def read_manifest(file: Path) -> dict[str, str]:
    return _read(file)


def _read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8")) if file.exists() else {}


def _send_static(app: Flask, static: Path, filename: str) -> Response:
    """Sends a static file, compressed where the browser accepts it and the build made such a copy."""
    copies = [(encoding, filename + suffix) for encoding, suffix in ENCODINGS if _is_there(static, filename + suffix)]
    for encoding, copy in copies:
        if request.accept_encodings[encoding] > 0:
            answer = send_from_directory(static, copy, mimetype=_mime_type(filename))
            answer.headers["Content-Encoding"] = encoding
            break
    else:
        answer = app.send_static_file(filename)
    if copies:
        answer.vary.add("Accept-Encoding")
    return answer


def _is_there(static: Path, filename: str) -> bool:
    path = safe_join(str(static), filename)
    return path is not None and Path(path).is_file()


def _mime_type(filename: str) -> str:
    return MIME_TYPES[Path(filename).suffix]


def _set_cache_headers(answer: Response) -> Response:
    if request.endpoint == "static" and answer.status_code in (200, 304):
        hashed = request.path.startswith(f"/static/{DIST}/")
        answer.headers["Cache-Control"] = CACHE_FOREVER if hashed else "public, max-age=3600"
    return answer


def _compress_screens(answer: Response) -> Response:
    """Compresses the page of a screen, which contains data.

    The page repeats nothing of the request, so its length reveals nothing about its CSRF token (BREACH).
    """
    if request.endpoint != SCREEN or answer.status_code != 200:
        return answer
    for encoding, compress in COMPRESSORS:
        if request.accept_encodings[encoding] > 0:
            answer.set_data(compress(answer.get_data()))
            answer.headers["Content-Encoding"] = encoding
            answer.vary.add("Accept-Encoding")
            break
    return answer
