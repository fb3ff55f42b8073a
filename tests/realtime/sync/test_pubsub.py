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


def test_a_peer_has_only_the_conferences_it_announced(clock: ManualClock) -> None:
    others = PeerRegistry()
    others.update("one", ["anicka"])
    assert others.have("anicka")
    assert not others.have("tomas")


def test_an_update_returns_the_conferences_new_to_the_peer(clock: ManualClock) -> None:
    others = PeerRegistry()
    assert others.update("one", ["anicka"]) == {"anicka"}
    assert others.update("one", ["anicka", "tomas"]) == {"tomas"}
    assert others.update("two", ["anicka"]) == {"anicka"}
    assert others.update("one", []) == set()
    assert others.have("anicka")
    assert not others.have("tomas")


def test_a_silent_peer_expires(clock: ManualClock) -> None:
    others = PeerRegistry()
    others.update("one", ["anicka"])
    clock.now += PEER_EXPIRES_SECONDS + 0.1
    assert not others.have("anicka")
