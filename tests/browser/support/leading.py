"""One conference with everybody at their device, led by the facilitator."""

from playwright.sync_api import Page, expect

from tests.browser.support.devices import Room, goes_to_step
from tests.browser.support.fingers import looks_again

DEVICES = {
    "child": "child",
    "guide": "laptop",
    "recorder": "laptop",
    "Máma": "phone",
    "OSPOD": "phone",
    "Teta": "phone",
    "display": "display",
}
#: they are in the room, and have no device
ON_PAPER = ("Babička", "učitel")


class Meeting:
    """Everybody at their device, led by the facilitator."""

    def __init__(self, room: Room) -> None:
        self.lead = room.comes("facilitator", "facilitator")
        self.lead.locator(".top .button--main").click()
        expect(self.lead.locator(".step[aria-current]")).to_contain_text("1")
        self.at = {who: room.comes(who, device) for who, device in DEVICES.items()}

    def pages(self, *who: str) -> list[Page]:
        return [self.at[one] for one in who]

    def does(self, name: str) -> None:
        self.lead.locator(f'[data-lead="{name}"]').click()

    def goes(self, step: int) -> None:
        goes_to_step(self.lead, step)

    def approves(self, words: str) -> None:
        """Every text of an adult waits for it (K2)."""
        self.lead.locator("#tab-waiting").click()
        line = self.lead.locator("ipk-card-line, .waiting-text", has_text=words).first
        expect(line).to_be_visible()
        looks_again(self.lead)
        line.locator(".button--approve").click()
        expect(line).to_have_count(0)

    def makes_topics(self, *titles: str) -> None:
        for title in titles:
            self.does("topics")
            self.lead.locator(".topic-form input").fill(title)
            self.lead.locator(".topic-form .button--main").click()
            expect(self.lead.locator(".topic-line", has_text=title)).to_be_visible()
            self.lead.keyboard.press("Escape")

    def lets_in_on_paper(self) -> None:
        self.lead.locator("#tab-people").click()
        self.lead.locator(".without-device summary").click()
        for name in ON_PAPER:
            self.lead.locator(".without-device .person", has_text=name).locator("button").click()
            expect(self.lead.locator(".without-device .person", has_text=name)).to_have_count(0)

    def writes_row(self, what: str, who: str, by: str) -> None:
        """By keyboard alone: what, who, by when, Enter."""
        desk = self.at["recorder"]
        desk.locator(".task-field--what input").focus()
        desk.keyboard.type(what)
        desk.locator(".task-person", has_text=who).locator("input").press("Space")
        desk.locator(".task-field--by input").focus()
        desk.keyboard.type(by)
        desk.keyboard.press("Enter")
        expect(desk.locator(".desk-row", has_text=what)).to_be_visible()
