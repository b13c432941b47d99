"""What is built and installed: only our packages, found from anywhere."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {"graph", "server", "visual", "seeds"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without isolation, so that nothing is fetched."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own with the wheel in it; the dependencies are lent by the one that runs the tests."""
    home = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    lent = Path(str(distribution("click").locate_file(""))).resolve()
    # a path named in a .pth file is not searched for .pth files itself: our own editable install stays out
    (packages / "lent.pth").write_text(f"{lent}\n", "utf-8")
    return python


def run(python: Path, *arguments: str, cwd: Path) -> str:
    done = subprocess.run([python, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_our_four_packages_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == PACKAGES
    assert [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".kgl"))] == []
    assert any(name.endswith("dist-info/licenses/LICENSE") for name in names)


def test_what_is_no_python_is_in_the_wheel_too(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", *sorted(PACKAGES)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout: what belongs to the packages is not known")
    assert set(tracked.stdout.split()) - names == set()


def test_seeds_are_found_from_another_folder(installed: Path, tmp_path: Path) -> None:
    program = (
        "import importlib.resources, json;"
        "folder = importlib.resources.files('seeds');"
        "entries = json.loads((folder / 'manifest.json').read_text('utf-8'));"
        "print(json.dumps([str(folder), [(folder / e['file']).is_file() for e in entries]]))"
    )
    place, there = json.loads(run(installed, "-c", program, cwd=tmp_path))
    assert not Path(place).is_relative_to(ROOT)
    assert there == [True, True, True]


def test_the_names_of_the_packages_are_ours_alone(installed: Path, tmp_path: Path) -> None:
    program = (
        "import importlib.metadata as m, json;"
        f"print(json.dumps({{n: m.packages_distributions()[n] for n in {sorted(PACKAGES - {'seeds'})}}}))"
    )
    owners = json.loads(run(installed, "-c", program, cwd=tmp_path))
    assert {name: set(who) for name, who in owners.items()} == {n: {"symposium-map"} for n in owners}


def test_the_command_starts_from_another_folder(installed: Path, tmp_path: Path) -> None:
    command = installed.parent / "symposium-map"
    done = subprocess.run([command, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "import" in done.stdout


def test_a_package_taken_by_another_program_is_named(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "__init__.py").write_text("", "utf-8")
    command = [str(installed.parent / "symposium-map"), "--help"]
    environment = {"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "SM501" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-test.txt"])
def test_the_locks_name_no_place_to_fetch_from_and_every_line_is_hashed(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert re.search(r"https?:|--(extra-)?index-url|--find-links|@ |\bgit\+", text) is None
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert pins
    assert all(re.match(r"[a-z0-9][a-z0-9._-]*==[^ ]+( ; .+)? \\$", pin) for pin in pins)
    assert text.count("--hash=sha256:") >= len(pins)


def test_both_locks_agree() -> None:
    def pins(name: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for package, version in re.findall(
            r"^([a-z0-9._-]+)==([^ ]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE
        ):
            found.setdefault(package, set()).add(version)
        return found

    run_time, test = pins("constraints.txt"), pins("constraints-test.txt")
    assert {name: test.get(name) for name in run_time} == run_time
