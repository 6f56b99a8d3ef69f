"""Alembic's way in: `service.store.sql.migrating` gives the connection, and with it the transaction."""

from alembic import context

from service.store.sql.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
