"""The newsroom's pronunciation lexicon."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of entries."""
    op.create_table(
        "lexicon",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("words", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("where", sa.Text, nullable=False),
        sa.Column("language", sa.String(64)),
        sa.Column("any_case", sa.Boolean, nullable=False),
        sa.Column("match", sa.String(16), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
    )
