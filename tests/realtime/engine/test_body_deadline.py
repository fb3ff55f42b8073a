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


def test_a_body_that_does_not_end_is_cut_off_at_its_deadline() -> None:
    line = Line(b"token=", 100)
    line.body.read(100)
    assert line.timers.seconds == [BODY_SECONDS]
    line.timers.go_off()
    assert line.cut


def test_dripping_does_not_put_the_deadline_off() -> None:
    line = Line(b"token=abc", 100)
    for _ in range(9):
        line.body.read(1)
    assert len(line.timers.running) == 1, "one timer, set at the first byte"


def test_a_whole_body_has_no_deadline_any_more_however_long_the_server_works_on_it() -> None:
    line = Line(b"x" * 100, 100)
    line.body.read(60)
    line.body.read(40)
    assert line.timers.seconds == []
    line.body.read(1)
    assert line.timers.seconds == []


def test_no_time_runs_while_the_server_lets_the_sender_wait() -> None:
    assert Line(b"", 100).timers.seconds == []


def test_a_file_may_take_as_long_as_a_slow_network_needs() -> None:
    line = Line(b"x", 20_000_000)
    line.body.read(1)
    assert line.timers.seconds == [seconds_for(20_000_000)]
    assert seconds_for(20_000_000) == BODY_SECONDS + (20_000_000 - FORM_BYTES) / LEAST_PACE


def test_what_is_only_thrown_away_is_not_waited_for_longer_than_a_form() -> None:
    """A stranger's file that was refused before it came."""
    line = Line(b"x" * 10, 20_000_000)
    line.body.read(1)
    line.refused = True
    line.body.read(1)
    assert line.timers.seconds == [BODY_SECONDS]


def test_a_body_in_chunks_has_a_forms_deadline_until_the_request_is_over() -> None:
    line = Line(b"5\r\nhello\r\n", None)
    line.body.readline()
    assert line.timers.seconds == [BODY_SECONDS]
    line.body.stop()
    assert line.timers.seconds == []


def test_of_a_thousand_connections_at_once_only_some_are_accepted_before_others_have_a_turn() -> None:
    """L1"""
    seen: list[str] = []
    accept = accepting_listener(lambda: seen.append("accepted"), lambda _seconds: seen.append(" "))
    for _ in range(1200):
        accept()
    runs = [len(run.split("accepted")) - 1 for run in "".join(seen).split(" ")]
    assert sum(runs) == 1200
    assert max(runs) <= ACCEPTS_PER_TURN
