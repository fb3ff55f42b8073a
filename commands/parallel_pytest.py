"""Runs the test suite as several pytest processes, some of them at once."""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from prepare.places import ROOT

#: one more than there are cores: each waits a quarter of the time for a server, a browser or a disk
AT_ONCE = (os.cpu_count() or 1) + 1
SLOWEST = 20
NOTHING_COLLECTED = 5
#: the words of pytest's closing line, in its order
OUTCOMES = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warning", "error", "rerun")
_COUNT = re.compile(rf"(\d+) ({'|'.join(OUTCOMES)})")
_CLOSING = re.compile(r"^(?:=+ )?(?:no tests ran|\d+ [a-z]+\b.*) in \d+\.\d+s\b")
_DURATION = re.compile(r"^(\d+\.\d+)s (?:call|setup|teardown) +\S.*")
_SUMMARY = ("FAILED ", "ERROR ", "RERUN ")


@dataclass(frozen=True)
class Part:
    """Test folders and files that one pytest process runs. `without`: those among them that another part runs."""

    name: str
    paths: tuple[str, ...]
    without: tuple[str, ...] = ()

    def run(self, arguments: Sequence[str]) -> "Ended":
        # each with a cache of its own: they would overwrite what the others noted as failed
        own = ["-o", f"cache_dir=.pytest_cache/{self.name}", f"--durations={SLOWEST}"]
        ignored = [f"--ignore={path}" for path in self.without]
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *own, *ignored, *arguments, *self.paths],
            cwd=ROOT,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": ""},  # hundreds of processes compile the same modules once
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        return Ended(self.name, done.returncode, done.stdout.splitlines(), time.monotonic() - began)


@dataclass(frozen=True)
class Ended:
    """A pytest process that ended: its exit code and what it printed, without the closing line."""

    name: str
    code: int
    output: list[str]
    seconds: float

    @property
    def lines(self) -> list[str]:
        return [line for line in self.output if not _CLOSING.match(line)]

    @property
    def counts(self) -> Counter[str]:
        """How many tests passed, failed and so on. A process that broke off counts as an error."""
        closing = [line for line in self.output if _CLOSING.match(line)]
        found = Counter({word: int(number) for number, word in _COUNT.findall(closing[-1])} if closing else {})
        if self.code not in (0, NOTHING_COLLECTED) and not found["failed"]:
            found["error"] = found["error"] or 1
        return found


@dataclass
class Total:
    """All that ended until now."""

    codes: list[int] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    durations: list[tuple[float, str]] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)

    def add(self, ended: Ended) -> None:
        self.codes.append(ended.code)
        self.counts += ended.counts
        self.durations += [(float(found[1]), found[0]) for found in map(_DURATION.match, ended.lines) if found]
        self.summary += [line for line in ended.lines if line.startswith(_SUMMARY)]

    @property
    def code(self) -> int:
        """0 when all passed, else another exit code of pytest."""
        failed = [code for code in self.codes if code not in (0, NOTHING_COLLECTED)]
        return failed[0] if failed else 0 if 0 in self.codes else NOTHING_COLLECTED

    def closing_line(self, seconds: float) -> str:
        """As pytest ends: `5 failed, 7521 passed, 1 rerun in 1413.85s`."""
        counted = [(word, self.counts[word]) for word in OUTCOMES if self.counts[word]]
        plural = {"warning": "warnings", "error": "errors"}
        said = [f"{count} {plural.get(word, word) if count > 1 else word}" for word, count in counted]
        return f"{', '.join(said) or 'no tests ran'} in {seconds:.2f}s"


def run_parts(together: Sequence[Part], alone: Sequence[Part], arguments: Sequence[str] = ()) -> int:
    """Run the parts `together` side by side, then those of `alone` one after another. `arguments` go to each pytest.

    Prints what a part printed when it has ended, then the slowest tests, what failed, and one closing line for all.
    Returns the exit code.
    """
    began, total = time.monotonic(), Total()
    for parts, at_once in ((together, AT_ONCE), (alone, 1)):
        with ThreadPoolExecutor(at_once) as pool:
            for done in as_completed([pool.submit(part.run, arguments) for part in parts]):
                ended = done.result()
                total.add(ended)
                _say(*ended.lines, f"==== {ended.name} ended after {ended.seconds:.0f} s ====")
    slowest = [line for _, line in sorted(total.durations, reverse=True)[:SLOWEST]]
    _say(f"==== the {SLOWEST} slowest of all ====", *slowest, "==== what did not pass at once ====", *total.summary)
    _say(total.closing_line(time.monotonic() - began))
    return total.code


def _say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)
