"""Requests from other addresses of the loopback, so that one test's guesses do not count for another's people."""

from __future__ import annotations

import requests
from requests.adapters import HTTPAdapter


class From(HTTPAdapter):
    """Requests from another address of the loopback."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__()

    def init_poolmanager(self, *args: object, **options: object) -> None:
        super().init_poolmanager(*args, source_address=(self.address, 0), **options)


def somebody_at(address: str) -> requests.Session:
    session = requests.Session()
    session.mount("http://", From(address))
    return session
