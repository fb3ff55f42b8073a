"""Fixtures for every test, and the order: guards and quick tests first, whole machines last."""

import pytest

pytest_plugins = [
    "tests.support.server",
    "tests.support.postgres",
    "tests.support.redis_server",
    "tests.support.nginx",
    "tests.support.chromium",
    "tests.support.webkit",
]

ORDER = [
    "architecture",
    "prepare",
    "commands",
    "domain",
    "services",
    "storage",
    "web",
    "documents",
    "realtime",
    "model",
    "wire",
    "operations",
    "processes",
    "abuse",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails soonest comes first; what is marked slow comes last in its folder."""
    items.sort(key=_weight)


def _weight(item: pytest.Item) -> tuple[int, bool]:
    folder = item.nodeid.removeprefix("tests/").split("/")[0]
    place = ORDER.index(folder) if folder in ORDER else len(ORDER)
    return (place, item.get_closest_marker("slow") is not None)
