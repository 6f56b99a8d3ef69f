"""Web pages."""

from service.reading.html.page import read_html

__all__ = ["read_html"]
