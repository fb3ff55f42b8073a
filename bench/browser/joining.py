"""Measures the answer time of commands while fourteen people join at once."""

import time
from statistics import median
from threading import Event, Thread

from bench.browser.setup import BrowserSetup, run_threads
from tests.wire.support.client import PATIENCE, Device
from tests.wire.support.packets import HandWire

PEOPLE = 14
EVERY_S = 0.02


def joins(setup: BrowserSetup) -> dict[str, float]:
    return {"join_answer_p95_ms": median(_round(setup) for _ in range(setup.rounds))}


def _round(setup: BrowserSetup) -> float:
    """Fourteen pages, sockets and whole walls at once; meanwhile one person's commands are answered."""
    writer, others = setup.writers[0], setup.writers[1:]
    mine = next(card for card in writer.replica.of_type("card") if card["author"] == writer.id)
    waits: list[float] = []
    done = Event()
    thread = Thread(target=_act, args=(writer, mine, waits, done), daemon=True)
    writer.person.pace.rest()
    thread.start()
    run_threads([lambda one=others[at % len(others)]: _joins(one) for at in range(PEOPLE)])
    done.set()
    thread.join()
    return sorted(waits)[min(len(waits) - 1, len(waits) * 95 // 100)]


def _act(writer: Device, card: dict, waits: list[float], done: Event) -> None:
    while not done.is_set() or not waits:
        began = time.monotonic()
        writer.must("card.move", {"id": card["id"], "paper": card["paper"], "x": 800, "y": 600})
        waits.append(1000 * (time.monotonic() - began))
        time.sleep(EVERY_S)


def _joins(device: Device) -> None:
    person = device.person
    person.get(headers={"Accept-Encoding": "br, gzip"})
    wire = HandWire(person.url, person.cookie, {"conference": person.conference, "strokes": "apart"})
    wire.ask("sync", {"since": 0, "packed": True}).result(PATIENCE)
    wire.close()
