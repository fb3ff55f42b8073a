"""python -m bench.libraries.commits: thirty people write as fast as they are answered, with and without group commit.

One process under eventlet, on SQLite with synchronous=FULL; the two ways alternate on the same database.
"""

from ipk.realtime import engine as engines

engines.patch("eventlet")

import tempfile  # noqa: E402
import threading  # noqa: E402
import time  # noqa: E402
from datetime import UTC, datetime  # noqa: E402
from pathlib import Path  # noqa: E402
from statistics import quantiles  # noqa: E402
from typing import Any  # noqa: E402

from bench.libraries.without import without_group_commit  # noqa: E402
from bench.places import WORK  # noqa: E402
from ipk.settings import Settings  # noqa: E402
from ipk.storage.open_store import open_store  # noqa: E402
from ipk.storage.store import write_queue  # noqa: E402
from tests.storage.own_server import TYPES, nothing, stick  # noqa: E402

ROUNDS, PEOPLE, COMMANDS = 15, 30, 20
CONFERENCE = "anicka"
OURS = write_queue.LARGEST, write_queue.BUSY


def write(store: Any, name: str) -> tuple[float, float]:
    """(seconds, CPU seconds) until everybody's commands are answered."""

    def person(number: int) -> None:
        for count in range(COMMANDS):
            store.transact(CONFERENCE, stick(f"{name}-{number}-{count}", "x" * 100))

    threads = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    begun, cpu = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begun, time.process_time() - cpu


def measure(store: Any) -> None:
    pairs: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for number in range(ROUNDS):
        found = {}
        for grouped in (True, False) if number % 2 else (False, True):
            if grouped:
                write_queue.LARGEST, write_queue.BUSY = OURS
            else:
                without_group_commit()
            found[grouped] = write(store, f"{number}-{grouped}")
        pairs.append((found[True], found[False]))
    for place, what in enumerate(("seconds", "CPU")):
        low, middle, high = quantiles((alone[place] / grouped[place] for grouped, alone in pairs), n=4)
        print(f"{what} without group commit divided by with: {middle:.2f} ({low:.2f} to {high:.2f})")


def main() -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORK, prefix="commits-") as folder:
        settings = Settings(data_dir=Path(folder, "data"), key_file=Path(folder, "key"))
        from ipk.storage.database.migrate import migrate

        migrate(settings)
        store = open_store(settings, engines.create("eventlet"), lambda: datetime.now(UTC), TYPES)
        store.create(CONFERENCE, nothing)
        measure(store)
        store.close()


if __name__ == "__main__":
    main()
