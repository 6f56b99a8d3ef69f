"""What may be chosen for a feed of one's own, and its token."""

import re

import pytest

from service.forms import Form
from service.ownfeeds import Offer, Unclear, digest_of, new_token, read_choice
from service.store.feeds import Ceiling, Choice

OFFER = Offer(
    most=Ceiling(feeds=9, forms=9, renditions_a_day=9), rate_wpm=175, voices={"gmw/en+f3": "Ada"}
)


def test_a_form_that_is_left_alone_means_what_is_usual():
    assert read_choice({}, OFFER, sections=[]) == Choice()
    assert read_choice({"voice": [""], "longest": [" "]}, OFFER, sections=[]) == Choice()


def test_all_that_is_chosen_is_understood():
    given = {
        "section": ["b", "a", "b"],
        "speed": ["250"],
        "voice": ["gmw/en+f3"],
        "longest": [" 10 "],
        "order": ["shortest"],
    }
    assert read_choice(given, OFFER, sections=["a", "b", "c"]) == Choice(
        sections=("b", "a"),
        form=Form(voice="gmw/en+f3", speed_percent=250),
        longest_min=10,
        order="shortest",
    )


def test_every_problem_is_told_at_once():
    given = {
        "section": ["x"],
        "speed": ["3"],
        "voice": ["x"],
        "longest": ["0"],
        "order": ["x"],
    }
    with pytest.raises(Unclear) as unclear:
        read_choice(given, OFFER, sections=["a"])
    assert set(unclear.value.fields) == set(given)


def test_a_token_has_256_bits_and_fits_into_an_address():
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert all(re.fullmatch("[A-Za-z0-9_-]{43}", token) for token in tokens)


def test_what_is_stored_of_a_token_is_its_sha_256():
    assert digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert digest_of("\ud83d") == digest_of("?")
