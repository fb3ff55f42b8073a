"""Runs external tools, and writes their output to a file when they fail."""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from prepare.errors import CannotPrepare
from prepare.places import ROOT, STAMPS

OFFLINE_SIGNS = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Could not find a version that satisfies",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
)


def run(command: Sequence[str | Path], sorry: str, *, extra_env: Mapping[str, str] | None = None) -> None:
    """Runs a tool in the checkout. Raises CannotPrepare with `sorry`, or with the reason, when it fails."""
    words = [str(word) for word in command]
    try:
        ended = subprocess.run(
            words,
            cwd=ROOT,
            env={**os.environ, **(extra_env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as trouble:
        raise CannotPrepare(f"{sorry} ({words[0]}: {trouble.strerror}.)") from trouble
    if ended.returncode != 0:
        raise CannotPrepare(explain(sorry, ended.stdout))


def explain(sorry: str, said: str) -> str:
    """Returns a sentence about the network if that was the cause, else `sorry`, and names the file with the output."""
    if any(sign in said for sign in OFFLINE_SIGNS):
        sorry = "It could not be downloaded. Connect this computer to the internet for the first start, then try again."
    elif "No space left on device" in said:
        sorry = "The disk is full. Make some room (about 500 MB), then try again."
    return f"{sorry} What the tool said is in {_keep(said)}"


def _keep(said: str) -> Path:
    try:
        STAMPS.mkdir(exist_ok=True)
        file = STAMPS / "last-failure.log"
        file.write_text(said, encoding="utf-8")
    except OSError:  # a full or read-only disk must not hide the first error
        file = Path(tempfile.gettempdir()) / "ipk-last-failure.log"
        file.write_text(said, encoding="utf-8")
    return file
