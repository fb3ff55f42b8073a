"""A real nginx with the very configuration that docs/operations.md recommends."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from prepare.places import ROOT
from tests.support.servers.processes import answers, end, free_port, needed, tail, wait_for

FRAME = """\
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 1;
{user}
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{body}
}}
"""


class Nginx:
    """A proxy before the given servers. `url` is its address."""

    def __init__(self, folder: Path, upstreams: Sequence[str]) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._folder = folder
        self._config = folder / "nginx.conf"
        body = for_this_test(documented(), self.port, upstreams)
        self._config.write_text(FRAME.format(folder=folder, user="user root;" if os.geteuid() == 0 else "", body=body))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Nginx":
        log = self._folder / "start.log"
        with log.open("ab") as out:
            command = [needed("nginx"), "-c", str(self._config), "-p", str(self._folder)]
            self._process = subprocess.Popen(command, stdout=out, stderr=out)
        wait_for(lambda: answers(self.port), f"nginx did not start\n{tail(log)}\n{tail(self._folder / 'nginx.log')}")
        return self

    def stop(self) -> None:
        if self._process is not None:
            end(self._process)


def documented() -> str:
    """The configuration in docs/operations.md: its one fenced block marked `nginx`."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    found = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert found, "docs/operations.md has no ```nginx block"
    return found[1]


def for_this_test(config: str, port: int, upstreams: Sequence[str]) -> str:
    """The same with our servers and port, and without the certificate, which a test does not have."""
    found = re.search(r"^\s*server\s+[\d.]+:\d+([^;]*);", config, re.M)
    assert found, "the upstream names no server"
    servers = "\n".join(f"    server {address.removeprefix('http://')}{found[1]};" for address in upstreams)
    config = re.sub(r"(?:^\s*server\s+[\d.]+:\d+[^;]*;\n)+", f"{servers}\n", config, count=1, flags=re.M)
    config = re.sub(r"^\s*(ssl_\w+|http2)\b[^;]*;\n", "", config, flags=re.M)
    config = re.sub(r"listen\s+(?:\[::\]:)?443[^;]*;", f"listen 127.0.0.1:{port};", config, count=1)
    return re.sub(r"^\s*listen\s+\[::\][^;]*;\n", "", config, flags=re.M)


MakeNginx = Callable[[Sequence[str]], Nginx]


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[MakeNginx]:
    """Factory: `proxy = nginx([first.url, second.url]); proxy.url`."""
    proxies: list[Nginx] = []

    def start(upstreams: Sequence[str]) -> Nginx:
        folder = tmp_path / f"nginx-{len(proxies)}"
        folder.mkdir()
        proxies.append(Nginx(folder, upstreams))
        return proxies[-1].start()

    yield start
    for proxy in proxies:
        proxy.stop()
