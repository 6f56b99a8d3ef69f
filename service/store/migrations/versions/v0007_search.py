"""The index of what listeners may hear."""

import sqlalchemy as sa
from alembic import op

from service.store.sql.content import from_text
from service.store.sql.search import indexed

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the index, and fill it with what is heard: in the words of the code as it is now, which will seek in it."""
    op.execute("CREATE VIRTUAL TABLE sought USING fts5(words, tokenize = 'ascii')")
    heard = op.get_bind().execute(
        sa.text(
            "SELECT e.article, r.content FROM episodes e JOIN renditions n ON n.id = e.rendition"
            " JOIN revisions r ON r.article = n.article AND r.number = n.revision"
        )
    )
    add = sa.text("INSERT INTO sought (rowid, words) VALUES (:article, :words)")
    for article, content in heard:
        op.get_bind().execute(add, {"article": article, "words": indexed(from_text(content))})
