"""Sorts names by a language's alphabet: in Czech "Ch" follows "H" and "Č" follows "C"."""

import unicodedata

ALPHABETS = {
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "sk": "a ä b c č d e f g h ch i j k l m n o ô p q r s š t u v w x y z ž",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}
_RANKS = {
    language: {letter: rank for rank, letter in enumerate(alphabet.split(), start=1)}
    for language, alphabet in ALPHABETS.items()
}

#: for each letter its rank in the alphabet, then the name itself, so that accents decide between equals
NameKey = tuple[list[tuple[int, int]], str]


def name_key(name: str, language: str) -> NameKey:
    """The key to sort names by. A space sorts before all letters, letters of other alphabets after them."""
    ranks = _RANKS.get(language, _RANKS["en"])
    plain = unicodedata.normalize("NFC", name).casefold()
    return [_place(letter, ranks) for letter in _letters(plain, ranks)], plain


def _letters(name: str, ranks: dict[str, int]) -> list[str]:
    letters: list[str] = []
    at = 0
    while at < len(name):
        size = 2 if name[at : at + 2] in ranks else 1
        letters.append(name[at : at + size])
        at += size
    return letters


def _place(letter: str, ranks: dict[str, int]) -> tuple[int, int]:
    if letter in ranks:
        return ranks[letter], 0
    base = unicodedata.normalize("NFD", letter)[0]
    if base in ranks:
        return ranks[base], 0
    return (len(ranks) + 1, ord(base)) if base.isalpha() else (0, ord(base))
