"""The encryption keys: a master key of the installation in a file, and a data key for each conference, wrapped by it.

The data folder alone is unreadable. Shredding a conference's key makes it unreadable in every backup. The child's
private records have a key of their own, wrapped by the conference's, so that it can be shredded alone.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from pathlib import Path

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.storage.crypto.cipher import Cipher, DecryptionError
from ipk.storage.disk.files import make_private_folder, shred, write_first

KEY = 32
NAME = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,89}")
PRIVATE_NAME = re.compile(r"[0-9a-f]{16}")


class KeyringError(RuntimeError):
    """The master key is missing, damaged, or not the one that the data were encrypted with."""


class Keyring:
    """Keys of this installation. Unwrapped keys are only in the memory of this process."""

    def __init__(self, key_file: Path, keys_dir: Path, has_data: bool = False) -> None:
        """`has_data`: the database holds conferences, so that a missing master key is an error and not created."""
        self._folder = keys_dir
        self._ciphers: dict[str, Cipher] = {}
        self._private: dict[tuple[str, str], Cipher] = {}
        master = _read_master(key_file, has_data or _any_key(keys_dir))
        self._wrapping = Cipher("", master)
        self._digest_key = hmac.digest(master, b"ipk digest 1", "sha256")
        self._check_master(key_file)

    def create_private(self, conference: str, name: str) -> None:
        """Create and store a key for the conference's private records, wrapped by the conference's key."""
        sealed = self.cipher(conference).encrypt("keys", f"{conference}~{name}", "key", secrets.token_bytes(KEY))
        if not write_first(self._private_path(conference, name), sealed):
            raise Invalid

    def private(self, conference: str, name: str) -> Cipher | None:
        """The cipher of a private key, None when it was shredded. Raises NotFound without the conference's key."""
        known = self._private.get((conference, name))
        if known is not None:
            return known
        own = self.cipher(conference)
        try:
            wrapped = self._private_path(conference, name).read_bytes()
        except FileNotFoundError:
            return None
        cipher = Cipher(conference, own.decrypt("keys", f"{conference}~{name}", "key", wrapped))
        return self._private.setdefault((conference, name), cipher)

    def shred_private(self, conference: str, name: str) -> None:
        self._private.pop((conference, name), None)
        shred(self._private_path(conference, name))

    def shred_others(self, conference: str, spare: str = "") -> None:
        """Shred every private key of the conference except `spare`."""
        names = [path.stem.partition("~")[2] for path in self._folder.glob(f"{conference}~*.private")]
        for name in names:
            if name != spare:
                self.shred_private(conference, name)

    def create(self, conference: str) -> Cipher:
        """Create and store a data key. Raises Invalid when there is one."""
        key = secrets.token_bytes(KEY)
        if not write_first(self._path(conference), self._wrapping.encrypt("keys", conference, "key", key)):
            raise Invalid
        cipher = self._ciphers[conference] = Cipher(conference, key)
        return cipher

    def cipher(self, conference: str) -> Cipher:
        """The conference's cipher. Raises NotFound when the key was shredded or never existed."""
        known = self._ciphers.get(conference)
        if known is not None:
            return known
        try:
            wrapped = self._path(conference).read_bytes()
        except FileNotFoundError:
            raise NotFound from None
        key = self._wrapping.decrypt("keys", conference, "key", wrapped)
        return self._ciphers.setdefault(conference, Cipher(conference, key))

    def has(self, conference: str) -> bool:
        return bool(NAME.fullmatch(conference)) and self._path(conference).exists()

    def forget(self, conference: str) -> None:
        self._ciphers.pop(conference, None)
        for known in [key for key in list(self._private) if key[0] == conference]:
            self._private.pop(known, None)

    def delete(self, conference: str) -> None:
        """Shred the data key and the private keys: everything encrypted with them is unreadable, in backups too."""
        self.forget(conference)
        shred(self._path(conference))
        self.shred_others(conference)

    def digest(self, secret: str) -> str:
        """A keyed hash, so that short codes cannot be guessed from a stolen database."""
        return hmac.new(self._digest_key, secret.encode(), hashlib.sha256).hexdigest()

    def _path(self, conference: str) -> Path:
        if not NAME.fullmatch(conference):
            raise NotFound
        return self._folder / f"{conference}.key"

    def _private_path(self, conference: str, name: str) -> Path:
        if not NAME.fullmatch(conference) or not PRIVATE_NAME.fullmatch(name):
            raise NotFound
        return self._folder / f"{conference}~{name}.private"

    def _check_master(self, key_file: Path) -> None:
        for path in self._folder.glob("[!.]*.key"):
            try:
                self._wrapping.decrypt("keys", path.stem, "key", path.read_bytes())
            except DecryptionError:
                raise KeyringError(
                    f"The key in {key_file} does not belong to the conferences in {self._folder}. "
                    "Put the right key file back, or name it in IPK_KEY_FILE."
                ) from None
            return


def _any_key(keys_dir: Path) -> bool:
    return next(keys_dir.glob("[!.]*.key"), None) is not None


def _read_master(key_file: Path, has_data: bool) -> bytes:
    if not key_file.exists():
        if has_data:
            raise KeyringError(
                f"The key file {key_file} is missing, but there are conferences sealed with it. "
                "Put the file back from your safe copy; without it nobody can read them."
            )
        make_private_folder(key_file.parent)
        write_first(key_file, base64.urlsafe_b64encode(secrets.token_bytes(KEY)) + b"\n")
    try:
        master = base64.urlsafe_b64decode(key_file.read_bytes().strip())
    except binascii.Error:
        master = b""
    if len(master) != KEY:
        raise KeyringError(f"The key file {key_file} is damaged: it must hold 32 bytes in base64.")
    return master
