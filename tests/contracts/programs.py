"""Other programs at work on the same cache."""

import subprocess
import sys
from pathlib import Path

import audio_cache

PROLOGUE = """
import os, random, sys, time
from datetime import date
from pathlib import Path
from audio_cache import Clip, bucket_cache, key_for, open_cache
from service.buckets import open_bucket, parse_bucket

def a_clip(number, size_bytes=1000):
    frames = random.Random(number).randbytes(size_bytes)
    return Clip(frames=frames, sample_rate_hz=44100, sample_count=22050, words=None)

def today():
    return date(2026, 3, 14)

place = sys.argv[1]
if "://" in place:
    cache = bucket_cache(open_bucket(parse_bucket(place), timeout_s=10), today, place=place)
else:
    cache = open_cache(Path(place), today)
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Start Python code that has `cache` open in the folder or bucket of the first argument, and `a_clip(number)`."""
    return subprocess.Popen(
        [sys.executable, "-c", PROLOGUE + program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(audio_cache.__file__).parents[1],
    )


def says(process: subprocess.Popen[str], line: str) -> None:
    """Wait until the program says so."""
    assert process.stdout.readline() == f"{line}\n"
