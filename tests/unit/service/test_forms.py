"""Forms by name, as addresses and settings have them."""

import pytest

from service.forms import CODECS, MAIN, MP3, Form, parse_form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("opus", Form(codec=CODECS["opus"])),
        ("1.5x", Form(speed_percent=150)),
        ("1.25x-low", Form(speed_percent=125, codec=CODECS["low"])),
        ("2x-m4a", Form(speed_percent=200, codec=CODECS["m4a"])),
    ],
)
def test_a_form_has_one_name_and_is_found_by_it(name: str, form: Form):
    assert form.name == name
    assert parse_form(name) == form
    assert parse_form(f" {name.upper()} ") == form


def test_another_voice_can_be_named():
    """Whoever sets a second voice for all finds it in feeds as a further sound of each episode."""
    assert parse_form(" @gmw/en-GB+f2 ") == Form(voice="gmw/en-GB+f2")
    assert parse_form("1.5x-low@ann") == Form(voice="ann", speed_percent=150, codec=CODECS["low"])
    with pytest.raises(ValueError, match="must name a voice behind the @"):
        parse_form("1.5x@ ")


def test_the_form_of_the_episode_itself_needs_no_name():
    assert MAIN.name == ""
    assert MAIN.codec == MP3
    assert parse_form("mp3") == parse_form("1x") == MAIN


def test_forms_of_other_voices_have_other_names_that_addresses_can_hold():
    names = {Form(voice=voice).name for voice in ("gmw/en-US", "gmw/en_us", "piper:amy é", "日本")}
    assert len(names) == 4
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_") for name in names)


@pytest.mark.parametrize(
    "text", ["", "wav", "opus-1.5x", "1.5", "-1x", "1.5x-opus-low", "1x-", "x"]
)
def test_what_is_no_form_is_refused_with_an_example(text: str):
    with pytest.raises(ValueError, match=r"must be a speed such as 1\.5x"):
        parse_form(text)


@pytest.mark.parametrize("text", ["0.1x", "0x", "9x", "99.99x"])
def test_nobody_reads_that_slowly_or_that_fast(text: str):
    with pytest.raises(ValueError, match=r"from 0\.5x to 3x"):
        parse_form(text)


def test_a_speed_is_of_the_rate_that_the_episode_is_read_at():
    assert Form(speed_percent=150).rate_wpm(175) == 262
    assert MAIN.rate_wpm(450) == 450
    with pytest.raises(
        ValueError, match="3 times 175 words a minute are 525; voices read 80 to 450"
    ):
        Form(speed_percent=300).rate_wpm(175)
