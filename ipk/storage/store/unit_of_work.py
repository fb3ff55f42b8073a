"""The `UnitOfWork` port: stages changes in memory until the service's function has returned."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from ipk.domain.kernel.errors import Invalid, NotFound, Overtaken, TryAgain
from ipk.domain.kernel.private_key import PRIVATE_KEY, PrivateKey, private_key
from ipk.domain.kernel.records import Record
from ipk.domain.views.projection import kept
from ipk.services.ports import AuditEntry, ProcessedCommand, Snapshot, UnitOfWork
from ipk.storage.memory.conference_state import ConferenceState, Overlay, Watched

R = TypeVar("R", bound=Record)

#: text that may be stored in clear: no NUL, only characters that are safe in databases and file names
CLEAR = re.compile(r"[A-Za-z0-9_.~-]{1,90}")


def clear(text: str) -> str:
    """Return `text` if it may be stored in clear. Raises Invalid."""
    if not CLEAR.fullmatch(text):
        raise Invalid
    return text


class BatchOverlay(Overlay):
    """The changes of one batch to a conference, over its committed state."""

    def __init__(self, conference: str, state: ConferenceState) -> None:
        super().__init__(state)
        self.conference = conference
        self.state = state
        self.seq = state.seq
        self.last_nr = state.last_nr

    def absorb(self, work: "StagedUnitOfWork") -> None:
        """Add the changes of a unit of work that succeeded; later ones in the batch build on them."""
        for record in work.records.values():
            self.stage(record)
        self.ops.update(work.ops)
        self.seq = work.seq
        self.last_nr = work.last_nr

    def promoted(self) -> ConferenceState:
        """The committed state after this batch is on disk."""
        if self.seq == self.state.seq:
            return self.state
        return self.state.advanced(self.seq, self.last_nr, self.records, self.ops)


class StagedUnitOfWork(Overlay):
    """The `UnitOfWork` port over the overlay of its batch."""

    def __init__(self, overlay: BatchOverlay, now: datetime, find_token: Callable[[str], str | None]) -> None:
        """`find_token` returns the conference of an access token's digest, or None."""
        super().__init__(overlay)
        self.conference = overlay.conference
        self.now = now
        self.seq = overlay.seq + 1
        self.last_nr = overlay.last_nr
        self.numbers: dict[str, int] = {}
        self.tokens: dict[str, str | None] = {}
        self.op = ""
        self.signature: AuditEntry | None = None
        self.shredded = ""
        self._over: Watched | None = None
        self._find_token = find_token

    @classmethod
    def over(cls, conference: str, snapshot: Snapshot, now: datetime) -> "StagedUnitOfWork":
        """A unit of work over a snapshot (`Store.stage`), without access tokens and processed commands."""
        state = Watched(snapshot)
        staged = cls(BatchOverlay(conference, state), now, lambda _: None)
        staged._over = state
        return staged

    def get(self, kind: type[R], id: str) -> R:
        record = self.recall(id)
        if not isinstance(record, kind) or record.gone:
            raise NotFound
        return record

    def get_or_none(self, kind: type[R], id: str) -> R | None:
        record = self.recall(id)
        return record if isinstance(record, kind) else None

    def id_exists(self, id: str) -> bool:
        return self.recall(id) is not None

    def list(self, kind: type[R], parent: str = "", *, gone: bool = False) -> list[R]:
        members = self.members(kind.TYPE, parent).values()
        return [record for record in members if isinstance(record, kind) and (gone or not record.gone)]

    def save(self, record: R) -> R:
        return self._stage(kept(self.recall(record.id), record, self.seq))

    def delete(self, record: R) -> R:
        return self._stage(record.copy_with(rev=self.seq, gone=True))

    def rotate_private_key(self) -> None:
        self.shredded = private_key(self.get_or_none(PrivateKey, PRIVATE_KEY))
        self.save(PrivateKey(name=""))

    def adopt(self, staged: UnitOfWork) -> None:
        if not isinstance(staged, StagedUnitOfWork) or staged._over is None or not staged._over.holds_in(self):
            raise Overtaken
        for record in staged.records.values():
            self._stage(record.copy_with(rev=self.seq))

    def _stage(self, record: R) -> R:
        before = self.recall(record.id)
        if before is None:
            clear(record.id)
            self.last_nr += 1
            self.numbers[record.id] = self.last_nr
        elif before.TYPE != record.TYPE:
            raise RuntimeError(f"{record.id} is a {before.TYPE} and cannot become a {record.TYPE}")
        self.stage(record)
        return record

    def add_access_token(self, digest: str, record_id: str) -> None:
        if self._find_token(clear(digest)) not in (None, self.conference):
            raise TryAgain
        self.tokens[digest] = clear(record_id)

    def revoke_access_token(self, digest: str) -> None:
        self.tokens[clear(digest)] = None

    def processed(self, person: str, op: str) -> ProcessedCommand | None:
        return self.carried_out((person, op))

    def log(self, signature: AuditEntry) -> None:
        person = clear(signature.person) if signature.person else ""  # "" is the system
        op = (person, clear(signature.op))
        clear(signature.command)
        if self.signature is not None or self.carried_out(op) is not None:
            raise RuntimeError(f"{signature.command}: signed twice")
        self.signature = signature
        self.ops[op] = ProcessedCommand(self.seq, signature.digest)

    def signed(self) -> AuditEntry | None:
        """The audit entry, None when there is nothing to commit. A change without one is a bug of its service."""
        if self.signature is None and (self.records or self.tokens):
            raise RuntimeError("a change was not signed")
        return self.signature


class ReadOnlyUnitOfWork(StagedUnitOfWork):
    """A committed state as a service sees it. Every write raises RuntimeError: a bug of the caller."""

    def __init__(self, conference: str, state: ConferenceState, now: datetime) -> None:
        super().__init__(BatchOverlay(conference, state), now, lambda _: None)

    def stage(self, record: Record) -> None:
        raise _write_in_a_read()

    def adopt(self, staged: UnitOfWork) -> None:
        raise _write_in_a_read()

    def add_access_token(self, digest: str, record_id: str) -> None:
        raise _write_in_a_read()

    def revoke_access_token(self, digest: str) -> None:
        raise _write_in_a_read()

    def log(self, signature: AuditEntry) -> None:
        raise _write_in_a_read()


def _write_in_a_read() -> RuntimeError:
    return RuntimeError("a read may not write; use Store.transact")
