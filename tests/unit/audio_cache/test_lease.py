import logging
import threading

import pytest
from contracts.cache import a_key

from audio_cache.lease import STRIPES, BucketLease, FileLease, ThreadLease
from audio_cache.shelf import Shelf
from service.buckets import open_bucket, parse_bucket


@pytest.fixture(params=["threads", "files", "bucket"])
def a_lease(request, tmp_path):
    """Give leases on the same keys; those in files or a bucket know of each other only by these."""
    if request.param == "bucket":
        store = open_bucket(parse_bucket(request.getfixturevalue("bucket")), timeout_s=10)
        return lambda patience_s: BucketLease(Shelf(store, place="here"), patience_s=patience_s)
    if request.param == "files":
        return lambda patience_s: FileLease(tmp_path, patience_s=patience_s)
    lease = ThreadLease(patience_s=0.1)
    return lambda patience_s: lease


def test_one_at_a_time_holds_a_key(a_lease):
    inside, most = [], []
    together = threading.Barrier(4)

    def work():
        lease = a_lease(20)
        together.wait(10)
        for _ in range(5):
            with lease.hold(a_key(1)):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(20)
    assert most == [1] * 20


def test_who_waits_too_long_goes_on_and_says_so(a_lease, caplog):
    """A lost lease costs a second synthesis; it never leaves a listener waiting."""
    with a_lease(0.1).hold(a_key(1)), caplog.at_level(logging.WARNING):
        second = a_lease(0.1)
        worker = threading.Thread(target=lambda: second.hold(a_key(1)).__enter__())
        worker.start()
        worker.join(20)
        assert not worker.is_alive()
    assert "Waited 0.1 s for another maker" in caplog.text
    assert str(a_key(1)) in caplog.text


def test_a_lease_is_free_after_an_error(a_lease, caplog):
    with pytest.raises(RuntimeError), a_lease(0.1).hold(a_key(1)):
        raise RuntimeError
    with a_lease(0.1).hold(a_key(1)):
        pass
    assert caplog.text == ""


def test_lock_files_do_not_pile_up(tmp_path):
    lease = FileLease(tmp_path / "leases")
    for number in range(2000):
        with lease.hold(a_key(number)):
            pass
    assert 1 < len(list((tmp_path / "leases").iterdir())) <= STRIPES
