"""What a process remembers is only a copy: it may be forgotten at any time."""

import pytest

from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store import committer
from ipk.storage.store.committer import StateCache
from ipk.storage.store.store import DatabaseStore
from tests.storage.conftest import Installation
from tests.storage.sample_records import Note, nothing, stick


def test_the_least_recently_used_conference_is_dropped_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committer, "STATES_KEPT", 2)
    memory = StateCache()
    for name in ("a", "b", "a", "c"):
        memory.keep(name, ConferenceState())
    assert [memory.get(name) is not None for name in "abc"] == [True, False, True]


def test_a_dropped_conference_is_loaded_again(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committer, "STATES_KEPT", 1)
    store = installation.open()
    for name in ("anicka", "tomas"):
        store.create(name, nothing)
    for number in range(4):
        for name in ("anicka", "tomas"):
            assert store.transact(name, stick(f"x{number}")).rev == number + 2
    assert store.transact("anicka", lambda work: [note.id for note in work.list(Note)]) == ["x0", "x1", "x2", "x3"]


def test_a_snapshot_is_not_changed_by_later_commits(store: DatabaseStore) -> None:
    store.transact("anicka", stick("a", "before"))
    snapshot = store.since("anicka", 0)
    store.transact("anicka", stick("a", "after"))
    assert [record.rev for record in snapshot.records] == [2]
    assert [getattr(record, "text", "") for record in snapshot.records] == ["before"]
