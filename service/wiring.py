"""The one place that names concrete parts."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from audio_cache import Cache, CacheError, bucket_cache, memory_cache
from audio_cache import open_cache as open_cache_folder
from service.buckets import Bucket, open_bucket
from service.declared import Declared, may_be_called, read_declared
from service.delivery import ByBucket, ByNginx, Delivery
from service.fetching import (
    Fetched,
    NotModified,
    Pace,
    Policy,
    Robots,
    Validators,
    download,
    fetch,
    post,
)
from service.herald import Herald, feeds_of
from service.jobs.workers import Workers
from service.narration.gain import Gains
from service.newsdesk import Newsdesk
from service.objects import Objects, open_objects
from service.ownfeeds import Offer
from service.parts import Casting
from service.reading.decode import MAX_BYTES
from service.scripting.lexicon import Entry
from service.settings import Settings
from service.sources.outside import Fetch, Outside
from service.store import FILE
from service.store.feeds import Ceiling
from service.studio import Studio
from voices import Engine, EngineUnavailable
from voices.brought import find_brought, open_brought
from voices.command import CommandEngine
from voices.gtts import GttsEngine
from voices.piper.files import voices_in
from voices.pool import EnginePool
from voices.process import ProcessEngine
from voices.restraint import Budget, Restraint, Throttle
from voices.server import Server, ServerEngine, read_key
from voices.tone import ToneEngine

if TYPE_CHECKING:
    from service.newvoices.installing import Publisher

_log = logging.getLogger(__name__)

_CLIP_S = 5.0
"""Making a clip anew takes less than waiting longer for it."""
_LOADING_S = 60.0
"""A voice of some hundred megabytes is read from a slow disk, and its rate is measured."""
_VOICES_MB = 2048
"""Several voices of Piper stay loaded at once."""
_FILE_S = 60.0
"""An episode of some hours goes up a slow line in pieces of 5 MB."""

_GOOGLE_A_SECOND = 2.0
"""Requests. The service says nowhere how many it bears."""

_SPARE = 1
"""A child process that waits, warm, to speak in the place of one that was ended."""

PYTTSX3 = "voices.pyttsx3:Pyttsx3Engine"
PIPER = "voices.piper:PiperEngine"


@contextmanager
def open_engines(settings: Settings) -> Iterator[tuple[Engine, ...]]:
    """Open every engine that may be used; pyttsx3 runs in processes of its own, which start at once.

    Only pyttsx3 has a spare one: it costs 25 MB, where each of the others would hold its models twice. They are asked
    again when they fail, once their process has started anew.

    Raises:
        SettingsError: `voices.toml` in the data folder makes no sense.
    """
    with ExitStack() as closing:
        children = [ProcessEngine(PYTTSX3) for _ in range(settings.workers + _SPARE)]
        for child in children:
            closing.callback(child.close)
            child.start()
        engines: list[Engine] = [EnginePool(children, spare=_SPARE)]
        for piper in _open_piper(settings.voices):
            closing.callback(piper.close)
            engines.append(EnginePool([piper]))
        declared = read_declared(settings.data / "voices.toml")
        for engine in _open_declared(settings, declared):
            closing.callback(engine.close)
            engines.append(engine)
        if settings.gtts:
            google = _open_google(settings)
            closing.callback(google.close)
            engines.append(google)
        for engine in _open_brought(declared):
            closing.callback(engine.close)
            engines.append(EnginePool([engine]))
        yield *engines, ToneEngine()


def _open_google(settings: Settings) -> GttsEngine:
    restraint = Restraint(
        "Google's speech service",
        throttle=Throttle(_GOOGLE_A_SECOND),
        budget=_budget(settings, "gtts", settings.gtts_chars),
    )
    return GttsEngine(ca_file=settings.ca_file, restraint=restraint)


def _budget(settings: Settings, engine: str, chars_a_day: int) -> Budget:
    """Count in the data folder, in days of the newsroom, what is sent to the service of an engine."""
    return Budget(
        settings.data / "sent" / f"{engine}.json",
        chars_a_day=chars_a_day,
        now=lambda: datetime.now(settings.tz),
    )


def _open_piper(folder: Path) -> Iterator[Engine]:
    """Open Piper where there are voices for it; without Piper they are left out."""
    if any(voices_in(folder)):
        with _leaving_out_what_is_not_here():
            yield open_piper(folder)


def open_piper(folder: Path) -> Engine:
    """Open Piper on a folder of voices, once: one process uses all processors, and each would hold its voices.

    Raises:
        EngineUnavailable: Piper is not installed.
    """
    if find_spec("piper") is None or find_spec("onnx") is None:
        raise EngineUnavailable("Piper is not installed. Install it: pip install heardline[piper]")
    return ProcessEngine(PIPER, str(folder), deadline_s=_LOADING_S, memory_mb=_VOICES_MB)


def _open_declared(settings: Settings, declared: Declared) -> Iterator[Engine]:
    """Open what `voices.toml` declares; what is not here costs its own voices, not the others."""
    for name, program in declared.command.items():
        with _leaving_out_what_is_not_here():
            yield CommandEngine(name, program, parallel=settings.workers)
    for name, server in declared.server.items():
        with _leaving_out_what_is_not_here():
            yield _open_server(settings, name, server)


def _open_brought(declared: Declared) -> Iterator[Engine]:
    """Open what other distributions bring; what is broken costs its own voices, not the others."""
    for brought in find_brought():
        if not may_be_called(brought.name) or brought.name in declared.names:
            _log.warning(
                "%s brings an engine that is called %r. It is left out: that name is taken, or is no name.",
                brought.distribution,
                brought.name,
            )
            continue
        with _leaving_out_what_is_not_here():
            yield open_brought(brought)


@contextmanager
def _leaving_out_what_is_not_here() -> Iterator[None]:
    try:
        yield
    except EngineUnavailable as trouble:
        _log.warning("%s Its voices are left out.", trouble)


def _open_server(settings: Settings, name: str, server: Server) -> ServerEngine:
    a_second, chars_a_day = server.requests_a_second, server.chars_a_day
    restraint = Restraint(
        server.host,
        throttle=Throttle(a_second) if a_second else None,
        budget=_budget(settings, name, chars_a_day) if chars_a_day else None,
    )
    key = read_key(server, os.environ)
    return ServerEngine(name, server, key=key, ca_file=settings.ca_file, restraint=restraint)


def open_cache(settings: Settings) -> Cache:
    """Open the cache where the settings say.

    Raises:
        CacheUnavailable: its folder cannot be used.
        SettingsError: its bucket cannot be opened.
    """
    place = settings.cache
    if isinstance(place, Bucket):
        store = open_bucket(place, timeout_s=_CLIP_S)
        return bucket_cache(store, lambda: _today(settings), place=str(place))
    return open_cache_folder(place, lambda: _today(settings))


def open_objects_of(settings: Settings) -> Objects:
    """Open the files of episodes where the settings say.

    Raises:
        ObjectsUnavailable: their folder cannot be used.
        SettingsError: their bucket cannot be opened.
    """
    place = settings.objects
    if isinstance(place, Bucket):
        return Objects(open_bucket(place, timeout_s=_FILE_S))
    return open_objects(place)


def open_delivery(settings: Settings, objects: Objects) -> Delivery | None:
    """Tell who sends sounds, as the settings have it."""
    if settings.signed_s:
        return ByBucket(objects, timedelta(seconds=settings.signed_s))
    return ByNginx(settings.accel) if settings.accel else None


def _today(settings: Settings) -> date:
    return datetime.now(settings.tz).date()


@contextmanager
def open_newsdesk(settings: Settings) -> Iterator[Newsdesk]:
    """Open the store of the data folder, and the objects.

    Raises:
        StoreUnavailable, ObjectsUnavailable: the folders cannot be used.
        SettingsError: the bucket of the objects cannot be opened.
    """
    from service.store.sql import SqlFeeds, SqlReports, open_database, open_store  # noqa: PLC0415  who only speaks needs no database

    with (
        closing(open_store(settings.data)) as store,
        closing(open_database(settings.data)) as database,
    ):
        objects = open_objects_of(settings)
        yield Newsdesk(
            store=store,
            reports=SqlReports(database),
            language=settings.language,
            contact=settings.contact,
            feeds=SqlFeeds(database),
            offer=Offer(
                most=Ceiling(
                    feeds=settings.my_feeds,
                    forms=settings.my_forms,
                    renditions_a_day=settings.my_renditions,
                ),
                rate_wpm=settings.rate,
                voices=settings.my_voices,
            ),
            objects=objects,
            delivery=open_delivery(settings, objects),
            clock=lambda: datetime.now(UTC),
            outlets=settings.outlets,
            pictures=settings.pictures,
            closing=settings.closing,
            tz=settings.tz,
            url=settings.url,
            title=settings.title,
            token=settings.token,
            shows=settings.shows,
            headlines_first=settings.headlines,
            hub=settings.hub,
            max_body_bytes=MAX_BYTES,
        )


def own_entries(settings: Settings) -> Sequence[Entry]:
    """Return the newsroom's own entries of the lexicon; none where nothing is stored yet.

    Raises:
        StoreUnavailable: the data folder cannot be used.
    """
    if not (settings.data / FILE).exists():
        return ()
    from service.store.sql import open_store  # noqa: PLC0415  only where there is a database

    store = open_store(settings.data)
    try:
        return store.lexicon()
    finally:
        store.close()


def open_fetch(settings: Settings) -> Fetch:
    """Make what asks other servers, as the settings allow: pages that were found as their robots.txt allows, too.

    Raises:
        SettingsError: one of the hosts that are allowed is no host.
    """
    policy, robots, pace = _policy(settings), Robots(), Pace()

    def ask(url: str, *, found: bool, known: Validators | None = None) -> Fetched | NotModified:
        return fetch(url, policy=policy, robots=robots if found else None, pace=pace, known=known)

    return ask


def open_publisher(settings: Settings) -> "Publisher":
    """Make what asks for published voices, as the settings allow.

    Raises:
        SettingsError: one of the hosts that are allowed is no host.
    """
    from service.newvoices.installing import Publisher  # noqa: PLC0415  loads the sound libraries

    policy = _policy(settings)

    def fetch_bytes(url: str) -> bytes:
        answer = fetch(url, policy=policy, robots=None, pace=Pace())
        return answer.document.data if isinstance(answer, Fetched) else b""

    return Publisher(
        url=settings.voices_url, fetch=fetch_bytes, download=partial(download, policy=policy)
    )


def open_herald(settings: Settings, desk: Newsdesk) -> Herald:
    """Make what tells the hub of the settings about news.

    Raises:
        SettingsError: one of the hosts that are allowed is no host.
    """
    return Herald(
        settings.hub,
        partial(feeds_of, desk),
        partial(post, policy=_policy(settings)),
        clock=desk.clock,
    )


def _policy(settings: Settings) -> Policy:
    return Policy(
        version=version("heardline"),
        public_url=settings.url or "no public address",
        inside=frozenset(settings.allow_hosts),
        ca_file=settings.ca_file,
    )


@contextmanager
def open_outside(settings: Settings) -> Iterator[Outside]:
    """Open what it takes to fetch news: sources and sites of the data folder, and the way to other servers.

    Raises:
        SettingsError: one of the hosts that are allowed is no host.
        StoreUnavailable: the data folder cannot be used.
    """
    from service.store.sql import SqlSites, SqlSources, open_database  # noqa: PLC0415  as above

    fetch_as_allowed = open_fetch(settings)
    database = open_database(settings.data)
    try:
        yield Outside(
            sources=SqlSources(database), sites=SqlSites(database), fetch=fetch_as_allowed
        )
    finally:
        database.close()


def open_workers(settings: Settings) -> Workers:
    """Open the folder in which the workers of the data folder meet."""
    return Workers(settings.data / "workers")


@contextmanager
def open_studio(settings: Settings) -> Iterator[Studio]:
    """Open all that it takes to make sound; a place that cannot be used costs the cache, not the sound."""
    with open_engines(settings) as engines, closing(_open_any_cache(settings)) as cache:
        yield Studio(
            engines=engines,
            cache=cache,
            gains=Gains(settings.data / "gains.json"),
            workers=settings.workers,
            title=settings.title,
            casting=Casting(
                voice=settings.voice or None,
                casts=settings.cast,
                fallback=settings.fallback,
                paces=settings.pace,
            ),
        )


def _open_any_cache(settings: Settings) -> Cache:
    try:
        return open_cache(settings)
    except CacheError as trouble:
        _log.warning("%s Nothing that is made now is kept.", trouble)
        return memory_cache(lambda: _today(settings))
