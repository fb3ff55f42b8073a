"""Shortens names for display; `static/js/state/people/display_names.js` has the same rules, compared by a test."""

import re
from collections.abc import Iterable

_SAID_BEFORE = """
máma maminka mamka táta tatínek taťka babička babi děda dědeček teta tetička strejda strejc strýc strýček
paní pan slečna mum mom mummy dad daddy grandma granny grandpa aunt auntie uncle mr mrs ms miss
mama otec ocko babka dedko dedo ujo strýko pani pán мама тато бабуся дідусь тітка дядько пані пан
"""
#: words that belong to a spoken name: "Babička Jiřina"; without them only a surname would be left
SAID_BEFORE = frozenset(_SAID_BEFORE.split())
_TITLE = re.compile(r"[^\W\d_](?:[^\W\d_]|\.)*\.")


def display_name(name: str) -> str:
    """The first name, or a spoken form such as "Babička Jiřina". Text in brackets or after a comma is left out."""
    words = _words(name)
    if not words:
        return name.strip()
    return " ".join(words) if words[0].lower() in SAID_BEFORE else words[0]


def disambiguated(names: Iterable[str]) -> list[str]:
    """First names; equal ones get the initial of the other name."""
    all_names = list(names)
    short = [display_name(name) for name in all_names]
    return [
        _with_initial(name, first) if short.count(first) > 1 else first
        for name, first in zip(all_names, short, strict=True)
    ]


def _with_initial(name: str, first: str) -> str:
    rest = _words(name)[len(first.split()) :]
    return f"{first} {rest[-1][0]}." if rest else first


def _words(name: str) -> list[str]:
    bare = re.sub(r"\([^)]*\)", " ", name).split(",")[0]
    return [word for word in bare.split() if not _TITLE.fullmatch(word)]
