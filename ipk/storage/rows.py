"""Records and journal lines as sealed rows, and back."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import msgspec
from sqlalchemy import RowMapping

from ipk.domain.records import Head, Record
from ipk.services.ports import Answered, Signature
from ipk.storage.sealing import Cipher
from ipk.storage.state import Op
from ipk.storage.statements import Row
from ipk.storage.work import StagedWork

Types = Mapping[str, type[Record]]

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def _head(id: str, type: str, rev: int, gone: bool) -> str:
    """What stands in clear beside a record's body is sealed with it, so that it cannot be changed alone."""
    return f"{id}@{rev}{'-' if gone else '+'}{type}"


def record_rows(work: StagedWork, cipher: Cipher) -> list[Row]:
    return [
        {
            "conference": work.conference,
            "id": record.id,
            "nr": work.numbers.get(record.id, 0),
            "type": record.TYPE,
            "rev": record.rev,
            "gone": record.gone,
            "body": cipher.seal(
                "records",
                _head(record.id, record.TYPE, record.rev, record.gone),
                "body",
                _packed(record),
            ),
        }
        for record in work.records.values()
    ]


def _packed(record: Record) -> bytes:
    """The same JSON as `pack` leads to, unless a record packs itself otherwise; a tenth of the time."""
    return _encode(record if type(record).pack is Record.pack else record.pack())


def read_record(row: RowMapping, types: Types, cipher: Cipher) -> Record:
    """Raises Damaged, or LookupError for a type that this version does not know."""
    kind = types.get(row["type"])
    if kind is None:
        raise LookupError(f"The database holds a record of the unknown type {row['type']!r}.")
    head = Head(row["id"], row["type"], row["rev"], bool(row["gone"]))
    place = _head(head.id, head.type, head.rev, head.gone)
    return kind.unpack(head, _decode(cipher.open("records", place, "body", row["body"])))


def read_records(rows: Iterable[RowMapping], types: Types, cipher: Cipher) -> dict[str, Record]:
    return {row["id"]: read_record(row, types, cipher) for row in rows}


def change_row(work: StagedWork, signature: Signature, cipher: Cipher) -> Row:
    """The digest is sealed too: a command has so few possible bodies (a vote) that its plain hash would tell it."""
    row = f"{work.seq}/{signature.person}/{signature.op}"
    return {
        "conference": work.conference,
        "seq": work.seq,
        "person": signature.person,
        "op": signature.op,
        "digest": cipher.seal("changes", row, "digest", signature.digest),
        "command": signature.command,
        "at": stamp(work.now),
        "body": cipher.seal("changes", row, "body", _encode(signature.body)),
    }


def read_ops(rows: Iterable[RowMapping], cipher: Cipher) -> dict[Op, Answered]:
    ops: dict[Op, Answered] = {}
    for row in rows:
        place = f"{row['seq']}/{row['person']}/{row['op']}"
        digest = cipher.open("changes", place, "digest", row["digest"])
        ops[row["person"], row["op"]] = Answered(row["seq"], digest)
    return ops


def stamp(moment: datetime) -> str:
    """A moment as text that sorts by time, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
