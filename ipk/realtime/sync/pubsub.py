"""The doorbell between processes: "this conference changed up to here".

Each process tells which conferences its devices are in, and rings only for those that another one has too: the proxy
keeps a conference on one process, so mostly nobody needs to be woken. A lost ring costs nothing: a slow poll finds the
change.
"""

import logging
import time
from collections.abc import Callable, Iterable
from secrets import token_hex
from typing import Any

from ipk.realtime.engine.interfaces import AsyncRuntime
from ipk.realtime.protocol import strict_json
from ipk.realtime.sync.broadcaster import Broadcaster

log = logging.getLogger("ipk.bell")
CHANNEL = "ipk:bell"
POLL_SECONDS = 2.0
RETRY_SECONDS = 1.0
#: a process that has not told its conferences for so long is gone
SILENT_SECONDS = 3 * POLL_SECONDS


class PeerRegistry:
    """The other processes, and the conferences that each of them has."""

    def __init__(self) -> None:
        self._have: dict[str, tuple[frozenset[str], float]] = {}

    def tell(self, who: str, conferences: Iterable[str]) -> set[str]:
        """Whoever told it has these now; those of them that it did not have before."""
        self._forget_the_silent()
        before, _ = self._have.get(who, (frozenset[str](), 0.0))
        now = frozenset(conferences)
        self._have[who] = (now, time.monotonic() + SILENT_SECONDS)
        return set(now - before)

    def have(self, conference: str) -> bool:
        self._forget_the_silent()
        return any(conference in theirs for theirs, _ in self._have.values())

    def _forget_the_silent(self) -> None:
        now = time.monotonic()
        self._have = {who: (theirs, until) for who, (theirs, until) in self._have.items() if now < until}


class ChangePubSub:
    """Rings for this process's changes and listens for those of the others."""

    def __init__(self, redis_url: str, broadcaster: Broadcaster, engine: AsyncRuntime) -> None:
        import redis  # only where several processes serve

        self._redis: Any = redis.Redis.from_url(redis_url, socket_timeout=None)
        self._errors = redis.RedisError
        self._broadcaster = broadcaster
        self._engine = engine
        self._me = token_hex(8)
        self._neighbours = PeerRegistry()
        self._waiting: dict[str, int] = {}
        self._closed = False

    def start(self) -> None:
        self._broadcaster.on_commit(self.publish)
        self._broadcaster.on_open(lambda _conference: self._engine.spawn(self._tell))
        self._engine.spawn(self._listen)
        self._engine.spawn(self._poll)

    def publish(self, conference: str, seq: int) -> None:
        """Tell the others, soon and without waiting: rings of one moment go as one."""
        if not self._neighbours.have(conference):
            return
        first = not self._waiting
        self._waiting[conference] = max(seq, self._waiting.get(conference, 0))
        if first:
            self._engine.spawn(self._ring)

    def close(self) -> None:
        self._closed = True

    def _ring(self) -> None:
        rings, self._waiting = self._waiting, {}
        self._publish({"rings": rings})

    def _tell(self) -> None:
        self._publish({"have": [room.conference for room in self._broadcaster.rooms()]})

    def _publish(self, said: dict[str, Any]) -> None:
        try:
            self._redis.publish(CHANNEL, strict_json.dumps([self._me, said]))
        except self._errors:
            log.warning("the bell is silent; the poll will find the change")

    def _listen(self) -> None:
        while not self._closed:
            try:
                listening = self._redis.pubsub(ignore_subscribe_messages=True)
                listening.subscribe(CHANNEL)
                for message in listening.listen():
                    self._safely(lambda data=message["data"]: self._heard(data))
            except self._errors:
                self._engine.sleep(RETRY_SECONDS)

    def _heard(self, data: bytes) -> None:
        who, said = strict_json.loads(data.decode())
        if who == self._me:
            return
        for conference, seq in said.get("rings", {}).items():
            self._broadcaster.refresh(conference, seq)
        if "have" in said:
            self._answer(self._neighbours.tell(who, said["have"]))

    def _answer(self, fresh: set[str]) -> None:
        """What changed while a neighbour opened its room is rung for once more."""
        for room in self._broadcaster.rooms():
            if room.conference in fresh:
                self.publish(room.conference, room.seq)

    def _poll(self) -> None:
        while not self._closed:
            self._engine.sleep(POLL_SECONDS)
            self._tell()
            self._safely(self._broadcaster.catch_up)

    def _safely(self, look: Callable[[], None]) -> None:
        """One room's trouble must not silence the bell for the others."""
        try:
            look()
        except Exception:
            log.exception("a room could not be refreshed")
