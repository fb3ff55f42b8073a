import pytest

from tests.web.sample_site import SampleSite


def test_alive_and_ready(sample: SampleSite) -> None:
    assert sample.visitor().get("/healthz").status_code == 200
    assert sample.visitor().get("/readyz").status_code == 200


def test_not_ready_without_its_database(sample: SampleSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(sample.store), "ready", lambda _: False)
    assert sample.visitor().get("/readyz").status_code == 503
    assert sample.visitor().get("/healthz").status_code == 200
