"""Notifies other processes of commits by Redis pub/sub: (conference, seq).

Each process publishes which conferences it has open, and notifies only of those that another process has open too: the
proxy keeps a conference on one process, so messages are rare. A lost message is harmless: a slow poll finds the change.
"""

import logging
import time
from collections.abc import Callable, Iterable
from secrets import token_hex
from typing import Any

from ipk.realtime.engine.interfaces import AsyncRuntime
from ipk.realtime.protocol import strict_json
from ipk.realtime.sync.broadcaster import Broadcaster

log = logging.getLogger("ipk.pubsub")
CHANNEL = "ipk:bell"
POLL_SECONDS = 2.0
RETRY_SECONDS = 1.0
#: seconds without a message after which another process counts as gone
PEER_EXPIRES_SECONDS = 3 * POLL_SECONDS


class PeerRegistry:
    """The other processes and the conferences that each has open."""

    def __init__(self) -> None:
        self._rooms_of: dict[str, tuple[frozenset[str], float]] = {}

    def update(self, who: str, conferences: Iterable[str]) -> set[str]:
        """Store the conferences of process `who`. Returns those that are new."""
        self._drop_expired()
        before, _ = self._rooms_of.get(who, (frozenset[str](), 0.0))
        now = frozenset(conferences)
        self._rooms_of[who] = (now, time.monotonic() + PEER_EXPIRES_SECONDS)
        return set(now - before)

    def have(self, conference: str) -> bool:
        self._drop_expired()
        return any(conference in theirs for theirs, _ in self._rooms_of.values())

    def _drop_expired(self) -> None:
        now = time.monotonic()
        self._rooms_of = {who: (theirs, until) for who, (theirs, until) in self._rooms_of.items() if now < until}


class ChangePubSub:
    """Publishes this process's commits and refreshes rooms on those of others."""

    def __init__(self, redis_url: str, broadcaster: Broadcaster, engine: AsyncRuntime) -> None:
        import redis  # only where several processes serve

        self._redis: Any = redis.Redis.from_url(redis_url, socket_timeout=None)
        self._errors = redis.RedisError
        self._broadcaster = broadcaster
        self._engine = engine
        self._process_id = token_hex(8)
        self._peers = PeerRegistry()
        self._waiting: dict[str, int] = {}
        self._closed = False

    def start(self) -> None:
        self._broadcaster.on_commit(self.publish)
        self._broadcaster.on_open(lambda _conference: self._engine.spawn(self._announce_rooms))
        self._engine.spawn(self._listen)
        self._engine.spawn(self._poll)

    def publish(self, conference: str, seq: int) -> None:
        """Notify the other processes soon, without waiting; several notifications are joined."""
        if not self._peers.have(conference):
            return
        first = not self._waiting
        self._waiting[conference] = max(seq, self._waiting.get(conference, 0))
        if first:
            self._engine.spawn(self._send_changes)

    def close(self) -> None:
        self._closed = True

    def _send_changes(self) -> None:
        rings, self._waiting = self._waiting, {}
        self._publish({"rings": rings})

    def _announce_rooms(self) -> None:
        self._publish({"have": [room.conference for room in self._broadcaster.rooms()]})

    def _publish(self, said: dict[str, Any]) -> None:
        try:
            self._redis.publish(CHANNEL, strict_json.dumps([self._process_id, said]))
        except self._errors:
            log.warning("the bell is silent; the poll will find the change")

    def _listen(self) -> None:
        while not self._closed:
            try:
                listening = self._redis.pubsub(ignore_subscribe_messages=True)
                listening.subscribe(CHANNEL)
                for message in listening.listen():
                    self._safely(lambda data=message["data"]: self._receive(data))
            except self._errors:
                self._engine.sleep(RETRY_SECONDS)

    def _receive(self, data: bytes) -> None:
        who, said = strict_json.loads(data.decode())
        if who == self._process_id:
            return
        for conference, seq in said.get("rings", {}).items():
            self._broadcaster.refresh(conference, seq)
        if "have" in said:
            self._answer(self._peers.update(who, said["have"]))

    def _answer(self, opened: set[str]) -> None:
        """Notify once more of rooms that a peer just opened: it may have missed a commit meanwhile."""
        for room in self._broadcaster.rooms():
            if room.conference in opened:
                self.publish(room.conference, room.seq)

    def _poll(self) -> None:
        while not self._closed:
            self._engine.sleep(POLL_SECONDS)
            self._announce_rooms()
            self._safely(self._broadcaster.catch_up)

    def _safely(self, look: Callable[[], None]) -> None:
        """An exception of one room is logged and stops none of the others."""
        try:
            look()
        except Exception:
            log.exception("a room could not be refreshed")
