"""A new file is opened by several at once; SQLite itself does not always wait there."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from ipk.storage.database.sqlite import open_for_writing

#: one time in about thirteen SQLite refuses one of five
ROUNDS, AT_ONCE = 120, 5


def test_threads_opening_a_new_sqlite_file_wait_for_each_other(tmp_path: Path) -> None:
    start = threading.Barrier(AT_ONCE)

    def opens(number: int) -> None:
        start.wait()
        engine = open_for_writing(f"sqlite:///{tmp_path / f'{number}.db'}", lock_timeout=30)
        with engine.begin():
            pass
        engine.dispose()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for number in range(ROUNDS):
            list(threads.map(opens, [number] * AT_ONCE))


def test_opening_gives_up_after_the_lock_timeout(tmp_path: Path) -> None:
    reader = sqlite3.connect(tmp_path / "new.db", isolation_level=None)
    reader.execute("CREATE TABLE known (word)")
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM known").fetchall()
    engine = open_for_writing(f"sqlite:///{tmp_path / 'new.db'}", lock_timeout=0.05)
    with pytest.raises(OperationalError, match="locked"), engine.begin():
        pass
    reader.close()
    engine.dispose()
