"""Lists that are too long for one page."""

import re

from flask import request
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

STORIES = 20
"""On one page."""
PAGES = 50
"""So many can be turned."""


def page_asked() -> int:
    """Return the number of the page that is asked for, from 1. Raises BadRequest."""
    text = request.args.get("page", "1")
    number = int(text) if re.fullmatch("[0-9]{1,3}", text) else 0
    if not 1 <= number <= PAGES:
        raise BadRequest(gettext("There are pages from 1 to %(last)s.", last=PAGES))
    return number


def is_more(page: int, total: int, *, on_one: int = STORIES) -> bool:
    """Tell whether there is a page behind this one, of a list of *total*, so many *on_one*."""
    return page < PAGES and total > page * on_one
