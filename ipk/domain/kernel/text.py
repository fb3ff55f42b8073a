"""Validates and cleans texts that people enter: names, notes, ids."""

import re
import unicodedata
from collections.abc import Iterator

import regex

from ipk.domain.kernel.errors import Invalid, TooBig

TEXT_LIMIT = 2000
NAME_LIMIT = 60
#: bound on code points before characters are counted, so that a hostile text costs no time
CODEPOINTS_PER_CHARACTER = 12

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
#: ids with a meaning for JavaScript objects
_RESERVED_IDS = frozenset({"__proto__", "constructor", "prototype"})
_ZWJ, _ZWNJ = "\u200d", "\u200c"
#: invisible direction controls and fillers, which make one name look like another
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
#: line and page breaks of other programs: soft breaks of word processors, page breaks, breaks of mainframes
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\x1f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f]")
#: most combining marks of one letter (Vietnamese needs two, zalgo text has dozens)
_MARKS_PER_LETTER = 4
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
_VIRAMA = 9
_CHARACTER = regex.compile(r"\X")


def valid_id(text: str) -> str:
    """Return the id if protocol §3 allows it. Raises Invalid."""
    if not _ID.fullmatch(text) or text in _RESERVED_IDS:
        raise Invalid("This mark of a thing is not well formed.")
    return text


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return the text trimmed and without invisible or control characters; breaks and spaces of any kind are kept as
    such.

    Raises Invalid for NUL or broken Unicode, TooBig for more than `limit` characters.
    """
    if len(text) > limit * CODEPOINTS_PER_CHARACTER:
        raise TooBig("This text is too long. Please split it.")
    if "\x00" in text or _has_surrogates(text):
        raise Invalid("This text has broken characters in it.")
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", _LINE_BREAKS.sub("\n", text)))
    text = _UNSEEN.sub("", _CONTROLS.sub("", text))
    if not text.isascii():
        text = "".join(_without_tricks(text))
    text = text.strip()
    if count_characters(text) > limit:
        raise TooBig("This text is too long. Please split it.")
    return text


def clean_name(text: str) -> str:
    """Return a person's name: one line, not empty, at most 60 characters. Raises Invalid or TooBig."""
    name = " ".join(clean_text(text, NAME_LIMIT).split())
    if not any(char.isalnum() for char in name):
        raise Invalid("Please write a name.")
    return name


def joined_lines(here: str, more: str) -> str:
    """The lines of `here`, then those of `more` that are not among them."""
    known = here.splitlines()
    fresh = dict.fromkeys(line for line in more.splitlines() if line not in known)
    return "\n".join(filter(None, (here, *fresh)))


def count_characters(text: str) -> int:
    """The number of characters that a person sees (UAX #29): a family emoji or a flag is one.

    The browser counts the same with `Intl.Segmenter` (`static/js/lib/i18n/counting.js`).
    """
    return len(text) if text.isascii() and "\r" not in text else len(_CHARACTER.findall(text))


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _without_tricks(text: str) -> Iterator[str]:
    """Drop characters that make two texts look the same, and combining marks above the limit.

    Joiners stay within emoji and in scripts that need them, selectors and tags only after an emoji.
    """
    marks, before = 0, ""
    for position, char in enumerate(text):
        is_mark = unicodedata.category(char) in ("Mn", "Me") and not _selects(char)
        marks = marks + 1 if is_mark else 0
        after = text[position + 1 : position + 2]
        if marks > _MARKS_PER_LETTER:
            continue
        if char in (_ZWJ, _ZWNJ) and not (_joins(before) and _joins(after)):
            continue
        if _selects(char) and not _is_picture(before):
            continue
        before = char
        yield char


def _selects(char: str) -> bool:
    return 0xFE00 <= ord(char) <= 0xFE0F or 0xE0020 <= ord(char) <= 0xE007F


def _is_picture(char: str) -> bool:
    """True where a selector or tag may follow: symbols, digits of keycaps, and other tags after a flag."""
    return bool(char) and (char in "#*0123456789" or unicodedata.category(char) in ("So", "Sm", "Po") or _selects(char))


def _joins(char: str) -> bool:
    """True where a joiner beside this character has an effect; between Latin, Cyrillic or Greek letters it has none."""
    if not char or char.isascii() or char in (_ZWJ, _ZWNJ):
        return False
    if unicodedata.combining(char):
        return unicodedata.combining(char) == _VIRAMA
    return not unicodedata.name(char, "").startswith(_ALPHABETS)
