"""A profile's file over HTTP: who gets it, over which line, and what the organizer's page says (A15, A20, P12)."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from ipk.domain.kernel.errors import Invalid
from ipk.domain.profile.answers import Answer
from ipk.storage.crypto import passphrase_file
from tests.web.sample_site import Browser, SampleSite

PASSPHRASE = "kočka leze přes plot"
HERE = "127.0.0.1"
CANARY = "kanárek-se-bojí"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase_file, "_COST", {"n": 2**4, "r": 8, "p": 1})


@pytest.fixture
def said(sample: SampleSite) -> SampleSite:
    answer = Answer(id="answer-rada", question="rada", asked="Co tě baví?", text=CANARY, consent="minutes", said_at="")
    sample.keep(answer)
    return sample


@pytest.fixture
def other(tmp_path: Path) -> Any:
    there = SampleSite(tmp_path / "jinde")
    yield there
    there.store.close()


def token(browser: Browser, sample: SampleSite) -> str:
    page = browser.get(sample.home).text
    return page.split('"csrf": "')[1].split('"')[0] if '"csrf": "' in page else browser.csrf(sample.home)


def exports(sample: SampleSite, browser: Browser, **form: str) -> TestResponse:
    filled = {"passphrase": PASSPHRASE, "reason": "meeting"} | form
    return browser.post(
        f"{sample.home}profile/export",
        filled,
        **{"X-CSRFToken": token(browser, sample), "Accept": "application/json"},
    )


def brings(sample: SampleSite, browser: Browser, file: bytes, passphrase: str = PASSPHRASE) -> TestResponse:
    form = {"passphrase": passphrase, "file": (BytesIO(file), "x.ipk")}
    return browser.post(
        f"{sample.home}profile/import", form, **{"X-CSRFToken": token(browser, sample), "Accept": "application/json"}
    )


def by_form(
    sample: SampleSite, browser: Browser, file: bytes, passphrase: str = PASSPHRASE, **more: str
) -> TestResponse:
    form = {"passphrase": passphrase, "file": (BytesIO(file), "x.ipk"), "csrf_token": token(browser, sample), **more}
    return browser.post(f"{sample.home}profile/bring", form)


def test_the_guide_exports_a_file_that_opens_with_the_passphrase(said: SampleSite) -> None:
    got = exports(said, said.inside("guide", address=HERE))
    assert got.status_code == 200
    assert got.headers["Cache-Control"] == "private, no-store"
    assert got.headers["Content-Disposition"] == 'attachment; filename="2026-03-02.ipk"'
    assert CANARY.encode() not in got.data
    assert CANARY.encode() in passphrase_file.decrypt(got.data, PASSPHRASE)[0]
    assert "profile.export" in said.journal()


@pytest.mark.parametrize("role", ["child", "facilitator", "organizer", "family", "professional", "display"])
def test_an_export_by_any_other_role_is_refused_and_logged(said: SampleSite, role: str) -> None:
    browser = said.inside(role, address=HERE)
    got = browser.post(
        f"{said.home}profile/export",
        {"passphrase": PASSPHRASE, "reason": "meeting"},
        **{"X-CSRFToken": token(browser, said), "Accept": "application/json"},
    )
    assert got.status_code == 403
    assert CANARY not in got.text
    assert said.journal()[-1] == "attempt"
    assert "profile.export" not in said.journal()


@pytest.mark.parametrize("form", [{"reason": ""}, {"reason": "proto"}, {"passphrase": "pes"}, {"passphrase": ""}])
def test_an_export_needs_a_reason_and_a_good_passphrase(said: SampleSite, form: dict[str, str]) -> None:
    got = exports(said, said.inside("guide", address=HERE), **form)
    assert got.status_code == 400
    assert got.json["message"]


def test_profile_posts_without_a_csrf_token_are_refused(said: SampleSite) -> None:
    guide = said.inside("guide", address=HERE)
    for path in ("export", "import", "ask", "delete", "deleting"):
        assert guide.post(f"{said.home}profile/{path}", {"passphrase": PASSPHRASE}).status_code == 400, path


def test_export_and_import_from_another_computer_over_plain_http_are_refused(
    said: SampleSite, other: SampleSite
) -> None:
    """P15: no export on plain HTTP. Only the very computer that serves is its own line."""
    file = exports(said, said.inside("guide", address=HERE)).data
    assert exports(said, said.enter("guide", address="192.168.1.7")).status_code == 403
    assert brings(other, other.inside("guide", address="192.168.1.7"), file).status_code == 403
    abroad = said.enter("guide", address=HERE)
    got = abroad.post(
        f"{said.home}profile/export",
        {"passphrase": PASSPHRASE, "reason": "meeting"},
        **{"X-CSRFToken": token(abroad, said), "Host": "ipk.example", "Accept": "application/json"},
    )
    assert got.status_code != 200


def test_imported_answers_are_private_and_a_second_import_is_refused(said: SampleSite, other: SampleSite) -> None:
    file = exports(said, said.inside("guide", address=HERE)).data
    guide = other.inside("guide", address=HERE)
    got = brings(other, guide, file)
    assert (got.status_code, got.json) == (200, {"ok": True, "answers": 1})
    arrived = other.store.transact(other.conference, lambda work: work.get(Answer, "answer-rada"))
    assert (arrived.text, arrived.consent, arrived.still) == (CANARY, "me", "ask")
    assert "profile.import" in other.journal()
    assert CANARY not in other.inside("child", address=HERE).get(f"{other.home}profile.pdf").text
    again = brings(other, guide, file)
    assert again.status_code == 400
    assert "already" in again.json["message"]


def test_a_faulty_import_is_refused_with_its_reason_and_changes_nothing(said: SampleSite, other: SampleSite) -> None:
    file = exports(said, said.inside("guide", address=HERE)).data
    guide = other.inside("guide", address=HERE)
    damaged = bytearray(file)
    damaged[-1] ^= 1
    seq = other.store.since(other.conference, 0).seq
    for given, passphrase, words in (
        (file, "jiná slova než předtím", "passphrase does not fit"),
        (bytes(damaged), PASSPHRASE, "damaged"),
        (file[:-9], PASSPHRASE, "not whole"),
        (b"%PDF-1.7", PASSPHRASE, "no child's page"),
        (file[:8] + b"\x09" + file[9:], PASSPHRASE, "another version"),
        (b"", PASSPHRASE, "nothing to keep"),
    ):
        got = brings(other, guide, given, passphrase)
        assert got.status_code == 400
        assert words in got.json["message"]
    assert other.store.since(other.conference, 0).seq == seq


def test_an_import_over_the_size_limit_is_refused(other: SampleSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """I8."""
    monkeypatch.setattr(sys.modules["ipk.web.api.profile_transfer"], "FILE_BYTES", 1000)
    got = brings(other, other.inside("guide", address=HERE), bytes(200_000))
    assert got.status_code == 413
    assert "too big" in got.json["message"]


def test_the_organizer_imports_a_profile_by_form_without_seeing_its_answers(
    said: SampleSite, other: SampleSite
) -> None:
    file = exports(said, said.inside("guide", address=HERE)).data
    organizer = other.inside("organizer", address=HERE)
    assert 'accept=".ipk"' in organizer.get(other.home).text
    wrong = by_form(other, organizer, file, "úplně jiná čtyři slova")
    assert wrong.status_code == 303
    assert "passphrase does not fit" in organizer.get(other.home).text
    assert by_form(other, organizer, file).status_code == 303
    page = organizer.get(other.home).text
    assert "The page is in the book." in page
    assert CANARY not in page
    assert by_form(other, organizer, file, csrf_token="x").status_code == 303
    assert "open for too long" in organizer.get(other.home).text


def test_preparing_the_next_meeting_asks_to_reconfirm_and_resets_consent(said: SampleSite) -> None:
    organizer = said.inside("organizer", address=HERE)
    assert organizer.send(f"{said.home}profile/ask", said.home).status_code == 303
    assert "still true" in organizer.get(said.home).text
    asked = said.store.transact(said.conference, lambda work: work.get(Answer, "answer-rada"))
    assert (asked.still, asked.consent) == ("ask", "me")


@pytest.mark.parametrize("role", ["child", "facilitator", "family"])
def test_other_roles_may_not_ask_to_reconfirm_answers(said: SampleSite, role: str) -> None:
    browser = said.inside(role, address=HERE)
    got = browser.post(f"{said.home}profile/ask", {}, **{"X-CSRFToken": token(browser, said)})
    assert got.status_code == 403


def test_a_truncated_profile_file_is_refused() -> None:
    with pytest.raises(Invalid):
        passphrase_file.decrypt(b"IPKprofi", PASSPHRASE)
