"""What is documented cannot fall behind what is there."""

import ast
import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import click
import pytest

import audio_cache
import service
import voices
from service.cli import heardline

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted(
    file
    for package in ("service", "voices", "audio_cache")
    for file in (ROOT / package).rglob("*.py")
    if "migrations" not in file.parts
)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_public_things_say_what_they_are(file: Path):
    """Every module, and every public class and function of it, has a docstring."""
    module = ast.parse(file.read_text("utf-8"))
    assert ast.get_docstring(module), "the module"
    for thing in module.body:
        if isinstance(thing, ast.ClassDef | ast.FunctionDef) and not thing.name.startswith("_"):
            assert ast.get_docstring(thing), thing.name


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in heardline.commands:
        assert re.search(rf"`[^`]*\b{command}\b[^`]*`", readme), command


def test_every_command_has_help():
    for command in heardline.commands.values():
        assert command.help
        options = [option for option in command.params if isinstance(option, click.Option)]
        assert all(option.help for option in options), command.name


def test_every_error_stands_in_its_tree():
    """The drawn trees hold every error that a caller can meet, and nothing that is not there."""
    drawn: set[str] = set()
    found: set[str] = set()
    for package in (service, voices, audio_cache):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if info.name.endswith(".errors") or info.name.endswith("objects"):
                module = importlib.import_module(info.name)
                drawn |= set(re.findall(r"^\s*[*x+-] (\w+)", module.__doc__ or "", re.MULTILINE))
                found |= {
                    name
                    for name, thing in inspect.getmembers(module, inspect.isclass)
                    if issubclass(thing, Exception) and thing.__module__ == module.__name__
                }
    assert found <= drawn
    assert "VoiceError" in found
    assert "ServiceError" in found


def test_links_of_the_documents_lead_somewhere():
    for document in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / link).exists(), f"{document.name}: {link}"
