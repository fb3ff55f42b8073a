"""Setup of the browser benchmark: a demo server, a browser, and people who fill the wall over WebSockets."""

import math
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.load.singles import TEXTS, stroke
from tests.browser.support.devices import PATIENCE_MS, Room
from tests.support.browsers.chromium import FLAGS, Devices
from tests.support.media.photos import photo
from tests.support.servers.processes import needed
from tests.support.servers.server import Server
from tests.wire.support.client import Device, Person

CPU_SLOWDOWN = 4
#: a slow mobile network: 1.6 Mbit/s down, 0.75 up, 150 ms there and back
SLOW_NETWORK = {"offline": False, "downloadThroughput": 200_000, "uploadThroughput": 94_000, "latency": 150}
CARDS, DRAWINGS, LINES, PHOTOS = 300, 30, 5, 20
FULL_WALL = 1_900
MOVES_A_SECOND = 10
#: roles whose people have no browser here, so that their device can use a plain WebSocket
WRITERS = ("family", "professional", "support")
BROWSES = "Máma"
OPEN_MODERATION = "document.querySelector('ipk-wall').app.store.do('meeting.moderation', { moderation: 'open' })"


class BrowserSetup:
    """`room` opens browsers; `writers` are the people without one; `cards` is the number of cards added."""

    def __init__(self, server: Server, devices: Devices, folder: Path, rounds: int) -> None:
        self.room, self.folder, self.rounds = Room(server, devices), folder, rounds
        self.server = server
        self.writers = [self._device(one) for one in server.links["people"] if _is_writer(one)]
        self._open_moderation()
        self.cards = 0

    def _device(self, said: dict[str, Any]) -> Device:
        person = Person(self.server.url, self.server.links["conference"], said)
        person.log_in()
        return person.device()

    def _open_moderation(self) -> None:
        page, _ = self.open_page("facilitator", "facilitator")
        page.evaluate(OPEN_MODERATION)
        wait_for(page, "() => document.querySelector('ipk-wall').app.store.outbox.entries.length === 0")
        page.context.close()

    def open_page(self, who: str, device: str) -> tuple[Page, CDPSession]:
        page = self.room.comes(who, device)
        page.context.unroute_all()  # request interception turns the browser's cache off
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        return page, wire

    def add_cards(self, notes: int, drawings: int = 0, photos: int = 0) -> None:
        """Sticks cards on the open papers, by all writers at once, within the server's rate limit."""
        chance = random.Random(self.cards)
        papers = [paper["id"] for paper in self.writers[0].papers() if paper["step"] not in (5, 6)]
        kinds = ["note"] * notes + ["drawing"] * drawings + ["picture"] * photos
        bodies = [_card(chance, papers[at % len(papers)], kind, f"f{self.cards + at}") for at, kind in enumerate(kinds)]
        writers, share = self.writers, len(self.writers)
        run_threads([lambda at=at, one=one: _stick_cards(one, bodies[at::share]) for at, one in enumerate(writers)])
        self.cards += len(bodies)

    def card_count(self) -> int:
        """Returns the number of cards on the wall, with those of the demo."""
        return len(self.writers[0].replica.of_type("card"))

    @contextmanager
    def moving(self) -> Iterator[None]:
        """Lets another person move cards ten times a second meanwhile."""
        mover, done = self.writers[0], threading.Event()
        mine = [card for card in mover.replica.of_type("card") if card["author"] == mover.id][:20]

        def move() -> None:
            for step in range(10**6):
                if done.wait(1 / MOVES_A_SECOND):
                    return
                card = mine[step % len(mine)]
                spot = {"x": 800 + round(500 * math.cos(step)), "y": 600 + round(300 * math.sin(step))}
                mover.do_later("card.move", {"id": card["id"], "paper": card["paper"], **spot})

        thread = threading.Thread(target=move, daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()


@contextmanager
def browser_setup(folder: Path, rounds: int) -> Iterator[BrowserSetup]:
    with sync_playwright() as playwright:
        server = Server(folder, env={"IPK_PROBE": "1"}, options=[], demo=True).start()
        browser = playwright.chromium.launch(executable_path=needed("chromium"), args=FLAGS)
        try:
            yield BrowserSetup(server, Devices(browser), folder, rounds)
        finally:
            browser.close()
            server.stop()


@contextmanager
def slowed(wire: CDPSession, network: dict[str, Any] | None = None) -> Iterator[None]:
    """Emulates a slow device, and with `network` a slow network."""
    wire.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
    if network:
        wire.send("Network.emulateNetworkConditions", network)
    try:
        yield
    finally:
        wire.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        if network:
            free = {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1, "latency": 0}
            wire.send("Network.emulateNetworkConditions", free)


def run_threads(acts: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=act, daemon=True) for act in acts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def wait_for(page: Page, condition: str, argument: Any = None, patience_ms: float = PATIENCE_MS) -> None:
    page.wait_for_function(condition, arg=argument, timeout=patience_ms)


def _is_writer(person: dict[str, Any]) -> bool:
    return person["role"] in WRITERS and BROWSES not in person["name"]


def _card(chance: random.Random, paper: str, kind: str, id: str) -> dict[str, Any]:
    card = {"id": id, "paper": paper, "kind": kind, "x": chance.randrange(100, 1500), "y": chance.randrange(150, 1100)}
    return {**card, "text": chance.choice(TEXTS)} if kind == "note" else card


def _stick_cards(writer: Device, bodies: list[dict[str, Any]]) -> None:
    chance = random.Random(7)
    for body in bodies:
        if body["kind"] == "picture":
            body["media"] = writer.person.upload(photo(), "fotka.jpg", "image/jpeg").json()["id"]
        writer.must("card.stick", body)
        for line in range(LINES if body["kind"] == "drawing" else 0):
            writer.must("drawing.stroke", {"id": body["id"], "stroke": stroke(chance, line)})
