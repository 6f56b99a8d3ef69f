"""A supervisor asks whether all is well."""

from collections import Counter

from flask import Blueprint, Response, jsonify

from service.errors import ServiceError
from service.web.context import desk, kept
from service.web.errors import RETRY_SECONDS

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def report() -> Response:
    """Tell whether the store answers, and how many articles are in which state."""
    try:
        articles = kept("counts", _counts)
    except ServiceError as trouble:
        response = jsonify(status="unavailable", why=str(trouble))
        response.status_code = 503
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    else:
        response = jsonify(status="ok", articles=articles)
    response.headers["Cache-Control"] = "no-store"
    return response


def _counts() -> dict[str, int]:
    return dict(sorted(Counter(entry.state for entry in desk().store.entries()).items()))
