"""The tables. Ids, clocks and hashes are in clear; everything that a person said is in an encrypted `body`."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

ID = String(90)

metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s", "fk": "fk_%(table_name)s"})


def _conference() -> Column[str]:
    return Column("conference", ID, ForeignKey("conferences.id", ondelete="CASCADE"), primary_key=True)


conferences = Table(
    "conferences",
    metadata,
    Column("id", ID, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("created_at", String(40), nullable=False),
)


def _sealed_with() -> Column[str]:
    """The name of the private key that encrypts the row, "" for the conference's own."""
    return Column("key", String(40), nullable=False, server_default="")


# `nr` numbers the records of a conference in the order of their creation; it never changes.
records = Table(
    "records",
    metadata,
    _conference(),
    Column("id", ID, primary_key=True),
    Column("nr", Integer, nullable=False),
    Column("type", String(40), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _sealed_with(),
    Index("ix_records_rev", "conference", "rev"),
)

changes = Table(
    "changes",
    metadata,
    _conference(),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("person", ID, nullable=False),
    Column("op", ID, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("command", ID, nullable=False),
    Column("at", String(40), nullable=False),
    Column("body", LargeBinary, nullable=False),
    _sealed_with(),
    UniqueConstraint("conference", "person", "op"),
)

# Digests of links, room codes and device codes; the table keeps its first name.
access_tokens = Table(
    "doors",
    metadata,
    Column("digest", ID, primary_key=True),
    Column("conference", ID, ForeignKey("conferences.id", ondelete="CASCADE"), nullable=False),
    Column("record", ID, nullable=False),
    Index("ix_doors_conference", "conference"),
)

# Used on PostgreSQL only; with SQLite the media are files.
media = Table(
    "media",
    metadata,
    _conference(),
    Column("name", ID, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
