"""Shelves, the items of feeds, and the chapters of renditions; what is heard is put where it belongs."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from slugify import slugify

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables, and shelve every episode in the order in which they were published."""
    op.add_column("renditions", sa.Column("chapters", sa.Text))
    shelves = op.create_table(
        "shelves",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("slug", sa.String(80), nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("episodes", sa.Integer, nullable=False),
        sa.Column("places", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed", sa.DateTime, nullable=False),
        sa.UniqueConstraint("kind", "key", "language"),
    )
    shelved = op.create_table(
        "shelved",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("shelf", sa.Integer, sa.ForeignKey("shelves.id"), primary_key=True),
        sa.Column("date", sa.DateTime, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.UniqueConstraint("shelf", "place"),
    )
    op.create_index(None, "shelved", ["shelf", "date", "article"])
    op.create_table(
        "fragments",
        sa.Column("article", sa.Integer, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("rendition", sa.Integer, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    _shelve(shelves, shelved)


def _shelve(shelves: sa.Table, shelved: sa.Table) -> None:
    heard = op.get_bind().execute(
        sa.text(
            "SELECT a.id, a.date, n.at, r.content FROM episodes e"
            " JOIN articles a ON a.id = e.article JOIN renditions n ON n.id = e.rendition"
            " JOIN revisions r ON r.article = a.id AND r.number = n.revision ORDER BY n.id"
        ).columns(date=sa.DateTime, at=sa.DateTime)
    )
    begun: dict[tuple[str, str, str], dict[str, Any]] = {}
    slugs = {"main"}
    standing = []
    for article, date, at, content in heard:
        for kind, name, language in _belongings(json.loads(content)):
            key = (kind, name.casefold(), language)
            if key not in begun:
                slug = _slug(
                    slugify(name, max_length=60, word_boundary=True, entities=False) or kind,
                    language,
                    slugs,
                )
                slugs.add(slug)
                begun[key] = {
                    "id": len(begun) + 1, "slug": slug, "kind": kind, "key": key[1], "name": name,
                    "language": language, "episodes": 0, "places": 0, "version": 1, "changed": at,
                }  # fmt: skip
            shelf = begun[key]
            shelf["episodes"] += 1
            shelf["places"] += 1
            shelf["changed"] = max(shelf["changed"], at)
            standing.append(
                {"article": article, "shelf": shelf["id"], "date": date, "place": shelf["places"]}
            )
    op.bulk_insert(shelves, [*begun.values()])
    op.bulk_insert(shelved, standing)


def _belongings(content: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    language = content["language"].partition("-")[0].lower()
    yield "language", language, language
    if section := _name(content["section"] or ""):
        yield "section", section, language
    names = map(_name, (content["attribution"] or {}).get("names", ()))
    for name in list({name.casefold(): name for name in names if name}.values())[:20]:
        yield "correspondent", name, language


def _name(text: str) -> str:
    line = " ".join(text.split())[:120].rstrip()
    return line if any(map(str.isalnum, line)) else ""


def _slug(plain: str, language: str, taken: set[str]) -> str:
    numbers = (f"{plain}-{language}-{n}" for n in range(2, len(taken) + 3))
    return next(slug for slug in (plain, f"{plain}-{language}", *numbers) if slug not in taken)
