"""Names and limits of the wire contract.

`static/js/protocol.js` and `docs/protocol.md` repeat them; a test compares them.
"""

from ipk.domain.kernel import errors
from ipk.domain.kernel.text import NAME_LIMIT, TEXT_LIMIT
from ipk.domain.meeting.topics import DOTS_LIMIT, TOPICS_LIMIT
from ipk.domain.people import permissions
from ipk.domain.people.person import PEOPLE_LIMIT
from ipk.domain.wall.cards import CARDS_LIMIT, PAPER_HEIGHT, PAPER_WIDTH, SYMBOLS_LIMIT
from ipk.domain.wall.strokes import POINTS_LIMIT, STROKES_LIMIT

COMMANDS = permissions.COMMANDS
CODES = tuple(sorted(errors.CODES))
RECORD_TYPES = (
    "meeting",
    "person",
    "paper",
    "card",
    "topic",
    "task",
    "agreement",
    "confirmation",
    "signal",
    "feedback",
    "released",
    "answer",
    "door",
    "settings",
    "turn",
    "song",
    "wishes",
    "snacks",
    "allergies",
    "book",
    "guests",
    "part",
    "seats",
    "message",
    "envelope",
)
EVENTS = ("do", "sync", "live", "patch", "here", "bye")
LIVE_KINDS = ("ink", "pointer", "typing")

LIMITS = {
    "frame_bytes": 64 * 1024,
    "attachments": 2,
    "commands_per_second": 20,
    "commands_burst": 60,
    "live_per_second": 40,
    "cards": CARDS_LIMIT,
    "strokes": STROKES_LIMIT,
    "points": POINTS_LIMIT,
    "symbols": SYMBOLS_LIMIT,
    "text": TEXT_LIMIT,
    "name": NAME_LIMIT,
    "dots": DOTS_LIMIT,
    "topics": TOPICS_LIMIT,
    "people": PEOPLE_LIMIT,
    "paper_width": PAPER_WIDTH,
    "paper_height": PAPER_HEIGHT,
}

#: seconds for which `live` events are collected before they are relayed (§7)
LIVE_TICK = 0.033
#: most connected devices of one person; the oldest is disconnected (A23)
SOCKETS_PER_PERSON = 5
#: most bytes pending for a client that does not read (L4)
QUEUE_BYTES = 1_000_000
PING_INTERVAL, PING_TIMEOUT = 8, 8
