"""Creates the tables of conferences, records, changes, media and access tokens (`doors`)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.String(90)


def upgrade() -> None:
    op.create_table("conferences", _needed("id", _ID), _needed("seq"), _needed("created_at", sa.String(40)), _key("id"))
    _part(
        "records",
        _needed("id", _ID),
        _needed("nr"),
        _needed("type", sa.String(40)),
        _needed("rev"),
        _needed("gone", sa.Boolean()),
        _needed("body", sa.LargeBinary()),
    )
    op.create_index("ix_records_rev", "records", ["conference", "rev"])
    _part(
        "changes",
        _needed("seq", autoincrement=False),
        _needed("person", _ID),
        _needed("op", _ID),
        _needed("digest", sa.LargeBinary()),
        _needed("command", _ID),
        _needed("at", sa.String(40)),
        _needed("body", sa.LargeBinary()),
        sa.UniqueConstraint("conference", "person", "op", name="uq_changes"),
    )
    _part("media", _needed("name", _ID), _needed("data", sa.LargeBinary()))
    _doors()


def _doors() -> None:
    op.create_table(
        "doors",
        _needed("digest", _ID),
        _needed("conference", _ID),
        _needed("record", _ID),
        _key("digest", table="doors"),
        _of_conference("doors"),
    )
    op.create_index("ix_doors_conference", "doors", ["conference"])


def _part(table: str, key: "sa.Column[Any]", *rest: Any) -> None:
    """A table whose primary key is the conference and one more column."""
    whole_key = _key("conference", key.name, table=table)
    op.create_table(table, _needed("conference", _ID), key, *rest, whole_key, _of_conference(table))


def _needed(name: str, kind: Any = None, **more: Any) -> "sa.Column[Any]":
    return sa.Column(name, kind or sa.Integer(), nullable=False, **more)


def _key(*columns: str, table: str = "conferences") -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _of_conference(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["conference"], ["conferences.id"], name=f"fk_{table}", ondelete="CASCADE")
