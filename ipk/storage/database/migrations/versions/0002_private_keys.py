"""Adds the name of the private key that encrypts a row instead of the conference's key."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for table in ("records", "changes"):
        op.add_column(table, sa.Column("key", sa.String(40), nullable=False, server_default=""))
