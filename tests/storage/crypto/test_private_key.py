"""What is private has a key of its own, so that it can be shredded alone: P9, C3 for the child's profile."""

import itertools
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ipk.domain.kernel.private_key import PRIVATE_KEY, PrivateKey
from ipk.services.ports import AuditEntry, UnitOfWork
from ipk.storage.crypto.cipher import DecryptionError
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.store.store import DatabaseStore
from tests.storage.conftest import Installation
from tests.storage.sample_records import Note, Secret, nothing, sign, stick

CONFERENCE = "anicka"
_ops = itertools.count(1)


def tell(id: str, text: str, op: str = "") -> Callable[[UnitOfWork], None]:
    def function(work: UnitOfWork) -> None:
        work.save(Secret(id=id, text=text))
        body = {"id": id, "text": text}
        work.log(AuditEntry("anicka", op or f"tell-{next(_ops)}", text.encode(), "secret.tell", body))

    return function


def shred(work: UnitOfWork) -> None:
    for secret in work.list(Secret):
        work.save(secret.purged())
    work.rotate_private_key()
    sign(work)


def keys(installation: Installation) -> list[str]:
    return sorted(path.name for path in installation.settings.keys_dir.iterdir())


def told(store: DatabaseStore) -> dict[str, str]:
    return store.transact(CONFERENCE, lambda work: {one.id: one.text for one in work.list(Secret)})


def sealed_with(installation: Installation) -> dict[str, str]:
    with closing(sqlite3.connect(installation.database)) as database:
        return dict(database.execute("SELECT id, key FROM records"))


def test_a_conference_without_anything_private_has_one_key(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, stick("a"))
    assert keys(sqlite) == ["anicka.key"]


def test_private_records_are_read_again_after_a_restart(installation: Installation) -> None:
    store = installation.open()
    store.create(CONFERENCE, nothing)
    for id in ("a", "b"):
        store.transact(CONFERENCE, tell(id, f"Tajné {id}"))
    store.transact(CONFERENCE, stick("c", "Na zdi"))
    again = installation.reopen()
    assert told(again) == {"a": "Tajné a", "b": "Tajné b"}
    again.transact(CONFERENCE, tell("d", "Dál"))
    private = [name for name in keys(installation) if name.endswith(".private")]
    assert len(private) == 1
    assert installation.reopen().since(CONFERENCE, 0).seq == 5


def test_only_private_records_use_the_private_key(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, tell("a", "Tajné"))
    store.transact(CONFERENCE, stick("c", "Na zdi"))
    sealed = sealed_with(sqlite)
    assert (sealed["c"], sealed[PRIVATE_KEY]) == ("", "")
    assert f"anicka~{sealed['a']}.private" in keys(sqlite)


def test_the_audit_log_names_private_records_without_their_text(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, tell("a", "Tajné", op="rekla"))
    keyring = Keyring(sqlite.settings.key_file, sqlite.settings.keys_dir)
    with closing(sqlite3.connect(sqlite.database)) as database:
        seq, key, body = database.execute("SELECT seq, key, body FROM changes WHERE op = 'rekla'").fetchone()
    private = keyring.private(CONFERENCE, key)
    assert private is not None
    assert private.decrypt("changes", f"{seq}/anicka/rekla", "body", body) == b'{"id":"a"}'


def test_an_old_backup_lacks_shredded_records_and_keeps_the_rest(sqlite: Installation, tmp_path: Path) -> None:
    """C3."""
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, tell("a", "Tajné"))
    store.transact(CONFERENCE, stick("c", "Na zdi"))
    sqlite.close()
    backup = tmp_path / "backup"
    shutil.copytree(sqlite.settings.data_dir, backup, ignore=shutil.ignore_patterns("keys"))
    sqlite.open().transact(CONFERENCE, shred)
    sqlite.close()
    shutil.copytree(sqlite.settings.keys_dir, backup / "keys")
    restored = Installation(replace(sqlite.settings, data_dir=backup))
    again = restored.open()
    assert told(again) == {}
    assert again.transact(CONFERENCE, lambda work: work.get(Note, "c").text) == "Na zdi"
    again.transact(CONFERENCE, tell("a", "Znovu"))
    assert told(restored.reopen()) == {"a": "Znovu"}
    restored.close()


def test_rotating_the_private_key_reencrypts_current_records_and_shreds_old_ones(
    sqlite: Installation, tmp_path: Path
) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, tell("a", "Dříve"))
    store.transact(CONFERENCE, tell("b", "Zůstává"))
    sqlite.close()
    backup = tmp_path / "backup"
    shutil.copytree(sqlite.settings.data_dir, backup, ignore=shutil.ignore_patterns("keys"))
    before = keys(sqlite)

    def change(work: UnitOfWork) -> None:
        work.save(Secret(id="a", text="Teď"))
        work.rotate_private_key()
        sign(work)

    sqlite.open().transact(CONFERENCE, change)
    assert told(sqlite.reopen()) == {"a": "Teď", "b": "Zůstává"}
    assert len(keys(sqlite)) == 2
    assert keys(sqlite) != before
    sqlite.close()
    shutil.copytree(sqlite.settings.keys_dir, backup / "keys")
    restored = Installation(replace(sqlite.settings, data_dir=backup))
    assert told(restored.open()) == {}
    restored.close()


def test_a_leftover_private_key_is_deleted_when_the_conference_is_read(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, tell("a", "Tajné"))
    before = keys(sqlite)
    left = sqlite.settings.keys_dir / f"anicka~{'0' * 16}.private"
    left.write_bytes(b"left behind")
    (sqlite.settings.keys_dir / f"anicka2~{'0' * 16}.private").write_bytes(b"another's")
    assert told(sqlite.reopen()) == {"a": "Tajné"}
    assert keys(sqlite) == sorted([*before, f"anicka2~{'0' * 16}.private"])


def test_a_failed_change_shreds_nothing(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, tell("a", "Tajné"))

    def fails(work: UnitOfWork) -> None:
        shred(work)
        raise ValueError("nic")

    with pytest.raises(ValueError, match="nic"):
        store.transact(CONFERENCE, fails)
    assert told(sqlite.reopen()) == {"a": "Tajné"}


def test_a_deleted_conference_leaves_no_private_key(installation: Installation) -> None:
    store = installation.open()
    for conference in (CONFERENCE, "tomas"):
        store.create(conference, nothing)
        store.transact(conference, tell("a", "Tajné"))
    store.delete(CONFERENCE)
    assert [name for name in keys(installation) if name.startswith("anicka")] == []
    assert store.transact("tomas", lambda work: work.get(Secret, "a").text) == "Tajné"


def test_a_private_key_cannot_be_read_for_another_conference(sqlite: Installation) -> None:
    store = sqlite.open()
    for conference in (CONFERENCE, "tomas"):
        store.create(conference, nothing)
        store.transact(conference, tell("a", "Tajné"))
    mine, others = (name for name in keys(sqlite) if name.endswith(".private"))
    folder = sqlite.settings.keys_dir
    (folder / others).write_bytes((folder / mine).read_bytes())
    with pytest.raises(DecryptionError):
        Keyring(sqlite.settings.key_file, folder).private("tomas", others.partition("~")[2].removesuffix(".private"))


def test_a_row_with_a_changed_key_name_raises_a_decryption_error(sqlite: Installation) -> None:
    store = sqlite.open()
    store.create(CONFERENCE, nothing)
    store.transact(CONFERENCE, tell("a", "Tajné"))
    store.close()
    with closing(sqlite3.connect(sqlite.database)) as database:
        database.execute("UPDATE records SET key = '' WHERE id = 'a'")
        database.commit()
    with pytest.raises(DecryptionError):
        told(sqlite.open())


def test_concurrent_private_writes_use_one_private_key(installation: Installation) -> None:
    store = installation.open()
    store.create(CONFERENCE, nothing)
    outcomes: list[object] = []
    for number in range(20):
        store.submit(CONFERENCE, tell(f"s{number}", "Tajné"), outcomes.append)
    store.transact(CONFERENCE, nothing_more)
    assert len(told(installation.reopen())) == 20
    assert len([name for name in keys(installation) if name.endswith(".private")]) == 1
    assert installation.open().transact(CONFERENCE, lambda work: work.get(PrivateKey, PRIVATE_KEY).name)


def nothing_more(work: UnitOfWork) -> None:
    sign(work, op="last")
