"""Other people who go on working while somebody misbehaves: how long their answers took, how the server grew."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from types import TracebackType
from typing import Any

from prepare.places import ROOT
from tests.wire.support.client import Device, Person
from tests.wire.support.room import Room

P95_SECONDS = 0.150
GROWTH_MB = 40


class Watch:
    """`with Watch(room) as watch: …` then `watch.check()`."""

    def __init__(self, room: Room, roles: tuple[str, ...] = ("child", "guide", "facilitator")) -> None:
        self.room = room
        self.devices = [room.device(role) for role in roles]
        self.seconds: list[float] = []
        self.failures: list[str] = []
        self.control = 0.0
        self._over = threading.Event()
        self.before = self.peak = room.serving.memory()
        self._threads = [threading.Thread(target=self._work, args=(device,)) for device in self.devices]
        self._threads.append(threading.Thread(target=self._weigh))

    def __enter__(self) -> Watch:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(15)

    def _work(self, device: Device) -> None:
        card = device.stick("Pracuji dál")
        while not self._over.wait(0.07):
            started = time.monotonic()
            try:
                answer = device.do("card.raise", {"id": card})
            except Exception as error:
                self.failures.append(f"{device.person.role}: {error!r}")
                return
            self.seconds.append(time.monotonic() - started)
            if not answer["ok"]:
                self.failures.append(f"{device.person.role}: {answer}")

    def _weigh(self) -> None:
        while not self._over.wait(0.05):
            self.peak = max(self.peak, self.room.serving.memory())

    def p95(self) -> float:
        ordered = sorted(self.seconds)
        return ordered[int(len(ordered) * 0.95)]

    def check(self) -> None:
        """Quick and small. On a machine that is slow without any attack too, three times its own pace is quick."""
        allowed = max(P95_SECONDS, 3 * self.control)
        said = f"p95 {self.p95() * 1000:.0f} ms of {len(self.seconds)}, {self.before:.0f} → {self.peak:.0f} MB"
        assert self.failures == [], f"{self.failures[:3]} ({said})"
        assert len(self.seconds) >= 10, said
        assert self.p95() < allowed, f"{said}, without an attack {self.control * 1000:.0f} ms"
        assert self.peak - self.before <= GROWTH_MB, said


def attack(room: Room, name: str, person: Person, seconds: float = 2, **more: Any) -> tuple[dict[str, Any], Watch]:
    """Let the hostile phone loose while three people work. Again, if that was slow, each time beside a control:
    somebody who keeps one processor busy and never speaks to the server."""
    orders = {"port": room.serving.port, "cookie": person.cookie, "conference": room.conference, "seconds": seconds}
    for _ in range(3):
        with Watch(room) as watch:
            result = _loose(name, orders | more)
        if watch.p95() < P95_SECONDS:
            break
        with Watch(room) as control:
            _loose("busy", {"seconds": 2})
        watch.control = control.p95()
        if watch.p95() < 3 * watch.control:
            break
    return result, watch


def _loose(name: str, orders: dict[str, Any]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.abuse.support.hostile", name, json.dumps(orders)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])
