"""From rows to what a process remembers."""

from sqlalchemy import Connection

from ipk.domain.errors import NotFound
from ipk.services.ports import Snapshot
from ipk.storage import statements
from ipk.storage.keyring import Keyring
from ipk.storage.rows import Types, read_ops, read_records
from ipk.storage.state import State


class Loader:
    """Reads conferences. Every method asks within the caller's transaction, so that what it sees is of one moment."""

    def __init__(self, types: Types, keyring: Keyring) -> None:
        self._types = types
        self._keyring = keyring

    def seq(self, connection: Connection, conference: str) -> int:
        """The conference's clock. Raises NotFound, and forgets its key then: another process may have shredded it."""
        row = connection.execute(statements.clock, {"c": conference}).first()
        if row is None:
            self._keyring.forget(conference)
            raise NotFound
        return row.seq

    def load(self, connection: Connection, conference: str) -> State:
        state = State()
        self.refresh(connection, conference, state, self.seq(connection, conference))
        return state

    def refresh(self, connection: Connection, conference: str, state: State, seq: int) -> None:
        """Bring `state` up to `seq`, the clock that this transaction sees."""
        cipher = self._keyring.cipher(conference)
        asked = {"c": conference, "since": state.seq}
        rows = connection.execute(statements.records_since, asked).mappings().all()
        ops = read_ops(connection.execute(statements.ops_since, asked).mappings(), cipher)
        state.advance(seq, read_records(rows, self._types, cipher), ops)
        state.last_nr = max([state.last_nr, *(row["nr"] for row in rows)])

    def snapshot(self, connection: Connection, conference: str, since: int) -> Snapshot:
        """Straight from the rows, remembering nothing."""
        seq = self.seq(connection, conference)
        cipher = self._keyring.cipher(conference)
        rows = connection.execute(statements.records_since, {"c": conference, "since": since}).mappings()
        records = read_records(rows, self._types, cipher).values()
        return Snapshot(seq, sorted(records, key=lambda record: record.rev))
