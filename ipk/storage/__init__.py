"""Keeps it: the database, the keys, pictures and sounds, catalogues."""

from ipk.storage.migrate import migrate
from ipk.storage.opening import open_store

__all__ = ["migrate", "open_store"]
