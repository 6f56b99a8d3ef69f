"""A small web that is a dictionary, and documents for it."""

from dataclasses import dataclass, field

from service.errors import ServiceError
from service.fetching import Fetched, NotFound, NotModified, Validators
from service.model import Document

FEED = "https://news.example/feed.xml"
STORY = (
    "The harbour bridge is open again after seven weeks of repairs to its northern pillar. "
    "Cars may cross it from noon, and the tram follows on Sunday when its rails are tested."
)


@dataclass
class Web:
    """Answers with the text, or the trouble, that lies at an address; `moved` leads elsewhere."""

    pages: dict[str, str | ServiceError] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(
        self, url: str, *, found: bool, known: Validators | None = None
    ) -> Fetched | NotModified:
        self.asked.append(url)
        url = self.moved.get(url, url)
        body = self.pages.get(url, NotFound(f"There is nothing at {url} (404)."))
        if isinstance(body, Exception):
            raise body
        validators = Validators(url=url, etag=str(hash(body)))
        if known == validators:
            return NotModified(validators=validators, fresh_s=None)
        document = Document(data=body.encode(), name=url, url=url)
        return Fetched(document=document, validators=validators, fresh_s=None)


def page(headline: str, url: str, story: str = STORY) -> str:
    paragraphs = "".join(f"<p>{story} This is paragraph {number}.</p>" for number in range(3))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{headline}</title><link rel='canonical' href='{url}'></head>"
        f"<body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    )


def feed(*items: tuple[str, str | None]) -> str:
    """Write a feed of addresses and the days on which they were changed."""
    entries = "".join(
        f"<item><title>{url}</title><link>{url}</link>{f'<pubDate>{day} Jan 2026 08:00:00 GMT</pubDate>' if day else ''}</item>"
        for url, day in items
    )
    return f"<rss version='2.0'><channel><title>News</title>{entries}</channel></rss>"


def sitemap(*urls: str) -> str:
    places = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{places}</urlset>"


def sitemap_index(*urls: str) -> str:
    places = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return (
        f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{places}</sitemapindex>"
    )
