"""Jobs are worked off, whatever becomes of them, on a real store."""

import logging
import sqlite3
import threading
from collections import Counter
from contextlib import closing
from datetime import timedelta

import pytest
from contracts.newsroom import NOW, an_article, made

from service.errors import AudioError, DocumentError
from service.jobs.work import work
from service.jobs.workers import Workers
from service.store import FILE
from service.store.errors import StoreUnavailable
from service.store.sql import open_store
from voices import SpeechFailed, TextRejected


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def impatient(tmp_path):
    """Open the same store, so that its writers hardly wait for each other."""
    store = open_store(tmp_path, busy_s=0.1)
    yield store
    store.close()


@pytest.fixture
def other_writer(tmp_path):
    """Open the database as a stranger would."""
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def workers(tmp_path):
    return Workers(tmp_path / "workers")


@pytest.fixture
def run(store, workers):
    """Work until nothing is due."""

    def run(handle, *, now=NOW):
        work(store, workers, handle, clock=lambda: now, stop=threading.Event(), until_idle=True)

    return run


@pytest.fixture
def publishing(store):
    """Make and publish, as though it were that easy."""
    return lambda job: store.publish(job, made(job.revision), now=NOW)


@pytest.fixture
def start(store, workers):
    """Work in a thread of its own, until the test is over."""
    stop = threading.Event()
    threads = []

    def start(handle, its_store=store):
        thread = threading.Thread(
            target=work,
            args=(its_store, workers, handle),
            kwargs={"clock": lambda: NOW, "stop": stop, "idle_s": 0.01},
        )
        threads.append(thread)
        thread.start()
        return thread

    yield start
    stop.set()
    for thread in threads:
        thread.join(20)
        assert not thread.is_alive()


def accept(store, *names):
    for name in names:
        store.accept(an_article(name), names=[name], now=NOW)


def until(is_so):
    """Wait until something is so; the test fails when it never is."""
    waiting = threading.Event()
    for _ in range(2000):
        if is_so():
            return
        waiting.wait(0.01)
    pytest.fail("it never came to be")


def failing(error):
    def handle(job):
        raise error

    return handle


def test_all_that_is_due_is_made(store, run, publishing):
    accept(store, "one", "two", "three")
    run(publishing)
    assert {entry.names for entry in store.published(limit=9)} == {("one",), ("two",), ("three",)}


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (DocumentError("It has no words."), "failed"),
        (TextRejected("It has no words."), "failed"),
        (AudioError("It has no words."), "waiting"),
        (SpeechFailed("It has no words."), "waiting"),
    ],
)
def test_what_failed_says_why_and_is_tried_again_unless_it_never_can_be(store, run, error, state):
    accept(store, "bridge")
    run(failing(error))
    assert (store.find("bridge").state, store.find("bridge").why) == (state, "It has no words.")


def test_what_failed_is_made_when_it_can_be(store, run, publishing):
    accept(store, "bridge")
    run(failing(SpeechFailed("The engine broke down.")))
    run(publishing)
    assert store.find("bridge").state == "waiting"
    run(publishing, now=NOW + timedelta(seconds=5))
    assert (store.find("bridge").state, store.find("bridge").why) == ("published", None)


def test_what_an_engine_asks_for_is_waited_for(store, run, publishing):
    accept(store, "bridge")
    run(failing(AudioError("The engine is busy.", retry_after_s=60)))
    run(publishing, now=NOW + timedelta(seconds=59))
    assert store.find("bridge").state == "waiting"
    run(publishing, now=NOW + timedelta(seconds=60))
    assert store.find("bridge").state == "published"


def test_one_bad_article_stops_nothing(store, run, publishing, caplog):
    """Not even with an error that nobody foresaw; then the log says where it came from."""
    accept(store, "bad", "good")

    def handle(job):
        if job.public_id == store.find("bad").public_id:
            raise ZeroDivisionError("division by zero")
        publishing(job)

    with caplog.at_level(logging.ERROR):
        run(handle)
    assert store.find("good").state == "published"
    assert store.find("bad").state == "waiting"
    assert "ZeroDivisionError: division by zero" in store.find("bad").why
    assert store.find("bad").public_id in caplog.text
    assert "Traceback" in caplog.text


def test_a_new_article_is_made_by_a_worker_that_was_idle(store, start, publishing):
    start(publishing)
    accept(store, "bridge")
    until(lambda: store.find("bridge").state == "published")


def test_a_worker_stops_after_the_job_at_hand(store, workers):
    accept(store, "one", "two")
    stop = threading.Event()

    def handle(job):
        stop.set()
        store.publish(job, made(), now=NOW)

    work(store, workers, handle, clock=lambda: NOW, stop=stop)
    assert sorted(entry.state for entry in store.entries()) == ["published", "waiting"]


def test_several_workers_share_the_jobs(store, start, publishing):
    names = [str(number) for number in range(30)]
    handled = []
    all_at_work = threading.Barrier(3)

    def handle(job):
        if not handled:
            all_at_work.wait(20)  # breaks unless three have a job at the same time
        handled.append(job.public_id)
        publishing(job)

    accept(store, *names)
    for _ in range(3):
        start(handle)
    until(lambda: len(store.published(limit=99)) == 30)
    assert set(Counter(handled).values()) == {1}


def test_trouble_with_the_store_is_waited_out_and_is_no_failure(
    impatient, start, publishing, other_writer, caplog
):
    accept(impatient, "bridge")
    other_writer.execute("BEGIN IMMEDIATE")
    start(publishing, impatient)
    until(lambda: "busy" in caplog.text)
    assert impatient.find("bridge").state == "waiting"
    other_writer.execute("ROLLBACK")
    until(lambda: impatient.find("bridge").state == "published")


def test_trouble_with_the_store_while_a_job_is_made_is_no_failure_of_the_job(
    store, start, publishing, caplog
):
    accept(store, "bridge")
    tries = []

    def handle(job):
        tries.append(job.tries)
        if len(tries) == 1:
            raise StoreUnavailable("The disk is full.")
        publishing(job)

    start(handle)
    until(lambda: store.find("bridge").state == "published")
    assert tries == [0, 1]
    assert "The disk is full." in caplog.text


def test_who_waits_for_the_end_is_told_of_trouble_with_the_store(store, run):
    accept(store, "bridge")
    with pytest.raises(StoreUnavailable, match="full"):
        run(failing(StoreUnavailable("The disk is full.")))


def test_a_worker_that_was_interrupted_leaves_its_job_to_others(store, run, publishing, tmp_path):
    accept(store, "bridge")
    with pytest.raises(KeyboardInterrupt):
        run(failing(KeyboardInterrupt()))
    assert store.find("bridge").state == "making"
    assert list((tmp_path / "workers").glob("*.lock")) == []
    run(publishing)
    assert store.find("bridge").state == "published"
