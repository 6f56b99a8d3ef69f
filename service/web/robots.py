"""A search engine asks where it may look: https://www.rfc-editor.org/rfc/rfc9309.

What is heard and read is for all. Listeners' own feeds are for nobody else, and what makes work on request (to fetch,
to speak, to search) is for people. Secret addresses are safe because nobody can guess them, and not because of this.
"""

from flask import Blueprint, Response, url_for

from service.web.content import content_of, respond

blueprint = Blueprint("robots", __name__)


@blueprint.get("/robots.txt")
def serve() -> Response:
    """Tell which addresses are not for programs that follow every link."""
    home = url_for("pages.home")
    barred = (
        f"{home}p/",
        url_for("listen.find"),
        url_for("search.find"),
        f"{home}articles/*/live.mp3",
    )
    lines = ("User-agent: *", *(f"Disallow: {address}" for address in barred), "")
    return respond(content_of("\n".join(lines).encode(), "text/plain; charset=utf-8"))
