"""A server of one engine with short deadlines, and what becomes of those who open connections and say nothing.

`python -m tests.abuse.short_deadlines eventlet|threading` answers in JSON. Clients are native threads of the same
process, so that every one is there before the server accepts the first.
"""

import sys

from ipk.realtime import engine as engines

MODE = sys.argv[1]
engines.patch(MODE)

import importlib  # noqa: E402
import json  # noqa: E402
import threading  # noqa: E402
from typing import Any  # noqa: E402

from ipk.realtime.engine import bodies  # noqa: E402

if MODE == "eventlet":
    patcher: Any = importlib.import_module("eventlet.patcher")
    native_socket, native_threading = patcher.original("socket"), patcher.original("threading")
else:
    native_socket, native_threading = importlib.import_module("socket"), threading

SILENT, UNFINISHED = 300, 10
HEAD = b"POST /j HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\ntoken="
bodies.BODY_SECONDS = 0.3


def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Reads a form, as every page does; a file of somebody whom it does not know it refuses unread."""
    if int(environ["CONTENT_LENGTH"]) <= bodies.FORM_BYTES:
        environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start_response("404 Not Found", [("Content-Length", "0")])
    return []


def opened(port: int, said: bytes) -> Any:
    line = native_socket.create_connection(("127.0.0.1", port), timeout=20)
    line.sendall(said)
    return line


def ends(line: Any) -> bool:
    """Whether the server hangs up on somebody who sends a letter now and then."""
    line.settimeout(0.1)
    for _ in range(30):
        try:
            line.sendall(b"a")
            while line.recv(4096):
                pass
            return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def finish(engine: Any, lines: list[Any], silent: list[Any], accepted: list[int]) -> None:
    ended = sum(ends(line) for line in lines)
    for line in silent:
        line.close()
    print(json.dumps({"unfinished": len(lines), "ended": ended, "most_at_once": max(accepted, default=0)}), flush=True)
    engine.stop()


def count_turns(engine: Any, accepted: list[int]) -> None:
    """How many more connections there are each time that somebody else has a turn."""
    known = importlib.import_module("ipk.realtime.engine.green_server")._half_open._sockets
    before = 0
    while before < SILENT:
        engine.sleep(0)
        accepted.append(len(known) - before)
        before = len(known)


def main() -> None:
    engine, accepted = engines.create(MODE), list[int]()

    def ready(port: int) -> None:
        silent = [opened(port, b"") for _ in range(SILENT)] if MODE == "eventlet" else []
        lines = [opened(port, HEAD % length) for length in (100, 20_000_000) for _ in range(UNFINISHED // 2)]
        native_threading.Thread(target=finish, args=(engine, lines, silent, accepted), daemon=True).start()
        if MODE == "eventlet":
            engine.spawn(lambda: count_turns(engine, accepted))

    engine.serve(app, "127.0.0.1", 0, ready)


main()
