"""Parses the database URL of the settings."""

from sqlalchemy import URL, make_url


def address(text: str) -> URL:
    """The URL for SQLAlchemy, with psycopg2 for PostgreSQL: that driver waits cooperatively under eventlet.

    Raises ValueError for any other database than SQLite and PostgreSQL.
    """
    scheme, _, rest = text.partition("://")
    if scheme in ("postgres", "postgresql"):
        return make_url(f"postgresql+psycopg2://{rest}")
    if scheme in ("postgresql+psycopg2", "sqlite"):
        return make_url(text)
    raise ValueError("IPK_DATABASE_URL must be the address of a SQLite or PostgreSQL database")
