"""AES-256-GCM encryption of stored values, bound to their conference, table, row and column."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class DecryptionError(RuntimeError):
    """A stored value that does not decrypt: it was changed, moved to another place, or has another key."""


class Cipher:
    """Encrypts and decrypts with the data key of one conference."""

    def __init__(self, conference: str, key: bytes) -> None:
        self._conference = conference
        self._aead = AESGCM(key)

    def encrypt(self, table: str, row: str, column: str, data: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._aead.encrypt(nonce, data, self._place(table, row, column))

    def decrypt(self, table: str, row: str, column: str, sealed: bytes) -> bytes:
        """Raises DecryptionError."""
        try:
            return self._aead.decrypt(sealed[:NONCE], sealed[NONCE:], self._place(table, row, column))
        except (InvalidTag, ValueError):
            place = f"{table}.{column}, row {row}, conference {self._conference}"
            raise DecryptionError(f"The stored value in {place} cannot be read with its key.") from None

    def _place(self, table: str, row: str, column: str) -> bytes:
        return f"{self._conference}|{table}|{row}|{column}".encode()
