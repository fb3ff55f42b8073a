"""Sets non-breaking spaces in sentences of the program, by the typography of each language.

The browser has the same rules (`static/js/lib/i18n/typography.js`). Texts that people wrote are never changed, so the
rules apply to a sentence before its values are filled in.
"""

import re
from dataclasses import dataclass
from functools import cache

#: a space at which no line ends
NBSP = "\u00a0"


@dataclass(frozen=True)
class Rules:
    """The rules of one language."""

    after: str = ""
    """One-letter words that stay with the next word."""
    before: str = ""
    """One-letter words that stay with the word before."""
    ordinals: bool = False
    """A number with a full stop is an ordinal, as in `14. 1. 2027`."""


RULES = {
    "cs": Rules(after="aikosuvz", ordinals=True),
    "sk": Rules(after="aikosuvz", ordinals=True),
    "uk": Rules(after="авзійоуя", before="бж"),
    "en": Rules(),
}
#: placeholders whose value is a number
COUNTS = ("all", "amount", "count", "least", "length", "minutes", "most", "number", "pages", "people", "sheets")

_PLACEHOLDER = r"%\(\w+\)[sd]|\{\w+\}"
_COUNT = "|".join(COUNTS)
_NUMBER = re.compile(rf"(\d|\{{(?:{_COUNT})\}}|%\((?:{_COUNT})\)[sd]) (?![^\W\d_]{NBSP})(?=[^\W\d_]|[%€])")
_THOUSANDS = re.compile(r"(\d) (?=\d{3}(?!\d))")
_ORDINAL = re.compile(r"(\d\.) (?=[\da-záäčďéěíĺľňóôŕřšťúůýž])")


def without_breaks(sentence: str, language: str) -> str:
    """Replaces spaces at which no line may end by non-breaking ones. `{name}` and `%(name)s` stay."""
    rules = RULES.get(language)
    if rules is None or " " not in sentence:
        return sentence
    if rules.after:
        sentence = _after(rules.after).sub(_bound, sentence)
    if rules.before:
        sentence = _before(rules.before).sub(NBSP, sentence)
    if rules.ordinals:
        sentence = _ORDINAL.sub(rf"\1{NBSP}", sentence)
    return _THOUSANDS.sub(rf"\1{NBSP}", _NUMBER.sub(rf"\1{NBSP}", sentence))


def _bound(found: re.Match[str]) -> str:
    """Returns a placeholder as it is, a run of one-letter words with non-breaking spaces."""
    return found[0] if found[2] is None else found[1] + found[2].replace(" ", NBSP)


@cache
def _after(letters: str) -> re.Pattern[str]:
    return re.compile(rf"{_PLACEHOLDER}|(^|[^\w/’'-])((?:[{letters}{letters.upper()}] )+)")


@cache
def _before(letters: str) -> re.Pattern[str]:
    return re.compile(rf" (?=[{letters}](?!\w))")
