"""A real PostgreSQL in a folder of its own, thrown away at the end."""

import getpass
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from tests.support.servers.processes import answers, clean_environment, end, free_port, needed, tail, wait_for


class Postgres:
    """`url()` gives the SQLAlchemy address of a new empty database; `stop()` and `start()` play an outage."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        # PostgreSQL refuses to run as root
        self.user = "postgres" if os.geteuid() == 0 else getpass.getuser()
        self._who = self.user if os.geteuid() == 0 else None
        self._process: subprocess.Popen[bytes] | None = None

    def make(self) -> "Postgres":
        if self._who:
            shutil.chown(self.folder, self.user, self.user)
        cluster = ["-D", str(self.folder / "cluster"), "-U", self.user, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            subprocess.run(
                [needed("initdb"), *cluster, "--no-sync"],
                check=True,
                cwd="/",
                env=self._env(),
                stdout=log,
                user=self._who,
                group=self._who,
            )
        return self

    def start(self) -> "Postgres":
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port),
            "unix_socket_directories": "",
            "fsync": "off",
            "max_connections": "200",
        }
        settings = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [needed("postgres"), "-D", str(self.folder / "cluster"), *settings],
                cwd="/",
                env=self._env(),
                stdout=log,
                stderr=log,
                user=self._who,
                group=self._who,
            )
        wait_for(self._ready, f"PostgreSQL did not start\n{tail(self.log)}", 30)
        return self

    def stop(self) -> None:
        """An orderly but quick end: connections are cut."""
        if self._process is not None:
            end(self._process, 2)  # SIGINT: PostgreSQL's fast shutdown

    def throw_away(self) -> None:
        """The end of everything: nothing needs to be written to the disk any more."""
        if self._process is not None:
            end(self._process, 3)  # SIGQUIT: PostgreSQL's immediate shutdown
        shutil.rmtree(self.folder.parent, ignore_errors=True)

    def url(self) -> str:
        name = f"ipk_{uuid.uuid4().hex[:12]}"
        with closing(self._connection()) as connection, connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg2://{self.user}@127.0.0.1:{self.port}/{name}"

    @property
    def log(self) -> Path:
        return self.folder.parent / f"{self.folder.name}.log"

    def _connection(self) -> Any:
        connection = psycopg2.connect(host="127.0.0.1", port=self.port, user=self.user, dbname="postgres")
        connection.autocommit = True
        return connection

    def _ready(self) -> bool:
        if not answers(self.port):
            return False
        try:
            self._connection().close()
        except psycopg2.OperationalError:
            return False
        return True

    def _env(self) -> dict[str, str]:
        return clean_environment(HOME=str(self.folder), PGTZ="UTC")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One real PostgreSQL for the whole run. `postgres.url()`: a new empty database."""
    folder = Path(tempfile.mkdtemp(prefix="ipk-postgres-"))
    folder.chmod(0o755)
    cluster = Postgres(folder / "home")
    cluster.folder.mkdir(mode=0o700)
    try:
        yield cluster.make().start()
    finally:
        cluster.throw_away()
