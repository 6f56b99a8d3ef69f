"""The further forms in which articles are wanted, and their jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Let an article have several forms, and each of them a job."""
    op.add_column("renditions", sa.Column("form", sa.String(80), nullable=False, server_default=""))
    op.create_table(
        "forms",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("voice", sa.Text),
        sa.Column("speed_percent", sa.Integer, nullable=False),
        sa.Column("codec", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("rendition", sa.Integer, sa.ForeignKey("renditions.id")),
    )
    op.rename_table("jobs", "old_jobs")  # one job an article was a rule of that table
    op.drop_index("ix_jobs_priority_id", "old_jobs")
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id"), nullable=False),
        sa.Column("form", sa.String(80), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("not_before", sa.DateTime, nullable=False),
        sa.Column("worker", sa.Text),
        sa.UniqueConstraint("article", "form"),
        sqlite_autoincrement=True,
    )
    op.create_index(None, "jobs", ["priority", "id"])
    op.execute(
        "INSERT INTO jobs (id, article, form, priority, tries, not_before, worker)"
        " SELECT id, article, '', priority, tries, not_before, worker FROM old_jobs"
    )
    op.drop_table("old_jobs")
