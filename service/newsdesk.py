"""What the running service is made of, in one record. `service.wiring` fills it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from service.delivery import Delivery
from service.objects import Objects
from service.ownfeeds import Offer
from service.publishing.programme import Listing, programme
from service.scripting.closing import Closing
from service.showwords import ShowWords
from service.store import Entry, Store
from service.store.feeds import Feeds
from service.store.reports import Reports
from service.store.sites import Sites


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsdesk:
    """Where articles come in and episodes go out."""

    store: Store
    objects: Objects
    clock: Callable[[], datetime]
    """The time now, aware."""
    outlets: tuple[str, ...]
    tz: tzinfo
    """The newsroom's time zone."""
    url: str
    """The public base address, without a slash at its end."""
    title: str
    """The name of the service."""
    token: str
    """What a newsroom's system must show to hand in articles; empty: nobody may."""
    max_body_bytes: int
    """The longest document that is taken in over HTTP."""
    shows: Mapping[str, ShowWords] = field(default_factory=dict)
    """What the newsroom says of its shows, by their slugs."""
    feeds: Feeds | None = None
    """Listeners' own feeds; None: there are none."""
    offer: Offer | None = None
    """What may be chosen for them; None: none can be made."""
    sites: Sites | None = None
    """Whose articles may be fetched when a listener asks; None: nobody's."""
    reports: Reports | None = None
    """Where listeners say what is said wrong; None: nowhere."""
    language: str = ""
    """The one that pages speak which are about no article; empty: the one that the listener's browser asks for."""
    contact: str = ""
    """Where listeners reach the newsroom: an address to follow; empty: nowhere."""
    read_aloud: Callable[[Entry], Iterator[bytes]] | None = None
    """Yields the sound of an article while it is made; None: no voice is here."""
    pictures: bool = False
    """Whether the alternative texts of pictures are said."""
    closing: tuple[Closing, ...] = ()
    """What is said at the end of an article."""
    delivery: Delivery | None = None
    """Who sends sounds in its place; None: it sends them itself."""
    headlines_first: bool = False
    """Whether the headlines of the day are the first item of the main feed."""
    hub: str = ""
    """The address of the WebSub hub that is told of news; empty: none is."""

    def programme(self) -> Mapping[str, Listing]:
        """Return every show that there is now by its slug, that of the whole service first."""
        return programme(self.store.shelves(), self.shows, title=self.title, base_url=self.url)
