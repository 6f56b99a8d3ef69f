"""Which shows there are, by rule: the whole service in its language, and one for each shelf."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.model import Article
from service.publishing.artwork import Cover, cover_of
from service.publishing.shows import TITLE_BYTES, Show, one_line, shortened, show_guid
from service.publishing.wording import wording
from service.showwords import ShowWords
from service.store.shelves import MAIN, Shelf, belongings

_NONE = ShowWords()


@dataclass(frozen=True, slots=True)
class Listing:
    """A show, the shelf that holds its episodes, and the picture that is drawn of it."""

    show: Show
    shelf: Shelf | None
    """None: there has been none yet."""
    cover: Cover


def programme(
    shelves: Sequence[Shelf], said: Mapping[str, ShowWords], *, title: str, base_url: str
) -> Mapping[str, Listing]:
    """Return every show by its slug, that of the whole service first, whose slug is `MAIN`.

    It has the episodes in the service's language: the one that is *said* of it, else the commonest. All others have
    their own. What is said of its author, category, copyright, license and owner holds for every show that says nothing
    else.

    Args:
        shelves: All that there are.
        said: By slug.
        title: The name of the service.
        base_url: The public base, without a slash at its end.
    """
    main = _main_shelf(shelves, said.get(MAIN, _NONE))
    first = _main_listing(main, said.get(MAIN, _NONE), title=title, base_url=base_url)
    others = {
        shelf.slug: _listing_of(shelf, said.get(shelf.slug, _NONE), first.show)
        for shelf in shelves
        if shelf is not main
    }
    return {MAIN: first, **others}


def listings_of(article: Article, listings: Mapping[str, Listing]) -> Iterator[Listing]:
    """Yield those of *listings* that *article* belongs to."""
    belongs = {(where.kind, where.key, where.language) for where in belongings(article)}
    for listing in listings.values():
        shelf = listing.shelf
        if shelf and (shelf.kind, shelf.name.casefold(), shelf.language) in belongs:
            yield listing


def _main_shelf(shelves: Sequence[Shelf], said: ShowWords) -> Shelf | None:
    languages = [shelf for shelf in shelves if shelf.kind == "language"]
    if said.language:
        wanted = said.language.partition("-")[0].lower()
        return next((shelf for shelf in languages if shelf.language == wanted), None)
    return max(languages, key=lambda shelf: shelf.episodes, default=None)


def _main_listing(shelf: Shelf | None, words: ShowWords, *, title: str, base_url: str) -> Listing:
    feed = f"{base_url}/feed.xml"
    name = _line(words.title or title)
    language = words.language or (shelf.language if shelf else "en")
    told = wording(language)
    cover = cover_of(name, service=name, language=language)
    show = Show(
        title=name,
        description=words.description or f"{told.every} {told.read}",
        link=f"{base_url}/",
        feed=feed,
        guid=words.guid or show_guid(feed),
        language=language,
        author=_line(words.author or title),
        category=words.category or ("News", "Daily News"),
        artwork=words.artwork or _picture(cover, MAIN, base_url),
        artwork_alt=words.artwork_alt or cover.alt,
        copyright=words.copyright,
        license=words.license,
        owner_email=words.owner_email,
        updates=(words.updates or "daily").upper(),
    )
    return Listing(show, shelf, cover)


def _listing_of(shelf: Shelf, words: ShowWords, main: Show) -> Listing:
    base_url = main.link.rstrip("/")
    feed = f"{base_url}/shows/{shelf.slug}/feed.xml"
    name = _name_in_words(shelf)
    language = words.language or shelf.language
    cover = cover_of(words.title or name, service=main.title, language=language)
    show = Show(
        title=_line(words.title or f"{name} – {main.title}"),
        description=words.description or _about(shelf, name, language),
        link=_page(shelf, base_url) or main.link,
        feed=feed,
        guid=words.guid or show_guid(feed),
        language=language,
        author=_line(words.author) if words.author else main.author,
        category=words.category or main.category,
        artwork=words.artwork or _picture(cover, shelf.slug, base_url),
        artwork_alt=words.artwork_alt or cover.alt,
        copyright=words.copyright or main.copyright,
        license=words.license or main.license,
        owner_email=words.owner_email or main.owner_email,
        updates=words.updates.upper() if words.updates else None,
    )
    return Listing(show, shelf, cover)


def _picture(cover: Cover, slug: str, base_url: str) -> str:
    return f"{base_url}/shows/{slug}/artwork/{cover.large}"


def _page(shelf: Shelf, base_url: str) -> str | None:
    """Return the address of the page of a shelf; a language has none."""
    folder = {"section": "sections", "correspondent": "correspondents"}.get(shelf.kind)
    return folder and f"{base_url}/{folder}/{shelf.slug}"


def _about(shelf: Shelf, name: str, language: str) -> str:
    told = wording(language)
    what = {
        "language": told.every,
        "section": told.section.format(name=name),
        "correspondent": told.correspondent.format(name=name),
    }[shelf.kind]
    return f"{what} {told.read}"


def _name_in_words(shelf: Shelf) -> str:
    """Name a language in itself: its speakers look for it."""
    if shelf.kind != "language":
        return shelf.name
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  takes a while, and most services have one language

    try:
        name = Locale.parse(shelf.language).get_display_name()
    except (UnknownLocaleError, ValueError):
        return shelf.language
    return name[:1].upper() + name[1:] if name else shelf.language


def _line(text: str) -> str:
    return shortened(one_line(text), TITLE_BYTES)
