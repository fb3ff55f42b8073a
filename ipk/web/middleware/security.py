"""What every answer tells the browser to allow, and what no request may bring."""

import re
import secrets
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, Response, abort, g, request

from ipk.web.middleware.cross_site import comes_from_elsewhere
from ipk.web.site import site

SMALL_BODY = 64 * 1024
FORM_PARTS = 40
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")

STANDING = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OF_DOCUMENTS = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), fullscreen=(self), autoplay=(self),"
    " screen-wake-lock=(self), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(),"
    " display-capture=(), accelerometer=(), gyroscope=(), magnetometer=(), browsing-topics=()",
}
CONTENT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
    " font-src 'self'; connect-src {connect}; manifest-src 'self'; form-action 'self'; frame-ancestors 'none';"
    " base-uri 'none'"
)
PARTS = ("text/javascript", "text/css", "application/json", "font/woff2")
HSTS = "max-age=31536000; includeSubDomains"


class CooperativeStream:
    """A body read in pieces with others in between: a photo from a fast network would be one long reading (L5)."""

    def __init__(self, body: IO[bytes]) -> None:
        self._body = body

    def read(self, size: int = -1) -> bytes:
        site().sleep(0)
        return self._body.read(size)


class MemoryRequest(Request):
    """An upload never touches the disk before it is encrypted (C1)."""

    def _get_stream_for_parsing(self) -> Any:
        return CooperativeStream(super()._get_stream_for_parsing())

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return BytesIO()


def set_up(app: Flask) -> None:
    app.request_class = MemoryRequest
    app.config.update(
        MAX_CONTENT_LENGTH=SMALL_BODY,
        MAX_FORM_MEMORY_SIZE=SMALL_BODY,
        MAX_FORM_PARTS=FORM_PARTS,
        # a page may stay open for a whole meeting; the token lives as long as the cookie
        WTF_CSRF_TIME_LIMIT=None,
        # our pages send no Referer; the token, SameSite, Sec-Fetch-Site and Origin stand in its place
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_begin)
    app.after_request(_protect)


def _begin() -> None:
    g.request_id = secrets.token_hex(4)
    if request.method not in SAFE_METHODS and comes_from_elsewhere(request):
        abort(400)


def _protect(answer: Response) -> Response:
    for name, value in STANDING.items():
        answer.headers.setdefault(name, value)
    if not _is_part(answer):
        for name, value in OF_DOCUMENTS.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Content-Security-Policy", CONTENT.format(connect=_connect()))
    answer.headers.setdefault("X-Request-Id", g.get("request_id", "-"))
    if request.is_secure:
        answer.headers.setdefault("Strict-Transport-Security", HSTS)
    if request.endpoint != "static":
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer


def _is_part(answer: Response) -> bool:
    """A built script, style or font is never opened as a document. Headers that only rule documents would add half a
    kilobyte to each of them, which counts on a weak network."""
    return request.endpoint == "static" and answer.mimetype in PARTS


def _connect() -> str:
    """Older Safari does not read 'self' as including our own socket."""
    host = request.host
    if not _HOST.fullmatch(host):
        return "'self'"
    return f"'self' {'wss' if request.is_secure else 'ws'}://{host}"


def forget_everything(answer: Response, *, cookies: bool) -> Response:
    """The browser is to drop what it kept (C6). Browsers listen on https only; the page's script does the rest."""
    kinds: list[Any] = ["cache", "storage"] + (["cookies"] if cookies else [])
    answer.headers["Clear-Site-Data"] = ", ".join(f'"{kind}"' for kind in kinds)
    return answer
