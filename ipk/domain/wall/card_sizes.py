"""Sizes of cards in paper units; `static/js/state/wall/card_sizes.js` computes the same.

Screens give a card exactly this size: a text that does not fit is cut and marked, and read in full after one tap.
"""

from dataclasses import dataclass

from ipk.domain.wall.cards import Card

#: height of a line of text, and of what is above and below the text: the tape and the author
LINE = 55
AROUND = 100
LETTER = 44
"""Font size; the widths of letters are fractions of it."""
LEAST = 150
#: left and right margin of the text together
SIDES = 48
#: up to so many characters: the card's width, and its most lines
NOTES = ((60, 370, 6), (120, 480, 9), (2000, 620, 8))
#: up to so many pictures side by side: the card's width
STRIPS = ((1, 370), (2, 480), (3, 620), (5, 780))
SYMBOL, LABEL_LINES, WORDS_UNDER = 150, 2, 3
WAVE = 120
#: a photograph or a drawing, and the most lines below it
PHOTO, DRAWING, LINES_UNDER_PICTURE = (420, 290), (440, 300), 2
#: an answer with a drawing or photograph, and the printed page
PICTURED_ANSWER = (440, 540)
PAGE = (480, 740)


@dataclass(frozen=True)
class Size:
    width: int
    height: int


def size_of(card: Card, *, drawn: bool = False) -> Size:
    """The size for the text that everybody sees; `drawn`: an answer with strokes."""
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
    """The most lines that a browser breaks the text into; letters count a little wider than they are."""
    lines = 0
    for line in words.split("\n") if words else ():
        lines += _wrapped_lines(line, width - SIDES, most)
        if lines >= most:
            return most
    return lines


def _wrapped_lines(line: str, room: float, most: int) -> int:
    """The lines of one paragraph; counting stops at `most`."""
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


#: letters from here on are as wide as high: Chinese, Japanese, Korean, emoji
WIDE = 0x2E80
