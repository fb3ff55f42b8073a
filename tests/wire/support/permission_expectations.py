"""Who may do what, to whose card, in which step: read off the contract's §5 and the product, not off the code.

`ROWS` is the table. What the contract leaves open is `unsaid` and is not tested.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("child", "guide", "facilitator", "recorder", "organizer", "family", "professional", "support", "display")
STEPS = tuple(range(1, 10))

# "all who take part". Whether the recorder and the organizer write cards is not said.
EVERYBODY = "child guide facilitator family professional support"
NOT_THE_NEUTRAL = "child guide family professional support"
PERHAPS_OFFICE = "recorder organizer"
# The display has nothing of its own: what it may not do is tried on the things of others.
HAS_NONE = PERHAPS_OFFICE + " display"
PEOPLE = f"{EVERYBODY} recorder organizer"
# by default; a switch adds support persons, and a guide gives the child's dots only
VOTERS = "child family professional"

YES, NO, LATE, NO_OR_LATE, UNSAID = "yes", "no", "late", "no or late", "unsaid"


@dataclass(frozen=True)
class Row:
    """One command on one kind of target.

    `alone`: a success changes the meeting for everybody, so it is tried while nobody else acts.
    `unseen`: the target may be invisible to whoever is refused, who then hears that it does not exist.
    """

    cmd: str
    target: str
    may: str
    unsaid: str = ""
    steps: tuple[int, ...] = STEPS
    unsaid_steps: tuple[int, ...] = ()
    alone: bool = False
    unseen: bool = False

    def expects(self, role: str, step: int) -> str:
        """What the contract says about this role in this step."""
        may, unsaid = role in self.may.split(), role in self.unsaid.split()
        in_time = step in self.steps
        if unsaid or (may and step in self.unsaid_steps):
            return UNSAID
        if may:
            return YES if in_time else LATE
        return NO if in_time else NO_OR_LATE


def since(step: int) -> tuple[int, ...]:
    return STEPS[step - 1 :]


ROWS = (
    # cards: stick
    Row("card.stick", "plain paper", EVERYBODY, PERHAPS_OFFICE),
    Row("card.stick", "ideas paper", NOT_THE_NEUTRAL, PERHAPS_OFFICE, since(5), unsaid_steps=since(6)),
    Row("card.stick", "plan paper", "", "child guide family professional support recorder organizer", since(6)),
    Row("card.stick", "for the child", "guide", "child"),
    # one's own
    Row("card.edit", "own", EVERYBODY, HAS_NONE),
    Row("card.move", "own", EVERYBODY, HAS_NONE),
    Row("card.raise", "own", EVERYBODY, HAS_NONE),
    Row("card.peel", "own", EVERYBODY, HAS_NONE),
    Row("card.restore", "own peeled", EVERYBODY, HAS_NONE),
    Row("drawing.stroke", "own drawing", EVERYBODY, HAS_NONE),
    Row("drawing.unstroke", "own drawing", EVERYBODY, HAS_NONE),
    # the child's own words: the child alone (what its guide may do to a card the child itself made is not said)
    Row("card.edit", "the child's", "child", "guide"),
    Row("card.move", "the child's", "child", "guide"),
    Row("card.raise", "the child's", "child", "guide"),
    Row("card.peel", "the child's", "child", "guide"),
    Row("card.restore", "the child's peeled", "child", "guide", unseen=True),
    Row("drawing.stroke", "the child's drawing", "child", "guide"),
    Row("drawing.unstroke", "the child's drawing", "child", "guide"),
    # what the guide wrote down for the child
    Row("card.edit", "said by the child", "child guide"),
    Row("card.move", "said by the child", "child guide"),
    Row("card.peel", "said by the child", "child guide"),
    # an adult's shown card: its author; the facilitator may move it
    Row("card.edit", "an adult's", ""),
    Row("card.peel", "an adult's", ""),
    Row("card.move", "an adult's", "facilitator"),
    Row("card.raise", "an adult's", "facilitator"),
    Row("card.restore", "an adult's", "", "facilitator"),
    Row("drawing.stroke", "an adult's drawing", ""),
    Row("drawing.unstroke", "an adult's drawing", ""),
    # an adult's waiting card does not exist for the others
    Row("card.edit", "a waiting", "", unseen=True),
    Row("card.peel", "a waiting", "", unseen=True),
    Row("card.move", "a waiting", "", "facilitator", unseen=True),
    # moderation
    Row("card.approve", "a waiting", "facilitator", unseen=True),
    Row("card.hide", "an adult's", "facilitator"),
    Row("card.hide", "the child's", "", "facilitator"),
    Row("card.lock", "an adult's", "facilitator"),
    Row("card.lock", "the child's", "", "facilitator"),
    Row("card.unlock", "an adult's", "facilitator"),
    Row("card.gather", "adults' cards", "facilitator recorder"),
    Row("card.release", "the child's", "child guide"),
    Row("card.release", "an adult's", ""),
    Row("card.scatter", "a group", "facilitator recorder", unseen=True),
    Row("paper.tidy", "-", "facilitator", alone=True),
    Row("wall.restore", "-", "facilitator", alone=True),
    Row("wall.take_back", "a hiding", "facilitator"),
    Row("wall.clear", "the father", "", "facilitator"),
    # topics and the vote
    Row("topic.make", "-", "facilitator recorder", steps=(2, 3, 4, 5, 6, 7)),
    Row("topic.drop", "a new topic", "facilitator recorder", steps=(2, 3, 4, 5, 6, 7)),
    Row("vote.open", "-", "facilitator", steps=(4,), alone=True),
    Row("vote.cast", "a topic", VOTERS, steps=(4,), alone=True),
    Row("vote.cast", "the child's dots", "child guide", steps=(4,), alone=True),
    Row("vote.take_back", "a dotted", VOTERS, steps=(4,), alone=True),
    Row("vote.close", "-", "facilitator", steps=(4,), alone=True),
    Row("vote.skip", "-", "facilitator", steps=(4,), alone=True),
    Row("vote.order", "a topic", "child", steps=(4,), alone=True),
    Row("topic.go", "a new topic", "facilitator", steps=(7,), alone=True),
    # everybody writes alone, rounds, the promise
    Row("meeting.alone", "-", "facilitator", steps=(2, 3, 5), alone=True),
    Row("meeting.uncover", "-", "facilitator", steps=(2, 3, 5), unsaid_steps=(4,), alone=True),
    Row("meeting.confirm", "-", PEOPLE),
    Row("round.start", "-", "facilitator", alone=True),
    Row("round.next", "-", "facilitator", alone=True),
    Row("round.skip", "-", "facilitator", alone=True),
    Row("round.end", "-", "facilitator", alone=True),
    # the meeting
    Row("meeting.open", "-", "", "facilitator"),
    Row("meeting.step", "this step", "facilitator", alone=True),
    Row("meeting.length", "-", "facilitator", alone=True),
    Row("meeting.freeze", "-", "facilitator", alone=True),
    Row("meeting.thaw", "-", "facilitator", alone=True),
    Row("meeting.moderation", "approve", "facilitator", alone=True),
    Row("meeting.spotlight", "plain paper", "facilitator"),
    Row("meeting.close", "-", "", "facilitator"),
    # people
    Row("person.admit", "the father", "", "facilitator organizer"),
    Row("device.admit", "the father", "facilitator", "organizer"),
    Row("device.admit", "the child", "facilitator child guide"),
    Row("device.admit", "the leader", "facilitator recorder", "organizer"),
    Row("guide.accept", "nobody", "", "guide", unseen=True),
    Row("person.lead", "the father", "", "facilitator"),
    Row("person.remove", "the father", "", "facilitator organizer"),
    Row("person.settings", "my own", EVERYBODY, PERHAPS_OFFICE),
    Row("person.settings", "the child's own", "child guide"),
    Row("person.settings", "the father's", "", "family"),
    Row("person.word", "the father", "facilitator"),
    # the plan: the facilitator writes it only where no recorder is admitted (D10)
    Row("task.add", "-", "recorder", steps=since(6)),
    Row("task.change", "a step of the plan", "recorder", steps=since(6)),
    Row("task.drop", "a step of the plan", "recorder", steps=since(6)),
    Row("task.take", "own task", PEOPLE, steps=since(6)),
    Row("plan.answer", "-", NOT_THE_NEUTRAL, steps=since(8)),
    Row("text.approve", "a step of the plan", "facilitator", steps=since(6), unsaid_steps=(1, 2, 3, 4, 5)),
    Row("plan.coordinate", "the father", "recorder", "", since(6), unsaid_steps=(6, 7, 9)),
    Row("mark.set", "an idea", NOT_THE_NEUTRAL, "", (5,)),
    # signals, music, profile, feedback
    Row("signal.raise", "unclear", EVERYBODY, PERHAPS_OFFICE),
    Row("signal.raise", "hand", EVERYBODY, PERHAPS_OFFICE),
    Row("signal.raise", "help", EVERYBODY, PERHAPS_OFFICE),
    Row("signal.raise", "stop", "child guide", alone=True),
    Row("signal.clear", "own hand", EVERYBODY, HAS_NONE),
    Row("signal.clear", "the child's hand", "child", "guide facilitator", unseen=True),
    Row("signal.answer", "the child's call", "facilitator", unseen=True),
    Row("music.play", "-", "child guide facilitator"),
    Row("music.pause", "-", "child guide facilitator"),
    Row("music.volume", "30", "child guide facilitator"),
    Row("music.room", "-", "child guide facilitator"),
    Row("music.wish", "-", "child guide"),
    Row("music.choose", "a piece", "child guide"),
    Row("song.add", "nobody's sound", "", "child guide"),
    Row("song.drop", "no song", "", "child guide"),
    Row("song.restore", "no song", "", "child guide"),
    Row("snacks.choose", "an apple", "child guide"),
    Row("snacks.allergy", "milk", "child guide"),
    Row("snacks.none", "-", "child guide"),
    Row("snacks.words", "-", "child guide"),
    Row("profile.open", "-", "guide", alone=True),
    Row("profile.turn", "-", "", "child guide", unseen=True),
    Row("profile.close", "-", "child guide", alone=True),
    Row("profile.answer", "a new question", "child guide"),
    Row("profile.attach", "a picture", "", "child guide", unseen=True),
    Row("profile.detach", "a picture", "", "child guide", unseen=True),
    Row("profile.stroke", "a drawn answer", "child guide"),
    Row("profile.unstroke", "a drawn answer", "", "child guide", unseen=True),
    Row("profile.consent", "an answer", "", "child guide", unseen=True),
    Row("profile.design", "-", "child guide"),
    Row("profile.hang", "-", "", "child guide"),
    Row("profile.peel", "no page", "", "child guide", unseen=True),
    Row("profile.show", "an answer", "", "child guide", unseen=True),
    Row("profile.withdraw", "an answer", "", "child guide", unseen=True),
    Row("profile.bring", "an answer", "", "child guide", unseen=True),
    Row("profile.forget", "an answer", "", "child guide", unseen=True),
    Row("profile.confirm", "an answer", "", "child guide", unseen=True),
    Row("profile.ask", "-", "guide", alone=True),
    Row("guests.wish", "the father", "child guide"),
    Row("guests.name", "-", "child guide"),
    Row("guests.drop", "nobody named", "", "child guide"),
    Row("guests.heard", "nobody named", "", "child guide"),
    Row("guests.known", "-", "child", "guide"),
    Row("part.choose", "-", "child guide"),
    Row("part.known", "-", "child", "guide"),
    Row("seats.sit", "the father", "child guide"),
    Row("seats.known", "-", "child", "guide"),
    Row("messages.make", "-", "child guide"),
    Row("messages.change", "no message", "", "child guide", unseen=True),
    Row("messages.give", "no message", "", "child guide", unseen=True),
    Row("messages.stroke", "no message", "", "child guide", unseen=True),
    Row("messages.unstroke", "no message", "", "child guide", unseen=True),
    Row("messages.drop", "no message", "", "child guide", unseen=True),
    Row("messages.restore", "no message", "", "child guide", unseen=True),
    Row("messages.hang", "no message", "", "child guide facilitator", unseen=True),
    Row("messages.take_back", "no message", "", "child guide", unseen=True),
    Row("feedback.give", "-", PEOPLE, "", (9,)),
)

#: what the guide writes for its child, the recorder and a support person for people without a device
FOR_OTHERS = frozenset({"vote.cast", "vote.take_back", "mark.set", "plan.answer"})
WRITERS = ("guide", "recorder", "support")
#: who chooses where the child is not here
CHOOSERS = ("guide", "facilitator")
#: what the facilitator does where nobody records
STANDS_IN = frozenset({"task.add", "task.change", "task.drop", "plan.coordinate"})

# All the commands of §5, each in at least one row above or (door things) in a test of its own.
COMMANDS = tuple(sorted({row.cmd for row in ROWS}))
