"""The hostile phone: a process of its own, so that it cannot slow the people who are being measured.

`python -m tests.abuse.support.hostile ATTACK '{"port": …, "cookie": …, "conference": …, "seconds": …}'` says
on its last line, in JSON, what the server let it do. Everything is loopback, bounded in count and in time.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from tests.abuse.support.phone import Orders, until
from tests.abuse.support.wrong_frames import (
    attachment_bomb,
    deflate,
    empty_fragments,
    endless_fragments,
    hixie,
    huge_frame,
    wrong_frames,
)
from tests.abuse.support.wrong_loads import (
    coming_and_going,
    flood,
    half_open,
    idle,
    line_speed,
    live_flood,
    never_reads,
    pings,
)


def busy(orders: Orders) -> Orders:
    """No attack: only a processor that others do not have meanwhile."""
    going = until(orders["seconds"])
    while going():
        pass
    return {}


ATTACKS: dict[str, Callable[[Orders], Orders]] = {
    attack.__name__: attack
    for attack in (
        huge_frame,
        endless_fragments,
        empty_fragments,
        attachment_bomb,
        hixie,
        deflate,
        wrong_frames,
        coming_and_going,
        half_open,
        idle,
        line_speed,
        flood,
        live_flood,
        never_reads,
        pings,
        busy,
    )
}


def again_and_again(attack: Callable[[Orders], Orders], orders: Orders) -> Orders:
    """Some attacks are over at once; they go on until the time is up. The last result counts."""
    going = until(orders["seconds"])
    result = attack(orders)
    while going():
        time.sleep(0.03)
        result = attack(orders)
    return result


if __name__ == "__main__":
    print(json.dumps(again_and_again(ATTACKS[sys.argv[1]], json.loads(sys.argv[2]))))
