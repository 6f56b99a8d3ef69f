"""The one reader of the environment. Every setting is one row of `SETTINGS`."""

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.buckets import Bucket, parse_bucket
from service.errors import SettingsError
from service.forms import RATES_WPM, Form, parse_form
from service.parts import Parts, read_casts, read_fallback, read_paces
from service.showwords import ShowWords, read_show_words
from service.words import LOCALES

PREFIX = "HEARDLINE_"

_MAIL = re.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", re.ASCII)
_ADDRESS = re.compile("https?://[!-~]+")
_LOCATION = re.compile("/(?:[A-Za-z0-9_-]+/)+")
_NO_ADDRESS = 'must be an address such as "https://listen.example.org"'
_WEEK_S = 604_800


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: a name in the environment (with the prefix, in capitals) and in the TOML file (as it is)."""

    name: str
    default: str
    parse: Callable[[Any], Any]
    """Raises ValueError, whose text completes the sentence "HEARDLINE_NAME …"."""
    help: str
    table: bool = False
    """Whether it is a table of the TOML file; in the environment, an inline one."""


def _path(text: str) -> Path:
    return Path(text).expanduser()


def _folder(text: str) -> Path | None:
    return _path(text) if text else None


def _place(text: str) -> Path | Bucket | None:
    if "://" in text:
        return parse_bucket(text.strip())
    return _path(text) if text else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _named(text: str) -> Mapping[str, str]:
    pairs = (part.partition("=") for part in _names(text))
    return {known_as.strip(): name.strip() or known_as.strip() for known_as, _, name in pairs}


def _whole(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not text.strip().isdecimal() or not lowest <= int(text) <= highest:
            raise ValueError(f"must be a whole number from {lowest} to {highest}")
        return int(text)

    return parse


def _forms(text: str) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(map(parse_form, _names(text))))


def _location(text: str) -> str:
    if text.strip() and not _LOCATION.fullmatch(text.strip()):
        raise ValueError('must begin and end with a slash, such as "/internal/"')
    return text.strip()


def _zone(text: str) -> tzinfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError('must be a time zone such as "Europe/Berlin" or "UTC"') from None


def _closing(text: str) -> tuple[str, ...]:
    if not set(_names(text)) <= {"notice", "end"}:
        raise ValueError('must be "notice", "end", both with a comma between, or nothing')
    return _names(text)


def _base(text: str) -> str:
    address = _address(text)
    if urlsplit(address).query:
        raise ValueError(_NO_ADDRESS)
    return address.rstrip("/")


def _address(text: str) -> str:
    parts = urlsplit(text.strip())
    if text.strip() and (
        parts.scheme not in {"http", "https"} or not parts.hostname or parts.fragment
    ):
        raise ValueError(_NO_ADDRESS)
    return text.strip()


def _secure(text: str) -> str:
    address = _base(text)
    if not address.startswith("https://"):
        raise ValueError('must be an address that begins with "https://"')
    return address


def _contact(text: str) -> str:
    text = text.strip()
    if not text or (_ADDRESS.fullmatch(text) and urlsplit(text).hostname):
        return text
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    raise ValueError(
        "must be an e-mail address, or the address of a page such as https://news.example/contact"
    )


def _language(text: str) -> str:
    if text.strip() not in {"", *LOCALES}:
        raise ValueError(f"must be one of {', '.join(LOCALES)}, or empty")
    return text.strip()


def _switch(text: str) -> bool:
    if text.strip() not in {"on", "off"}:
        raise ValueError('must be "on" or "off"')
    return text.strip() == "on"


def _certificates(text: str) -> Path | None:
    import ssl  # noqa: PLC0415  only where such a file is named

    if not text.strip():
        return None
    try:
        ssl.create_default_context().load_verify_locations(_path(text))
    except OSError as wrong:
        raise ValueError(
            f"must be a file of certificates in PEM that can be read ({wrong.strerror or wrong})"
        ) from None
    return _path(text)


SETTINGS = (
    Setting("data", "", _path, "The folder where everything lives. Empty: the user's own data folder."),
    Setting("outlets", "VOA, VOA News, Voice of America, Heardline", _names, "The names under which our own correspondents report, with commas between."),
    Setting("pictures", "off", _switch, "Whether the alternative texts of pictures are said, where they stand: on or off."),
    Setting("closing", "notice", _closing, "What is said at the end of an article: `notice`, that the voice is synthetic; `end`, that the article ends; or both, with a comma between. Empty: neither."),
    Setting("voice", "", str, "One voice for all, by its id as `heardline voices` lists it. Empty: a cast for the article's language."),
    Setting("cast", "{}", read_casts, "Who reads which part of an article, by language: see [voices](voices.md#the-cast).", table=True),
    Setting("fallback", "{}", read_fallback, "Who stands in when the first choice cannot speak, by language: see [voices](voices.md#when-an-engine-is-down).", table=True),
    Setting("pace", "{}", read_paces, "How fast a voice reads, compared with the rate, by the id of the voice.", table=True),
    Setting("voices", "", _folder, "The folder of Piper's voices. Empty: the folder `voices` of the data folder."),
    Setting("voices_url", "https://huggingface.co/rhasspy/piper-voices/resolve/main", _secure, "Where Piper's voices are published: the address of the folder that holds `voices.json`. A newsroom may keep a copy."),
    Setting("gtts", "off", _switch, "Whether text may be sent to Google's speech service, whose voices then can be chosen: on or off."),
    Setting("gtts_chars", "200000", _whole(1, 1_000_000_000), "How many characters may be sent to Google's speech service in a day of the newsroom's time zone; some thousand are a minute of speech."),
    Setting("rate", "175", _whole(*RATES_WPM), "Words a minute."),
    Setting("renditions", "", _forms, "Further forms of every episode, with commas between: speeds such as `1.5x`, the codecs `low` (MP3 of 32 kbit/s), `m4a` (AAC), `opus` and `speaker` (MP3 of 256 kbit/s, louder, for smart speakers), or both such as `1.5x-opus`. The id of another voice comes behind `@`, as in `@gmw/en-GB` or `1.5x@gmw/en-GB`; it reads what is in its own language."),
    Setting("url", "", _base, "The public address of the service, as listeners and podcast apps reach it. Empty: where it listens."),
    Setting("token", "", str, "What a newsroom's system must show to hand in articles over HTTP. Empty: nobody may."),
    Setting("title", "Heardline", str, "The name of the service: of its pages, of its feed, and of the album that each episode belongs to."),
    Setting("language", "", _language, "The language of the pages that are about no article: `en`, `de`, `es` or `fr`. Empty: the one of these that the listener's browser asks for. An article's page speaks the article's language where it is one of these."),
    Setting("contact", "", _contact, "Where listeners reach you, on the accessibility statement: an e-mail address, or the address of a page."),
    Setting("headlines", "off", _switch, "Whether the headlines of the day are the first item of the main feed: on or off."),
    Setting("tz", "UTC", _zone, "The newsroom's time zone: for dates on pages, for corrections, and for whether an article is today's."),
    Setting("hub", "", _address, "The address of a WebSub hub that is told of news, such as `https://hub.example/`: subscribers then hear of them at once. Empty: none."),
    Setting("allow_hosts", "", _names, "Hosts whose articles are fetched though their addresses are private or their ports unusual, with commas between: names or addresses, with the port when it is not 80 or 443."),
    Setting("ca_file", "", _certificates, "A file of certificates (PEM) that are trusted beside those of the system, such as that of an intranet's own authority."),
    Setting("cache", "", _place, "Where clips are kept: a folder, or a bucket such as `s3://bucket/clips`. Empty: the folder `audio` of the data folder."),
    Setting("objects", "", _place, "Where the files of episodes are kept: a folder, or a bucket such as `s3://bucket/episodes`. Empty: the folder `objects` of the data folder."),
    Setting("accel", "", _location, "The location in nginx under which the folder of `HEARDLINE_OBJECTS` lies, such as `/internal/`: nginx then sends the sounds, see [deployment](deployment.md). Empty: Heardline does."),
    Setting("signed_s", "0", _whole(0, _WEEK_S), "For how many seconds an address of the bucket of `HEARDLINE_OBJECTS` is good, to which whoever wants a sound is then led, see [deployment](deployment.md). 0: nobody is."),
    Setting("cache_mb", "2000", _whole(1, 10_000_000), "How much audio is kept in clips, in megabytes. What is over is removed once an hour, that which was not used for longest first."),
    Setting("keep_days", "0", _whole(0, 36_500), "Clips that were not used for so many days are removed though there is room. 0: none is."),
    Setting("my_feeds", "1000", _whole(0, 10_000), "How many listeners may have a feed of their own: see [personal-feeds](personal-feeds.md). 0: none can be made."),
    Setting("my_voices", "", _named, "The voices that listeners may choose for their own feeds beside the usual ones, with commas between: ids as `heardline voices` lists them, and behind `=` what listeners are told, as in `gmw/en-GB-scotland=Scottish English`."),
    Setting("my_forms", "8", _whole(0, 8), "In how many different voices and speeds, beside the usual ones, episodes are made for listeners' own feeds."),
    Setting("my_renditions", "500", _whole(0, 1_000_000), "How many episodes are made for listeners' own feeds within 24 hours."),
    Setting("workers", "0", _whole(0, 256), "How many clips are made at once. 0: one for each processor."),
    Setting("corpus", "", _path, "A folder of real articles that only the tests read."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the settings say, understood."""

    data: Path
    outlets: tuple[str, ...]
    pictures: bool
    closing: tuple[Literal["notice", "end"], ...]
    voice: str
    cast: Mapping[str, Parts]
    fallback: Mapping[str, tuple[str, ...]]
    pace: Mapping[str, float]
    voices: Path
    voices_url: str
    gtts: bool
    gtts_chars: int
    rate: int
    renditions: tuple[Form, ...]
    url: str
    token: str
    title: str
    language: str
    contact: str
    """An address to follow; empty: none."""
    headlines: bool
    tz: tzinfo
    hub: str
    allow_hosts: tuple[str, ...]
    ca_file: Path | None
    cache: Path | Bucket
    objects: Path | Bucket
    accel: str
    signed_s: int
    cache_mb: int
    keep_days: int
    my_feeds: int
    my_voices: Mapping[str, str]
    my_forms: int
    my_renditions: int
    workers: int
    corpus: Path
    shows: Mapping[str, ShowWords]
    """By their slugs; only the file has them."""


def read_settings(environ: Mapping[str, str], *, data: Path | None = None) -> Settings:
    """Read the environment, then the TOML file `heardline.toml` of the data folder, then the defaults.

    *data* is the folder when the command line names it.

    Raises:
        SettingsError: a name is unknown or a value makes no sense.
    """
    known = {setting.name for setting in SETTINGS}
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environ.items()
        if name.startswith(PREFIX)
    }
    for name in given:
        _check_name(name, known, f"{PREFIX}{name.upper()}", "the environment")
    folder = data or _path(given.get("data") or str(_user_folder()))
    file = folder / "heardline.toml"
    table = _read_file(file)
    shows = read_show_words(table.pop("shows", {}), where=str(file))
    written = _values(table, known, where=str(file))
    text: object
    values: dict[str, Any] = {"data": folder}
    for setting in SETTINGS[1:]:
        if setting.name in given:
            text, where = given[setting.name], f"{PREFIX}{setting.name.upper()}"
        else:
            text, where = written.get(setting.name, setting.default), f"{setting.name} in {file}"
        try:
            values[setting.name] = setting.parse(text)
        except ValueError as wrong:
            raise SettingsError(f"{where} {wrong}; it is {text!r}.") from None
    for form in values["renditions"]:
        try:
            form.rate_wpm(values["rate"])
        except ValueError as wrong:
            raise SettingsError(f"The rendition {form.name} cannot be read: {wrong}.") from None
    values["voices"] = values["voices"] or folder / "voices"
    values["cache"] = values["cache"] or folder / "audio"
    values["objects"] = values["objects"] or folder / "objects"
    values["workers"] = values["workers"] or os.cpu_count() or 1
    settings = Settings(**values, shows=shows)
    _check_delivery(settings)
    return settings


def _check_delivery(settings: Settings) -> None:
    """Let nobody be promised files that lie elsewhere. Raises SettingsError."""
    in_bucket = isinstance(settings.objects, Bucket)
    if settings.accel and in_bucket:
        raise SettingsError(
            f"{PREFIX}ACCEL lets nginx send sounds from a folder, but {PREFIX}OBJECTS names a bucket: {settings.objects}."
            f" Set {PREFIX}SIGNED_S instead, or neither."
        )
    if settings.signed_s and not in_bucket:
        raise SettingsError(
            f"{PREFIX}SIGNED_S leads to sounds in a bucket, but they lie in a folder: {settings.objects}."
            f" Set {PREFIX}ACCEL instead, or neither."
        )


def _user_folder() -> Path:
    import platformdirs  # noqa: PLC0415  only where no folder is named

    return platformdirs.user_data_path("heardline", appauthor=False)


def _read_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except NotADirectoryError:
        raise SettingsError(f"{file.parent} is not a folder. Name a folder for the data.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise SettingsError(f"{file} cannot be read: {wrong}.") from wrong


def _values(table: Mapping[str, Any], known: set[str], *, where: str) -> dict[str, object]:
    for name in table:
        _check_name(name, known - {"data"}, name, where)
    tables = {setting.name for setting in SETTINGS if setting.table}
    return {name: value if name in tables else _text(value) for name, value in table.items()}


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _check_name(name: str, known: set[str], written: str, where: str) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = (
            f" Did you mean {near[0]}?" if near else f" Settings are: {', '.join(sorted(known))}."
        )
        raise SettingsError(f"{written} in {where} is not a setting.{hint}")
