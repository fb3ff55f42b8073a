"""The real machines that other tests lean on do stand."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import psycopg2
import pytest
import redis as client

from tests.support.browsers.chromium import Devices
from tests.support.servers.postgres import Postgres
from tests.support.servers.redis_server import Redis


def test_every_database_is_new_and_empty(postgres: Postgres) -> None:
    first, second = postgres.url(), postgres.url()
    assert first != second
    with psycopg2.connect(first.replace("+psycopg2", "")) as connection, connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_tables where schemaname = 'public'")
        assert cursor.fetchone() == (0,)


def test_redis_answers(redis: Redis) -> None:
    assert client.Redis.from_url(redis.url).ping()


@pytest.mark.browser
def test_two_devices_have_separate_cookies_and_foreign_requests_are_recorded(chromium: Devices) -> None:
    with _Page() as address:
        child = chromium.open("child", address)
        phone = chromium.open("phone", address)
        child.evaluate("document.cookie = 'a=1'")
        assert child.evaluate("innerWidth") == 1180
        assert "a=1" not in phone.evaluate("document.cookie")
    assert chromium.strangers == ["http://example.com/spy.png"] * 2


class _Page:
    """A server of one page that asks a stranger for a picture."""

    def __enter__(self) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(
                    b"<meta name=viewport content='width=device-width'><img src=http://example.com/spy.png>"
                )

            def log_message(self, *words: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
