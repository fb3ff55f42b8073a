"""A writer that waits for nobody, for tests in which one person acts at a time."""

from collections.abc import Iterator

import pytest

from ipk.storage.store import write_queue


@pytest.fixture(scope="module")
def alone() -> Iterator[None]:
    """Nobody comes with whom a commit could be shared: each is made at once instead of 16 ms after the last."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write_queue, "BUSY", 0.0)
        patch.setattr(write_queue, "DEFER_SECONDS", 0.0)
        yield
