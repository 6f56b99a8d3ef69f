"""The checkers that others keep, from `npm ci --prefix tests`. What is missing skips at home and fails in CI."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

_MODULES = Path(__file__).parents[1] / "node_modules"

_AXE = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa",
"best-practice", "experimental"]})).violations.map(found => `${found.id}: ${found.nodes.map(node => node.html).join(" ")}`)"""
_AXE_CONTRAST = """async () => (await axe.run(document, {runOnly: {type: "rule", values: ["color-contrast",
"color-contrast-enhanced", "link-in-text-block"]}})).violations.map(found => `${found.id} in the dark: ${
found.nodes.map(node => node.html).join(" ")}`)"""
_IBM = """async () => (await new ace.Checker().check(document, ["WCAG_2_2"])).results
.filter(found => found.value[0] === "VIOLATION" && found.value[1] === "FAIL")
.map(found => `${found.ruleId}: ${found.message} ${found.snippet}`)"""

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Of Chromium, under test."""


def absent(what: str) -> None:
    """Skip the test that needs *what*; in CI, where nothing may be missing, fail it."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{what} is not installed")


def module(name: str) -> Path:
    """A file of the checkers' packages."""
    file = _MODULES / name
    if not file.exists():
        absent(f"{name.split('/', maxsplit=1)[0]} (npm ci --prefix tests)")
    return file


def axe(page: Page) -> list[str]:
    """What axe-core finds, up to AAA, with its best practices and experiments; the contrast in the dark, too."""
    page.evaluate(module("axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate(_AXE)
    page.emulate_media(color_scheme="dark")
    found += page.evaluate(_AXE_CONTRAST)
    page.emulate_media(color_scheme="light")
    return found


def ibm(page: Page) -> list[str]:
    """What the engine of IBM's Equal Access finds wrong, by its rules for WCAG 2.2."""
    page.evaluate(module("accessibility-checker-engine/ace.js").read_text("utf-8"))
    return page.evaluate(_IBM)


def vnu(pages: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    """What the Nu HTML checker says of each page, by the page's name; all in one run, for it starts slowly."""
    java = shutil.which("java") or absent("java")
    jar = module("vnu-jar/build/dist/vnu.jar")
    files = {folder / f"{number}.html": name for number, name in enumerate(pages)}
    for file, name in files.items():
        file.write_text(pages[name], "utf-8")
    done = subprocess.run(
        [java, "-Xss2m", "-jar", jar, "--no-langdetect", "--format", "json", *files],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    found: dict[str, list[str]] = {name: [] for name in pages}
    for message in json.loads(done.stderr)["messages"]:
        name = files[folder / re.split(r"[/:]", message["url"])[-1]]
        found[name].append(f"{message['message']} {message.get('extract', '')}")
    return found
