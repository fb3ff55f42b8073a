"""A conference as an organizer makes it: `run.py new`, the links on her page, a lobby that somebody has to open.

Nobody is admitted beforehand and no step runs. Stories let people in as a facilitator or an organizer does.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from click.testing import CliRunner

from commands.new import new
from ipk import app
from ipk.content.content import Content
from prepare.places import ROOT
from tests.support.servers.server import Server, found_person
from tests.wire.support.client import Device, Person, csrf_in

DEMO: dict[str, Any] = tomllib.loads((ROOT / "profiles" / "demo" / "anicka.toml").read_text(encoding="utf-8"))
_LINK = re.compile(r"/j#([A-Za-z0-9_-]{20,})")
_FIELD = re.compile(r"<input[^>]*/j#[^>]*>")

#: each `run.py new` reads `profiles/` anew; here one reading serves all of them
app.Content = cache(Content)  # type: ignore[misc]


def conference_file(people: list[dict[str, Any]] | None = None) -> str:
    """The TOML of `run.py new`. `people` are tables with name, roles, and perhaps supports and language."""
    lines = [f'goal = "{DEMO["goal"]}"', f'title = "{DEMO["title"]}"', f'expectations = "{DEMO["expectations"]}"']
    everybody = people or DEMO["person"]
    for person in sorted(everybody, key=lambda one: one["roles"] != ["child"]):
        child = person["roles"] == ["child"]
        lines += ["", "[child]" if child else "[[people]]", f'name = "{person["name"]}"']
        if not child:
            lines.append("roles = [" + ", ".join(f'"{role}"' for role in person["roles"]) + "]")
        lines += [f'{key} = "{person[key]}"' for key in ("supports", "language") if person.get(key)]
    return "\n".join(lines) + "\n"


class Conference:
    """One conference that `run.py new` made in the data of a running server.

    `links` as the demo's: url, conference, people [{id, name, role, url, token}], read from the organizer's page.
    """

    def __init__(self, server: Server, file: str = "") -> None:
        self.server = server
        self.url = server.url
        self.organizer = Person(self.url, "", {"token": self._made(file or conference_file())})
        entered = self.organizer.log_in()
        self.organizer.conference = entered.headers["Location"].strip("/").rpartition("/")[2]
        self.links = self._read_links()

    def person(self, name_or_role: str) -> dict[str, Any]:
        """The first person with that role, or whose name contains the word."""
        return found_person(self.links["people"], name_or_role)

    @property
    def data(self) -> Path:
        return self.server.data

    @property
    def log(self) -> Path:
        return self.server.log

    def start(self) -> None:
        self.server.start()

    def stop(self) -> None:
        self.server.stop()

    def kill(self) -> None:
        self.server.kill()

    def admit(self, who: str) -> None:
        """By the organizer's page: their first device need not wait, one that waits is let in.

        The child and its guide, once they have been in, are let in by the facilitator.
        """
        if self.press(f"people/{self.person(who)['id']}/admit") != 303:
            self._admit_as_facilitator(who)

    def press(self, what: str, **form: str) -> int:
        """A button of the organizer's page."""
        body = {"csrf_token": self._token, **form}
        address = f"{self.url}/c/{self.organizer.conference}/{what}"
        return self.organizer.http.post(address, data=body, allow_redirects=False, timeout=20).status_code

    def comes(self, who: str) -> Device:
        """A device without a browser, let in by the organizer."""
        return self.enters(who).device()

    def enters(self, who: str) -> Person:
        """Somebody who followed their link, let in by the organizer."""
        said = self.person(who)
        person = Person(self.url, self.links["conference"], said)
        assert person.log_in().status_code == 303, f"{said['name']} cannot log in"
        self.admit(who)
        return person

    def leaves(self, device: Device) -> None:
        """The quick way out: the device is nobody's any more."""
        device.close()
        person = device.person
        body = {"csrf_token": person.csrf()}
        person.http.post(f"{self.url}/c/{person.conference}/leave", data=body, timeout=20)

    def _admit_as_facilitator(self, who: str) -> None:
        leader = Person(self.url, self.links["conference"], self.person("facilitator"))
        leader.log_in()
        assert self.press(f"people/{self.person('facilitator')['id']}/admit") == 303
        device = leader.device()
        device.must("person.admit", {"id": self.person(who)["id"]})
        self.leaves(device)

    def _made(self, file: str) -> str:
        """The organizer's token, as the command prints it. The command runs in this process: that is quicker."""
        with NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as written:
            written.write(file)
            written.flush()
            given = [written.name, "--data-dir", str(self.server.data)]
            done = CliRunner().invoke(new, given, env=_only(self.server.env), catch_exceptions=False)
        link = _LINK.search(done.output)
        assert link, done.output
        return link[1]

    def _read_links(self) -> dict[str, Any]:
        page = unescape(self.organizer.get("?screen=organizer").text)
        self._token = csrf_in(page)
        tokens = dict(filter(None, map(_person_and_token, _FIELD.findall(page))))
        device = self.organizer.device()
        people = device.replica.of_type("person")
        device.close()
        order = [one["name"] for one in DEMO["person"]]
        people.sort(key=lambda one: order.index(one["name"]) if one["name"] in order else len(order))
        said = [self._said(one, tokens[one["id"]]) for one in people]
        return {"url": self.url, "conference": self.organizer.conference, "people": said}

    def _said(self, person: dict[str, Any], token: str) -> dict[str, Any]:
        url = f"{self.url}/j#{token}"
        return {"id": person["id"], "name": person["name"], "role": person["role"], "url": url, "token": token}


def _only(environment: dict[str, str]) -> dict[str, str | None]:
    """The server's environment without what a developer set for IPK."""
    return {**{name: None for name in os.environ if name.startswith("IPK_")}, **environment}


def _person_and_token(field: str) -> tuple[str, str] | None:
    id, token = re.search(r'id="address-([^"]+)"', field), _LINK.search(field)
    return (id[1], token[1]) if id and token else None


def under_way(conference: Conference) -> Conference:
    """The meeting has begun: step 2 runs, the door is open, what the child released of its page and a few cards hang.

    All of it was done by the people themselves, and all of them left again: nobody is in.
    """
    conference.press("door/open")
    lead = conference.comes("facilitator")
    lead.must("meeting.open")
    lead.must("meeting.step", {"step": 2})
    by_id = {one["id"]: conference.comes(one["name"]) for one in DEMO["person"] if one["id"] in _AUTHORS}
    for answer in DEMO["answer"]:
        _answers(by_id[_CHILD], answer)
    for place, card in enumerate(_CARDS, 1):
        _sticks(by_id[card["by"]], lead, {"id": f"demo-{place}", **card})
    for device in (lead, *by_id.values()):
        conference.leaves(device)
    return conference


_CHILD = next(one["id"] for one in DEMO["person"] if one["roles"] == ["child"])
#: those that hang in step 2; the others belong to papers of later steps
_CARDS = [card for card in DEMO["card"] if card["paper"] in ("dari-se", "nedari-se")]
_AUTHORS = {_CHILD, *(card["by"] for card in _CARDS)}


def _answers(child: Device, answer: dict[str, Any]) -> None:
    about = {name: answer[name] for name in ("question", "asked", "sheet", "heading", "paper") if name in answer}
    said = {"text": answer["text"], "symbols": answer.get("symbols", [])}
    id = f"answer-{answer['question']}"
    child.must("profile.answer", {"id": id, "about": about, **said})
    if "consent" not in answer:
        return
    child.must("profile.consent", {"id": id, "consent": answer["consent"]})
    if answer["paper"] in {paper["id"] for paper in child.papers()}:
        child.must("profile.show", {"answer": id})


def _sticks(author: Device, lead: Device, card: dict[str, Any]) -> None:
    author.must("card.stick", {name: value for name, value in card.items() if name not in ("by", "waiting")})
    lead.sees(card["id"])
    if lead.card(card["id"])["state"] == "waiting" and not card.get("waiting"):  # pyright: ignore[reportOptionalSubscript]
        lead.must("card.approve", {"id": card["id"]})
