"""The house format and the house sound, declared once.

Every clip and every episode is MPEG-1 Layer III, mono, at a constant bit rate. Clips join by copying whole frames, so
all times follow from this arithmetic, in samples of `SAMPLE_RATE_HZ`:

* A clip of n heard samples takes up f frames, that is f x 1152 samples; n + 1152 <= f x 1152 < n + 2304. The rest is
  the encoder's delay before the sound (576) and its padding after it.
* A decoder adds its own delay (529). So the first heard sample of a clip whose frames start at frame k comes out of
  the decoder at k x 1152 + 1105.
* The Info header tells the player to skip those 1105 samples at the start of the file. So **the clip is heard from
  k x 1152 to k x 1152 + n**, exactly, and the silence up to the next clip's frames is f x 1152 - n samples, 26 to
  52 ms, which the join counts as part of the pause.
* An episode lasts from 0 to the last heard sample of its last clip.

Source of the delays: LAME, https://lame.sourceforge.io/tech-FAQ.txt; a test measures them.
"""

from typing import Final

SAMPLE_RATE_HZ: Final = 44_100
BIT_RATE_KBPS: Final = 96
FRAME_SAMPLES: Final = 1152
LAME_QUALITY: Final = 7
"""0 is slowest, 9 fastest. 7 takes half the time of 5, and speech at this bit rate comes out of it with 3 to 8 dB less
noise up to 8 kHz and 0.4 dB more above: 5 stops as soon as it holds the noise to be masked."""
LAME_SCALE: Final = 0.95
"""LAME turns everything down by this at this bit rate; a test measures it."""

ENCODER_DELAY: Final = 576
"""Samples that LAME puts before the first one that it is given."""
DECODER_DELAY: Final = 529
"""Samples that every decoder puts before the first one that it is given."""

LEAD_IN_MS: Final = 60
"""Silence kept before a clip's first sound: browsers lose up to 51 ms when they seek to it."""
TAIL_MS: Final = 60
"""Kept after a clip's last sound, so that a final consonant fades out."""
SILENCE: Final = 0.001
"""Samples that stay below this part of full scale (-60 dBFS) at either end of a speech are trimmed."""

LOUDNESS_LUFS: Final = -16.0
"""Integrated loudness of every episode, as the podcast directories ask."""
CEILING: Final = 10 ** (-1.5 / 20)
"""True peak that is aimed at (-1.5 dBFS); MP3 adds a little, and the directories ask for -1 dBTP at most."""

VERSION: Final = 1
"""Raised by whoever changes how clips sound, so that no clip of the old sound is found in a cache."""
