"""How much room a card takes on its paper, in paper units; `static/js/state/wall/card_sizes.js` is its twin.

Screens give a card exactly this room: words that do not fit are cut, with a sign, and read whole by one tap.
"""

from dataclasses import dataclass

from ipk.domain.wall.cards import Card

#: one line of words, and what is above and below them: the tape's edge and the author
LINE = 55
AROUND = 100
LETTER = 44
"""The size of letters; how wide they are is a part of it."""
LEAST = 150
#: left and right of the words
SIDES = 48
#: a text of up to so many letters gets a card so wide, with so many lines at most
NOTES = ((60, 370, 6), (120, 480, 9), (2000, 620, 8))
#: so many pictures side by side make a card so wide
STRIPS = ((1, 370), (2, 480), (3, 620), (5, 780))
SYMBOL, LABEL_LINES, WORDS_UNDER = 150, 2, 3
WAVE = 120
#: a photograph or a drawing, and how many lines may stand under it
PHOTO, DRAWING, LINES_UNDER_PICTURE = (420, 290), (440, 300), 2
#: a part of the profile with a drawing or a photograph, and the whole page as it is printed
PICTURED_ANSWER = (440, 540)
PAGE = (480, 740)


@dataclass(frozen=True)
class Size:
    width: int
    height: int


def size_of(card: Card, *, drawn: bool = False) -> Size:
    """The room for the words that everybody sees; `drawn`: a part of the profile has lines."""
    width = width_of(card, drawn=drawn)
    match card.kind:
        case "page":
            return Size(width, PAGE[1])
        case "profile" if drawn or card.album:
            return Size(width, PICTURED_ANSWER[1])
        case "picture" | "drawing":
            picture = PHOTO[1] if card.kind == "picture" else DRAWING[1]
            return Size(width, picture + AROUND + _lines(card.text, width, LINES_UNDER_PICTURE) * LINE)
        case _ if _symbols(card):
            return Size(width, SYMBOL + LABEL_LINES * LINE + AROUND + _lines(card.text, width, WORDS_UNDER) * LINE)
        case _:
            most = next(lines for _, wide, lines in NOTES if wide == width)
            voice = WAVE if card.kind == "voice" else 0
            return Size(width, max(LEAST, voice + AROUND + _lines(card.text, width, most) * LINE))


def width_of(card: Card, *, drawn: bool = False) -> int:
    match card.kind:
        case "page":
            return PAGE[0]
        case "profile" if drawn or card.album:
            return PICTURED_ANSWER[0]
        case "picture":
            return PHOTO[0]
        case "drawing":
            return DRAWING[0]
        case _ if _symbols(card):
            return next(width for most, width in STRIPS if _symbols(card) <= most)
        case _:
            return next(width for most, width, _ in NOTES if len(card.text) <= most or most == NOTES[-1][0])


def _symbols(card: Card) -> int:
    return len(card.symbols) or int(bool(card.symbol))


def _lines(words: str, width: int, most: int) -> int:
    """In how many lines a browser breaks the words at most: letters are counted a little wider than they are."""
    lines = 0
    for line in words.split("\n") if words else ():
        lines += _wrapped_lines(line, width - SIDES, most)
        if lines >= most:
            return most
    return lines


def _wrapped_lines(line: str, room: float, most: int) -> int:
    """The same for one line; a long text is not counted further than `most`."""
    lines, used = 1, 0.0
    for word in line.split(" "):
        wide = sum(_width(letter) for letter in word)
        if used and used + _width(" ") + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (_width(" ") if used else 0)
        while used > room:
            lines, used = lines + 1, used - room
        if lines >= most:
            return most
    return lines


def _width(letter: str) -> float:
    if letter in " .,:;!|'ijlI":
        return LETTER * 0.32
    if ord(letter) >= WIDE:
        return LETTER * 1.1
    return LETTER * (0.82 if letter in "mwMW@%" or letter != letter.lower() else 0.56)


#: from here on letters are as wide as high: Chinese, Japanese, Korean, pictures
WIDE = 0x2E80
