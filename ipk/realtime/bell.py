"""The doorbell between processes: "this conference changed up to here".

A lost ring costs nothing: a slow poll finds the change.
"""

import logging
from secrets import token_hex
from typing import Any

from ipk.realtime import strict_json
from ipk.realtime.broadcaster import Broadcaster
from ipk.realtime.engine.port import ServingEngine

log = logging.getLogger("ipk.bell")
CHANNEL = "ipk:bell"
POLL_SECONDS = 2.0
RETRY_SECONDS = 1.0


class Bell:
    """Rings for this process's changes and listens for those of the others."""

    def __init__(self, redis_url: str, broadcaster: Broadcaster, engine: ServingEngine) -> None:
        import redis  # only where several processes serve

        self._redis: Any = redis.Redis.from_url(redis_url, socket_timeout=None)
        self._errors = redis.RedisError
        self._broadcaster = broadcaster
        self._engine = engine
        self._me = token_hex(8)
        self._waiting: dict[str, int] = {}
        self._closed = False

    def start(self) -> None:
        self._broadcaster.on_ring(self.ring)
        self._engine.spawn(self._listen)
        self._engine.spawn(self._poll)

    def ring(self, conference: str, seq: int) -> None:
        """Tell the others, soon and without waiting: rings of one moment go as one."""
        first = not self._waiting
        self._waiting[conference] = seq
        if first:
            self._engine.spawn(self._publish)

    def close(self) -> None:
        self._closed = True

    def _publish(self) -> None:
        rings, self._waiting = self._waiting, {}
        try:
            self._redis.publish(CHANNEL, strict_json.dumps([self._me, rings]))
        except self._errors:
            log.warning("the bell is silent; the poll will find the change")

    def _listen(self) -> None:
        while not self._closed:
            try:
                listening = self._redis.pubsub(ignore_subscribe_messages=True)
                listening.subscribe(CHANNEL)
                for message in listening.listen():
                    self._heard(message["data"])
            except self._errors:
                self._engine.sleep(RETRY_SECONDS)

    def _heard(self, data: bytes) -> None:
        who, rings = strict_json.loads(data.decode())
        if who != self._me:
            for conference, seq in rings.items():
                self._refresh(conference, seq)

    def _poll(self) -> None:
        while not self._closed:
            self._engine.sleep(POLL_SECONDS)
            for room in self._broadcaster.rooms():
                self._refresh(room.conference, 0)

    def _refresh(self, conference: str, seq: int) -> None:
        try:
            self._broadcaster.refresh(conference, seq)
        except Exception:
            log.exception("a room could not be refreshed")
