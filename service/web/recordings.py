"""The recordings of an article among which its player lets the listener choose: who reads, and how fast."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import url_for

from service.forms import MAIN, MP3, Form
from service.store import Entry, Made
from service.web.listeners import Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The whole article, read by somebody at some speed."""

    name: str
    """For the browser to remember the listener's choice by; empty: the episode itself."""
    speed_percent: int
    made: Made
    sound: str
    """Its address; so is `words`, that of the times of its words."""
    words: str


def recordings(heard: Heard) -> Sequence[Recording]:
    """Return what there is of an article, the episode first; of one voice at one speed in several codecs, one."""
    found = {
        (recording.made.voices, recording.speed_percent): recording
        for recording in reversed([_episode(heard), *_others(heard)])
    }
    return list(reversed(found.values()))


def _episode(heard: Heard) -> Recording:
    def address(ending: str) -> str:
        name = f"{heard.entry.public_id}.{ending}"
        return url_for("audio.serve", name=name, r=heard.made.revision)

    return Recording(
        name=MAIN.name,
        speed_percent=MAIN.speed_percent,
        made=heard.made,
        sound=address(MAIN.codec.ending),
        words=address("words.vtt"),
    )


def _others(heard: Heard) -> Iterator[Recording]:
    """Yield those that are spoken anew: first by who reads the episode, slower before faster, MP3 first."""

    def place(made: Made, form: Form) -> tuple[object, ...]:
        return made.voices != heard.made.voices, made.voices, form.speed_percent, form.codec != MP3

    spoken = [
        (had.made, had.form)
        for had in heard.entry.renditions
        if had.made and had.for_all and not had.form.recoded
    ]
    for made, form in sorted(spoken, key=lambda each: place(*each)):
        yield _other(heard.entry, form, made)


def _other(entry: Entry, form: Form, made: Made) -> Recording:
    def address(ending: str) -> str:
        name = f"{form.name}.{ending}"
        return url_for("audio.serve_form", public_id=entry.public_id, name=name, r=made.revision)

    return Recording(
        name=form.name,
        speed_percent=form.speed_percent,
        made=made,
        sound=address(form.codec.ending),
        words=address("words.vtt"),
    )
