from collections.abc import Iterator
from pathlib import Path

import pytest

from ipk.web.extracting import compile_catalogue
from ipk.web.site import LANGUAGES
from tests.web.sample_site import SampleSite


@pytest.fixture(scope="session", autouse=True)
def _words() -> None:
    for language in LANGUAGES:
        compile_catalogue(language)


@pytest.fixture(scope="module", autouse=True)
def _alone(alone: None) -> None:
    """In every test here."""


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[SampleSite]:
    made = SampleSite(tmp_path)
    yield made
    made.store.close()
