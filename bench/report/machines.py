"""Starts PostgreSQL and Redis for the measurement with two processes, as in an installation (fsync on)."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import run

from bench.processes import Program, free_port
from prepare.errors import CannotPrepare
from prepare.system import PROGRAMS, program


@dataclass(frozen=True)
class DatabaseServers:
    postgres: Program
    redis: Program
    user: str

    @property
    def redis_url(self) -> str:
        return f"redis://127.0.0.1:{self.redis.port}/0"

    def database(self, name: str) -> str:
        """SQLAlchemy's address of a new empty database."""
        import psycopg2

        connection = psycopg2.connect(host="127.0.0.1", port=self.postgres.port, user=self.user, dbname="postgres")
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        connection.close()
        return f"postgresql+psycopg2://{self.user}@127.0.0.1:{self.postgres.port}/{name}"


@contextmanager
def running() -> Iterator[DatabaseServers]:
    """Both, thrown away at the end. Raises CannotPrepare when one is not installed."""
    folder = Path(tempfile.mkdtemp(prefix="ipk-bench-", dir="/var/tmp"))
    folder.chmod(0o755)
    started: list[Program] = []
    try:
        postgres, user = _postgres(folder)
        redis = _redis(folder)
        for one in (postgres, redis):
            one.start()
            started.append(one)
        yield DatabaseServers(postgres, redis, user)
    finally:
        for one in reversed(started):
            one.stop(2 if one.name == "PostgreSQL" else 15)  # SIGINT is PostgreSQL's quick and orderly end
        shutil.rmtree(folder, ignore_errors=True)


def _postgres(folder: Path) -> tuple[Program, str]:
    """PostgreSQL refuses to run as root: then it gets its own user."""
    user = "postgres" if os.geteuid() == 0 else os.environ.get("USER", "ipk")
    other = user if os.geteuid() == 0 else None
    home, port = folder / "postgres", free_port()
    home.mkdir(mode=0o700)
    if other:
        shutil.chown(home, user, user)
    cluster = ["-D", str(home / "cluster"), "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    made = run(
        [_needed("initdb"), *cluster, "--no-sync"], cwd="/", user=other, group=other, capture_output=True, check=False
    )
    if made.returncode != 0:
        raise CannotPrepare(f"PostgreSQL could not be set up: {made.stderr.decode()[-500:]}")
    command = [_needed("postgres"), "-D", home / "cluster", "-c", f"port={port}", "-c", "listen_addresses=127.0.0.1"]
    command += ["-c", "unix_socket_directories=", "-c", "max_connections=200"]
    return Program("PostgreSQL", command, port, folder / "postgres.log", user=other), user


def _redis(folder: Path) -> Program:
    port = free_port()
    command = [_needed("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    return Program("Redis", [*command, "--dir", folder], port, folder / "redis.log")


def _needed(name: str) -> Path:
    found = program(name)
    if found is None:
        raise CannotPrepare(f"{name} is missing. On Debian: sudo apt install {PROGRAMS.get(name, 'postgresql')}.")
    return found
