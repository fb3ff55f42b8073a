"""An empty database becomes ours, an old one new, and twice at once does no harm."""

import importlib
import pkgutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

import ipk.domain
from ipk.domain.kernel.records import Record
from ipk.realtime.engine.threading_engine import ThreadingEngine
from ipk.settings import Settings
from ipk.storage.database.migrate import migrate
from ipk.storage.database.schema import metadata
from ipk.storage.open_store import _all_types, open_store
from tests.storage.conftest import Installation
from tests.storage.sample_records import TYPES, TickingClock, nothing


def test_migrations_produce_the_tables_of_the_metadata(installation: Installation) -> None:
    engine = create_engine(installation.settings.database)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_migrating_again_keeps_the_data(installation: Installation) -> None:
    installation.open().create("anicka", nothing)
    migrate(installation.settings)
    assert installation.reopen().exists("anicka")


def test_concurrent_first_starts_migrate_without_errors(tmp_path: Path, installation: Installation) -> None:
    settings = installation.settings
    if settings.database_url:
        _empty(settings)
    else:
        settings = replace(settings, data_dir=tmp_path / "fresh")
    problems: list[Exception] = []

    def start() -> None:
        try:
            migrate(settings)
        except Exception as problem:
            problems.append(problem)

    threads = [threading.Thread(target=start) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert problems == []
    assert Installation(settings).open().ready()


def test_a_store_is_not_ready_before_it_was_migrated(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, key_file=tmp_path / "key")
    store = open_store(settings, ThreadingEngine(), TickingClock(), TYPES)
    assert not store.ready()
    migrate(settings)
    assert store.ready()
    store.close()


def test_the_data_folder_is_accessible_to_its_owner_only(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "instance", key_file=tmp_path / "key")
    migrate(settings)
    assert (tmp_path / "instance").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("url", ["mysql://localhost/x", "postgresql+psycopg://localhost/x", "nonsense", "://"])
def test_an_unknown_database_url_is_refused(tmp_path: Path, url: str) -> None:
    settings = Settings(data_dir=tmp_path, key_file=tmp_path / "key", database_url=url)
    for start in (migrate, lambda settings: open_store(settings, ThreadingEngine(), TickingClock(), TYPES)):
        with pytest.raises(ValueError, match="IPK_DATABASE_URL"):
            start(settings)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_postgresql_is_found_by_every_url_scheme(postgresql: Installation, scheme: str) -> None:
    rest = postgresql.settings.database.partition("://")[2]
    installation = Installation(replace(postgresql.settings, database_url=f"{scheme}://{rest}"))
    migrate(installation.settings)
    assert installation.open().ready()
    installation.close()


def test_a_store_knows_every_kind_of_record_of_the_domain() -> None:
    """Each concrete record class of `ipk.domain`, found by importing every module there."""
    for module in pkgutil.walk_packages(ipk.domain.__path__, "ipk.domain."):
        importlib.import_module(module.name)
    kinds = {kind for kind in _subclasses(Record) if kind.__module__.startswith("ipk.domain.")}
    assert len(kinds) > 20
    assert set(_all_types().values()) == {kind for kind in kinds if "TYPE" in vars(kind)}
    assert all(_all_types()[kind.TYPE] is kind for kind in kinds if "TYPE" in vars(kind))


def _subclasses(kind: type[Record]) -> set[type[Record]]:
    below = set(kind.__subclasses__())
    return below.union(*map(_subclasses, below))


def _empty(settings: Settings) -> None:
    engine = create_engine(settings.database, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
