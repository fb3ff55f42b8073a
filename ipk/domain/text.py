"""Words that people write: kept as they wrote them, without what harms others or the screen."""

import re
import unicodedata
from collections.abc import Iterator

from ipk.domain.errors import Invalid, TooBig

TEXT_LIMIT = 2000
NAME_LIMIT = 60
#: a raw bound before counting, so that a hostile text costs nothing
CODEPOINTS_PER_CHARACTER = 12

_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
#: names that mean something to a browser's objects
_RESERVED_IDS = frozenset({"__proto__", "constructor", "prototype"})
_ZWJ, _ZWNJ = "\u200d", "\u200c"
#: invisible direction changes and fillers: they make a name look like another one
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]"
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
#: the most marks one letter may carry (Vietnamese needs two, zalgo dozens)
_MARKS_PER_LETTER = 4
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
_KEYCAP = "\u20e3"


def valid_id(text: str) -> str:
    """An id as protocol §3 wants it. Raises Invalid."""
    if not _ID.fullmatch(text) or text in _RESERVED_IDS:
        raise Invalid("This mark of a thing is not well formed.")
    return text


def clean_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """The text without invisible tricks, trimmed.

    Raises Invalid for NUL or broken Unicode, TooBig past `limit` characters.
    """
    if len(text) > limit * CODEPOINTS_PER_CHARACTER:
        raise TooBig("This text is too long. Please split it.")
    if "\x00" in text or _has_surrogates(text):
        raise Invalid("This text has broken characters in it.")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _UNSEEN.sub("", _CONTROLS.sub("", text))
    if not text.isascii():
        text = "".join(_without_tricks(text))
    text = text.strip()
    if count_characters(text) > limit:
        raise TooBig("This text is too long. Please split it.")
    return text


def clean_name(text: str) -> str:
    """A person's name: one line, at most 60 characters, not empty. Raises Invalid or TooBig."""
    name = " ".join(clean_text(text, NAME_LIMIT).split())
    if not any(char.isalnum() for char in name):
        raise Invalid("Please write a name.")
    return name


def count_characters(text: str) -> int:
    """How many characters a person sees: a family emoji or a flag is one."""
    count, joined, flag = 0, False, False
    for char in text:
        if char == _ZWJ:
            joined = True
        elif _extends(char):
            continue
        elif _is_flag_half(char) and flag:
            flag = False
        else:
            count += not joined
            flag, joined = _is_flag_half(char), False
    return count


def _extends(char: str) -> bool:
    code = ord(char)
    return (
        0xFE00 <= code <= 0xFE0F
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
        or char in (_KEYCAP, _ZWNJ)
        or bool(unicodedata.combining(char))
    )


def _is_flag_half(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _without_tricks(text: str) -> Iterator[str]:
    """Drops what makes two texts look the same, or one letter a tower.

    Joiners stay within emoji and in scripts that need them, selectors and tags only where they pick an emoji.
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
    """May a selector or tag follow it? Symbols, digits of keycaps, and other tags after a flag."""
    return bool(char) and (char in "#*0123456789" or unicodedata.category(char) in ("So", "Sm", "Po") or _selects(char))


def _joins(char: str) -> bool:
    """Does a joiner beside it mean something? In our alphabets it only hides."""
    if not char or char.isascii() or char in (_ZWJ, _ZWNJ):
        return False
    return not unicodedata.name(char, "").startswith(_ALPHABETS) and not unicodedata.combining(char)
