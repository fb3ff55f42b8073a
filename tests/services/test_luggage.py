"""A profile goes from one installation to another: everything of it, between the child and its guide again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ipk.domain.book import BOOK, Book
from ipk.domain.drawing import Stroke
from ipk.domain.errors import Invalid, IpkError, NotAllowed, TooMany
from ipk.domain.media import MediaItem
from ipk.domain.messages import Message
from ipk.domain.music import WISHES, MusicWishes, Song
from ipk.domain.people import Person
from ipk.domain.profile import About, Answer
from ipk.domain.sittings import Earlier
from ipk.realtime.luggage import MOST_ACTS, MOST_BYTES, Luggage
from ipk.services import arranging, doubting, messages, music, profile, songs
from ipk.services.luggage import Porter, good_passphrase
from ipk.services.messages import NewMessage
from ipk.services.packing import close, pack_profile
from ipk.services.profile import Brought
from ipk.services.unpacking import bring_in, bring_into_new, open_luggage, unpack_profile
from ipk.storage import suitcase
from ipk.storage.pictures import clean_picture
from ipk.storage.sounds import clean_sound
from tests.builders import ANICKA, EVA, JANA, LENKA, NOVAKOVA, PETR
from tests.services.house import Cellar, House
from tests.services.test_sittings import ABOUT, ID, draws, rubs_out, says, sits_down
from tests.support.sounds import wav
from tests.wire.ink import points
from tests.wire.pictures import png

PASSPHRASE = "kočka leze přes plot"
PICTURES = frozenset({"dog", "hug", "happy"})
PORTER = Porter(suitcase.seal, suitcase.unseal, lambda said: Luggage(said, PICTURES), clean_picture, clean_sound)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suitcase, "_COST", {"n": 2**4, "r": 8, "p": 1})
    music.lay_out(["louka"])


@pytest.fixture
def elsewhere(tmp_path: Path) -> House:
    """Another installation, with nothing in the book."""
    there = House(Cellar(tmp_path / "jinde")).everybody_in(step=0)
    there.clock.forward(days=30)
    for id in ("usinani", "hudba"):
        there.change(lambda work, id=id: work.bury(work.get(Answer, id)))
    return there


def brings(house: House, id: str, data: bytes, kind: Any, person: Person = ANICKA) -> None:
    item = MediaItem(id=id, kind=kind, mime="", owner=person.id, key="a2xpYzEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg=")
    house.change(lambda work: work.keep(item))
    house.store.media.put(house.conference, id, data, item.key)


def lives(house: House) -> None:
    """Two sittings, and something arranged around them."""
    for id in ("usinani", "hudba"):
        house.change(lambda work, id=id: work.bury(work.get(Answer, id)))
    sits_down(house)
    draws(house, "a")
    draws(house, "b")
    brings(house, "m-foto", png(31, 17), "picture")
    house.send(ANICKA, "profile.attach", profile.attach, **ABOUT, brought=Brought("m-foto", "můj pes"))
    says(house, text="Psi", symbols=("dog", "hug"))
    sits_down(house)
    rubs_out(house, "a")
    house.send(ANICKA, "profile.detach", profile.detach, id=ID, media="m-foto")
    says(house, EVA, text="Má ráda koně", said_by="jirina", symbols=("hug",))
    house.send(ANICKA, "profile.consent", profile.consent, id=ID, consent="minutes")
    about = About("hry", "Na co si hraješ?", "6-9", "like", "dari-se")
    house.send(
        ANICKA, "profile.answer", profile.answer_question, id="answer-hry", about=about, text="Nechci", none=True
    )
    brings(house, "m-pisnicka", wav(), "song")
    house.send(ANICKA, "song.add", songs.add_song, id="pisnicka", media="m-pisnicka", title="Moje písnička")
    house.send(ANICKA, "music.wish", songs.wish, before=True, during=False, liked=["louka", "pisnicka"])
    house.send(ANICKA, "part.choose", arranging.choose_part, way="messages", speaker="eva")
    new = NewMessage("drawing", 2, "dari-se")
    house.send(ANICKA, "messages.make", messages.make_message, id="vzkaz", new=new)
    line = profile.NewStroke("x", "ink", 2, points((1, 1), (5, 5)))
    house.send(ANICKA, "messages.stroke", messages.draw, id="vzkaz", stroke=line)


def packed(house: House, person: Person = EVA, reason: str = "meeting") -> bytes:
    packed = house.read(lambda work: pack_profile(work, person, reason=reason))
    return close(packed, house.store.media, house.conference, PORTER, PASSPHRASE)


def unpacks(house: House, file: bytes, person: Person = EVA, passphrase: str = PASSPHRASE) -> int:
    opened = open_luggage(PORTER, file, passphrase)

    def keep() -> int:
        return house.change(lambda work: unpack_profile(work, person, opened=opened))

    return bring_in(house.store.media, house.conference, opened, keep)


def content(**fields: Any) -> bytes:
    """What somebody wrote who knows how it is done."""
    plain = {"sheet": "6-9", "design": "sun", "media": [], "sittings": [], "arranged": []}
    return json.dumps(plain | fields).encode()


def told(*acts: tuple[str, Any], at: str = "2025-06-01T10:00:00+00:00") -> bytes:
    return content(sittings=[{"at": at, "acts": list(acts)}])


def said(**more: Any) -> tuple[str, dict[str, Any]]:
    about = {"question": "rada", "asked": "Co tě baví?"}
    return ("profile.answer", {"id": ID, "about": about, "text": "Psi", "speaker": ""} | more)


def drawn_on() -> dict[str, Any]:
    return {"id": ID, "about": {"question": "rada", "asked": "Co tě baví?"}}


def drawn(**more: Any) -> dict[str, Any]:
    line = {"id": "a", "colour": "ink", "size": 2, "points": "AAAAAA=="} | more
    return {**drawn_on(), "strokes": [line], "drop": []}


@pytest.mark.parametrize("person", [EVA, LENKA], ids=["the guide", "the organizer"])
def test_everything_of_the_book_arrives(house: House, elsewhere: House, person: Person) -> None:
    lives(house)
    assert unpacks(elsewhere, packed(house), person) == 2
    there, here = elsewhere.get(Answer, ID), house.get(Answer, ID)
    for field in ("text", "symbols", "asked", "sheet", "heading", "paper", "none", "choice", "colour", "said_by"):
        assert getattr(there, field) == getattr(here, field), field
    assert [line.points for line in elsewhere.read(lambda work: work.all(Stroke, ID))] == [
        line.points for line in house.read(lambda work: work.all(Stroke, ID))
    ]
    assert elsewhere.get(Answer, "answer-hry").none
    assert elsewhere.get(Book, BOOK).sheet == house.get(Book, BOOK).sheet
    wishes = elsewhere.get(MusicWishes, WISHES)
    assert (wishes.before, wishes.during, wishes.liked) == (True, False, ("louka", "pisnicka"))
    song = elsewhere.get(Song, "pisnicka")
    item = elsewhere.get(MediaItem, song.media)
    assert song.title == "Moje písnička"
    assert elsewhere.store.media.get(elsewhere.conference, item.id, item.key)
    assert elsewhere.get(Message, "vzkaz").kind == "drawing"
    assert len(elsewhere.read(lambda work: work.all(Stroke, "vzkaz"))) == 1


def test_earlier_sittings_travel_with_their_time_and_drawing(house: House, elsewhere: House) -> None:
    lives(house)
    unpacks(elsewhere, packed(house))
    (then,) = elsewhere.read(lambda work: work.all(Earlier, ID))
    (was,) = house.read(lambda work: work.all(Earlier, ID))
    assert (then.text, then.symbols, then.lines, then.said_at) == (was.text, was.symbols, ("a", "b"), was.said_at)
    assert [one.label for one in then.album] == ["můj pes"]
    assert elsewhere.get(Answer, ID).said_at == house.get(Answer, ID).said_at


def test_consent_does_not_travel_and_every_answer_is_asked_about(house: House, elsewhere: House) -> None:
    """A6, A8: there it is between the child and its guide again."""
    lives(house)
    assert house.get(Answer, ID).consent == "minutes"
    unpacks(elsewhere, packed(house))
    for id in (ID, "answer-hry"):
        arrived = elsewhere.get(Answer, id)
        assert (arrived.consent, arrived.still, arrived.consent_by, arrived.told) == ("me", "ask", "", False)
    assert elsewhere.get(Message, "vzkaz").reach == "guide"


def test_who_spoke_for_the_child_is_named_where_nobody_knows_them(house: House, elsewhere: House) -> None:
    lives(house)
    jirina = elsewhere.get(Person, "jirina")
    elsewhere.change(lambda work: work.keep(replace(jirina, name="jiná paní")))
    unpacks(elsewhere, packed(house))
    arrived = elsewhere.get(Answer, ID)
    assert (arrived.said_by, arrived.speaker, arrived.written_by) == ("", "babička Jiřina", "")
    elsewhere.send(ANICKA, "profile.confirm", doubting.confirm, id=ID, still="true")
    elsewhere.send(EVA, "profile.answer", profile.answer_question, **ABOUT, colour="sky")
    assert elsewhere.get(Answer, ID).speaker == "babička Jiřina"


def test_what_another_house_does_not_have_is_left_out(elsewhere: House) -> None:
    """Its dictionary, its music, its papers; the rest arrives."""
    file = suitcase.seal(
        [
            content(
                sittings=[
                    {
                        "at": "2025-06-01T10:00:00+00:00",
                        "acts": [
                            [
                                "profile.answer",
                                said(symbols=["dog", "yeti"], choice="yeti")[1]
                                | {"about": {"question": "rada", "asked": "?", "paper": "neni-tu"}},
                            ]
                        ],
                    }
                ],
                arranged=[
                    ["music.wish", {"liked": ["neznama"]}],
                    ["music.choose", {"tune": "neznama", "never": True}],
                    ["snacks.choose", {"id": "neznamy-kolac", "me": True}],
                    ["messages.make", {"id": "v", "kind": "note", "step": 2, "paper": "neni-tu", "text": "Ahoj"}],
                    ["music.wish", {"during": False}],
                ],
            )
        ],
        PASSPHRASE,
    )
    assert unpacks(elsewhere, file) == 1
    arrived = elsewhere.get(Answer, ID)
    assert (arrived.text, arrived.symbols, arrived.choice, arrived.paper) == ("Psi", ("dog",), "", "")
    assert elsewhere.get(MusicWishes, WISHES).during is False


def test_a_photo_is_written_anew_and_loses_what_it_knew(house: House, elsewhere: House) -> None:
    """I2, P10: through the same process as an upload."""
    hidden = png(31, 17) + b"GPS 50.0875N"
    for id in ("usinani", "hudba"):
        house.change(lambda work, id=id: work.bury(work.get(Answer, id)))
    brings(house, "m-foto", hidden, "picture")
    house.send(ANICKA, "profile.attach", profile.attach, **ABOUT, brought=Brought("m-foto"))
    unpacks(elsewhere, packed(house))
    item = elsewhere.get(MediaItem, elsewhere.get(Answer, ID).album[0].id)
    data = elsewhere.store.media.get(elsewhere.conference, item.id, item.key)
    assert data
    assert b"GPS" not in data
    assert (item.width, item.height, item.mime) == (31, 17, "image/jpeg")


HOSTILE: dict[str, bytes] = {
    "no JSON": b"\xff\xfe{",
    "another shape": b"[]",
    "a field more": content(role="organizer"),
    "a doubled key": b'{"sheet":"","sheet":"x","design":"","media":[],"sittings":[],"arranged":[]}',
    "too deep": b"[" * 5000,
    "a sheet that is a path": content(sheet="../../etc"),
    "not a time": told(said(), at="včera"),
    "a time without a place": told(said(), at="2025-06-01T10:00:00"),
    "a time before all": told(said(), at="1970-01-01T00:00:00+00:00"),
    "a consent": told(("profile.consent", {"id": ID, "consent": "minutes"})),
    "something shown": told(said(), ("profile.show", {"answer": ID})),
    "another command": told(
        ("card.stick", {"id": "k", "kind": "note", "paper": "dari-se", "x": 1, "y": 1, "text": "x"})
    ),
    "a command in the wrong place": told(("music.wish", {"before": True})),
    "a person removed": content(arranged=[["person.remove", {"id": "anicka"}]]),
    "somebody here who said it": told(said(said_by="jirina")),
    "a consent in an answer": told(said(consent="wall")),
    "a NUL": told(said(text="Psi\x00")),
    "half a character": content(sittings=[{"at": "2025-06-01T10:00:00+00:00", "acts": [said(text="\ud800")]}]),
    "a text beyond all": told(said(text="x" * 3000)),
    "another answer's mark": told(said(id="answer-jina")),
    "an id that is a trick": told(said(id="__proto__")),
    "a question that is a path": told(said(about={"question": "../x", "asked": "?"})),
    "too many pictures": told(said(symbols=["dog"] * 6)),
    "a name that is none": told(said(speaker="\u202e")),
    "a name that is a number": told(said(speaker=7)),
    "no such pen": told(
        (
            "profile.lines",
            {**said()[1], "strokes": [{"id": "a", "colour": "../x", "size": 2, "points": "AAAA"}], "drop": []},
        )
    ),
    "a picture that is not in the file": told(("profile.attach", {**drawn_on(), "media": "0"})),
    "a picture of somebody here": told(("profile.attach", {**drawn_on(), "media": "m-nekoho"})),
    "more pictures than told": content(media=[{"kind": "picture", "wave": ""}]),
    "a wave that is a script": content(media=[{"kind": "voice", "wave": "<script>"}]),
    "an allergen that is none": content(arranged=[["snacks.allergy", {"allergen": "x" * 99, "has": True}]]),
}


@pytest.mark.parametrize("harm", HOSTILE.values(), ids=HOSTILE)
def test_what_no_house_would_have_packed_changes_nothing(elsewhere: House, harm: bytes) -> None:
    """I8, I11, I13, I18, A1, A2: whoever knows the passphrase may still mean harm."""
    with pytest.raises(IpkError), elsewhere.nothing_changes():
        unpacks(elsewhere, suitcase.seal([harm], PASSPHRASE))


@pytest.mark.parametrize(
    "blob",
    [b"", b"<svg onload=alert(1)>", b"GIF89a" + bytes(60), png(31, 17)[:60]],
    ids=["nothing", "svg", "gif", "cut"],
)
def test_a_picture_that_is_none_is_refused_with_everything(elsewhere: House, blob: bytes) -> None:
    """I2, I6."""
    file = suitcase.seal([content(media=[{"kind": "picture", "wave": ""}]), blob], PASSPHRASE)
    with pytest.raises(Invalid), elsewhere.nothing_changes():
        unpacks(elsewhere, file)


def test_more_than_a_book_can_hold_is_refused(elsewhere: House) -> None:
    many = [["music.wish", {"before": True}]] * (MOST_ACTS + 1)
    with pytest.raises(TooMany), elsewhere.nothing_changes():
        unpacks(elsewhere, suitcase.seal([content(arranged=many)], PASSPHRASE))
    with pytest.raises(Invalid), elsewhere.nothing_changes():
        unpacks(elsewhere, suitcase.seal([b" " * (MOST_BYTES + 1)], PASSPHRASE))


def test_refused_half_way_nothing_stays_not_even_bytes(elsewhere: House, house: House, tmp_path: Path) -> None:
    lives(house)
    file = packed(house)
    elsewhere.change(lambda work: work.keep(Answer(id="usinani", question="q", text="Už tu něco je")))
    with pytest.raises(Invalid, match="already"), elsewhere.nothing_changes():
        unpacks(elsewhere, file)
    media = tmp_path / "jinde" / "data" / "media"
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_new_conference_that_cannot_take_it_is_not_made(house: House, elsewhere: House) -> None:
    opened = open_luggage(PORTER, suitcase.seal([told(said(text="Psi\x00"))], PASSPHRASE), PASSPHRASE)
    with pytest.raises(Invalid):
        bring_into_new(elsewhere.store, elsewhere.store.media, elsewhere.conference, opened)
    assert not elsewhere.store.exists(elsewhere.conference)


@pytest.mark.parametrize("person", [ANICKA, JANA, PETR, NOVAKOVA, LENKA], ids=lambda one: one.id)
def test_nobody_but_the_guide_packs_it(house: House, person: Person) -> None:
    """A20."""
    with pytest.raises(NotAllowed):
        packed(house, person)


@pytest.mark.parametrize("person", [ANICKA, JANA, PETR, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_but_guide_and_organizer_brings_one_in(elsewhere: House, person: Person) -> None:
    with pytest.raises(NotAllowed), elsewhere.nothing_changes():
        unpacks(elsewhere, suitcase.seal([told(said())], PASSPHRASE), person)


@pytest.mark.parametrize("reason", ["", "jen tak", "x" * 4000])
def test_a_file_is_made_for_a_reason(house: House, reason: str) -> None:
    """A20."""
    with pytest.raises(Invalid, match="what the file is for"):
        packed(house, reason=reason)


def test_an_empty_book_is_no_file(elsewhere: House) -> None:
    with pytest.raises(Invalid, match="nothing in the book"):
        packed(elsewhere)


@pytest.mark.parametrize("given", ["", "pes", "aaaaaaaaaaaaaaaaaaaa", "pes pes pes pes", "1234567890", "heslo heslo"])
def test_a_passphrase_that_is_easy_to_guess_is_refused(given: str) -> None:
    with pytest.raises(Invalid, match="easy to guess"):
        good_passphrase(given)


@pytest.mark.parametrize("given", ["kočka leze přes plot", "xK9#mQ2$vL7pTr", "hrad medvěd čepice sníh"])
def test_one_of_several_words_will_do(given: str) -> None:
    assert good_passphrase(given) == given
