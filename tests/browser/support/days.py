"""Days that pass between one sitting and the next, and what an installation that sleeps has kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

from ipk.domain.profile.answers import Answer
from ipk.domain.profile.workbook import BOOK, Workbook
from ipk.realtime.engine.threading_engine import ThreadingEngine
from ipk.services.ports import UnitOfWork
from ipk.services.shared.commands import log_event
from ipk.settings import Settings
from ipk.storage.open_store import open_store
from ipk.storage.store.store import DatabaseStore
from tests.browser.support.devices import Room
from tests.support.servers.server import Server


def days_pass(room: Room, guide: Page, child: Page) -> tuple[Page, Page]:
    """Both go home, the installation sleeps; when they come again, the book was last used the day before."""
    for page in (guide, child):
        page.context.close()
    room.server.stop()

    def yesterday(work: UnitOfWork) -> None:
        book = work.get(Workbook, BOOK)
        used = datetime.fromisoformat(book.used_at) - timedelta(days=1)
        work.save(replace(book, used_at=used.isoformat()))
        log_event(work, "", "test.days_pass")

    store = opened_store(room.server)
    store.transact(room.server.links["conference"], yesterday)
    store.close()
    room.server.start()
    return room.comes("guide", "laptop"), room.comes("child", "child")


def kept(server: Server) -> list[Answer]:
    store = opened_store(server)
    answers = store.transact(server.links["conference"], lambda work: work.list(Answer))
    store.close()
    return answers


def opened_store(server: Server) -> DatabaseStore:
    settings = Settings(data_dir=server.data, key_file=server.data.parent / "key", async_mode="threading")
    return open_store(settings, ThreadingEngine(), lambda: datetime.now(UTC))
