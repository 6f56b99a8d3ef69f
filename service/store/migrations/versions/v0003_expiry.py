"""When articles expire."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Let an article have an end."""
    op.add_column("articles", sa.Column("expires", sa.DateTime))
    op.create_index("ix_articles_expires", "articles", ["expires"])
