"""A file has one idea, a function fits on a screen."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture.tree import files, text, tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_FILES = 15
LONG_FILES: dict[str, str] = {}  # path → a reason that a newcomer accepts
LONG_FUNCTIONS: dict[str, str] = {  # path:function → the same
    "ipk/storage/database/migrations/versions/0001_conferences.py:upgrade": "a list of tables, nothing branches",
}


def test_no_file_is_too_long() -> None:
    lengths = {str(path): text(path).count("\n") for path in files(".py", ".js", ".ts", ".css", ".html")}
    long = {
        f"{path}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST_FILE and path not in LONG_FILES
    }
    assert not long, f"past {LONGEST_FILE} lines, split by ideas: {sorted(long)}"


def test_no_folder_has_too_many_files() -> None:
    """A newcomer reads a folder's list in one look; more files ask for folders by feature."""
    code = [path for path in files(".py", ".js", ".ts", ".css") if path.name != "__init__.py"]
    crowded = {
        str(folder): count for folder, count in Counter(path.parent for path in code).items() if count > MOST_FILES
    }
    assert not crowded, f"more than {MOST_FILES} files in {crowded}"


def test_no_function_is_too_long() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}: {lines} lines"
        for path in files(".py")
        for node, lines in _functions(path)
        if lines > LONGEST_FUNCTION and f"{path}:{node.name}" not in LONG_FUNCTIONS
    ]
    assert not long, f"past {LONGEST_FUNCTION} lines: {long}"


@pytest.mark.parametrize("name", [*LONG_FILES, *(key.split(":")[0] for key in LONG_FUNCTIONS)])
def test_every_size_exception_names_an_existing_file(name: str) -> None:
    assert Path(name) in files(".py", ".js", ".ts", ".css", ".html")


def _functions(path: Path) -> list[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Functions and their lengths without what a function inside them takes: that one is counted for itself."""
    return [
        (node, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
