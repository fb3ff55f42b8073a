from collections.abc import Iterator
from pathlib import Path

import pytest

from ipk.content.content import Content
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.questionnaires import Question, Questionnaire
from ipk.storage.crypto import passphrase_file
from prepare.places import ROOT
from tests.builders import offer
from tests.services.sample_conference import Installation, SampleConference


@pytest.fixture(scope="module", autouse=True)
def _alone(alone: None) -> None:
    """In every test here."""


@pytest.fixture(scope="module", autouse=True)
def _asked() -> None:
    """A sheet of the organisation, with a question of each heading that is more than a title."""
    words = {"cs": "Otázka?"}
    headings = {"rada": "like", "like": "like", "stop": "stop", "untold": "untold", "nemluvit": "untold"}
    questions = tuple(Question(id=id, heading=heading, ask=words, kinds=("words",)) for id, heading in headings.items())
    offer(questionnaires={"6-9": Questionnaire(id="6-9", title=words, questions=questions, ages=(6, 9))})


@pytest.fixture(scope="session", autouse=True)
def _evaluated() -> None:
    """What the installation asks at the end of a meeting."""
    offer(evaluation=Content(ROOT / "profiles").feedback.evaluation)


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = Installation(tmp_path_factory.mktemp("installation"))
    yield made
    made.store.close()


@pytest.fixture
def lobby(installation: Installation) -> SampleConference:
    """A conference as it is founded: everybody invited, only the organizer admitted."""
    return SampleConference(installation)


@pytest.fixture
def sample(installation: Installation) -> SampleConference:
    """Everybody is in, step 2, adults' cards wait for approval."""
    return SampleConference(installation).everybody_in()


@pytest.fixture
def open_sample(installation: Installation) -> SampleConference:
    """The same where nothing waits for approval."""
    return SampleConference(installation).everybody_in(moderation="open")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that cost nothing to try; a tune to choose."""
    monkeypatch.setattr(passphrase_file, "_COST", {"n": 2**4, "r": 8, "p": 1})
    offer(tunes=("louka",))


@pytest.fixture
def elsewhere(tmp_path: Path, quick: None) -> SampleConference:
    """Another installation, with nothing in the book."""
    there = SampleConference(Installation(tmp_path / "jinde")).everybody_in(step=0)
    there.clock.forward(days=30)
    for id in ("usinani", "hudba"):
        there.change(lambda work, id=id: work.delete(work.get(Answer, id)))
    return there
