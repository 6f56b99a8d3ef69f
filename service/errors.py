"""What can go wrong between a document and its episode.

* ServiceError
  x DocumentError       this document cannot become an article
  x AudioError          the sound of this article could not be made
    + Unspeakable       and never can be
    + VoiceDown         by this voice, for now; another may do
  x ObjectsUnavailable  the files that listeners are served cannot be read or written
  x LexiconError        an entry of the pronunciation lexicon, or a file of entries, makes no sense
  x SettingsError       a setting is unknown or makes no sense
"""

from typing import ClassVar


class ServiceError(Exception):
    """Something failed; the message names what, where and what to do, in words for a person."""

    permanent: ClassVar[bool] = True
    """Whether trying again with the same input will fail again."""


class DocumentError(ServiceError):
    """This document cannot become an article."""


class AudioError(ServiceError):
    """The sound of this article could not be made; `retry_after_s` tells for how many seconds trying again is no use."""

    permanent = False

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class LexiconError(ServiceError):
    """An entry of the pronunciation lexicon, or a file of entries, makes no sense."""


class SettingsError(ServiceError):
    """A setting is unknown or makes no sense."""
