"""The way through a file, with the one driver of pyttsx3 that works everywhere, for the child process of a test."""

import os

import espeakng_loader

from voices.pyttsx3 import _load_bundled
from voices.pyttsx3_file import Pyttsx3FileEngine


def make():
    _load_bundled()
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    return Pyttsx3FileEngine("espeak")
