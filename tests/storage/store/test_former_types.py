"""Rows that were written by older versions are still read."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from ipk.domain.meeting.plan import Task
from ipk.domain.record_types import TYPES
from ipk.storage.crypto.cipher import Cipher
from ipk.storage.store import row_codec

TASK = Task(id="krok", rev=3, what="Doučování", who=("petr",), by="2027-01-31")


def stored(record: Task) -> tuple[Any, Cipher]:
    work: Any = SimpleNamespace(conference="konference", numbers={})
    cipher = Cipher("konference", bytes(32))
    row: Any = row_codec._record_row(work, record, cipher, "")
    return row, cipher


def test_a_task_stored_under_its_former_type_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Task, "TYPE", "step")
    row, cipher = stored(TASK)
    monkeypatch.undo()
    assert row["type"] == "step"
    assert row_codec.read_record(row, TYPES, cipher) == TASK


def test_a_task_whose_who_was_a_text_is_one_of_an_absent_person(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Task.to_dict
    monkeypatch.setattr(Task, "to_dict", lambda self: {**whole(self), "who": "babička Jiřina"})
    row, cipher = stored(TASK)
    monkeypatch.undo()
    read = row_codec.read_record(row, TYPES, cipher)
    assert read == replace(TASK, who=(), absent="babička Jiřina")
