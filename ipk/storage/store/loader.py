"""Loads a conference's rows into memory."""

from sqlalchemy import Connection

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.private_key import PRIVATE_KEY, private_key
from ipk.services.ports import Snapshot
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.database import statements
from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store.row_codec import Ciphers, Types, read_ops, read_records
from ipk.storage.store.unit_of_work import CLEAR


class Loader:
    """Reads conferences within the caller's transaction, so that each call sees one moment.

    Fetches all rows before it decrypts any: a damaged row must not leave an open cursor.
    """

    def __init__(self, types: Types, keyring: Keyring) -> None:
        self._types = types
        self.keyring = keyring

    def seq(self, connection: Connection, conference: str) -> int:
        """The conference's last `seq`. Raises NotFound and forgets the key: another process may have shredded it."""
        seq = find_seq(connection, conference)
        if seq is None:
            self.keyring.forget(conference)
            raise NotFound
        return seq

    def load(self, connection: Connection, conference: str) -> ConferenceState:
        """For the writer. Raises NotFound."""
        return self.refresh(connection, conference, ConferenceState(), self.seq(connection, conference))

    def refresh(self, connection: Connection, conference: str, known: ConferenceState, seq: int) -> ConferenceState:
        """For the writer, which holds the write lock: the state at `seq`, the clock that its transaction sees.

        Shreds private keys that no record names; a power cut leaves such keys. A reader must not do that: the writer
        may have made a key whose name is not committed yet.
        """
        state = self._newer(connection, conference, known, seq)
        if known.seq == 0:
            self.keyring.shred_others(conference, spare=private_key(state.recall(PRIVATE_KEY)))
        return state

    def current(self, connection: Connection, conference: str, known: ConferenceState | None) -> ConferenceState:
        """For readers: `known`, or where it is behind a new state with the newer rows. Raises NotFound."""
        seq = self.seq(connection, conference)
        if known is None or known.seq > seq:
            known = ConferenceState()
        return known if known.seq == seq else self._newer(connection, conference, known, seq)

    def _newer(self, connection: Connection, conference: str, known: ConferenceState, seq: int) -> ConferenceState:
        ciphers = self._ciphers(conference)
        asked = {"c": conference, "since": known.seq}
        rows = connection.execute(statements.records_since, asked).mappings().all()
        ops = read_ops(connection.execute(statements.ops_since, asked).mappings().all(), ciphers)
        last_nr = max([known.last_nr, *(row["nr"] for row in rows)])
        return known.advanced(seq, last_nr, read_records(rows, self._types, ciphers), ops)

    def since(self, connection: Connection, conference: str, seq: int, state: ConferenceState | None) -> Snapshot:
        """Every record with `rev > seq`: from `state`, and the rows that are newer than it."""
        upto = self.seq(connection, conference)
        known = Snapshot(0, ()) if state is None else state.since(seq)
        if known.seq >= upto and state is not None:
            return known
        ciphers = self._ciphers(conference)
        asked = {"c": conference, "since": max(seq, known.seq)}
        rows = connection.execute(statements.records_since, asked).mappings().all()
        newer = read_records(rows, self._types, ciphers)
        older = [record for record in known.records if record.id not in newer]
        return Snapshot(upto, older + sorted(newer.values(), key=lambda record: record.rev))

    def _ciphers(self, conference: str) -> Ciphers:
        own = self.keyring.cipher(conference)
        return lambda key: self.keyring.private(conference, key) if key else own


def find_seq(connection: Connection, conference: str) -> int | None:
    """The conference's last `seq`, None when it does not exist or the name is not valid."""
    if not CLEAR.fullmatch(conference):
        return None
    row = connection.execute(statements.clock, {"c": conference}).first()
    return None if row is None else row.seq


def resolve_access_token(connection: Connection, digest: str) -> tuple[str, str] | None:
    if not CLEAR.fullmatch(digest):
        return None
    row = connection.execute(statements.find_access_token, {"digest": digest}).first()
    return None if row is None else (row.conference, row.record)
