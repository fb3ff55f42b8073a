"""Pictures and sounds, sealed with the key of their conference: files beside SQLite, rows in PostgreSQL."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ipk.domain.errors import NotFound
from ipk.storage.files import write_whole
from ipk.storage.keyring import NAME, Keyring


def checked(name: str) -> str:
    """Names are made by the server; anything else is a bug, or somebody trying paths."""
    if not NAME.fullmatch(name):
        raise ValueError("not a name of the server's making")
    return name


class FileMedia:
    """The `Media` port on a folder for each conference."""

    def __init__(self, folder: Path, keyring: Keyring, aside: Callable[[Callable[[Any], None]], Any]) -> None:
        """`aside` calls a function in a native thread and waits for it: the disk must not stop the others."""
        self._folder = folder
        self._keyring = keyring
        self._aside = aside

    def put(self, conference: str, name: str, data: bytes) -> None:
        """On disk when this returns. Raises NotFound for a conference that is not here."""
        path = self._path(conference, name)
        cipher = self._keyring.cipher(conference)
        self._aside(lambda _: write_whole(path, cipher.seal("media", name, "data", data)))

    def get(self, conference: str, name: str) -> bytes | None:
        try:
            sealed = self._path(conference, name).read_bytes()
            return self._keyring.cipher(conference).open("media", name, "data", sealed)
        except (FileNotFoundError, NotFound, ValueError):
            return None

    def remove(self, conference: str) -> None:
        shutil.rmtree(self._folder / checked(conference), ignore_errors=True)

    def _path(self, conference: str, name: str) -> Path:
        return self._folder / checked(conference) / checked(name)
