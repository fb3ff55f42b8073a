"""Minutes, attendance and plan as files: standards, right text, nothing that can be read as markup or a formula."""

import csv
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ipk.content.content import Content
from ipk.documents.meeting.documents import MeetingDocuments
from ipk.domain.meeting.minutes import SECTIONS
from ipk.services.printing.booklet import PrintedBooklet
from ipk.services.printing.minutes_content import (
    PrintedAgreement,
    PrintedItem,
    PrintedMinutes,
    PrintedParticipant,
    PrintedSection,
    PrintedTask,
    PrintedTopic,
)
from ipk.web.middleware.language import translate_for_reading
from ipk.web.site import DocumentCopy
from prepare.places import ROOT
from tests.documents.drawings import house_and_sun
from tests.documents.test_profile_layout import DOG, closely, pages, told

DOCUMENTS = MeetingDocuments(
    lambda sentence, language: translate_for_reading(language, sentence),
    lambda id, language: DOG if id == "dog" else None,
    Content(ROOT / "profiles").feedback.evaluation,
    lambda make: make(),
)
NOW = datetime(2027, 1, 14, 15, 0, tzinfo=UTC)
COPY = DocumentCopy("Petr Pečlivý", "cs", NOW)
EMPTY = PrintedMinutes(
    language="cs",
    title="Setkání s Aničkou",
    goal="Jak podpořit Aničku?",
    child="Anička",
    place="",
    reference="",
    started_at="",
    closed_at="",
    released=False,
    participants=(),
    voice=(),
    child_there=False,
    sections=tuple(PrintedSection(id, (), "") for id in SECTIONS),
    expectations="",
    topics=(),
    tasks=(),
    agreement=PrintedAgreement(),
    coordinator="",
    review_on="",
    breaks=0,
    without_support="",
    sums=(),
)
TASK = PrintedTask("Zavolá do školy", ("Máma Hana", "Táta Tomáš"), "2027-02-01", noticed="Ráno je klid.")
FULL = replace(
    EMPTY,
    place="Klub na rohu",
    reference="OSPOD 12/2027",
    started_at="2027-01-14T13:00:00+00:00",
    closed_at="2027-01-14T15:00:00+00:00",
    participants=(
        PrintedParticipant("a", "Anička", ("child",), "there", "2027-01-14T13:00:00+00:00"),
        PrintedParticipant("m", "Máma Hana", ("family",), "early", "2027-01-14T13:00:00+00:00"),
        PrintedParticipant("u", "Pan učitel", ("professional",), "excused"),
    ),
    voice=(PrintedItem("Chci psa.", ("dog",), asked="Co si přeješ?"),),
    child_there=True,
    sections=(
        PrintedSection("works", (PrintedItem("Ранок вдається"), PrintedItem("", ("dog",), "symbol")), ""),
        *(PrintedSection(id, (), "Zapsáno jinak.") for id in SECTIONS[1:]),
    ),
    topics=(PrintedTopic("Ráno do školy", 7, chosen=True), PrintedTopic("Večer", 2, chosen=False)),
    tasks=(TASK, replace(TASK, what="Najde místo vedle Terezky", who=("Pan učitel",))),
    agreement=PrintedAgreement(5, 1, 1, ("Ať o tom ví i táta.",), ("Chci si to rozmyslet.",)),
    coordinator="Eva Malá",
    review_on="2027-04-14",
    sums=(("safe", (("yes", 5), ("no", 1))),),
)


def texts(document: bytes) -> str:
    """All text of a DOCX, tables too."""
    read = docx.Document(BytesIO(document))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in read.paragraphs] + cells)


def test_the_official_pdf_meets_both_standards_and_has_tags_title_and_language() -> None:
    for pdf in (DOCUMENTS.official_pdf(FULL, COPY), DOCUMENTS.attendance_pdf(FULL, COPY)):
        assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in pdf
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
        assert b"/MarkInfo<</Marked true" in pdf
        assert re.search(rb"/Lang ?\(cs", pdf)
        assert b"/DisplayDocTitle true" in pdf
        assert pdf.count(b"/S/H1") == 1
        assert b"/S/TH" in pdf


@pytest.mark.parametrize("language", ["cs", "uk"])
def test_the_official_pdf_is_read_aloud_right(language: str, tmp_path: Path) -> None:
    text = closely(told(DOCUMENTS.official_pdf(FULL, replace(COPY, language=language)), tmp_path))
    heading = {"cs": "Hlas dítěte", "uk": "Голос дитини"}[language]
    for words in (heading, "Chci psa.", "Ранок вдається", "Zavolá do školy", "OSPOD 12/2027", "Petr Pečlivý"):
        assert closely(words) in text, words


def test_the_child_has_a_heading_with_a_reason_where_it_let_nothing_in(tmp_path: Path) -> None:
    for there, reason in ((True, "na setkání bylo"), (False, "osobně nebylo")):
        text = closely(told(DOCUMENTS.official_pdf(replace(FULL, voice=(), child_there=there), COPY), tmp_path))
        assert closely("Hlas dítěte") in text
        assert closely(reason) in text


def test_pdf_and_docx_say_the_same(tmp_path: Path) -> None:
    pdf = closely(told(DOCUMENTS.official_pdf(FULL, COPY), tmp_path))
    for line in texts(DOCUMENTS.official_docx(FULL, COPY)).splitlines():
        for part in line.split(": "):
            assert closely(part) in pdf, line


def test_the_plan_as_docx_is_a_table_with_its_header_on_every_page() -> None:
    read = docx.Document(BytesIO(DOCUMENTS.plan_docx(FULL, COPY)))
    table = read.tables[0]
    assert [cell.text for cell in table.rows[1].cells][1:3] == ["Zavolá do školy", "Máma Hana, Táta Tomáš"]
    assert len(table.rows) == 3
    assert "tblHeader" in table.rows[0]._tr.xml


def test_the_plain_page_has_first_names_and_the_plan(tmp_path: Path) -> None:
    pdf = DOCUMENTS.plain_pdf(FULL, COPY, "sun")
    assert pages(pdf, tmp_path) == 1
    text = closely(told(pdf, tmp_path))
    for words in ("Co říká Anička", "Zavolá do školy", "pondělí 1. února 2027", "Eva Malá"):
        assert closely(words) in text, words


def test_the_poster_is_the_plan_alone(tmp_path: Path) -> None:
    pdf = DOCUMENTS.poster_pdf(FULL, COPY, "meadow")
    assert pages(pdf, tmp_path) == 1
    text = closely(told(pdf, tmp_path))
    assert closely("Najde místo vedle Terezky") in text
    assert closely("Chci psa") not in text


def booklet(*cards: PrintedItem, plan: PrintedMinutes = FULL) -> bytes:
    printed = PrintedBooklet(plan, "meadow", cards, ("Eva Malá", "Teta Marie"), "Lenka, 601 000 000")
    return DOCUMENTS.booklet_pdf(printed, COPY)


def test_the_booklet_has_the_childs_cards_the_plan_and_whom_it_can_tell(tmp_path: Path) -> None:
    drawing = PrintedItem("", kind="drawing", lines=tuple(house_and_sun()), colour="sky")
    pdf = booklet(PrintedItem("Chci psa.", ("dog",)), drawing, PrintedItem("", kind="voice"))
    text = closely(told(pdf, tmp_path))
    for words in ("Anička", "Chci psa.", "Hlasová nahrávka", "Zavolá do školy", "Teta Marie", "Lenka, 601 000 000"):
        assert closely(words) in text, words
    assert pdf.count(b"/S/Figure") == 2
    assert b"pdfuaid" in pdf
    assert pages(booklet(*[PrintedItem("Chci psa. " * 20)] * 40), tmp_path) > 1
    assert pages(booklet(plan=EMPTY), tmp_path) == 1


def test_a_formula_in_the_plan_is_inert_in_csv() -> None:
    for formula in ("=1+1", "+420 601", "-1", "@SUM(A1)", "\t=1"):
        table = DOCUMENTS.plan_csv(replace(FULL, tasks=(replace(TASK, what=formula),)), COPY).decode("utf-8-sig")
        rows = list(csv.reader(StringIO(table), delimiter=";"))
        assert rows[1][1] == "'" + formula


def test_the_calendar_has_the_readers_own_tasks_and_the_review() -> None:
    own = Calendar.from_ical(DOCUMENTS.calendar(FULL, replace(COPY, reader="Máma Hana")))
    days = {str(event["summary"]): event["dtstart"].dt.isoformat() for event in own.walk("VEVENT")}
    assert days == {"Zavolá do školy": "2027-02-01", "Znovu se podíváme na plán": "2027-04-14"}


def test_words_are_never_read_as_markup(tmp_path: Path) -> None:
    hostile = '#image("x") $x$ *bold* = heading <b>&amp; \\link{} {{ 1+1 }}'
    printed = replace(FULL, goal=hostile, tasks=(replace(TASK, what=hostile),))
    text = closely(told(DOCUMENTS.official_pdf(printed, COPY), tmp_path))
    assert text.count(closely(hostile)) == 2
    assert texts(DOCUMENTS.official_docx(printed, COPY)).count(hostile) == 2
    assert closely(hostile) in closely(told(DOCUMENTS.plain_pdf(printed, COPY, "sea"), tmp_path))


#: what `clean_text` lets through
words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
items = st.lists(
    st.builds(PrintedItem, words, st.just(("dog",)), st.sampled_from(["note", "voice"]), words), max_size=9
)
tasks = st.lists(
    st.builds(
        PrintedTask,
        words,
        st.lists(words, max_size=3).map(tuple),
        st.dates().map(str),
        words,
        words,
        words,
        words,
        words,
    ),
    max_size=15,
)
conferences = st.builds(
    replace,
    st.just(FULL),
    goal=words,
    title=words,
    child=words,
    reference=words,
    place=words,
    voice=items.map(tuple),
    sections=items.map(lambda some: tuple(PrintedSection(id, tuple(some), "") for id in SECTIONS)),
    tasks=tasks.map(tuple),
    coordinator=words,
    expectations=words,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(conferences)
def test_any_meeting_becomes_every_document(tmp_path: Path, printed: PrintedMinutes) -> None:
    assert pages(DOCUMENTS.plain_pdf(printed, COPY, "sun"), tmp_path) == 1
    assert pages(DOCUMENTS.poster_pdf(printed, COPY, "sun"), tmp_path) == 1
    assert pages(DOCUMENTS.official_pdf(printed, COPY), tmp_path) >= 1
    assert docx.Document(BytesIO(DOCUMENTS.official_docx(printed, COPY))).tables
    Calendar.from_ical(DOCUMENTS.calendar(printed, COPY))
    DOCUMENTS.plan_csv(printed, COPY)
