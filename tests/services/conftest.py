from collections.abc import Iterator

import pytest

from tests.services.house import Cellar, House


@pytest.fixture(scope="session")
def cellar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cellar]:
    made = Cellar(tmp_path_factory.mktemp("cellar"))
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
