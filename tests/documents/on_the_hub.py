"""A server's parts under eventlet, printing pages of eight photos and three drawings, each with other words.

How long did it take, how many times as long as an empty page, how long was the hub kept from everybody else?
For the figures: `python -m tests.documents.on_the_hub`
"""

# first of all: it puts eventlet under everything that is imported after it
from tests.storage.store.on_the_hub import Pulse, together

# isort: split

import json
import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from ipk.app import Application, create_app
from ipk.domain.kernel.media import Attached
from ipk.services.printing.profile import PrintedAnswer, PrintedProfile
from ipk.services.shared.media import small_name
from ipk.settings import Settings
from ipk.storage.database.migrate import migrate
from ipk.storage.media.images import clean_picture
from tests.documents.drawings import house_and_sun
from tests.support.media.photos import photo

PHOTOS = 8
ROUNDS = 12
WORDS = "Mám ráda psy, modrou barvu a když mi babička čte. Umím rozesmát lidi. Když je mi smutno, chci ticho."


def furnished(folder: Path) -> tuple[Application, PrintedProfile]:
    """An installation with a profile of twelve answers, eight photos and three drawings."""
    settings = Settings(data_dir=folder / "data", key_file=folder / "key")
    migrate(settings)
    app = create_app(settings, demo=2)
    conference = app.links()["conference"]
    for number in range(PHOTOS):
        clean = clean_picture(photo(1600 + number, 1200, noise=30))
        for name, data in ((f"m-{number}", clean.data), (small_name(f"m-{number}"), clean.thumb)):
            app.store.media.put(conference, name, data)
    album = [Attached(f"m-{number}", "picture") for number in range(PHOTOS)]
    answers = [
        PrintedAnswer(f"Otázka {n}?", WORDS[: 20 + 7 * n], ("dog", "love")[: n % 3], main=n < 3, place=f"q-{n}")
        for n in range(12)
    ]
    answers[1] = replace(answers[1], album=tuple(album[:3]))
    answers[4] = replace(answers[4], album=tuple(album[3:]))
    for n in (2, 6, 9):
        answers[n] = replace(answers[n], lines=tuple(house_and_sun() * 5), colour="sky")
    return app, PrintedProfile(conference, "Anička", "cs", "cs", "sun", tuple(answers))


def said_otherwise(printed: PrintedProfile, chance: random.Random) -> PrintedProfile:
    """The same page with other words: what was laid out before is of no use."""
    answers = [replace(answer, text=_shuffled(answer.text, chance)) for answer in printed.answers]
    return replace(printed, answers=tuple(answers))


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(chance.sample(words, len(words)))


def measured() -> dict[str, Any]:
    chance = random.Random(4)
    full: list[float] = []
    empty: list[float] = []
    sizes: list[int] = []
    with tempfile.TemporaryDirectory() as folder:
        app, printed = furnished(Path(folder))
        printer = app.flask.extensions["ipk"].printer
        printer.pdf(printed)

        def prints() -> None:
            for number in range(ROUNDS):
                page = said_otherwise(printed, chance)
                sizes.append(timed(page, full))
                timed(replace(page, name=f"Anička {number}", answers=()), empty)

        def timed(page: PrintedProfile, took: list[float]) -> int:
            began = time.perf_counter()
            pdf = printer.pdf(page)
            took.append((time.perf_counter() - began) * 1000)
            return len(pdf)

        pulse = Pulse()
        together([prints])
        hub = pulse.stop()
        app.close()
    return {
        "full_ms": median(full),
        "empty_ms": median(empty),
        "times": median(full) / median(empty),
        "hub_ms": hub,
        "bytes": max(sizes),
    }


if __name__ == "__main__":
    print(json.dumps(measured()))
