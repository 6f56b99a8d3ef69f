"""What the newsroom says of its shows: the tables `[shows."slug"]` of `heardline.toml`."""

import re
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from service.errors import SettingsError

_TEXT: Final = 255
_PICTURE: Final = re.compile(r"https?://[!-~]+\.(?:jpg|jpeg|png)")
_LANGUAGE: Final = re.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_EMAIL: Final = re.compile(r"[!-?A-~]{1,64}@[!-?A-~]{1,190}")
_GUID: Final = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

CATEGORIES: Final[Mapping[str, tuple[str, ...]]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "History": (),
    "Health & Fitness": ("Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": ("Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden", "Video Games"),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": ("Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News"),
    "Religion & Spirituality": ("Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"),
    "Science": ("Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature", "Physics", "Social Sciences"),
    "Society & Culture": ("Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"),
    "Sports": ("Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running", "Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling"),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}  # fmt: skip
"""Those that Apple knows: https://podcasters.apple.com/support/1691-apple-podcasts-categories."""


class ShowWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a show instead of what Heardline would say; None leaves it to Heardline.

    Raises:
        ValueError: a value makes no sense; its text completes a sentence that begins with the show.
    """

    title: str | None = None
    description: str | None = None
    author: str | None = None
    category: tuple[str, ...] | None = None
    """Of Apple's list: one, or one and one within it."""
    language: str | None = None
    """BCP 47. Of the show "main": the language of the service."""
    artwork: str | None = None
    """The address of a square picture, 1400 to 3000 pixels, JPEG or PNG."""
    artwork_alt: str | None = None
    """What is to be seen there."""
    copyright: str | None = None
    license: str | None = None
    owner_email: str | None = None
    guid: str | None = None
    """The one that it had elsewhere."""
    updates: Literal["hourly", "daily", "weekly", "monthly"] | None = None

    def __post_init__(self) -> None:
        for name in ("title", "author", "artwork_alt", "copyright", "license"):
            value = getattr(self, name)
            if value is not None and not (value.strip() and len(value.encode()) <= _TEXT):
                raise ValueError(f"has a {name} that is empty or longer than {_TEXT} bytes")
        if self.description is not None and not 1 <= len(self.description.encode()) <= 4000:
            raise ValueError("has a description that is empty or longer than 4000 bytes")
        self._check("language", _LANGUAGE, 'a language such as "en-GB"')
        self._check("owner_email", _EMAIL, "an e-mail address")
        self._check("guid", _GUID, "a GUID of the podcast namespace, a UUID of version 5")
        self._check("artwork", _PICTURE, "the address of a picture that ends in .png or .jpg")
        if self.artwork and not self.artwork_alt:
            raise ValueError("has an artwork without artwork_alt: say what is to be seen there")
        if self.category is not None and not _known(self.category):
            raise ValueError(f"has the category {list(self.category)}, which is not one of Apple's")

    def _check(self, name: str, form: re.Pattern[str], wanted: str) -> None:
        value = getattr(self, name)
        if value is not None and not form.fullmatch(value):
            raise ValueError(f"has {name} = {value!r}, which is not {wanted}")


def read_show_words(table: object, *, where: str) -> Mapping[str, ShowWords]:
    """Understand the table "shows" of the file *where*: what is said of each show, by its slug.

    Raises:
        SettingsError: a name is unknown or a value makes no sense.
    """
    if not isinstance(table, Mapping):
        raise SettingsError(f'shows in {where} must be tables such as [shows."main"].')
    return {slug: _read(slug, words, where=where) for slug, words in table.items()}


def _read(slug: str, words: object, *, where: str) -> ShowWords:
    try:
        return msgspec.convert(words, ShowWords)
    except msgspec.ValidationError as wrong:
        raise SettingsError(f'[shows."{slug}"] in {where} {str(wrong).replace("`", "")}.') from None


def _known(category: tuple[str, ...]) -> bool:
    outer, *inner = category or ("",)
    return outer in CATEGORIES and (
        not inner or (len(inner) == 1 and inner[0] in CATEGORIES[outer])
    )
