"""Several voices read an episode, and others may stand in for them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Let a rendition have several voices, one a line; those of before have one."""
    op.execute("ALTER TABLE renditions RENAME COLUMN voice TO voices")
    op.add_column("renditions", sa.Column("instead_of", sa.Text))
