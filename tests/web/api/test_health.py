import pytest

from tests.web.sample_site import SampleSite


def test_a_running_server_answers_healthz_and_readyz(sample: SampleSite) -> None:
    assert sample.visitor().get("/healthz").status_code == 200
    assert sample.visitor().get("/readyz").status_code == 200


def test_readyz_fails_and_healthz_succeeds_without_a_database(
    sample: SampleSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(sample.store), "ready", lambda _: False)
    assert sample.visitor().get("/readyz").status_code == 503
    assert sample.visitor().get("/healthz").status_code == 200
