"""Files that are wholly there or not at all, and that are really gone when they are gone."""

import logging
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

log = logging.getLogger("ipk.storage")
#: what the server keeps in its data folder; what else lies there is left as it is
KEPT = ("ipk.sqlite3*", "keys", "media")
_FOLDER, _FILE = 0o700, 0o600


def make_private_folder(folder: Path) -> None:
    folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)


def tighten(folder: Path) -> None:
    """An existing data folder and what the server keeps in it are their owner's alone. Links are not followed, and what
    belongs to another user of the computer is left as it is (Windows has other rights)."""
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
    """Every folder and file with the rights that it should have."""
    yield folder, _FOLDER
    for path in (one for name in KEPT for one in folder.glob(name) if not one.is_symlink()):
        if path.is_file():
            yield path, _FILE
        for parent, _, files in os.walk(path):
            yield Path(parent), _FOLDER
            yield from ((Path(parent, file), _FILE) for file in files)


def write_whole(path: Path, data: bytes) -> None:
    """Replace `path` by `data`, mode 0600, on disk when this returns."""
    fresh = _write_beside(path, data)
    try:
        os.replace(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write_first(path: Path, data: bytes) -> bool:
    """The same, but never over an existing file. Says whether it was written (two processes may try at once)."""
    fresh = _write_beside(path, data)
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def _write_beside(path: Path, data: bytes) -> Path:
    make_private_folder(path.parent)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    return fresh


def shred(path: Path) -> None:
    """Overwrite in place, then unlink. A file that is not there is shredded already."""
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
    """Make a new or removed name in `folder` survive a power cut (Windows has no such call and needs none)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
