"""Fixtures for every test, and the order: guards and quick tests first, whole machines last."""

import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.support.gathering",
    "tests.support.servers.server",
    "tests.support.servers.postgres",
    "tests.support.servers.redis_server",
    "tests.support.servers.nginx",
    "tests.support.browsers.chromium",
    "tests.support.browsers.webkit",
]

ORDER = [
    "architecture",
    "support",
    "prepare",
    "commands",
    "domain",
    "services",
    "storage",
    "content",
    "web",
    "documents",
    "realtime",
    "bench",
    "model",
    "wire",
    "operations",
    "processes",
    "abuse",
    "browser",
]


# Hypothesis invents the same stories each time: a run that fails says something of its change, not of its luck. Others
# are tried where somebody asks for more (IPK_TEST_THOROUGH). A machine that stands still for a while is no failure.
settings.register_profile(
    "ipk",
    deadline=None,
    derandomize=not os.environ.get("IPK_TEST_THOROUGH"),
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ipk")

#: a story on several real browsers may be told twice, and the closing lines say so (docs/decisions/004)
TOLD_TWICE = pytest.mark.flaky(reruns=1)
#: with one server and no browser only a wait that ran out is tried again; a wrong answer never is
WAITED_TWICE = pytest.mark.flaky(reruns=1, only_rerun=["waited .* s ", "Timeout"])
SECOND_TRY = {"browser": TOLD_TWICE} | dict.fromkeys(["commands", "wire", "operations", "processes"], WAITED_TWICE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fails soonest comes first; what is marked slow comes last in its folder."""
    items.sort(key=_weight)
    for item in items:
        if mark := SECOND_TRY.get(_folder(item)):
            item.add_marker(mark)


def _weight(item: pytest.Item) -> tuple[int, bool]:
    folder = _folder(item)
    place = ORDER.index(folder) if folder in ORDER else len(ORDER)
    return (place, item.get_closest_marker("slow") is not None)


def _folder(item: pytest.Item) -> str:
    return item.nodeid.removeprefix("tests/").split("/")[0]
