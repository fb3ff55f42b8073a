"""A stolen laptop, a stolen backup, a curious administrator: without the keys there is nothing to read."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text

from ipk.domain.kernel.errors import NotFound
from ipk.services.ports import AuditEntry, UnitOfWork
from ipk.storage.crypto.cipher import Cipher, DecryptionError
from ipk.storage.crypto.keyring import KeyringError
from ipk.storage.store.store import DatabaseStore
from tests.storage.conftest import Installation
from tests.storage.sample_records import Note, nothing, stick
from tests.support.servers.processes import wait_for

CANARY = "kanárek-Anička-se-bojí"
CONFERENCE = "anicka"


def fill(store: DatabaseStore) -> None:
    """The canary in every place where words are kept."""

    def function(work: UnitOfWork) -> None:
        work.save(Note(id="a", text=CANARY))
        work.log(AuditEntry("anicka", "words", CANARY.encode(), "note.stick", {"text": CANARY}))

    store.transact(CONFERENCE, function)
    store.transact(CONFERENCE, stick("b", "babička"))
    store.media.put(CONFERENCE, "m1", CANARY.encode() * 10)


@contextmanager
def behind_our_back(installation: Installation) -> Iterator[Connection]:
    """Somebody with the database's password and no key."""
    engine = create_engine(installation.settings.database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def files_with(needle: bytes, *folders: Path) -> list[Path]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if needle in _content(path)]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # a database that runs makes short-lived files
        return b""


def test_no_text_is_readable_in_the_sqlite_files_while_running_or_closed(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    fill(store)
    log = sqlite.database.with_name("ipk.sqlite3-wal")
    assert log.stat().st_size > 0
    assert files_with(b"note.stick", sqlite.settings.data_dir), "the search must be able to find something"
    assert files_with(CANARY.encode(), sqlite.settings.data_dir) == []
    store.close()
    assert files_with(CANARY.encode(), sqlite.settings.data_dir) == []


def test_no_text_is_readable_in_the_files_of_postgresql(postgresql: Installation, postgres: Any) -> None:
    store = postgresql.open()
    store.create(CONFERENCE, nothing)
    fill(store)
    with behind_our_back(postgresql) as connection:
        connection.execute(text("CHECKPOINT"))
    assert files_with(b"note.stick", postgres.folder), "the search must be able to find something"
    assert files_with(CANARY.encode(), postgres.folder, postgresql.settings.data_dir) == []


def test_the_write_ahead_log_is_emptied_when_idle(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    log = sqlite.database.with_name("ipk.sqlite3-wal")
    sizes = []
    while not any(sizes) and len(sizes) < 3:  # a machine that stands still may have seen nobody write for a while
        store.transact(CONFERENCE, stick("a", "again"))
        sizes.append(log.stat().st_size)
    assert sizes[-1] > 0
    wait_for(lambda: log.stat().st_size == 0, "the log was not emptied")


def test_deleting_a_conference_removes_its_encrypted_text_from_the_file(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    fill(store)
    with closing(sqlite3.connect(sqlite.database)) as other:
        sealed = [row[0] for row in other.execute("SELECT body FROM records UNION SELECT body FROM changes")]
    store.delete(CONFERENCE)
    assert [body for body in sealed if files_with(body, sqlite.settings.data_dir)] == []


MOVES: dict[str, str] = {
    "a body moved to another record": "UPDATE records SET body = (SELECT body FROM records WHERE id = 'b') "
    "WHERE id = 'a' AND conference = 'anicka'",
    "a record buried behind our back": "UPDATE records SET gone = true WHERE id = 'a' AND conference = 'anicka'",
    "a record made older": "UPDATE records SET rev = 1 WHERE id = 'a' AND conference = 'anicka'",
    "a record made another kind": "UPDATE records SET type = 'line' WHERE id = 'a' AND conference = 'anicka'",
    "a record of another conference": "UPDATE records SET body = (SELECT body FROM records WHERE conference = 'tomas') "
    "WHERE conference = 'anicka'",
    "something else sealed for the conference": "UPDATE records SET "
    "body = (SELECT digest FROM changes WHERE op = 'words') WHERE id = 'a' AND conference = 'anicka'",
    "a command given to another person": "UPDATE changes SET person = 'tata' WHERE op = 'words'",
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_a_row_moved_or_changed_in_the_database_cannot_be_decrypted(installation: Installation, move: str) -> None:
    store = installation.open()
    for conference in (CONFERENCE, "tomas"):
        store.create(conference, nothing)
    store.transact("tomas", stick("a", "Tomášovo", op="founding-2"))
    fill(store)
    store.close()
    with behind_our_back(installation) as connection:
        assert connection.execute(text(move)).rowcount > 0
    again = installation.open()
    with pytest.raises(DecryptionError):
        again.transact(CONFERENCE, lambda work: work.get(Note, "a"))
    assert again.transact("tomas", stick("b", "fine")).rev == 3


def test_a_damaged_conference_harms_no_other_in_the_same_commit(sqlite: Installation) -> None:
    store = sqlite.open()
    for conference in (CONFERENCE, "tomas"):
        store.create(conference, nothing)
    fill(store)
    store.close()
    with behind_our_back(sqlite) as connection:
        connection.execute(text(MOVES["something else sealed for the conference"]))
    again = sqlite.open()
    outcomes: list[Any] = []
    again.submit(CONFERENCE, stick("x"), outcomes.append)
    again.submit("tomas", stick("x"), outcomes.append)
    again.close()
    assert [type(outcome.error) for outcome in outcomes] == [DecryptionError, type(None)]


def test_an_old_backup_cannot_be_read_after_the_conference_was_deleted(sqlite: Installation, tmp_path: Path) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.create("tomas", nothing)
    fill(store)
    store.media.put("tomas", "m2", b"Tomas")
    sqlite.close()
    backup = tmp_path / "backup"
    shutil.copytree(sqlite.settings.data_dir, backup, ignore=shutil.ignore_patterns("keys"))
    sqlite.open().delete(CONFERENCE)
    sqlite.close()
    shutil.copytree(sqlite.settings.keys_dir, backup / "keys")
    restored = Installation(replace(sqlite.settings, data_dir=backup))
    again = restored.open()
    assert not again.exists(CONFERENCE)
    with pytest.raises(NotFound):
        again.since(CONFERENCE, 0)
    assert again.media.get(CONFERENCE, "m1") is None
    assert again.media.get("tomas", "m2") == b"Tomas"
    restored.close()


def test_a_data_folder_cannot_be_opened_without_its_key(sqlite: Installation, tmp_path: Path) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    fill(store)
    sqlite.close()
    thief = Installation(replace(sqlite.settings, key_file=tmp_path / "thief" / "key"))
    with pytest.raises(KeyringError, match="is missing"):
        thief.open()
    assert not thief.settings.key_file.exists()
    thief.settings.key_file.parent.mkdir()
    thief.settings.key_file.write_bytes(b"A" * 43 + b"=\n")
    with pytest.raises(KeyringError, match="does not belong"):
        thief.open()


def test_media_can_be_decrypted_only_under_their_own_name(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.media.put(CONFERENCE, "m1", b"one")
    folder = sqlite.settings.data_dir / "media" / CONFERENCE
    shutil.copy(folder / "m1", folder / "m2")
    assert store.media.get(CONFERENCE, "m1") == b"one"
    with pytest.raises(DecryptionError):
        store.media.get(CONFERENCE, "m2")


def test_media_are_kept_over_restarts_and_replaced_whole(installation: Installation, store: DatabaseStore) -> None:
    big = bytes(range(256)) * 4000
    store.media.put(CONFERENCE, "m-1.small", b"first")
    store.media.put(CONFERENCE, "m-1.small", big)
    assert installation.reopen().media.get(CONFERENCE, "m-1.small") == big
    with pytest.raises(ValueError, match="server's making"):
        store.media.put(CONFERENCE, "../../m1", b"")


def test_equal_texts_have_different_ciphertexts() -> None:
    cipher = Cipher("anicka", b"k" * 32)
    sealed = {cipher.encrypt("records", "a", "body", b"ahoj") for _ in range(100)}
    assert len({one[:12] for one in sealed}) == 100
    assert {cipher.decrypt("records", "a", "body", one) for one in sealed} == {b"ahoj"}


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 12, b"x" * 100])
def test_an_invalid_ciphertext_raises_a_decryption_error(sealed: bytes) -> None:
    with pytest.raises(DecryptionError):
        Cipher("anicka", b"k" * 32).decrypt("records", "a", "body", sealed)
