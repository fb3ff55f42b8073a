"""The only place where the parts meet."""

import gc
import logging
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from ipk.content.catalogues import Symbol
from ipk.content.content import Content
from ipk.content.tunes import Tune
from ipk.documents.pdf_worker import Executor, ImageConverter, PdfWorker
from ipk.documents.profile_document import CREDIT, ProfileDocument
from ipk.documents.profile_layout import Figure
from ipk.documents.qr import draw_qr
from ipk.documents.room_documents import RoomDocuments
from ipk.documents.shopping_document import as_pdf as shopping_pdf
from ipk.documents.typst_pdf import INCOMPLETE
from ipk.realtime import engine as engines
from ipk.realtime.commands.dispatcher import CommandDispatcher, Dependencies
from ipk.realtime.commands.import_file import ImportPayload, ImportReferences
from ipk.realtime.server import Parts, SocketServer
from ipk.realtime.sync.broadcaster import Broadcaster
from ipk.realtime.sync.ephemeral import EphemeralEvents
from ipk.realtime.sync.pubsub import ChangePubSub
from ipk.realtime.transport.origin import KnownHosts, guard
from ipk.services.demo import find_demo, found_demo
from ipk.services.meeting import evaluation, music
from ipk.services.people import conferences
from ipk.services.people.conferences import Founded, NewConference, NewPerson
from ipk.services.preparation import snacks
from ipk.services.preparation.shopping_text import SaidList
from ipk.services.profile import questionnaires
from ipk.services.shared.media import clear_everywhere
from ipk.services.transfer.import_profile import ReadExport, read_export
from ipk.services.transfer.import_steps import bring_into_new
from ipk.services.transfer.transfer import ProfileTransferIO
from ipk.settings import Settings
from ipk.storage.crypto import passphrase_file
from ipk.storage.disk.worker_thread import WorkerThread
from ipk.storage.media.audio import clean_sound, plain_voice
from ipk.storage.media.images import clean_picture
from ipk.storage.media.print_images import as_jpeg, printed
from ipk.storage.open_store import open_store
from ipk.web import Site, register
from ipk.web.middleware.assets import DIST, read_manifest
from ipk.web.middleware.language import translate

ROOT = Path(__file__).resolve().parents[1]
PROFILES = ROOT / "profiles"

log = logging.getLogger("ipk.app")

#: so much garbage is made between two looks for it; fewer pauses for everybody
_GC_THRESHOLD = 10_000
#: seconds to the first clearing away after the start, between two of them, and after each conference
_TIDY_FIRST, _TIDY_EVERY, _TIDY_REST = 600.0, 86_400.0, 1.0
#: seconds between the last answer and the end, so that it still reaches its phone
_FAREWELL = 0.2


def create_app(settings: Settings, *, demo: bool = False) -> "Application":
    """Put an application together on a migrated database. `engine.patch` must have run before."""
    return Application(settings, demo=demo)


class Application:
    """One serving process."""

    def __init__(self, settings: Settings, *, demo: bool) -> None:
        self.settings = settings
        self.engine = engines.create(settings.async_mode)
        self._profiles = Content(PROFILES)
        log_skipped_content(self._profiles)
        self.store = open_store(settings, self.engine, _now)
        music.set_catalogue(tune.id for tune in self._profiles.tunes.tunes)
        snacks.lay_out(self._profiles.snacks.catalogue)
        questionnaires.set_questionnaires(self._profiles.sheets.sheets)
        evaluation.set_evaluation(self._profiles.feedback.evaluation)
        self._demo: Founded | None = None
        self._closed = False
        self._printing = WorkerThread(self.engine)
        self._porter = self._hire()
        self.flask = self._web()
        self._broadcaster = Broadcaster(self.store, self.engine)
        self._sockets = self._realtime()
        self._bell = self._ring()
        if demo:
            self._demo = find_demo(self.store) or self._found_demo()

    def found(self, goal: str, people: tuple[NewPerson, ...], *, title: str = "", language: str = "cs") -> Founded:
        """A real conference with the organisation's papers. Raises an IpkError with a kind sentence."""
        draft = NewConference(goal, people, self._profiles.papers(language), title, language)
        return conferences.found_conference(self.store, draft)

    def open_luggage(self, file: bytes, passphrase: str) -> ReadExport:
        """A profile's file, read and cleaned. Raises an IpkError with a kind sentence."""
        return read_export(self._porter, file, passphrase)

    def bring_in(self, founded: Founded, opened: ReadExport) -> None:
        """Into a conference that was just made, which is unmade when that is refused."""
        bring_into_new(self.store, self.store.media, founded.conference, opened)

    def _found_demo(self) -> Founded:
        return found_demo(self.store, self._profiles.demo(), self._profiles.papers("cs"))

    def links(self) -> dict[str, Any]:
        """The demo's links, as `--links-file` writes them (protocol §9)."""
        if self._demo is None:
            raise RuntimeError("there is no demo here")
        host = "127.0.0.1" if self.settings.host in ("", "0.0.0.0") else self.settings.host  # noqa: S104
        url = f"http://{host}:{self.settings.port}"
        people = [
            {
                "id": one.id,
                "name": one.name,
                "role": one.role,
                "url": f"{url}/j#{one.token}",
                "token": one.token,
            }
            for one in self._demo.people
        ]
        return {"url": url, "conference": self._demo.conference, "people": people}

    def serve(self, ready: Callable[[], None]) -> None:
        """Serve until SIGTERM or Ctrl+C; `ready` is called once people can come."""
        for end in (signal.SIGTERM, signal.SIGINT):
            signal.signal(end, lambda *_: self.engine.stop())
        gc.collect()
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD, 10, 10)
        if self.settings.probe:
            self.engine.probe(_to_stderr)
        self.engine.call_later(_TIDY_FIRST, self._tidy)
        self.engine.serve(self.flask, self.settings.host, self.settings.port, lambda _: ready())

    def _tidy(self) -> None:
        """Once a day, beside everything else."""
        if self._closed:
            return
        self.engine.spawn(lambda: clear_everywhere(self.store, self.store.media, lambda: self.engine.sleep(_TIDY_REST)))
        self.engine.call_later(_TIDY_EVERY, self._tidy)

    def close(self) -> None:
        """Finish what was accepted, say it, then let go."""
        if self._closed:
            return
        self._closed = True
        if self._bell is not None:
            self._bell.close()
        self._printing.close()
        self.store.close()
        self.engine.sleep(_FAREWELL)
        self._broadcaster.close()

    def _web(self) -> Flask:
        app = Flask("ipk", root_path=str(ROOT), static_folder="static", template_folder="templates")
        app.secret_key = self.store.digest("cookies")
        tunes = self._profiles.tunes.tunes
        register(
            app,
            Site(
                store=self.store,
                media=self.store.media,
                clock=_now,
                qr=draw_qr,
                pictures=clean_picture,
                sounds=clean_sound,
                plain_voice=plain_voice,
                printer=self._printer(),
                shopping_pdf=self._print_shopping,
                porter=self._porter,
                room_papers=RoomDocuments(lambda message, language: translate(language, message), self._printing),
                sheets=self._profiles.sheets.sheets,
                tunes=_tune_lister(tunes),
                scores={tune.id: tune.score for tune in tunes},
                public_url=self.settings.public_url,
                lan_url=self.settings.lan_url,
                sleep=self.engine.sleep,
            ),
        )
        return app

    def _print_shopping(self, said: SaidList) -> bytes:
        signs = _verify_symbols(self._profiles.symbols)
        credit, incomplete = translate(said.language, CREDIT), translate(said.language, INCOMPLETE)
        return self._printing(lambda: shopping_pdf(said, signs, credit, incomplete))

    def _hire(self) -> ProfileTransferIO:
        """Its work would keep everybody waiting, and what it opens came from outside: it is done beside."""
        house = ImportReferences(frozenset(self._profiles.symbols), self._profiles.sheets.sheets)
        aside = self._printing
        return ProfileTransferIO(
            seal=lambda pieces, passphrase: aside(lambda: passphrase_file.encrypt(pieces, passphrase)),
            unseal=lambda data, passphrase: aside(lambda: passphrase_file.decrypt(data, passphrase)),
            read=lambda said: aside(lambda: ImportPayload(said, house)),
            pictures=clean_picture,
            sounds=clean_sound,
            rest=lambda: self.engine.sleep(0),
        )

    def _printer(self) -> PdfWorker:
        signs = _verify_symbols(self._profiles.symbols)
        press = ProfileDocument(
            signs, lambda message, language: translate(language, message), self._profiles.sheets.sheets
        )
        hands = Executor(self._printing, lambda: self.engine.sleep(0), self.engine.call_later)
        return PdfWorker(press, ImageConverter(self.store.media, printed, as_jpeg), hands)

    def _realtime(self) -> SocketServer:
        live = EphemeralEvents(self._broadcaster, self.engine)
        outside = Dependencies(
            _now, lambda message, language: translate(language, message), frozenset(self._profiles.symbols)
        )
        gate = CommandDispatcher(self.store, self._broadcaster, live, outside)
        public = urlsplit(self.settings.public_url).hostname
        hosts = KnownHosts((*self.settings.hosts, *([public] if public else [])))
        parts = Parts(
            engine=self.engine,
            dispatcher=gate,
            broadcaster=self._broadcaster,
            hosts=hosts,
            digest=lambda secret: conferences.device_digest(self.store, secret),
            fast_path=self.settings.lane,
        )
        server = SocketServer(self.flask, parts)
        guarded = guard(self.flask.wsgi_app, hosts)
        self.flask.wsgi_app = ProxyFix(guarded) if self.settings.behind_proxy else guarded
        return server

    def _ring(self) -> ChangePubSub | None:
        if not self.settings.redis_url:
            return None
        bell = ChangePubSub(self.settings.redis_url, self._broadcaster, self.engine)
        bell.start()
        return bell


def _to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _now() -> datetime:
    return datetime.now(UTC)


def log_skipped_content(profiles: Content) -> None:
    """Calmly, to whoever starts the server: the rest works. `run.py check-profiles` says it beforehand."""
    for problem in (*profiles.tunes.problems, *profiles.snacks.problems, *profiles.sheets.problems):
        if not problem.advice:
            log.warning("left out: %s", problem)


def _verify_symbols(symbols: Mapping[str, Symbol]) -> Callable[[str, str], Figure | None]:
    """A symbol's picture for paper, with its label in a language."""
    files = read_manifest(ROOT / "static" / DIST / "manifest.json")

    def sign(id: str, language: str) -> Figure | None:
        file = files.get(f"symbols/{id}.svg")
        if file is None or id not in symbols:
            return None
        return Figure((ROOT / "static" / DIST / file).read_bytes(), symbols[id].words[language][0], drawn=True)

    return sign


def _tune_lister(tunes: tuple[Tune, ...]) -> Callable[[str], list[dict[str, Any]]]:
    """The pieces of music as pages get them: id, label in their language, address of the picture."""
    files = read_manifest(ROOT / "static" / DIST / "manifest.json")

    def of(language: str) -> list[dict[str, Any]]:
        return [
            {
                "id": tune.id,
                "label": tune.labels[language],
                "src": f"/static/{DIST}/{files.get(f'tunes/{tune.id}.svg', '')}",
            }
            for tune in tunes
        ]

    return of
