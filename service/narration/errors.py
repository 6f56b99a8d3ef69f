"""What else can go wrong in narration. `service.errors` holds the rest of the tree."""

from typing import ClassVar

from service.errors import AudioError


class Unspeakable(AudioError):
    """This text can never be spoken by this voice; trying again will not help."""

    permanent: ClassVar[bool] = True


class VoiceDown(AudioError):
    """The engine of a voice is not here, broke down, took too long or is asked too much; another voice may do."""
