"""A server of one engine with short deadlines, and what becomes of those who open connections and say nothing.

`python -m tests.abuse.support.short_deadlines eventlet|threading` answers in JSON. Clients are native
threads of the same process, so that every one is there before the server accepts the first.
"""

import sys

from ipk.realtime import engine as engines

MODE = sys.argv[1]
engines.patch(MODE)

import importlib  # noqa: E402
import itertools  # noqa: E402
import json  # noqa: E402
from typing import Any  # noqa: E402

from ipk.realtime.engine import body_deadline  # noqa: E402

if MODE == "eventlet":
    patcher: Any = importlib.import_module("eventlet.patcher")
    native = patcher.original
else:
    native = importlib.import_module
native_socket, native_threading, native_time = native("socket"), native("threading"), native("time")
native_subprocess: Any = native("subprocess")

SILENT, UNFINISHED = 300, 10
HEAD = b"POST /j HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\ntoken="
SAYS_NOTHING = f"""
import socket, sys, time
lines = [socket.create_connection(("127.0.0.1", int(sys.argv[1]))) for _ in range({SILENT})]
print(len(lines), flush=True)
time.sleep(60)
"""
body_deadline.BODY_SECONDS = 0.3


def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Reads a form, as every page does; a file of somebody whom it does not know it refuses unread."""
    if int(environ["CONTENT_LENGTH"]) <= body_deadline.FORM_BYTES:
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


def finish(engine: Any, lines: list[Any], silent: Any, turns: list[int]) -> None:
    """`silent` ends as a process does: all of its connections in one moment."""
    found = {"unfinished": len(lines), "ended": sum(ends(line) for line in lines)}
    if silent is not None:
        silent.kill()
        silent.wait()
        while turns[-1]:
            native_time.sleep(0.01)
    steps = [after - before for before, after in itertools.pairwise([0, *turns])]
    found |= {"most_accepted": max(steps), "most_ended": -min(steps)}
    print(json.dumps(found), flush=True)
    engine.stop()


def count_turns(engine: Any, turns: list[int]) -> None:
    """How many connections there are each time that somebody else has a turn."""
    known = importlib.import_module("ipk.realtime.engine.eventlet_wsgi")._half_open._sockets
    while True:
        engine.sleep(0)
        turns.append(len(known))


def silent_connections(port: int) -> Any:
    """Another process that opened them all and says nothing."""
    opening = native_subprocess.Popen([sys.executable, "-c", SAYS_NOTHING, str(port)], stdout=native_subprocess.PIPE)
    opening.stdout.readline()
    return opening


def main() -> None:
    engine, turns = engines.create(MODE), [0]

    def ready(port: int) -> None:
        silent = silent_connections(port) if MODE == "eventlet" else None
        lines = [opened(port, HEAD % length) for length in (100, 20_000_000) for _ in range(UNFINISHED // 2)]
        native_threading.Thread(target=finish, args=(engine, lines, silent, turns), daemon=True).start()
        if MODE == "eventlet":
            engine.spawn(lambda: count_turns(engine, turns))

    engine.serve(app, "127.0.0.1", 0, ready)


main()
