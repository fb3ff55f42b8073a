"""The WebSocket handshake (RFC 6455), without older versions, extensions and compression."""

from base64 import b64decode, b64encode
from hashlib import sha1
from typing import Any

_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_KEY_BYTES = 16


def response_to(environ: dict[str, Any]) -> bytes | None:
    """The `101` response, None when the request is no valid handshake."""
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
    proper = (
        environ.get("REQUEST_METHOD") == "GET"
        and environ.get("HTTP_UPGRADE", "").lower() == "websocket"
        and environ.get("HTTP_SEC_WEBSOCKET_VERSION") == "13"
        and _is_key(key)
    )
    if not proper:
        return None
    # the protocol demands sha1; it is no protection
    accept = b64encode(sha1(key.encode() + _MAGIC, usedforsecurity=False).digest()).decode()
    lines = (
        "HTTP/1.1 101 Switching Protocols",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Accept: {accept}",
    )
    return "\r\n".join((*lines, "", "")).encode()


def _is_key(key: str) -> bool:
    try:
        return len(b64decode(key, validate=True)) == _KEY_BYTES
    except ValueError:
        return False
