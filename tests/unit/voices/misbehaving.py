"""Engines that go wrong on purpose, for the child process of a test."""

import os
import socket
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from voices import TextRejected, WordTime
from voices.tone import ToneEngine


class PickyTextRejected(TextRejected):
    """An error that only its engine knows."""


class Moody(ToneEngine):
    """Beeps, unless the text tells it to go wrong."""

    def speak(self, utterance):  # noqa: C901  (one branch for each way to go wrong)
        speech = super().speak(utterance)
        match utterance.text.split(maxsplit=1)[0]:
            case "sleep":
                time.sleep(600)
            case "die":
                sys.stderr.write("first line\nthe disk is on fire\n")
                sys.stderr.flush()
                os._exit(7)
            case "garble":
                shout_everywhere(b"Hello, I am a progress bar! " * 10)
            case "promise":
                shout_everywhere(b"HLv1\x7f\xff\xff\xff\x7f\xff\xff\xff")
                time.sleep(600)
            case "odd":
                return replace(speech, samples=speech.samples + b"\0")
            case "rateless":
                return replace(speech, sample_rate_hz=0)
            case "outside":
                return replace(speech, words=(WordTime(0, 999, 0, 1),))
            case "overlong":
                return replace(speech, words=(WordTime(0, 1, 0, speech.duration_ms + 1),))
            case "backwards":
                return replace(speech, words=tuple(reversed(speech.words)))
            case "shout":
                print("words on standard output")
                os.write(1, b"more of them")
                os.system("echo and from another program")
                sys.stderr.write("x" * 1_000_000)
                sys.stdin.read()
            case "crash":
                message = "no such phoneme"
                raise KeyError(message)
            case "refuse":
                message = "I do not say that."
                raise PickyTextRejected(message)
        return speech


class Leaky(ToneEngine):
    """Beeps, and never gives back the 60 MB that each text costs it, or all memory that there is."""

    def __init__(self):
        super().__init__()
        self._lost = []

    def speak(self, utterance):
        self._lost.append(b"x" * 60_000_000)
        while utterance.text == "swallow":
            self._lost.append(b"x" * 10_000_000)
        return super().speak(utterance)


def shout_everywhere(junk):
    for descriptor in range(3, 32):
        try:
            os.write(descriptor, junk)
        except OSError:
            continue


def chatty():
    print("loading", flush=True)
    return Moody()


def slow_to_start():
    time.sleep(600)


def dead_on_arrival():
    sys.stderr.write("libspeak.so: cannot open shared object file\n")
    sys.stderr.flush()
    os._exit(1)


def broken():
    message = "the model file is half a file"
    raise ValueError(message)


class Tethered(Moody):
    """Tells the test over a connection what it is about to say; the connection ends with the process."""

    def __init__(self):
        super().__init__()
        self._tether = socket.create_connection(("127.0.0.1", int(os.environ["TETHER_PORT"])))

    def speak(self, utterance):
        self._tether.sendall(utterance.text.encode())
        return super().speak(utterance)


class GarblesOnce(Moody):
    """Answers nonsense to the fifth text that it is asked; after that, neither it nor another like it does."""

    def __init__(self):
        super().__init__()
        self._asked = 0

    def speak(self, utterance):
        self._asked += 1
        if self._asked == 5:
            with suppress(FileExistsError), Path(os.environ["GARBLED_ONCE"]).open("x"):
                shout_everywhere(b"Hello, I am a progress bar! " * 10)
        return super().speak(utterance)
