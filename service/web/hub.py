"""Feeds say which hub knows of their changes (WebSub, 4: https://www.w3.org/TR/websub/#discovery)."""

from flask import Response, request

from service.web.context import desk


def linked(response: Response) -> Response:
    """Add to a feed, and to what stands for one that is known, where its hub is and which its own address is."""
    here = desk()
    if here.hub and response.status_code in {200, 304}:
        response.headers.add("Link", f'<{here.hub}>; rel="hub"')
        response.headers.add("Link", f'<{here.url}{request.path}>; rel="self"')
    return response
