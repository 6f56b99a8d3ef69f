"""Laws of the cache."""

from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_cache import Clip, Key, WordMark, key_for
from audio_cache.errors import DamagedClip
from audio_cache.seal import seal, unseal
from audio_cache.shelf import Use
from audio_cache.upkeep import Entry, plan, settled

TODAY = date(2026, 3, 14)

keys = st.binary(min_size=32, max_size=32).map(lambda raw: Key(raw.hex()))
texts = st.text(st.characters(), max_size=30)
words = st.builds(WordMark, st.integers(), st.integers(), st.integers(), st.integers())
clips = st.builds(
    Clip,
    frames=st.binary(max_size=300),
    sample_rate_hz=st.integers(1, 2**32 - 1),
    sample_count=st.integers(0, 2**64 - 1),
    words=st.none() | st.lists(words, max_size=10).map(tuple),
    facts=st.dictionaries(texts, texts, max_size=4),
)
days = st.integers(-5, 5).map(lambda number: TODAY + timedelta(days=number))
few_keys = st.integers(0, 7).map(lambda number: key_for({"number": number}))
uses = st.sets(st.builds(Use, days, few_keys))
entries = st.lists(
    st.builds(Entry, key=keys, size_bytes=st.integers(0, 50), last_use=st.none() | days),
    unique_by=lambda entry: entry.key,
)


@given(keys, clips)
def test_any_clip_is_read_as_it_was_written(key, clip):
    assert unseal(key, seal(key, clip)) == clip


@given(keys, clips, st.data())
def test_any_changed_byte_is_noticed(key, clip, data):
    sealed = bytearray(seal(key, clip))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(DamagedClip):
        unseal(key, bytes(sealed))


@given(keys, clips, st.data())
def test_any_missing_or_added_stretch_is_noticed(key, clip, data):
    sealed = seal(key, clip)
    start = data.draw(st.integers(0, len(sealed) - 1))
    end = data.draw(st.integers(start + 1, len(sealed)))
    with pytest.raises(DamagedClip):
        unseal(key, sealed[:start] + sealed[end:])
    with pytest.raises(DamagedClip):
        unseal(key, sealed[:end] + sealed[start:end] + sealed[end:])


@given(st.binary(max_size=300))
def test_any_other_bytes_are_damage_and_nothing_worse(data):
    with pytest.raises(DamagedClip):
        unseal(key_for({}), data)


@given(
    st.dictionaries(texts, texts | st.integers() | st.none() | st.lists(texts)),
    st.dictionaries(texts, texts | st.integers() | st.none() | st.lists(texts)),
)
def test_two_requests_have_two_names(one, other):
    assert (key_for(one) == key_for(other)) == (one == other)


@given(entries, st.integers(0, 400))
def test_a_prune_fits_the_budget_and_removes_no_clip_too_many(kept, budget_bytes):
    sizes = {entry.key: entry.size_bytes for entry in kept}
    removed = plan(kept, budget_bytes=budget_bytes)
    left = sum(sizes.values()) - sum(sizes[key] for key in removed)
    assert left <= budget_bytes
    if removed:
        assert left + sizes[removed[-1]] > budget_bytes


@given(entries, st.integers(0, 400), days)
def test_a_prune_by_age_removes_what_is_old_and_otherwise_no_more_than_the_budget_asks(
    kept, budget_bytes, since
):
    removed = set(plan(kept, budget_bytes=budget_bytes, unused_since=since))
    old = {entry.key for entry in kept if (entry.last_use or date.min) < since}
    assert removed == old | set(plan(kept, budget_bytes=budget_bytes))


@given(entries, st.integers(0, 400), st.randoms())
def test_a_prune_removes_the_oldest_in_whatever_order_they_are_listed(kept, budget_bytes, random):
    removed = set(plan(kept, budget_bytes=budget_bytes))
    ages = {entry.key: entry.last_use or date.min for entry in kept}
    gone = [ages[key] for key in removed]
    stay = [age for key, age in ages.items() if key not in removed]
    assert max(gone, default=date.min) <= min(stay, default=date.max)
    assert set(plan(random.sample(kept, len(kept)), budget_bytes=budget_bytes)) == removed


@given(uses, st.sets(few_keys))
def test_each_kept_clip_that_was_ever_used_keeps_one_mark_its_last(marks, kept):
    after = settled(marks, kept=kept, today=TODAY)
    assert len({use.key for use in after}) == len(after)
    assert {key for _, key in marks} & kept <= {use.key for use in after}
    for key, used in groupby(sorted(marks, key=lambda use: use.key), lambda use: use.key):
        last = min(max(use.day for use in used), TODAY)
        assert (Use(last, key) in after) == (key in kept or last == TODAY)


@given(uses, st.sets(few_keys))
def test_settled_marks_stay_as_they_are(marks, kept):
    after = settled(marks, kept=kept, today=TODAY)
    assert settled(after, kept=kept, today=TODAY) == after
