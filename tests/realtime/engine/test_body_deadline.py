"""Whoever sends a body too slowly, or never, is cut off (A33)."""

import io
from collections.abc import Callable

import pytest

from ipk.realtime.engine.body_deadline import BODY_SECONDS, FORM_BYTES, LEAST_PACE, TimedBody, seconds_for
from ipk.realtime.engine.eventlet_wsgi import ACCEPTS_PER_TURN, accepting_listener

pytestmark = pytest.mark.abuse


class Timers:
    """Timers that go off when the test says so."""

    def __init__(self) -> None:
        self.running: dict[int, tuple[float, Callable[[], None]]] = {}
        self._made = 0

    def __call__(self, seconds: float, call: Callable[[], None]) -> Callable[[], object]:
        self._made += 1
        made = self._made
        self.running[made] = (seconds, call)
        return lambda: self.running.pop(made, None)

    @property
    def seconds(self) -> list[float]:
        return [seconds for seconds, _ in self.running.values()]

    def go_off(self) -> None:
        for _, call in list(self.running.values()):
            call()


class Line:
    """What came of a body until now, and whether the connection still stands."""

    def __init__(self, came: bytes, length: int | None) -> None:
        self.timers = Timers()
        self.cut = self.refused = False
        self.body = TimedBody(io.BytesIO(came), length, self.timers, self._cut, lambda: self.refused)

    def _cut(self) -> None:
        self.cut = True


def test_an_incomplete_body_is_cut_off_at_its_deadline() -> None:
    line = Line(b"token=", 100)
    line.body.read(100)
    assert line.timers.seconds == [BODY_SECONDS]
    line.timers.go_off()
    assert line.cut


def test_slow_reads_do_not_restart_the_deadline() -> None:
    line = Line(b"token=abc", 100)
    for _ in range(9):
        line.body.read(1)
    assert len(line.timers.running) == 1, "one timer, set at the first byte"


def test_a_complete_body_has_no_deadline() -> None:
    line = Line(b"x" * 100, 100)
    line.body.read(60)
    line.body.read(40)
    assert line.timers.seconds == []
    line.body.read(1)
    assert line.timers.seconds == []


def test_no_deadline_runs_before_the_body_is_read() -> None:
    assert Line(b"", 100).timers.seconds == []


def test_the_deadline_of_a_large_body_grows_with_its_length() -> None:
    line = Line(b"x", 20_000_000)
    line.body.read(1)
    assert line.timers.seconds == [seconds_for(20_000_000)]
    assert seconds_for(20_000_000) == BODY_SECONDS + (20_000_000 - FORM_BYTES) / LEAST_PACE


def test_a_refused_body_gets_the_deadline_of_a_form() -> None:
    """A stranger's file that was refused before it came."""
    line = Line(b"x" * 10, 20_000_000)
    line.body.read(1)
    line.refused = True
    line.body.read(1)
    assert line.timers.seconds == [BODY_SECONDS]


def test_a_chunked_body_has_the_deadline_of_a_form_until_the_request_ends() -> None:
    line = Line(b"5\r\nhello\r\n", None)
    line.body.readline()
    assert line.timers.seconds == [BODY_SECONDS]
    line.body.stop()
    assert line.timers.seconds == []


def test_the_listener_yields_after_a_limited_number_of_accepted_connections() -> None:
    """L1"""
    seen: list[str] = []
    accept = accepting_listener(lambda: seen.append("accepted"), lambda _seconds: seen.append(" "))
    for _ in range(1200):
        accept()
    runs = [len(run.split("accepted")) - 1 for run in "".join(seen).split(" ")]
    assert sum(runs) == 1200
    assert max(runs) <= ACCEPTS_PER_TURN
