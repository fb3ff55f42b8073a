"""Access to the folder `profiles/`, which an organisation may change without programming."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from ipk.content.catalogues import CatalogueProblem, Symbol, read_papers, read_symbols
from ipk.content.demo import read_demo
from ipk.content.evaluation import ReadFeedback, read_feedback
from ipk.content.questionnaires import Questionnaires, read_questionnaires
from ipk.content.references import ReferenceIds
from ipk.content.snacks import ReadSnacks, read_snacks
from ipk.content.steps import read_rules, read_steps
from ipk.content.toml_file import Problem
from ipk.content.tunes import MusicCatalogue, read_tunes
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.meeting.meeting import Paper
from ipk.domain.meeting.step_texts import RuleText, StepText
from ipk.services.demo import Demo

ALL_WELL = "All is well. Everything in it can be used."
TO_MEND = (
    "Please mend these lines. A sheet, a snack or a piece of music with a mistake is left out, the others work. "
    "A mistake in the steps, the rules, the papers or the pictures stops the server from starting."
)
ADVICE = "These are advice only. Everything works as it is."


class Content:
    """Reads each file once, at its first use.

    Broken steps, rules, papers or pictures raise CatalogueProblem; broken questionnaires, snacks, tunes and questions
    at the end are left out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def papers(self, language: str) -> tuple[Paper, ...]:
        """The papers in a language, () for a language that is not supported."""
        return self._papers.get(language, ())

    @cached_property
    def _papers(self) -> Mapping[str, tuple[Paper, ...]]:
        return {language: read_papers(self._folder / "papers" / "ipk.toml", language) for language in LANGUAGES}

    @cached_property
    def symbols(self) -> Mapping[str, Symbol]:
        """The picture dictionary by id."""
        groups = read_symbols(self._folder / "catalogues" / "symbols")
        return {symbol.id: symbol for group in groups for symbol in group.symbols}

    @cached_property
    def tunes(self) -> MusicCatalogue:
        return read_tunes(self._folder / "catalogues" / "music.toml")

    @cached_property
    def snacks(self) -> ReadSnacks:
        return read_snacks(self._folder / "catalogues" / "snacks.toml", self._known)

    @cached_property
    def feedback(self) -> ReadFeedback:
        return read_feedback(self._folder / "feedback.toml", self._known)

    @cached_property
    def steps(self) -> tuple[StepText, ...]:
        """The words of the nine steps. Raises CatalogueProblem."""
        return read_steps(self._folder / "steps.toml", self._known)

    @cached_property
    def rules(self) -> tuple[RuleText, ...]:
        """The rules of the meeting. Raises CatalogueProblem."""
        return read_rules(self._folder / "rules.toml", self._known)

    @cached_property
    def sheets(self) -> Questionnaires:
        return read_questionnaires(self._folder / "sheets", self._known)

    def demo(self) -> Demo:
        return read_demo(self._folder / "demo" / "anicka.toml", self._known)

    def check_required(self) -> None:
        """Raises CatalogueProblem with every line in which steps, rules, papers or pictures are broken."""
        problems = [problem for read in self._required() for problem in _problems(read)]
        if problems:
            raise CatalogueProblem(problems)

    def problems(self) -> Sequence[Problem]:
        """All errors and advice."""
        return tuple(self._all())

    def _all(self) -> Iterator[Problem]:
        for read in (*self._required(), self.demo):
            yield from _problems(read)
        yield from self.tunes.problems
        yield from self.snacks.problems
        yield from self.feedback.problems
        yield from self.sheets.problems

    def _required(self) -> tuple[Callable[[], Any], ...]:
        """What the server cannot do without."""
        return lambda: self.papers("cs"), lambda: self.symbols, lambda: self.steps, lambda: self.rules

    @cached_property
    def _known(self) -> ReferenceIds:
        """The ids that questionnaires may reference. A broken catalogue counts as containing every id."""
        papers = _or_anything(lambda: frozenset(paper.id for paper in self.papers("cs")))
        return ReferenceIds(symbols=_or_anything(lambda: self.symbols), papers=papers)


class _Anything:
    """A container that contains everything."""

    def __contains__(self, x: object, /) -> bool:
        return True


def _or_anything(read: Callable[[], Container[str]]) -> Container[str]:
    try:
        return read()
    except CatalogueProblem:
        return _Anything()


def _problems(read: Callable[[], Any]) -> tuple[Problem, ...]:
    try:
        read()
    except CatalogueProblem as trouble:
        return trouble.problems
    return ()
