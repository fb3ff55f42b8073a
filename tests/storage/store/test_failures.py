"""Full disks, foreign locks, other writers, a database that goes away: nothing is said to be saved that is not (P5)."""

import os
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound, TryAgain
from ipk.services.ports import Outcome, UnitOfWork
from ipk.storage.database.migrate import migrate
from ipk.storage.store.store import DatabaseStore
from ipk.storage.store.tasks import Call
from tests.storage.conftest import Installation
from tests.storage.sample_records import Note, nothing, sign, stick
from tests.storage.store.asking import texts, together

CONFERENCE = "anicka"


def started(installation: Installation, lock_timeout: float = 10.0) -> DatabaseStore:
    store = installation.open(lock_timeout)
    store.create(CONFERENCE, nothing)
    return store


def checked(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root mounts disks")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine does not let us mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def test_on_a_full_disk_only_saved_changes_are_confirmed(sqlite: Installation, small_disk: Path) -> None:
    installation = Installation(replace(sqlite.settings, data_dir=small_disk / "data"))
    migrate(installation.settings)
    store = started(installation)
    saved = fill_up(store, small_disk)
    assert len(saved) > 10
    assert texts(store).keys() == saved
    (small_disk / "ballast").unlink()
    store.transact(CONFERENCE, stick("after", "there is room again"))
    assert texts(installation.reopen()).keys() == saved | {"after"}
    installation.close()
    assert checked(installation.database) == "ok"


def fill_up(store: DatabaseStore, folder: Path) -> set[str]:
    """Stick notes until three are refused; the names of those that were said to be saved."""
    saved: set[str] = set()
    (folder / "ballast").write_bytes(b"x" * 600_000)
    refused = number = 0
    while refused < 3:
        number += 1
        try:
            store.transact(CONFERENCE, stick(f"x{number}", "x" * 20_000))
            saved.add(f"x{number}")
        except TryAgain:
            refused += 1
    return saved


def test_a_failed_commit_raises_try_again_for_every_transaction_in_it(
    sqlite: Installation, caplog: pytest.LogCaptureFixture
) -> None:
    """Even a refusal was decided upon something that was not saved in the end."""
    store = started(sqlite)
    store.transact(CONFERENCE, stick("a", "before"))

    def read_what_will_not_be(work: UnitOfWork) -> None:
        assert work.get(Note, "a").text == "x" * 500_000
        raise NotAllowed

    full(store)
    outcomes = together(store, stick("a", "x" * 500_000), read_what_will_not_be, lambda work: work.seq)
    assert [type(outcome.error) for outcome in outcomes] == [TryAgain] * 3
    assert (texts(store), store.since(CONFERENCE, 0).seq) == ({"a": "before"}, 2)
    assert "database or disk is full" in caplog.text, "the cause is told to whoever runs the server"
    assert len(caplog.text) < 10_000, "and nobody's words with it"
    assert store.transact(CONFERENCE, stick("a", "after")).rev == 3
    assert texts(sqlite.reopen()) == {"a": "after"}


def full(store: DatabaseStore) -> None:
    """Let the writing connection believe, until it is opened anew, that the disk has hardly any pages left."""

    def limit(connection: Any) -> None:
        connection.connection.driver_connection.execute("PRAGMA max_page_count=40")

    store._wait(lambda done: store._put(CONFERENCE, Call(limit, done)))


def test_a_conference_that_could_not_be_saved_leaves_no_key(sqlite: Installation) -> None:
    store = started(sqlite)
    full(store)

    def too_much(work: UnitOfWork) -> None:
        work.save(Note(id="a", text="x" * 500_000))
        sign(work)

    with pytest.raises(TryAgain):
        store.create("tomas", too_much)
    assert not store.exists("tomas")
    assert [path.name for path in sqlite.settings.keys_dir.iterdir()] == ["anicka.key"]


def test_a_transaction_waits_for_a_foreign_lock_before_it_is_answered(sqlite: Installation) -> None:
    store = started(sqlite)
    outcomes: list[Outcome] = []
    with closing(sqlite3.connect(sqlite.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store.submit(CONFERENCE, stick("a", "waits"), outcomes.append)
        time.sleep(0.3)
        assert outcomes == []
        assert texts(store) == {}, "reading goes on"
        other.execute("ROLLBACK")
    assert store.transact(CONFERENCE, stick("b")).rev == 3
    assert [outcome.result().id for outcome in outcomes] == ["a"]


def test_a_lock_beyond_the_timeout_raises_try_again_and_later_commits_succeed(sqlite: Installation) -> None:
    store = started(sqlite, lock_timeout=0.3)
    with closing(sqlite3.connect(sqlite.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(TryAgain):
            store.transact(CONFERENCE, stick("a"))
        other.execute("ROLLBACK")
    assert texts(store) == {}
    assert store.transact(CONFERENCE, stick("a")).rev == 2


def test_two_stores_on_one_sqlite_file_see_each_others_commits(sqlite: Installation) -> None:
    """The server runs, somebody makes or deletes a conference from the command line."""
    server, command = started(sqlite), sqlite.open()
    server.transact(CONFERENCE, stick("a", "server"))
    for number in range(5):
        assert command.transact(CONFERENCE, stick(f"c{number}", "command")).rev == 3 + 2 * number
        assert texts(server).keys() >= {f"c{number}"}
        assert server.transact(CONFERENCE, stick(f"s{number}", "server")).rev == 4 + 2 * number
        assert texts(command).keys() >= {f"s{number}"}
    command.create("tomas", nothing)
    assert server.transact("tomas", stick("a", "new", op="first")).rev == 2
    command.delete(CONFERENCE)
    assert not server.exists(CONFERENCE)
    with pytest.raises(NotFound):
        server.since(CONFERENCE, 0)
    with pytest.raises(NotFound):
        server.transact(CONFERENCE, stick("late"))


def test_a_stopped_database_raises_try_again_until_it_is_back(postgresql: Installation, postgres: Any) -> None:
    store = started(postgresql)
    heard: list[int] = []
    store.on_change(lambda change: heard.append(change.seq))
    store.transact(CONFERENCE, stick("a", "before"))
    postgres.stop()
    try:
        with pytest.raises(TryAgain):
            store.transact(CONFERENCE, stick("b", "never"))
        with pytest.raises(TryAgain):
            store.since(CONFERENCE, 0)
        with pytest.raises(TryAgain):
            store.media.put(CONFERENCE, "m1", b"never")
        assert not store.ready()
    finally:
        postgres.start()
    assert store.transact(CONFERENCE, stick("c", "after")).rev == 3
    assert (texts(store), heard) == ({"a": "before", "c": "after"}, [2, 3])
    assert store.ready()


def test_a_conference_locked_by_another_process_raises_try_again(postgresql: Installation) -> None:
    store = started(postgresql, lock_timeout=0.5)
    other = postgresql.open()
    inside, leave, over = threading.Event(), threading.Event(), threading.Event()

    def hold(work: UnitOfWork) -> None:
        inside.set()
        leave.wait(20)

    other.submit(CONFERENCE, hold, lambda outcome: over.set())
    assert inside.wait(20)
    with pytest.raises(TryAgain):
        store.transact(CONFERENCE, stick("a"))
    store.create("tomas", nothing)
    leave.set()
    assert over.wait(20)
    assert store.transact(CONFERENCE, stick("b")).rev == 2
    assert texts(store) == {"b": ""}


def test_a_closed_store_refuses_media(sqlite: Installation) -> None:
    store = started(sqlite)
    store.close()
    with pytest.raises(TryAgain):
        store.media.put(CONFERENCE, "late", b"picture")
