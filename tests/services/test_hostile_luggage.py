"""Whoever knows the passphrase may still mean harm: nothing comes in that a command could not bring (I8, I11–I18)."""

import pytest

from ipk.domain.errors import Invalid, IpkError, TooMany
from ipk.realtime.luggage import MOST_ACTS, MOST_BYTES
from ipk.storage import suitcase
from tests.services.house import House
from tests.services.suitcases import PASSPHRASE, content, drawn_on, said, told, unpacks
from tests.services.test_sittings import ID
from tests.wire.pictures import png

pytestmark = pytest.mark.usefixtures("quick")


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
