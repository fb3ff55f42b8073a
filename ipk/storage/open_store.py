"""Opens the store that the settings name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine as Database

from ipk.concurrency import Runtime
from ipk.domain.kernel.records import Record
from ipk.services.ports import Clock
from ipk.settings import Settings
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.database.migrate import has_conferences
from ipk.storage.database.sqlite import open_for_reading
from ipk.storage.database.urls import address
from ipk.storage.disk.worker_thread import WorkerThread
from ipk.storage.media.media_store import FileMedia, TableMedia
from ipk.storage.store.change_notifier import ChangeNotifier
from ipk.storage.store.committer import Committer, StateCache
from ipk.storage.store.loader import Loader
from ipk.storage.store.postgres_backend import PostgresBackend, open_database
from ipk.storage.store.reader import CommittedReader
from ipk.storage.store.sqlite_backend import SqliteBackend
from ipk.storage.store.sqlite_connection import SqliteWriteConnection
from ipk.storage.store.store import DatabaseStore, StoreParts
from ipk.storage.store.tasks import BackendDependencies, TaskResult
from ipk.storage.store.write_queue import WriteQueue

#: seconds that a command waits for a lock of another process before it gets TryAgain
LOCK_TIMEOUT = 10.0


def open_store(
    settings: Settings,
    engine: Runtime,
    clock: Clock,
    types: Mapping[str, type[Record]] | None = None,
    lock_timeout: float = LOCK_TIMEOUT,
) -> DatabaseStore:
    """The store that `settings.database` names; it must have been migrated. `types` are the stored record types.

    Raises KeyringError when the key is missing or does not belong to the data.
    """
    open_backend = _BACKENDS[address(settings.database).get_backend_name()]
    notifier = ChangeNotifier()
    parts = Parts(settings, engine, clock, types or _all_types(), engine.mailbox(notifier.receive), lock_timeout)
    return DatabaseStore(open_backend(parts), engine, clock, notifier)


@dataclass(frozen=True)
class Parts:
    """What the backends are built from."""

    settings: Settings
    engine: Runtime
    clock: Clock
    types: Mapping[str, type[Record]]
    post: Callable[[list[TaskResult]], None]
    lock_timeout: float

    def loader(self, database: Database) -> Loader:
        settings = self.settings
        return Loader(self.types, Keyring(settings.key_file, settings.keys_dir, has_conferences(database)))


def _sqlite(parts: Parts) -> StoreParts:
    url = parts.settings.database
    reading, memory = open_for_reading(url), StateCache()
    loader = parts.loader(reading)
    writing = SqliteWriteConnection(url, parts.lock_timeout, memory, loader)
    commits = Committer(writing.begin, writing.state, memory, loader.keyring, parts.clock)
    media = FileMedia(
        parts.settings.data_dir / "media", loader.keyring, WorkerThread(parts.engine), WorkerThread(parts.engine)
    )
    backend = SqliteBackend(reading, media, writing, WriteQueue(writing, commits, parts.engine, parts.post))
    return StoreParts(backend, memory, loader.keyring, CommittedReader(backend.reading, memory, loader))


def _postgres(parts: Parts) -> StoreParts:
    database, memory = open_database(parts.settings.database, parts.lock_timeout), StateCache()
    loader = parts.loader(database)
    dependencies = BackendDependencies(parts.clock, parts.post, parts.engine.spawn)
    media = TableMedia(database, loader.keyring, WorkerThread(parts.engine))
    backend = PostgresBackend(database, media, memory, loader, dependencies)
    return StoreParts(backend, memory, loader.keyring, CommittedReader(backend.reading, memory, loader))


_BACKENDS = {"sqlite": _sqlite, "postgresql": _postgres}


def _all_types() -> Mapping[str, type[Record]]:
    from ipk.domain.record_types import TYPES

    return TYPES
