"""Reads the demo conference of `profiles/demo/`."""

import tomllib
from pathlib import Path
from typing import Any

from ipk.domain.profile import Answer
from ipk.domain.wall import Spot
from ipk.services.conferences import DraftPerson
from ipk.services.demo import Demo, DemoCard
from ipk.services.wall import NewCard

_ANSWER = ("id", "sheet", "question", "heading", "asked", "text", "paper", "x", "y", "consent")
_CARD = ("kind", "text", "symbol", "colour")


def read_demo(file: Path) -> Demo:
    """The conference of that file. Raises OSError, ValueError, KeyError or TypeError when it is broken."""
    body = tomllib.loads(file.read_text("utf-8"))
    return Demo(
        goal=body["goal"],
        title=body["title"],
        people=tuple(
            DraftPerson(one["name"], tuple(one["roles"]), one.get("supports", ""), one["id"]) for one in body["person"]
        ),
        answers=tuple(_answer(one) for one in body["answer"]),
        cards=tuple(
            DemoCard(
                by=one["by"],
                spot=Spot(one["paper"], one["x"], one["y"]),
                new=NewCard(**{key: one[key] for key in _CARD if key in one}),
                waiting=one.get("waiting", False),
            )
            for one in body["card"]
        ),
    )


def _answer(one: dict[str, Any]) -> Answer:
    return Answer(symbols=tuple(one.get("symbols", ())), **{key: one[key] for key in _ANSWER if key in one})
