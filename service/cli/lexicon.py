"""`heardline lexicon`: the pronunciation desk."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ParamSpec, TypedDict, TypeVar, Unpack

import click

from service.cli.context import with_settings
from service.errors import LexiconError
from service.publishing.files import AUDIO
from service.settings import Settings
from service.words import count

if TYPE_CHECKING:
    from service.newsdesk import Newsdesk
    from service.pronunciation import Changed, Edit
    from service.scripting.lexicon import Entry
    from service.scripting.lexicon.entry import Kind, Match, Scope

_P = ParamSpec("_P")
_R = TypeVar("_R")
_MOST_LISTED = 20


def _where_options(command: Callable[_P, _R]) -> Callable[_P, _R]:
    for option in (
        click.option(
            "--language", metavar="LANGUAGE", help="Only in text of this language, as in en or de."
        ),
        click.option("--section", metavar="NAME", help="Only in articles of this section."),
        click.option("--article", metavar="ID", help="Only in this article."),
    ):
        command = option(command)
    return command


def _said_options(command: Callable[_P, _R]) -> Callable[_P, _R]:
    for option in (
        click.option("--source", default="", metavar="TEXT", help="Where you read or heard it."),
        click.option("--match", type=click.Choice(["word", "plural", "prefix"]), default="word", show_default=True,
            help="The word alone; with its plural; or whatever begins so."),
        click.option("--any-case", is_flag=True, help="However it is written in capitals and small letters."),
        click.option("--word", "as_word", is_flag=True, help="An acronym that is read as a word."),
        click.option("--letters", is_flag=True, help="Letter by letter."),
        click.option("--spelling", metavar="TEXT", help="As this would be read."),
        click.option("--ipa", metavar="IPA", help="As the International Phonetic Alphabet has it: kəˈtɑːɹ."),
        click.option("--respelling", metavar="TEXT", help="As broadcasters write it: kuh-TAHR."),
    ):  # fmt: skip
        command = option(command)
    return command


class _Said(TypedDict):
    """What `_said_options` and `_where_options` give."""

    respelling: str | None
    ipa: str | None
    spelling: str | None
    letters: bool
    as_word: bool
    any_case: bool
    match: "Match"
    source: str
    article: str | None
    section: str | None
    language: str | None


@click.group()
def lexicon() -> None:
    """How names are said: the newsroom's pronunciation desk."""


@lexicon.command("add")
@click.argument("words")
@_said_options
@_where_options
@with_settings
def add_entry(settings: Settings, words: str, **options: Unpack[_Said]) -> None:
    """Say WORDS as you tell, from now on; what is published is made again where it changes.

    Give one of --respelling, --ipa, --spelling, --letters and --word. An entry for the same words and place is replaced.
    """
    from service.pronunciation import Edit  # noqa: PLC0415  after --help
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        entry = _entry(words, options, desk)
        _apply(Edit(put=(entry,)), desk, f"{_told(entry)}.")


@lexicon.command("remove")
@click.argument("words")
@_where_options
@with_settings
def remove_entry(
    settings: Settings, words: str, article: str | None, section: str | None, language: str | None
) -> None:
    """Forget your entry for WORDS; what is published is made again where it changes."""
    from service.pronunciation import Edit  # noqa: PLC0415  after --help
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        scope, where = _scope(article, section, desk)
        found = tuple(
            entry
            for entry in desk.store.lexicon()
            if (entry.words, entry.scope, entry.where) == (words, scope, where)
            and language in {None, entry.language}
        )
        if not found:
            raise LexiconError(
                f"The lexicon has no entry of yours for “{words}” {_place(scope, where)}. `heardline lexicon list` lists them all. "
                "One that ships with Heardline is replaced by adding your own."
            )
        _apply(Edit(drop=found), desk, f"{count(len(found), 'entry')} for “{words}” removed.")


@lexicon.command("list")
@click.option("--json", "for_machines", is_flag=True, help="For machines.")
@with_settings
def list_entries(settings: Settings, for_machines: bool) -> None:
    """List your entries, and those that ship with Heardline."""
    from service.scripting.lexicon.starting import behind  # noqa: PLC0415  after --help
    from service.wiring import own_entries  # noqa: PLC0415  as above

    own = own_entries(settings)
    shipped = behind(own)
    if for_machines:
        import json  # noqa: PLC0415  only here
        from dataclasses import asdict  # noqa: PLC0415  as above

        rows = [asdict(entry) | {"ships": entry in shipped} for entry in (*own, *shipped)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for entry in own:
        click.echo(_told(entry))
    for entry in shipped:
        click.echo(f"{_told(entry)} (ships with Heardline)")


@lexicon.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_where_options
@with_settings
def import_entries(
    settings: Settings, file: Path, article: str | None, section: str | None, language: str | None
) -> None:
    """Take in all entries of FILE, or none: a CSV table, a PLS 1.0 lexicon, or NITF with `pronounce`.

    --section, --article and --language are for entries that name none of their own.
    """
    from service.model import Document  # noqa: PLC0415  after --help
    from service.pronunciation import Edit  # noqa: PLC0415  as above
    from service.scripting.lexicon.files import read_entries  # noqa: PLC0415  as above
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        scope, where = _scope(article, section, desk)

        def within(entry: "Entry") -> "Entry":
            if entry.scope == "everywhere" and not entry.where:
                entry = replace(entry, scope=scope, where=where)
            return replace(entry, language=entry.language or language)

        entries = read_entries(Document(data=file.read_bytes(), name=file.name), within)
        _apply(
            Edit(put=entries), desk, f"{count(len(entries), 'entry')} taken in from {file.name}."
        )


@lexicon.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_where_options
@with_settings
def export_entries(
    settings: Settings, file: Path, article: str | None, section: str | None, language: str | None
) -> None:
    """Write your entries to FILE: as a CSV table (.csv), a PLS 1.0 lexicon (.pls) or NITF (.nitf).

    A CSV table holds everything. PLS and NITF hold one language, and the entries for everywhere unless you name a section or
    an article; NITF holds only respellings and IPA.
    """
    from service.cli.writing import write_file  # noqa: PLC0415  after --help
    from service.scripting.lexicon.markup import write_nitf, write_pls  # noqa: PLC0415  as above
    from service.scripting.lexicon.tables import write_table  # noqa: PLC0415  as above
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    writers = {".csv": write_table, ".pls": write_pls, ".nitf": write_nitf}
    if file.suffix not in writers:
        raise click.UsageError(
            f"{file} ends with no format that is known. Choose one of: {', '.join(writers)}."
        )
    with open_newsdesk(settings) as desk:
        scope, where = _scope(article, section, desk)
        own = desk.store.lexicon()
    narrowed = file.suffix != ".csv" or article or section
    chosen = [
        entry
        for entry in own
        if language in {None, entry.language}
        and (not narrowed or (entry.scope, entry.where) == (scope, where))
        and (file.suffix != ".nitf" or entry.ipa)
    ]
    write_file(file, writers[file.suffix](chosen))
    left = len(own) - len(chosen)
    click.echo(
        f"{count(len(chosen), 'entry')} written to {file}{f', {left} left out' if left else ''}."
    )


@lexicon.command("preview")
@click.argument("words")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.mp3",
    help="Where to write what you will hear.",
)
@_said_options
@_where_options
@with_settings
def preview_entry(settings: Settings, words: str, output: Path, **options: Unpack[_Said]) -> None:
    """Hear a real sentence with WORDS, as it is said now and as you would have it. Nothing is kept or changed.

    It also lists the published episodes that `heardline lexicon add` with the same options would make again.
    """
    from service.cli.writing import check_targets, write_all  # noqa: PLC0415  after --help
    from service.pronunciation import Edit, changed_by, preview  # noqa: PLC0415  as above
    from service.speaking import episode_of  # noqa: PLC0415  as above
    from service.wiring import open_newsdesk, open_studio  # noqa: PLC0415  loads the database

    check_targets("-", output, sidecars=False)
    with open_newsdesk(settings) as desk:
        entry = _entry(words, options, desk)
        edit = Edit(put=(entry,))
        heard = preview(entry, edit, desk)
        changed = changed_by(edit, desk)
    with open_studio(settings) as studio, TemporaryDirectory() as folder:
        episode = episode_of(
            heard.script,
            studio,
            voice=None,
            rate_wpm=settings.rate,
            into=Path(folder, AUDIO),
        )
        write_all(episode, episode.audio, output, sidecars=False)
    place = (
        f"the newest sentence with it, from {heard.article}"
        if heard.article
        else "a sentence made for it, as no published one has it"
    )
    click.echo(f"{output} says {place}, before and after: “{heard.script.segments[0].transcribed}”")
    _tell(changed, "would be made again", "would be made again")


@lexicon.command("names")
@click.argument("source", metavar="SOURCE")
@with_settings
def list_names(settings: Settings, source: str) -> None:
    """List the proper names of an article that neither the lexicon nor a dictionary knows.

    SOURCE is what an article is known by here, a file, an address, or - for standard input.
    """
    from service.cli.source import open_source  # noqa: PLC0415  after --help
    from service.pipeline import lexicon_with, script_for  # noqa: PLC0415  as above
    from service.reading import read  # noqa: PLC0415  as above
    from service.scripting import write_script  # noqa: PLC0415  as above
    from service.scripting.lexicon import Lexicon  # noqa: PLC0415  as above
    from service.scripting.lexicon.names import has_dictionary, unknown_names  # noqa: PLC0415  as above
    from service.wiring import open_newsdesk  # noqa: PLC0415  loads the database

    with open_newsdesk(settings) as desk:
        entry = desk.store.find(source)
        if entry:
            script, known_as = script_for(entry, desk, Lexicon()), entry.names
        else:
            article = read(
                open_source(source, None, settings),
                outlets=settings.outlets,
                pictures=settings.pictures,
            )
            script = write_script(article, today=desk.clock().date())
            known_as = (article.id, *article.aliases)
        known = lexicon_with(desk.store.lexicon()).within(*known_as, section=script.article.section)
    language = script.article.language
    if not has_dictionary(language):
        raise LexiconError(
            f"{source} is in the language {language}, of which Heardline has no dictionary."
        )
    found = unknown_names(script, known)
    for name, times in found:
        click.echo(f"{name}: {count(times, 'time')}")
    if not found:
        click.echo("Every name is known.")


def _entry(words: str, options: _Said, desk: "Newsdesk") -> "Entry":
    from service.scripting.lexicon import Entry, checked  # noqa: PLC0415  after --help

    ways: dict[Kind, str | None] = {
        "respelling": options["respelling"],
        "ipa": options["ipa"],
        "spelling": options["spelling"],
        "letters": "" if options["letters"] else None,
        "word": "" if options["as_word"] else None,
    }
    said = {kind: text for kind, text in ways.items() if text is not None}
    if len(said) != 1:
        raise click.UsageError("Give one of --respelling, --ipa, --spelling, --letters and --word.")
    ((kind, text),) = said.items()
    scope, where = _scope(options["article"], options["section"], desk)
    return checked(
        Entry(
            words=words,
            kind=kind,
            said=text,
            scope=scope,
            where=where,
            language=options["language"],
            any_case=options["any_case"],
            match=options["match"],
            source=options["source"],
        )
    )


def _scope(article: str | None, section: str | None, desk: "Newsdesk") -> tuple["Scope", str]:
    """Tell where an entry counts. Raises UnknownArticle when that is an article that is not here."""
    from service.store.errors import UnknownArticle  # noqa: PLC0415  after --help

    if article and section:
        raise click.UsageError("Give --article or --section, not both.")
    if section:
        return "section", section
    if not article:
        return "everywhere", ""
    entry = desk.store.find(article)
    if entry is None:
        raise UnknownArticle(f"There is no article {article!r}. `heardline status` lists them all.")
    return "article", entry.names[0]


def _apply(edit: "Edit", desk: "Newsdesk", done: str) -> None:
    from service.pronunciation import apply  # noqa: PLC0415  after --help

    changed = apply(edit, desk)
    click.echo(done)
    _tell(changed, "is made again", "are made again")


def _tell(changed: "Sequence[Changed]", one: str, many: str) -> None:
    """Tell which episodes change, the newest first."""
    if not changed:
        click.echo("No published episode changes.")
        return
    clips = sum(episode.clips for episode in changed)
    click.echo(
        f"{count(len(changed), 'published episode')} {one if len(changed) == 1 else many}, at the cost of {count(clips, 'clip')}:"
    )
    for episode in changed[:_MOST_LISTED]:
        click.echo(f"  {episode.published.names[0]}: {count(episode.clips, 'clip')}")
    if len(changed) > _MOST_LISTED:
        click.echo(f"  and {len(changed) - _MOST_LISTED} more.")


def _told(entry: "Entry") -> str:
    """Tell of an entry in one line: "Xi: said shee (respelling), everywhere, in en"."""
    said = {"letters": "spelled out", "word": "read as a word"}.get(
        entry.kind
    ) or f"said {entry.said} ({entry.kind})"
    parts = [said, _place(entry.scope, entry.where)]
    if entry.language:
        parts.append(f"in {entry.language}")
    if entry.any_case:
        parts.append("in any case")
    if entry.match != "word":
        parts.append(
            {"plural": "with its plural", "prefix": "as the beginning of words"}[entry.match]
        )
    if entry.source:
        parts.append(f"from {entry.source}")
    return f"{entry.words}: {', '.join(parts)}"


def _place(scope: "Scope", where: str) -> str:
    return "everywhere" if scope == "everywhere" else f"in the {scope} {where}"
