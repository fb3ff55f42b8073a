"""A4, A15–A18: another site's page in the victim's own browser."""

from __future__ import annotations

import json
import re

import pytest
import requests
import websocket

from tests.wire.support.client import Person, csrf_in
from tests.wire.support.packets import HandWire
from tests.wire.support.pictures import png
from tests.wire.support.raw_http import handshake, request
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.abuse

EVIL = "https://evil.example"


def origins(port: int) -> list[str]:
    """Near misses too. (Our own host by https is ours: a proxy may hold the certificate.)"""
    return [
        EVIL,
        "null",
        "http://evil.example",
        f"http://127.0.0.1.evil.example:{port}",
        "http://127.0.0.1",
        f"http://127.0.0.1:{port}.evil.example",
        f"http://evil.example:{port}",
        f"http://127.0.0.1:{port + 1}",
        "file://",
        f"http://x@127.0.0.1:{port}@evil.example",
        "*",
    ]


@every_engine
def test_a_foreign_page_opens_no_socket(room: Room) -> None:
    """A4: evil, `null` and near-miss origins."""
    person, port = room.person("child"), room.serving.port
    for origin in origins(port):
        with pytest.raises(websocket.WebSocketBadStatusException) as refusal:
            HandWire(person.url, person.cookie, {"conference": room.conference}, origin=origin)
        assert 400 <= refusal.value.status_code < 500, origin


def test_a_dns_rebinding_page_opens_no_socket(room: Room) -> None:
    """A4: DNS rebinding, where Origin and Host agree and are both evil."""
    port = room.serving.port
    for host in ("evil.example", f"evil.example:{port}"):
        line, head = handshake(port, Cookie=room.person("child").cookie, Host=host, Origin=f"http://{host}")
        line.close()
        assert b" 101 " not in head.split(b"\r\n")[0], host


def test_a_foreign_page_polls_nothing(room: Room) -> None:
    """A4: the same by long-polling, and no permission for it in the headers."""
    person = room.person("child")
    for origin in origins(room.serving.port):
        answer = requests.get(
            f"{person.url}/socket.io/?EIO=4&transport=polling",
            headers={"Origin": origin, "Cookie": person.cookie},
            timeout=20,
        )
        assert answer.status_code >= 400, origin
        assert answer.headers.get("Access-Control-Allow-Origin") in (None, person.url)


def polling(room: Room, role: str) -> tuple[str, str]:
    """(address, session id) of a session that this person opened by polling."""
    url = f"{room.serving.url}/socket.io/?EIO=4&transport=polling"
    opened = requests.get(url, headers={"Cookie": room.person(role).cookie}, timeout=20)
    return url, json.loads(opened.text[1:])["sid"]


@every_engine
def test_a_polling_session_answers_only_the_browser_that_opened_it(room: Room) -> None:
    """A33: its id alone, or with somebody else's cookie, is of no use."""
    url, sid = polling(room, "child")
    enter = "40" + json.dumps({"conference": room.conference})
    for cookie in ("", room.person("family").cookie, "ipk=x"):
        for ask in (requests.get, requests.post):
            answer = ask(f"{url}&sid={sid}", data=enter, headers={"Cookie": cookie}, timeout=20)
            assert answer.status_code == 400, cookie[:10]
            assert sid not in answer.text
    mine = {"Cookie": room.person("child").cookie}
    assert requests.post(f"{url}&sid={sid}", data=enter, headers=mine, timeout=20).status_code == 200
    assert "40{" in requests.get(f"{url}&sid={sid}", headers=mine, timeout=20).text


@every_engine
def test_polling_responses_are_never_jsonp_and_never_cached(room: Room) -> None:
    """A33: no JSONP; `no-store` and `nosniff`, on refusals too."""
    url, sid = polling(room, "child")
    mine = {"Cookie": room.person("child").cookie}
    for query in ("&j=0", "&j=", f"&j=0&sid={sid}"):
        answer = requests.get(url + query, headers=mine, timeout=20)
        assert answer.status_code == 400, query
        assert "eio" not in answer.text
    for query in ("", "&sid=nobodys", "&transport=smoke", "&j=0"):
        headers = requests.get(url + query, headers=mine, timeout=20).headers
        assert headers["Cache-Control"] == "no-store", query
        assert headers["X-Content-Type-Options"] == "nosniff", query
    foreign = requests.get(url, headers={**mine, "Sec-Fetch-Site": "cross-site"}, timeout=20)
    assert foreign.status_code == 400


def test_our_own_page_opens_a_socket(room: Room) -> None:
    """A4, the other way round: with our Origin it works."""
    person = room.person("child")
    wire = HandWire(person.url, person.cookie, {"conference": room.conference}, origin=person.url)
    assert wire.ask("sync", {"since": 0}).result(20)["ok"]
    wire.close()


def test_an_upload_without_a_valid_csrf_token_is_refused(room: Room) -> None:
    """A15: CSRF with the victim's cookie, without or with a wrong token."""
    person = room.person("child")
    others_token = csrf_in(requests.get(f"{person.url}/join", timeout=20).text)
    for headers in ({"Origin": EVIL}, {"X-CSRFToken": "x"}, {"X-CSRFToken": ""}, {"X-CSRFToken": others_token}):
        assert person.upload(png(), **headers).status_code in (400, 403), headers


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
def test_methods_other_than_post_create_nothing(room: Room, method: str) -> None:
    """A15: what changes something is POST with a token."""
    person = room.person("child")
    for path in (f"/c/{room.conference}/media", "/join", "/j"):
        answer = person.http.request(method, person.url + path, data={"code": "x"}, allow_redirects=False, timeout=20)
        assert answer.status_code != 201
        assert answer.status_code < 500


def test_the_join_form_needs_a_csrf_token(room: Room) -> None:
    """A15: `POST /join` is no exception (`POST /j` is: the token is its own proof)."""
    answer = requests.post(
        f"{room.serving.url}/join", data={"code": "ABCDEF", "name": "x"}, allow_redirects=False, timeout=20
    )
    assert answer.status_code in (400, 403)


def test_logging_in_replaces_the_session_cookie(room: Room) -> None:
    """A16: whoever planted a cookie does not share what the victim logs into."""
    victim = Person(room.serving.url, room.conference, {"token": room.person("support").token})
    victim.http.get(f"{victim.url}/join", timeout=20)
    planted = victim.cookie
    assert victim.log_in().status_code == 303
    assert victim.cookie != planted
    attacker = requests.get(
        f"{victim.url}/c/{victim.conference}/", headers={"Cookie": planted}, allow_redirects=False, timeout=20
    )
    stranger = requests.get(f"{victim.url}/c/{victim.conference}/", allow_redirects=False, timeout=20)
    assert attacker.status_code == stranger.status_code


def test_a_forged_or_changed_cookie_is_not_accepted(room: Room) -> None:
    """A16: cookies are signed."""
    name, _, value = room.person("facilitator").cookie.partition("=")
    stranger = requests.get(f"{room.serving.url}/c/{room.conference}/", allow_redirects=False, timeout=20)
    head, _, tail = value.rpartition(".")
    for forged in ("x", "null", value[:-2], value + "a", head + "." + tail[::-1], "e30." + tail, "." * 50, "a" * 4000):
        answer = requests.get(
            f"{room.serving.url}/c/{room.conference}/",
            headers={"Cookie": f"{name}={forged}"},
            allow_redirects=False,
            timeout=20,
        )
        assert answer.status_code == stranger.status_code, forged[:20]


TARGETS = [EVIL, "//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)", "///evil.example"]


@pytest.mark.parametrize("target", TARGETS)
def test_no_redirect_leads_to_another_site(room: Room, target: str) -> None:
    """A17: open redirects."""
    url, token = room.serving.url, room.person("support").token
    for name in ("next", "url", "redirect", "return_to", "continue"):
        answers = [
            requests.post(
                f"{url}/j",
                params={name: target},
                data={"token": token, name: target},
                allow_redirects=False,
                timeout=20,
            ),
            requests.get(f"{url}/join", params={name: target}, allow_redirects=False, timeout=20),
            requests.get(f"{url}/", params={name: target}, allow_redirects=False, timeout=20),
        ]
        for answer in answers:
            assert "evil" not in answer.headers.get("Location", "")
            assert "javascript" not in answer.headers.get("Location", "")


def test_a_foreign_host_header_is_not_echoed(room: Room) -> None:
    """A17: a link built from the Host header would lead away."""
    port, token = room.serving.port, room.person("support").token
    body = f"token={token}".encode()
    for head in ("evil.example", "evil.example\r\nX-Forwarded-Host: evil.example"):
        answer = request(
            port,
            [
                "POST /j HTTP/1.1",
                f"Host: {head}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
                "Connection: close",
            ],
            body,
        )
        assert b"evil.example" not in answer


PAGES = ["/", "/j", "/join", "/nikde", "/c/nikde/"]


def every_page(room: Room) -> dict[str, requests.Response]:
    pages = {path: requests.get(room.serving.url + path, timeout=20) for path in PAGES}
    for role in ("child", "guide", "facilitator", "organizer", "professional", "display"):
        pages[role] = room.person(role).get()
    return pages


def test_no_page_can_be_framed_and_every_page_carries_a_strict_policy(room: Room) -> None:
    """A18, I1: frame-ancestors, and scripts from here alone."""
    for name, page in every_page(room).items():
        policy = page.headers.get("Content-Security-Policy", "")
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
        assert rules.get("frame-ancestors") == ["'none'"], name
        scripts = rules.get("script-src", rules.get("default-src", ["*"]))
        assert not set(scripts) & {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:", "data:"}, (name, scripts)
        assert rules.get("object-src", rules.get("default-src")) == ["'none'"], name
        assert rules.get("base-uri") in (["'none'"], ["'self'"]), name
        assert page.headers["X-Content-Type-Options"] == "nosniff", name
        assert page.headers["Referrer-Policy"] in ("no-referrer", "same-origin"), name


def test_no_page_refers_to_another_host(room: Room) -> None:
    """P11: not one address of another installation in any page."""
    for name, page in every_page(room).items():
        found = re.findall(r"""(?:src|href|action)=["'](https?:)?//([^"'/]+)""", page.text)
        assert not [host for _, host in found if "127.0.0.1" not in host and "localhost" not in host], name
        assert "<script>" not in page.text, f"{name} has an inline script"
        assert " onclick=" not in page.text
        assert "javascript:" not in page.text
