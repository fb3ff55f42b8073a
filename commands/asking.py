"""Asks for the data of a new conference in the terminal, shows them and lets the user correct them."""

from collections.abc import Callable
from dataclasses import dataclass

import click

from commands.draft_file import NO_ROLE, Written
from commands.role_names import role_name, role_names, role_of
from ipk.domain.kernel.errors import IpkError
from ipk.services.people.conferences import NewConference, NewPerson, people_of

Say = Callable[..., str]
GOAL = "What is the goal of the meeting? An open question about what the child needs."
CHILD = "What is the child's name? The first name is enough."
#: (role, question) of the people that most conferences have
USUAL = (
    ("guide", "Who is the child's guide?"),
    ("facilitator", "Who leads the meeting as the facilitator?"),
    ("organizer", "Who prepares the meeting as the organizer?"),
    ("support", "Who is there for the child as its support person?"),
)


@dataclass
class Answers:
    """The answers so far; `people` is (name, role), with two entries for a person of two roles."""

    goal: str
    child: str
    people: list[tuple[str, str]]

    def written(self, language: str) -> Written:
        roles: dict[str, list[str]] = {self.child: ["child"]}
        for name, role in self.people:
            roles.setdefault(name, []).append(role)
        people = (NewPerson(name, tuple(own), self.child if "support" in own else "") for name, own in roles.items())
        return Written(self.goal, tuple(people), language=language)


class Asking:
    """Asks in one language. `say(sentence, **values)` translates into it."""

    def __init__(self, say: Say, language: str) -> None:
        self._say = say
        self._language = language

    def ask(self) -> Written:
        click.echo(self._say("A new meeting. Everything can be changed later on the organizer's page."))
        click.echo(self._say("An empty line passes a question over.") + "\n")
        answers = Answers(self._line(GOAL), self._line(CHILD), [])
        for role, question in USUAL:
            if name := self._line(question):
                answers.people.append((name, role))
        while more := self._somebody("Who else comes? An empty line: that is all."):
            answers.people.append(more)
        while not self._is_right(answers):
            pass
        return answers.written(self._language)

    def _is_right(self, answers: Answers) -> bool:
        """Shows all answers and takes a correction; returns True when they are accepted and valid."""
        self._show(answers)
        click.echo(self._say("An empty line makes the meeting, a number corrects its line, 0 adds somebody."))
        number = self._line("Is it right like this?")
        if number:
            self._correct(answers, int(number) if number.isdigit() else -1)
            return False
        try:
            written = answers.written(self._language)
            people_of(NewConference(written.goal, written.people, ()))
        except IpkError as refusal:
            click.echo("\n" + self._say(refusal.message, **refusal.values))
            return False
        return True

    def _show(self, answers: Answers) -> None:
        lines = [f"{self._say('Goal')}: {answers.goal}", f"{self._say('Child')}: {answers.child}"]
        lines += [f"{name}: {role_name(role, self._language)}" for name, role in answers.people]
        click.echo("\n" + "\n".join(f"  {number}  {line}" for number, line in enumerate(lines, 1)) + "\n")

    def _correct(self, answers: Answers, number: int) -> None:
        place = number - 3
        if number == 0:
            more = self._somebody("Who else comes?")
            answers.people += [more] if more else []
        elif number == 1:
            answers.goal = self._line(GOAL)
        elif number == 2:
            answers.child = self._line(CHILD)
        elif 0 <= place < len(answers.people):
            answers.people[place : place + 1] = filter(
                None, [self._somebody("Who is it? An empty line leaves it out.")]
            )
        else:
            click.echo(self._say("There is no such line."))

    def _somebody(self, question: str) -> tuple[str, str] | None:
        name = self._line(question)
        if not name:
            return None
        known = role_names(self._language)
        while True:
            said = self._line("As whom does %(name)s come? (%(known)s) An empty line: family.", name=name, known=known)
            role = role_of(said) if said else "family"
            if role:
                return name, role
            click.echo(self._say(NO_ROLE, given=said, known=known))

    def _line(self, question: str, **values: str) -> str:
        said = click.prompt(self._say(question, **values), default="", show_default=False, prompt_suffix="\n> ")
        return str(said).strip()
