"""AES-256-GCM on everything that a person said. A sealed value opens only at the place it was sealed for."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class DecryptionError(RuntimeError):
    """A stored value that its key does not open: changed, moved to another place, or of another key."""


class Cipher:
    """The data key of one conference at work."""

    def __init__(self, conference: str, key: bytes) -> None:
        self._conference = conference
        self._aead = AESGCM(key)

    def encrypt(self, table: str, row: str, column: str, data: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._aead.encrypt(nonce, data, self._place(table, row, column))

    def decrypt(self, table: str, row: str, column: str, sealed: bytes) -> bytes:
        """Raises Damaged."""
        try:
            return self._aead.decrypt(sealed[:NONCE], sealed[NONCE:], self._place(table, row, column))
        except (InvalidTag, ValueError):
            place = f"{table}.{column}, row {row}, conference {self._conference}"
            raise DecryptionError(f"The stored value in {place} cannot be read with its key.") from None

    def _place(self, table: str, row: str, column: str) -> bytes:
        return f"{self._conference}|{table}|{row}|{column}".encode()
