"""The SQL statements of the store, for SQLite and PostgreSQL."""

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from ipk.storage.database.schema import access_tokens, changes, conferences, media, records
from ipk.storage.database.sqlite import driver

Row = dict[str, Any]

_c = bindparam("c")

#: (seq) of a conference
clock = select(conferences.c.seq).where(conferences.c.id == _c)
#: (id, seq) of several
clocks = select(conferences.c.id, conferences.c.seq).where(conferences.c.id.in_(bindparam("some", expanding=True)))
lock = clock.with_for_update()
create_conference = insert(conferences)
set_clock = update(conferences).where(conferences.c.id == _c).values(seq=bindparam("new_seq"))
#: its records, changes, access tokens and media are deleted by cascade
remove_conference = delete(conferences).where(conferences.c.id == _c)
any_conference = select(conferences.c.id).limit(1)
all_conferences = select(conferences.c.id).order_by(conferences.c.id)

records_since = (
    select(records.c.id, records.c.nr, records.c.type, records.c.rev, records.c.gone, records.c.body, records.c.key)
    .where(records.c.conference == _c, records.c.rev > bindparam("since"))
    .order_by(records.c.nr)
)
ops_since = select(changes.c.seq, changes.c.person, changes.c.op, changes.c.digest, changes.c.key).where(
    changes.c.conference == _c, changes.c.seq > bindparam("since")
)
add_change = insert(changes)

find_access_token = select(access_tokens.c.conference, access_tokens.c.record).where(
    access_tokens.c.digest == bindparam("digest")
)
revoke_access_token = delete(access_tokens).where(
    access_tokens.c.digest == bindparam("d"), access_tokens.c.conference == _c
)

get_media = select(media.c.data).where(media.c.conference == _c, media.c.name == bindparam("n"))
drop_media = delete(media).where(media.c.conference == _c, media.c.name == bindparam("n"))


class Upserts:
    """Insert-or-replace statements in the dialect of a database."""

    def __init__(self, dialect: str) -> None:
        upsert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[dialect]
        record = upsert(records)
        self.record = record.on_conflict_do_update(
            index_elements=["conference", "id"],
            set_={name: record.excluded[name] for name in ("type", "rev", "gone", "body", "key")},
        )
        token = upsert(access_tokens)
        self.access_token = token.on_conflict_do_update(
            index_elements=["digest"],
            set_={"record": token.excluded.record},
            where=access_tokens.c.conference == token.excluded.conference,
        )
        picture = upsert(media)
        self.media = picture.on_conflict_do_update(
            index_elements=["conference", "name"], set_={"data": picture.excluded.data}
        )


_UPSERTS = {dialect: Upserts(dialect) for dialect in ("sqlite", "postgresql")}


def upserts(connection: Connection) -> Upserts:
    return _UPSERTS[connection.dialect.name]


def write_many(connection: Connection, statement: Any, rows: Sequence[Row]) -> None:
    """Execute a statement for each row.

    On SQLite it passes the compiled statement to the driver, which halves the cost of a commit. The columns (text,
    integers, bytes) need no conversion.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(statement, rows)
        return
    sql, values_of = _for_sqlite(statement)
    driver(connection).executemany(sql, [values_of(row) for row in rows])


@cache
def _for_sqlite(statement: Any) -> tuple[str, Callable[[Row], tuple[Any, ...]]]:
    compiled = statement.compile(dialect=sqlite.dialect())
    return str(compiled), itemgetter(*compiled.positiontup)
