"""`heardline serve` and `heardline work`: the service itself."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from service.cli.context import with_settings
from service.errors import ServiceError
from service.forms import MAIN
from service.settings import PREFIX, Settings
from voices import VoiceError

if TYPE_CHECKING:
    from service.newsdesk import Newsdesk
    from service.sources.outside import Outside
    from service.store import Entry, Job
    from service.studio import Studio

_RESTART_S = 1.0
_TIDY_S = 3600.0
_CLOCK_S = 1.0
_WISHES_S = 0.5
"""A listener waits."""
_SOURCES_S = 3.0
_HEADLINES_S = 2.0
_FEEDS_S = 5.0
_HUB_S = 1.0
_REPAIR_S = 60.0
_GRACE_S = 5.0
"""How long the end waits for a fetch; what is cut off is done again."""
_log = logging.getLogger(__name__)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="0: any that is free.",
)
@click.option(
    "--no-work", is_flag=True, help="Only serve, without a voice; another process works the jobs."
)
@with_settings
def serve(settings: Settings, host: str, port: int, no_work: bool) -> None:
    """Serve the pages and the feed, fetch what is to be fetched, and make what is to be made."""
    from service.web import create_app  # noqa: PLC0415  loads the web framework
    from service.web.server import Server  # noqa: PLC0415  as above
    from service.wiring import open_newsdesk, open_outside  # noqa: PLC0415  as above

    server = Server(host=host, port=port)
    settings = (
        settings if settings.url else replace(settings, url=f"http://{_in_url(host)}:{server.port}")
    )
    with (
        open_newsdesk(settings) as desk,
        open_outside(settings) as outside,
        _reading_aloud(settings, desk, wanted=not no_work) as read_aloud,
    ):
        app = create_app(replace(desk, sites=outside.sites, read_aloud=read_aloud))
        _stop_on_signals(server.stop)
        with _working(settings, wanted=not no_work):
            click.echo(
                f"Open {desk.url}/ in a browser, or subscribe to {desk.url}/feed.xml in a podcast app."
            )
            click.echo(f"Listening on http://{_in_url(host)}:{server.port}/. Press Ctrl-C to stop.")
            server.run(app)


@contextmanager
def _reading_aloud(
    settings: Settings, desk: "Newsdesk", *, wanted: bool
) -> Iterator["Callable[[Entry], Iterator[bytes]] | None"]:
    """Keep a voice beside the pages, for listeners who do not wait until an article is made."""
    from service.pipeline import read_aloud  # noqa: PLC0415  after --help
    from service.wiring import open_studio  # noqa: PLC0415  as above

    if not wanted:
        yield None
        return
    with open_studio(replace(settings, workers=1)) as studio:
        Thread(target=_rehearse, args=(desk, studio, settings), daemon=True).start()
        yield partial(
            read_aloud,
            desk=desk,
            studio=studio,
            rate_wpm=settings.rate,
        )


def _rehearse(desk: "Newsdesk", studio: "Studio", settings: Settings) -> None:
    from service.pipeline import rehearse  # noqa: PLC0415  as above

    with suppress(ServiceError, VoiceError):  # each listener is told
        rehearse(desk, studio, rate_wpm=settings.rate)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@click.command()
@click.option("--until-idle", is_flag=True, help="Stop when nothing is to be done.")
@click.option("--while-fed", is_flag=True, hidden=True, help="Stop when standard input ends.")
@with_settings
def work(settings: Settings, until_idle: bool, while_fed: bool) -> None:
    """Fetch what is to be fetched and make what is to be made.

    Any number of these may run on the same data; they share the work.
    """
    from service.renditions import want_everywhere  # noqa: PLC0415  loads the database
    from service.wiring import open_newsdesk, open_outside  # noqa: PLC0415  as above

    stop = Event()
    _stop_on_signals(stop.set)
    if while_fed:
        Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
    with open_newsdesk(settings) as desk, open_outside(settings) as outside:
        want_everywhere(settings.renditions, desk)
        rounds = _rounds(settings, desk, outside, stop=stop, until_idle=until_idle)
        herald = _herald(settings, desk, stop=stop, until_idle=until_idle)
        if until_idle:
            for go in rounds:
                go()
            work_jobs(settings, desk, stop=stop, until_idle=True)
            herald()
        else:
            Thread(target=_keep_tidy, args=(settings, desk, stop), daemon=True).start()
            with _at_once((*rounds, herald), stop):
                work_jobs(settings, desk, stop=stop, until_idle=False)


def _rounds(
    settings: Settings, desk: "Newsdesk", outside: "Outside", *, stop: Event, until_idle: bool
) -> tuple[Callable[[], None], ...]:
    """Give what goes on beside the jobs: ends of embargoes and of articles, wishes of listeners, sources, listeners' own feeds. None of them waits for another."""
    from service.pipeline import obey_clock  # noqa: PLC0415  after --help
    from service.renditions import want_for_feeds  # noqa: PLC0415  as above
    from service.sources.asking import fetch_next  # noqa: PLC0415  as above
    from service.sources.poll import poll_next  # noqa: PLC0415  as above
    from service.sources.rounds import go_round  # noqa: PLC0415  as above
    from service.wiring import open_workers  # noqa: PLC0415  as above

    workers = open_workers(settings)
    steps: tuple[tuple[Callable[[str], bool], float], ...] = (
        (partial(obey_clock, desk=desk), _CLOCK_S),
        (partial(fetch_next, desk=desk, outside=outside, alive=workers.alive), _WISHES_S),
        (
            partial(poll_next, desk=desk, outside=outside, alive=workers.alive, stop=stop),
            _SOURCES_S,
        ),
        (partial(want_for_feeds, desk=desk), _FEEDS_S),
    )
    return tuple(
        partial(go_round, step, workers, stop=stop, until_idle=until_idle, idle_s=idle_s)
        for step, idle_s in steps
    )


def _herald(
    settings: Settings, desk: "Newsdesk", *, stop: Event, until_idle: bool
) -> Callable[[], None]:
    """Give what tells the hub of news, if there is one, again and again."""
    from service.sources.rounds import go_round  # noqa: PLC0415  after --help
    from service.wiring import open_herald, open_workers  # noqa: PLC0415  as above

    if not settings.hub:
        return lambda: None
    return partial(
        go_round,
        open_herald(settings, desk).tell,
        open_workers(settings),
        stop=stop,
        until_idle=until_idle,
        idle_s=_HUB_S,
    )


@contextmanager
def _at_once(rounds: Sequence[Callable[[], None]], stop: Event) -> Iterator[None]:
    """Run each of *rounds* in a thread of its own until the block ends."""
    threads = [Thread(target=go, daemon=True) for go in rounds]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(_GRACE_S)


def _keep_tidy(settings: Settings, desk: "Newsdesk", stop: Event) -> None:
    """Delete old files and prune the cache once an hour. Trouble is told, and tried again an hour later."""
    from audio_cache import CacheError  # noqa: PLC0415  after --help
    from service.cli.cache import prune_to_fit  # noqa: PLC0415  as above
    from service.pipeline import sweep  # noqa: PLC0415  as above

    while True:
        for tidy in (partial(sweep, desk), partial(prune_to_fit, settings)):
            try:
                tidy()
            except (ServiceError, CacheError) as trouble:
                _log.warning("Old files could not be deleted: %s", trouble)
        if stop.wait(_TIDY_S):
            return


def work_jobs(settings: Settings, desk: "Newsdesk", *, stop: Event, until_idle: bool) -> None:
    """Work the jobs of *desk* in this process, and put the headlines together, until *stop* is set or, when *until_idle*, nothing is due."""
    from service.headlines import Headlines  # noqa: PLC0415  after --help
    from service.jobs.work import work as work_off  # noqa: PLC0415  as above
    from service.pipeline import call_back, make  # noqa: PLC0415  as above
    from service.renditions import make_form  # noqa: PLC0415  as above
    from service.sources.rounds import go_round  # noqa: PLC0415  as above
    from service.wiring import open_studio, open_workers  # noqa: PLC0415  as above

    with open_studio(settings) as studio:

        def handle(job: "Job") -> None:
            if job.form == MAIN:
                rate_wpm, wanted = settings.rate, settings.renditions
                make(job, desk, studio, rate_wpm=rate_wpm, wanted=wanted)
            else:
                make_form(job, desk, studio)

        workers = open_workers(settings)
        again = partial(go_round, workers=workers, stop=stop, until_idle=until_idle)
        repair = partial(call_back, desk=desk, studio=studio, rate_wpm=settings.rate)
        repairs = partial(again, repair, idle_s=_REPAIR_S)
        freshen = Headlines(desk, studio, rate_wpm=settings.rate).freshen
        headlines = partial(again, freshen, idle_s=_HEADLINES_S)
        if until_idle:
            repairs()
        with _at_once(() if until_idle else (repairs, headlines), stop):
            work_off(
                desk.store, workers, handle, clock=desk.clock, stop=stop, until_idle=until_idle
            )
            if until_idle:
                headlines()


@contextmanager
def _working(settings: Settings, *, wanted: bool) -> Iterator[None]:
    """Keep a process beside this one that works the jobs: sound is made without slowing a page down.

    It ends when this one does, however that ends; should it end before, another is started.
    """
    if not wanted:
        yield
        return
    stop = Event()
    keeper = Thread(target=_keep_working, args=(settings, stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _keep_working(settings: Settings, stop: Event) -> None:
    command = [
        sys.executable,
        "-m",
        "service.cli",
        "--data",
        str(settings.data),
        "work",
        "--while-fed",
    ]
    environ = os.environ | {f"{PREFIX}URL": settings.url}  # what listens here has no other name
    while not stop.is_set():
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environ) as worker:
            while worker.poll() is None and not stop.wait(0.1):
                pass
            if worker.stdin:
                worker.stdin.close()
        stop.wait(_RESTART_S)


def _wait_for_the_end(stop: Event) -> None:
    sys.stdin.buffer.read()
    stop.set()


def _stop_on_signals(stop: Callable[[], object]) -> None:
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), lambda *_: stop())
