"""What the house relies on in LAME: it holds for the version that is installed."""

import numpy as np

from service.narration import house, lame, mp3


def _noise(count: int) -> np.ndarray:
    return np.random.default_rng(count).integers(-9000, 9000, count, np.int16)


def test_the_first_frame_of_every_encoding_refers_to_no_earlier_one():
    for count in (1, 700, 50_000):
        first, *others = mp3.frames(lame.encode(_noise(count).tobytes()))
        assert mp3.main_data_begin(first) == 0
        assert any(map(mp3.main_data_begin, others))


def test_the_delay_and_the_scale_are_those_that_the_house_declares(decode):
    """Times and loudness are reckoned with them, so a new version of LAME must not change them unnoticed."""
    click = np.zeros(house.SAMPLE_RATE_HZ, np.int16)
    click[20_000] = 20_000
    decoded = decode(lame.encode(click.tobytes()))
    assert np.argmax(np.abs(decoded)) == 20_000 + house.ENCODER_DELAY + house.DECODER_DELAY
    hum = (9000 * np.sin(np.arange(house.SAMPLE_RATE_HZ) / 20)).astype(np.int16)
    heard = decode(lame.encode(hum.tobytes()))[1105 : 1105 + len(hum)] * 32_768
    scale = np.dot(heard, hum) / np.dot(hum.astype(float), hum)
    assert abs(scale - house.LAME_SCALE) < 0.001


def test_frames_outlast_the_sound_by_what_the_house_says():
    for count in (1, 575, 576, 577, 1152, 10_000):
        encoded = len(list(mp3.frames(lame.encode(_noise(count).tobytes())))) * house.FRAME_SAMPLES
        assert count + 1152 <= encoded < count + 2304


def test_silence_is_silent_wherever_it_stands(decode):
    silence = mp3.silence(lame.silent_frame(), 10)
    assert all(mp3.main_data_begin(frame) == 0 for frame in mp3.frames(silence))
    noise = lame.encode(_noise(20_000).tobytes())
    frames = len(list(mp3.frames(noise)))
    after = decode(noise + silence)[frames * 1152 + 1105 :]
    assert len(after) > 8000
    assert not after.any()
