"""Sources and what they list, sites and what is asked for there, and articles that are held until a moment."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of what is fetched."""
    op.add_column("articles", sa.Column("held_until", sa.DateTime))
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("hold", sa.Boolean, nullable=False),
        sa.Column("next_at", sa.DateTime, nullable=False, index=True),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("lists", sa.Boolean),
        sa.Column("validators_url", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("polled_at", sa.DateTime),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("added", sa.Integer, nullable=False),
        sa.Column("revised", sa.Integer, nullable=False),
        sa.Column("worker", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "items",
        sa.Column("source", sa.Integer, sa.ForeignKey("sources.id"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
    )
    op.create_table(
        "sites",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("origin", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "wanted",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("asked_at", sa.DateTime, nullable=False, index=True),
        sa.Column("why", sa.Text),
        sa.Column("worker", sa.Text),
    )
