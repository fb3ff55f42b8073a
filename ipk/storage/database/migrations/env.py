"""Alembic's way in. `ipk.storage.database.migrate` hands over an open connection; there is no other way to run it."""

from alembic import context

from ipk.storage.database.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
