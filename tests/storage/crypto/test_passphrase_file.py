"""The file that a profile travels in: opened by its passphrase alone, and by nothing that was done to it on the way."""

import struct

import pytest

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.services.transfer.transfer import FILE_BYTES
from ipk.storage.crypto import passphrase_file
from ipk.storage.crypto.passphrase_file import MOST_PIECES, decrypt, encrypt

PASSPHRASE = "Kočka leze přes plot"
PIECES = [b'{"said":"Psi"}', b"\xff\xd8\xff" * 50, b""]
HEAD = 61


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a guess costs is asked about once; here it would only take time."""
    monkeypatch.setattr(passphrase_file, "_COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def file() -> bytes:
    return encrypt(PIECES, PASSPHRASE)


def test_a_file_is_decrypted_with_its_passphrase(file: bytes) -> None:
    assert decrypt(file, PASSPHRASE) == PIECES


@pytest.mark.parametrize("typed", ["kocka leze pres plot", "  KOČKA  leze přes\tplot ", "kočka-leze-přes-plot"])
def test_case_accents_and_spaces_of_the_passphrase_do_not_matter(file: bytes, typed: str) -> None:
    assert decrypt(file, typed) == PIECES


@pytest.mark.parametrize("typed", ["", "kočka leze přes plo", "kočka leze přes plot!", "plot přes leze kočka"])
def test_a_wrong_passphrase_is_reported_as_such(file: bytes, typed: str) -> None:
    with pytest.raises(Invalid, match="passphrase does not fit"):
        decrypt(file, typed)


def test_the_content_is_unreadable_and_two_files_differ(file: bytes) -> None:
    assert b"Psi" not in file
    assert b"said" not in file
    again = encrypt(PIECES, PASSPHRASE)
    assert again[9:] != file[9:]
    assert len({one[9:25] for one in (file, again)}) == 2


@pytest.mark.parametrize("at", [9, 25, 41, HEAD, HEAD + 5, -1])
def test_a_file_with_one_changed_bit_is_refused(file: bytes, at: int) -> None:
    changed = bytearray(file)
    changed[at] ^= 1
    with pytest.raises(Invalid):
        decrypt(bytes(changed), PASSPHRASE)


def test_a_damaged_file_is_not_taken_for_a_wrong_passphrase(file: bytes) -> None:
    changed = bytearray(file)
    changed[-1] ^= 1
    with pytest.raises(Invalid, match="damaged"):
        decrypt(bytes(changed), PASSPHRASE)


@pytest.mark.parametrize("left", [9, 20, HEAD - 1, HEAD, HEAD + 10, -1])
def test_a_truncated_file_is_reported_as_such(file: bytes, left: int) -> None:
    with pytest.raises(Invalid, match="not whole"):
        decrypt(file[:left], PASSPHRASE)


def test_appended_bytes_are_refused(file: bytes) -> None:
    with pytest.raises(Invalid, match="not whole"):
        decrypt(file + b"PK\x03\x04", PASSPHRASE)


@pytest.mark.parametrize("other", [b"", b"PK\x03\x04" + bytes(100), b"%PDF-1.7", b"ipkprofi" + bytes(100)])
def test_a_file_of_another_kind_is_reported_as_such(other: bytes) -> None:
    with pytest.raises(Invalid, match="not a file with a profile"):
        decrypt(other, PASSPHRASE)


def test_a_file_of_another_version_is_reported_as_such(file: bytes) -> None:
    with pytest.raises(Invalid, match="another version"):
        decrypt(file[:8] + b"\x02" + file[9:], PASSPHRASE)


def test_content_over_the_size_limit_is_neither_encrypted_nor_decrypted() -> None:
    with pytest.raises(TooBig):
        encrypt([bytes(FILE_BYTES)], PASSPHRASE)
    with pytest.raises(TooBig):
        decrypt(bytes(FILE_BYTES + 1), PASSPHRASE)


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"\0",
        struct.pack(">Q", 2**63),
        struct.pack(">Q", 1),
        struct.pack(">Q", 0) * (MOST_PIECES + 1),
        struct.pack(">Q", 3) + b"abc" + b"\0\0",
    ],
    ids=["nothing", "too short", "a length beyond all", "one that is missing", "endless pieces", "a rest"],
)
def test_a_hostile_content_with_a_valid_passphrase_is_refused(plain: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """I8: nothing is taken in because a number in the file says so."""
    with monkeypatch.context() as forging:
        forging.setattr(passphrase_file, "_LENGTH", Frameless())
        file = encrypt([plain], PASSPHRASE)
    with pytest.raises(Invalid):
        decrypt(file, PASSPHRASE)


class Frameless:
    def pack(self, _length: int) -> bytes:
        return b""


def test_key_derivation_uses_64_mb(monkeypatch: pytest.MonkeyPatch) -> None:
    """n · r · 128 bytes are 64 MB; whoever spends less on a guess does not open the file."""
    monkeypatch.undo()
    cost = dict(passphrase_file._COST)
    assert cost["n"] * cost["r"] * 128 == 64 * 1024 * 1024
    file = encrypt(PIECES, PASSPHRASE)
    assert decrypt(file, PASSPHRASE) == PIECES
    monkeypatch.setattr(passphrase_file, "_COST", cost | {"n": cost["n"] // 2})
    with pytest.raises(Invalid, match="passphrase does not fit"):
        decrypt(file, PASSPHRASE)
