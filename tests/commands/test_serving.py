"""`run.py serve` as a person meets it: quick, calm, and with one sentence when something is wrong."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from prepare.places import ROOT
from tests.support.servers.processes import clean_environment, end, wait_for
from tests.support.servers.server import MakeServer


def _run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "run.py"), *arguments]
    environment = clean_environment(**env)
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_the_second_start_takes_less_than_three_seconds_of_work(server: MakeServer) -> None:
    """Of the computer's work for it, so that a busy machine does not decide; a start waits for nothing else."""
    wall = server()
    wall.stop()
    wall.start()
    spent = psutil.Process(wall.pid).cpu_times()
    assert spent.user + spent.system + spent.children_user + spent.children_system < 3


def test_all_links_are_printed_and_written_to_a_private_file(server: MakeServer, tmp_path: Path) -> None:
    wall = server(folder=tmp_path)
    file = tmp_path / "links.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text(encoding="utf-8"))["url"] == wall.url
    wait_for(lambda: "Ctrl+C ends it." in wall.log.read_text(encoding="utf-8"), "it did not print to its end")
    printed = wall.log.read_text(encoding="utf-8")
    assert {person["token"] for person in wall.links["people"] if person["token"] not in printed} == set()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_throw_away_demo_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    links, temp = tmp_path / "links.json", tmp_path / "temp"
    temp.mkdir()
    command = [sys.executable, str(ROOT / "run.py"), "--demo", "serve", "--port", "0", "--host", "127.0.0.1"]
    env = clean_environment(TMPDIR=str(temp), HOME=str(temp / "home"))
    process = subprocess.Popen([*command, "--links-file", str(links)], env=env, stdout=subprocess.DEVNULL)
    try:
        wait_for(links.exists, "the demo did not write its links")
        assert [folder.name.startswith("ipk-demo-") for folder in temp.iterdir()] == [True]
        process.send_signal(getattr(signal, name))
        assert process.wait(30) == 0
        assert list(temp.iterdir()) == []
    finally:
        end(process, signal.SIGKILL)


def test_a_used_port_is_reported_before_anything_is_created(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        ended = _run("serve", "--host", "127.0.0.1", "--port", port, "--data-dir", str(tmp_path / "data"))
    assert ended.returncode == 1
    assert "is used by another program" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("setting", "value", "sentence"),
    [
        ("IPK_ASYNC", "magic", "IPK_ASYNC must be 'eventlet' or 'threading'"),
        ("IPK_DATABASE_URL", "postgresql+psycopg2://x@127.0.0.1:9/x", "Check IPK_DATABASE_URL"),
        ("IPK_DATABASE_URL", "nonsense", "Check IPK_DATABASE_URL"),
    ],
)
def test_a_wrong_setting_is_reported_in_one_sentence(tmp_path: Path, setting: str, value: str, sentence: str) -> None:
    ended = _run("serve", "--port", "0", "--data-dir", str(tmp_path / "data"), **{setting: value})
    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="a file stands in the way of the folder")
def test_an_unusable_data_folder_is_reported_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ended = _run("serve", "--port", "0", "--data-dir", str(tmp_path / "file" / "data"))
    assert ended.returncode == 1
    assert f"Check that {tmp_path / 'file' / 'data'} can be written" in ended.stderr
