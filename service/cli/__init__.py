"""The command line: `heardline`. Plain sentences; `--json` for machines; nothing told by colour alone.

Exit codes: 0 done, 1 something failed and is named, 2 wrong usage. Each command loads only what it needs: asking for
help or for a script loads no sound library, web framework or database.
"""

import logging
import sys
from pathlib import Path

import click

from service.cli.cache import cache
from service.cli.feeds import feeds
from service.cli.lexicon import lexicon
from service.cli.newsroom import add, correct, release, status, withdraw
from service.cli.reports import reports
from service.cli.say import say
from service.cli.script import script
from service.cli.serving import serve, work
from service.cli.sources import site, source
from service.cli.voices import voices
from service.errors import ServiceError

_TALKATIVE = ("trafilatura", "htmldate", "courlan", "charset_normalizer")
"""Libraries that complain of pages in words for their authors; what is wrong with a page is told by who reads it."""


class _Commands(click.Group):
    """Turns every failure that has been foreseen into one sentence and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        from audio_cache.errors import CacheError  # noqa: PLC0415  after --help
        from voices.errors import VoiceError  # noqa: PLC0415  as above

        try:
            return super().invoke(ctx)
        except (ServiceError, VoiceError, CacheError) as failure:
            raise click.ClickException(str(failure)) from failure


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="heardline")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where everything lives. Also: HEARDLINE_DATA.",
)
def heardline(data: Path | None) -> None:
    """Turn news articles into speech to listen to, follow word by word and subscribe to."""


for command in (
    script, say, add, release, correct, withdraw, status, source, site, lexicon, feeds, reports, serve, work, voices, cache,
):  # fmt: skip
    heardline.add_command(command)


def main() -> None:
    """Run the command line. No text that a person typed or a file holds may break the output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    for library in _TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)
    heardline()
