"""A6, A19, C1, C4: words planted where they belong, looked for everywhere else."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
import requests

from tests.abuse.support.searching import disguises, files, found_in_files
from tests.wire.support.client import Person, csrf_in, new_id
from tests.wire.support.ink import own_line, points, stroke
from tests.wire.support.library import PollingWire
from tests.wire.support.pictures import png
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine, own_room

pytestmark = pytest.mark.abuse

DOCUMENTS = ("profile.pdf", "minutes.pdf", "minutes.docx", "plan.ics", "name-cards.pdf", "")


def canary() -> str:
    return f"kanarek{secrets.token_hex(8)}"


@every_engine
def test_a_waiting_card_reaches_nobody_else_in_any_response(room: Room) -> None:
    """A6: sync, patch, live, answers, pages, documents, polling."""
    father, lead = room.device("family", 1), room.device("facilitator")
    secret, card, line = canary(), new_id("karta"), new_id("tah")
    polling = room.person("professional").device(PollingWire)
    father.stick(secret, id=card)
    drawing = father.stick(None, kind="drawing")
    father.must("drawing.stroke", {"id": drawing, "stroke": stroke(id=line)})
    father.live(kind="ink", card=drawing, stroke=line, colour="ink", size=2, at=0, points=points((1, 1), (2, 2)))
    father.live(kind="typing", card=card)
    father.live(kind="pointer", paper=father.plain_paper(), x=1, y=2)
    lead.sees(drawing)
    sentinel = room.device("child").stick("Hlídka")
    others = [
        d for d in [*room.everybody(), polling] if d.person is not father.person and d.person.role != "facilitator"
    ]
    for device in others:
        device.sees(sentinel)
        device.sync()
        for cmd in ("card.edit", "card.peel", "card.move", "card.raise", "card.approve", "card.lock"):
            device.do(cmd, {"id": card})
        texts = [device.person.get(path).content for path in DOCUMENTS]
        for word in (secret, line, drawing):
            assert word.encode() not in device.received, (device.person.role, word)
            assert not any(word.encode() in text for text in texts), (device.person.role, word)
    polling.close()


def test_nobody_learns_who_voted_for_a_topic(room: Room) -> None:
    """A6: who gave the dots is told to nobody, while the vote is open and after."""
    room.calm(step=4)
    lead, mother, child = (room.device(role) for role in ("facilitator", "family", "child"))
    topic = new_id("tema")
    lead.must("topic.make", {"id": topic, "title": "Téma"})
    mother.sees(topic)
    mother.wait(lambda: mother.meeting["step"] == 4, about="step 4")
    lead.must("vote.open", {"dots": 3})
    others = room.others_than("family")
    for device in others:
        device.wait(lambda device=device: device.meeting["vote"]["open"], about="the vote")
    starts = {id(device): len(device.patches) for device in others}
    mother.must("vote.cast", {"topic": topic})
    sentinel = child.stick("Hlídka")
    for device in others:
        device.sees(sentinel)
        told = [record for patch in device.patches[starts[id(device)] :] for record in patch["records"]]
        assert not [one for one in told if one.get("mine", {}).get("dots") or one.get("dots")], device.person.role
        assert not [one for one in told if one["type"] == "ballot"], device.person.role
    lead.must("vote.close")
    for device in others:
        device.sees(topic, dots=1)
    room.calm()


@pytest.mark.parametrize("moderation", ["open", "approve"])
def test_what_is_written_alone_is_in_no_byte_before_it_is_uncovered(room: Room, moderation: str) -> None:
    """A6: with *approve first* the facilitator alone reads it; without, nobody but its author."""
    room.calm(step=2)
    lead, mother, child = (room.device(role) for role in ("facilitator", "family", "child"))
    lead.must("meeting.moderation", {"moderation": moderation})
    lead.must("meeting.alone")
    mother.wait(lambda: mother.meeting["alone"], about="writing alone")
    canaries = {mother: new_id("kanarek"), child: new_id("kanarek")}
    for device, canary in canaries.items():
        device.must(
            "card.stick",
            {"id": new_id(), "kind": "note", "paper": device.plain_paper(), "x": 9, "y": 9} | {"text": canary},
        )
    lead.must("meeting.moderation", {"moderation": "open"})
    room.settle()
    for author, canary in canaries.items():
        reads = [author, lead] if author is mother and moderation == "approve" else [author]
        found = [device for device in room.everybody() if canary.encode() in device.received]
        assert {device.id for device in found} == {device.id for device in reads}
    lead.must("meeting.uncover")
    child_card = next(one for one in child.replica.of_type("card") if one.get("text") == canaries[child])
    for device in room.everybody():
        device.sees(child_card["id"], state="shown")
    room.calm()


def test_an_unclear_signal_does_not_reveal_who_raised_it(room: Room) -> None:
    """A6: `unclear` carries nobody's id, to nobody."""
    child, lead = room.device("child"), room.device("facilitator")
    room.settle()
    starts = {id(device): len(device.patches) for device in room.everybody()}
    child.must("signal.raise", {"kind": "unclear"})
    sentinel = room.device("guide").stick("Hlídka", said_by=child.id)
    for device in room.others_than("child"):
        device.sees(sentinel)
        patches = device.patches[starts[id(device)] :]
        signals = [(patch, record) for patch in patches for record in patch["records"] if record["type"] == "signal"]
        for patch, record in signals:
            assert child.id not in str(record)
            assert patch.get("by") != child.id, f"{device.person.role} learns it from `by`"
    assert lead.connected


@pytest.fixture(scope="module")
def planted() -> Iterator[tuple[Room, list[str]]]:
    """An installation where every kind of word was said, one of each in every state."""
    with own_room() as room:
        yield room, plant(room)


def plant(room: Room) -> list[str]:
    words = [canary() for _ in range(12)]
    child, mother, lead = (room.device(role) for role in ("child", "family", "facilitator"))
    shown = child.stick(words[0])
    child.must("card.edit", {"id": shown, "text": words[1]})
    mother.stick(words[2])
    hidden = room.approved(mother, words[3])
    lead.must("card.hide", {"id": hidden, "words": words[4]})
    child.must("card.peel", {"id": child.stick(words[5])})
    drawing = child.stick(None, kind="drawing")
    line = own_line()
    child.must("drawing.stroke", {"id": drawing, "stroke": stroke(points=line)})
    media = room.person("child").upload(png(31, 17, words[6].encode()), f"{words[7]}.png").json()
    child.stick(None, kind="picture", media=media["id"])
    guest_called(room, words[8])
    room.device("professional").do("card.fly", {"id": words[9]})
    requests.get(f"{room.serving.url}/{words[10]}", timeout=20)
    requests.post(f"{room.serving.url}/j", data={"token": words[11]}, timeout=20)
    names = [person.name for person in room.people if len(person.name) > 5]
    return [*words, *names, line]


def guest_called(room: Room, name: str) -> None:
    guest = Person(room.serving.url, room.conference)
    token = csrf_in(guest.http.get(f"{guest.url}/join", timeout=20).text)
    code = room.device("display").replica.of_type("door")[0]["code"]
    guest.http.post(f"{guest.url}/join", data={"code": code, "name": name, "csrf_token": token}, timeout=20)
    lead = room.device("facilitator")
    lead.wait(lambda: name in [person["name"] for person in lead.replica.of_type("person")], about="the guest")


def test_no_word_of_a_conference_is_readable_on_the_disk(planted: tuple[Room, list[str]]) -> None:
    """C1: database, write-ahead log, media, temp, backups; while running and after a calm end."""
    room, words = planted
    folders = [room.serving.data, room.serving.temp]
    assert any(folders[0].iterdir())
    assert found_in_files(words, *folders) == []
    room.serving.seconds_to_stop()
    try:
        assert found_in_files(words, *folders) == []
    finally:
        room.serving.start()


def test_media_files_on_disk_are_not_readable_pictures(planted: tuple[Room, list[str]]) -> None:
    """C1: sealed, so no picture's head anywhere in the data folder."""
    room, _ = planted
    for file, content in files(room.serving.data):
        for head in (b"\x89PNG\r\n", b"JFIF\0\1", b"WEBPVP8"):  # long enough never to stand in noise by chance
            assert head not in content, file


def after_the_greeting(room: Room) -> str:
    """What a server logged once it ran; before that the demo prints its links, as it should."""
    words = room.serving.words()
    last = max((words.rfind(person.token) for person in room.people), default=-1)
    return words[words.find("\n", last) + 1 :] if last >= 0 else words


def test_no_word_or_name_is_in_the_log(planted: tuple[Room, list[str]]) -> None:
    """C4: whatever was said, refused or mistyped."""
    room, words = planted
    log = after_the_greeting(room).encode()
    assert [word for word in words if any(shape in log for shape in disguises(word))] == []


@every_engine
def test_no_token_cookie_or_code_is_in_the_log(room: Room) -> None:
    """A19, C4: after people came in, were refused and came again."""
    room.everybody()
    code = room.device("display").replica.of_type("door")[0]["code"]
    for person in room.people[:4]:
        requests.get(f"{person.url}/j", params={"token": "x" * 20}, timeout=20)
        again = Person(person.url, person.conference, {"token": person.token})
        again.log_in()
        again.get()
        requests.post(f"{person.url}/join", data={"code": code, "name": "x"}, timeout=20)
    log = room.serving.words()
    greeting_end = len(log) - len(after_the_greeting(room))
    secret_words = [person.token for person in room.people] + [
        value for person in room.people for value in person.http.cookies.values()
    ]
    assert [word[:8] for word in secret_words if word in log[greeting_end:]] == []
    assert code not in log[greeting_end:].split()


def test_a_token_is_in_no_address_header_or_page(room: Room) -> None:
    """A19: Location, Referer, history, pages."""
    room.everybody()  # in by their own devices; another one with the same link would keep those in the lobby
    for person in room.people[:5]:
        again = Person(person.url, person.conference, {"token": person.token})
        answer = again.log_in()
        assert person.token not in str(answer.headers)
        assert person.token not in answer.text
        assert answer.headers.get("Referrer-Policy") == "no-referrer"
        assert "no-store" in answer.headers.get("Cache-Control", "")
    for role in ("child", "facilitator", "display", "professional"):
        page = room.person(role).get()
        assert not [one for one in room.people if one.token in page.text], role


def test_a_personal_page_is_not_kept_by_the_browser(room: Room) -> None:
    """A19, C6: Back on a shared tablet shows nothing."""
    for role in ("child", "facilitator", "professional"):
        assert "no-store" in room.person(role).get().headers.get("Cache-Control", ""), role


def test_the_key_lies_outside_the_data(planted: tuple[Room, list[str]]) -> None:
    """C1: a copied data folder alone opens nothing."""
    room, _ = planted
    key = (room.serving.folder / "key").read_bytes().strip()
    assert key
    assert [file for file, content in files(room.serving.data) if key in content] == []
