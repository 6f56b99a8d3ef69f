"""What can go wrong between a voice's files and its first word.

* ServiceError
  x VoiceRefused    these files are no voice that can be used, or one that is here, or what must be known of it is not
  x VoiceDamaged    what arrived is not what was published
"""

from typing import ClassVar

from service.errors import ServiceError


class VoiceRefused(ServiceError):
    """These files are no voice that can be used, or are of one that is here, or its licence is not known."""


class VoiceDamaged(ServiceError):
    """What arrived is not what was published; nothing of it is kept."""

    permanent: ClassVar[bool] = False
