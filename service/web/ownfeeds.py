"""A listener makes a feed of their own, and a podcast app asks for it. Whoever has its address has the feed.

No cookie and no account: the token in the address is all. So it may stand in no log, no referrer, no shared cache and no
directory. It is looked up by its SHA-256, so how long that takes tells nothing of it.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.exceptions import Forbidden, NotFound, TooManyRequests
from werkzeug.wrappers import Response as AnyResponse

from service.forms import MAIN
from service.ownfeeds import Field, Offer, Unclear, digest_of, new_token, read_choice
from service.publishing.rss import BASE, EDITION, fragment, rss
from service.publishing.shows import Show, item_of, show_guid
from service.publishing.wording import wording
from service.store import Entry, Made, Shelf
from service.store.errors import TooManyFeeds
from service.store.feeds import Choice, Feed, Feeds
from service.store.shelves import MAIN as MAIN_SHOW
from service.web.audio import answer, files_in
from service.web.choices import ORDERS, PROBLEMS, refusal
from service.web.context import desk
from service.web.feed import listings, sent_if_new
from service.web.languages import render
from service.web.listeners import audible
from service.web.shelves import heard_of_kind

blueprint = Blueprint("ownfeeds", __name__)

PRIVATE: Final = "private, no-cache"
_FEED_CACHE: Final = "private, max-age=300"
_TOKEN: Final = re.compile("[A-Za-z0-9_-]{43}")
_UNKNOWN: Final = lazy_gettext(
    "There is no feed at this address. It may have been ended, or got another address."
)
_PAGE: Final = "text/html; charset=utf-8"


class Guesses:
    """Counts the wrong tokens of the last minute. Right ones are never kept waiting."""

    A_MINUTE: Final = 60

    def __init__(self) -> None:
        self._lately: deque[datetime] = deque(maxlen=self.A_MINUTE)
        self._counting = Lock()

    def too_many(self, now: datetime) -> bool:
        """Count one more, and tell whether there were too many before it."""
        with self._counting:
            full = len(self._lately) == self.A_MINUTE and (
                timedelta(0) <= now - self._lately[0] < timedelta(minutes=1)
            )
            self._lately.append(now)
            return full


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section that can be chosen, or all that there is in a language."""

    slug: str
    name: str
    language: str
    foreign: bool
    """Whether that is another language than the service's."""
    whole: bool
    """Whether it is all that there is in its language."""


@blueprint.after_app_request
def keep_secret(response: Response) -> Response:
    """Let no address that holds a token out, nor anything that was got with it, wrong requests included."""
    if request.blueprint != blueprint.name and not request.path.startswith("/p/"):
        return response
    headers = response.headers
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Robots-Tag"] = "noindex, nofollow"
    if not headers.get("Cache-Control", "").startswith("private"):
        headers["Cache-Control"] = "private, no-store"
    return response


@blueprint.before_request
def check_origin() -> None:
    """Let nothing be changed from another site's page. Raises Forbidden.

    A page with a token sends no referrer, and its browser then calls its origin "null".
    """
    if request.method != "POST":
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    base = urlsplit(desk().url)
    ours = {None, "null", f"{base.scheme}://{base.netloc}"}
    if site not in {None, "same-origin"} or (site is None and origin not in ours):
        raise Forbidden(
            gettext("This was sent from another site. Open the page here, and send it again.")
        )


@blueprint.get("/my-feed")
def ask() -> str:
    """Show the form for a feed of one's own."""
    offer, _ = _open()
    return _form(offer, {})


@blueprint.post("/my-feed")
def make() -> AnyResponse:
    """Make a feed as the form says, and lead to its page."""
    offer, feeds = _open()
    given = request.form.to_dict(flat=False)
    token = new_token()
    try:
        choice = read_choice(given, offer, sections=[section.slug for section in _sections()])
        if not choice.sections and (usual := listings()[MAIN_SHOW].shelf):
            choice = replace(choice, sections=(usual.slug,))
        feeds.add(digest_of(token), choice, most=offer.most, now=desk().clock())
    except Unclear as unclear:
        return Response(_form(offer, given, unclear.fields), 422, content_type=_PAGE)
    except TooManyFeeds as full:
        return Response(
            _form(offer, given, refused=refusal(full, offer.voices)), 503, content_type=_PAGE
        )
    return redirect(url_for("ownfeeds.show", token=token), 303)


@blueprint.get("/p/<token>/")
def show(token: str) -> str:
    """Show what a feed has, its address, and how it is renewed and ended."""
    feed, offer = _known(token), _open()[0]
    address = _address(token)
    return render(
        "own_feed.html",
        token=token,
        feed=feed,
        address=address,
        as_podcast=re.sub("^https?:", "podcast:", address),
        as_feed=re.sub("^https?:", "feed:", address),
        sections=[section for section in _sections() if section.slug in feed.choice.sections],
        order=ORDERS[feed.choice.order],
        ready=len(_feeds().episodes(feed.choice)),
        usual=feed.choice.form == MAIN,
        offer=offer,
    )


@blueprint.post("/p/<token>/renew")
def renew(token: str) -> AnyResponse:
    """Give a feed another address; the old one is gone at once."""
    _known(token)
    new = new_token()
    if not _feeds().renew(digest_of(token), digest_of(new)):
        raise NotFound(_UNKNOWN)
    return redirect(url_for("ownfeeds.show", token=new), 303)


@blueprint.post("/p/<token>/end")
def end(token: str) -> str:
    """End a feed; its addresses are gone at once."""
    _known(token)
    _feeds().revoke(digest_of(token))
    return render("own_feed_ended.html")


@blueprint.get("/p/<token>/feed.xml")
def serve(token: str) -> Response:
    """Serve the feed to a podcast app. It is written down only for one that does not have it as it is."""
    feed = _known(token)
    _feeds().polled(digest_of(token), now=desk().clock())
    show = _show(feed, token)
    sounds = _feeds().sounds(feed.choice)
    empty = rss(show, (), base_url=desk().url, changed=None)
    made_of = sha256(b"\0".join([empty, repr((EDITION, sounds)).encode()]))
    return sent_if_new(
        partial(_write, feed, show, token),
        etag=made_of.hexdigest(),
        modified=max([feed.since, *_changes(feed), *(at for _, at in sounds)]),
        cache=_FEED_CACHE,
    )


def _write(feed: Feed, show: Show, token: str) -> bytes:
    entries = [_in_form(entry, feed.choice) for entry in _feeds().episodes(feed.choice)]
    return rss(
        show,
        [
            fragment(item_of(entry, BASE, files=f"{BASE}/p/{token}/audio/{entry.public_id}"))
            for entry in entries
        ],
        base_url=desk().url,
        changed=max((entry.heard.at for entry in entries if entry.heard), default=None),
    )


def _changes(feed: Feed) -> Iterator[datetime]:
    """Yield when there was news where a feed has its episodes from, so that a withdrawal is news, too."""
    return (shelf.changed for shelf in _shelves(feed))


def _shelves(feed: Feed) -> Iterator[Shelf]:
    """Yield where a feed has its episodes from."""
    wanted = feed.choice.sections
    for listing in listings().values():
        shelf = listing.shelf
        if shelf and (shelf.slug in wanted if wanted else shelf.kind == "language"):
            yield shelf


@blueprint.get("/p/<token>/audio/<name>")
def file(token: str, name: str) -> Response:
    """Serve one file of an episode in the form of a feed."""
    form = _known(token).choice.form
    public_id, _, ending = name.partition(".")
    known = files_in(form).get(ending)
    if known is None:
        raise NotFound
    entry = audible(public_id).entry
    return answer(entry, form, _made(entry, form.name), known, cache=PRIVATE)


@blueprint.get("/p/<token>/<path:_rest>")
def nothing(token: str, _rest: str) -> Response:
    """Tell that there is nothing at an address that holds a token, as discreetly as of all others."""
    _known(token)
    raise NotFound


def _open() -> tuple[Offer, Feeds]:
    """Return what may be chosen. Raises NotFound where listeners have no feeds of their own."""
    offer = desk().offer
    if offer is None or not offer.most.feeds:
        raise NotFound(
            gettext("This service makes no feeds for single listeners. Its podcasts are for all.")
        )
    return offer, _feeds()


def _feeds() -> Feeds:
    feeds = desk().feeds
    if feeds is None:
        raise NotFound(_UNKNOWN)
    return feeds


def _known(token: str) -> Feed:
    """Return the feed that has this token. Raises NotFound, or TooManyRequests where many are guessed."""
    feed = _feeds().find(digest_of(token)) if _TOKEN.fullmatch(token) else None
    if feed is not None:
        return feed
    guesses: Guesses = current_app.extensions["guesses"]
    if guesses.too_many(desk().clock()):
        raise TooManyRequests(
            gettext("Too many wrong addresses were tried. Try again in a minute."), retry_after=60
        )
    raise NotFound(_UNKNOWN)


def _address(token: str) -> str:
    return f"{desk().url}/p/{token}/feed.xml"


def _sections() -> Sequence[Section]:
    """Return the sections that there are, those in one language together; before them the languages, where there are several."""
    main = listings()[MAIN_SHOW].shelf
    languages = heard_of_kind("language")
    sections = sorted(heard_of_kind("section"), key=lambda shelf: shelf.language)
    return [
        Section(
            slug=shelf.slug,
            name=shelf.name,
            language=shelf.language,
            foreign=main is not None and shelf.language != main.language,
            whole=shelf.kind == "language",
        )
        for shelf in (*(languages if len(languages) > 1 else ()), *sections)
    ]


def _form(
    offer: Offer,
    given: Mapping[str, Sequence[str]],
    wrong: Collection[Field] = (),
    *,
    refused: str | None = None,
) -> str:
    return render(
        "my_feed.html",
        offer=offer,
        orders=ORDERS,
        sections=_sections(),
        usual=listings()[MAIN_SHOW].show.language.partition("-")[0],
        given={"speed": ["100"], "voice": [""], "order": ["newest"], "longest": [""], **given},
        problems={field: PROBLEMS[field] for field in wrong},
        refusal=refused,
    )


def _made(entry: Entry, form: str) -> Made | None:
    if form == MAIN.name:
        return entry.heard
    return next((had.made for had in entry.renditions if had.form.name == form), None)


def _in_form(entry: Entry, choice: Choice) -> Entry:
    """Return an episode as though the form that was chosen were the only one."""
    return replace(entry, heard=_made(entry, choice.form.name), renditions=())


def _show(feed: Feed, token: str) -> Show:
    main = listings()[MAIN_SHOW].show
    like = _only_language(feed) or main
    return replace(
        like,
        title=f"{main.title}, {wording(like.language).own}",
        feed=_address(token),
        guid=show_guid(f"{desk().url}/p/{feed.number}"),
        owner_email=None,
        private=True,
    )


def _only_language(feed: Feed) -> Show | None:
    """Return the show of the one language that a feed is in; None where it is in several, or in one that has no show."""
    known = listings().values()
    languages = {shelf.language for shelf in _shelves(feed)}
    return next(
        (
            listing.show
            for listing in known
            if (shelf := listing.shelf)
            and shelf.kind == "language"
            and {shelf.language} == languages
        ),
        None,
    )
