"""A newsroom's site on loopback: pages, a feed and a sitemap, which may change, move and vanish; its ETags are weak."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class NewsSite:
    """Answers with what `pages` holds by path; remembers each request as (path, status)."""

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self.authority = f"127.0.0.1:{server.server_port}"
        self.pages: dict[str, str] = {}
        self.moved: dict[str, str] = {}
        """Paths that lead to others, for good (301)."""
        self.gone: set[str] = set()
        """Paths at which nothing will ever be again (410)."""
        self.asked: list[tuple[str, int]] = []

    def url(self, path: str) -> str:
        return f"http://{self.authority}{path}"

    def times(self, path: str, status: int = 200) -> int:
        """How often *path* was answered with *status*."""
        return self.asked.count((path, status))

    def put_article(self, path: str, headline: str, text: str, *, head: str = "") -> None:
        story = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
        self.pages[path] = (
            f'<!DOCTYPE html><html lang="en"><head><title>{headline}</title>'
            f'<link rel="canonical" href="{self.url(path)}">{head}</head><body><article><h1>{headline}</h1>'
            f'<p class="byline">By Ann Lee</p>{story}</article></body></html>'
        )

    def put_feed(self, path: str, *items: str) -> None:
        self.pages[path] = (
            '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>News</title><link>{self.url('/')}</link>{''.join(items)}</channel></rss>"
        )

    def item(self, path: str, headline: str, *, day: int = 1, text: str = "") -> str:
        story = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n"))
        content = f"<content:encoded><![CDATA[{story}]]></content:encoded>" if text else ""
        return (
            f"<item><title>{headline}</title><link>{self.url(path)}</link>"
            f'<guid isPermaLink="false">urn:example:{path.strip("/")}</guid>'
            f"<pubDate>Mon, {day:02} Jun 2026 08:00:00 GMT</pubDate>{content}</item>"
        )

    def put_sitemap(self, path: str, *paths: str) -> None:
        places = "".join(f"<url><loc>{self.url(place)}</loc></url>" for place in paths)
        self.pages[path] = (
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
        )


@contextmanager
def news_site() -> Iterator[NewsSite]:
    """Run a site until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.pages.get(self.path, "").encode()
            etag = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'
            known = self.headers.get("If-None-Match") == etag
            moved, gone = site.moved.get(self.path), self.path in site.gone
            status = 301 if moved else 410 if gone else 404 if not body else 304 if known else 200
            site.asked.append((self.path, status))
            self.send_response(status)
            if moved:
                self.send_header("Location", moved)
            self.send_header("ETag", etag)
            self.send_header("Content-Type", "text/html" if b"<html" in body else "text/xml")
            self.send_header("Content-Length", str(len(body) if status == 200 else 0))
            self.end_headers()
            self.wfile.write(body if status == 200 else b"")

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = NewsSite(server)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
