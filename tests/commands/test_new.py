"""A real conference: made by a file or by answers, and its organizer's link opens the door."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from ipk.domain.profile.answers import Answer
from ipk.realtime.engine.threading_engine import ThreadingEngine
from ipk.settings import Settings
from ipk.storage.crypto.passphrase_file import encrypt
from ipk.storage.open_store import open_store
from prepare.places import ROOT
from tests.commands.test_draft_file import GOOD
from tests.support.servers.processes import clean_environment
from tests.support.servers.server import MakeServer

WITH_A_FACILITATOR = GOOD + '\n[[people]]\nname = "Petr"\nrole = "facilitator"\n'


def _new(folder: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "run.py"), "new", *arguments, "--data-dir", str(folder / "data")]
    env = clean_environment(IPK_KEY_FILE=str(folder / "key"), LC_ALL="", LANG="C.UTF-8", PYTHONUTF8="1")
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


ANSWERS = ("Jak podpořit Toníka?", "Toník", "Eva", "Petr", "Jana", "Jana", "táta Karel", "rodina", "")


def test_without_a_file_the_command_asks_questions_in_czech(tmp_path: Path) -> None:
    made = _new(tmp_path, answers="\n".join([*ANSWERS, "", ""]))
    assert made.returncode == 0, made.stderr
    assert "Jak se jmenuje dítě?" in made.stdout
    assert "táta Karel: rodina" in made.stdout
    assert "Setkání je založené." in made.stdout
    assert re.search(r"Jana: http\S+/j#", made.stdout)


def test_empty_answers_can_be_corrected_before_the_conference_is_created(tmp_path: Path) -> None:
    corrections = ["1", "Jak podpořit Toníka?", "2", "Toník", "9", "", "0", "Petr", "facilitátor", "0", "Jana"]
    corrections += ["králík", "organizátor", "0", "Jana ", "dítě", "5", "", ""]
    made = _new(tmp_path, answers="\n".join([*[""] * 7, *corrections, ""]))
    assert made.returncode == 0, made.stdout + made.stderr
    for said in ("Takový řádek tu není.", "Setkání potřebuje facilitátora", "Role „králík“ tu není."):
        assert said in made.stdout
    assert re.search(r"Jana: http\S+/j#", made.stdout)


def test_an_interrupted_dialogue_creates_nothing(tmp_path: Path) -> None:
    stopped = _new(tmp_path, answers="Jak podpořit Toníka?\nToník\n")
    assert stopped.returncode == 1
    assert "Nic se nezaložilo." in stopped.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "The meeting is ready."), ("sk", "Stretnutie je založené."), ("uk", "Зустріч створено.")],
)
def test_the_language_option_changes_the_language_of_the_output(
    tmp_path: Path, file: Path, language: str, sentence: str
) -> None:
    assert sentence in _new(tmp_path, str(file), "--language", language).stdout


def test_an_unknown_language_is_refused(tmp_path: Path, file: Path) -> None:
    assert _new(tmp_path, str(file), "--language", "xx").returncode == 2


def test_only_the_organizers_link_is_shown(tmp_path: Path, file: Path) -> None:
    assert len(set(re.findall(r"/j#[\w-]+", _new(tmp_path, str(file)).stdout))) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (GOOD, "Setkání se nezaložilo. Setkání potřebuje facilitátora"),
        (WITH_A_FACILITATOR.replace("Petr", "Anička"), "Dva lidé mají stejné jméno"),
        (WITH_A_FACILITATOR.replace('goal = "', 'goal = """'), "Tenhle řádek nebo ten nad ním se nedá přečíst"),
        (WITH_A_FACILITATOR + 'supports = "nikdo"\n', "Setkání se nezaložilo."),
        ('language = "xx"\n' + WITH_A_FACILITATOR, "Setkání se nezaložilo."),
        (WITH_A_FACILITATOR + '[[people]]\nname = "Toník"\nrole = "dítě"\n', "Zatím umíme setkání pro jedno dítě."),
    ],
)
def test_an_invalid_draft_file_is_refused_with_a_sentence(tmp_path: Path, file: Path, text: str, sentence: str) -> None:
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
    file.write_bytes(encrypt([json.dumps(said).encode()], PASSPHRASE))
    return file


def _kept(folder: Path) -> list[str]:
    """The answers of the only conference there."""
    settings = Settings(data_dir=folder / "data", key_file=folder / "key", async_mode="threading")
    store = open_store(settings, ThreadingEngine(), lambda: datetime.now(UTC))
    [conference] = [key.stem for key in (folder / "data").rglob("*.key")]
    answers = store.transact(conference, lambda work: work.list(Answer))
    store.close()
    return [answer.text for answer in answers]


def test_the_answers_of_a_profile_file_are_kept_and_its_passphrase_is_not_printed(tmp_path: Path, file: Path) -> None:
    made = _new(tmp_path, str(file), "--profile", str(_profile(tmp_path)), answers=PASSPHRASE + "\n")
    assert made.returncode == 0, made.stderr
    assert "Setkání je založené." in made.stdout
    assert PASSPHRASE not in made.stdout + made.stderr
    assert _kept(tmp_path) == ["Psi"]


@pytest.mark.parametrize(("passphrase", "harm"), [("úplně jiná čtyři slova", b""), (PASSPHRASE, b"x")])
def test_an_unreadable_profile_file_creates_no_conference(
    tmp_path: Path, file: Path, passphrase: str, harm: bytes
) -> None:
    profile = _profile(tmp_path)
    profile.write_bytes(profile.read_bytes() + harm)
    made = _new(tmp_path, str(file), "--profile", str(profile), answers=passphrase + "\n")
    assert made.returncode == 1
    assert "Setkání se nezaložilo." in made.stderr
    assert list((tmp_path / "data").rglob("*.key")) == []
