"""Keys are made once, kept apart, and really gone when they are gone."""

import os
import stat
import threading
from pathlib import Path

import pytest

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.storage.crypto.cipher import DecryptionError
from ipk.storage.crypto.keyring import Keyring, KeyringError


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "safe" / "key", tmp_path / "keys"


def test_the_first_start_makes_a_key_that_only_its_owner_reads(places: tuple[Path, Path]) -> None:
    key_file, _ = places
    Keyring(*places)
    made = key_file.read_bytes()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert [path.name for path in key_file.parent.iterdir()] == ["key"]
    Keyring(*places)
    assert key_file.read_bytes() == made


def test_a_missing_key_file_is_not_replaced_by_a_new_one(places: tuple[Path, Path]) -> None:
    key_file, _ = places
    Keyring(*places).create("anicka")
    key_file.unlink()
    with pytest.raises(KeyringError, match="is missing"):
        Keyring(*places)
    assert not key_file.exists()


def test_a_missing_key_file_is_refused_when_the_database_has_data(places: tuple[Path, Path]) -> None:
    with pytest.raises(KeyringError, match="is missing"):
        Keyring(*places, has_data=True)
    assert not places[0].exists()


@pytest.mark.parametrize("content", [b"", b"short", b"A" * 44, b"\xff" * 44, b"*" * 44])
def test_a_damaged_key_file_is_reported(places: tuple[Path, Path], content: bytes) -> None:
    places[0].parent.mkdir()
    places[0].write_bytes(content)
    with pytest.raises(KeyringError, match="damaged"):
        Keyring(*places)


def test_concurrent_first_starts_use_one_key(places: tuple[Path, Path]) -> None:
    digests: list[str] = []
    threads = [threading.Thread(target=lambda: digests.append(Keyring(*places).digest("x"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(digests) == 8
    assert len(set(digests)) == 1


def test_each_conference_has_its_own_encrypted_key(places: tuple[Path, Path]) -> None:
    keyring = Keyring(*places)
    sealed = keyring.create("anicka").encrypt("records", "a", "body", b"ahoj")
    keyring.create("tomas")
    assert Keyring(*places).cipher("anicka").decrypt("records", "a", "body", sealed) == b"ahoj"
    with pytest.raises(DecryptionError):
        keyring.cipher("tomas").decrypt("records", "a", "body", sealed)
    file = places[1] / "anicka.key"
    assert len(file.read_bytes()) == 12 + 32 + 16
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_conference_key_copied_to_another_conference_is_refused(places: tuple[Path, Path]) -> None:
    Keyring(*places).create("anicka")
    (places[1] / "tomas.key").write_bytes((places[1] / "anicka.key").read_bytes())
    (places[1] / "anicka.key").unlink()
    with pytest.raises(KeyringError, match="does not belong"):
        Keyring(*places)


def test_an_existing_key_is_not_overwritten_by_create(places: tuple[Path, Path]) -> None:
    keyring = Keyring(*places)
    keyring.create("anicka")
    before = (places[1] / "anicka.key").read_bytes()
    with pytest.raises(Invalid):
        keyring.create("anicka")
    assert (places[1] / "anicka.key").read_bytes() == before


def test_a_deleted_key_is_overwritten_in_place(places: tuple[Path, Path], tmp_path: Path) -> None:
    keyring = Keyring(*places)
    keyring.create("anicka")
    file, same_place = places[1] / "anicka.key", tmp_path / "same-place"
    wrapped = file.read_bytes()
    os.link(file, same_place)
    keyring.delete("anicka")
    keyring.delete("anicka")
    assert not file.exists()
    assert len(same_place.read_bytes()) == len(wrapped)
    assert same_place.read_bytes() != wrapped
    assert not keyring.has("anicka")
    with pytest.raises(NotFound):
        keyring.cipher("anicka")


@pytest.mark.parametrize("name", ["", "../safe", "a/b", ".hidden", "x\x00", "x" * 91])
def test_an_invalid_conference_name_is_refused_by_the_keyring(places: tuple[Path, Path], name: str) -> None:
    keyring = Keyring(*places)
    assert not keyring.has(name)
    for use in (keyring.create, keyring.cipher, keyring.delete):
        with pytest.raises(NotFound):
            use(name)


def test_digests_are_stable_and_differ_between_installations(places: tuple[Path, Path], tmp_path: Path) -> None:
    keyring, other = Keyring(*places), Keyring(tmp_path / "other" / "key", tmp_path / "other-keys")
    assert keyring.digest("code:ABC123") == Keyring(*places).digest("code:ABC123")
    assert len(keyring.digest("code:ABC123")) == 64
    assert len({keyring.digest("a"), keyring.digest("b"), other.digest("a")}) == 3
