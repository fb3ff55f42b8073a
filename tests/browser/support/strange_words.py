"""Words and names of people of any language: too long for a line, from right to left, with marks of their own.

They come to the demo's wall by the wire, and the screens open on the devices of the demo's people.
"""

import html
import re
import unicodedata

from playwright.sync_api import Page

from tests.browser.support.devices import PATIENCE_MS
from tests.support.browsers.chromium import DEVICES, Devices
from tests.support.servers.server import Server
from tests.wire.support.client import Device, Person
from tests.wire.support.room import Room as WireRoom

ARABIC = "محمد علي"
NAMES = (
    "Š" * 60,
    ARABIC,
    "Nguyễn Thị Lan",
    "王小明",
    "👩\u200d🦰 Ema",
    "Maximiliána Nejdelší-Příjmenná z Velkých Popovic u Prahy",
)
WORDS = (
    "Найнесприятливішеперевисокоелектроенергоспоживаннянайвисокопреосвященнішому",
    "https://example.org/" + "a1b2c3d4e5" * 30,
    "مرحبا Anička! (3 قطط)",
    "أحب القطط والكلاب، وأريد أن أبقى في مدرستي مع أصدقائي. هل يمكن؟",
    unicodedata.normalize("NFD", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
    "Rodina 👨\u200d👩\u200d👧\u200d👦, ruka 👍🏽, vlajka 🇺🇦, duha 🏳️\u200d🌈, číslo 1️⃣",
    "Tôi muốn ở lại trường với các bạn. Nguyễn Văn Minh",
    "我喜欢小狗。我想和朋友们一起留在我的学校。",
)


class Wall:
    """The demo's wall with such words on it, written by people of such names."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._pages: dict[tuple[str, str], Page] = {}
        self.room = WireRoom(server)  # type: ignore[arg-type]
        self.room.device("facilitator").must("meeting.moderation", {"moderation": "open"})
        self.people = [self._invited(name) for name in NAMES]
        authors = [*(person.device() for person in self.people), self.room.device("child")]
        self.hang(authors)

    def hang(self, authors: list[Device]) -> None:
        paper = next(one["id"] for one in authors[0].papers() if one["step"] == 2)
        for number, words in enumerate(WORDS):
            x, y = 250 + 370 * (number % 4), 300 + 480 * (number // 4)
            authors[number % len(authors)].stick(words, paper=paper, x=x, y=y)

    def _invited(self, name: str) -> Person:
        """Somebody new, let in beforehand."""
        organizer, conference = self.room.person("organizer"), self.room.conference
        home, token = f"{self.server.url}/c/{conference}", {"csrf_token": organizer.csrf()}
        said = {"name": name, "role": "professional", "language": "cs", **token}
        added = organizer.http.post(f"{home}/people", data=said)
        person = _id_of(name, added.text)
        admitted = organizer.http.post(f"{home}/people/{person}/admit", data=token).text
        link = re.findall(r"/j#([\w-]+)", html.unescape(_line_of(person, admitted)))[0]
        guest = Person(self.server.url, conference, {"name": name, "role": "professional", "token": link})
        guest.log_in()
        return guest

    def opens(self, devices: Devices, who: str, device: str) -> Page:
        """The screen of one of the demo's people, on the device that they use by the wire, too."""
        page = self.opens_for(self.room.person(who), devices, device)
        page.locator("ipk-paper, .now-title, .person-line").first.wait_for(state="attached", timeout=PATIENCE_MS)
        return page

    def opens_for(self, person: Person, devices: Devices, device: str) -> Page:
        cookies = [
            {"name": str(one.name), "value": str(one.value), "url": self.server.url} for one in person.http.cookies
        ]
        page = self._pages.get((person.token, device))
        if page is None:
            page = self._pages[person.token, device] = devices.open(device)
            page.context.add_cookies(cookies)  # type: ignore[arg-type]
        page.set_viewport_size(DEVICES[device]["viewport"])
        page.goto(f"{self.server.url}/c/{self.room.conference}/")
        return page


def _id_of(name: str, page: str) -> str:
    before = re.split(rf"\s{re.escape(html.escape(name))}\s", page)[0]
    return re.findall(r'<li class="person-line[^>]*\sid="([\w-]+)"', before)[-1]


def _line_of(person: str, page: str) -> str:
    return page.partition(f'id="{person}"')[2]
