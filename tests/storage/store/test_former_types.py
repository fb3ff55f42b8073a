"""Rows that were written under a former type name are still read."""

from types import SimpleNamespace
from typing import Any

import pytest

from ipk.domain.meeting.plan import Task
from ipk.domain.record_types import TYPES
from ipk.storage.crypto.cipher import Cipher
from ipk.storage.store import row_codec


def test_a_task_stored_under_its_former_type_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    task, cipher = (
        Task(id="krok", rev=3, what="Doučování", who="petr", by="2027-01-31"),
        Cipher("konference", bytes(32)),
    )
    monkeypatch.setattr(Task, "TYPE", "step")
    work: Any = SimpleNamespace(conference="konference", numbers={})
    row: Any = row_codec._record_row(work, task, cipher, "")
    monkeypatch.undo()
    assert row["type"] == "step"
    assert row_codec.read_record(row, TYPES, cipher) == task
