"""Listeners have feeds of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table, and tell the forms that feeds have asked for from those that are for all."""
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("sections", sa.Text),
        sa.Column("voice", sa.Text),
        sa.Column("speed_percent", sa.Integer, nullable=False),
        sa.Column("longest_min", sa.Integer),
        sa.Column("order", sa.String(16), nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("polled_at", sa.DateTime),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_since", "feeds", ["since"])
    op.add_column("forms", sa.Column("asked_at", sa.DateTime))
    op.create_index("ix_forms_asked_at", "forms", ["asked_at"])
