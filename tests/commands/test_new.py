"""A real conference: made by a file or by answers, and its organizer's link opens the door."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from ipk.storage.suitcase import seal
from prepare.places import ROOT
from tests.commands.test_draft_file import GOOD
from tests.support.processes import clean_environment
from tests.support.server import MakeServer

WITH_A_FACILITATOR = GOOD + '\n[[people]]\nname = "Petr"\nrole = "facilitator"\n'


def _new(folder: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "run.py"), "new", *arguments, "--data-dir", str(folder / "data")]
    env = clean_environment(IPK_KEY_FILE=str(folder / "key"))
    return subprocess.run(command, env=env, input=answers, capture_output=True, text=True, timeout=60, check=False)


def _token(said: str) -> str:
    found = re.search(r"/j#([\w-]+)", said)
    assert found, said
    return found[1]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "anicka.toml"
    file.write_text(WITH_A_FACILITATOR, encoding="utf-8")
    return file


def test_the_organizers_link_of_a_new_conference_leads_in(server: MakeServer, tmp_path: Path, file: Path) -> None:
    made = _new(tmp_path, str(file))
    assert made.returncode == 0, made.stderr
    assert "paní Nováková" in made.stdout
    wall = server(demo=False, folder=tmp_path)
    browser = requests.Session()
    came = browser.post(f"{wall.url}/j", data={"token": _token(made.stdout)}, allow_redirects=False, timeout=10)
    assert came.status_code == 303
    assert "/c/" in came.headers["Location"]


def test_a_conference_is_asked_for_where_there_is_no_file(tmp_path: Path) -> None:
    words = ["Jak podpořit Toníka?", "Toník", "Eva", "Petr", "Jana", "Jana", "táta Karel", "family", ""]
    made = _new(tmp_path, answers="\n".join(words) + "\n")
    assert made.returncode == 0, made.stderr
    assert "Jana" in made.stdout


def test_only_the_organizers_link_is_shown(tmp_path: Path, file: Path) -> None:
    assert len(set(re.findall(r"/j#[\w-]+", _new(tmp_path, str(file)).stdout))) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (GOOD, "The conference was not made: A conference needs a facilitator."),
        (WITH_A_FACILITATOR.replace("Petr", "Anička"), "Two people have the same name"),
        (WITH_A_FACILITATOR.replace('goal = "', 'goal = """'), "is not well written TOML"),
        (WITH_A_FACILITATOR + 'supports = "nikdo"\n', "supports somebody who is not invited"),
        ('language = "xx"\n' + WITH_A_FACILITATOR, "The conference was not made"),
    ],
)
def test_what_does_not_fit_is_told_kindly(tmp_path: Path, file: Path, text: str, sentence: str) -> None:
    file.write_text(text, encoding="utf-8")
    ended = _new(tmp_path, str(file))
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


PASSPHRASE = "kočka leze přes plot"


def _profile(folder: Path) -> Path:
    """As another installation packed it."""
    about = {"question": "rada", "asked": "Co tě baví?"}
    act = ("profile.answer", {"id": "answer-rada", "about": about, "text": "Psi", "speaker": ""})
    sitting = {"at": "2025-06-01T10:00:00+00:00", "acts": [act]}
    said = {"sheet": "6-9", "design": "sun", "media": [], "sittings": [sitting], "arranged": []}
    file = folder / "rada.ipk"
    file.write_bytes(seal([json.dumps(said).encode()], PASSPHRASE))
    return file


def test_the_childs_page_comes_along_from_a_file(server: MakeServer, tmp_path: Path, file: Path) -> None:
    made = _new(tmp_path, str(file), "--profile", str(_profile(tmp_path)), answers=PASSPHRASE + "\n")
    assert made.returncode == 0, made.stderr
    assert "The conference is ready" in made.stdout
    assert PASSPHRASE not in made.stdout + made.stderr


@pytest.mark.parametrize(("passphrase", "harm"), [("úplně jiná čtyři slova", b""), (PASSPHRASE, b"x")])
def test_a_file_that_cannot_be_opened_makes_no_conference(
    tmp_path: Path, file: Path, passphrase: str, harm: bytes
) -> None:
    profile = _profile(tmp_path)
    profile.write_bytes(profile.read_bytes() + harm)
    made = _new(tmp_path, str(file), "--profile", str(profile), answers=passphrase + "\n")
    assert made.returncode == 1
    assert "The conference was not made" in made.stderr
    assert list((tmp_path / "data").rglob("*.key")) == []
