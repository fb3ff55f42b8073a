"""Finds and installs programs of the system for tests and benchmarks: browsers, PostgreSQL, Redis, nginx, PDF tools."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from prepare.errors import CannotPrepare
from prepare.shell import run

#: program → Debian's package
PROGRAMS = {
    "chromium": "chromium",
    "chromium-headless-shell": "chromium-headless-shell",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
    "pdftotext": "poppler-utils",
    "initdb": "postgresql",
    "redis-server": "redis-server",
    "nginx": "nginx",
}

#: folders of Debian that are not on the PATH: PostgreSQL has one for each version
POSTGRES = Path("/usr/lib/postgresql")
#: and WebKit's small browser has one
LIBRARIES = Path("/usr/lib")


def program(name: str) -> Path | None:
    """Returns the path of a program, also of one outside the PATH; the newest of several."""
    folders = sorted(POSTGRES.glob("*/bin"), key=_version, reverse=True)
    folders += LIBRARIES.glob("*/webkit2gtk-4.*")
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", *map(str, folders)])
    found = shutil.which(name, path=path)
    return Path(found) if found else None


def missing() -> list[str]:
    return [name for name in PROGRAMS if program(name) is None]


def install_missing() -> None:
    """Installs the missing programs as root on Debian; elsewhere raises CannotPrepare, which names them."""
    names = missing()
    if not names:
        return
    wanted = [PROGRAMS[name] for name in names]
    if shutil.which("apt-get") is None or not _root():
        raise CannotPrepare(
            f"The tests need {', '.join(names)}. On Debian: sudo apt install {' '.join(wanted)}. Then try again."
        )
    print(f"Installing {', '.join(wanted)} … ", end="", flush=True)
    _apt(wanted)
    print("done", flush=True)
    if missing():
        raise CannotPrepare(f"{', '.join(missing())} could not be found after installing. Install it by hand.")


def _apt(wanted: Sequence[str]) -> None:
    quiet = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    sorry = f"apt-get could not install {' '.join(wanted)}."
    run(["apt-get", "update", "-qq"], sorry, extra_env=quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted], sorry, extra_env=quiet)


def _root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0
