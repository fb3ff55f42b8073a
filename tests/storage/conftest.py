"""One store after another over the same data, on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ipk.realtime.engine.threading_engine import ThreadingEngine
from ipk.settings import Settings
from ipk.storage.database.migrate import migrate
from ipk.storage.open_store import open_store
from ipk.storage.store.store import DatabaseStore
from tests.storage.sample_records import TYPES, TickingClock, nothing


@dataclass
class Installation:
    """Data of one installation. `open()` is a start of the program, `reopen()` a restart."""

    settings: Settings
    clock: TickingClock = field(default_factory=TickingClock)
    _open: list[DatabaseStore] = field(default_factory=list)

    def open(self, lock_timeout: float = 10.0) -> DatabaseStore:
        store = open_store(self.settings, ThreadingEngine(), self.clock, TYPES, lock_timeout)
        self._open.append(store)
        return store

    def reopen(self) -> DatabaseStore:
        self.close()
        return self.open()

    def close(self) -> None:
        while self._open:
            self._open.pop().close()

    @property
    def database(self) -> Path:
        return self.settings.sqlite_file


def _installation(folder: Path, database_url: str = "") -> Installation:
    settings = Settings(data_dir=folder / "data", key_file=folder / "safe" / "key", database_url=database_url)
    migrate(settings)
    return Installation(settings)


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Installation]:
    installation = _installation(tmp_path)
    yield installation
    installation.close()


@pytest.fixture
def postgresql(tmp_path: Path, postgres: Any) -> Iterator[Installation]:
    installation = _installation(tmp_path, postgres.url())
    yield installation
    installation.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest) -> Installation:
    return request.getfixturevalue(request.param)


@pytest.fixture
def store(installation: Installation) -> DatabaseStore:
    store = installation.open()
    store.create("anicka", nothing)
    return store
