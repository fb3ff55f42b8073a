"""How long others wait for an answer while a whole room comes in."""

import time
from statistics import median
from threading import Event, Thread

from bench.browser.stage import Stage, together
from tests.wire.support.client import PATIENCE, Device
from tests.wire.support.packets import HandWire

PEOPLE = 14
EVERY_S = 0.02


def joins(stage: Stage) -> dict[str, float]:
    return {"join_answer_p95_ms": median(_round(stage) for _ in range(stage.rounds))}


def _round(stage: Stage) -> float:
    """Fourteen pages, sockets and whole walls at once; meanwhile one person's commands are answered."""
    writer, others = stage.writers[0], stage.writers[1:]
    mine = next(card for card in writer.replica.of_type("card") if card["author"] == writer.id)
    waits: list[float] = []
    done = Event()
    thread = Thread(target=_act, args=(writer, mine, waits, done), daemon=True)
    writer.person.pace.rest()
    thread.start()
    together([lambda one=others[at % len(others)]: _joins(one) for at in range(PEOPLE)])
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
