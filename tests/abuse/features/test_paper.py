"""A6 to A9, I1, I9, C1 for the profile on paper and its picture on the wall: both are made of what is released now."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator
from secrets import token_hex

import pytest
import requests

from tests.abuse.support.searching import files, found_in_files
from tests.support.media.photos import photo
from tests.support.servers.processes import needed
from tests.wire.support.client import Device, Person
from tests.wire.support.ink import points
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse

SECOND = 1.0
#: no two photos alike: a page carries what it shows twice only once
_widths = itertools.count()
STAFF = ("facilitator", "recorder", "organizer")
PAGE = "profile-page"


@pytest.fixture(scope="module")
def demo() -> Iterator[Room]:
    with own_room() as room:
        room.everybody()
        yield room


def canary() -> str:
    return f"kanarek{token_hex(6)}"


def answered(device: Device, words: str, *, label: str = "") -> str:
    """An answer with words, a photo and a drawing. Its id."""
    question = f"q-{token_hex(6)}"
    about = {"question": question, "asked": f"Co tě baví {words[-4:]}?", "heading": "like", "paper": "co-mam-rad"}
    address = {"id": f"answer-{question}", "about": about}
    picture = device.person.upload(photo(900 + next(_widths), 600), "a.jpg").json()["id"]
    device.must("profile.answer", address | {"text": words})
    device.must("profile.attach", address | {"media": picture, "label": label})
    line = {"id": "cara", "colour": "red", "size": 2, "points": points((100, 100), (900, 700))}
    device.must("profile.stroke", address | {"stroke": line})
    return f"answer-{question}"


def releases(child: Device, answer: str, consent: str) -> None:
    child.must("profile.consent", {"id": answer, "consent": consent})


def fetched(person: Person, name: str) -> requests.Response:
    return person.http.get(f"{person.url}/c/{person.conference}/{name}", timeout=30)


def printed(person: Person, query: str = "") -> str:
    """What stands on this person's paper."""
    pdf = fetched(person, f"profile.pdf{query}")
    assert pdf.status_code == 200
    words = subprocess.run([needed("pdftotext"), "-", "-"], input=pdf.content, capture_output=True, check=True).stdout
    return "".join(words.decode().split())


def photos(person: Person) -> int:
    return fetched(person, "profile.pdf").content.count(b"/DCTDecode")


def test_others_print_only_answers_released_for_minutes(demo: Room) -> None:
    """A6: neither its words, nor its photo, nor its drawing, in no language and no design."""
    child, guide = demo.device("child"), demo.device("guide")
    words = {consent: canary() for consent in ("me", "wall", "minutes")}
    before = photos(demo.person("organizer"))
    for consent, secret in words.items():
        releases(child, answered(child, secret), consent)
    for device in (child, guide):
        page = printed(device.person)
        assert [consent for consent, secret in words.items() if secret in page] == ["wall", "minutes"]
    for role in STAFF:
        for query in ("", "?design=meadow&lang=uk", "?consent=me&role=child&id=answer-a"):
            page = printed(demo.person(role), query)
            assert [consent for consent, secret in words.items() if secret in page] == ["minutes"], role
        assert photos(demo.person(role)) == before + 1, role
    for role in ("family", "professional", "support", "display"):
        assert fetched(demo.person(role), "profile.pdf").status_code == 403
    for role in (*STAFF, "family", "display"):
        assert fetched(demo.person(role), "profile.jpg").status_code == 404


def test_hanging_the_profile_page_releases_no_answer(demo: Room) -> None:
    """A6, A7: the guide hangs what hangs already; a secret and an answer for paper alone stay off the wall."""
    child, guide, display = demo.device("child"), demo.device("guide"), demo.device("display")
    shown = answered(child, canary())
    releases(child, shown, "wall")
    guide.must("profile.hang", {})
    display.sees(PAGE, kind="page", own_words=True)
    before = fetched(display.person, "wall/profile.jpg").content
    secret, sentinel = canary(), answered(child, canary())
    answered(guide, secret)
    assert fetched(display.person, "wall/profile.jpg").content == before
    assert secret.encode() not in display.received
    releases(child, sentinel, "wall")
    assert fetched(display.person, "wall/profile.jpg").content != before
    for card in ("text", "album", "strokes"):
        assert not display.replica.records[PAGE].get(card)


def test_a_withdrawn_answer_disappears_from_wall_picture_and_print(demo: Room) -> None:
    """A8: with the page hanging before everybody and the PDF open elsewhere."""
    child, display = demo.device("child"), demo.device("display")
    stays, secret = answered(child, canary()), canary()
    goes = answered(child, secret)
    releases(child, stays, "wall")
    child.must("profile.hang", {})
    without = fetched(display.person, "wall/profile.jpg").content
    releases(child, goes, "minutes")
    with_it = {size: fetched(display.person, f"wall/profile.jpg{size}").content for size in ("", "?size=thumb")}
    assert with_it[""] != without
    assert secret in printed(demo.person("organizer"))
    child.must("profile.withdraw", {"answer": goes})
    display.within(SECOND, lambda: f"profile-{goes}" not in display.replica.records, "being gone")
    assert fetched(display.person, "wall/profile.jpg").content == without
    assert fetched(display.person, "wall/profile.jpg?size=thumb").content != with_it["?size=thumb"]
    assert secret not in printed(demo.person("organizer"))
    assert secret not in printed(child.person)


def test_the_picture_of_a_hidden_or_peeled_profile_page_is_not_found(demo: Room) -> None:
    """A9: peeled, hidden, of another conference, for a stranger."""
    child, lead, mother = demo.device("child"), demo.device("facilitator"), demo.device("family")
    releases(child, answered(child, canary()), "wall")
    child.must("profile.hang", {})
    mother.sees(PAGE)
    assert fetched(mother.person, "wall/profile.jpg").status_code == 200
    lead.must("card.hide", {"id": PAGE})
    assert fetched(mother.person, "wall/profile.jpg").status_code == 404
    lead.must("card.approve", {"id": PAGE})
    assert fetched(mother.person, "wall/profile.jpg").status_code == 200
    child.must("profile.peel", {})
    for device in (mother, lead, child):
        assert fetched(device.person, "wall/profile.jpg").status_code == 404
    elsewhere = f"{demo.serving.url}/c/jina-konference/wall/profile.jpg"
    assert mother.person.http.get(elsewhere, timeout=20).status_code == 404
    assert requests.get(f"{demo.serving.url}/c/{demo.conference}/wall/profile.jpg", timeout=20).status_code == 404


def test_only_the_circle_hangs_peels_or_designs_the_profile_page(demo: Room) -> None:
    """A1, A5."""
    child = demo.device("child")
    releases(child, answered(child, canary()), "wall")
    child.must("profile.hang", {})
    for device in demo.others_than("child"):
        if device.person.role == "guide":
            continue
        for cmd, args in (("profile.hang", {}), ("profile.peel", {}), ("profile.design", {"design": "sea"})):
            assert device.do(cmd, args)["code"] == "not_allowed", (device.person.role, cmd)
    for args in ({"design": "../sun"}, {"design": None}, {}, {"design": "sea", "role": "guide"}):
        assert child.do("profile.design", args)["code"] == "invalid"
    stuck = {"id": "page-2", "kind": "page", "paper": "co-mam-rad", "x": 300, "y": 300}
    assert child.do("card.stick", stuck)["code"] == "invalid"


@pytest.mark.parametrize(
    "label", ["../../etc/passwd", "nul", "x" * 300, '"/><script>alert(1)</script>', '#read("/etc/passwd")', "\\"]
)
def test_printing_a_photo_with_a_hostile_label_reads_no_file(demo: Room, label: str) -> None:
    """I1, I9: no markup, no path; what is kept has names of the server's making."""
    child = demo.device("child")
    answer = answered(child, canary(), label=label)
    releases(child, answer, "minutes")
    pdf = fetched(child.person, "profile.pdf")
    assert pdf.status_code == 200
    assert b"root:" not in pdf.content
    assert pdf.headers["Content-Disposition"] == 'inline; filename="profile.pdf"'
    child.must("profile.withdraw", {"answer": answer})


def test_printing_leaves_nothing_on_the_disk(demo: Room) -> None:
    """C1, C3: no page, no photo, no word, neither in the data nor where programs put what they need a while: what is
    not there needs no shredding."""
    child = demo.device("child")
    secret, label = canary(), canary()
    releases(child, answered(child, secret, label=label), "wall")
    child.must("profile.hang", {})
    assert secret in printed(child.person)
    assert fetched(child.person, "wall/profile.jpg").status_code == 200
    folders = (demo.serving.data, demo.serving.temp)
    assert found_in_files([secret, label], *folders) == []
    pages = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG")
    assert [file for file, content in files(*folders) if content.startswith(pages)] == []
