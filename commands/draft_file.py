"""Reads the TOML file that describes a new conference for `run.py new`:

goal = "Jak podpořit Aničku, aby se ve škole cítila dobře?"

[child]
name = "Anička"

[[people]]
name = "Eva Malá"
role = "průvodce"
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands.role_names import role_names, role_of
from ipk.content.toml_file import ContentFile, Problem
from ipk.content.toml_positions import Place
from ipk.domain.people.membership import ONE_CHILD
from ipk.services.people.conferences import NewPerson

TOP = ("goal", "title", "expectations", "language", "child", "people")
CHILD = ("name",)
NO_CHILD = "There is no [child] here. Write it on a line of its own, and below it the child's name."
NO_ROLE = "There is no role called %(given)s. The roles are %(known)s."
SOME_ROLE = 'Write role = "family", or roles = ["organizer", "convener"] for several.'
PERSON = ("name", "role", "roles", "supports", "language")


@dataclass(frozen=True)
class Written:
    """A described conference. The papers of the wall come from the organisation's content folder."""

    goal: str
    people: tuple[NewPerson, ...]
    title: str = ""
    language: str = "cs"
    expectations: str = ""


class Mistaken(Exception):
    """The file has mistakes; `problems` has each with its line."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(map(str, problems)))


def read_draft(file: Path, language: str = "cs") -> Written:
    """Reads the file. `language` is that of the names of roles in it. Raises Mistaken."""
    found = ContentFile(file, (1, _text_of(file)))
    written = _Reader(found, language).draft() if not found.broken else None
    if written is None or found.broken:
        raise Mistaken(found.problems)
    return written


def _text_of(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        message, why = "This file is not saved as UTF-8. Save it again with the encoding UTF-8.", {}
    except OSError as trouble:
        message, why = "This file cannot be read: %(why)s.", {"why": trouble.strerror or "?"}
    raise Mistaken([Problem(file, 1, message, why)])


class _Reader:
    """Collects mistakes and goes on reading, so that all are reported at once."""

    def __init__(self, file: ContentFile, language: str) -> None:
        self._file = file
        self._language = language

    def draft(self) -> Written:
        body = self._file.body
        self._only((), body, TOP)
        return Written(
            goal=self._text((), body, "goal"),
            people=(self._child(body.get("child")), *self._people(body.get("people", []))),
            title=self._text((), body, "title", ""),
            language=self._text((), body, "language", "cs"),
            expectations=self._text((), body, "expectations", ""),
        )

    def _child(self, child: Any) -> NewPerson:
        if isinstance(child, list):
            self._file.report(("child",), ONE_CHILD, {})
        elif not isinstance(child, dict):
            self._file.report((), NO_CHILD, {})
        else:
            self._only(("child",), child, CHILD)
            return NewPerson(self._text(("child",), child, "name"), ("child",))
        return NewPerson("", ("child",))

    def _people(self, people: Any) -> list[NewPerson]:
        if not isinstance(people, list) or not all(isinstance(one, dict) for one in people):
            self._file.report(("people",), "Write each of the people under a line [[people]] of its own.", {})
            return []
        return [self._somebody(("people", number), one) for number, one in enumerate(people)]

    def _somebody(self, place: Place, body: dict[str, Any]) -> NewPerson:
        self._only(place, body, PERSON)
        return NewPerson(
            self._text(place, body, "name"),
            self._roles(place, body),
            supports=self._text(place, body, "supports", ""),
            language=self._text(place, body, "language", ""),
        )

    def _roles(self, place: Place, body: dict[str, Any]) -> tuple[str, ...]:
        if "roles" not in body:
            role = self._text(place, body, "role")
            return self._known_roles((*place, "role"), [role]) if role else ()
        said = body["roles"]
        if not isinstance(said, list) or not said:
            self._file.report((*place, "roles"), SOME_ROLE, {})
            return ()
        return self._known_roles((*place, "roles"), said)

    def _known_roles(self, place: Place, said: list[Any]) -> tuple[str, ...]:
        roles = [role_of(one) if isinstance(one, str) else "" for one in said]
        for one, role in zip(said, roles, strict=True):
            if role == "child":
                self._file.report(place, ONE_CHILD, {})
            elif not role:
                values = {"given": one, "known": role_names(self._language)}
                self._file.report(place, NO_ROLE, values)
        return tuple(roles)

    def _only(self, place: Place, body: dict[str, Any], known: tuple[str, ...]) -> None:
        for name in body:
            if name not in known:
                values = {"given": name, "known": ", ".join(known)}
                self._file.report((*place, name), "%(given)s is not known here. Known are %(known)s.", values)

    def _text(self, place: Place, body: dict[str, Any], name: str, default: str | None = None) -> str:
        value = body.get(name, default)
        if value is None:
            self._file.report(place, "%(field)s is missing here.", {"field": name})
        elif not isinstance(value, str):
            self._file.report((*place, name), "%(field)s has to be a text in quotes.", {"field": name})
        return value if isinstance(value, str) else ""
