"""File lock: two processes must not prepare the same checkout at once."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from prepare.places import STAMPS, WINDOWS


@contextmanager
def only_one() -> Iterator[None]:
    """Waits for another process that prepares. The system releases the lock when a process ends in any way."""
    STAMPS.mkdir(exist_ok=True)
    handle = os.open(STAMPS / "lock", os.O_RDWR | os.O_CREAT)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)


def _take(handle: int) -> None:
    if _took(handle):
        return
    print("Another start is preparing this folder, waiting for it …", flush=True)
    while not _took(handle):
        time.sleep(0.2)


def _took(handle: int) -> bool:
    try:
        if WINDOWS:
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
