"""The sound of an episode in another codec, by ffmpeg.

It is decoded from the house's MP3 and never held in memory, however long it is. Chapters and tags come along. What is
coded at few bits comes out with higher peaks than went in, so it is limited further below; the numbers are such that
every codec keeps the true peak under -1 dBTP and the loudness of its kind, which tests measure.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from service.errors import AudioError
from service.forms import MP3, Codec
from service.words import clock

if TYPE_CHECKING:
    from mutagen.id3 import ID3

_LONGEST_S: Final = 3600.0
"""An hour is enough for an episode of a day and a half on a slow machine."""


_LIMITER: Final = "level=disabled:latency=1:attack=2:release=10"
"""No automatic gain, no delay, and quick: speech has peaks of a few milliseconds (https://ffmpeg.org/ffmpeg-filters.html)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recipe:
    gain_db: float
    peak_dbfs: float
    """Where the limiter holds the samples."""
    arguments: tuple[str, ...]
    """Encoder and container, as ffmpeg takes them."""


_RECIPES: Final[Mapping[str, _Recipe]] = MappingProxyType(
    {
        "low": _Recipe(
            gain_db=0.9,
            peak_dbfs=-3,
            arguments=("-c:a", "libmp3lame", "-ar", "22050", "-f", "mp3"),
        ),
        "m4a": _Recipe(
            gain_db=0.9,
            peak_dbfs=-3,
            arguments=(
                "-c:a",
                "aac",
                "-aac_coder",
                "fast",
                "-movflags",
                "+faststart",
                "-f",
                "ipod",
            ),  # the other coder lets peaks grow by 3 dB
        ),
        "opus": _Recipe(gain_db=0.6, peak_dbfs=-2.5, arguments=("-c:a", "libopus", "-f", "opus")),
        "speaker": _Recipe(
            gain_db=2.8, peak_dbfs=-1.8, arguments=("-c:a", "libmp3lame", "-f", "mp3")
        ),
    }
)
"""By the names of codecs; the house's own is what they are made of."""


def export(mp3: Path, codec: Codec) -> Path:
    """Write the sound of *mp3*, an episode's file, to a file beside it, in *codec* and with its tags and chapters.

    Returns:
        The file; *mp3* itself where that is the codec.

    Raises:
        AudioError: it cannot be decoded or encoded, or there is no room to write.
    """
    if codec == MP3:
        return mp3
    into = mp3.with_name(f"{codec.name}.{codec.ending}")
    if codec.media_type == MP3.media_type:
        _export_mp3(mp3, codec, into)
    else:
        _convert(mp3, codec, into, "-map_metadata", "0", "-metadata", "lyrics-eng=")
        _complete(into, _tag(mp3))
    return into


def _export_mp3(mp3: Path, codec: Codec, into: Path) -> None:
    """Put the episode's own tag before the new frames; its chapters count time, so they fit."""
    with TemporaryDirectory(dir=into.parent) as folder:
        bare = Path(folder, "frames")
        _convert(
            mp3, codec, bare, "-map_metadata", "-1", "-map_chapters", "-1", "-id3v2_version", "0"
        )
        with mp3.open("rb") as episode, bare.open("rb") as frames, into.open("wb") as file:
            file.write(episode.read(_tag(mp3).size))
            shutil.copyfileobj(frames, file)


def _complete(file: Path, tag: "ID3") -> None:
    """Write what ffmpeg does not: the transcript, and in Ogg chapters whose seconds are not rounded up."""
    import mutagen  # noqa: PLC0415  as heavy as the rest of what makes sound
    from mutagen.oggopus import OggOpus  # noqa: PLC0415  as above

    sound = mutagen.File(file)
    words = [frame.text for frame in tag.getall("USLT")]  # type: ignore[no-untyped-call]  # mutagen has no types
    if isinstance(sound, OggOpus):
        chapters = tag.getall("CHAP")  # type: ignore[no-untyped-call]  # as above
        for place, chapter in enumerate(sorted(chapters, key=lambda frame: frame.start_time)):
            sound[f"CHAPTER{place:03}"] = clock(chapter.start_time, ".")
            sound[f"CHAPTER{place:03}NAME"] = str(chapter.sub_frames["TIT2"])
        sound["lyrics"] = words
    else:
        sound["\xa9lyr"] = words
    sound.save()


def _tag(mp3: Path) -> "ID3":
    from mutagen.id3 import ID3  # noqa: PLC0415  as above

    return ID3(mp3)  # type: ignore[no-untyped-call]  # as above


def _convert(mp3: Path, codec: Codec, into: Path, *tags: str) -> None:
    import imageio_ffmpeg  # noqa: PLC0415  only who exports needs it

    recipe = _RECIPES[codec.name]
    loudness = f"volume={recipe.gain_db}dB,alimiter=limit={recipe.peak_dbfs}dB:{_LIMITER}"
    try:
        command = (
            imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-v", "error", "-y", "-f", "mp3", "-i", mp3, "-map", "0:a",
            *tags, "-af", loudness, "-b:a", f"{codec.bit_rate_kbps}k", *recipe.arguments, into,
        )  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST_S)
    except RuntimeError as missing:
        raise AudioError(
            f"{codec.title} cannot be made: there is no ffmpeg. Install imageio-ffmpeg again."
        ) from missing
    except (OSError, subprocess.SubprocessError) as trouble:
        said = getattr(trouble, "stderr", None) or str(trouble).encode()
        why = said.decode(errors="replace").strip().splitlines()[-1]
        raise AudioError(f"{codec.title} could not be made: {why}") from trouble
