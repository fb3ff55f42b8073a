"""Several functions on several conferences, each for itself, in one commit."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.errors import Invalid, TryAgain
from ipk.services.ports import Change, Clock, Outcome, Signature, Work
from ipk.storage import statements
from ipk.storage.keyring import Keyring
from ipk.storage.rows import Row, change_row, record_rows, stamp
from ipk.storage.state import State
from ipk.storage.statements import Upserts
from ipk.storage.work import Draft, StagedWork, clear


@dataclass(frozen=True, eq=False)
class Task:
    """A function to carry out on a conference; `fresh` when it makes the conference."""

    conference: str
    function: Callable[[Work], Any]
    done: Callable[[Outcome], None]
    fresh: bool = False


@dataclass(frozen=True)
class Delivery:
    """What came of a task: first the change is announced, then its asker is answered."""

    done: Callable[[Outcome], None]
    outcome: Outcome
    change: Change | None = None


@dataclass
class Sheet:
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
    """Runs functions and gathers their rows. A function that fails leaves no trace; the database is asked last."""

    def __init__(
        self,
        connection: Connection,
        load: Callable[[Connection, str], State],
        keyring: Keyring,
        clock: Clock,
        upserts: Upserts,
    ) -> None:
        self.deliveries: list[Delivery] = []
        self.drafts: dict[str, Draft] = {}
        self.fresh: list[str] = []
        self._connection = connection
        self._load = load
        self._keyring = keyring
        self._clock = clock
        self._upserts = upserts
        self._sheet = Sheet()

    def run(self, task: Task) -> None:
        """Raises SQLAlchemyError only: then the whole batch has failed."""
        change = None
        try:
            draft = self._begin(task)
            work = StagedWork(draft, self._clock(), self._door_of)
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
        self.deliveries.append(Delivery(task.done, outcome, change))

    def flush(self) -> None:
        """Write what the functions have decided."""
        sheet = self._sheet
        clocks = [{"c": draft.conference, "new_seq": draft.seq} for draft in self.drafts.values() if draft.ops]
        for statement, rows in (
            (statements.found, sheet.founded),
            (statements.add_change, sheet.changes),
            (self._upserts.record, sheet.records),
            (statements.drop_door, sheet.dropped_doors()),
            (self._upserts.door, sheet.open_doors()),
            (statements.set_clock, clocks),
        ):
            if rows:
                self._connection.execute(statement, rows)

    def _begin(self, task: Task) -> Draft:
        name = task.conference
        if task.fresh:
            return self._found(name)
        draft = self.drafts.get(name)
        if draft is None:
            draft = self.drafts[name] = Draft(name, self._load(self._connection, name))
        return draft

    def _found(self, conference: str) -> Draft:
        known = conference in self.drafts
        if known or self._connection.execute(statements.clock, {"c": clear(conference)}).first():
            raise Invalid
        self._keyring.create(conference)
        self.fresh.append(conference)
        return Draft(conference, State())

    def _accept(self, draft: Draft, work: StagedWork, signature: Signature) -> Change:
        name, sheet = work.conference, self._sheet
        cipher = self._keyring.cipher(name)
        change_line, record_lines = change_row(work, signature, cipher), record_rows(work, cipher)
        if name not in self.drafts:
            self.drafts[name] = draft
            sheet.founded.append({"id": name, "seq": 0, "created_at": stamp(work.now)})
        sheet.changes.append(change_line)
        sheet.records.extend(record_lines)
        sheet.doors.update((digest, (name, record)) for digest, record in work.doors.items())
        draft.absorb(work)
        return Change(name, work.seq, signature.person, signature.op, tuple(work.records.values()))

    def _door_of(self, digest: str) -> str | None:
        waiting = self._sheet.doors.get(digest)
        if waiting is not None:
            return None if waiting[1] is None else waiting[0]
        row = self._connection.execute(statements.find_door, {"digest": digest}).first()
        return None if row is None else row.conference


def refused(tasks: list[Task], cause: BaseException) -> list[Delivery]:
    """The database would not have it: nothing was changed, everybody may ask again."""
    error = TryAgain()
    error.__cause__ = cause
    return [Delivery(task.done, Outcome(error=error)) for task in tasks]
