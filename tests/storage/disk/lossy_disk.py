"""A disk that forgets at a power cut what was not synced, under the real writing code.

The standard library's sqlite3 knows no file systems of one's own, apsw does: `connect` gives SQLAlchemy an apsw
connection that speaks as much of the standard library's language as the store needs.
"""

import random
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import apsw

Write = tuple[int, bytes | None]
"""(offset, bytes), or (new length, None) for a truncation."""


class Platter:
    """One file: what is surely on the disk, and what was only written."""

    def __init__(self) -> None:
        self.durable = bytearray()
        self.waiting: list[Write] = []

    def sync(self) -> None:
        for write in self.waiting:
            put(self.durable, write)
        self.waiting.clear()

    def after_the_cut(self, chance: random.Random) -> bytes:
        """Of what was not synced, any part may have arrived, some of it torn."""
        left = bytearray(self.durable)
        for offset, data in self.waiting:
            if chance.random() < 0.5:
                torn = data is not None and chance.random() < 0.2
                put(left, (offset, data[: chance.randrange(len(data))] if torn and data else data))
        return bytes(left)


def put(content: bytearray, write: Write) -> None:
    offset, data = write
    if data is None:
        del content[offset:]
        return
    content.extend(b"\0" * (offset + len(data) - len(content)))
    content[offset : offset + len(data)] = data


class LossyDisk(apsw.VFS):
    """`syncs=False` is a disk that lies: it says that it has synced and has not."""

    def __init__(self, syncs: bool = True) -> None:
        self.name = f"lossy-{id(self)}"
        super().__init__(self.name, "")
        self.syncs = syncs
        self.platters: dict[str, Platter] = {}

    def xOpen(self, name: Any, flags: list[int]) -> "_File":
        return _File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.platters.pop(Path(filename).name, None)
        super().xDelete(filename, syncdir)

    def cut(self, folder: Path, chance: random.Random) -> None:
        """The power is gone: leave in `folder` what a computer would find afterwards."""
        folder.mkdir()
        for name, platter in self.platters.items():
            (folder / name).write_bytes(platter.after_the_cut(chance))

    def connect(self, path: str) -> "Connection":
        return Connection(apsw.Connection(path, vfs=self.name))


class _File(apsw.VFSFile):
    def __init__(self, disk: LossyDisk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._platter = disk.platters.setdefault(Path(path).name, Platter()) if path else Platter()

    def xWrite(self, data: bytes, offset: int) -> None:
        self._platter.waiting.append((offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._platter.waiting.append((newsize, None))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        if self._disk.syncs:
            self._platter.sync()
        super().xSync(flags)


class Connection:
    """apsw in the standard library's clothes."""

    isolation_level: str | None = None

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        # a file system of one's own has no memory to share with another connection
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")

    def cursor(self) -> "Cursor":
        return Cursor(self._connection)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> "Cursor":
        cursor = self.cursor()
        cursor.execute(sql, values)
        return cursor

    def executemany(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        self.cursor().executemany(sql, many)

    def create_function(self, *args: Any, **kwargs: Any) -> None:
        """SQLAlchemy brings a regexp function that nobody here uses."""

    def commit(self) -> None:
        if self._connection.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self._connection.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


class Cursor:
    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid = 0

    def execute(self, sql: str, values: Sequence[Any] = ()) -> None:
        try:
            cursor = self._connection.execute(sql, tuple(values))
            self.description = [(column[0], *[None] * 6) for column in _columns(cursor)] or None
            self._rows = list(cursor)
            self.rowcount = self._connection.changes()  # migrations look whether they really changed something
        except apsw.Error as error:
            raise sqlite3.OperationalError(str(error)) from error

    def executemany(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        for values in many:
            self.execute(sql, values)

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    def close(self) -> None:
        self._rows = []


def _columns(cursor: Any) -> Sequence[Any]:
    try:
        return cursor.get_description()
    except apsw.ExecutionCompleteError:
        return ()
