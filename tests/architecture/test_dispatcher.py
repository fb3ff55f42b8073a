"""One gate: no event of a device reaches the installation by another way."""

import ast
from pathlib import Path

from ipk.realtime.commands.routes import ROUTES
from ipk.realtime.protocol.limits import COMMANDS
from tests.architecture.tree import below, imports, tree

SERVER = Path("ipk/realtime/server.py")
GATE = Path("ipk/realtime/commands/dispatcher.py")
#: how Flask-SocketIO and python-socketio take handlers
REGISTERS = {"on", "on_event", "event", "on_namespace", "on_error", "on_error_default", "register_namespace"}
#: what those are called on: the library's own objects, by the names we give them
LIBRARY = ("sockets", "server", "eio", "socketio", "sio")


def _registered() -> list[tuple[Path, str, str]]:
    """(file, event, handler) of every handler that the code gives to the socket library."""
    return [
        (path, *(ast.unparse(argument) for argument in node.args[:2]))  # type: ignore[misc]
        for path in below("ipk", ".py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in REGISTERS
        if ast.unparse(node.func.value).split(".")[-1].strip("_") in LIBRARY
    ]


def test_every_event_has_one_handler_and_it_calls_the_dispatcher() -> None:
    assert sorted(_registered()) == [
        (SERVER, "'*'", "self._event"),
        (SERVER, "'connect'", "self._connect"),
        (SERVER, "'disconnect'", "self._disconnect"),
    ]
    calls = [ast.unparse(node.func) for node in ast.walk(_method("_event")) if isinstance(node, ast.Call)]
    assert "self._dispatcher.receive" in calls
    assert not [call for call in calls if "store" in call or "broadcaster" in call]


def test_every_command_is_a_row_of_the_route_table() -> None:
    assert sorted(ROUTES) == sorted(COMMANDS)


def test_only_dispatcher_and_profile_import_use_the_route_table() -> None:
    readers = {
        path for path in below("ipk", ".py") for _, module in imports(path) if module == "ipk.realtime.commands.routes"
    }
    # a file of a profile is read by the same rows, those of `import_file.OF_ANSWERS` and `ARRANGED` alone
    assert readers == {GATE, Path("ipk/realtime/commands/import_file.py")}


def _method(name: str) -> ast.FunctionDef:
    return next(node for node in ast.walk(tree(SERVER)) if isinstance(node, ast.FunctionDef) and node.name == name)


def test_only_stroke_commands_are_deferrable() -> None:
    """A STOP, a note, a removal: whatever somebody waits for is committed at once."""
    assert {name for name, route in ROUTES.items() if route.deferrable} == {
        "drawing.stroke",
        "profile.stroke",
        "messages.stroke",
    }
