"""What a guide does because the child said so is noted, as the guide is told that it will be (A7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import Part
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.prepared_messages import Message
from tests.builders import ANICKA, EVA

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANSWER = Answer(id="usinani", question="Co mi pomáhá", text="Světlo na chodbě", paper="dari-se")
MESSAGE = Message(id="vzkaz", kind="note", step=2, paper="dari-se", author=EVA.id, text="Mám vás ráda.")

DEEDS: dict[str, Callable[[Person], Any]] = {
    "an answer is released": lambda person: ANSWER.released_by(person, "wall", NOW, told=True),
    "an answer is still true": lambda person: replace(ANSWER, consent="wall").confirmed_by(person, NOW, told=True),
    "a message is given": lambda person: MESSAGE.reaching(person, "facilitator", told=True),
    "a message is taken down": lambda person: replace(MESSAGE, hung=True).taken_back(person, told=True),
    "it may be known": lambda person: Part().let_known_by(person, known=True, told=True),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_it_is_noted_that_the_guide_was_told(deed: Callable[[Person], Any]) -> None:
    assert deed(EVA).told
    assert not deed(ANICKA).told
