"""The way in: checks that the packages beside this one are ours, before importing any of them."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run the command line; exits 6 with SM501 where another program's ``graph`` or ``visual`` shadows ours."""
    for name in ("graph", "visual", "server"):
        found = find_spec(name)
        where = Path(found.origin).resolve().parent if found and found.origin else None
        if where != _HERE / name:
            sys.stderr.write(
                f"error[SM501]: package '{name}' is taken by another program\n"
                f"  found:    {where}\n  expected: {_HERE / name}\n"
                "  help: install into an environment of its own and unset PYTHONPATH\n"
            )
            sys.exit(6)
    from server.cli import main as run  # noqa: PLC0415  (after the check, or the wrong package answers)

    run()


if __name__ == "__main__":
    main()
