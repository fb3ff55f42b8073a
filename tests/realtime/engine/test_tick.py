"""What follows of things that came together goes out when all of them are in, and no later."""

from collections.abc import Callable

import pytest

from ipk.realtime.engine.tick import EventLoopTick


class Diary:
    """What happened, and what was left to the hub's timers."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.timers: list[Callable[[], None]] = []
        self.turn = EventLoopTick(lambda _seconds, call: self.timers.append(call))

    def write(self, line: str) -> Callable[[], None]:
        return lambda: self.lines.append(line)


@pytest.fixture
def diary() -> Diary:
    return Diary()


def test_a_call_scheduled_within_a_tick_runs_at_its_end(diary: Diary) -> None:
    def come() -> None:
        diary.turn.call_soon(diary.write("patch"))
        diary.lines.append("answer")

    diary.turn.take(come)
    assert diary.lines == ["answer", "patch"]
    assert not diary.timers


def test_a_call_scheduled_outside_a_tick_runs_by_the_hub(diary: Diary) -> None:
    diary.turn.take(lambda: None)
    diary.turn.call_soon(diary.write("patch"))
    assert not diary.lines
    for timer in diary.timers:
        timer()
    assert diary.lines == ["patch"]


def test_a_failing_call_does_not_stop_other_calls(diary: Diary, caplog: pytest.LogCaptureFixture) -> None:
    def come() -> None:
        diary.turn.call_soon(lambda: 1 / 0)  # type: ignore[arg-type, return-value]
        diary.turn.call_soon(diary.write("patch"))
        raise LookupError

    diary.turn.take(come)
    assert diary.lines == ["patch"]
    assert len(caplog.records) == 2
    diary.turn.take(diary.write("next turn"))
    assert diary.lines == ["patch", "next turn"]


def test_after_an_interrupted_tick_calls_run_by_the_hub(diary: Diary) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        diary.turn.take(stopped)
    diary.turn.call_soon(diary.write("patch"))
    assert len(diary.timers) == 1
