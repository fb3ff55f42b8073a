"""Builds the official minutes, the attendance list and the table of the plan from one set of data (S0, S1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ipk.documents.meeting.minutes_words import MinutesWords
from ipk.documents.meeting.office_document import (
    Block,
    BulletList,
    Heading,
    OfficeDocument,
    Pairs,
    Paragraph,
    Table,
    joined,
)
from ipk.domain.kernel.direction import isolated
from ipk.domain.meeting.evaluation import Evaluation
from ipk.domain.people.person import Role
from ipk.domain.people.role_names import ROLE_NAMES
from ipk.services.printing.minutes_content import PrintedItem, PrintedMinutes, PrintedParticipant, PrintedTask

TITLE = "Minutes of the meeting."
ATTENDANCE = "List of those present."
PLAN = "Plan: part of the individual plan of care."
NO_VOICE_THERE = "The child was at the meeting and let nothing of it into the minutes."
NO_VOICE = "The child was not at the meeting in person and let nothing into the minutes."
CONFIDENTIAL = (
    "Everybody keeps to themselves what they heard here, except where a child is in danger. "
    "Objections can be told to whoever wrote the minutes."
)
READ_BY = "Made for %(name)s on %(day)s."


@dataclass(frozen=True)
class OfficialMinutes:
    """The documents of one meeting in one language. `reader` is the name of whoever reads the copy."""

    printed: PrintedMinutes
    words: MinutesWords
    evaluation: Evaluation
    reader: str
    today: date

    def minutes(self) -> OfficeDocument:
        return self._document(TITLE, tuple(self._blocks()))

    def attendance(self) -> OfficeDocument:
        """Everybody's name, their presence, and a place to sign or to say that they do not."""
        header = ("The name.", "The role.", "Came and left.", "The signature.", "Does not want to sign.")
        rows = tuple(
            (isolated(one.name), self._roles(one), self._times(one), "", "") for one in self.printed.participants
        )
        table = Table(self._header(header), rows, (4, 4, 3, 4, 3), tall=True)
        return self._document(ATTENDANCE, (Pairs(tuple(self._head())), table), wide=True)

    def plan(self) -> OfficeDocument:
        """The plan as a table of an office's form: need, measure, who, by when, how we know, when it is reviewed."""
        say, review = self.words, self.words.day(self.printed.review_on)
        header = ("The need.", "The measure.", "Who does it.", "By when.", "How we notice it.", "Looked at again.")
        rows = tuple(
            (
                isolated(one.need or one.topic),
                isolated(one.what),
                joined(one.who),
                say.day(one.by),
                isolated(one.noticed),
                review,
            )
            for one in self.printed.tasks
        )
        blocks = (Pairs(tuple(self._head())), Table(self._header(header), rows, (4, 5, 4, 3, 4, 3)))
        return self._document(PLAN, blocks, wide=True)

    def _document(self, title: str, blocks: tuple[Block, ...], *, wide: bool = False) -> OfficeDocument:
        footer = self.words.say(READ_BY, name=isolated(self.reader), day=self.words.day(self.today.isoformat()))
        return OfficeDocument(self.words.label(title), self.words.language, self.today, blocks, footer, wide)

    def _blocks(self) -> Iterator[Block]:
        printed, label = self.printed, self.words.label
        yield Pairs((*self._head(), *self._staff()))
        yield Heading(label("Who was there."))
        yield from self._presence()
        yield Heading(label("The goal of the meeting."))
        yield Paragraph(isolated(printed.goal))
        yield Heading(label("The child's voice."))
        yield from self._voice()
        yield Heading(label("How things are."))
        yield from self._section("works")
        yield from self._section("troubles")
        yield Heading(label("What is needed."))
        yield from self._section("needs")
        yield from self._section("others_needs")
        if printed.expectations:
            yield Heading(label("What the convener expects."), 3)
            yield Paragraph(isolated(printed.expectations))
        yield from self._topics()
        yield from self._section("ideas", level=2)
        yield Heading(label("The plan of tasks."))
        yield from self._tasks()
        yield from self._agreement()
        yield from self._section("unresolved", level=2)
        yield from self._course()
        yield from self._sums()
        yield Heading(label("Who gets the minutes."))
        yield Paragraph(joined(one.name for one in printed.participants))
        yield Paragraph(self.words.say(CONFIDENTIAL))
        yield Heading(label("Signatures of those responsible."))
        yield Table(self._header(("Recorder", "Facilitator", "The key worker.")), (("", "", ""),), (1, 1, 1), tall=True)

    def _head(self) -> Iterator[tuple[str, str]]:
        printed, label = self.printed, self.words.label
        yield label("Reference number of the file."), isolated(printed.reference) or "…………………"
        yield label("The child's name."), isolated(printed.child)
        times = [self.words.time(time) for time in (printed.started_at, printed.closed_at)]
        day = " ".join(filter(None, (self.words.day(printed.started_at), "–".join(filter(None, times)))))
        yield label("Day and time."), day or "…………………"
        yield label("The place of the meeting."), isolated(printed.place) or "…………………"

    def _staff(self) -> Iterator[tuple[str, str]]:
        for role in (Role.CONVENER, Role.ORGANIZER, Role.FACILITATOR, Role.RECORDER):
            if names := joined(self.printed.names_of(role)):
                yield self._role(role), names

    def _presence(self) -> Iterator[Block]:
        header = ("The name.", "The role.", "How they took part.", "Came and left.")
        rows = tuple(
            (isolated(one.name), self._roles(one), self.words.presence(one.how), self._times(one))
            for one in self.printed.participants
        )
        yield Table(self._header(header), rows, (4, 4, 4, 3))

    def _voice(self) -> Iterator[Block]:
        if not self.printed.voice:
            yield Paragraph(self.words.say(NO_VOICE_THERE if self.printed.child_there else NO_VOICE))
            return
        said = (self._said(item) for item in self.printed.voice)
        yield BulletList(tuple(filter(None, said)))

    def _said(self, item: PrintedItem) -> str:
        words = self.words.item(item)
        return f"{isolated(item.asked)} {words}" if item.asked else words

    def _section(self, id: str, *, level: int = 3) -> Iterator[Block]:
        """The recorder's text, or what arose from the wall; a section without either is left out."""
        section = self.printed.section(id)
        if not section.text and not section.items:
            return
        yield Heading(self.words.heading(id), level)
        if section.text:
            yield Paragraph(isolated(section.text))
            return
        yield BulletList(tuple(self._line(item) for item in section.items))

    def _line(self, item: PrintedItem) -> str:
        words = self.words.item(item)
        line = f"{isolated(item.group)}: {words}" if item.group else words
        realistic, acceptable = item.marks
        if not realistic and not acceptable:
            return line
        marks = self.words.label(
            "It can be done: %(realistic)s. I can live with it: %(acceptable)s.",
            realistic=realistic,
            acceptable=acceptable,
        )
        return f"{line} ({marks})"

    def _topics(self) -> Iterator[Block]:
        if not self.printed.topics:
            return
        yield Heading(self.words.label("Topics and their order."))
        header = ("The topic.", "Dots given.", "Talked about.")
        rows = tuple((isolated(one.title), str(one.dots), "✓" if one.chosen else "") for one in self.printed.topics)
        yield Table(self._header(header), rows, (7, 1, 2))

    def _tasks(self) -> Iterator[Block]:
        if not self.printed.tasks:
            yield Paragraph(self.words.say("No task was written down."))
            return
        header = ("", "What is done.", "Who does it.", "By when.", "How we notice it.")
        rows = tuple(
            (f"{place}.", self._what(one), joined(one.who), self.words.day(one.by), isolated(one.noticed))
            for place, one in enumerate(self.printed.tasks, 1)
        )
        yield Table(self._header(header), rows, (1, 6, 4, 4, 4))

    def _what(self, task: PrintedTask) -> str:
        """What is done, and what the recorder wrote beside it."""
        label = self.words.label
        notes = (
            ("Who checks it.", task.checked_by),
            ("If it does not work.", task.otherwise),
            ("Need or topic.", task.need or task.topic),
        )
        lines = [isolated(task.what), *(f"{label(name)}: {isolated(text)}" for name, text in notes if text)]
        return "\n".join(lines)

    def _agreement(self) -> Iterator[Block]:
        given = self.printed.agreement
        yield Heading(self.words.label("Agreement with the plan."))
        yield Paragraph(
            self.words.say(
                "They agree: %(agree)s. They agree with a wish: %(wish)s. Not yet: %(not_yet)s.",
                agree=given.agree,
                wish=given.wish,
                not_yet=given.not_yet,
            )
        )
        for heading, words in (("What they wish.", given.wishes), ("Why not yet.", given.reasons)):
            if words:
                yield Heading(self.words.label(heading), 3)
                yield BulletList(tuple(map(isolated, words)))
        label = self.words.label
        yield Pairs(
            (
                (label("Who looks after the plan."), isolated(self.printed.coordinator) or "…………………"),
                (label("When we look at it again."), self.words.day(self.printed.review_on) or "…………………"),
            )
        )

    def _course(self) -> Iterator[Block]:
        printed, section = self.printed, self.printed.section("course")
        lines = [
            self.words.say("Breaks that the child asked for: %(count)s.", count=printed.breaks),
            *(
                [self.words.say("Why the child had no support person: %(why)s", why=isolated(printed.without_support))]
                if printed.without_support
                else []
            ),
        ]
        yield Heading(self.words.heading("course"))
        yield BulletList(tuple(lines))
        if section.text:
            yield Paragraph(isolated(section.text))

    def _sums(self) -> Iterator[Block]:
        language = self.words.language
        lines: list[str] = []
        for id, counts in self.printed.sums:
            question = self.evaluation.questions.get(id)
            if question is None:
                continue
            answers = [
                f"{answer.name.get(language, answer.id)} {count}"
                for name, count in counts
                if (answer := self.evaluation.answers.get(name))
            ]
            lines.append(f"{question.adult.get(language, id)} {', '.join(answers)}")
        if lines:
            yield Heading(self.words.label("What people say of the meeting."))
            yield BulletList(tuple(lines))

    def _role(self, role: Role) -> str:
        return self.words.say(ROLE_NAMES[role]) if role in ROLE_NAMES else ""

    def _roles(self, one: PrintedParticipant) -> str:
        return ", ".join(filter(None, (self._role(Role(role)) for role in one.roles)))

    def _times(self, one: PrintedParticipant) -> str:
        return "–".join(filter(None, (self.words.time(one.came), self.words.time(one.left))))

    def _header(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.words.label(column) if column else "" for column in columns)
