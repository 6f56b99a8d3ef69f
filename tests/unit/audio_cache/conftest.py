import contextlib
import subprocess

import pytest


class SmallDisk:
    """A file system of 256 KiB."""

    def __init__(self, folder):
        self.folder = folder

    def fill(self):
        with contextlib.suppress(OSError), (self.folder / "rest").open("wb", buffering=0) as rest:
            while rest.write(bytes(512)):
                pass

    def make_read_only(self):
        subprocess.run(["mount", "-o", "remount,ro", self.folder], check=True)


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "small disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this account may not mount a small disk to fill: {error}")
    yield SmallDisk(folder)
    subprocess.run(["umount", folder], check=True)
