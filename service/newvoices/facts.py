"""What must be known of a voice before it may speak: its language and its licence. Pure."""

from dataclasses import dataclass
from typing import Final

import msgspec

from service.newvoices.errors import VoiceRefused
from voices.language import canonical
from voices.piper.files import Config, is_language

CARD: Final = "MODEL_CARD"
"""The file beside a published voice in which its makers say, for people, what it is made of."""

_LONGEST_LICENCE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person or a model card says, where the voice's own JSON does not, or says something else."""

    language: str | None = None
    """BCP 47."""
    licence: str | None = None
    """By its SPDX name, or as its makers put it."""
    card: str = ""
    """The text of the model card."""


def completed(config: bytes, known: Config, facts: Facts, *, name: str) -> bytes:
    """Write language and licence into the JSON of the voice *name*, which *known* is read from.

    Raises:
        VoiceRefused: its licence is not known, or its language is none.
    """
    language = canonical(facts.language) if facts.language else known.tag
    if not is_language(language):
        raise VoiceRefused(
            f"“{language}” is no language. Name one as en, en-GB or pt-BR, with --language."
        )
    licence = facts.licence or known.license or licence_on(facts.card)
    if not licence:
        raise VoiceRefused(
            f"The licence of {name} is not known: neither its JSON nor a {CARD} beside it names one. "
            "Find out whether you may publish with it, and say so: --licence CC-BY-4.0, for example."
        )
    fields = msgspec.json.decode(config, type=dict[str, object])
    own = fields.get("language")
    language_fields = own if isinstance(own, dict) and language == known.tag else {}
    fields["language"] = {**language_fields, "code": language}
    fields["license"] = _one_line(licence)
    return msgspec.json.format(msgspec.json.encode(fields), indent=2)


def licence_on(card: str) -> str | None:
    """Find the licence on a model card: "* License: CC0", or where "See URL" sends the reader."""
    lines = [
        (key.strip(" *#-").lower(), value.strip(" *"))
        for key, colon, value in (line.partition(":") for line in card.splitlines())
        if colon
    ]
    licence = next((value for key, value in lines if key in {"license", "licence"} and value), None)
    if licence and licence.lower().rstrip(".") in {"see url", "url"}:
        address = next((value for key, value in lines if key == "url" and value), None)
        return f"see {_one_line(address)}" if address else None
    return _one_line(licence) if licence else None


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_LICENCE]
