"""An imported profile is data: warnings are only added, and nobody else sees more (A29)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import TooBig
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.meeting.music import WISHES, Music, MusicWishes
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import PART, Part
from ipk.domain.preparation.guests import GUESTS, Guest, Guests
from ipk.domain.preparation.snacks import SNACK_WISHES, Allergies, Snack, SnackCatalogue, SnackWishes, allergies_id
from ipk.domain.profile.answers import Answer
from ipk.domain.views.projection import project
from ipk.services.preparation import shopping, snacks
from ipk.storage.crypto import passphrase_file
from tests.builders import ANICKA, EVA, JANA, LENKA, offer, viewer
from tests.services.sample_conference import SampleConference
from tests.services.transfer.transfer_files import PASSPHRASE, content, lives, packed, said, told, unpacks

pytestmark = pytest.mark.usefixtures("quick", "table")

BOTH = pytest.mark.parametrize("person", [EVA, LENKA], ids=["the guide", "the organizer"])


@pytest.fixture
def table() -> Iterator[None]:
    """Cake and apples."""
    plain: dict[str, Any] = {"picture": "dog", "group": "sweet", "amount": 1, "unit": "piece", "allergens": ()}
    offer(snacks=SnackCatalogue({id: Snack(id=id, name={"cs": id}, **plain) for id in ("cake", "apple")}))
    yield
    offer(snacks=SnackCatalogue())


def arranged(*acts: tuple[str, dict[str, Any]]) -> bytes:
    return passphrase_file.encrypt([content(arranged=list(acts))], PASSPHRASE)


def answered(question: str, **about: str) -> bytes:
    asked = {"question": question, "asked": "?", **about}
    return passphrase_file.encrypt([told(said(id=f"answer-{question}", about=asked))], PASSPHRASE)


def keeps_allergies(sample: SampleConference, **fields: Any) -> None:
    sample.change(lambda work: work.save(replace(snacks.allergies_of(work, ANICKA), **fields)))


def allergies(sample: SampleConference) -> Allergies:
    return sample.get(Allergies, allergies_id(ANICKA.id))


def shown(sample: SampleConference, person: Person, id: str) -> Any:
    return project(sample.get(Answer, id), viewer(person), ())


@BOTH
def test_an_import_without_allergy_words_keeps_the_existing_ones(
    sample: SampleConference, elsewhere: SampleConference, person: Person
) -> None:
    lives(sample)
    sample.send(ANICKA, "snacks.words", snacks.say_words, wished="Bábovka")
    keeps_allergies(elsewhere, words="EpiPen je v tašce")
    unpacks(elsewhere, packed(sample), person)
    assert allergies(elsewhere).words == "EpiPen je v tašce"
    assert elsewhere.get(SnackWishes, SNACK_WISHES).words == "Bábovka"
    careful = elsewhere.read(lambda work: shopping.shop(work, LENKA)).careful
    assert [guest.words for guest in careful] == [("EpiPen je v tašce",)]


def test_imported_empty_words_delete_nothing_and_repeated_words_are_added_once(elsewhere: SampleConference) -> None:
    keeps_allergies(elsewhere, words="EpiPen je v tašce")
    unpacks(elsewhere, arranged(("snacks.words", {"wished": "", "allergies": ""})))
    unpacks(elsewhere, arranged(("snacks.words", {"wished": "Čaj", "allergies": "Pyl"})))
    unpacks(elsewhere, arranged(("snacks.words", {"wished": "Čaj", "allergies": "Pyl"})))
    assert allergies(elsewhere).words == "EpiPen je v tašce\nPyl"
    assert elsewhere.get(SnackWishes, SNACK_WISHES).words == "Čaj"


def test_allergy_words_too_long_together_are_refused_and_not_cut(elsewhere: SampleConference) -> None:
    keeps_allergies(elsewhere, words="E" * 200)
    with pytest.raises(TooBig, match="too long together"), elsewhere.nothing_changes():
        unpacks(elsewhere, arranged(("snacks.words", {"wished": "", "allergies": "P" * 200})))


@BOTH
def test_an_import_does_not_remove_warnings(elsewhere: SampleConference, person: Person) -> None:
    keeps_allergies(elsewhere, allergens=("milk",), heard=("nuts",), heard_words="Pyl")
    elsewhere.change(lambda work: work.save(SnackWishes(never=("cake",), everybody=("apple",))))
    elsewhere.change(lambda work: work.save(MusicWishes(before=False, during=False, unwanted=("louka",))))
    acts = (
        ("snacks.allergy", {"allergen": "milk", "has": False}),
        ("snacks.none", {"none": True}),
        ("snacks.choose", {"id": "cake", "me": True, "never": False}),
        ("snacks.choose", {"id": "apple", "everybody": False}),
        ("music.wish", {"before": True, "during": True, "liked": ["louka"]}),
        ("music.choose", {"tune": "louka", "before": True, "during": True, "never": False}),
    )
    unpacks(elsewhere, arranged(*acts), person)
    known = allergies(elsewhere)
    assert (known.all, known.heard_words, known.is_free) == (("milk", "nuts"), "Pyl", False)
    wishes = elsewhere.get(SnackWishes, SNACK_WISHES)
    assert (wishes.never, wishes.me, wishes.everybody) == (("cake",), (), ("apple",))
    music = elsewhere.get(MusicWishes, WISHES)
    assert (music.before, music.during, music.unwanted, music.liked) == (False, False, ("louka",), ())


def test_an_import_adds_warnings(elsewhere: SampleConference) -> None:
    keeps_allergies(elsewhere, allergens=("milk",), none=False)
    elsewhere.change(lambda work: work.save(SnackWishes(me=("cake",))))
    elsewhere.change(lambda work: work.save(MusicWishes(before=True, for_before=("louka",))))
    acts = (
        ("snacks.allergy", {"allergen": "gluten", "has": True}),
        ("snacks.choose", {"id": "cake", "never": True}),
        ("music.wish", {"before": False}),
        ("music.choose", {"tune": "louka", "never": True}),
    )
    unpacks(elsewhere, arranged(*acts))
    assert set(allergies(elsewhere).all) == {"milk", "gluten"}
    wishes = elsewhere.get(SnackWishes, SNACK_WISHES)
    assert (wishes.never, wishes.me) == (("cake",), ())
    music = elsewhere.get(MusicWishes, WISHES)
    assert (music.before, music.unwanted, music.for_before) == (False, ("louka",), ())


def test_an_imported_no_allergies_is_not_accepted(elsewhere: SampleConference) -> None:
    """Silence is a warning, too: nobody has asked this child for this meeting."""
    unpacks(elsewhere, arranged(("snacks.none", {"none": True}), ("snacks.words", {"wished": "Čaj"})))
    assert not allergies(elsewhere).is_free
    assert not elsewhere.read(lambda work: shopping.shop(work, LENKA)).child_asked


def test_an_imported_allergy_overrides_no_allergies(elsewhere: SampleConference) -> None:
    keeps_allergies(elsewhere, none=True)
    unpacks(elsewhere, arranged(("snacks.allergy", {"allergen": "milk", "has": True})))
    assert not allergies(elsewhere).none


@pytest.mark.parametrize(
    ("question", "claimed", "heading", "paper"),
    [
        ("rada", {"heading": "stop", "paper": "plan", "sheet": "6-9"}, "like", "dari-se"),
        ("rada", {}, "like", "dari-se"),
        ("neznama", {"heading": "stop", "paper": "dari-se"}, "", ""),
        ("neznama", {"heading": "untold", "paper": "dari-se"}, "untold", ""),
        ("nemluvit", {"heading": "like", "paper": "dari-se", "sheet": "jiny"}, "untold", ""),
        ("rada", {"heading": "untold", "paper": "dari-se"}, "untold", ""),
    ],
    ids=str,
)
def test_heading_and_paper_of_an_imported_answer_come_from_the_local_questionnaire(
    elsewhere: SampleConference, question: str, claimed: dict[str, str], heading: str, paper: str
) -> None:
    """A heading widens who may see; only that something is not to be talked about is believed."""
    unpacks(elsewhere, answered(question, **claimed))
    arrived = elsewhere.get(Answer, f"answer-{question}")
    assert (arrived.heading, arrived.paper, arrived.consent) == (heading, paper, "me")


def test_a_do_not_discuss_answer_keeps_its_heading_after_an_import(elsewhere: SampleConference) -> None:
    elsewhere.change(lambda work: work.save(Answer(id="answer-neznama", question="neznama", heading="untold")))
    unpacks(elsewhere, answered("neznama", heading="like", paper="dari-se"))
    arrived = elsewhere.get(Answer, "answer-neznama")
    assert (arrived.heading, arrived.paper) == ("untold", "")


@pytest.mark.parametrize("question", ["stopka", "nemluvit"])
@BOTH
def test_the_facilitator_does_not_see_imported_answers(
    elsewhere: SampleConference, question: str, person: Person
) -> None:
    unpacks(elsewhere, answered(question, heading="stop"), person)
    arrived = elsewhere.get(Answer, f"answer-{question}")
    assert (shown(elsewhere, JANA, arrived.id), arrived.ever_led, arrived.still) == (None, False, "ask")


def test_an_import_does_not_change_the_music_that_plays(elsewhere: SampleConference) -> None:
    elsewhere.set_meeting(step=2, music=Music(tune="louka", playing=True, started_at="2026-03-02T09:00:00+00:00"))
    before = elsewhere.get(Meeting, MEETING)
    unpacks(
        elsewhere,
        arranged(
            ("music.wish", {"before": False, "during": False}),
            ("music.choose", {"tune": "louka", "never": True}),
        ),
    )
    assert elsewhere.get(Meeting, MEETING) == before


def test_an_import_without_a_guide_adds_guests_and_withdraws_releases(elsewhere: SampleConference) -> None:
    """Whom the child named in a file is not what the child let the organizer know here."""
    elsewhere.change(lambda work: work.delete(work.get(Person, EVA.id)))
    here = Guest("strejda", "come", name="Strejda")
    elsewhere.change(lambda work: work.save(Guests(guests=(here,), known=True)))
    elsewhere.change(lambda work: work.save(Part(way="self", known=True)))
    acts = (
        ("guests.name", {"id": "otec", "name": "Otec", "symbol": "", "wish": "come"}),
        ("guests.name", {"id": "strejda", "name": "Jiný", "wish": "not"}),
        ("part.choose", {"way": "messages", "home": ["page"]}),
    )
    unpacks(elsewhere, arranged(*acts), LENKA)
    guests, part = elsewhere.get(Guests, GUESTS), elsewhere.get(Part, PART)
    assert ([guest.name for guest in guests.guests], guests.known) == (["Strejda", "Otec"], False)
    assert (part.way, part.home, part.known) == ("self", ("page",), False)
