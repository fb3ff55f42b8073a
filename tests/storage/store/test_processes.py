"""Programs that are killed in the middle, and two that serve one conference (P5, P7, F1)."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.storage.conftest import Installation
from tests.storage.sample_records import Note, nothing

ROOT = Path(__file__).resolve().parents[3]
CONFERENCE = "anicka"
KILLS = 6


def as_json(installation: Installation) -> str:
    """The settings for a program of its own."""
    settings = installation.settings
    paths = {"data_dir": str(settings.data_dir), "key_file": str(settings.key_file)}
    return json.dumps({**paths, "database_url": settings.database_url})


def worker(installation: Installation, job: str, *rest: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.store.worker", job, as_json(installation), *rest],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def line_of(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline()


def rest_of(program: "subprocess.Popen[str]") -> str:
    """What it still says, and its end. (`communicate` would lose what was read ahead with the first line.)"""
    assert program.stdout is not None
    rest = program.stdout.read()
    program.wait(30)
    return rest


def notes(installation: Installation) -> list[Note]:
    records = installation.open().since(CONFERENCE, 0).records
    installation.close()
    return [record for record in records if isinstance(record, Note)]


def killed_in_the_middle(installation: Installation, name: str, after: float) -> set[str]:
    """What the program said to be saved before it was killed."""
    program = worker(installation, "write", name)
    first = line_of(program)
    time.sleep(after)
    program.kill()
    # the last line may be torn by the kill; a torn promise is none
    lines = (first + rest_of(program)).splitlines(keepends=True)
    return {line.strip() for line in lines if line.endswith("\n")}


def test_a_killed_process_keeps_what_it_has_confirmed(installation: Installation) -> None:
    installation.open().create(CONFERENCE, nothing)
    installation.close()
    chance, answered = random.Random(7), set[str]()
    for kill in range(KILLS):
        answered |= killed_in_the_middle(installation, f"k{kill}", chance.uniform(0.02, 0.3))
        there = notes(installation)
        assert answered <= {note.id for note in there}
        # each took one place in the clock, and only one
        assert sorted(note.rev for note in there) == list(range(2, len(there) + 2))
    assert len(answered) > 100
    if not installation.settings.database_url:
        with closing(sqlite3.connect(installation.database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_processes_in_one_conference_lose_no_update(postgresql: Installation) -> None:
    postgresql.open().create(CONFERENCE, nothing)
    programs = [worker(postgresql, "count", name, "60") for name in ("mama", "tata")]
    for program in programs:
        assert line_of(program) == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [rest_of(program).split("\n") for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    counted = sorted(int(line.split()[1]) for lines in said for line in lines if line.startswith("counted"))
    assert counted == list(range(1, 121))
    heard = [[int(line.split()[1]) for line in lines if line.startswith("heard")] for lines in said]
    assert [order == sorted(order) for order in heard] == [True, True]
    assert sorted(heard[0] + heard[1]) == list(range(2, 122))
    assert heard[0][-1] > heard[1][0], "they did run at the same time"
    assert heard[1][-1] > heard[0][0]
    reader = postgresql.open()
    assert len(reader.since(CONFERENCE, 0).records) == 121
