"""Encodes records and audit entries as encrypted rows, and decodes them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from sqlalchemy import RowMapping

from ipk.domain.kernel.records import Record, RecordHeader
from ipk.services.ports import AuditEntry, ProcessedCommand
from ipk.storage.crypto.cipher import Cipher
from ipk.storage.database.statements import Row
from ipk.storage.memory.conference_state import Op
from ipk.storage.store.unit_of_work import StagedUnitOfWork

Types = Mapping[str, type[Record]]
#: key name ("": the conference's own) → its cipher, None when the key was shredded
Ciphers = Callable[[str], Cipher | None]
#: fields of a private command that the audit log keeps: ids, never what was said
PRIVATE_AUDIT_FIELDS = ("id", "answer", "consent", "sitting")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def _place(id: str, type: str, rev: int, gone: bool) -> str:
    """The clear columns of a record, as associated data of the encryption: changed alone, the body does not decrypt."""
    return f"{id}@{rev}{'-' if gone else '+'}{type}"


@dataclass(frozen=True)
class RowCiphers:
    """The ciphers of a change: the conference's, and the private one, named `key`, if it has a private record."""

    own: Cipher
    private: Cipher | None = None
    key: str = ""

    def of(self, record: Record) -> tuple[Cipher, str]:
        return (self.private, self.key) if self.private and record.private else (self.own, "")


def record_rows(work: StagedUnitOfWork, ciphers: RowCiphers) -> list[Row]:
    """The rows of the saved records; after a key rotation also all private records, encrypted with the new key."""
    records = work.records
    if work.shredded:
        records = {id: record for id, record in work.every().items() if record.private} | records
    return [_record_row(work, record, *ciphers.of(record)) for record in records.values()]


def _record_row(work: StagedUnitOfWork, record: Record, cipher: Cipher, key: str) -> Row:
    place = _place(record.id, record.TYPE, record.rev, record.gone)
    return {
        "conference": work.conference,
        "id": record.id,
        "nr": work.numbers.get(record.id, 0),
        "type": record.TYPE,
        "rev": record.rev,
        "gone": record.gone,
        "body": cipher.encrypt("records", place, "body", _packed(record)),
        "key": key,
    }


def _packed(record: Record) -> bytes:
    """The record as JSON. Encodes the dataclass directly unless it overrides `to_dict`: ten times as fast."""
    return _encode(record if type(record).to_dict is Record.to_dict else record.to_dict())


def read_record(row: RowMapping, types: Types, cipher: Cipher) -> Record:
    """Raises DecryptionError, or LookupError for a type that this version does not know."""
    record_class = types.get(row["type"])
    if record_class is None:
        raise LookupError(f"The database holds a record of the unknown type {row['type']!r}.")
    header = RecordHeader(row["id"], row["type"], row["rev"], bool(row["gone"]))
    place = _place(header.id, header.type, header.rev, header.gone)
    return record_class.from_dict(header, _decode(cipher.decrypt("records", place, "body", row["body"])))


def read_records(rows: Iterable[RowMapping], types: Types, ciphers: Ciphers) -> dict[str, Record]:
    """Records by id. Skips rows whose key was shredded: they come from a restored old backup."""
    opened = ((row, ciphers(row["key"])) for row in rows)
    return {row["id"]: read_record(row, types, cipher) for row, cipher in opened if cipher is not None}


def change_row(work: StagedUnitOfWork, entry: AuditEntry, ciphers: RowCiphers) -> Row:
    """The row of the audit log. Encrypts the digest too: a command has few possible bodies (a vote), so that a plain
    hash would reveal it."""
    cipher = ciphers.private or ciphers.own
    body = entry.body
    if ciphers.private:
        body = {name: body[name] for name in PRIVATE_AUDIT_FIELDS if name in body}
    row = f"{work.seq}/{entry.person}/{entry.op}"
    return {
        "conference": work.conference,
        "seq": work.seq,
        "person": entry.person,
        "op": entry.op,
        "digest": cipher.encrypt("changes", row, "digest", entry.digest),
        "command": entry.command,
        "at": stamp(work.now),
        "body": cipher.encrypt("changes", row, "body", _encode(body)),
        "key": ciphers.key,
    }


def read_ops(rows: Iterable[RowMapping], ciphers: Ciphers) -> dict[Op, ProcessedCommand]:
    ops: dict[Op, ProcessedCommand] = {}
    for row in rows:
        cipher = ciphers(row["key"])
        if cipher is None:
            continue
        place = f"{row['seq']}/{row['person']}/{row['op']}"
        digest = cipher.decrypt("changes", place, "digest", row["digest"])
        ops[row["person"], row["op"]] = ProcessedCommand(row["seq"], digest)
    return ops


def stamp(moment: datetime) -> str:
    """A time in UTC as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
