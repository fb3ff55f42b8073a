"""The way into this floor."""

from collections.abc import Mapping

from sqlalchemy.engine import make_url

from ipk.domain.records import Record
from ipk.services.ports import Clock, Engine
from ipk.settings import Settings
from ipk.storage.sqlite_store import SqliteStore


def open_store(
    settings: Settings, engine: Engine, clock: Clock, types: Mapping[str, type[Record]] | None = None
) -> SqliteStore:
    """The store that `settings.database` names; it must have been migrated. `types` are the kinds of records kept."""
    if types is None:
        from ipk.domain.registry import TYPES

        types = TYPES
    if make_url(settings.database).get_backend_name() == "sqlite":
        return SqliteStore(settings, engine, clock, types)
    raise ValueError("IPK_DATABASE_URL must be a SQLite or PostgreSQL address")
