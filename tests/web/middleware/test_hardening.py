"""What a hostile page or request cannot do (A15–A19, framing, sizes)."""

import logging
import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web.sample_site import SampleSite

pytestmark = pytest.mark.abuse

PAGES = ("/", "/j", "/join", "/left", "/nowhere", "/healthz", "/c/nowhere/", "/icon.svg")


@pytest.mark.parametrize("page", PAGES)
def test_every_response_has_the_security_headers(sample: SampleSite, page: str) -> None:
    headers = sample.visitor().get(page).headers
    policy = headers["Content-Security-Policy"]
    for rule in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"):
        assert rule in policy
    for rule in ("base-uri 'none'", "form-action 'self'", "connect-src 'self' ws://localhost"):
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_personal_pages_are_sent_with_no_store(sample: SampleSite) -> None:
    for role in ("family", "organizer"):
        assert sample.inside(role).get(sample.home).headers["Cache-Control"] == "no-store"


def test_over_https_responses_have_hsts_and_the_policy_allows_wss(sample: SampleSite) -> None:
    client = sample.visitor().client
    assert "Strict-Transport-Security" not in client.get("/join").headers
    answer = client.get("/join", base_url="https://localhost")
    assert "Strict-Transport-Security" in answer.headers
    assert "wss://localhost" in answer.headers["Content-Security-Policy"]


def test_an_invalid_host_header_does_not_get_into_the_content_security_policy(sample: SampleSite) -> None:
    answer = sample.visitor().get("/join", Host="evil;script-src *")
    assert "evil" not in answer.headers.get("Content-Security-Policy", "")


@pytest.mark.parametrize(
    "path", ["people", "people/x/renew", "people/x/revoke", "door/open", "door/close", "deleting", "deleting/finish"]
)
def test_an_organizers_post_without_a_csrf_token_is_refused(sample: SampleSite, path: str) -> None:
    """A15: the cookie alone is not enough."""
    organizer = sample.enter("organizer")
    before = organizer.get(sample.home).text.count("<li")
    assert organizer.post(sample.home + path, {"name": "Zlý", "role": "family"}).status_code == 400
    assert organizer.get(sample.home).text.count("<li") == before


def test_leaving_and_joining_need_a_csrf_token(sample: SampleSite) -> None:
    browser = sample.inside("family")
    assert browser.post(f"{sample.home}leave").status_code == 400
    assert browser.post("/join", {"code": "ABCDEF", "name": "kdosi"}).status_code == 400


def test_a_cross_site_post_of_a_link_is_refused(sample: SampleSite) -> None:
    """A15: the one form without a token is watched by what the browser says itself."""
    answer = sample.visitor().post("/j", {"token": sample.token("family")}, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 400
    assert "Set-Cookie" not in answer.headers


FOREIGN = ("http://evil.example", "http://localhost:8000", "https://localhost.evil.example", "null", "file://", "*")


@pytest.mark.parametrize("origin", FOREIGN)
def test_on_plain_http_a_post_of_a_link_with_a_foreign_origin_is_refused(sample: SampleSite, origin: str) -> None:
    """A32: the browser says nothing of the site there, and the device stays who it was."""
    tablet = sample.inside("child")
    before = tablet.cookie
    answer = tablet.post("/j", {"token": sample.token("family")}, Origin=origin)
    assert answer.status_code == 400
    assert tablet.cookie == before
    assert sample.person_id("child") in tablet.get(sample.home).text


def test_on_plain_http_a_link_posted_from_our_own_page_opens(sample: SampleSite) -> None:
    """A32: by its origin, or by its token where the browser hides the origin, as it does for pages without Referer."""
    token = sample.token("family")
    assert sample.visitor().post("/j", {"token": token}, Origin="http://localhost").status_code == 303
    browser = sample.visitor()
    form = {"token": token, "csrf_token": browser.csrf("/j")}
    assert browser.post("/j", form, Origin="null").status_code == 303


def test_with_a_hidden_origin_a_csrf_token_of_another_browser_is_refused(sample: SampleSite) -> None:
    """A32: an attacker's page knows only tokens of the attacker's own browser."""
    form = {"token": sample.token("family"), "csrf_token": sample.visitor().csrf("/j")}
    assert sample.visitor().post("/j", form, Origin="null").status_code == 400


def test_a_cookie_and_token_planted_before_entering_are_useless_afterwards(sample: SampleSite) -> None:
    """A16: the attacker knows the cookie, its token and its device; after entering none of them is of use."""
    victim = sample.visitor()
    victim.csrf("/join")
    planted, known_token = victim.cookie, victim.csrf("/join")
    sample.admit("family")
    victim.open_link(sample.token("family"))
    assert victim.cookie != planted
    attacker = sample.visitor()
    attacker.client.set_cookie("ipk", planted)
    assert attacker.get(sample.home).status_code == 404
    assert victim.post(f"{sample.home}leave", {"csrf_token": known_token}).status_code == 400


def test_a_device_planted_in_somebodys_browser_is_not_admitted_with_them(sample: SampleSite) -> None:
    """A16: the attacker holds the same link and waits in the lobby under a device planted in the victim's browser."""
    attacker = sample.enter("family")
    victim = sample.visitor()
    victim.client.set_cookie("ipk", attacker.cookie)
    victim.open_link(sample.token("family"))
    assert attacker.get(sample.home).status_code == 404


@pytest.mark.parametrize("where", ["/j?next=https://evil.example", "/j?next=//evil.example", "/j?url=javascript:1"])
def test_entering_never_redirects_to_another_site(sample: SampleSite, where: str) -> None:
    """A17"""
    answer = sample.visitor().post(where, {"token": sample.token("family"), "next": "https://evil.example"})
    assert answer.location == sample.home


@pytest.mark.parametrize("path", ["//evil.example/%2e%2e", "/\\evil.example", "/c//evil.example"])
def test_a_malformed_path_never_redirects_to_another_site(sample: SampleSite, path: str) -> None:
    """A17"""
    location = sample.visitor().get(path).headers.get("Location", "")
    assert urlsplit(location).netloc in ("", "localhost")


def test_a_forged_cookie_is_not_accepted(sample: SampleSite) -> None:
    browser = sample.visitor()
    browser.client.set_cookie("ipk", "eyJkZXZpY2VzIjp7fX0.forged.signature")
    assert browser.get(sample.home).status_code == 404


def test_the_token_is_in_no_address_no_page_and_no_log(sample: SampleSite, caplog: pytest.LogCaptureFixture) -> None:
    """A19: it comes in a body, it goes nowhere."""
    token = sample.token("family")
    with caplog.at_level(logging.DEBUG):
        browser = sample.visitor()
        answers = [
            browser.get("/j"),
            browser.open_link(token),
            browser.get(sample.home),
            browser.open_link(token + "x"),
        ]
    assert token not in caplog.text
    for answer in answers:
        assert token not in answer.text + str(answer.headers)
    assert browser.get("/j").headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("path", "form"), [("/j", {"token": "x" * 70_000}), ("/join", {"code": "x" * 70_000})])
def test_a_huge_form_is_refused(sample: SampleSite, path: str, form: dict[str, Any]) -> None:
    assert sample.visitor().post(path, form).status_code in (400, 413)


def test_no_page_has_inline_scripts_or_styles(sample: SampleSite) -> None:
    pages = [sample.visitor().get(page).text for page in ("/", "/j", "/join", "/nowhere")]
    pages += [sample.enter("organizer").get(sample.home).text, sample.inside("child").get(sample.home).text]
    for page in pages:
        assert "<style" not in page
        assert " style=" not in page
        assert not re.search(r"\son\w+=", page)
        assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
