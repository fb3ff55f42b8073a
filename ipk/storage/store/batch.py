"""Runs several commands in one SQL transaction, isolated from each other, and collects the rows to write."""

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_hex

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.private_key import PRIVATE_KEY, PrivateKey, private_key
from ipk.services.ports import AuditEntry, Change, Clock, Outcome
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.database import statements
from ipk.storage.database.statements import Row, upserts, write_many
from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store.row_codec import RowCiphers, change_row, record_rows, stamp
from ipk.storage.store.tasks import Task, TaskResult
from ipk.storage.store.unit_of_work import BatchOverlay, StagedUnitOfWork, clear


@dataclass
class PendingRows:
    """Encrypted rows that `Batch.flush` writes."""

    created: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    #: digest of an access token → (conference, record), record None for a revoked one; the last change counts
    tokens: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def added_tokens(self) -> list[Row]:
        return [
            {"digest": digest, "conference": conference, "record": record}
            for digest, (conference, record) in self.tokens.items()
            if record is not None
        ]

    def revoked_tokens(self) -> list[Row]:
        return [{"d": digest, "c": conference} for digest, (conference, id) in self.tokens.items() if id is None]


class Batch:
    """Runs functions within one transaction. A function that raises changes nothing."""

    def __init__(
        self,
        connection: Connection,
        state: Callable[[Connection, str], ConferenceState],
        keyring: Keyring,
        clock: Clock,
    ) -> None:
        self.results: list[TaskResult] = []
        self.overlays: dict[str, BatchOverlay] = {}
        #: conferences whose data keys this batch created
        self.created: set[str] = set()
        #: (conference, name) of private keys to shred after the commit: no row is encrypted with them any more
        self.retired_keys: list[tuple[str, str]] = []
        self._connection = connection
        self._state = state
        self._keyring = keyring
        self._clock = clock
        self._rows = PendingRows()

    def run(self, task: Task) -> None:
        """Raises SQLAlchemyError only, which fails the whole batch."""
        change = None
        try:
            overlay = self._begin(task)
            work = StagedUnitOfWork(overlay, self._clock(), self._conference_of_token)
            outcome = Outcome(task.function(work))
            signature = work.signed()
            if signature is not None:
                change = self._accept(overlay, work, signature)
            elif task.creates_conference:
                raise RuntimeError("a new conference was not signed")
        except SQLAlchemyError:
            raise
        except Exception as error:  # it concerns this function only
            outcome = Outcome(error=error)
        self.results.append(TaskResult(task.done, outcome, change))

    def flush(self) -> None:
        """Write the collected rows."""
        pending, upsert = self._rows, upserts(self._connection)
        clocks = [{"c": one.conference, "new_seq": one.seq} for one in self.overlays.values() if one.ops]
        for statement, rows in (
            (statements.create_conference, pending.created),
            (statements.add_change, pending.changes),
            (upsert.record, pending.records),
            (statements.revoke_access_token, pending.revoked_tokens()),
            (upsert.access_token, pending.added_tokens()),
            (statements.set_clock, clocks),
        ):
            if rows:
                write_many(self._connection, statement, rows)

    def _begin(self, task: Task) -> BatchOverlay:
        name = task.conference
        if task.creates_conference:
            return self._found(clear(name))
        overlay = self.overlays.get(name)
        if overlay is None:
            overlay = self.overlays[name] = BatchOverlay(name, self._state(self._connection, name))
        return overlay

    def _found(self, conference: str) -> BatchOverlay:
        """Create the data key. Raises Invalid when the conference exists."""
        known = conference in self.overlays
        if known or self._connection.execute(statements.clock, {"c": conference}).first():
            raise Invalid
        self._keyring.create(conference)
        self.created.add(conference)
        return BatchOverlay(conference, ConferenceState())

    def _accept(self, overlay: BatchOverlay, work: StagedUnitOfWork, signature: AuditEntry) -> Change:
        name, pending = work.conference, self._rows
        ciphers = self._ciphers(work)
        change_line, record_lines = change_row(work, signature, ciphers), record_rows(work, ciphers)
        if name not in self.overlays:
            self.overlays[name] = overlay
            pending.created.append({"id": name, "seq": 0, "created_at": stamp(work.now)})
        pending.changes.append(change_line)
        pending.records.extend(record_lines)
        pending.tokens.update((digest, (name, record)) for digest, record in work.tokens.items())
        overlay.absorb(work)
        return Change(name, work.seq, signature.person, signature.op, tuple(work.records.values()))

    def _ciphers(self, work: StagedUnitOfWork) -> RowCiphers:
        """The ciphers for this change. Creates a private key at the first private record, and after a shredding."""
        name, own = work.conference, self._keyring.cipher(work.conference)
        if work.shredded:
            self.retired_keys.append((name, work.shredded))
        records = work.every() if work.shredded else work.records
        if not any(record.private for record in records.values()):
            return RowCiphers(own)
        key = private_key(work.get_or_none(PrivateKey, PRIVATE_KEY))
        private = self._keyring.private(name, key) if key else None
        if private is None:
            key = token_hex(8)
            self._keyring.create_private(name, key)
            work.save(PrivateKey(name=key))
            private = self._keyring.private(name, key)
        return RowCiphers(own, private, key)

    def _conference_of_token(self, digest: str) -> str | None:
        waiting = self._rows.tokens.get(digest)
        if waiting is not None:
            return None if waiting[1] is None else waiting[0]
        row = self._connection.execute(statements.find_access_token, {"digest": digest}).first()
        return None if row is None else row.conference
