"""Atomic, durable file writes, and overwriting before deletion."""

import logging
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger("ipk.storage")
#: the files of the server in its data folder; other files there are not touched
KEPT = ("ipk.sqlite3*", "keys", "media")
_FOLDER, _FILE = 0o700, 0o600


def make_private_folder(folder: Path) -> None:
    folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)


def tighten(folder: Path) -> None:
    """Remove other users' rights on the data folder and the server's files in it (not on Windows).

    Does not follow links, and logs a warning for files of another user.
    """
    if os.name == "nt":
        return
    others: list[Path] = []
    for path, mode in _kept_in(folder):
        try:
            if not path.is_symlink() and path.stat().st_mode & 0o777 != mode:
                path.chmod(mode)
        except PermissionError:
            others.append(path)
        except FileNotFoundError:
            continue  # another process deleted it just now
    if others:
        log.warning("%s belongs to another user and can be read by more people than it should", others[0])


def _kept_in(folder: Path) -> Iterator[tuple[Path, int]]:
    """(path, mode) of every folder and file of the server."""
    yield folder, _FOLDER
    for path in (one for name in KEPT for one in folder.glob(name) if not one.is_symlink()):
        if path.is_file():
            yield path, _FILE
        for parent, _, files in os.walk(path):
            yield Path(parent), _FOLDER
            yield from ((Path(parent, file), _FILE) for file in files)


def write_whole(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, mode 0600, on disk when this returns."""
    temporary = _write_beside(path, data)
    try:
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_first(path: Path, data: bytes) -> bool:
    """The same, but never replaces a file. Returns whether it was written; two processes may try at once."""
    temporary = _write_beside(path, data)
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def _write_beside(path: Path, data: bytes) -> Path:
    make_private_folder(path.parent)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def shred(path: Path) -> None:
    """Overwrite with random bytes, then unlink. A missing file is no error."""
    try:
        with open(path, "r+b") as file:
            file.write(os.urandom(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Fsync a folder, so that a new or removed name survives a power cut (Windows has no such call)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
