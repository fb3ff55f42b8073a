"""Dispatches every socket event: parses it, checks the rate limit, runs the command and answers."""

import logging
from collections.abc import Callable, Container
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from ipk.domain.kernel.errors import Invalid, IpkError, TooFast, TryAgain
from ipk.domain.people.permissions import commands_of
from ipk.realtime.commands import envelopes
from ipk.realtime.commands.routes import route
from ipk.realtime.protocol.limits import LIMITS
from ipk.realtime.protocol.packets import Payload
from ipk.realtime.protocol.rate_limit import Buckets
from ipk.realtime.sync.broadcaster import Broadcaster
from ipk.realtime.sync.ephemeral import EphemeralEvents
from ipk.realtime.transport.connection import Connection
from ipk.services.ports import Clock, Outcome, Store
from ipk.services.shared.commands import Command, Result, execute

log = logging.getLogger("ipk.dispatcher")
Translate = Callable[[str, str], str]


@dataclass(frozen=True)
class Dependencies:
    """What the dispatcher uses. `translate(message, language)` translates the message of a refusal;
    `pictures` are the ids of the picture dictionary."""

    clock: Clock
    translate: Translate
    pictures: Container[str] = ()


class CommandDispatcher:
    """Handles the events `do`, `sync` and `live` of every connection."""

    def __init__(
        self, store: Store, broadcaster: Broadcaster, ephemeral: EphemeralEvents, dependencies: Dependencies
    ) -> None:
        self._store = store
        self._broadcaster = broadcaster
        self._dependencies = dependencies
        self._commands = Buckets(LIMITS["commands_per_second"], LIMITS["commands_burst"])
        self._readings = Buckets(LIMITS["commands_per_second"], LIMITS["commands_burst"])
        self._events: dict[str, Callable[[Connection, Payload], None]] = {
            "do": self._do,
            "sync": self._sync,
            "live": lambda connection, payload: ephemeral.receive(connection, payload.text),
        }

    def receive(self, connection: Connection, event: str, payload: Payload) -> None:
        """Handle an event; its answer is sent when it is ready. Never waits, never raises."""
        try:
            handle = self._events.get(event)
            if handle is None:
                raise Invalid
            handle(connection, payload)
        except IpkError as refusal:
            self._refuse(connection, payload, refusal)
        except Exception as bug:
            self._refuse(connection, payload, self._report(bug))

    def _do(self, connection: Connection, payload: Payload) -> None:
        asked, digest = envelopes.do(payload.text)
        command_route = route(asked.cmd)
        handler = command_route.handler(asked.args, self._dependencies.pictures)
        if not self._commands.take((connection.conference, connection.person)):
            raise TooFast
        command = Command(asked.op, asked.cmd, digest, asked.args)

        def done(outcome: Outcome) -> None:
            self._answer(connection, payload, asked.op, outcome)

        device = connection.device
        self._store.submit(
            connection.conference,
            lambda work: execute(work, device, command, handler),
            done,
            deferrable=command_route.deferrable,
        )

    def _sync(self, connection: Connection, payload: Payload) -> None:
        asked = envelopes.sync(payload.text)
        if not self._readings.take((connection.conference, connection.person)):
            raise TooFast
        with self._broadcaster.consistent_read(connection.conference) as room:
            person = room.person_of(connection.device)
            packed: dict[str, Any] = {}
            anew = room.needs_full_sync(person, asked.since)
            if asked.packed and (anew or asked.after):
                piece, records, removed = room.read_packed(person, "" if anew and asked.after else asked.after)
                full = anew or piece.first
                packed["packed"] = piece.packed.decode()
                if piece.more:
                    packed["more"] = piece.more
            else:
                full, records, removed = room.read(person, asked.since)
            seq = room.seq
        me = {"person": person.id, "role": person.role.value, "may": commands_of(person)}
        connection.answer_with_records(
            payload.ack,
            {
                "ok": True,
                "seq": seq,
                "me": me,
                "full": full,
                "removed": removed,
                "now": self._dependencies.clock().isoformat(),
                **packed,
            },
            records,
        )

    def _answer(self, connection: Connection, payload: Payload, op: str, outcome: Outcome) -> None:
        done: Result = outcome.value
        error = outcome.error or done.refusal
        if error is None:
            again = {"again": True} if done.again else {}
            connection.answer(payload.ack, {"ok": True, "seq": done.seq, "op": op, **again})
        else:
            refusal = error if isinstance(error, IpkError) else self._report(error)
            self._refuse(connection, payload, refusal, op)

    def _refuse(self, connection: Connection, payload: Payload, refusal: IpkError, op: str | None = None) -> None:
        answer: dict[str, Any] = {
            "ok": False,
            "code": refusal.code,
            "message": self.localised_sentence(refusal, connection.language),
            **refusal.details,
        }
        op = op or envelopes.op_of(payload.text)
        if op is not None:
            answer["op"] = op
        connection.answer(payload.ack, answer)

    def localised_sentence(self, refusal: IpkError, language: str) -> str:
        translated = self._dependencies.translate(refusal.message, language)
        return translated % refusal.values if refusal.values else translated

    def _report(self, bug: BaseException) -> IpkError:
        """Log a bug with an id; the person gets a calm message with that id (C5)."""
        id = token_hex(4)
        log.error("bug %s", id, exc_info=bug)
        return TryAgain("Something broke, nothing is lost. (%(id)s)", id=id)
