"""A2: two conferences in one installation know nothing of each other."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from prepare.places import ROOT
from tests.wire.support.client import Person
from tests.wire.support.packets import HandWire, Refused
from tests.wire.support.pictures import png
from tests.wire.support.room import Room
from tests.wire.support.rooms import new_folder
from tests.wire.support.serving import Serving

pytestmark = pytest.mark.abuse

MISSING = "nikdy-nebyla-0000"
OTHER = """
goal = "Jak podpořit Pepíka?"

[child]
name = "Pepík"

[[people]]
name = "Olga Organizující"
roles = ["organizer", "facilitator"]

[[people]]
name = "Strýc Bořek"
role = "support"
supports = "Pepík"
"""


@pytest.fixture(scope="module")
def neighbours() -> Iterator[tuple[Room, Person]]:
    """The demo, and the organizer of another conference in the same installation."""
    serving = Serving(new_folder())
    draft = serving.folder / "pepik.toml"
    draft.write_text(OTHER, encoding="utf-8")
    made = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "new", str(draft), "--data-dir", str(serving.data)],
        env=serving.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    token = re.search(r"/j#([\w-]+)", made.stdout)
    assert token, made.stdout
    room = Room(serving.start())
    organizer = Person(serving.url, "", {"token": token.group(1), "role": "organizer"})
    organizer.conference = organizer.log_in().headers["Location"].rstrip("/").rsplit("/", 1)[-1]
    yield room, organizer
    room.close()
    serving.stop(9)


def test_pages_of_another_conference_answer_like_a_missing_one(neighbours: tuple[Room, Person]) -> None:
    """A2: pages and pictures."""
    room, organizer = neighbours
    child = room.person("child")
    media = child.upload(png()).json()["id"]
    room.device("child").stick(None, kind="picture", media=media)
    assert child.get(f"media/{media}").status_code == 200
    for somebody, foreign in ((child, organizer.conference), (organizer, room.conference)):
        answers = []
        for conference in (foreign, MISSING):
            there = Person(somebody.url, conference)
            there.http.cookies = somebody.http.cookies
            pages = [there.get(path) for path in ("", f"media/{media}", "media/x")]
            answers.append([page.status_code for page in pages])
            assert not any("Anička" in page.text or "Pepík" in page.text for page in pages)
        assert answers[0] == answers[1]
        assert 200 not in answers[0]
    here = Person(organizer.url, organizer.conference)
    here.http.cookies = organizer.http.cookies
    assert here.get(f"media/{media}").status_code == 404


def test_a_socket_of_another_conference_is_refused_like_a_missing_one(neighbours: tuple[Room, Person]) -> None:
    """A2: sync and commands."""
    room, organizer = neighbours
    refusals = []
    for conference in (organizer.conference, MISSING):
        with pytest.raises(Refused) as refusal:
            HandWire(room.serving.url, room.person("facilitator").cookie, {"conference": conference})
        refusals.append(refusal.value.said)
    assert refusals[0] == refusals[1]


def test_changes_and_ids_do_not_cross_between_conferences(neighbours: tuple[Room, Person]) -> None:
    """A2, A3: what happens here arrives only here, and ids from there are unknown here."""
    room, organizer = neighbours
    there, child = organizer.device(), room.device("child")
    card = child.stick("Jen u Aničky")
    room.device("guide").sees(card)
    there.sync()
    assert card.encode() not in there.received
    assert "Anička".encode() not in there.received
    answers = [there.do("card.hide", {"id": one}) for one in (card, MISSING)]
    assert [answer["ok"] for answer in answers] == [False, False]
    assert answers[0]["code"] == answers[1]["code"]
    assert answers[0]["message"] == answers[1]["message"]
    answers = [there.do("person.remove", {"id": one}) for one in (child.id, MISSING)]
    assert answers[0]["code"] == answers[1]["code"]
    assert child.sync()["ok"]
    there.close()
