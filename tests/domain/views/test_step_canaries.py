"""Canary strings in what belongs to the steps are found only in the views of those who may see them (A6)."""

from collections.abc import Collection

import pytest

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.confirmation import Confirmation
from ipk.domain.meeting.evaluation import FeedbackSums
from ipk.domain.meeting.signals import Signal
from ipk.domain.meeting.topics import Ballot, Vote, ballot_id
from tests.builders import NOVAKOVA, card, meeting, task, topic, waiting
from tests.domain.kernel.test_canaries import AT, AUTHOR_AND_JANA, check_canaries

#: (what it is, the record, its parts, secret → who may find it in what they get)
CANARIES: list[tuple[str, Record, tuple[Record, ...], dict[str, Collection[str]]]] = [
    (
        "a secret vote",
        topic(),
        (Ballot(id=ballot_id("tema", "jirina"), topic="tema", person="jirina", dots=7777),),
        {"jirina": set(), "7777": {"jirina"}, "mine": {"jirina"}},
    ),
    (
        "a topic whose title waits",
        topic("canary-id", title="canary-title", waits=True),
        (),
        dict.fromkeys(("canary-id", "canary-title"), frozenset({"jana", "petr"})),
    ),
    (
        "how many people still choose",
        meeting(vote=Vote(open=True, dots=3, still=987654), unseen=123456),
        (),
        dict.fromkeys(("987654", "123456"), frozenset({"jana"})),
    ),
    (
        "a card that is written alone",
        card("canary-id", NOVAKOVA, text="canary-text", alone="author", ever_shown=False),
        (),
        dict.fromkeys(("canary-id", "canary-text"), frozenset({"novakova"})),
    ),
    (
        "the same in the facilitator's tray",
        waiting("canary-id", NOVAKOVA, text="canary-text", alone="tray"),
        (),
        dict.fromkeys(("canary-id", "canary-text"), AUTHOR_AND_JANA),
    ),
    (
        "the same when it is approved, and not yet uncovered",
        waiting("canary-id", NOVAKOVA, text="canary-text", alone="tray").approved(),
        (),
        dict.fromkeys(("canary-id", "canary-text"), AUTHOR_AND_JANA),
    ),
    (
        "what somebody said to a task",
        task(taken={"jirina": "other"}, taken_words={"jirina": "canary-words"}),
        (),
        {"canary-words": {"jirina", "jana", "petr"}},
    ),
    (
        "who promised confidentiality",
        Confirmation(id="canary-id", person="jirina", at="canary-at"),
        (),
        dict.fromkeys(("canary-id", "canary-at"), frozenset({"jirina", "jana"})),
    ),
    (
        "sums of three answers",
        FeedbackSums(sums={"canary-q": {"yes": 3}}),
        (),
        {"canary-q": set()},
    ),
    (
        "sums of four answers",
        FeedbackSums(sums={"canary-q": {"yes": 4}}),
        (),
        {"canary-q": {"jana", "petr"}},
    ),
    (
        "somebody wants to talk to their support person",
        Signal(id="canary-id", kind="talk", person="anicka", at=AT, supporters=("marie", "eva")),
        (),
        {"canary-id": {"anicka", "marie", "eva"}},
    ),
]


@pytest.mark.parametrize(
    ("record", "parts", "secrets"), [one[1:] for one in CANARIES], ids=[what for what, *_ in CANARIES]
)
def test_canaries_of_the_steps_appear_only_in_the_views_of_those_who_may_see_them(
    record: Record, parts: tuple[Record, ...], secrets: dict[str, Collection[str]]
) -> None:
    check_canaries(record, parts, secrets)
