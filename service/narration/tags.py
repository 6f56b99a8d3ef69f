"""What a player shows of a file, and can skip to, with no network: the ID3 tag.

ID3v2.3, not 2.4: car radios, talking-book hardware and Windows read it for certain, and chapters are defined for both.
The frames are written in the order given, chapters by time; `mutagen.id3.ID3.save` would sort chapters by their length
in bytes, and players that ignore the table of contents would show them scrambled
(https://github.com/quodlibet/mutagen/issues/506). Hence the private imports.

Sources: https://id3.org/id3v2.3.0, https://id3.org/id3v2-chapters-1.0.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from mutagen.id3 import CTOCFlags, Encoding, Frames
from mutagen.id3._tags import save_frame
from mutagen.id3._util import ID3SaveConfig

from service.model import Chapter

_LANGUAGES: Final[Mapping[str, str]] = MappingProxyType({
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "ces", "cy": "cym", "da": "dan", "de": "deu", "el": "ell",
    "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "he": "heb",
    "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ko": "kor",
    "lt": "lit", "lv": "lav", "nb": "nob", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "sw": "swa", "tr": "tur",
    "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "zho",
})  # fmt: skip
"""ISO 639-1 to ISO 639-2, which the tag wants."""
_OTHER_LANGUAGE: Final = "XXX"
"""What ID3 says when the code is not known."""
_MOST_CHILDREN: Final = 255
"""A table of contents counts them in one byte."""


def id3_tag(
    *,
    title: str,
    artist: str | None,
    album: str | None,
    published: datetime | None,
    language: str,
    comment: str,
    chapters: Sequence[Chapter],
    transcript: str,
) -> bytes:
    """Write the tag of an episode; what is None is left out.

    Args:
        title: The headline.
        artist: Who reported.
        album: The outlet.
        published: When.
        language: BCP 47, of the text.
        comment: That the voice is synthetic.
        chapters: In time order.
        transcript: All that is heard, as it is shown.
    """
    config = ID3SaveConfig(3, "/")  # type: ignore[no-untyped-call]  # mutagen has no types
    code = _LANGUAGES.get(language.partition("-")[0].lower(), _OTHER_LANGUAGE)
    names = [f"chapter{i}" for i in range(1, len(chapters) + 1)]
    frames = (
        _text("TIT2", title),
        _text("TPE1", artist),
        _text("TALB", album),
        _text("TYER", f"{published:%Y}" if published else None),
        _text("TDAT", f"{published:%d%m}" if published else None),
        _text("TLAN", code),
        Frames["COMM"](encoding=_encoding(comment), lang=code, desc="", text=comment),
        Frames["CTOC"](
            element_id="contents",
            flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED,
            child_element_ids=names[:_MOST_CHILDREN],
            sub_frames=[],
        ),
        *map(_chapter, names, chapters),
        Frames["USLT"](encoding=_encoding(transcript), lang=code, desc="", text=transcript),
    )
    body = b"".join(
        save_frame(frame, config=config)  # type: ignore[no-untyped-call]  # as above
        for frame in frames
        if frame is not None
    )
    return b"ID3\x03\x00\x00" + _syncsafe(len(body)) + body


def _text(kind: str, text: str | None) -> object:
    return Frames[kind](encoding=_encoding(text), text=text) if text is not None else None


def _chapter(name: str, chapter: Chapter) -> object:
    return Frames["CHAP"](
        element_id=name,
        start_time=chapter.start_ms,
        end_time=chapter.end_ms,
        start_offset=0xFFFFFFFF,  # times count, not bytes
        end_offset=0xFFFFFFFF,
        sub_frames=list(filter(None, (_text("TIT2", chapter.title), _link(chapter.url)))),
    )


def _link(url: str | None) -> object:
    return Frames["WXXX"](encoding=Encoding.LATIN1, desc="", url=url) if url else None


def _encoding(text: str) -> int:
    """Choose between the two of ID3v2.3; old players read Latin-1 in the code page of their country."""
    return Encoding.LATIN1 if text.isascii() else Encoding.UTF16


def _syncsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
