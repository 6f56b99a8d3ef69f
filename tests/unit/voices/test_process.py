"""An engine that goes wrong harms its utterance and nothing else."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from voices import (
    EngineUnavailable,
    SpeechFailed,
    SpeechTimedOut,
    TextRejected,
    VoiceError,
)
from voices.process import ProcessEngine

MOODY = "misbehaving:Moody"


@pytest.fixture
def engine_of():
    engines = []

    def engine_of(factory=MOODY, **settings):
        engines.append(ProcessEngine(factory, **settings))
        return engines[-1]

    yield engine_of
    for engine in engines:
        engine.close()


def pid_of(engine):
    return engine._child._process.pid


def assert_is_gone(pid):
    """Neither running nor left as a zombie."""
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def in_thread(engine, utterance):
    """Speak in a thread, and return while it does; the answer waits until it is done and gives what it raised."""
    raised = []

    def speak():
        try:
            engine.speak(utterance)
        except VoiceError as error:
            raised.append(error)

    thread = threading.Thread(target=speak)
    thread.start()
    while not engine._turn.locked():
        time.sleep(0.001)
    time.sleep(0.1)

    def outcome():
        thread.join(20)
        assert not thread.is_alive()
        return raised

    return outcome


def test_a_child_killed_in_mid_word_fails_its_utterance_and_the_next_is_spoken(
    engine_of, utterance
):
    engine = engine_of("voices.pyttsx3:Pyttsx3Engine")
    assert any(engine.speak(utterance("Hello.", voice="gmw/en-US")).samples)
    pid = pid_of(engine)
    outcome = in_thread(
        engine, utterance("ships come and go " * 1100, voice="gmw/en-US", rate_wpm=80)
    )
    os.kill(pid, signal.SIGKILL)
    (error,) = outcome()
    assert type(error) is SpeechFailed
    assert "signal 9" in str(error)
    assert_is_gone(pid)
    assert any(engine.speak(utterance("Hello again.", voice="gmw/en-US")).samples)


def test_a_hanging_engine_is_ended_at_its_deadline(engine_of, utterance):
    engine = engine_of(deadline_s=1)
    engine.start()
    pid = pid_of(engine)
    with pytest.raises(SpeechTimedOut, match=r"longer than 1\.05 seconds"):
        engine.speak(utterance("sleep"))
    assert_is_gone(pid)
    assert any(engine.speak(utterance("awake")).samples)


def test_the_deadline_grows_with_the_text(engine_of, utterance):
    engine = engine_of(deadline_s=0.5)
    engine.start()
    with pytest.raises(SpeechTimedOut, match=r"longer than 1\.5 seconds"):
        engine.speak(utterance("sleep".ljust(100, "z").replace("sleepz", "sleep ")))


def test_an_engine_that_dies_is_quoted(engine_of, utterance):
    with pytest.raises(SpeechFailed, match=r"ended with status 7.*the disk is on fire"):
        engine_of().speak(utterance("die"))


@pytest.mark.parametrize(
    "text",
    ["garble", "promise", "odd", "rateless", "outside", "overlong", "backwards or not"],
)
def test_nonsense_from_the_child_is_never_taken_for_speech(engine_of, utterance, text):
    engine = engine_of()
    engine.start()
    pid = pid_of(engine)
    with pytest.raises(SpeechFailed, match="makes no sense"):
        engine.speak(utterance(text))
    assert any(engine.speak(utterance("sense")).samples)
    assert_is_gone(pid)


def test_what_an_engine_prints_is_not_mixed_with_its_speech(engine_of, utterance):
    engine = engine_of("misbehaving:chatty")
    loud = engine.speak(utterance("shout"))
    assert loud == engine.speak(utterance("shout"))


def test_errors_of_the_engine_keep_their_kind(engine_of, utterance):
    engine = engine_of()
    with pytest.raises(TextRejected, match="I do not say that"):
        engine.speak(utterance("refuse"))
    with pytest.raises(SpeechFailed, match=r"KeyError.*no such phoneme"):
        engine.speak(utterance("crash"))


@pytest.mark.parametrize(
    ("factory", "why"),
    [
        ("voices.nothing:Engine", "no engine 'voices.nothing:Engine'"),
        ("voices.tone:Nothing", "no engine 'voices.tone:Nothing'"),
        ("voices.tone", "no engine 'voices.tone'"),
        ("misbehaving:dead_on_arrival", "cannot open shared object file"),
        ("misbehaving:broken", "half a file"),
        ("misbehaving:slow_to_start", "longer than 1 seconds"),
    ],
)
def test_an_engine_that_does_not_start_is_unavailable_and_says_why(
    engine_of, utterance, factory, why
):
    engine = engine_of(factory, deadline_s=1)
    for use in (engine.voices, lambda: engine.name, lambda: engine.speak(utterance("Hello."))):
        with pytest.raises(EngineUnavailable, match=why):
            use()


def test_a_child_that_died_unnoticed_is_replaced_without_a_failure(engine_of, utterance):
    engine = engine_of()
    engine.speak(utterance("one"))
    child = engine._child
    child._process.kill()
    child._process.wait()
    assert any(engine.speak(utterance("two")).samples)
    assert engine._child is not child


def test_a_started_child_is_the_one_that_speaks(engine_of, utterance):
    engine = engine_of()
    engine.start()
    pid = pid_of(engine)
    engine.speak(utterance("one"))
    assert pid_of(engine) == pid


def test_closing_leaves_no_process_and_frees_who_speaks(engine_of, utterance):
    engine = engine_of()
    engine.speak(utterance("one"))
    pid = pid_of(engine)
    outcome = in_thread(engine, utterance("sleep"))
    engine.close()
    (error,) = outcome()
    assert type(error) is EngineUnavailable
    assert_is_gone(pid)


def test_a_one_shot_child_speaks_once_and_its_voices_stay_known(engine_of, utterance):
    engine = engine_of(one_shot=True)
    fingerprint = engine.fingerprint("low")
    pid = pid_of(engine)
    engine.speak(utterance("one"))
    assert_is_gone(pid)
    assert engine.fingerprint("low") == fingerprint
    assert engine._child is None
    assert any(engine.speak(utterance("two")).samples)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
def test_a_child_that_leaks_between_utterances_is_replaced_and_costs_none(engine_of, utterance):
    """Memory that an engine loses for ever does not grow without bound, and nobody hears of it."""
    engine = engine_of("misbehaving:Leaky", memory_mb=150)
    children = []
    for _ in range(5):
        assert any(engine.speak(utterance("leak")).samples)
        children.append(pid_of(engine))
    assert children[0] not in children[2:]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system does not refuse")
def test_a_leak_in_one_utterance_ends_before_the_machine_runs_out(engine_of, utterance):
    """An engine that swallows memory without end fails its utterance in words; the next one is spoken by another child."""
    engine = engine_of("misbehaving:Leaky", memory_mb=64)
    engine.start()
    pid = pid_of(engine)
    with pytest.raises(SpeechFailed, match="needed more memory than it may have"):
        engine.speak(utterance("swallow"))
    assert_is_gone(pid)
    assert any(engine.speak(utterance("still here")).samples)


def test_ctrl_c_in_the_terminal_does_not_end_the_child(engine_of, utterance):
    engine = engine_of()
    engine.speak(utterance("one"))
    pid = pid_of(engine)
    os.kill(pid, signal.SIGINT)
    engine.speak(utterance("two"))
    assert pid_of(engine) == pid


def test_ctrl_c_in_the_parent_ends_the_speech_and_not_the_engine(engine_of, utterance):
    engine = engine_of()
    engine.speak(utterance("one"))
    pid = pid_of(engine)
    main_thread = threading.main_thread().ident
    threading.Timer(0.2, signal.pthread_kill, [main_thread, signal.SIGINT]).start()
    with pytest.raises(KeyboardInterrupt):
        engine.speak(utterance("sleep"))
    assert_is_gone(pid)
    assert any(engine.speak(utterance("three")).samples)


def test_files_of_the_working_directory_do_not_stand_in_for_libraries(
    engine_of, utterance, tmp_path, monkeypatch
):
    for name in ("json.py", "voices.py", "pydub.py"):
        (tmp_path / name).write_text("raise SystemExit('the wrong file')")
    monkeypatch.chdir(tmp_path)
    assert any(engine_of("voices.tone:ToneEngine").speak(utterance("right")).samples)


@pytest.mark.parametrize("text", ["idle", "sleep"])
def test_a_child_ends_when_its_parent_is_killed_even_while_it_hangs(monkeypatch, text):
    parent_program = textwrap.dedent(
        f"""
        from voices import Run, Utterance
        from voices.process import ProcessEngine

        engine = ProcessEngine("misbehaving:Tethered")
        engine.speak(Utterance(runs=(Run(text={text!r}),), voice="low"))
        input()
        """
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(20)
        monkeypatch.setenv("TETHER_PORT", str(server.getsockname()[1]))
        with subprocess.Popen(
            [sys.executable, "-c", parent_program], stdin=subprocess.PIPE
        ) as parent:
            tether, _ = server.accept()
            with tether:
                tether.settimeout(20)
                assert tether.recv(100) == text.encode()
                parent.kill()
                assert tether.recv(100) == b""
