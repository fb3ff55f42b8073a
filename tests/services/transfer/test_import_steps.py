"""A large import does not block: commands of this and other conferences commit meanwhile (A29)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import TryAgain
from ipk.domain.meeting.music import WISHES, MusicWishes
from ipk.domain.people.person import Person
from ipk.domain.preparation.snacks import Allergies, allergies_id
from ipk.domain.profile.answers import Answer
from ipk.services.preparation import snacks
from ipk.services.transfer.import_profile import apply_import, read_export
from ipk.services.transfer.import_steps import ATTEMPTS, import_profile
from ipk.storage.crypto import passphrase_file
from tests.builders import ANICKA, EVA, LENKA, NOVAKOVA
from tests.services.sample_conference import Installation, SampleConference
from tests.services.transfer.transfer_files import PASSPHRASE, TRANSFER_IO, content, lives, packed
from tests.support.steps import count_steps

pytestmark = pytest.mark.usefixtures("quick")

ANSWERS = 12


def many_drawings(count: int = ANSWERS) -> bytes:
    acts: list[Any] = []
    for number in range(count):
        answer = {"id": f"answer-q{number}", "about": {"question": f"q{number}", "asked": "?"}}
        lines = {"strokes": [{"id": "a", "colour": "ink", "size": 2, "points": "AAAAAA=="}], "drop": []}
        acts += [
            ["profile.lines", answer | lines],
            ["profile.answer", {**answer, "text": "x"}],
        ]
    return content(sittings=[{"at": "2025-06-01T10:00:00+00:00", "acts": acts}])


def takes_in(sample: SampleConference, file: bytes, rest: Callable[[], None], person: Person = EVA) -> int:
    opened = replace(read_export(TRANSFER_IO, file, PASSPHRASE), rest=rest)
    media = sample.store.media
    return import_profile(sample.store, media, sample.conference, opened, lambda work: work.get(Person, person.id))


@pytest.fixture
def empty(sample: SampleConference) -> SampleConference:
    """Nothing is in the book."""
    for id in ("usinani", "hudba"):
        sample.change(lambda work, id=id: work.delete(work.get(Answer, id)))
    return sample


@pytest.mark.parametrize("person", [EVA, LENKA], ids=["the guide", "the organizer"])
def test_another_conference_commits_between_import_steps(
    installation: Installation, empty: SampleConference, person: Person
) -> None:
    other = SampleConference(installation).everybody_in()
    committed: list[str] = []

    def rest() -> None:
        committed.append(other.stick(NOVAKOVA, f"karta-{len(committed)}").id)

    assert takes_in(empty, passphrase_file.encrypt([many_drawings()], PASSPHRASE), rest, person) == ANSWERS
    assert len(committed) == 3 * ANSWERS


def test_an_unfinished_import_is_not_visible(empty: SampleConference) -> None:
    seen: list[int] = []
    takes_in(empty, passphrase_file.encrypt([many_drawings()], PASSPHRASE), lambda: seen.append(len(empty.all(Answer))))
    assert set(seen) == {0}
    assert len(empty.all(Answer)) == ANSWERS


def test_a_change_during_an_import_is_not_overwritten(empty: SampleConference) -> None:
    """The allergy comes while the file is being taken in: it is decided anew, and both are there."""
    file = passphrase_file.encrypt(
        [content(arranged=[["snacks.allergy", {"allergen": "milk", "has": True}]])], PASSPHRASE
    )
    said = iter(["gluten"])

    def rest() -> None:
        for allergen in said:
            empty.send(ANICKA, "snacks.allergy", snacks.say_allergy, allergen=allergen, has=True)

    takes_in(empty, file, rest)
    assert set(empty.get(Allergies, allergies_id(ANICKA.id)).all) == {"gluten", "milk"}


def test_cards_stuck_during_an_import_do_not_restart_it(empty: SampleConference) -> None:
    hung: list[str] = []

    def rest() -> None:
        hung.append(empty.stick(NOVAKOVA, f"karta-{len(hung)}").id)

    assert takes_in(empty, passphrase_file.encrypt([many_drawings()], PASSPHRASE), rest) == ANSWERS
    assert len(hung) == 3 * ANSWERS, "it was decided once"


def test_an_import_gives_up_after_repeated_conflicts_and_saves_nothing(empty: SampleConference) -> None:
    tries: list[bool] = []

    def rest() -> None:
        tries.append(True)
        empty.set_meeting(goal=f"Aby {len(tries)}")

    file = passphrase_file.encrypt([content(arranged=[["music.wish", {"before": True}]])], PASSPHRASE)
    with pytest.raises(TryAgain):
        takes_in(empty, file, rest)
    assert len(tries) == ATTEMPTS
    assert empty.read(lambda work: work.get_or_none(MusicWishes, WISHES)) is None


def test_an_import_is_refused_when_the_person_is_removed_meanwhile(
    elsewhere: SampleConference, sample: SampleConference
) -> None:
    lives(sample)

    def rest() -> None:
        person = elsewhere.get(Person, EVA.id)
        if not person.gone:
            elsewhere.change(lambda work: work.delete(person))

    with pytest.raises(Exception, match="not here any more"):
        takes_in(elsewhere, packed(sample), rest)
    assert elsewhere.all(Answer) == []


def test_import_work_grows_linearly_with_the_file(empty: SampleConference) -> None:
    """Counted, not timed: nothing is looked through again for each act."""

    def decide(count: int) -> Callable[[], int]:
        opened = read_export(TRANSFER_IO, passphrase_file.encrypt([many_drawings(count)], PASSPHRASE), PASSPHRASE)
        staged = empty.store.stage(empty.conference, empty.clock())
        return lambda: apply_import(staged, EVA, opened=opened)

    few = count_steps(decide(20))
    assert count_steps(decide(80)) < 6 * few
