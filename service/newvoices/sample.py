"""What a voice says so that a person can judge it."""

from service.model import Script
from service.narration.calibrate import reference_paragraphs
from service.scripting.alone import by_itself
from service.scripting.telling import segment
from service.scripting.wording import say
from voices import Voice


def sample(voice: Voice, text: str | None = None) -> Script:
    """Write a script of *text*, or else of short news in the voice's language, in English where there is none."""
    paragraphs = [text] if text else reference_paragraphs(voice.language.partition("-")[0])
    return by_itself(
        voice.name,
        tuple(
            segment(
                "paragraph", shown, say(shown, language=voice.language), language=voice.language
            )
            for shown in paragraphs
        ),
        language=voice.language,
    )
