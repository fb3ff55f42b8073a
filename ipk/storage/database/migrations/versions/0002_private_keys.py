"""Rows may be sealed with a key of their own instead of the conference's: what is private to the child."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for table in ("records", "changes"):
        op.add_column(table, sa.Column("key", sa.String(40), nullable=False, server_default=""))
