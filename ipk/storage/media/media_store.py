"""Stores pictures and sounds encrypted: as files with SQLite, as rows in PostgreSQL."""

import base64
import shutil
from pathlib import Path

from sqlalchemy import Engine as Database
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from ipk.domain.kernel.errors import NotFound, TryAgain
from ipk.storage.crypto.cipher import Cipher
from ipk.storage.crypto.keyring import NAME, Keyring
from ipk.storage.database import statements
from ipk.storage.disk.files import write_whole
from ipk.storage.disk.worker_thread import WorkerThread


def checked(name: str) -> str:
    """Return `name` if the server could have made it. Raises ValueError: a bug, or an attempt at path traversal."""
    if not NAME.fullmatch(name):
        raise ValueError("not a name of the server's making")
    return name


def _cipher(keyring: Keyring, conference: str, key: str) -> Cipher:
    """The cipher of the item's own `key`, or of the conference. Raises NotFound when the conference has no key."""
    whole = keyring.cipher(conference)
    return Cipher(conference, base64.b64decode(key)) if key else whole


class FileMedia:
    """The `Media` port on a folder for each conference.

    Writes and reads run in a worker thread each, so that a read does not wait for the fsync of a write.
    """

    def __init__(self, folder: Path, keyring: Keyring, writing: WorkerThread, reading: WorkerThread) -> None:
        self._folder = folder
        self._keyring = keyring
        self._writing = writing
        self._reading = reading

    def put(self, conference: str, name: str, data: bytes, key: str = "") -> None:
        """On disk when this returns. Raises NotFound for a conference that is not here."""
        path = self._path(conference, name)
        cipher = _cipher(self._keyring, conference, key)
        self._writing(lambda: write_whole(path, cipher.encrypt("media", name, "data", data)))

    def get(self, conference: str, name: str, key: str = "") -> bytes | None:
        try:
            path, cipher = self._path(conference, name), _cipher(self._keyring, conference, key)
            return self._reading(lambda: cipher.decrypt("media", name, "data", path.read_bytes()))
        except (FileNotFoundError, NotFound, ValueError):
            return None

    def drop(self, conference: str, name: str) -> None:
        path = self._path(conference, name)
        self._writing(lambda: path.unlink(missing_ok=True))

    def remove(self, conference: str) -> None:
        shutil.rmtree(self._folder / checked(conference), ignore_errors=True)

    def close(self) -> None:
        self._writing.close()
        self._reading.close()

    def _path(self, conference: str, name: str) -> Path:
        return self._folder / checked(conference) / checked(name)


class TableMedia:
    """The `Media` port in PostgreSQL, which several processes share."""

    def __init__(self, database: Database, keyring: Keyring, reading: WorkerThread) -> None:
        self._database = database
        self._keyring = keyring
        self._reading = reading

    def put(self, conference: str, name: str, data: bytes, key: str = "") -> None:
        """Committed when this returns. Raises NotFound for a conference that is not here."""
        sealed = _cipher(self._keyring, conference, key).encrypt("media", checked(name), "data", data)
        try:
            with self._database.begin() as connection:
                row = {"conference": conference, "name": name, "data": sealed}
                connection.execute(statements.upserts(connection).media, row)
        except IntegrityError:
            raise NotFound from None
        except SQLAlchemyError as error:
            raise TryAgain from error

    def get(self, conference: str, name: str, key: str = "") -> bytes | None:
        if not NAME.fullmatch(name) or not NAME.fullmatch(conference):
            return None
        try:
            cipher = _cipher(self._keyring, conference, key)
            with self._database.begin() as connection:
                row = connection.execute(statements.get_media, {"c": conference, "n": name}).first()
        except NotFound:
            return None
        except SQLAlchemyError as error:
            raise TryAgain from error
        return None if row is None else self._reading(lambda: cipher.decrypt("media", name, "data", row.data))

    def drop(self, conference: str, name: str) -> None:
        try:
            with self._database.begin() as connection:
                connection.execute(statements.drop_media, {"c": conference, "n": checked(name)})
        except SQLAlchemyError as error:
            raise TryAgain from error

    def close(self) -> None:
        self._reading.close()
