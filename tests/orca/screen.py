"""A desktop that nobody sees, with the real Orca on it; what Orca says is written down in the place of a voice.

Run within `dbus-run-session`, for Orca and the browser meet on the session's bus.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAMS = ("Xvfb", "openbox", "speech-dispatcher", "orca", "xdotool", "dbus-send", "chromium")
BUS = Path("/usr/libexec/at-spi-bus-launcher")
PATIENCE_S = 60

_SPEECHD = """LogLevel 2
LogDir "{folder}"
AudioOutputMethod "libao"
AddModule "written" "sd_generic" "written.conf"
DefaultModule written
"""
_SILENT = "default_driver=null\n"
"""Speech Dispatcher ends where it finds no sound card, though the words are only written."""
_WRITTEN = """GenericExecuteSynth "echo \\'$DATA\\' >> {spoken}"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "en"
"""
"""`echo`, for the module keeps every per cent sign to itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orca:
    """Orca at work, and the desktop that it reads."""

    environ: dict[str, str]
    spoken: Path

    def press(self, *keys: str) -> list[str]:
        """Press keys as a person does, one after the other; answer what Orca said to it."""
        before = len(self.said())
        subprocess.run(["xdotool", "key", "--delay", "100", *keys], env=self.environ, check=True)
        return self.until_quiet()[before:]

    def write(self, words: str) -> None:
        """Type words, and wait until Orca has said its part to it."""
        subprocess.run(["xdotool", "type", "--delay", "100", words], env=self.environ, check=True)
        self.until_quiet()

    def hush(self) -> None:
        """Stop what it is saying, as a listener does: with the Control key."""
        self.press("Control_L")

    def said(self) -> list[str]:
        """All that was said so far."""
        if not self.spoken.exists():
            return []
        lines = self.spoken.read_text("utf-8", "replace").splitlines()
        return [" ".join(line.split()) for line in lines if line.strip()]

    def says(self, words: str, *, after: int = 0) -> list[str]:
        """Wait until it has said *words* since the line *after*, and then no more; answer what it said since."""
        end = time.monotonic() + PATIENCE_S
        while words not in " ".join(self.said()[after:]):
            assert time.monotonic() < end, f"Orca did not say “{words}”: {self.said()[after:]}"
            time.sleep(0.2)
        return self.until_quiet()[after:]

    def until_quiet(self, *, quiet_s: float = 1.5) -> list[str]:
        """Wait until nothing is said any more; answer all that was said."""
        heard = None
        while heard != (now := self.said()):
            heard = now
            time.sleep(quiet_s)
        return now


@contextmanager
def orca(folder: Path) -> Iterator[Orca]:
    """Start a desktop, its speech and Orca, and end them all."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    missing += [BUS.name] * (not BUS.exists())
    missing += ["dbus-run-session around it"] * ("DBUS_SESSION_BUS_ADDRESS" not in os.environ)
    if missing:
        pytest.fail(f"Not here: {', '.join(missing)}. `make test-orca` installs and starts them.")
    spoken, config, socket = folder / "spoken.txt", folder / "speechd", folder / "speechd.sock"
    (config / "modules").mkdir(parents=True)
    (config / "speechd.conf").write_text(_SPEECHD.format(folder=folder), "utf-8")
    (config / "modules" / "written.conf").write_text(_WRITTEN.format(spoken=spoken), "utf-8")
    (folder / ".libao").write_text(_SILENT, "utf-8")
    environ = os.environ | {
        "SPEECHD_ADDRESS": f"unix_socket:{socket}",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    with ExitStack() as stack:
        log = stack.enter_context((folder / "log").open("wb"))

        def start(*command: object, pass_fds: tuple[int, ...] = ()) -> None:
            process = subprocess.Popen(
                [*map(str, command)], env=environ, stdout=log, stderr=log, pass_fds=pass_fds
            )
            stack.callback(_end, process)

        environ["DISPLAY"] = _display(start)
        start("openbox")
        start(BUS, "--launch-immediately")
        _switch_on(environ)
        start("speech-dispatcher", "-s", "-t", "0", "-C", config, "-c", "unix_socket", "-S", socket)
        _until(socket.exists, "Speech Dispatcher", folder)
        start("orca", "--replace", "--disable=braille", "--disable=braille-monitor")
        reader = Orca(environ=environ, spoken=spoken)
        _until(reader.said, "Orca", folder)
        yield reader


def _display(start) -> str:
    """Start a screen, and tell its name, which it chooses itself."""
    reading, writing = os.pipe()
    start("Xvfb", "-displayfd", writing, "-screen", "0", "1280x1000x24", pass_fds=(writing,))
    os.close(writing)
    with os.fdopen(reading) as number:
        return f":{number.readline().strip()}"


def _switch_on(environ: dict[str, str]) -> None:
    """Tell the programs of the session that a screen reader is there."""
    setting = ["string:org.a11y.Status", "string:ScreenReaderEnabled", "variant:boolean:true"]
    bus = ["--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"]
    command = ["dbus-send", *bus, "org.freedesktop.DBus.Properties.Set", *setting]
    subprocess.run(command, env=environ, check=True, capture_output=True)


def _until(true, what: str, folder: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, f"{what} did not start: {(folder / 'log').read_text()}"
        time.sleep(0.2)


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
