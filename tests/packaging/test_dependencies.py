"""What is declared is imported, and what is imported is declared."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
OURS = {"graph", "server", "visual", "seeds"}


def imported() -> set[str]:
    """The distributions behind all imports of our packages, wherever in the file they stand."""
    names: set[str] = set()
    for file in (f for top in sorted(OURS) for f in (ROOT / top).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    owners = packages_distributions()
    outside = names - OURS - set(sys.stdlib_module_names)
    return {canonicalize_name(owners.get(name, [name])[0]) for name in outside}


def declared() -> set[str]:
    wanted = [Requirement(line) for line in requires("symposium-map") or []]
    return {canonicalize_name(r.name) for r in wanted if r.marker is None or r.marker.evaluate({"extra": ""})}


def test_declared_are_those_imported() -> None:
    assert declared() == imported()
