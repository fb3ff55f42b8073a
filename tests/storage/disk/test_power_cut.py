"""The plug is pulled at random moments under the real writing code: what was answered is there afterwards (P5, F2)."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from ipk.settings import Settings
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.database.migrate import migrate
from ipk.storage.store.committer import Committer, StateCache
from ipk.storage.store.loader import Loader
from ipk.storage.store.sqlite_connection import SqliteWriteConnection
from ipk.storage.store.tasks import Task
from tests.storage.conftest import Installation
from tests.storage.disk.lossy_disk import LossyDisk
from tests.storage.sample_records import TYPES, TickingClock, nothing, stick

CUTS = 40
CONTROLS = 20
CONFERENCE = "anicka"


@dataclass
class Found:
    """What a cut left: notes that were answered but are not there, and whether the file is whole."""

    answered: int
    lost: int
    whole: bool
    in_order: bool


@contextmanager
def plugged_in(disk: LossyDisk, sync: str) -> Iterator[None]:
    """Every connection of the store goes to that disk; `sync` is what it gets when it asks for `synchronous=FULL`."""

    def connect(_dialect: Any, _record: Any, arguments: Any, _options: Any) -> Any:
        connection = disk.connect(arguments[0])
        execute = connection.execute
        connection.execute = lambda sql, values=(): execute(sql.replace("=FULL", f"={sync}"), values)
        return connection

    event.listen(Engine, "do_connect", connect)
    try:
        yield
    finally:
        event.remove(Engine, "do_connect", connect)


def pull_the_plug(folder: Path, seed: int, sync: str, honest: bool) -> Found:
    """Write until a random moment, cut, start again on what is left. A dishonest disk lies from the first note on."""
    settings = Settings(data_dir=folder / "data", key_file=folder / "safe" / "key")
    chance, disk, left = random.Random(seed), LossyDisk(), folder / "after"
    with plugged_in(disk, sync):
        migrate(settings)
        memory, loader = StateCache(), Loader(TYPES, Keyring(settings.key_file, settings.keys_dir))
        pen = SqliteWriteConnection(settings.database, 1, memory, loader)
        commits = Committer(pen.begin, pen.state, memory, loader.keyring, TickingClock())
        commits.commit([Task(CONFERENCE, nothing, print, creates_conference=True)])
        pen.use(pen.empty_log)
        disk.syncs = honest
        answered = write(pen, commits, chance)
        disk.cut(left, chance)  # while everything is open: closing would tidy up
    (left / "keys").symlink_to(settings.keys_dir)
    return look(Installation(replace(settings, data_dir=left)), answered)


def write(pen: SqliteWriteConnection, commits: Committer, chance: random.Random) -> list[str]:
    """The ids of the notes that were answered as saved, in order."""
    answered: list[str] = []
    for number in range(chance.randrange(1, 40)):
        ids = [f"x{number}-{place}" for place in range(chance.randrange(1, 6))]
        tasks = [Task(CONFERENCE, stick(id, "x" * chance.randrange(10, 3000)), print) for id in ids]
        answered += [delivery.outcome.result().id for delivery in commits.commit(tasks)]
        if chance.random() < 0.1:
            pen.use(pen.empty_log)
    return answered


def look(installation: Installation, answered: list[str]) -> Found:
    try:
        with closing(sqlite3.connect(installation.database)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        store = installation.open()
        there = [record.id for record in store.since(CONFERENCE, 0).records]
        store.transact(CONFERENCE, stick("after"))
    except Exception:
        return Found(len(answered), len(answered), False, False)
    finally:
        installation.close()
    return Found(len(answered), len(set(answered) - set(there)), whole, there == answered[: len(there)])


def cuts(folder: Path, many: int, sync: str = "FULL", honest: bool = True) -> list[Found]:
    return [pull_the_plug(folder / str(seed), seed, sync, honest) for seed in range(many)]


def test_forty_power_cuts_lose_no_confirmed_change(tmp_path: Path) -> None:
    found = cuts(tmp_path, CUTS)
    assert sum(cut.answered for cut in found) > 1000
    assert [cut for cut in found if cut.lost or not cut.whole or not cut.in_order] == []


@pytest.mark.parametrize(("sync", "honest"), [("NORMAL", True), ("OFF", True), ("FULL", False)])
def test_power_cuts_lose_changes_with_weaker_sync_or_a_lying_disk(tmp_path: Path, sync: str, honest: bool) -> None:
    """The control, with a laxer SQLite or a disk that lies: a test that could not fail would prove nothing."""
    assert len([cut for cut in cuts(tmp_path, CONTROLS, sync, honest) if cut.lost]) > CONTROLS / 4
