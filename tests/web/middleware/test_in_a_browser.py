"""The doors in real Chromium: what a page does with a token, a code and a goodbye (A19, C6)."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page
from werkzeug.serving import make_server

from ipk.domain.people.person import Person
from ipk.services.people.conferences import open_door
from tests.support.browsers.chromium import Devices
from tests.web.sample_site import SampleSite

pytestmark = pytest.mark.browser


@contextmanager
def served(app: Any) -> Iterator[str]:
    """A WSGI application at an address of its own."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(5)


@pytest.fixture
def url(sample: SampleSite) -> Iterator[str]:
    with served(sample.app) as address:
        yield address


@pytest.fixture
def hotspot(sample: SampleSite) -> Iterator[str]:
    """The same as on a room's own Wi-Fi: to an address without https a browser says nothing of the asking site."""

    def plain(environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_FETCH_SITE", None)
        return sample.app(environ, start_response)

    with served(plain) as address:
        yield address


def trace_of(page: Page) -> list[str]:
    """Every address that Back could lead to."""
    entries = page.context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
    return [entry["url"] for entry in entries]


def test_the_token_leaves_no_trace_in_address_and_history(sample: SampleSite, url: str, chromium: Devices) -> None:
    """A19"""
    token = sample.token("family")
    page = chromium.open("phone", f"{url}/j#{token}")
    page.wait_for_url(f"{url}{sample.home}")
    assert not [address for address in trace_of(page) if token in address]
    assert page.evaluate("document.referrer") == ""


def test_a_link_without_its_token_says_what_to_do(url: str, chromium: Devices) -> None:
    page = chromium.open("phone", f"{url}/j")
    page.get_by_role("heading", name="Odkaz není celý").wait_for()
    assert page.get_by_role("heading", name="Dveře se otevírají").is_hidden()


def test_a_token_added_to_the_address_of_an_open_link_page_is_used(
    sample: SampleSite, url: str, chromium: Devices
) -> None:
    page = chromium.open("phone", f"{url}/j")
    page.get_by_role("heading", name="Odkaz není celý").wait_for()
    page.evaluate("token => { location.hash = token }", sample.token("family"))
    page.wait_for_url(f"{url}{sample.home}")


def test_the_lobby_page_continues_by_itself_after_admission(sample: SampleSite, url: str, chromium: Devices) -> None:
    page = chromium.open("phone", f"{url}/j#{sample.token('organizer')}")
    page.wait_for_url(f"{url}{sample.home}")
    second = chromium.open("laptop", f"{url}/j#{sample.token('organizer')}")
    second.get_by_role("heading", name="Za chvilku někdo otevře").wait_for()
    sample.let_devices_in("organizer")
    second.get_by_role("heading", name="Setkání Aničky").wait_for()


def test_the_qr_code_of_the_display_fills_in_the_room_code(sample: SampleSite, url: str, chromium: Devices) -> None:
    organizer = sample.person_id("organizer")
    door = sample.change(lambda work: open_door(work, work.get(Person, organizer), sample.store))
    page = chromium.open("phone", f"{url}/join#{door.code}")
    page.get_by_label("Moje jméno").fill("strýc Karel")
    page.get_by_role("button", name="Zaklepat").click()
    page.get_by_role("heading", name="Za chvilku někdo otevře").wait_for()
    assert not [address for address in trace_of(page) if door.code in address]


def test_the_back_button_shows_no_name_after_leaving(sample: SampleSite, url: str, chromium: Devices) -> None:
    """C6"""
    page = chromium.open("laptop", f"{url}/j#{sample.token('organizer')}")
    page.get_by_role("heading", name="Setkání Aničky").wait_for()
    page.evaluate("localStorage.setItem('kept', 'Anička')")
    page.get_by_role("button", name="Odejít").click()
    page.get_by_role("heading", name="Odchod ze setkání").wait_for()
    page.wait_for_function("localStorage.length === 0")
    page.wait_for_url(f"{url}/left")
    assert sample.conference not in trace_of(page)[-1]
    page.go_back(wait_until="commit")
    page.get_by_role("heading", name="Tudy to teď nejde").wait_for()
    assert "Anič" not in page.content()


def test_the_organizer_copies_a_link(sample: SampleSite, url: str, chromium: Devices) -> None:
    page = chromium.open(
        "laptop", f"{url}/j#{sample.token('organizer')}", permissions=["clipboard-read", "clipboard-write"]
    )
    line = page.locator(f"[id='{sample.person_id('family')}']")
    line.get_by_role("button", name="Kopírovat odkaz").click()
    line.get_by_role("button", name="Zkopírováno").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{url}/j#{sample.token('family')}"
    assert chromium.complaints == chromium.strangers == []


def test_a_link_opens_on_plain_http_too(sample: SampleSite, hotspot: str, chromium: Devices) -> None:
    """A32, the other way round: also when the device is somebody else until then."""
    page = chromium.open("phone", f"{hotspot}/j#{sample.token('organizer')}")
    page.get_by_role("heading", name="Setkání Aničky").wait_for()
    page.goto(f"{hotspot}/j#{sample.token('family')}")
    page.get_by_role("heading", name="Za chvilku někdo otevře").wait_for()


@pytest.mark.parametrize("policy", ["no-referrer", "unsafe-url"])
def test_a_foreign_page_cannot_switch_the_person_of_a_device_on_plain_http(
    sample: SampleSite, hotspot: str, chromium: Devices, policy: str
) -> None:
    """A32: a page in the same network sends a form with a good token by itself."""
    sample.admit("child")
    tablet = chromium.open("child", f"{hotspot}/j#{sample.token('child')}")
    tablet.wait_for_url(f"{hotspot}{sample.home}")
    field = f'<input name="token" value="{sample.token("family")}">'
    form = f'<form method="post" action="{hotspot}/j">{field}</form><script>document.forms[0].submit()</script>'

    def trap(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html"), ("Referrer-Policy", policy)])
        return [form.encode()]

    with served(trap) as elsewhere:
        tablet.goto(elsewhere)
        tablet.wait_for_url(f"{hotspot}/j")
    tablet.goto(f"{hotspot}{sample.home}")
    assert sample.person_id("child") in tablet.locator("#page").inner_text()
