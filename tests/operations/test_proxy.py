"""The nginx configuration of docs/operations.md, before processes that only tell who they are."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from tests.support.servers.nginx import MakeNginx, Nginx

CONFERENCES = [f"conference-{number}" for number in range(20)]


class _Process(ThreadingHTTPServer):
    """Answers every request with its own port and the headers that reached it."""

    class _Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({"port": self.server.server_address[1], "headers": dict(self.headers)}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *words: object) -> None:
            pass

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), self._Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def proxy(nginx: MakeNginx) -> Iterator[Nginx]:
    processes = [_Process(), _Process()]
    yield nginx([process.url for process in processes])
    for process in processes:
        process.shutdown()
        process.server_close()


def _ask(proxy: Nginx, path: str, **headers: str) -> dict:
    return requests.get(f"{proxy.url}{path}", headers=headers, timeout=20).json()


@pytest.mark.parametrize(
    "socket", ["/socket.io/?conference={}&EIO=4", "/socket.io/?EIO=4&transport=polling&conference={}"]
)
def test_pages_and_sockets_of_a_conference_reach_the_same_process(proxy: Nginx, socket: str) -> None:
    for conference in CONFERENCES:
        page = _ask(proxy, f"/c/{conference}/")["port"]
        assert _ask(proxy, socket.format(conference))["port"] == page
        assert _ask(proxy, f"/c/{conference}/media/m1?size=thumb")["port"] == page


def test_conferences_spread_over_the_processes(proxy: Nginx) -> None:
    ports = [_ask(proxy, f"/c/{conference}/")["port"] for conference in CONFERENCES]
    assert len(set(ports)) == 2


def test_upgrade_headers_are_passed_for_sockets_and_not_for_pages(proxy: Nginx) -> None:
    socket = _ask(proxy, "/socket.io/?conference=a", Upgrade="websocket", Connection="Upgrade")["headers"]
    assert (socket["Upgrade"], socket["Connection"]) == ("websocket", "upgrade")
    assert "Upgrade" not in _ask(proxy, "/c/a/")["headers"]


def test_the_proxy_passes_the_host_and_the_real_client_address(proxy: Nginx) -> None:
    headers = _ask(proxy, "/c/a/", **{"X-Forwarded-For": "6.6.6.6"})["headers"]
    assert headers["Host"] == proxy.url.removeprefix("http://")
    assert headers["X-Forwarded-For"] == "127.0.0.1", "nobody may say that they are somebody else"


def test_the_proxy_refuses_an_upload_that_is_too_big(proxy: Nginx) -> None:
    big = requests.post(f"{proxy.url}/c/a/media", data=b"x" * 23_000_000, timeout=30)
    assert big.status_code == 413
