import pytest

from audio_cache import Key, key_for

FIELDS = {
    "engine": "espeak-ng 1.52.0",
    "rate_wpm": 175,
    "gain_db": -2.5,
    "runs": [{"text": "Über £3m “so far”", "ipa": None}],
}


def test_the_name_of_a_request_never_changes():
    """Another name for the same request would make every clip of every newsroom again."""
    assert (
        str(key_for(FIELDS)) == "22531660f70d980c5f1a7bd60243318b40001e8daf81cff0d46de6eed279212a"
    )


def test_the_order_of_the_fields_does_not_matter():
    assert key_for(dict(reversed(FIELDS.items()))) == key_for(FIELDS)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_matters(field):
    assert key_for({**FIELDS, field: "other"}) != key_for(FIELDS)
    assert key_for({name: value for name, value in FIELDS.items() if name != field}) != key_for(
        FIELDS
    )


def test_the_type_of_a_value_matters():
    assert len({key_for({"rate": value}) for value in (1, 1.0, "1", True, None, [1])}) == 6


def test_text_that_no_encoding_can_hold_still_has_a_name():
    """Half of a surrogate pair reaches us from broken feeds."""
    assert key_for({"text": "\ud83d"}) != key_for({"text": "\ud83e"})


@pytest.mark.parametrize("value", [b"bytes", object(), float("nan")])
def test_what_json_cannot_say_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        key_for({"text": value})


@pytest.mark.parametrize("text", ["", "abc", "A" * 64, "g" * 64, "0" * 65, "../" + "0" * 61])
def test_only_64_digits_are_a_key(text):
    """Keys become file names."""
    with pytest.raises(ValueError, match="no key of a clip"):
        Key(text)


def test_a_key_reads_as_its_digits():
    assert str(Key("0f" * 32)) == "0f" * 32
