"""The SQLite backend: one native thread writes, the serving side reads."""

from sqlalchemy import Connection
from sqlalchemy import Engine as Database

from ipk.storage.media.media_store import FileMedia
from ipk.storage.store.sqlite_connection import SqliteWriteConnection
from ipk.storage.store.tasks import Call, Done, Task
from ipk.storage.store.write_queue import WriteQueue


class SqliteBackend:
    """The `Backend` protocol over a write queue and a read-only connection pool."""

    def __init__(self, reading: Database, media: FileMedia, writing: SqliteWriteConnection, writer: WriteQueue) -> None:
        self.reading = reading
        self.media = media
        self._writing = writing
        self._writer = writer

    def put(self, conference: str, item: Task | Call) -> None:
        self._writer.put(item)

    def deleted(self, connection: Connection, conference: str) -> None:
        self.media.remove(conference)
        self._writing.empty_log(connection)

    def close(self, done: Done) -> None:
        self.media.close()
        self._writer.put(Call(self._writing.close, done, last=True))
