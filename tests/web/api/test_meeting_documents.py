"""Who gets which document of the meeting, under which name, and that it is written down with the reason (A1, P12)."""

import pytest

from ipk.domain.meeting.minutes import Minutes
from ipk.services.ports import UnitOfWork
from ipk.services.shared import commands
from ipk.services.shared.commands import log_event
from ipk.web.api.meeting_documents import file_name
from tests.documents.test_meeting_documents import EMPTY, FULL
from tests.web.sample_site import SampleSite

DRAFT = ("minutes.pdf", "minutes.pdf?kind=plain", "minutes.docx", "attendance.pdf")
PLAN = ("ipod.docx", "plan.csv", "plan.ics", "plan-poster.pdf")


def asks(sample: SampleSite, role: str, document: str) -> int:
    return sample.inside(role).get(f"{sample.home}{document}").status_code


@pytest.mark.parametrize("document", DRAFT)
@pytest.mark.parametrize("role", ["child", "guide", "family", "professional"])
def test_a_draft_does_not_exist_for_others(sample: SampleSite, role: str, document: str) -> None:
    assert asks(sample, role, document) == 404


@pytest.mark.parametrize("document", DRAFT)
@pytest.mark.parametrize("role", ["facilitator", "organizer"])
def test_whoever_leads_and_prepares_reads_the_draft(sample: SampleSite, role: str, document: str) -> None:
    assert asks(sample, role, document) == 200


@pytest.mark.parametrize("document", DRAFT[:3])
def test_released_minutes_are_for_everybody_who_takes_part(sample: SampleSite, document: str) -> None:
    sample.keep(Minutes(state="released"))
    for role in ("child", "family", "professional"):
        assert asks(sample, role, document) == 200
    assert asks(sample, "display", document) == 403


@pytest.mark.parametrize("document", PLAN)
def test_the_plan_is_for_everybody_who_takes_part_also_afterwards(sample: SampleSite, document: str) -> None:
    sample.close_meeting()
    for role in ("child", "family"):
        assert asks(sample, role, document) == 200
    assert asks(sample, "display", document) == 403


def test_the_booklet_is_for_the_child_and_its_guide(sample: SampleSite) -> None:
    """A6: it has the child's own cards, released to the minutes or not."""
    sample.close_meeting()
    for role in ("child", "guide"):
        assert asks(sample, role, "take-home.pdf") == 200
    for role in ("family", "facilitator", "organizer", "display"):
        assert asks(sample, role, "take-home.pdf") == 404
    assert "plan.take_home" in sample.journal()


@pytest.mark.parametrize("document", [*DRAFT, *PLAN, "take-home.pdf"])
def test_nobody_gets_a_document_before_they_are_let_in(sample: SampleSite, document: str) -> None:
    """A2, A13."""
    assert sample.enter("family").get(f"{sample.home}{document}").status_code == 403
    assert sample.visitor().get(f"{sample.home}{document}").status_code == 404


def test_the_readers_name_stands_on_it_and_it_is_stored_nowhere(sample: SampleSite) -> None:
    answer = sample.inside("facilitator").get(f"{sample.home}minutes.pdf?reason=spis")
    assert "reader='Petr Facilitátor'" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_reason_is_written_down(sample: SampleSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """I8: whoever takes a document leaves a line with the reason."""
    browser, written = sample.inside("facilitator"), []

    def noted(work: UnitOfWork, person: str, command: str, body: dict[str, str]) -> None:
        written.append((person, command, body))
        log_event(work, person, command, body)

    monkeypatch.setattr(commands, "log_event", noted)
    browser.get(f"{sample.home}minutes.docx?reason=do++spisu")
    assert written == [(sample.person_id("facilitator"), "minutes.docx", {"reason": "do spisu"})]
    assert sample.journal()[-1] == "minutes.docx"


def test_the_plain_minutes_speak_the_readers_language_the_official_ones_the_meetings(sample: SampleSite) -> None:
    browser = sample.inside("facilitator", language="uk")
    assert "language='uk'" in browser.get(f"{sample.home}minutes.pdf?kind=plain").text
    assert "language='cs'" in browser.get(f"{sample.home}minutes.pdf").text
    assert "language='sk'" in browser.get(f"{sample.home}minutes.pdf?lang=sk").text
    assert browser.get(f"{sample.home}minutes.pdf?lang=xx").status_code == 400


def test_files_are_named_as_offices_file_them() -> None:
    assert file_name(FULL, "zapis") == "2027-01-14_zapis_anicka_ospod-12-2027"
    assert file_name(EMPTY, "plan") == "plan_anicka"
