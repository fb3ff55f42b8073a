"""Redis is a doorbell between processes: without it changes arrive a little later, and none is lost."""

import pytest

from tests.support.servers.postgres import Postgres
from tests.support.servers.redis_server import Redis
from tests.support.servers.server import MakeServer, Server
from tests.wire.support.client import Device, Person

pytestmark = [pytest.mark.wire, pytest.mark.slow]


def _device(name: str, demo: Server, at: Server) -> Device:
    person = Person(at.url, demo.links["conference"], demo.person(name))
    assert person.log_in().status_code == 303
    return person.device()


def test_without_redis_changes_still_reach_the_other_process(
    server: MakeServer, postgres: Postgres, redis: Redis
) -> None:
    database = {"IPK_DATABASE_URL": postgres.url(), "IPK_REDIS_URL": redis.url}
    first = server(env=database)
    shared = {"IPK_KEY_FILE": str(first.data.parent / "key")}
    second = server(env={**database, **shared}, options=["--data-dir", str(first.data)], demo=False)
    child, grandmother = _device("child", first, first), _device("Jiřina", first, second)
    redis.stop()
    try:
        grandmother.sees(child.stick("Zvonek nehraje"))
    finally:
        redis.start()
    grandmother.sees(child.stick("Zvonek hraje"))
