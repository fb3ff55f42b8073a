"""Conferences, their records, changes, doors and media."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.String(90)


def upgrade() -> None:
    op.create_table(
        "conferences",
        sa.Column("id", _ID, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conferences"),
    )
    _part(
        "records",
        sa.Column("id", _ID, nullable=False),
        sa.Column("nr", sa.Integer, nullable=False),
        sa.Column("type", sa.String(40), nullable=False),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_records_rev", "records", ["conference", "rev"])
    _part(
        "changes",
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("op", _ID, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("command", sa.String(90), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("conference", "person", "op", name="uq_changes"),
    )
    _part(
        "media",
        sa.Column("name", _ID, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "doors",
        sa.Column("digest", sa.String(90), nullable=False),
        sa.Column("conference", _ID, nullable=False),
        sa.Column("record", _ID, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_doors"),
        _of_conference("doors"),
    )
    op.create_index("ix_doors_conference", "doors", ["conference"])


def _part(table: str, key: sa.Column[object], *rest: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("conference", _ID, nullable=False),
        key,
        *rest,
        sa.PrimaryKeyConstraint("conference", key.name, name=f"pk_{table}"),
        _of_conference(table),
    )


def _of_conference(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["conference"], ["conferences.id"], name=f"fk_{table}", ondelete="CASCADE")
