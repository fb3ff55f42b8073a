"""Runs the Alembic migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy import Engine as Database
from sqlalchemy.pool import NullPool

from ipk.settings import Settings
from ipk.storage.database import statements
from ipk.storage.database.sqlite import open_for_writing
from ipk.storage.database.urls import address
from ipk.storage.disk.files import make_private_folder, tighten

#: PostgreSQL's advisory lock that one migrating process holds, "ipk" in ASCII
LOCK = 0x69706B


def migrate(settings: Settings) -> None:
    """Run the missing migrations. A second process that tries at the same time waits and finds nothing to do."""
    make_private_folder(settings.data_dir)
    database = _open(settings.database)
    try:
        with database.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        database.dispose()
    tighten(settings.data_dir)


def is_migrated(connection: Connection) -> bool:
    return MigrationContext.configure(connection).get_current_revision() == _head()


def has_conferences(database: Database) -> bool:
    """Does the database hold a conference? A master key must exist then."""
    with database.begin() as connection:
        if not inspect(connection).has_table("conferences"):
            return False
        return connection.execute(statements.any_conference).first() is not None


def _open(url: str) -> Database:
    if address(url).get_backend_name() == "sqlite":
        return open_for_writing(url, lock_timeout=30)
    return create_engine(address(url), poolclass=NullPool)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


_heads: list[str | None] = []


def _head() -> str | None:
    """The newest migration (read once: `ready` is asked often)."""
    if not _heads:
        _heads.append(ScriptDirectory.from_config(_config()).get_current_head())
    return _heads[0]
