"""A program that goes wrong fails its utterance with words for a person, and leaves nothing behind."""

import os
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from voices import EngineUnavailable, Run, SpeechFailed, SpeechTimedOut, TextRejected, Utterance
from voices.command import CommandEngine, Program
from voices.declared import DeclaredVoice

WAV = """
import os, sys, wave
def answer(samples, to=None, channels=1, rate=16000):
    with wave.open(to or os.fdopen(1, 'wb'), 'wb') as file:
        file.setparams((channels, 2, rate, 0, 'NONE', ''))
        file.writeframes(samples)
"""
BEEP = WAV + "answer(b'\\x00\\x10' * 8000)"


@pytest.fixture
def speaker():
    """Make an engine of a program in Python, which is handed *arguments*."""
    engines = []

    def speaker(code, *arguments, version="", **settings):
        program = Program(
            command=(sys.executable, "-I", "-c", code, *arguments),
            voices=(DeclaredVoice(id="one", name="One", language="en"),),
            offline=True,
            version=version,
        )
        engines.append(CommandEngine("mine", program, **settings))
        return engines[-1]

    yield speaker
    for engine in engines:
        engine.close()


def say(engine, *runs, rate_wpm=175):
    runs = tuple(Run(text=run) if isinstance(run, str) else run for run in runs or ("Hello.",))
    return engine.speak(Utterance(runs=runs, voice="mine:one", rate_wpm=rate_wpm))


def is_gone(mark):
    """No process has *mark* in its command any more; one that was killed may take a moment to go."""
    for _ in range(500):
        if not any(mark.encode() in command for command in commands()):
            return True
        time.sleep(0.01)
    return False


def commands():
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            yield file.read_bytes()


def test_the_text_is_what_the_program_reads_and_its_words_have_no_times(speaker, tmp_path):
    """Nothing of the text is taken for an option, and what no program could read is blank."""
    engine = speaker(
        BEEP + f"\nopen({str(tmp_path / 'heard')!r}, 'w').write(sys.stdin.buffer.read().decode())"
    )
    speech = say(engine, "-v Ünïcode\x00 \ud800£3m")
    assert (tmp_path / "heard").read_text("utf-8") == "-v Ünïcode   £3m"
    assert (speech.sample_rate_hz, speech.duration_ms, speech.words) == (16_000, 500, None)


def test_what_is_asked_is_filled_into_the_arguments(speaker):
    code = WAV + (
        "assert sys.argv[1:5] == ['one', 'r=350', '50 0.500', '200%'], sys.argv\n"
        "answer(b'\\x00\\x10' * 8000, to=sys.argv[5])"
    )
    engine = speaker(code, "{voice}", "r={rate}", "50 {stretch}", "{percent}%", "{output}")
    assert say(engine, rate_wpm=350).duration_ms == 500


def test_a_program_without_a_rate_declares_the_one_it_has(speaker):
    assert speaker(BEEP).capabilities.rates_wpm == (175, 175)
    assert speaker(BEEP, "{rate}").capabilities.rates_wpm == (80, 450)


def test_pauses_part_the_text_and_last_as_long_as_asked(speaker):
    speech = say(speaker(BEEP), "One. ", Run(text="Two.", pause_ms=700), Run(text="Three."))
    assert speech.duration_ms == 500 + 700 + 500


def test_two_channels_become_one(speaker):
    code = WAV + "answer(b'\\x00\\x10\\x00\\x30' * 8000, channels=2)"
    speech = say(speaker(code))
    assert speech.duration_ms == 500
    assert struct.unpack_from("<h", speech.samples) == (0x2000,)


@pytest.mark.parametrize(
    ("code", "arguments", "error", "told"),
    [
        ("import sys; sys.exit('no voice \\x1b[31mhere')", (), SpeechFailed, r"exit status 1. It said: “no voice  ?\[31mhere”"),
        ("import os; os.kill(os.getpid(), 11)", (), SpeechFailed, "signal 11"),
        ("print('this is not sound')", (), SpeechFailed, "no WAV"),
        ("import sys; sys.stdout.write('RIFF')", (), SpeechFailed, "no WAV.*breaks off"),
        ("pass", (), SpeechFailed, "no WAV"),
        ("pass", ("{output}",), SpeechFailed, "has not written"),
        ("import os, sys; os.mkfifo(sys.argv[1])", ("{output}",), SpeechFailed, "has not written"),
        (WAV + "answer(b'')", (), TextRejected, "made no sound"),
        (WAV + "answer(bytes(20000))", (), TextRejected, "made no sound"),
        (WAV + "answer(b'\\0\\1' * 300, channels=7)", (), SpeechFailed, "7 channels"),
        (WAV + "answer(b'\\0\\1' * 300, rate=12)", (), SpeechFailed, "12 Hz"),
        ("import sys\nwhile True: sys.stdout.write('x' * 99999)", (), SpeechFailed, "more than 1198576 bytes"),
        ("import os; os.truncate(1, 1 << 30)", (), SpeechFailed, "more than 1198576 bytes"),
        ("import sys\nwhile True: sys.stderr.write('x' * 99999)", (), SpeechFailed, "more than"),
        ("open('more', 'wb').truncate(1 << 30)", (), SpeechFailed, "more than"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_told(speaker, code, arguments, error, told):
    with pytest.raises(error, match=told) as wrong:
        say(speaker(code, *arguments))
    assert type(wrong.value) is error
    assert len(str(wrong.value)) < 700


def test_a_program_that_hangs_is_ended_with_all_that_it_started(speaker):
    mark = f"mark-{os.getpid()}-{time.monotonic_ns()}"
    code = (
        "import subprocess, sys, time\n"
        f"subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)', '{mark}'])\n"
        "print('waiting for a licence', file=sys.stderr, flush=True)\ntime.sleep(60)"
    )
    with pytest.raises(SpeechTimedOut, match=r"longer than 1\.06 seconds.*waiting for a licence"):
        say(speaker(code, deadline_s=1.0))
    assert is_gone(mark)


def test_what_a_program_leaves_running_is_ended_too(speaker):
    mark = f"mark-{os.getpid()}-{time.monotonic_ns()}"
    code = BEEP + (
        "\nimport subprocess\n"
        f"subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)', '{mark}'])"
    )
    assert say(speaker(code)).duration_ms == 500
    assert is_gone(mark)


def test_closing_ends_the_program_that_speaks(speaker, tmp_path):
    engine = speaker(f"import time; open({str(tmp_path / 'started')!r}, 'w'); time.sleep(60)")
    raised = []

    def speak():
        try:
            say(engine)
        except EngineUnavailable as error:
            raised.append(str(error))

    thread = Thread(target=speak)
    thread.start()
    while thread.is_alive() and not (tmp_path / "started").exists():
        time.sleep(0.01)
    engine.close()
    thread.join(20)
    assert ["has been closed" in told for told in raised] == [True]


def test_no_secret_of_the_environment_reaches_a_program(speaker, monkeypatch):
    monkeypatch.setenv("HEARDLINE_TOKEN", "secret")
    code = (
        BEEP + "\nsys.exit(' '.join(sorted(os.environ)) if 'HEARDLINE_TOKEN' in os.environ else 0)"
    )
    assert say(speaker(code)).duration_ms == 500


def test_nothing_is_left_in_the_temporary_folder(speaker, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code = BEEP + "\nimport tempfile; tempfile.mkstemp(); open('here', 'w')"
    say(speaker(code))
    assert list(tmp_path.iterdir()) == []


def test_another_program_file_command_or_version_is_another_fingerprint(speaker, tmp_path):
    program = tmp_path / "speaks"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)

    def made(*command, **more):
        voices = (DeclaredVoice(id="one", name="One", language="en"),)
        declared = Program(command=command, voices=voices, offline=True, **more)
        return CommandEngine("mine", declared).fingerprint("mine:one")

    first = made(str(program))
    assert made(str(program)) == first
    others = {
        made(str(program), "-x"),
        made(str(program), version="2"),
        made(str(program), rate_wpm=160),
    }
    program.write_text("#!/bin/sh\n# upgraded\n")
    others.add(made(str(program)))
    assert len(others - {first}) == 4


def test_a_program_that_is_not_here_or_goes_away_is_named(tmp_path):
    voices = (DeclaredVoice(id="one", name="One", language="en"),)
    with pytest.raises(EngineUnavailable, match="no-such-program, which is not here"):
        CommandEngine("mine", Program(command=("no-such-program",), voices=voices, offline=True))
    program = tmp_path / "speaks"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    engine = CommandEngine("mine", Program(command=(str(program),), voices=voices, offline=True))
    program.unlink()
    with pytest.raises(EngineUnavailable, match="Install it again"):
        say(engine)
    with pytest.raises(EngineUnavailable, match="Install it again"):
        engine.fingerprint("mine:one")


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ({"command": ()}, "no command"),
        ({"voices": ()}, "no voice"),
        ({"command": ("say", "{speed}")}, r"{speed} is nothing that can be filled in"),
        ({"command": ("say", "\0")}, "NUL"),
        ({"rate_wpm": 0}, "50 to 1000"),
        ({"voices": (DeclaredVoice(id="a", name="A", language="en"),) * 2}, "same id"),
    ],
)
def test_what_could_never_speak_is_refused(declared, told):
    whole = {
        "command": ("say",),
        "voices": (DeclaredVoice(id="a", name="A", language="en"),),
        "offline": True,
    }
    with pytest.raises(ValueError, match=told):
        Program(**whole | declared)
