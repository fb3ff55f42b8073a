"""Measures our server alone: memory of an idle client, CPU and size of a full `sync`."""

import gzip
import json
import random
from base64 import b64encode
from statistics import median
from struct import pack
from typing import Any

from bench.load.client import PAPER, load
from bench.load.rounds import Pace
from bench.load.servers import Servers
from bench.load.workloads import PEOPLE
from bench.places import CLIENT
from bench.server import ServerUnderTest, run_script

IDLE_WARM_ROOMS = 5
CARDS, DRAWINGS, STROKES_A_DRAWING = 300, 30, 5
SYNCS_A_SECOND = 4
WRITERS = range(1, PEOPLE - 1)  # not the leader, not the display
TEXTS = (
    "Chtěla bych víc času s tátou, ne jen o víkendu.",
    "Ve škole mi pomáhá, když sedím u okna a paní asistentka je blízko.",
    "Bojím se, že se budu muset zase stěhovat.",
    "Babička umí naslouchat a nikam nespěchá. Mohla bych k ní chodit každé úterý po kroužku.",
    "Kdo mě bude vozit na plavání?",
)


def idle_memory(own_server: ServerUnderTest, pace: Pace, rooms: int) -> float:
    """KB of the server's memory for one more connected, synced, idle client."""
    words = ["--job=idle", f"--rooms={rooms}", f"--warm-rooms={IDLE_WARM_ROOMS}", f"--per-room={PEOPLE}"]
    said = load(CLIENT, "ours", own_server.seats, [*words, *pace.words()], own_server.pids())
    return float(json.loads(said[-1])["rss_kb_per_client"])


def fill_wall(own_server: ServerUnderTest) -> None:
    """Cards and drawings on the wall of the last conference, by everybody in turn."""
    script = own_server.folder / "wall"
    script.write_text("".join(f"{seat} {command} {json.dumps(args)}\n" for seat, command, args in wall_script()))
    run_script(own_server.seats, script, rooms=1, per_room=PEOPLE, first_room=own_server.wall_room)


def wall_script() -> list[tuple[int, str, dict[str, Any]]]:
    """(seat, command, arguments) of everything on the full wall."""
    chance = random.Random(7)
    lines: list[tuple[int, str, dict[str, Any]]] = []
    for number in range(CARDS + DRAWINGS):
        seat = WRITERS[number % len(WRITERS)]
        spot = {"paper": PAPER, "x": chance.randrange(100, 1500), "y": chance.randrange(100, 1100)}
        card = {"id": f"wall-{number:04d}-{chance.getrandbits(48):012x}", **spot}
        if number < CARDS:
            lines.append((seat, "card.stick", {**card, "kind": "note", "text": chance.choice(TEXTS)}))
        else:
            lines.append((seat, "card.stick", {**card, "kind": "drawing"}))
            lines += [
                (seat, "drawing.stroke", {"id": card["id"], "stroke": stroke(chance, name)})
                for name in range(STROKES_A_DRAWING)
            ]
    return lines


def stroke(chance: random.Random, name: int, points: int = 60) -> dict[str, Any]:
    steps = [value for _ in range(points - 1) for value in (chance.randrange(-20, 21), chance.randrange(-20, 21))]
    raw = pack(f"<{2 * points}h", chance.randrange(6400), chance.randrange(4800), *steps)
    return {"id": f"line-{name}", "colour": "blue", "size": 2, "points": b64encode(raw).decode()}


def read_wall(servers: Servers, own_server: ServerUnderTest, pace: Pace) -> dict[str, float]:
    """CPU of one whole `sync` of the full wall in milliseconds, and its size in KB as a proxy's gzip makes it."""
    answer = own_server.folder / "answer"
    words = ["--job=sync", "--rooms=1", "--senders=1", f"--rate={SYNCS_A_SECOND}", f"--per-room={PEOPLE}"]
    words += [f"--first-room={own_server.wall_room}", f"--answer={answer}", *pace.words()]
    spent = []
    for _ in range(pace.rounds):
        window = servers.windows("ours", words)[-1]
        spent.append(window.cpu_s * 1000 / max(window.answered, 1))
    whole = answer.read_bytes()
    _check_wall(whole)
    return {"cpu_ms": median(spent), "kb": len(gzip.compress(whole, 6)) / 1024, "raw_kb": len(whole) / 1024}


def _check_wall(answer: bytes) -> None:
    """What was measured must have been the whole wall."""
    records = json.loads(answer[answer.index(b"[") :])[0]["records"]
    cards = [record for record in records if record["type"] == "card"]
    drawn = [card for card in cards if len(card.get("strokes", ())) == STROKES_A_DRAWING]
    if len(cards) < CARDS + DRAWINGS or len(drawn) < DRAWINGS:
        raise AssertionError(f"the wall has {len(cards)} cards and {len(drawn)} drawings")
