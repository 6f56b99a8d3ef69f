"""A cache in a bucket when makers die and the line is bad."""

import logging
import threading

import pytest
from contracts.cache import DAY, TODAY, a_clip, a_key, never
from contracts.programs import says, start

from audio_cache import Cache, CacheUnavailable, bucket_cache
from audio_cache.lease import BucketLease
from audio_cache.shelf import Shelf
from audio_cache.upkeep import prune, stats, verify
from service.buckets import open_bucket, parse_bucket


def a_shelf(bucket, *, timeout_s=10.0):
    return Shelf(open_bucket(parse_bucket(bucket), timeout_s=timeout_s), place="the bucket")


def a_cache(bucket, *, expiry_s=20.0, timeout_s=10.0):
    shelf = a_shelf(bucket, timeout_s=timeout_s)
    return Cache(shelf, BucketLease(shelf, expiry_s=expiry_s), today=lambda: TODAY)


@pytest.fixture
def through(bucket, bad_line):
    """The same bucket, by way of a bad line."""
    return f"{bucket.partition('?')[0]}?endpoint={bad_line.url}"


# Makers

MAKER = """
made, count = Path(sys.argv[2]), int(sys.argv[3])

def make(number):
    (made / f"{number}-{os.getpid()}").touch()
    time.sleep(0.02)
    return a_clip(number)

print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    assert cache.get_or_make(key_for({"number": number}), lambda: make(number)) == a_clip(number)
"""


def test_machines_that_want_the_same_clips_make_each_of_them_once(bucket, tmp_path):
    makers = [start(MAKER, bucket, tmp_path, 8) for _ in range(3)]
    for maker in makers:
        says(maker, "ready")
    for maker in makers:
        maker.stdin.write("go\n")
        maker.stdin.flush()
    for maker in makers:
        maker.communicate(timeout=30)
        assert maker.returncode == 0
    made = [path.name.partition("-")[0] for path in tmp_path.iterdir()]
    assert sorted(map(int, made)) == list(range(8))


STUCK = """
def make():
    print("making", flush=True)
    time.sleep(600)

cache.get_or_make(key_for({"number": 1}), make)
"""


def test_when_the_maker_is_killed_its_sign_expires_and_the_one_who_waits_makes_the_clip(bucket):
    stuck = start(STUCK, bucket)
    says(stuck, "making")
    answers = []
    waiter = threading.Thread(
        target=lambda: answers.append(a_cache(bucket, expiry_s=1).get_or_make(a_key(1), a_clip))
    )
    waiter.start()
    waiter.join(0.3)
    assert waiter.is_alive()
    stuck.kill()
    stuck.communicate()
    waiter.join(20)
    assert answers == [a_clip()]
    assert a_shelf(bucket).claimed(a_key(1)) is None


def test_of_several_who_find_a_dead_makers_sign_one_makes_the_clip(bucket):
    a_shelf(bucket).claim(a_key(1), "dead")
    made = []

    def make():
        made.append(1)
        threading.Event().wait(0.05)
        return a_clip()

    def ask():
        assert a_cache(bucket, expiry_s=0.5).get_or_make(a_key(1), make) == a_clip()

    crowd = [threading.Thread(target=ask) for _ in range(4)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join(20)
    assert made == [1]


def test_a_maker_that_was_too_slow_leaves_the_sign_of_the_next_alone(bucket):
    shelf = a_shelf(bucket)
    with BucketLease(shelf, expiry_s=0.1).hold(a_key(1)):
        threading.Event().wait(0.1)
        assert shelf.claim(a_key(1), "the next", over=shelf.claimed(a_key(1)))
    assert shelf.claimed(a_key(1)).maker == "the next"


def test_the_signs_of_the_dead_are_pruned(bucket):
    """Their keys may never be asked for again."""
    cache = a_cache(bucket)
    cache.shelf.claim(a_key(1), "dead")
    (sign,) = verify(cache).leftovers
    later = [
        Cache(cache.shelf, cache.lease, today=lambda d=d: sign.written + d * DAY) for d in (1, 2)
    ]
    assert prune(later[0], budget_bytes=0).leftovers == 0
    assert prune(later[1], budget_bytes=0).leftovers == 1
    assert list(cache.shelf.leftovers()) == []


# Many clips


def test_more_clips_than_one_answer_lists_are_all_found_and_pruned(bucket):
    cache = a_cache(bucket)
    numbers = iter(range(1050))
    lock = threading.Lock()

    def put():
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            cache.shelf.write(a_key(number), b"x" * 10)

    writers = [threading.Thread(target=put) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert len(list(cache.shelf.clips())) == 1050
    assert prune(cache, budget_bytes=10).removed == 1049
    assert len(list(cache.shelf.clips())) == 1


# Trouble


def test_a_clip_is_had_whatever_the_line_does(through, bad_line, caplog):
    """Within one cache that lasts: fine, then busy for good, and nobody hears of it but the operator."""
    cache = a_cache(through, timeout_s=0.5)
    assert cache.get_or_make(a_key(1), lambda: a_clip(1)) == a_clip(1)
    bad_line.trouble = "busy"
    with caplog.at_level(logging.WARNING):
        for number in range(1, 30):
            assert cache.get_or_make(a_key(number), lambda n=number: a_clip(n)) == a_clip(number)
    assert caplog.text.count("The audio cache in the bucket cannot be used") == 1
    assert "503" in caplog.text


@pytest.mark.parametrize("trouble", ["busy", "cut", "silent"])
def test_a_bucket_that_does_not_answer_is_asked_a_few_times_and_then_left_alone(
    through, bad_line, trouble
):
    bad_line.trouble = trouble
    cache = a_cache(through, timeout_s=0.5)
    for number in range(20):
        assert cache.get_or_make(a_key(number), a_clip) == a_clip()
    assert 1 <= bad_line.requests <= 4
    with pytest.raises(CacheUnavailable, match=r"Check its address, the credentials"):
        stats(cache)


def test_a_bucket_that_was_left_alone_is_tried_again(through, bad_line, monkeypatch):
    monkeypatch.setattr("audio_cache.shelf._REST_S", 0.1)
    bad_line.trouble = "busy"
    cache = a_cache(through, timeout_s=0.5)
    cache.get_or_make(a_key(1), a_clip)
    bad_line.trouble = None
    threading.Event().wait(0.15)
    cache.get_or_make(a_key(1), a_clip)
    assert cache.get_or_make(a_key(1), never) == a_clip()


def test_an_answer_that_was_lost_on_the_way_costs_no_waiting(through, bad_line):
    """The store took the sign, and asked again it says that there is one: it is our own."""
    lease = BucketLease(a_shelf(through), expiry_s=600, patience_s=20)
    bad_line.trouble = "deaf"
    with lease.hold(a_key(1)):
        assert bad_line.requests >= 2
    assert a_shelf(through).claimed(a_key(1)) is None


def test_a_bucket_that_is_not_there_is_told_in_words(bucket, s3, caplog):
    elsewhere = f"s3://no-such-bucket/clips?endpoint={s3}"
    cache = bucket_cache(
        open_bucket(parse_bucket(elsewhere), timeout_s=5),
        lambda: TODAY,
        place="s3://no-such-bucket",
    )
    assert cache.get_or_make(a_key(1), a_clip) == a_clip()
    assert "s3://no-such-bucket cannot be used: The specified bucket does not exist." in caplog.text


FORKED = """
cache.get_or_make(key_for({"number": 1}), lambda: a_clip(1))
if os.fork() == 0:
    clip = cache.get_or_make(key_for({"number": 2}), lambda: a_clip(2))
    os._exit(0 if clip == a_clip(2) else 1)
_, status = os.wait()
print(status)
"""


def test_a_forked_process_makes_its_clips_and_does_not_hang(bucket):
    program = start(FORKED, bucket)
    answer, _ = program.communicate(timeout=20)
    assert answer == "0\n"
