"""I16, L1–L4: one hostile phone, while the others work. Their answers stay quick and the server stays small."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.abuse.support.watch import attack
from tests.wire.support.client import Person
from tests.wire.support.room import Room
from tests.wire.support.rooms import CHOSEN, ENGINES, THOROUGH, own_room

pytestmark = [pytest.mark.abuse, pytest.mark.slow]


@pytest.fixture(scope="module", params=CHOSEN if THOROUGH else CHOSEN[:1])
def demo(request: pytest.FixtureRequest) -> Iterator[Room]:
    with own_room(**ENGINES[request.param]) as room:
        room.everybody()
        yield room


@pytest.fixture
def phone(demo: Room) -> Person:
    """The hostile one holds a good link: somebody's uncle."""
    return demo.person("family", 2)


def test_a_huge_frame_closes_its_own_connection_only(demo: Room, phone: Person) -> None:
    """I16: 990 KB frames."""
    result, watch = attack(demo, "huge_frame", phone)
    assert result["closed"] == result["sent"] > 0
    watch.check()


@pytest.mark.parametrize("kind", ["endless_fragments", "empty_fragments"])
def test_endless_fragments_disturb_nobody(demo: Room, phone: Person, kind: str) -> None:
    """I16: endless fragments, full and empty."""
    result, watch = attack(demo, kind, phone)
    if kind == "endless_fragments":
        assert result["closed"], result
        assert result["sent"] < 20_000, "far past 64 KiB before it was cut"
    else:
        assert result["closed"] or result["sent"] >= 400_000, f"the attack stopped by itself: {result}"
    watch.check()


def test_declared_attachments_that_never_come_are_refused(demo: Room, phone: Person) -> None:
    """I16: attachment bombs, `451-…` and `459999999999-…`."""
    result, watch = attack(demo, "attachment_bomb", phone)
    assert all(result["closed"]), result
    watch.check()


def test_a_hixie_76_handshake_is_refused(demo: Room, phone: Person) -> None:
    """I16: hixie-76."""
    result, watch = attack(demo, "hixie", phone)
    assert " 101 " not in result["answer"]
    assert result["answer"] == "" or " 4" in result["answer"]
    assert watch.failures == []


def test_compression_is_never_negotiated(demo: Room, phone: Person) -> None:
    """I16: a deflate bomb needs permessage-deflate, which is not to be had."""
    result, watch = attack(demo, "deflate", phone)
    assert " 101 " in result["head"]
    assert "sec-websocket-extensions" not in result["head"]
    assert result["closed"]
    assert watch.failures == []


def test_frames_that_break_the_protocol_close_the_connection(demo: Room, phone: Person) -> None:
    """I16: unmasked, reserved bits, unknown opcodes, lying lengths, broken UTF-8."""
    result, watch = attack(demo, "wrong_frames", phone)
    assert all(result.values()), result
    watch.check()


def test_twelve_hundred_half_open_connections_disturb_nobody(demo: Room, phone: Person) -> None:
    """L1: and a newcomer still gets in while they hang there."""
    result, watch = attack(demo, "half_open", phone, 4)
    assert result["opened"] >= 400
    watch.check()
    device = demo.person("support").device()
    assert device.meeting
    device.close()


def test_five_hundred_idle_sockets_disturb_nobody(demo: Room, phone: Person) -> None:
    """L2."""
    _, watch = attack(demo, "idle", phone, 4)
    watch.check()


def test_a_thousand_commands_a_second_slow_only_their_sender(demo: Room, phone: Person) -> None:
    """L3."""
    result, watch = attack(demo, "flood", phone)
    assert result["closed"] or result["too_many"] > 100, result
    watch.check()


def test_packets_at_line_speed_slow_nobody(demo: Room, phone: Person) -> None:
    """L3: whatever one line can carry, the others have their turn."""
    _, watch = attack(demo, "line_speed", phone, 3)
    watch.check()


def test_endless_reconnecting_disturbs_nobody(demo: Room, phone: Person) -> None:
    """L1: a connection that is closed costs nothing any more."""
    _, watch = attack(demo, "coming_and_going", phone)
    watch.check()


def test_a_thousand_pieces_of_ink_a_second_slow_nobody(demo: Room, phone: Person) -> None:
    """L3, for `live`: at most 40 a second a person."""
    device = demo.device("family", 2)
    card = device.stick(None, kind="drawing")
    demo.device("facilitator").sees(card)
    demo.device("facilitator").must("card.approve", {"id": card})
    child = demo.device("child")
    child.sees(card)
    start, began = len(child.lives), time.monotonic()
    _, watch = attack(demo, "live_flood", phone, card=card)
    most = 40 * (time.monotonic() - began + 3)
    assert len(child.lives) - start <= most, "more than forty a second were passed on"
    watch.check()


def test_a_client_that_never_reads_disturbs_nobody(demo: Room, phone: Person) -> None:
    """L4: what it does not take is capped, then dropped."""
    drawing = demo.device("child").stick(None, kind="drawing")
    demo.device("family", 2).sees(drawing)
    drawer = demo.person("child").cookie
    _, watch = attack(demo, "never_reads", phone, 7, drawer=drawer, card=drawing)
    watch.check()


def test_endless_pings_disturb_nobody(demo: Room, phone: Person) -> None:
    """L4: pongs that nobody reads."""
    _, watch = attack(demo, "pings", phone)
    watch.check()


def test_after_all_attacks_everybody_sees_a_new_card_and_no_error_is_logged(demo: Room, phone: Person) -> None:
    """I16: nothing piled up, everybody sees a new card."""
    card = demo.device("child").stick("Jsme tu všichni")
    for device in demo.everybody():
        device.sees(card)
    assert "Traceback" not in demo.serving.words()
