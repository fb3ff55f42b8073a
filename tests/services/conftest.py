from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.services.house import Cellar, House


#: memory where there is some: hundreds of durable commits would otherwise wait for the disk
MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def cellar() -> Iterator[Cellar]:
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        made = Cellar(Path(folder))
        yield made
        made.store.close()


@pytest.fixture
def lobby(cellar: Cellar) -> House:
    """A conference as it is founded: everybody invited, only the organizer admitted."""
    return House(cellar)


@pytest.fixture
def house(cellar: Cellar) -> House:
    """Everybody is in, step 2, adults' cards wait for approval."""
    return House(cellar).everybody_in()


@pytest.fixture
def open_house(cellar: Cellar) -> House:
    """The same where nothing waits for approval."""
    return House(cellar).everybody_in(moderation="open")
