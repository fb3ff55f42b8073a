"""Whose pages may open a socket here (A4), and the handshake."""

import pytest

from ipk.realtime.protocol.handshake import response_to
from ipk.realtime.transport.origin import KnownHosts, guard

HOSTS = KnownHosts(["ipk.example.org"])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:5000",
        "192.168.1.20",
        "[::1]:5000",
        "localhost:80",
        "LOCALHOST",
        "ipk.example.org",
        "IPK.example.org:443",
    ],
)
def test_an_ip_address_localhost_and_a_configured_name_are_known_hosts(host: str) -> None:
    assert HOSTS.knows(host)
    assert HOSTS.allows(f"https://{host}", {"HTTP_HOST": host})
    assert HOSTS.allows(None, {"HTTP_HOST": host})


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:5000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "[",
        "localhost@evil.example",
    ],
)
def test_an_unknown_host_name_is_refused(host: str) -> None:
    assert not HOSTS.knows(host)
    assert not HOSTS.allows(f"http://{host}", {"HTTP_HOST": host})
    assert not HOSTS.allows(None, {"HTTP_HOST": host})


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        "http://evil.example",
        "http://192.168.1.20:5001",
        "http://192.168.1.20.evil.example",
        "file://",
        "//192.168.1.20",
        "chrome-extension://192.168.1.20",
    ],
)
def test_a_page_of_another_origin_cannot_open_a_socket(origin: str) -> None:
    assert not HOSTS.allows(origin, {"HTTP_HOST": "192.168.1.20"})


def test_a_request_without_a_host_is_refused() -> None:
    assert not HOSTS.allows("http://localhost", {})


def test_the_guard_answers_known_hosts_only() -> None:
    started: list[str] = []
    app = guard(lambda environ, start: [b"a page"], HOSTS)
    assert app({"HTTP_HOST": "evil.example"}, lambda status, headers: started.append(status)) == [b""]
    assert started == ["421 Misdirected Request"]
    assert app({"HTTP_HOST": "localhost"}, lambda *_: None) == [b"a page"]


PROPER = {
    "REQUEST_METHOD": "GET",
    "HTTP_UPGRADE": "websocket",
    "HTTP_SEC_WEBSOCKET_VERSION": "13",
    "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==",
}


def test_the_handshake_follows_rfc_6455() -> None:
    response = response_to(PROPER)
    assert response is not None
    assert response.startswith(b"HTTP/1.1 101 ")
    assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" in response
    assert response.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("offered", ["permessage-deflate", "permessage-deflate; client_max_window_bits"])
def test_no_websocket_extension_is_negotiated(offered: str) -> None:
    assert b"xtensions" not in (response_to({**PROPER, "HTTP_SEC_WEBSOCKET_EXTENSIONS": offered}) or b"")


@pytest.mark.parametrize(
    "change",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_UPGRADE": "h2c"},
        {"HTTP_SEC_WEBSOCKET_VERSION": "0"},
        {"HTTP_SEC_WEBSOCKET_VERSION": "8"},
        {"HTTP_SEC_WEBSOCKET_KEY": ""},
        {"HTTP_SEC_WEBSOCKET_KEY": "c2hvcnQ="},
        {"HTTP_SEC_WEBSOCKET_KEY": "č" * 24},
        {"HTTP_SEC_WEBSOCKET_KEY": "", "HTTP_SEC_WEBSOCKET_KEY1": "4 @1  46546xW%0l 1 5"},
    ],
)
def test_an_invalid_or_outdated_handshake_is_refused(change: dict[str, str]) -> None:
    assert response_to({**PROPER, **change}) is None
