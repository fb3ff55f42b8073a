"""A program under eventlet, as the server is: how long was the hub kept from everybody else? Answers in JSON.

`on_the_hub.py STORY SETTINGS-AS-JSON`
"""

from ipk.realtime import engine as engines

engines.patch("eventlet")

import io  # noqa: E402
import json  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable  # noqa: E402
from datetime import UTC, datetime  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from PIL import Image  # noqa: E402
from sqlalchemy import create_engine, text  # noqa: E402

from ipk.domain.kernel.errors import TryAgain  # noqa: E402
from ipk.services.ports import Outcome  # noqa: E402
from ipk.settings import Settings  # noqa: E402
from ipk.storage.media.images import clean_picture  # noqa: E402
from ipk.storage.open_store import open_store  # noqa: E402
from ipk.storage.store.store import DatabaseStore  # noqa: E402
from tests.storage.sample_records import TYPES, nothing, stick  # noqa: E402

CONFERENCE = "anicka"

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""


class Pulse:
    """Beats on the hub, notes how late each beat was (in ms)."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._beating = True
        threading.Thread(target=self._beat).start()

    def _beat(self) -> None:
        while self._beating:
            before = time.perf_counter()
            time.sleep(0.001)
            self.late.append((time.perf_counter() - before - 0.001) * 1000)

    def stop(self) -> dict[str, float]:
        self._beating = False
        late = sorted(self.late)
        return {"beats": len(late), "p99": late[int(len(late) * 0.99)], "worst": late[-1]}


def usual() -> float:
    """How late the hub is with nothing to do: the machine's part (p99, in ms)."""
    pulse = Pulse()
    time.sleep(0.5)
    return pulse.stop()["p99"]


def beside_somebody_busy() -> float:
    """How late the hub is at worst beside a program that takes a processor and never speaks to it (in ms)."""
    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    pulse = Pulse()
    time.sleep(1.5)
    late = pulse.stop()["worst"]
    busy.kill()
    busy.wait()
    return late


def together(functions: list[Callable[[], Any]]) -> None:
    threads = [threading.Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def many_commands(store: DatabaseStore, settings: Settings) -> dict[str, Any]:
    """Thirty people, a hundred commands each, as fast as they are answered."""
    heard: list[int] = []
    store.on_change(lambda change: heard.append(change.seq))

    def person(name: str) -> None:
        for number in range(100):
            store.transact(CONFERENCE, stick(f"{name}-{number}", "x" * 100))

    quiet = usual()
    pulse, start = Pulse(), time.perf_counter()
    together([lambda name=f"p{number}": person(name) for number in range(30)])
    took = time.perf_counter() - start
    return {
        "pulse": pulse.stop(),
        "usual": quiet,
        "seconds": took,
        "kept": len(store.since(CONFERENCE, 0).records),
        "in_order": heard == list(range(2, 3002)),
    }


def a_foreign_lock(store: DatabaseStore, settings: Settings) -> dict[str, Any]:
    """Another program locks the database for longer than we are ready to wait."""
    command = [sys.executable, "-c", HOLD, str(settings.sqlite_file)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    pulse, start = Pulse(), time.perf_counter()
    answers: dict[str, tuple[float, Outcome]] = {}

    def ask(id: str) -> None:
        store.submit(
            CONFERENCE, stick(id), lambda outcome: answers.update({id: (time.perf_counter() - start, outcome)})
        )

    ask("first")
    time.sleep(0.5)
    ask("second")
    while "first" not in answers:
        assert (store.since(CONFERENCE, 0).records, list(answers)) == ([], [])
        time.sleep(0.05)
    early = "second" in answers
    other.communicate(b"enough\n")
    while "second" not in answers:
        time.sleep(0.05)
    beats = pulse.stop()
    return {
        "pulse": beats,
        "first": [answers["first"][0], isinstance(answers["first"][1].error, TryAgain)],
        "second": [early, answers["second"][1].error is None],
        "kept": [record.id for record in store.since(CONFERENCE, 0).records],
    }


def photos(store: DatabaseStore, settings: Settings) -> dict[str, Any]:
    """Four photos of twelve megapixels at once, cleaned and kept."""
    file = io.BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(file, "JPEG", quality=85)
    photo = file.getvalue()
    pulse = Pulse()

    def bring(name: str) -> None:
        picture = clean_picture(photo)
        store.media.put(CONFERENCE, name, picture.data)

    together([lambda name=f"m{number}": bring(name) for number in range(4)])
    sizes = [len(store.media.get(CONFERENCE, f"m{number}") or b"") for number in range(4)]
    return {"pulse": pulse.stop(), "sizes": sizes, "usual": beside_somebody_busy()}


def a_lock_of_another_process(store: DatabaseStore, settings: Settings) -> dict[str, Any]:
    """On PostgreSQL somebody else holds the conference's row for a second."""
    quiet = usual()
    other = create_engine(settings.database).connect()
    other.begin()
    other.execute(text("SELECT seq FROM conferences FOR UPDATE"))
    pulse, start = Pulse(), time.perf_counter()
    answers: list[tuple[float, Outcome]] = []
    store.submit(CONFERENCE, stick("a"), lambda outcome: answers.append((time.perf_counter() - start, outcome)))
    time.sleep(1)
    waiting = len(answers)
    other.rollback()
    together([lambda id=f"x{n}": store.transact(CONFERENCE, stick(id)) for n in range(50)])
    return {
        "pulse": pulse.stop(),
        "usual": quiet,
        "waiting": waiting,
        "took": answers[0][0],
        "kept": len(store.since(CONFERENCE, 0).records),
    }


def main(story: str, given: str) -> None:
    values: dict[str, Any] = json.loads(given)
    paths = {name: Path(values.pop(name)) for name in ("data_dir", "key_file")}
    settings = Settings(**paths, **values)
    store = open_store(settings, engines.create("eventlet"), lambda: datetime.now(UTC), TYPES)
    if not store.exists(CONFERENCE):
        store.create(CONFERENCE, nothing)
    stories = (many_commands, a_foreign_lock, photos, a_lock_of_another_process)
    found = {function.__name__: function for function in stories}[story](store, settings)
    store.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
