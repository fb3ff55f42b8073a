"""Opens the application for a command: patches eventlet, migrates the database, reports errors in one sentence."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from commands.addresses import reachable, usable_port
from prepare.errors import CannotPrepare
from prepare.shell import explain


@contextmanager
def open_application(*, demo: int = 0, **overrides: Any) -> Iterator[Any]:
    """Yields an application on a migrated database and closes it. `overrides` win over the environment's settings.

    `demo` is the step of a demo conference, 0 for none.
    """
    try:
        app = _open(demo, overrides)
    except CannotPrepare as why:
        raise SystemExit(str(why)) from None
    try:
        yield app
    finally:
        app.close()


def _open(demo: int, overrides: dict[str, Any]) -> Any:
    settings = _settings(overrides)
    from ipk.realtime import engine

    engine.patch(settings.async_mode)  # before anything else of the app is imported
    with _friendly_errors(f"The database could not be opened or brought up to date. Check {_where(settings)}."):
        from ipk.storage.database.migrate import migrate

        migrate(settings)
    from ipk.app import create_app

    with _friendly_errors("The app could not start."):
        return create_app(settings, demo=demo)


def _settings(overrides: dict[str, Any]) -> Any:
    from ipk.settings import Settings

    try:
        settings = Settings.from_environment(**overrides)
        if "port" not in overrides:
            return settings
        port = usable_port(settings.host, settings.port)
        lan_url = reachable(settings.host, port)[-1][1]
        return Settings.from_environment(**{**overrides, "port": port, "lan_url": lan_url})
    except ValueError as why:
        raise CannotPrepare(f"{why}. Mend the setting, then try again.") from why


def _where(settings: Any) -> str:
    if settings.database_url:
        return "IPK_DATABASE_URL and that the database server runs"
    return f"that {Path(settings.data_dir)} can be written"


@contextmanager
def _friendly_errors(sentence: str) -> Iterator[None]:
    try:
        yield
    except CannotPrepare:
        raise
    except Exception as trouble:
        raise CannotPrepare(explain(sentence, traceback.format_exc())) from trouble
