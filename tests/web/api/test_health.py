import pytest

from tests.web.house import House


def test_alive_and_ready(house: House) -> None:
    assert house.visitor().get("/healthz").status_code == 200
    assert house.visitor().get("/readyz").status_code == 200


def test_not_ready_without_its_database(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(house.store), "ready", lambda _: False)
    assert house.visitor().get("/readyz").status_code == 503
    assert house.visitor().get("/healthz").status_code == 200
