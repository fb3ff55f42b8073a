"""Several functions on several conferences, each for itself, and the rows that they lead to."""

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
from ipk.storage.store.conference_state import ConferenceState
from ipk.storage.store.row_codec import RowCiphers, change_row, record_rows, stamp
from ipk.storage.store.tasks import Task, TaskResult
from ipk.storage.store.unit_of_work import BatchOverlay, StagedUnitOfWork, clear


@dataclass
class PendingRows:
    """Sealed rows on their way to the database."""

    founded: list[Row] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    #: digest → (conference, record), the record None when the door is to go; the last word counts
    doors: dict[str, tuple[str, str | None]] = field(default_factory=dict)

    def open_doors(self) -> list[Row]:
        return [
            {"digest": digest, "conference": conference, "record": record}
            for digest, (conference, record) in self.doors.items()
            if record is not None
        ]

    def dropped_doors(self) -> list[Row]:
        return [{"d": digest, "c": conference} for digest, (conference, record) in self.doors.items() if record is None]


class Batch:
    """Runs functions within a transaction. A function that fails leaves no trace."""

    def __init__(
        self,
        connection: Connection,
        state: Callable[[Connection, str], ConferenceState],
        keyring: Keyring,
        clock: Clock,
    ) -> None:
        self.deliveries: list[TaskResult] = []
        self.drafts: dict[str, BatchOverlay] = {}
        #: conferences whose keys were made here
        self.founded: set[str] = set()
        #: private keys (conference and name) that nothing is sealed with any more once this is on disk
        self.retired: list[tuple[str, str]] = []
        self._connection = connection
        self._state = state
        self._keyring = keyring
        self._clock = clock
        self._sheet = PendingRows()

    def run(self, task: Task) -> None:
        """Raises SQLAlchemyError only: then the whole batch has failed."""
        change = None
        try:
            draft = self._begin(task)
            work = StagedUnitOfWork(draft, self._clock(), self._door_of)
            outcome = Outcome(task.function(work))
            signature = work.signed()
            if signature is not None:
                change = self._accept(draft, work, signature)
            elif task.fresh:
                raise RuntimeError("a new conference was not signed")
        except SQLAlchemyError:
            raise
        except Exception as error:  # whatever it is, it is this function's alone
            outcome = Outcome(error=error)
        self.deliveries.append(TaskResult(task.done, outcome, change))

    def flush(self) -> None:
        """Write what the functions have decided."""
        sheet, upsert = self._sheet, upserts(self._connection)
        clocks = [{"c": draft.conference, "new_seq": draft.seq} for draft in self.drafts.values() if draft.ops]
        for statement, rows in (
            (statements.found, sheet.founded),
            (statements.add_change, sheet.changes),
            (upsert.record, sheet.records),
            (statements.drop_door, sheet.dropped_doors()),
            (upsert.door, sheet.open_doors()),
            (statements.set_clock, clocks),
        ):
            if rows:
                write_many(self._connection, statement, rows)

    def _begin(self, task: Task) -> BatchOverlay:
        name = task.conference
        if task.fresh:
            return self._found(clear(name))
        draft = self.drafts.get(name)
        if draft is None:
            draft = self.drafts[name] = BatchOverlay(name, self._state(self._connection, name))
        return draft

    def _found(self, conference: str) -> BatchOverlay:
        """Raises Invalid when there is, or was, one of this name."""
        known = conference in self.drafts
        if known or self._connection.execute(statements.clock, {"c": conference}).first():
            raise Invalid
        self._keyring.create(conference)
        self.founded.add(conference)
        return BatchOverlay(conference, ConferenceState())

    def _accept(self, draft: BatchOverlay, work: StagedUnitOfWork, signature: AuditEntry) -> Change:
        name, sheet = work.conference, self._sheet
        seals = self._seals(work)
        change_line, record_lines = change_row(work, signature, seals), record_rows(work, seals)
        if name not in self.drafts:
            self.drafts[name] = draft
            sheet.founded.append({"id": name, "seq": 0, "created_at": stamp(work.now)})
        sheet.changes.append(change_line)
        sheet.records.extend(record_lines)
        sheet.doors.update((digest, (name, record)) for digest, record in work.doors.items())
        draft.absorb(work)
        return Change(name, work.seq, signature.person, signature.op, tuple(work.records.values()))

    def _seals(self, work: StagedUnitOfWork) -> RowCiphers:
        """The keys for this change; a private one is made when it is first needed, or the last one was shredded."""
        name, own = work.conference, self._keyring.cipher(work.conference)
        if work.shredded:
            self.retired.append((name, work.shredded))
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

    def _door_of(self, digest: str) -> str | None:
        waiting = self._sheet.doors.get(digest)
        if waiting is not None:
            return None if waiting[1] is None else waiting[0]
        row = self._connection.execute(statements.find_door, {"digest": digest}).first()
        return None if row is None else row.conference
