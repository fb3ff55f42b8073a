"""A relay as Flask-SocketIO's documentation would have it, on eventlet: nothing of this project is in it."""

import sys
from collections import Counter
from typing import Any

import eventlet

eventlet.monkey_patch()

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet", cors_allowed_origins="*")
numbers: Counter[str] = Counter()
rooms: dict[str, str] = {}


def sid() -> str:
    return request.sid  # type: ignore[attr-defined]


@socketio.on("join")
def join(room: str) -> None:
    rooms[sid()] = room
    join_room(room)
    emit("joined", room)


@socketio.on("op")
def relay(operation: dict[str, Any]) -> int:
    room = rooms[sid()]
    numbers[room] += 1
    operation["n"] = numbers[room]
    emit("op", operation, to=room, include_self=False)
    return numbers[room]


@socketio.on("disconnect")
def leave(*_reason: object) -> None:
    rooms.pop(sid(), None)


socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_output=False)
