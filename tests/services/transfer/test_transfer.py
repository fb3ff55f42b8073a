"""Export from one installation and import into another keep all of a profile, private to the circle."""

from dataclasses import replace
from pathlib import Path

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.meeting.music import WISHES, MusicWishes, Song
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import PART, Part
from ipk.domain.profile.answer_versions import AnswerVersion
from ipk.domain.profile.answers import About, Answer
from ipk.domain.profile.imports import ImportBudget
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.profile.workbook import BOOK, Workbook
from ipk.domain.wall.strokes import Stroke
from ipk.services.profile import answers, reconfirm
from ipk.services.profile.answers import NewAttachment
from ipk.services.transfer import export
from ipk.services.transfer.import_profile import read_export
from ipk.services.transfer.import_steps import bring_into_new
from ipk.services.transfer.transfer import good_passphrase
from ipk.storage.crypto import passphrase_file
from tests.builders import ANICKA, EVA, JANA, LENKA, NOVAKOVA, PETR
from tests.services.profile.test_answer_versions import ABOUT, ID
from tests.services.sample_conference import SampleConference
from tests.services.transfer.transfer_files import (
    PASSPHRASE,
    TRANSFER_IO,
    brings,
    content,
    drawn,
    lives,
    packed,
    said,
    told,
    unpacks,
)
from tests.wire.support.pictures import png

pytestmark = pytest.mark.usefixtures("quick")


@pytest.mark.parametrize("person", [EVA, LENKA], ids=["the guide", "the organizer"])
def test_an_import_restores_the_whole_profile(
    sample: SampleConference, elsewhere: SampleConference, person: Person
) -> None:
    lives(sample)
    assert unpacks(elsewhere, packed(sample), person) == 2
    there, here = elsewhere.get(Answer, ID), sample.get(Answer, ID)
    for field in ("text", "symbols", "asked", "sheet", "heading", "paper", "none", "choice", "colour", "said_by"):
        assert getattr(there, field) == getattr(here, field), field
    assert [line.points for line in elsewhere.read(lambda work: work.list(Stroke, ID))] == [
        line.points for line in sample.read(lambda work: work.list(Stroke, ID))
    ]
    assert elsewhere.get(Answer, "answer-hry").none
    assert elsewhere.get(Workbook, BOOK).sheet == sample.get(Workbook, BOOK).sheet
    wishes = elsewhere.get(MusicWishes, WISHES)
    assert (wishes.before, wishes.during, wishes.liked) == (True, False, ("louka", "pisnicka"))
    song = elsewhere.get(Song, "pisnicka")
    item = elsewhere.get(MediaItem, song.media)
    assert song.title == "Moje písnička"
    assert elsewhere.store.media.get(elsewhere.conference, item.id, item.key)
    part = elsewhere.get(Part, PART)
    assert (part.way, part.home, part.speaker) == ("messages", ("page",), "")
    assert elsewhere.get(Message, "vzkaz").kind == "drawing"
    assert len(elsewhere.read(lambda work: work.list(Stroke, "vzkaz"))) == 1


def test_earlier_versions_are_imported_with_their_time_and_drawing(
    sample: SampleConference, elsewhere: SampleConference
) -> None:
    lives(sample)
    unpacks(elsewhere, packed(sample))
    (then,) = elsewhere.read(lambda work: work.list(AnswerVersion, ID))
    (was,) = sample.read(lambda work: work.list(AnswerVersion, ID))
    assert (then.text, then.symbols, then.lines, then.said_at) == (was.text, was.symbols, ("a", "b"), was.said_at)
    assert [one.label for one in then.album] == ["můj pes"]
    assert elsewhere.get(Answer, ID).said_at == sample.get(Answer, ID).said_at


def test_consent_is_not_imported_and_every_answer_must_be_confirmed(
    sample: SampleConference, elsewhere: SampleConference
) -> None:
    """A6, A8: there it is between the child and its guide again."""
    lives(sample)
    assert sample.get(Answer, ID).consent == "minutes"
    unpacks(elsewhere, packed(sample))
    for id in (ID, "answer-hry"):
        arrived = elsewhere.get(Answer, id)
        assert (arrived.consent, arrived.still, arrived.consent_by, arrived.told) == ("me", "ask", "", False)
    assert elsewhere.get(Message, "vzkaz").reach == "guide"


def test_an_imported_stop_sign_is_not_shared_with_the_facilitator(
    sample: SampleConference, elsewhere: SampleConference
) -> None:
    lives(sample)
    about = About("stopka", "Jak řekneš stop?", "6-9", "stop")
    sample.send(ANICKA, "profile.answer", answers.answer_question, id="answer-stopka", about=about, text="Zvednu ruku")
    assert sample.get(Answer, "answer-stopka").consent == "lead"
    unpacks(elsewhere, packed(sample))
    assert elsewhere.get(Answer, "answer-stopka").consent == "me"


def test_an_imported_answer_keeps_the_name_of_its_speaker(
    sample: SampleConference, elsewhere: SampleConference
) -> None:
    lives(sample)
    jirina = elsewhere.get(Person, "jirina")
    elsewhere.change(lambda work: work.save(replace(jirina, name="jiná paní")))
    unpacks(elsewhere, packed(sample))
    arrived = elsewhere.get(Answer, ID)
    assert (arrived.said_by, arrived.speaker, arrived.written_by) == ("", "babička Jiřina", "")
    elsewhere.send(ANICKA, "profile.confirm", reconfirm.confirm, id=ID, still="true")
    elsewhere.send(EVA, "profile.answer", answers.answer_question, **ABOUT, colour="sky")
    assert elsewhere.get(Answer, ID).speaker == "babička Jiřina"


def test_unknown_symbols_tunes_papers_and_snacks_are_left_out_of_an_import(elsewhere: SampleConference) -> None:
    """Its dictionary, its music, its papers; the rest arrives."""
    file = passphrase_file.encrypt(
        [
            content(
                sittings=[
                    {
                        "at": "2025-06-01T10:00:00+00:00",
                        "acts": [
                            [
                                "profile.answer",
                                said(symbols=["dog", "yeti"], choice="yeti")[1]
                                | {
                                    "id": "answer-zahrada",
                                    "about": {"question": "zahrada", "asked": "?", "paper": "neni-tu"},
                                },
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
    arrived = elsewhere.get(Answer, "answer-zahrada")
    assert (arrived.text, arrived.symbols, arrived.choice, arrived.paper) == ("Psi", ("dog",), "", "")
    assert elsewhere.get(MusicWishes, WISHES).during is False


def test_an_imported_photo_is_reencoded_without_metadata(sample: SampleConference, elsewhere: SampleConference) -> None:
    """I2, P10: through the same process as an upload."""
    hidden = png(31, 17) + b"GPS 50.0875N"
    for id in ("usinani", "hudba"):
        sample.change(lambda work, id=id: work.delete(work.get(Answer, id)))
    brings(sample, "m-foto", hidden, "picture")
    sample.send(ANICKA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment("m-foto"))
    unpacks(elsewhere, packed(sample))
    item = elsewhere.get(MediaItem, elsewhere.get(Answer, ID).album[0].id)
    data = elsewhere.store.media.get(elsewhere.conference, item.id, item.key)
    assert data
    assert b"GPS" not in data
    assert (item.width, item.height, item.mime) == (31, 17, "image/jpeg")


def test_a_refused_import_leaves_no_records_and_no_media_files(
    elsewhere: SampleConference, sample: SampleConference, tmp_path: Path
) -> None:
    lives(sample)
    file = packed(sample)
    elsewhere.change(lambda work: work.save(Answer(id="usinani", question="q", text="Už tu něco je")))
    with pytest.raises(Invalid, match="already"), elsewhere.nothing_changes():
        unpacks(elsewhere, file)
    media = tmp_path / "jinde" / "data" / "media"
    assert [path for path in media.rglob("*") if path.is_file()] == []


def test_a_refused_import_into_a_new_conference_does_not_create_it(
    sample: SampleConference, elsewhere: SampleConference
) -> None:
    opened = read_export(TRANSFER_IO, passphrase_file.encrypt([told(said(text="Psi\x00"))], PASSPHRASE), PASSPHRASE)
    with pytest.raises(Invalid):
        bring_into_new(elsewhere.store, elsewhere.store.media, elsewhere.conference, opened)
    assert not elsewhere.store.exists(elsewhere.conference)


@pytest.mark.parametrize("person", [ANICKA, JANA, PETR, NOVAKOVA, LENKA], ids=lambda one: one.id)
def test_only_the_guide_exports_a_profile(sample: SampleConference, person: Person) -> None:
    """A20."""
    with pytest.raises(NotAllowed):
        packed(sample, person)


@pytest.mark.parametrize("person", [ANICKA, JANA, PETR, NOVAKOVA], ids=lambda one: one.id)
def test_only_guide_and_organizer_import_a_profile(elsewhere: SampleConference, person: Person) -> None:
    with pytest.raises(NotAllowed), elsewhere.nothing_changes():
        unpacks(elsewhere, passphrase_file.encrypt([told(said())], PASSPHRASE), person)


@pytest.mark.parametrize("reason", ["", "jen tak", "x" * 4000])
def test_an_export_needs_a_valid_reason(sample: SampleConference, reason: str) -> None:
    """A20."""
    with pytest.raises(Invalid, match="what the file is for"):
        packed(sample, reason=reason)


def test_an_export_over_the_import_budget_is_refused(sample: SampleConference, monkeypatch: pytest.MonkeyPatch) -> None:
    lives(sample)
    monkeypatch.setattr(export, "BUDGET", ImportBudget(strokes=2))
    with pytest.raises(TooMany, match="too much in this book"):
        packed(sample)


OLDER_ABOUT = {"question": "rada", "asked": "Co tě baví?", "sheet": "6-9", "heading": "like", "paper": "dari-se"}
OLDER = content(
    sittings=[
        {
            "at": "2025-06-01T10:00:00+00:00",
            "acts": [
                ["profile.lines", drawn() | {"about": OLDER_ABOUT}],
                [
                    "profile.answer",
                    {
                        "id": ID,
                        "about": OLDER_ABOUT,
                        "text": "Psi",
                        "symbols": ["dog"],
                        "choice": "",
                        "none": False,
                        "colour": "sun",
                        "speaker": "",
                    },
                ],
            ],
        }
    ],
    arranged=[
        ["music.wish", {"before": True}],
        ["music.wish", {"liked": ["louka"]}],
        ["music.choose", {"tune": "louka", "during": True}],
        ["snacks.choose", {"id": "apple", "me": True}],
        ["snacks.words", {"wished": "Čaj", "allergies": ""}],
        ["snacks.allergy", {"allergen": "milk", "has": True}],
        ["snacks.none", {"none": True}],
        ["part.choose", {"way": "messages", "home": ["page"]}],
        ["guests.name", {"id": "strejda", "name": "Strejda", "symbol": "", "wish": "come"}],
        ["messages.make", {"id": "v", "kind": "drawing", "step": 2, "paper": "dari-se", "colour": "sun"}],
        ["messages.stroke", {"id": "v", "stroke": {"id": "x", "colour": "ink", "size": 2, "points": "AAAAAA=="}}],
    ],
)


def test_an_export_of_an_older_version_is_imported(elsewhere: SampleConference) -> None:
    """A29: all of it as it was packed before arguments of the file's own, headings and empty words included."""
    assert unpacks(elsewhere, passphrase_file.encrypt([OLDER], PASSPHRASE)) == 1
    arrived = elsewhere.get(Answer, ID)
    assert (arrived.text, arrived.heading, arrived.paper, arrived.consent) == ("Psi", "like", "dari-se", "me")
    assert elsewhere.get(MusicWishes, WISHES).for_during == ("louka",)
    assert elsewhere.get(Part, PART).way == "messages"
    assert elsewhere.get(Message, "v").reach == "guide"


def test_an_empty_profile_cannot_be_exported(elsewhere: SampleConference) -> None:
    with pytest.raises(Invalid, match="nothing in the book"):
        packed(elsewhere)


@pytest.mark.parametrize("given", ["", "pes", "aaaaaaaaaaaaaaaaaaaa", "pes pes pes pes", "1234567890", "heslo heslo"])
def test_a_passphrase_that_is_easy_to_guess_is_refused(given: str) -> None:
    with pytest.raises(Invalid, match="easy to guess"):
        good_passphrase(given)


@pytest.mark.parametrize("given", ["kočka leze přes plot", "xK9#mQ2$vL7pTr", "hrad medvěd čepice sníh"])
def test_a_strong_passphrase_is_accepted(given: str) -> None:
    assert good_passphrase(given) == given
