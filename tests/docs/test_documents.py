"""What the documents say is so: links lead somewhere, commands and options exist, tables tell the truth."""

from __future__ import annotations

import importlib
import re
import shlex
from pathlib import Path

import click
import pytest

from graph import errors
from graph.transcript.source import SIZE_LIMIT
from server.cli import main
from server.settings import DEFAULT_PORT

ROOT = Path(__file__).parents[2]
PAIRS = [("README.md", "README.zh-CN.md"), ("docs/user-guide.md", "docs/user-guide.zh-CN.md")]
DOCUMENTS = [
    *(name for pair in PAIRS for name in pair),
    "docs/analysis.md",
    "docs/architecture.md",
    "docs/methods.md",
    "docs/store-format.md",
    "docs/scaling.md",
    "seeds/README.md",
    "CHANGELOG.md",
]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
BLOCK = re.compile(r"^(?: {4}.*\n)+", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands_in(name: str) -> list[list[str]]:
    """The lines of code blocks that call our command, as arguments, without comments and redirections."""
    lines = [line.strip() for block in BLOCK.findall(read(name)) for line in block.splitlines()]
    calls = [shlex.split(line, comments=True) for line in lines if line.startswith("symposium-map ")]
    return [call[: call.index(">")] if ">" in call else call for call in calls]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_to_a_file_here(name: str) -> None:
    targets = [t for t in LINK.findall(read(name)) if "://" not in t]
    assert [t for t in targets if not ((ROOT / name).parent / t).exists()] == []


@pytest.mark.parametrize("name", [name for pair in PAIRS for name in pair])
def test_every_command_line_shown_can_be_parsed(name: str) -> None:
    calls = commands_in(name)
    assert calls
    for call in calls:
        context = main.make_context("symposium-map", call[1:])
        with context:
            found, command, rest = main.resolve_command(context, [*context._protected_args, *context.args])
            assert command is not None, call
            command.make_context(found, rest, parent=context)


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_both_languages_show_the_same_commands(english: str, chinese: str) -> None:
    assert commands_in(english) == commands_in(chinese)
    assert read(english).count("\n## ") == read(chinese).count("\n## ")


def test_every_command_is_documented() -> None:
    shown = {call[1] for name in ("README.md", "docs/user-guide.md") for call in commands_in(name)}
    named = set(re.findall(r"`([a-z-]+)(?: --[a-z-]+)?`", read("docs/user-guide.md")))
    assert set(main.list_commands(click.Context(main))) - shown - named == set()


def test_the_settings_are_documented() -> None:
    module = (ROOT / "server" / "settings.py").read_text("utf-8")
    for name in ("docs/user-guide.md", "docs/user-guide.zh-CN.md"):
        for variable in set(re.findall(r"SYMPOSIUM_MAP_[A-Z]+", module)):
            assert variable in read(name)
        assert str(DEFAULT_PORT) in read(name)


@pytest.mark.parametrize("name", PAIRS[0])
def test_the_limit_of_a_file_is_the_one_told(name: str) -> None:
    told = re.search(r"(\d+) MB", read(name))
    assert told
    assert int(told[1]) * 1_000_000 == SIZE_LIMIT


@pytest.mark.parametrize("name", PAIRS[1])
def test_the_exit_codes_are_those_of_the_errors(name: str) -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", read(name), re.MULTILINE)}
    assert told == {0, *(kind.exit_code for kind in errors.SymposiumMapError.__subclasses__())}


def test_the_functions_of_the_walk_exist() -> None:
    rows = re.findall(
        r"^\| [^|]+ \| ((?:`\w+`(?:, )?)+) \| ([^|]+) \|$", read("docs/architecture.md"), re.MULTILINE
    )
    assert len(rows) >= 8
    for functions, places in rows:
        modules = [m for m in re.findall(r"`([\w.]+)`", places) if not m.startswith(".")]
        loaded = [importlib.import_module(m) for m in modules]
        for function in re.findall(r"`(\w+)`", functions):
            assert any(hasattr(module, function) for module in loaded), function


def test_the_packages_of_the_table_are_all_there_are() -> None:
    told = set(re.findall(r"^\| `(graph\.\w+)` \|", read("docs/architecture.md"), re.MULTILINE))
    there = {
        f"graph.{p.stem}"
        for p in (ROOT / "graph").iterdir()
        if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert told == there - {"graph.__init__"}
