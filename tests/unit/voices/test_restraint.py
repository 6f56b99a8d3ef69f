"""A service outside is neither hammered nor sent more than was agreed, whoever asks and however often."""

import itertools
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import voices
from voices import EngineBusy, EngineUnavailable, SpeechFailed, TextRejected
from voices.restraint import Breaker, Budget, Restraint, Throttle

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


@given(st.lists(st.floats(0, 10), max_size=30), st.floats(0.5, 50))
def test_turns_are_never_closer_than_the_rate_allows(gaps_s, a_second):
    """Whenever they are asked for; and after a rest nobody waits."""
    throttle, now_s, turns_s = Throttle(a_second), 0.0, []
    for gap_s in gaps_s:
        now_s += gap_s
        turns_s.append(now_s + throttle.turn(now_s))
    apart_s = [after - before for before, after in itertools.pairwise(turns_s)]
    assert all(gap_s >= 1 / a_second - 1e-6 for gap_s in apart_s)
    assert Throttle(a_second).turn(now_s) == 0


def test_it_opens_after_failures_in_a_row_and_one_request_tries_whether_the_service_is_back():
    breaker = Breaker(failures=3, rest_s=10)
    for _ in range(2):
        breaker.failed(0)
    breaker.succeeded()
    for _ in range(3):
        assert breaker.admit(0) == 0
        breaker.failed(0)
    assert breaker.admit(4) == 6
    assert breaker.admit(10) == 0
    assert breaker.admit(11) > 0
    breaker.succeeded()
    assert breaker.admit(11) == 0
    assert breaker.admit(11) == 0


def test_each_try_that_fails_doubles_the_rest_up_to_the_longest():
    breaker, now_s, rests_s = Breaker(failures=1, rest_s=10, longest_rest_s=35), 0.0, []
    for _ in range(4):
        assert breaker.admit(now_s) == 0
        breaker.failed(now_s)
        rests_s.append(breaker.admit(now_s))
        now_s += rests_s[-1]
    assert rests_s == [10, 20, 35, 35]


def test_a_try_that_never_ends_does_not_keep_others_out_for_ever():
    breaker = Breaker(failures=1, rest_s=10)
    breaker.failed(0)
    assert breaker.admit(10) == 0
    assert breaker.admit(19) == 1
    assert breaker.admit(20) == 0


def test_what_a_service_asks_for_counts_at_once_and_is_not_shortened_by_later_answers():
    breaker = Breaker(failures=5, rest_s=10)
    breaker.failed(0, retry_after_s=100)
    breaker.failed(0, retry_after_s=1)
    breaker.failed(0)
    assert breaker.admit(1) == 99
    assert breaker.admit(100) == 0


def test_a_budget_ends_with_the_newsrooms_day_also_when_clocks_change(tmp_path):
    """23 hours make the day on which Berlin's summer begins."""
    now = datetime(2026, 3, 29, tzinfo=ZoneInfo("Europe/Berlin"))
    budget = Budget(tmp_path / "a" / "gtts.json", chars_a_day=10, now=lambda: now)
    assert budget.take(10) == 0
    assert budget.take(1) == 23 * 3600
    now = datetime(2026, 3, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert budget.take(10) == 0


def test_what_is_refused_does_not_count(tmp_path):
    budget = Budget(tmp_path / "gtts.json", chars_a_day=10, now=lambda: NOON)
    assert budget.take(11) == 12 * 3600
    assert budget.take(10) == 0


PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from voices.restraint import Budget
budget = Budget(Path(sys.argv[1]), chars_a_day=100, now=lambda: datetime(2026, 3, 14, 12, tzinfo=UTC))
print(sum(not budget.take(7) for _ in range(20)))
"""


def test_all_processes_count_together_and_a_restart_forgets_nothing(tmp_path):
    file = tmp_path / "gtts.json"

    def run(_):
        return subprocess.run(
            [sys.executable, "-c", PROGRAM, file],
            check=True,
            capture_output=True,
            text=True,
            cwd=Path(voices.__file__).parents[1],
        ).stdout

    with ThreadPoolExecutor(3) as threads:
        assert sum(map(int, threads.map(run, range(3)))) == 14
    assert run(0) == "0\n"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"day": "2026-03-14"}', '{"day": "2026-03-14", "chars": null}']
)
def test_when_nobody_knows_how_much_was_sent_no_more_is_sent_on_that_day(tmp_path, content):
    file = tmp_path / "gtts.json"
    file.write_text(content)
    now = NOON
    budget = Budget(file, chars_a_day=10, now=lambda: now)
    assert budget.take(1) > 0
    now = NOON.replace(day=15)
    assert budget.take(10) == 0


def test_what_cannot_be_counted_is_not_sent(tmp_path):
    tmp_path.joinpath("file").touch()
    budget = Budget(tmp_path / "file" / "gtts.json", chars_a_day=10, now=lambda: NOON)
    with pytest.raises(SpeechFailed, match="cannot be counted") as refusal:
        budget.take(1)
    assert not refusal.value.permanent


def test_it_tells_why_and_for_how_long_a_service_is_left_alone(tmp_path):
    restraint = Restraint("Somewhere", breaker=Breaker(failures=1, rest_s=30), now=lambda: 0.0)
    with pytest.raises(EngineUnavailable), restraint.asking(1):
        raise EngineUnavailable("The key is not taken.")
    told = r"Somewhere has failed .* for 30 seconds"
    with pytest.raises(EngineBusy, match=told) as busy, restraint.asking(1):
        pytest.fail("it was asked")
    assert busy.value.retry_after_s == 30


def test_a_text_that_is_refused_says_nothing_against_the_service():
    restraint = Restraint("Somewhere", breaker=Breaker(failures=1))
    for _ in range(3):
        with pytest.raises(TextRejected), restraint.asking(1):
            raise TextRejected("Not for me.")


def test_what_is_not_asked_is_not_counted(tmp_path):
    budget = Budget(tmp_path / "gtts.json", chars_a_day=10, now=lambda: NOON)
    restraint = Restraint("Somewhere", breaker=Breaker(failures=1), budget=budget)
    with pytest.raises(SpeechFailed), restraint.asking(4):
        raise SpeechFailed("It broke.")
    with pytest.raises(EngineBusy, match="has failed"), restraint.asking(6):
        pytest.fail("it was asked")
    assert budget.take(6) == 0
