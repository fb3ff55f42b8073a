"""Who may use what: rules that import-linter has no word for."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from prepare.places import ROOT
from tests.architecture.tree import below, files, imports, text, tree

ENGINE = Path("ipk/realtime/engine")
REALTIME = Path("ipk/realtime")
#: a function that sends → the modules of REALTIME that call it
SENDERS = {
    "send_to_all": {"sync/broadcaster.py", "sync/ephemeral.py", "transport/connection.py"},
    "send_nowait": {"sync/broadcaster.py", "transport/connection.py", "engine/eventlet_channel.py"},
    "answer": {"commands/dispatcher.py"},
    "answer_with_records": {"commands/dispatcher.py"},
}
SETTINGS = Path("ipk/settings.py")


def test_only_the_engine_imports_eventlet() -> None:
    strangers = [
        f"{path}:{line}"
        for folder in ("ipk", "commands", "prepare")
        for path in below(folder, ".py")
        for line, module in imports(path)
        if module.split(".")[0] == "eventlet" and not path.is_relative_to(ENGINE)
    ]
    assert not strangers, f"eventlet outside {ENGINE}: {strangers}"


def test_only_settings_read_the_environment() -> None:
    readers = [f"{path}:{line}" for path in below("ipk", ".py") if path != SETTINGS for line in _environment(path)]
    assert not readers, f"the environment is read outside {SETTINGS}: {readers}"


@pytest.mark.parametrize("name", SENDERS)
def test_only_named_modules_send_to_devices(name: str) -> None:
    """A patch goes out in one place, so that nothing is sent that was not compared with what a viewer may see."""
    callers = {
        str(path.relative_to(REALTIME))
        for path in below(str(REALTIME), ".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and _last_name(node.func) == name
    }
    assert callers == SENDERS[name], f"modules that call {name}"


#: counts characters as people do, and touches nothing (docs/decisions/042-how-characters-are-counted.md)
COUNTING = "regex"


@pytest.mark.parametrize(
    ("folder", "own", "allowed"), [("prepare", "prepare", ""), ("ipk/domain", "ipk.domain", COUNTING)]
)
def test_prepare_and_domain_import_only_the_standard_library(folder: str, own: str, allowed: str) -> None:
    others = [
        f"{path}:{line} {module}"
        for path in below(folder, ".py")
        for line, module in imports(path)
        if module.split(".")[0] not in sys.stdlib_module_names | {allowed} and not f"{module}.".startswith(f"{own}.")
    ]
    assert not others, f"{folder} must run on a bare Python: {others}"


def test_the_domain_imports_no_clock_no_randomness_and_no_io() -> None:
    outside = {"time", "random", "secrets", "uuid", "os", "pathlib", "socket", "subprocess", "threading", "io"}
    found = [
        f"{path}:{line} {module}"
        for path in below("ipk/domain", ".py")
        for line, module in imports(path)
        if module.split(".")[0] in outside
    ]
    assert not found, f"the domain is pure: {found}"


def test_every_package_the_app_imports_is_pinned() -> None:
    pinned = {_module(line) for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line}
    unpinned = {
        f"{path}:{line} {module}"
        for folder in ("ipk", "commands")
        for path in below(folder, ".py")
        for line, module in imports(path)
        if (top := module.split(".")[0]) not in sys.stdlib_module_names
        and top not in pinned | {"ipk", "commands", "prepare"}
    }
    assert not unpinned, f"not in requirements.txt: {sorted(unpinned)}"


def test_every_package_is_pinned_to_one_version() -> None:
    for name in ("requirements.txt", "requirements-test.txt", "requirements-node.txt"):
        lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith("#")]
        loose = [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line)]
        assert not loose, f"{name}: {loose}"


def test_no_todo_mark_is_left_in_the_code() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
    left = [
        f"{path}:{number}"
        for path in files(".py", ".js", ".css", ".html", ".md", ".toml")
        for number, line in enumerate(text(path).splitlines(), 1)
        if marks.search(line)
    ]
    assert not left


def _environment(path: Path) -> Iterator[int]:
    names = {"environ", "environb", "getenv"}
    for node in ast.walk(tree(path)):
        match node:
            case ast.Attribute(attr=name) if name in names:
                yield node.lineno
            case ast.ImportFrom(names=imported) if names & {one.name for one in imported}:
                yield node.lineno


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


#: packages whose module is called otherwise
MODULES = {
    "psycopg2-binary": "psycopg2",
    "python-socketio": "socketio",
    "python-engineio": "engineio",
    "pillow": "PIL",
    "fonttools": "fontTools",
    "python-docx": "docx",
}


def _module(pin: str) -> str:
    name = pin.split("==")[0].lower()
    return MODULES.get(name, name.replace("-", "_"))
