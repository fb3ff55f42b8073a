"""What the nine steps are called and what each asks of people, in the organisation's words (S1)."""

from collections.abc import Mapping
from dataclasses import dataclass

Words = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class StepText:
    """Texts of one step. `picture` is the id of a symbol; `share` a part of the whole time in percent, 0 for the rest.

    `child` is for the child, `adult` for the others, `later` for all adults in the second half of step 5, `lead` for
    the person who leads.
    """

    share: float
    picture: str
    name: Words
    child: Words
    adult: Words
    lead: Words
    later: Words


@dataclass(frozen=True)
class RuleText:
    """A rule of the meeting: a sentence by language. `picture` is the id of a symbol."""

    picture: str
    words: Words
