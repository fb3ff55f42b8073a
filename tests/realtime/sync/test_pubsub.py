"""Who is rung for: a neighbour that has the same conference, and nobody else."""

import pytest

from ipk.realtime.sync import pubsub
from ipk.realtime.sync.pubsub import PEER_EXPIRES_SECONDS, PeerRegistry
from tests.realtime.engine.manual_clock import ManualClock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> ManualClock:
    clock = ManualClock()
    monkeypatch.setattr(pubsub, "time", clock)
    return clock


def test_a_conference_that_nobody_else_has_is_not_rung_for(clock: ManualClock) -> None:
    others = PeerRegistry()
    others.update("one", ["anicka"])
    assert others.have("anicka")
    assert not others.have("tomas")


def test_what_a_neighbour_newly_has_is_told_once(clock: ManualClock) -> None:
    others = PeerRegistry()
    assert others.update("one", ["anicka"]) == {"anicka"}
    assert others.update("one", ["anicka", "tomas"]) == {"tomas"}
    assert others.update("two", ["anicka"]) == {"anicka"}
    assert others.update("one", []) == set()
    assert others.have("anicka")
    assert not others.have("tomas")


def test_a_neighbour_that_fell_silent_is_gone(clock: ManualClock) -> None:
    others = PeerRegistry()
    others.update("one", ["anicka"])
    clock.now += PEER_EXPIRES_SECONDS + 0.1
    assert not others.have("anicka")
