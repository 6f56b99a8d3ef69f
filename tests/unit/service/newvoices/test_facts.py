"""Nobody publishes with a voice of which they do not know whether they may."""

import json

import pytest

from service.newvoices.errors import VoiceRefused
from service.newvoices.facts import Facts, completed, licence_on
from voices.piper.files import parse_config

CONFIG = {
    "audio": {"sample_rate": 22_050},
    "espeak": {"voice": "pt-br"},
    "num_symbols": 256,
    "phoneme_id_map": {"_": [0], "^": [1], "$": [2]},
    "hop_length": 256,
}
CARD = """# Model card for faber (medium)

* Language: pt_BR (Portuguese, Brazil)
* Speakers: 1

## Dataset

* URL: https://example.org/data
* License: {}
"""


def complete(facts: Facts, **fields: object) -> dict[str, object]:
    data = json.dumps(CONFIG | fields).encode()
    return json.loads(completed(data, parse_config(data), facts, name="faber"))


@pytest.mark.parametrize(
    ("card", "licence"),
    [
        (CARD.format("CC0"), "CC0"),
        (CARD.format("See URL"), "see https://example.org/data"),
        (CARD.format("Creative Commons:  CC BY 4.0"), "Creative Commons: CC BY 4.0"),
        ("license: mit\n", "mit"),
        ("**Licence:** public domain", "public domain"),
        (CARD.format(""), None),
        ("License: See URL", None),
        ("A licence to kill", None),
        ("", None),
        ("License: " + "x" * 5000, "x" * 200),
    ],
)
def test_the_licence_stands_on_the_card(card, licence):
    assert licence_on(card) == licence


def test_what_a_person_says_counts_before_what_the_files_say():
    told = complete(Facts(language="pt-PT", licence="MIT", card=CARD.format("CC0")), license="ISC")
    assert (told["language"], told["license"]) == ({"code": "pt-PT"}, "MIT")
    assert complete(Facts(card=CARD.format("CC0")), license="ISC")["license"] == "ISC"
    assert complete(Facts(card=CARD.format("CC0")))["license"] == "CC0"


def test_all_else_in_the_json_stays():
    language = {"code": "pt_BR", "name_english": "Portuguese"}
    told = complete(Facts(licence="MIT"), language=language)
    assert {name: told[name] for name in CONFIG} == CONFIG
    assert told["language"] == {"code": "pt-BR", "name_english": "Portuguese"}


def test_a_voice_from_before_languages_were_named_has_that_of_its_phonemes():
    assert complete(Facts(licence="MIT"))["language"] == {"code": "pt-BR"}


def test_without_a_licence_it_is_refused_and_told_how_to_say_it():
    with pytest.raises(VoiceRefused, match="--licence"):
        complete(Facts())


@pytest.mark.parametrize("tag", ["portuguese (Brazil)", "p", "pt-", "../x"])
def test_what_is_no_language_is_refused(tag):
    with pytest.raises(VoiceRefused, match="--language"):
        complete(Facts(language=tag, licence="MIT"))
