"""Records and journal lines as sealed rows, and back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from sqlalchemy import RowMapping

from ipk.domain.kernel.records import Record, RecordHeader
from ipk.services.ports import AuditEntry, ProcessedCommand
from ipk.storage.crypto.cipher import Cipher
from ipk.storage.database.statements import Row
from ipk.storage.store.conference_state import Op
from ipk.storage.store.unit_of_work import StagedUnitOfWork

Types = Mapping[str, type[Record]]
#: the cipher of a key's name, "" for the conference's own; None when it was shredded
Ciphers = Callable[[str], Cipher | None]
#: what the journal keeps of a private command: about which thing, never what was said of it
TOLD = ("id", "answer", "consent", "sitting")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def _head(id: str, type: str, rev: int, gone: bool) -> str:
    """What stands in clear beside a record's body is sealed with it, so that it cannot be changed alone."""
    return f"{id}@{rev}{'-' if gone else '+'}{type}"


@dataclass(frozen=True)
class RowCiphers:
    """What a change is sealed with: the conference's key, and the private one (`key` is its name) where there is
    something private in it."""

    own: Cipher
    private: Cipher | None = None
    key: str = ""

    def of(self, record: Record) -> tuple[Cipher, str]:
        return (self.private, self.key) if self.private and record.private else (self.own, "")


def record_rows(work: StagedUnitOfWork, seals: RowCiphers) -> list[Row]:
    """What was kept; after a shredding also what is left of the private things, sealed anew."""
    records = work.records
    if work.shredded:
        records = {id: record for id, record in work.every().items() if record.private} | records
    return [_record_row(work, record, *seals.of(record)) for record in records.values()]


def _record_row(work: StagedUnitOfWork, record: Record, cipher: Cipher, key: str) -> Row:
    place = _head(record.id, record.TYPE, record.rev, record.gone)
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
    """The same JSON as `pack` leads to, unless a record packs itself otherwise; a tenth of the time."""
    return _encode(record if type(record).to_dict is Record.to_dict else record.to_dict())


def read_record(row: RowMapping, types: Types, cipher: Cipher) -> Record:
    """Raises Damaged, or LookupError for a type that this version does not know."""
    kind = types.get(row["type"])
    if kind is None:
        raise LookupError(f"The database holds a record of the unknown type {row['type']!r}.")
    head = RecordHeader(row["id"], row["type"], row["rev"], bool(row["gone"]))
    place = _head(head.id, head.type, head.rev, head.gone)
    return kind.from_dict(head, _decode(cipher.decrypt("records", place, "body", row["body"])))


def read_records(rows: Iterable[RowMapping], types: Types, ciphers: Ciphers) -> dict[str, Record]:
    """Those whose key was shredded are not there any more: rows of an old backup that was put back."""
    opened = ((row, ciphers(row["key"])) for row in rows)
    return {row["id"]: read_record(row, types, cipher) for row, cipher in opened if cipher is not None}


def change_row(work: StagedUnitOfWork, signature: AuditEntry, seals: RowCiphers) -> Row:
    """The digest is sealed too: a command has so few possible bodies (a vote) that its plain hash would tell it."""
    cipher = seals.private or seals.own
    body = signature.body
    if seals.private:
        body = {name: body[name] for name in TOLD if name in body}
    row = f"{work.seq}/{signature.person}/{signature.op}"
    return {
        "conference": work.conference,
        "seq": work.seq,
        "person": signature.person,
        "op": signature.op,
        "digest": cipher.encrypt("changes", row, "digest", signature.digest),
        "command": signature.command,
        "at": stamp(work.now),
        "body": cipher.encrypt("changes", row, "body", _encode(body)),
        "key": seals.key,
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
    """A moment as text that sorts by time, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
