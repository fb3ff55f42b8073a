"""Reading the checkout as a newcomer would see it: tracked files and those not yet added."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from prepare.places import ROOT

NOT_OURS = ("static/dist/", "node_modules/", "static/vendor/")


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Our files with one of these suffixes, relative to the checkout."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):  # a checkout without git: an unpacked archive
        listed = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if ".venv" not in path.parts]
    ours = (Path(name) for name in sorted(set(listed)) if not name.startswith(NOT_OURS))
    return tuple(path for path in ours if path.suffix in suffixes and (ROOT / path).is_file())


@cache
def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def below(folder: str, *suffixes: str) -> Iterator[Path]:
    for path in files(*suffixes):
        if path.is_relative_to(folder):
            yield path


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, module) of everything a Python file imports, wherever it stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
