"""The demo is data, too: what is wrong in it is told with its line."""

from pathlib import Path

import pytest

from ipk.content.catalogues import CatalogueProblem
from ipk.content.demo import read_demo
from ipk.content.references import ReferenceIds

KNOWN = ReferenceIds(symbols={"dog"}, papers={"dari-se"})
DEMO = """\
goal = "Jak podpořit Aničku?"
title = "Setkání s Aničkou"

[[person]]
id = "anicka"
name = "Anička"
roles = ["child"]

[[answer]]
id = "nemluvit"
question = "nemluvit"
text = "O tom, co bylo v létě."

[[card]]
by = "anicka"
kind = "symbol"
symbol = "dog"
paper = "dari-se"
x = 420
y = 380.5
waiting = true

[[topic]]
id = "rano"
title = "Ráno do školy"
dots = 3

[[task]]
id = "ukol"
what = "Odvede Aničku"
who = ["anicka"]
days = 7
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "anicka.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_fields_of_a_demo_are_read(tmp_path: Path) -> None:
    demo = read_demo(written(tmp_path, DEMO), KNOWN)
    (person,), (answer,), (card,) = demo.people, demo.answers, demo.cards
    assert (demo.goal, person.id, person.roles) == ("Jak podpořit Aničku?", "anicka", ("child",))
    assert (answer.text, answer.paper, answer.consent) == ("O tom, co bylo v létě.", "", "me")
    (topic,), (task,) = demo.topics, demo.tasks
    assert (topic.id, topic.title, topic.dots) == ("rano", "Ráno do školy", 3)
    assert (task.what, task.who, task.days, task.noticed) == ("Odvede Aničku", ("anicka",), 7, "")
    assert (card.by, card.spot.y, card.new.symbol, card.waiting) == ("anicka", 380.5, "dog", True)


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ('goal = "', 'gaol = "', 1, "goal is missing here."),
        ('["child"]', '["boss"]', 7, "boss is not known here. Known are child, facilitator"),
        ('text = "O', 'txt = "O', 12, "txt is not known here."),
        ('question = "nemluvit"', 'consent = "all"', 11, "all is not known here. Known are me, lead, wall, minutes."),
        ('by = "anicka"', 'by = "nikdo"', 15, "There is nobody with the id nikdo among the people."),
        ('kind = "symbol"', 'kind = "film"', 16, "film is not known here."),
        ('symbol = "dog"', 'symbol = "wolf"', 17, "There is no picture wolf in the catalogues."),
        ('paper = "dari-se"', 'paper = "strop"', 18, "There is no paper strop on the wall."),
        ("x = 420", "x = 4200", 19, "Write x as a number from 0 to 1600 without quotes."),
        ("y = 380.5", 'y = "380"', 20, "Write y as a number from 0 to 1200 without quotes."),
        ("dots = 3", 'dots = "3"', 26, "a whole number without quotes."),
        ('who = ["anicka"]', 'who = ["nikdo"]', 31, "There is nobody with the id nikdo among the people."),
        ("y = 380.5", "y = nan", 20, "Write y as a number from 0 to 1200 without quotes."),
    ],
)
def test_an_invalid_demo_is_reported_with_file_and_line(
    tmp_path: Path, before: str, after: str, line: int, reason: str
) -> None:
    file = written(tmp_path, DEMO.replace(before, after, 1))
    with pytest.raises(CatalogueProblem) as trouble:
        read_demo(file, KNOWN)
    told = str(trouble.value).splitlines()
    assert any(one.startswith(f"{file}:{line}: ") and reason in one for one in told), told
