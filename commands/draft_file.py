"""A conference as a person writes it down: the TOML file of `run.py new`.

goal = "Jak podpořit Aničku, aby se ve škole cítila dobře?"

[child]
name = "Anička"

[[people]]
name = "Eva Malá"
role = "guide"
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipk.domain.people import Role
from ipk.services.conferences import DraftPerson
from prepare.errors import CannotPrepare

#: the child has its own place in the file
ROLES = tuple(role.value for role in Role if role not in (Role.CHILD, Role.ADMINISTRATOR))
TOP = {"goal", "title", "language", "child", "people"}
CHILD = {"name"}
PERSON = {"name", "role", "roles", "supports", "language"}


@dataclass(frozen=True)
class Written:
    """What a person wrote down; the papers of the wall come from the organisation's set."""

    goal: str
    people: tuple[DraftPerson, ...]
    title: str = ""
    language: str = "cs"


def read_draft(file: Path) -> Written:
    """The file's conference. Raises CannotPrepare with the line or field and what would be right."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as trouble:
        raise CannotPrepare(f"{file} is not a UTF-8 text. Save it as UTF-8, then try again.") from trouble
    except OSError as trouble:
        raise CannotPrepare(f"{file} cannot be read ({trouble.strerror}).") from trouble
    try:
        return _draft(tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as trouble:
        raise CannotPrepare(f'{file} is not well written TOML: {trouble}. Texts stand in "quotes".') from trouble
    except _Wrong as wrong:
        raise CannotPrepare(f"{file}, {wrong}") from wrong


class _Wrong(Exception):
    """A field that does not fit; the message says where and why."""


def _draft(body: dict[str, Any], text: str) -> Written:
    _only(body, TOP, "at the top")
    child = body.get("child")
    if not isinstance(child, dict):
        raise _Wrong('[child] is missing. Write:\n\n[child]\nname = "Anička"')
    _only(child, CHILD, "[child]")
    people = body.get("people", [])
    if not isinstance(people, list) or not all(isinstance(one, dict) for one in people):
        raise _Wrong("people are written one by one, each under its own line [[people]].")
    places = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*people\s*\]\]", line)]
    others = [_somebody(one, _place(number, places)) for number, one in enumerate(people, 1)]
    return Written(
        goal=_text(body, "goal", "at the top"),
        people=(DraftPerson(_text(child, "name", "[child]"), ("child",)), *others),
        title=_text(body, "title", "at the top", ""),
        language=_text(body, "language", "at the top", "cs"),
    )


def _somebody(body: dict[str, Any], place: str) -> DraftPerson:
    _only(body, PERSON, place)
    roles = body.get("roles", [_text(body, "role", place)] if "roles" not in body else [])
    if not isinstance(roles, list) or not roles:
        raise _Wrong(f'{place}: write role = "family", or roles = ["organizer", "convener"].')
    for role in roles:
        if role not in ROLES:
            raise _Wrong(f"{place}: there is no role {role!r}. The roles are {', '.join(ROLES)}.")
    return DraftPerson(
        _text(body, "name", place),
        tuple(roles),
        supports=_text(body, "supports", place, ""),
        language=_text(body, "language", place, ""),
    )


def _only(body: dict[str, Any], known: set[str], place: str) -> None:
    for name in body:
        if name not in known:
            raise _Wrong(f"{place}: {name!r} is not known here. Known are {', '.join(sorted(known))}.")


def _text(body: dict[str, Any], name: str, place: str, default: str | None = None) -> str:
    value = body.get(name, default)
    if value is None:
        raise _Wrong(f"{place}: {name} is missing.")
    if not isinstance(value, str):
        raise _Wrong(f"{place}: {name} has to be a text in quotes.")
    return value


def _place(number: int, places: list[int]) -> str:
    line = f" (line {places[number - 1]})" if number <= len(places) else ""
    return f"person {number}{line}"
