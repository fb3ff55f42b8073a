"""Composition root: creates the store, the web app, the socket server and their dependencies, and connects them."""

import gc
import logging
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from ipk.content.content import Content
from ipk.documents.meeting.documents import MeetingDocuments
from ipk.documents.pdf_worker import Executor, ImageConverter, PdfWorker
from ipk.documents.profile_document import CREDIT, ProfileDocument, SymbolLookup
from ipk.documents.qr import draw_qr
from ipk.documents.room_documents import RoomDocuments
from ipk.documents.shopping_document import as_pdf as shopping_pdf
from ipk.documents.symbols import symbol_lookup
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
from ipk.services.people import conferences
from ipk.services.people.conferences import Founded, NewConference, NewPerson
from ipk.services.preparation.shopping_text import SaidList
from ipk.services.shared.catalogues import Catalogues, set_catalogues
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
from ipk.web.api.music import tune_lister
from ipk.web.middleware.assets import DIST, read_manifest
from ipk.web.middleware.language import translate, translate_for_reading

ROOT = Path(__file__).resolve().parents[1]
PROFILES = ROOT / "profiles"
DIST_FOLDER = ROOT / "static" / DIST

log = logging.getLogger("ipk.app")

#: new objects between two runs of the garbage collector: fewer runs mean fewer pauses
_GC_THRESHOLD = 10_000
#: seconds to the first clean-up of media after the start, between two clean-ups, and after each conference
_CLEANUP_FIRST, _CLEANUP_EVERY, _CLEANUP_PAUSE = 600.0, 86_400.0, 1.0
#: seconds between closing the store and closing the sockets, so that the last answers are still sent
_SHUTDOWN_GRACE = 0.2


def create_app(settings: Settings, *, demo: int = 0) -> "Application":
    """Creates an application on a migrated database. `engine.patch` must have run before."""
    return Application(settings, demo=demo)


class Application:
    """One serving process."""

    def __init__(self, settings: Settings, *, demo: int) -> None:
        self.settings = settings
        self.engine = engines.create(settings.async_mode)
        self._content = Content(PROFILES)
        self._content.check_required()
        log_skipped_content(self._content)
        self.store = open_store(settings, self.engine, _now)
        set_catalogues(_catalogues(self._content))
        self._demo: Founded | None = None
        self._closed = False
        self._worker = WorkerThread(self.engine)
        self._transfer_io = self._profile_transfer()
        self.flask = self._create_flask()
        self._broadcaster = Broadcaster(self.store, self.engine)
        self._sockets = self._create_sockets()
        self._pubsub = self._start_pubsub()
        if demo:
            self._demo = find_demo(self.store) or self._found_demo(demo)

    def found_conference(
        self,
        goal: str,
        people: tuple[NewPerson, ...],
        *,
        title: str = "",
        language: str = "cs",
        expectations: str = "",
    ) -> Founded:
        """Creates a conference with the organisation's papers. Raises IpkError."""
        draft = NewConference(goal, people, self._content.papers(language), title, language, expectations=expectations)
        return conferences.found_conference(self.store, draft)

    def read_export(self, file: bytes, passphrase: str) -> ReadExport:
        """Decrypts and checks an exported profile. Raises IpkError."""
        return read_export(self._transfer_io, file, passphrase)

    def import_profile(self, founded: Founded, opened: ReadExport) -> None:
        """Imports a profile into a new conference. Deletes the conference when the import is refused."""
        bring_into_new(self.store, self.store.media, founded.conference, opened)

    def _found_demo(self, step: int) -> Founded:
        return found_demo(self.store, self._content.demo(), self._content.papers("cs"), step)

    def links(self) -> dict[str, Any]:
        """Returns the personal links of the demo, as `--links-file` writes them (protocol §9)."""
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
        """Serves until SIGTERM or Ctrl+C. Calls `ready` once the port accepts connections."""
        for end in (signal.SIGTERM, signal.SIGINT):
            signal.signal(end, lambda *_: self.engine.stop())
        gc.collect()
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD, 10, 10)
        if self.settings.probe:
            self.engine.probe(_to_stderr)
        self.engine.call_later(_CLEANUP_FIRST, self._clear_media)
        self.engine.serve(self.flask, self.settings.host, self.settings.port, lambda _: ready())

    def _clear_media(self) -> None:
        """Deletes unused media once a day, in the background."""
        if self._closed:
            return
        media, pause = self.store.media, lambda: self.engine.sleep(_CLEANUP_PAUSE)
        self.engine.spawn(lambda: clear_everywhere(self.store, media, pause))
        self.engine.call_later(_CLEANUP_EVERY, self._clear_media)

    def close(self) -> None:
        """Commits the accepted commands, sends their answers, then closes the connections."""
        if self._closed:
            return
        self._closed = True
        if self._pubsub is not None:
            self._pubsub.close()
        self._worker.close()
        self.store.close()
        self.engine.sleep(_SHUTDOWN_GRACE)
        self._broadcaster.close()

    def _create_flask(self) -> Flask:
        app = Flask("ipk", root_path=str(ROOT), static_folder="static", template_folder="templates")
        app.secret_key = self.store.digest("cookies")
        tunes = self._content.tunes.tunes
        labels = {tune.id: tune.labels for tune in tunes}
        register(
            app,
            Site(
                store=self.store,
                media=self.store.media,
                clock=_now,
                qr=draw_qr,
                clean_picture=clean_picture,
                clean_sound=clean_sound,
                plain_voice=plain_voice,
                printer=self._pdf_worker(),
                shopping_pdf=self._print_shopping,
                transfer_io=self._transfer_io,
                room_documents=RoomDocuments(_translate_for_print, self._worker),
                meeting_documents=MeetingDocuments(
                    _translate_for_print, self._symbol_lookup(), self._content.feedback.evaluation, self._worker
                ),
                questionnaires=self._content.sheets.sheets,
                tunes=tune_lister(labels, _built_files()),
                steps=self._content.steps,
                rules=self._content.rules,
                evaluation=self._content.feedback.evaluation,
                scores={tune.id: tune.score for tune in tunes},
                public_url=self.settings.public_url,
                lan_url=self.settings.lan_url,
                sleep=self.engine.sleep,
            ),
        )
        return app

    def _print_shopping(self, said: SaidList) -> bytes:
        symbols = self._symbol_lookup()
        credit, incomplete = (translate_for_reading(said.language, text) for text in (CREDIT, INCOMPLETE))
        return self._worker(lambda: shopping_pdf(said, symbols, credit, incomplete))

    def _profile_transfer(self) -> ProfileTransferIO:
        """Runs encryption and reading in the worker thread: scrypt is slow, the file untrusted."""
        references = ImportReferences(frozenset(self._content.symbols), self._content.sheets.sheets)
        worker = self._worker
        return ProfileTransferIO(
            seal=lambda pieces, passphrase: worker(lambda: passphrase_file.encrypt(pieces, passphrase)),
            unseal=lambda data, passphrase: worker(lambda: passphrase_file.decrypt(data, passphrase)),
            read=lambda payload: worker(lambda: ImportPayload(payload, references)),
            pictures=clean_picture,
            sounds=clean_sound,
            rest=lambda: self.engine.sleep(0),
        )

    def _pdf_worker(self) -> PdfWorker:
        document = ProfileDocument(self._symbol_lookup(), _translate_for_print, self._content.sheets.sheets)
        executor = Executor(self._worker, lambda: self.engine.sleep(0), self.engine.call_later)
        return PdfWorker(document, ImageConverter(self.store.media, printed, as_jpeg), executor)

    def _symbol_lookup(self) -> SymbolLookup:
        symbols = self._content.symbols.items()
        labels = {id: {language: words[0] for language, words in one.words.items()} for id, one in symbols}
        return symbol_lookup(labels, _built_files(), DIST_FOLDER)

    def _create_sockets(self) -> SocketServer:
        live = EphemeralEvents(self._broadcaster, self.engine)
        outside = Dependencies(_now, _translate, frozenset(self._content.symbols))
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

    def _start_pubsub(self) -> ChangePubSub | None:
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
    """Logs a warning for each broken file in `profiles/`. `run.py check-profiles` reports them before the start."""
    parts = (profiles.tunes, profiles.snacks, profiles.feedback, profiles.sheets)
    for problem in (problem for part in parts for problem in part.problems):
        if not problem.advice:
            log.warning("left out: %s", problem)


def _translate(message: str, language: str) -> str:
    return translate(language, message)


def _translate_for_print(message: str, language: str) -> str:
    return translate_for_reading(language, message)


def _built_files() -> dict[str, str]:
    return read_manifest(DIST_FOLDER / "manifest.json")


def _catalogues(content: Content) -> Catalogues:
    return Catalogues(
        tunes=tuple(tune.id for tune in content.tunes.tunes),
        snacks=content.snacks.catalogue,
        questionnaires=content.sheets.sheets,
        evaluation=content.feedback.evaluation,
    )
