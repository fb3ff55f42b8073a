"""Reads the demo conference of `profiles/demo/`; reports every mistake with its file and line."""

from pathlib import Path

from ipk.content.catalogues import refuse_broken
from ipk.content.references import ReferenceIds
from ipk.content.toml_table import Table
from ipk.domain.kernel.errors import IpkError
from ipk.domain.people.person import Role
from ipk.domain.profile.answers import CONSENTS, Answer
from ipk.domain.wall.cards import PAPER_HEIGHT, PAPER_WIDTH, Spot
from ipk.services.demo import Demo, DemoCard, DemoTask, DemoTopic
from ipk.services.people.conferences import NewPerson
from ipk.services.wall.cards import NewCard

ROLES = tuple(role.value for role in Role)
KINDS = ("note", "symbol")
_PERSON = ("id", "name", "roles", "supports")
_ANSWER = ("id", "sheet", "question", "heading", "asked", "text", "symbols", "paper", "x", "y", "consent")
_CARD = ("by", "kind", "text", "symbol", "colour", "paper", "x", "y", "waiting")


def read_demo(file: Path, known: ReferenceIds) -> Demo:
    """The conference of that file. Raises CatalogueProblem."""
    root = Table.of(file)
    people = tuple(_person(table) for table in root.tables("person"))
    ids = [person.id for person in people]
    demo = Demo(
        goal=root.text("goal"),
        title=root.text("title"),
        expectations=root.text("expectations", ""),
        people=people,
        answers=tuple(filter(None, (_answer(table, known) for table in root.tables("answer", least=0)))),
        cards=tuple(_card(table, known, ids) for table in root.tables("card", least=0)),
        topics=tuple(_topic(table) for table in root.tables("topic", least=0)),
        tasks=tuple(_task(table, ids) for table in root.tables("task", least=0)),
    )
    root.end(("goal", "title", "expectations", "person", "answer", "card", "topic", "task"))
    refuse_broken([root])
    return demo


def _topic(table: Table) -> DemoTopic:
    topic = DemoTopic(table.slug("id"), table.text("title"), table.number("dots", 0))
    table.end(("id", "title", "dots"))
    return topic


def _task(table: Table, people: list[str]) -> DemoTask:
    who = table.names("who")
    for place, one in enumerate(who):
        if one not in people:
            table.report(("who", place), "There is nobody with the id %(given)s among the people.", given=one)
    task = DemoTask(table.slug("id"), table.text("what"), who, table.number("days"), table.text("noticed", ""))
    table.end(("id", "what", "who", "days", "noticed"))
    return task


def _person(table: Table) -> NewPerson:
    person = NewPerson(
        id=table.slug("id"), name=table.text("name"), roles=table.names("roles"), supports=table.text("supports", "")
    )
    for place, role in enumerate(person.roles):
        table.expect(("roles", place), role, ROLES)
    table.end(_PERSON)
    return person


def _answer(table: Table, known: ReferenceIds) -> Answer | None:
    """An answer of the child; without a paper it is not on the wall. None when the domain refuses it."""
    try:
        return Answer(
            id=table.slug("id"),
            question=table.text("question"),
            symbols=known.pictures(table, "symbols"),
            paper=known.paper(table, ""),
            x=table.amount("x", PAPER_WIDTH, 0),
            y=table.amount("y", PAPER_HEIGHT, 0),
            consent=table.one_of("consent", CONSENTS, "me"),  # type: ignore[arg-type]
            sheet=table.text("sheet", ""),
            heading=table.text("heading", ""),
            asked=table.text("asked", ""),
            text=table.text("text", ""),
        )
    except IpkError as refusal:
        table.report((), refusal.message, **refusal.values)
        return None
    finally:
        table.end(_ANSWER)


def _card(table: Table, known: ReferenceIds, people: list[str]) -> DemoCard:
    by = table.text("by")
    if by not in people and not table.reported("by"):
        table.report("by", "There is nobody with the id %(given)s among the people.", given=by)
    card = DemoCard(
        by=by,
        spot=Spot(known.paper(table), table.amount("x", PAPER_WIDTH), table.amount("y", PAPER_HEIGHT)),
        new=NewCard(
            kind=table.one_of("kind", KINDS),  # type: ignore[arg-type]
            text=table.text("text", ""),
            symbol=known.picture(table, "symbol"),
            colour=table.text("colour", "sun"),
        ),
        waiting=table.flag("waiting"),
    )
    table.end(_CARD)
    return card
