"""Security headers of all responses, limits of request bodies, and the check against cross-site requests."""

import re
import secrets
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, Response, abort, g, request

from ipk.web.middleware.cross_site import is_cross_site
from ipk.web.site import site

SMALL_BODY = 64 * 1024
FORM_PARTS = 40
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")

COMMON_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
DOCUMENT_HEADERS = {
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), fullscreen=(self), autoplay=(self),"
    " screen-wake-lock=(self), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(),"
    " display-capture=(), accelerometer=(), gyroscope=(), magnetometer=(), browsing-topics=()",
}
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
    " font-src 'self'; connect-src {connect}; manifest-src 'self'; form-action 'self'; frame-ancestors 'none';"
    " base-uri 'none'"
)
SUBRESOURCE_TYPES = ("text/javascript", "text/css", "application/json", "font/woff2")
HSTS = "max-age=31536000; includeSubDomains"


class CooperativeStream:
    """A request body that yields before each read: a photo from a fast network would block the event loop (L5)."""

    def __init__(self, body: IO[bytes]) -> None:
        self._body = body

    def read(self, size: int = -1) -> bytes:
        site().sleep(0)
        return self._body.read(size)


class MemoryRequest(Request):
    """A request whose uploads stay in memory: nothing unencrypted is written to the disk (C1)."""

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
        # our pages send no Referer; the token, SameSite, Sec-Fetch-Site and Origin replace that check
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_check_request)
    app.after_request(_set_headers)


def _check_request() -> None:
    g.request_id = secrets.token_hex(4)
    if request.method not in SAFE_METHODS and is_cross_site(request):
        abort(400)


def _set_headers(answer: Response) -> Response:
    for name, value in COMMON_HEADERS.items():
        answer.headers.setdefault(name, value)
    if not _is_subresource(answer):
        for name, value in DOCUMENT_HEADERS.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY.format(connect=_connect_sources()))
    answer.headers.setdefault("X-Request-Id", g.get("request_id", "-"))
    if request.is_secure:
        answer.headers.setdefault("Strict-Transport-Security", HSTS)
    if request.endpoint != "static":
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer


def _is_subresource(answer: Response) -> bool:
    """Says whether it is a built script, style or font, which is never opened as a document.

    Headers that concern documents only would add half a kilobyte to each, which matters on a slow network.
    """
    return request.endpoint == "static" and answer.mimetype in SUBRESOURCE_TYPES


def _connect_sources() -> str:
    """Returns the sources of `connect-src`. Older Safari does not include our WebSocket in 'self'."""
    host = request.host
    if not _HOST.fullmatch(host):
        return "'self'"
    return f"'self' {'wss' if request.is_secure else 'ws'}://{host}"


def clear_site_data(answer: Response, *, cookies: bool) -> Response:
    """Sets Clear-Site-Data (C6). Browsers honour it on https only; on http the page's script clears the storage."""
    kinds: list[Any] = ["cache", "storage"] + (["cookies"] if cookies else [])
    answer.headers["Clear-Site-Data"] = ", ".join(f'"{kind}"' for kind in kinds)
    return answer
