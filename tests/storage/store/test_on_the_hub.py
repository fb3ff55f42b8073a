"""Under eventlet one hub serves everybody: whatever the disk does, it must go on beating (F4, L5, P13)."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.storage.conftest import Installation
from tests.storage.store.test_processes import ROOT, as_json


def told(installation: Installation, story: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.storage.store.on_the_hub", story, as_json(installation)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def test_thousands_of_durable_commands_do_not_block_the_hub(installation: Installation) -> None:
    found = told(installation, "many_commands")
    assert found["kept"] == 3000
    assert found["in_order"]
    assert found["pulse"]["p99"] < max(40, 3 * found["usual"])


def test_a_lock_of_ten_seconds_does_not_block_the_hub(sqlite: Installation) -> None:
    found = told(sqlite, "a_foreign_lock")
    assert found["pulse"]["worst"] < 5000, "a hub that waits for the lock waits for ten thousand"
    waited, refused = found["first"]
    assert refused
    assert waited > 9.5
    early, saved = found["second"]
    assert saved
    assert not early, "the lock was still there"
    assert found["kept"] == ["second"]


def test_cleaning_photos_does_not_block_the_hub(sqlite: Installation) -> None:
    for _ in range(5):  # a busy machine may keep us waiting too, but not each time
        found = told(sqlite, "photos")
        assert min(found["sizes"]) > 10_000
        if found["pulse"]["worst"] < max(100, 3 * found["usual"]):
            return
    pytest.fail(f"the hub had to wait: {found}")


def test_a_postgresql_lock_of_another_connection_does_not_block_the_hub(postgresql: Installation) -> None:
    found = told(postgresql, "a_lock_of_another_process")
    assert (found["waiting"], found["kept"]) == (0, 51)
    assert found["took"] >= 1
    assert found["pulse"]["p99"] < max(40, 3 * found["usual"])
