"""Reads the words of the nine steps and the rules of the meeting; reports every mistake with its line."""

from pathlib import Path

from ipk.content.catalogues import refuse_broken
from ipk.content.references import ReferenceIds
from ipk.content.toml_table import Table
from ipk.domain.meeting.meeting import STEPS
from ipk.domain.meeting.step_texts import RuleText, StepText

#: a child listens to so many words at once
CHILD_WORDS = 10
WHOLE = 100
#: a child remembers so many rules
RULES_LIMIT = 6


def read_steps(file: Path, known: ReferenceIds) -> tuple[StepText, ...]:
    """The nine steps of `steps.toml` in their order. Raises CatalogueProblem."""
    root = Table.of(file)
    tables = root.tables("step")
    steps = tuple(_step(table, known) for table in tables)
    root.end(("step",))
    if tables and len(steps) != len(STEPS):
        root.report("step", "A meeting has %(steps)s steps. Here are %(given)s.", steps=len(STEPS), given=len(steps))
    if sum(step.share for step in steps) > WHOLE:
        root.report("step", "The shares of the steps are more than %(whole)s percent together.", whole=WHOLE)
    refuse_broken([root])
    return steps


def read_rules(file: Path, known: ReferenceIds) -> tuple[RuleText, ...]:
    """The rules of `rules.toml` in their order. Raises CatalogueProblem."""
    root = Table.of(file)
    rules = tuple(_rule(table, known) for table in root.tables("rule"))
    root.end(("rule",))
    if len(rules) > RULES_LIMIT:
        root.report("rule", "A meeting has at most %(most)s rules.", most=RULES_LIMIT)
    refuse_broken([root])
    return rules


def _rule(table: Table, known: ReferenceIds) -> RuleText:
    rule = RuleText(known.picture(table, "picture"), table.words("words"))
    table.end(("picture", "words"))
    return rule


def _step(table: Table, known: ReferenceIds) -> StepText:
    step = StepText(
        share=table.amount("share", WHOLE),
        picture=known.picture(table, "picture"),
        name=table.words("name"),
        child=table.words("child"),
        adult=table.words("adult"),
        lead=table.words("lead"),
        later=table.words("later") if "later" in table else {},
    )
    if any(len(text.split()) > CHILD_WORDS for text in step.child.values()):
        table.report("child", "A child is told at most %(most)s words at once.", most=CHILD_WORDS)
    table.end(("share", "picture", "name", "child", "adult", "later", "lead"))
    return step
