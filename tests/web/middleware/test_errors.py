"""Refusals and accidents in a person's words; nothing of the inside leaks (C4, C5)."""

import json
import logging
from typing import Any

import pytest

from ipk.domain.kernel.errors import CODES
from ipk.web.middleware.errors import STATUS
from tests.web.sample_site import SampleSite

SECRET = "Anička, tok3n-and-cookie"


def break_the_store(sample: SampleSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError(SECRET)

    for way in ("read", "transact"):
        monkeypatch.setattr(type(sample.store), way, fail)


def test_every_refusal_code_has_an_http_status() -> None:
    assert STATUS.keys() == CODES


@pytest.mark.abuse
def test_an_internal_error_shows_a_generic_message_and_a_request_id(
    sample: SampleSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C5"""
    browser = sample.inside("family")
    break_the_store(sample, monkeypatch)
    answer = browser.get(sample.home)
    assert answer.status_code == 500
    assert "Something broke. Nothing is lost." in answer.text
    assert answer.headers["X-Request-Id"] in answer.text
    for word in (SECRET, "Traceback", "RuntimeError", ".py"):
        assert word not in answer.text


@pytest.mark.abuse
def test_an_internal_error_is_logged_as_one_json_line_without_personal_data(
    sample: SampleSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """C4, I17"""
    browser = sample.inside("family")
    break_the_store(sample, monkeypatch)
    with caplog.at_level(logging.DEBUG):
        answer = browser.get(f"{sample.home}?x=%0d%0aforged", **{"User-Agent": "forged\tline"})
    (line,) = [record.getMessage() for record in caplog.records if record.name == "ipk.web"]
    assert "\n" not in line
    told = json.loads(line)
    assert told["request"] == answer.headers["X-Request-Id"]
    assert told["kind"] == "RuntimeError"
    for word in (SECRET, "forged", browser.cookie, sample.conference, sample.token("family")):
        assert word not in caplog.text


def test_a_script_gets_its_refusal_as_json(sample: SampleSite) -> None:
    answer = sample.visitor().get("/c/nowhere/waiting", Accept="application/json")
    assert answer.status_code == 404
    assert answer.get_json() | {"request": ""} == {
        "ok": False,
        "code": "not_found",
        "message": "It is not here any more.",
        "request": "",
    }


@pytest.mark.parametrize(("method", "path", "status"), [("put", "/join", 405), ("get", "/wp-admin", 404)])
def test_unknown_paths_and_methods_get_an_html_error_page(
    sample: SampleSite, method: str, path: str, status: int
) -> None:
    answer = getattr(sample.visitor().client, method)(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_an_error_page_is_in_the_language_of_the_browser(sample: SampleSite) -> None:
    czech = sample.visitor(language="cs").get("/nowhere").text
    english = sample.visitor(language="en-GB,en;q=0.9").get("/nowhere").text
    assert "Tudy to teď nejde" in czech
    assert "It does not open this way" in english
