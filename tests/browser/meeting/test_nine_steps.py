"""One whole conference: eight people on their devices and two on paper, from the door to the end (S1)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import Room, child_writes, goes_to_step, hangs_by_phone, until
from tests.browser.support.fingers import looks_again
from tests.browser.support.leading import Meeting
from tests.browser.support.measuring import violations
from tests.support.conference import DEMO

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOPICS = ("Ráno do školy", "Čas s tátou")


def gives_dots(page: Page, *topics: int) -> None:
    for topic in topics:
        page.locator(".topic-give").nth(topic).click()


def writes_for(recorder: Page, name: str) -> None:
    recorder.locator(".respondent-choice select").select_option(label=name)


@pytest.fixture
def meeting(new_room: Room) -> Meeting:
    return Meeting(new_room)


def welcomes(meeting: Meeting) -> None:
    """Step 1: Rules, the promise on every device, STOP tried for fun."""
    lead = meeting.lead
    child, mother, office = meeting.pages("child", "Máma", "OSPOD")
    expect(meeting.at["display"].locator(".step-block--rules .rule")).to_have_count(6 + 9)
    for page in (child, mother, office):
        page.locator(".step-block--promise .button--main").click()
        expect(page.locator(".step-block--promise .step-block-done").first).to_be_visible()
    child.locator(".try-stop button").click()
    expect(child.locator(".try-stop .step-block-done")).to_be_visible()
    expect(lead.locator(".stop-line")).to_be_hidden()
    expect(lead.locator(".lead-words")).not_to_contain_text("Hana")
    assert not violations(child)
    assert not violations(mother)


def writes_alone_and_in_a_round(meeting: Meeting) -> None:
    """Step 2: Everybody alone, then we uncover; a round."""
    lead = meeting.lead
    mother, office = meeting.pages("Máma", "OSPOD")
    meeting.goes(2)
    meeting.does("alone")
    expect(meeting.at["display"].locator(".display-head .display-voting")).to_be_visible()
    hangs_by_phone(mother, "Ráno je to těžké")
    expect(lead.locator(".lead-words")).to_contain_text("1")
    meeting.approves("Ráno je to těžké")
    expect(office.locator("body")).not_to_contain_text("Ráno je to těžké")
    meeting.does("uncover")
    expect(lead.locator("ipk-card", has_text="Ráno je to těžké")).to_be_attached()
    child_writes(meeting.at["child"], "Chci chodit s babičkou.")
    meeting.does("round")
    expect(meeting.at["display"].locator(".display-word")).to_contain_text("Anička")
    meeting.does("next")
    meeting.does("end-round")


def hears_what_the_convener_expects(meeting: Meeting) -> None:
    """Step 3: Only whoever leads reads it."""
    meeting.goes(3)
    expect(meeting.lead.locator(".lead-words")).to_contain_text(DEMO["expectations"])
    for page in meeting.pages("child", "Máma", "OSPOD", "display"):
        expect(page.locator("body")).not_to_contain_text(DEMO["expectations"])


def records_a_topic(meeting: Meeting) -> None:
    """The recorder makes a topic from a card; the facilitator approves its title."""
    recorder = meeting.at["recorder"]
    recorder.locator("ipk-card", has_text="Ráno je to těžké").first.click()
    recorder.locator("[data-act=topics]").click()
    title = recorder.locator(".topic-form input")
    expect(title).to_have_value("Ráno je to těžké")
    title.fill(TOPICS[0])
    title.press("Enter")
    expect(recorder.locator(".topic-line", has_text=TOPICS[0])).to_be_visible()
    recorder.keyboard.press("Escape")
    meeting.approves(TOPICS[0])


def votes_and_the_child_chooses(meeting: Meeting) -> None:
    """Step 4: Topics, secret dots, also from paper; the child chooses."""
    lead = meeting.lead
    child, mother, office, recorder = meeting.pages("child", "Máma", "OSPOD", "recorder")
    meeting.goes(4)
    records_a_topic(meeting)
    meeting.makes_topics(TOPICS[1])
    meeting.does("vote")
    lead.locator("[data-act=start-vote]").click()
    gives_dots(mother, 0, 0, 1)
    gives_dots(office, 1, 1, 1)
    gives_dots(child, 0, 0, 0)
    assert not violations(child)
    writes_for(recorder, "Babička Jiřina")
    gives_dots(recorder, 0, 0, 0)
    expect(lead.locator(".lead-words")).to_contain_text("1")  # the teacher's paper is missing
    expect(mother.locator(".step-block--result")).to_be_hidden()
    meeting.does("close-vote")
    for page in (mother, office, child, meeting.at["display"]):
        expect(page.locator(".result", has_text=TOPICS[0])).to_contain_text("8")
    child.locator(".choose-tile", has_text=TOPICS[0]).click()
    expect(lead.locator(".lead-words")).to_contain_text(TOPICS[0])


def collects_and_weighs_ideas(meeting: Meeting) -> None:
    """Step 5: Ideas without marks, then marks without names."""
    lead = meeting.lead
    child, mother = meeting.pages("child", "Máma")
    meeting.goes(5)
    for page in (mother, child, meeting.at["display"]):
        expect(page.locator(".banner").first).to_contain_text(TOPICS[0])
    hangs_by_phone(mother, "Babička ji odvede do třídy")
    meeting.approves("Babička ji odvede do třídy")
    lead.locator(".half").nth(1).click()
    mother.locator(".mark[data-mark=acceptable]").click()
    child.locator(".mark[data-mark=acceptable]").click()
    expect(meeting.at["display"].locator(".step-block--marks .plan-row")).to_contain_text("Pro dítě je to dobré")
    assert not violations(mother)


def writes_the_plan(meeting: Meeting) -> None:
    """Step 6: The recorder writes, whoever is named answers."""
    child, mother, recorder = meeting.pages("child", "Máma", "recorder")
    meeting.goes(6)
    meeting.writes_row("Odvede Aničku do třídy", "Babička", "za týden")
    meeting.writes_row("Zavolá do školy", "Máma", "14. 1.")
    assert not violations(recorder)
    expect(child.locator(".step-block--plan")).to_be_hidden()
    for row in ("Odvede Aničku do třídy", "Zavolá do školy"):
        meeting.approves(row)
    expect(meeting.at["display"].locator(".step-block--plan .plan-row")).to_have_count(2)
    expect(child.locator(".step-block--plan .plan-row")).to_have_count(2)
    mother.locator("[data-take=yes]").click()
    writes_for(recorder, "Babička Jiřina")
    recorder.locator(".phone [data-take=yes]").click()
    expect(meeting.at["display"].locator(".step-block--plan .plan-row[data-taken]")).to_have_count(2)


def agrees_with_the_plan(meeting: Meeting) -> None:
    """Step 8: Three equal answers; a change asks those again whom it concerns."""
    lead = meeting.lead
    child, mother, office, recorder = meeting.pages("child", "Máma", "OSPOD", "recorder")
    meeting.goes(8)
    mother.locator("[data-answer=wish]").click()
    mother.locator(".answer-more textarea").fill("Ať o tom ví i táta.")
    mother.locator(".answer-more .button--main").click()
    expect(office.locator("body")).not_to_contain_text("Ať o tom ví i táta.")
    meeting.approves("Ať o tom ví i táta.")
    for page in (office, child, meeting.at["display"]):
        expect(page.locator(".step-block--wishes")).to_contain_text("Ať o tom ví i táta.")
    child.locator("[data-answer=wish]").click()
    child.locator(".answer-more textarea").fill("Ať jde babička se mnou.")
    child.locator(".answer-more .button--main").click()
    expect(office.locator(".step-block--wishes")).to_contain_text("Ať jde babička se mnou.")
    for page in (child, office, meeting.at["Teta"], meeting.at["guide"]):
        page.locator("[data-answer=agree]").click()
        expect(page.locator("[data-answer=agree]")).to_have_attribute("aria-pressed", "true")
    assert not violations(mother)
    recorder.locator(".desk-row", has_text="Zavolá").locator("[data-act=edit]").click()
    recorder.locator(".task-field--by input").fill("20. 1.")
    recorder.locator(".task-form .button--main").click()
    expect(mother.locator(".step-block--agreement .step-block-done")).to_contain_text("Plán se změnil")
    expect(office.locator(".step-block--agreement .step-block-done")).not_to_contain_text("Plán se změnil")
    mother.locator("[data-answer=agree]").click()
    for name in ("Babička Jiřina", "Pan učitel Horák"):
        writes_for(recorder, name)
        recorder.locator(".phone [data-answer=agree]").click()
        expect(recorder.locator(".phone [data-answer=agree]")).to_have_attribute("aria-pressed", "true")
    recorder.locator(".desk-coordinator summary").click()
    recorder.locator("#coordinator").select_option(label="Eva Malá")
    recorder.locator("#review").fill("za tři měsíce")
    looks_again(recorder)
    recorder.locator(".coordinator .button--main").click()
    expect(lead.locator(".lead-words")).not_to_contain_text("Kdo na plán")


def evaluates_and_ends(meeting: Meeting) -> None:
    """Step 9: Five pictures, sums from four answers on; the end, and everybody's own page."""
    lead = meeting.lead
    child, mother, office = meeting.pages("child", "Máma", "OSPOD")
    meeting.goes(9)
    for page in (mother, office, child, meeting.at["Teta"]):
        for question in page.locator(".evaluation-question").all():
            question.locator(".face").last.click()
        expect(page.locator(".step-block--evaluation .step-block-done")).to_be_visible()
    assert not violations(mother)
    child.locator(".minutes-card", has_text="Chci chodit s babičkou.").click()
    expect(child.locator(".minutes-card[aria-pressed=true]")).to_have_count(1)
    assert not violations(child)
    expect(lead.locator(".lead-words")).to_contain_text("4")
    lead.locator("[data-tool=ellipsis]").click()
    lead.locator("[data-more=check]").click()
    expect(lead.locator("dialog[open] .missing")).not_to_contain_text("Na plán nikdo")
    lead.locator("dialog[open] .button--danger").click()
    expect(mother.locator(".ended")).to_be_visible()
    mother.locator(".ended-plan").click()
    expect(mother.locator(".afterwards-row", has_text="Zavolá do školy")).to_have_count(2)
    assert not violations(mother)


def takes_home_the_minutes(meeting: Meeting) -> None:
    """Afterwards: the recorder words and releases them; everybody reads them on their own page."""
    mother, recorder = meeting.pages("Máma", "recorder")
    expect(mother.locator("a[href*='minutes.pdf']")).to_have_count(0)
    recorder.locator(".ended-plan").click()
    recorder.locator("a[href$='/minutes']").click()
    expect(recorder.locator(".minutes")).to_contain_text("Chci chodit s babičkou.")
    recorder.locator("#works").fill("Babička pomáhá ráno.")
    expect(recorder.locator(".minutes-status")).to_have_text("Uloženo")
    recorder.locator("#troubles").fill("Večer je neklid.")
    recorder.locator(".minutes-head a").click()  # before the pause is over
    recorder.locator("a[href$='/minutes']").click()
    expect(recorder.locator("#troubles")).to_have_value("Večer je neklid.")
    assert not violations(recorder)
    recorder.locator("form[action$='/release'] button").click()
    expect(recorder.locator(".minutes-state")).to_be_visible()
    mother.reload()
    for link in mother.locator("a[href*='minutes.pdf']").all():
        answer = mother.context.request.get(mother.url.split("?")[0] + str(link.get_attribute("href")).split("/")[-1])
        assert answer.ok
        assert answer.body().startswith(b"%PDF")


def test_a_conference_goes_through_nine_steps_to_a_plan_that_everybody_answered(meeting: Meeting) -> None:
    meeting.lets_in_on_paper()
    welcomes(meeting)
    writes_alone_and_in_a_round(meeting)
    hears_what_the_convener_expects(meeting)
    votes_and_the_child_chooses(meeting)
    collects_and_weighs_ideas(meeting)
    writes_the_plan(meeting)
    agrees_with_the_plan(meeting)
    evaluates_and_ends(meeting)
    takes_home_the_minutes(meeting)


def test_the_meeting_goes_back_from_the_plan_to_ideas_and_on_to_a_second_topic(meeting: Meeting) -> None:
    lead, at = meeting.lead, meeting.at
    meeting.goes(4)
    meeting.makes_topics(*TOPICS)
    meeting.does("no-vote")
    at["child"].locator(".choose-tile", has_text=TOPICS[1]).click()
    expect(lead.locator(".lead-words")).to_contain_text(TOPICS[1])
    meeting.goes(6)
    meeting.goes(5)
    expect(at["Máma"].locator(".banner")).to_contain_text(TOPICS[1])
    meeting.goes(7)
    lead.locator(".lead-buttons button", has_text=TOPICS[0]).click()
    expect(lead.locator(".step[aria-current]")).to_contain_text("5")
    for page in (at["Máma"], at["display"]):
        expect(page.locator(".banner")).to_contain_text(TOPICS[0])


def test_where_the_child_takes_part_by_messages_its_guide_chooses_and_agrees_for_it(new_room: Room) -> None:
    lead = new_room.comes("facilitator", "facilitator")
    lead.locator(".top .button--main").click()
    guide = new_room.comes("guide", "laptop")
    new_room.server.admit("child")
    for _ in range(3):
        step = lead.locator(".step[aria-current]").text_content() or ""
        if step.startswith("1"):
            goes_to_step(lead, 4)
    lead.locator('[data-lead="topics"]').click()
    lead.locator(".topic-form input").fill(TOPICS[0])
    lead.locator(".topic-form .button--main").click()
    lead.keyboard.press("Escape")
    lead.locator('[data-lead="vote"]').click()
    lead.locator("[data-act=start-vote]").click()
    writes_for(guide, "Anička")
    gives_dots(guide, 0, 0)
    lead.locator('[data-lead="close-vote"]').click()
    expect(guide.locator(".result", has_text=TOPICS[0])).to_contain_text("2")
    guide.locator(".choose-tile", has_text=TOPICS[0]).click()
    expect(lead.locator(".lead-words")).to_contain_text(TOPICS[0])
    goes_to_step(lead, 8)
    writes_for(guide, "Anička")
    guide.locator("[data-answer=agree]").click()
    until(guide, lambda: "1" in (lead.locator(".lead-words").text_content() or ""))
