"""A conference as an organizer makes it: `run.py new`, the links on her page, a lobby that somebody has to open.

Nobody is admitted beforehand and no step runs. Stories let people in as a facilitator or an organizer does.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from html import unescape
from pathlib import Path
from typing import Any

from prepare.places import ROOT
from tests.support.server import Server
from tests.wire.client import Device, Person, csrf_in

DEMO: dict[str, Any] = tomllib.loads((ROOT / "profiles" / "demo" / "anicka.toml").read_text(encoding="utf-8"))
_LINK = re.compile(r"/j#([A-Za-z0-9_-]{20,})")
_FIELD = re.compile(r"<input[^>]*/j#[^>]*>")


def conference_file(people: list[dict[str, Any]] | None = None) -> str:
    """The TOML of `run.py new`. `people` are tables with name, roles, and perhaps supports and language."""
    lines = [f'goal = "{DEMO["goal"]}"', f'title = "{DEMO["title"]}"']
    everybody = people or DEMO["person"]
    for person in sorted(everybody, key=lambda one: one["roles"] != ["child"]):
        child = person["roles"] == ["child"]
        lines += ["", "[child]" if child else "[[people]]", f'name = "{person["name"]}"']
        if not child:
            lines.append("roles = [" + ", ".join(f'"{role}"' for role in person["roles"]) + "]")
        lines += [f'{key} = "{person[key]}"' for key in ("supports", "language") if person.get(key)]
    return "\n".join(lines) + "\n"


class Conference(Server):
    """A running server with one conference that `run.py new` made.

    `links` as the demo's: url, conference, people [{id, name, role, url, token}], read from the organizer's page.
    """

    def __init__(self, folder: Path, *, env: dict[str, str] | None = None, options: list[str] | None = None, file: str = "") -> None:
        super().__init__(folder, env=env or {}, options=options or [], demo=False)
        self._file = folder / "conference.toml"
        self._file.write_text(file or conference_file(), encoding="utf-8")
        self.organizer: Person | None = None

    def start(self) -> Conference:
        known = self.links
        token = "" if self.organizer else self._made()
        super().start()
        if self.organizer:
            self.links = known
        else:
            self._read_links(token)
        return self

    def admit(self, who: str) -> None:
        """By the organizer's page: their first device need not wait, one that waits is let in."""
        self.press(f"people/{self.person(who)['id']}/admit")

    def press(self, what: str, **form: str) -> int:
        """A button of the organizer's page."""
        assert self.organizer is not None
        token = csrf_in(self.organizer.get("?screen=organizer").text)
        address = f"{self.url}/c/{self.organizer.conference}/{what}"
        return self.organizer.http.post(address, data={"csrf_token": token, **form}, timeout=20).status_code

    def comes(self, who: str) -> Device:
        """A device without a browser, let in by the organizer."""
        self.admit(who)
        said = self.person(who)
        person = Person(self.url, self.links["conference"], said)
        assert person.log_in().status_code == 303, f"{said['name']} cannot log in"
        return person.device()

    def leaves(self, device: Device) -> None:
        """The quick way out: the device is nobody's any more."""
        device.close()
        person = device.person
        person.http.post(f"{self.url}/c/{person.conference}/leave", data={"csrf_token": person.csrf()}, timeout=20)

    def _made(self) -> str:
        command = [sys.executable, str(ROOT / "run.py"), "new", str(self._file), "--data-dir", str(self.data)]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, timeout=120, check=False)
        link = _LINK.search(done.stdout)
        assert link, done.stdout + done.stderr
        return link[1]

    def _read_links(self, token: str) -> None:
        organizer = Person(self.url, "", {"token": token})
        entered = organizer.log_in()
        organizer.conference = entered.headers["Location"].strip("/").rpartition("/")[2]
        self.organizer = organizer
        page = unescape(organizer.get("?screen=organizer").text)
        tokens = dict(filter(None, map(_person_and_token, _FIELD.findall(page))))
        device = organizer.device()
        people = device.replica.of_type("person")
        device.close()
        order = [one["name"] for one in DEMO["person"]]
        people.sort(key=lambda one: order.index(one["name"]) if one["name"] in order else len(order))
        self.links = {
            "url": self.url,
            "conference": organizer.conference,
            "people": [self._said(one, tokens[one["id"]]) for one in people],
        }

    def _said(self, person: dict[str, Any], token: str) -> dict[str, Any]:
        return {"id": person["id"], "name": person["name"], "role": person["role"], "url": f"{self.url}/j#{token}", "token": token}


def _person_and_token(field: str) -> tuple[str, str] | None:
    id, token = re.search(r'id="address-([^"]+)"', field), _LINK.search(field)
    return (id[1], token[1]) if id and token else None
