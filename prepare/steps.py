"""A step of the preparation, with a stamp file that says from which inputs it was made."""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from prepare.lock import only_one
from prepare.places import ROOT, STAMPS


@dataclass(frozen=True)
class Step:
    """Something to make from inputs. It is made again only when an input changed or an output is missing.

    `inputs` are glob patterns below the checkout, `facts` any other words the result depends on.
    """

    name: str
    title: str
    make: Callable[[], None]
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    facts: Callable[[], Iterable[str]] = field(default=tuple)

    def stamp(self) -> Path:
        return STAMPS / f"{self.name}.stamp"

    def fresh(self) -> bool:
        """Says whether it was made from exactly these inputs and its outputs still exist."""
        if not all(any(ROOT.glob(output)) for output in self.outputs):
            return False
        try:
            return self.stamp().read_text() == self.fingerprint()
        except OSError:
            return False

    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for fact in self.facts():
            digest.update(fact.encode() + b"\0")
        for path in self._files():
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def remember(self) -> None:
        STAMPS.mkdir(exist_ok=True)
        self.stamp().write_text(self.fingerprint())

    def _files(self) -> list[Path]:
        found = {path for pattern in self.inputs for path in ROOT.glob(pattern) if path.is_file()}
        return sorted(found)


def make_ready(steps: Iterable[Step]) -> None:
    """Runs the steps that are not fresh, in order, and prints their progress. Raises CannotPrepare."""
    if all(step.fresh() for step in steps):
        return
    with only_one():
        stale = [step for step in steps if not step.fresh()]
        for number, step in enumerate(stale, start=1):
            _make(step, f"[{number}/{len(stale)}]")


def _make(step: Step, place: str) -> None:
    if step.fresh():  # an earlier step may have made it too
        return
    print(f"{place} {step.title} … ", end="", flush=True)
    began = time.monotonic()
    try:
        step.make()
    except BaseException:
        print("failed", flush=True)
        raise
    step.remember()
    print(f"done ({time.monotonic() - began:.0f} s)", flush=True)
