"""An encrypted file for another installation: AES-256-GCM with a key that scrypt derives from a passphrase.

    magic 8 · version 1 · salt 16 · check 16 · nonce 12 · length 8 │ encrypted: (length 8 · bytes)…

The version determines all parameters, so that a file cannot demand a costlier key derivation. The content is not
compressed, so that decrypting never expands it (I8).
"""

import os
import struct
import unicodedata
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.services.transfer.transfer import FILE_BYTES

MAGIC, VERSION = b"IPKprofi", 1
_HEAD = struct.Struct(">8sB16s16s12sQ")
_LENGTH = struct.Struct(">Q")
_TAG = 16
#: 0.25 s and 64 MB for each guess
_COST = {"n": 2**16, "r": 8, "p": 1}
_KEY = 32
#: most blobs in one file: the text, and its pictures and sounds
MOST_PIECES = 400


def encrypt(pieces: Sequence[bytes], passphrase: str) -> bytes:
    """The file. Raises TooBig."""
    plain = b"".join(part for piece in pieces for part in (_LENGTH.pack(len(piece)), piece))
    if len(plain) + _HEAD.size + _TAG > FILE_BYTES:
        raise TooBig("This profile is too big for one file. Take a song out of it first.")
    salt, nonce = os.urandom(16), os.urandom(12)
    key, check = _keys(passphrase, salt)
    head = _HEAD.pack(MAGIC, VERSION, salt, check, nonce, len(plain) + _TAG)
    return head + AESGCM(key).encrypt(nonce, plain, head)


def decrypt(data: bytes, passphrase: str) -> list[bytes]:
    """The blobs of the file. Raises TooBig or Invalid, each with a message that says what to do."""
    if len(data) > FILE_BYTES:
        raise TooBig("This file is too big.")
    if not data.startswith(MAGIC):
        raise Invalid("This is not a file with a profile.")
    if len(data) > len(MAGIC) and data[len(MAGIC)] != VERSION:
        raise Invalid("This file was made by another version of IPK. Bring this one up to date, then try again.")
    if len(data) < _HEAD.size:
        raise Invalid("This file is not whole. Copy it once more.")
    _, _, salt, check, nonce, length = _HEAD.unpack_from(data)
    if len(data) != _HEAD.size + length:
        raise Invalid("This file is not whole. Copy it once more.")
    key, known = _keys(passphrase, salt)
    if known != check:
        raise Invalid("The passphrase does not fit this file.")
    try:
        plain = AESGCM(key).decrypt(nonce, data[_HEAD.size :], data[: _HEAD.size])
    except InvalidTag:
        raise Invalid("This file is damaged. Take another copy of it.") from None
    return _blobs(plain)


def _blobs(plain: bytes) -> list[bytes]:
    """Split the plaintext. It is untrusted: who knows the passphrase may still attack."""
    pieces: list[bytes] = []
    at = 0
    while at < len(plain):
        if len(pieces) >= MOST_PIECES or at + _LENGTH.size > len(plain):
            raise Invalid
        (length,) = _LENGTH.unpack_from(plain, at)
        at += _LENGTH.size
        if at + length > len(plain):
            raise Invalid
        pieces.append(plain[at : at + length])
        at += length
    if not pieces:
        raise Invalid
    return pieces


def _keys(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """(encryption key, check value); the check value tells a wrong passphrase from a damaged file."""
    made = Scrypt(salt=salt, length=_KEY + 16, **_COST).derive(_plain(passphrase).encode())
    return made[:_KEY], made[_KEY:]


def _plain(passphrase: str) -> str:
    """The passphrase without accents and capitals, and with single spaces: differences that people forget."""
    bare = (char for char in unicodedata.normalize("NFKD", passphrase) if not unicodedata.combining(char))
    return " ".join("".join(bare).casefold().replace("-", " ").split())
