"""A hostile file with a valid passphrase imports nothing that a command could not (I8, I11–I18)."""

import pytest

from ipk.domain.kernel.errors import Invalid, IpkError, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.profile.imports import BUDGET
from ipk.domain.wall.quotas import MEDIA
from ipk.services.ports import UnitOfWork
from ipk.storage.crypto import passphrase_file
from tests.services.profile.test_answer_versions import ID
from tests.services.sample_conference import SampleConference
from tests.services.transfer.transfer_files import PASSPHRASE, content, drawn_on, said, told, unpacks
from tests.wire.support.pictures import png

pytestmark = pytest.mark.usefixtures("quick")


NOTE = {"id": "v", "kind": "note", "step": 2, "paper": "dari-se", "text": "Ahoj"}
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
    "a message for whoever leads": content(arranged=[["messages.make", {**NOTE, "reach": "facilitator"}]]),
    "a message that the child gave": content(arranged=[["messages.make", {**NOTE, "reach": "tells", "told": True}]]),
    "a message handed over": content(arranged=[["messages.give", {"id": "v", "reach": "facilitator", "told": True}]]),
    "somebody who speaks for the child": content(arranged=[["part.choose", {"way": "guide", "speaker": "jirina"}]]),
    "what others may know": content(arranged=[["part.known", {"known": True, "told": True}]]),
    "whom others may know": content(arranged=[["guests.known", {"known": True, "told": True}]]),
    "an answer to a wish": content(arranged=[["guests.name", {"id": "g", "name": "Otec", "answer": "yes"}]]),
    "an allergy of somebody else": content(
        arranged=[["snacks.allergy", {"allergen": "milk", "has": False, "person": "jirina"}]]
    ),
    "music that plays": content(arranged=[["music.play", {"tune": "louka"}]]),
    "a told consent": told(("profile.answer", {**said()[1], "told": True})),
    "a picture of nothing": content(media=[{"kind": "picture", "wave": ""}]),
    "an allergen that is none": content(arranged=[["snacks.allergy", {"allergen": "x" * 99, "has": True}]]),
}


@pytest.mark.parametrize("harm", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_import_file_is_refused_and_changes_nothing(elsewhere: SampleConference, harm: bytes) -> None:
    """I8, I11, I13, I18, A1, A2: whoever knows the passphrase may still mean harm."""
    with pytest.raises(IpkError), elsewhere.nothing_changes():
        unpacks(elsewhere, passphrase_file.encrypt([harm], PASSPHRASE))


@pytest.mark.parametrize(
    "blob",
    [b"", b"<svg onload=alert(1)>", b"GIF89a" + bytes(60), png(31, 17)[:60]],
    ids=["nothing", "svg", "gif", "cut"],
)
def test_an_import_with_an_invalid_picture_is_refused_as_a_whole(elsewhere: SampleConference, blob: bytes) -> None:
    """I2, I6."""
    shown = [["profile.attach", {**drawn_on(), "media": "0"}]]
    sitting = {"at": "2025-06-01T10:00:00+00:00", "acts": shown}
    file = passphrase_file.encrypt(
        [content(media=[{"kind": "picture", "wave": ""}], sittings=[sitting]), blob], PASSPHRASE
    )
    with pytest.raises(Invalid), elsewhere.nothing_changes():
        unpacks(elsewhere, file)


SITTING = {"at": "2025-06-01T10:00:00+00:00", "acts": []}
LINES = [{"id": f"l{number}", "colour": "ink", "size": 2, "points": "AAAAAA=="} for number in range(BUDGET.strokes)]
DRAWN = ["profile.lines", {**drawn_on(), "strokes": LINES, "drop": []}]
LINE = ["messages.stroke", {"id": "v", "stroke": LINES[0]}]
MANY: dict[str, bytes] = {
    "acts": content(arranged=[["music.wish", {"before": True}]] * (BUDGET.acts + 1)),
    "sittings": content(sittings=[SITTING] * (BUDGET.sittings + 1)),
    "lines": content(sittings=[{**SITTING, "acts": [DRAWN]}], arranged=[LINE]),
    "acts about one answer in one sitting": told(*[said()] * (BUDGET.commands_per_answer + 1)),
    "pictures": content(media=[{"kind": "picture", "wave": ""}] * (BUDGET.media + 1)),
}


@pytest.mark.parametrize("many", MANY.values(), ids=MANY)
def test_an_import_over_its_budget_is_refused_before_it_is_applied(elsewhere: SampleConference, many: bytes) -> None:
    """A29: a budget of acts, sittings, lines, pictures and sounds."""
    with pytest.raises(TooMany, match="more in this file"), elsewhere.nothing_changes():
        unpacks(elsewhere, passphrase_file.encrypt([many], PASSPHRASE))


def test_an_encrypted_import_over_the_size_limit_is_refused(elsewhere: SampleConference) -> None:
    """A29."""
    with pytest.raises(Invalid), elsewhere.nothing_changes():
        unpacks(elsewhere, passphrase_file.encrypt([b" " * (BUDGET.size + 1)], PASSPHRASE))


def test_an_import_is_refused_when_media_are_full(elsewhere: SampleConference) -> None:
    """A29: pictures come only as long as the wall could take them."""

    def fill(work: UnitOfWork) -> None:
        for number in range(MEDIA.total):
            work.save(MediaItem(id=f"m-{number}", kind="picture", mime="", owner="", key="k"))

    elsewhere.change(fill)
    shown = [["profile.attach", {**drawn_on(), "media": "0"}]]
    sitting = {"at": "2025-06-01T10:00:00+00:00", "acts": shown}
    file = content(media=[{"kind": "picture", "wave": ""}], sittings=[sitting])
    with pytest.raises(TooMany, match="too many pictures"), elsewhere.nothing_changes():
        unpacks(elsewhere, passphrase_file.encrypt([file, png(31, 17)], PASSPHRASE))
