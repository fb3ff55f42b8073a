"""A program of its own on a store, for tests that kill it or run two of them: `worker.py JOB SETTINGS-AS-JSON …`."""

import json
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ipk.realtime.engine.threading_engine import ThreadingEngine
from ipk.services.ports import Outcome, UnitOfWork
from ipk.settings import Settings
from ipk.storage.open_store import open_store
from ipk.storage.store.store import DatabaseStore
from tests.storage.sample_records import TYPES, Note, sign, stick

CONFERENCE = "anicka"
#: commands that are under way at once
AT_ONCE = 20


def write_forever(store: DatabaseStore, name: str) -> None:
    """Print the id of each note when it was answered."""
    room = threading.Semaphore(AT_ONCE)

    def done(outcome: Outcome) -> None:
        print(outcome.result().id, flush=True)
        room.release()

    for number in range(1_000_000):
        room.acquire()
        store.submit(CONFERENCE, stick(f"{name}-{number}", "x" * 200, op=f"{name}-{number}"), done)


def count_up(store: DatabaseStore, name: str, times: int) -> None:
    """Add one to a number that another process adds to as well; print what this process announces."""
    store.on_change(lambda change: print("heard", change.seq, flush=True))

    def add(work: UnitOfWork) -> int:
        before = work.get_or_none(Note, "count")
        number = int(before.text) + 1 if before else 1
        work.save(Note(id="count", text=str(number)))
        work.save(Note(id=f"{name}-{work.seq}"))
        assert len(work.list(Note)) == number + 1, "every step of both processes is seen"
        sign(work, person=name, op=f"{name}-{work.seq}")
        return number

    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(times):
        print("counted", store.transact(CONFERENCE, add), flush=True)


def main(job: str, settings: str, *rest: str) -> None:
    given: dict[str, Any] = json.loads(settings)
    paths = {name: Path(given.pop(name)) for name in ("data_dir", "key_file")}
    store = open_store(Settings(**paths, **given), ThreadingEngine(), lambda: datetime.now(UTC), TYPES)
    if job == "write":
        write_forever(store, *rest)
    else:
        count_up(store, rest[0], int(rest[1]))
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
