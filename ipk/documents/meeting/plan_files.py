"""The plan as files for other programs: a calendar with one person's tasks, and a table as CSV."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO

from icalendar import Calendar, Event

from ipk.documents.meeting.minutes_words import MinutesWords
from ipk.services.printing.minutes_content import PrintedMinutes, PrintedTask

#: a spreadsheet would take a cell that begins so for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_calendar(printed: PrintedMinutes, name: str, words: MinutesWords, made: datetime) -> bytes:
    """Returns an iCalendar file with the tasks of `name`, and the day when the plan is looked at again."""
    calendar = Calendar()
    calendar.add("prodid", "-//IPK//plan//")
    calendar.add("version", "2.0")
    for place, task in enumerate(printed.tasks, 1):
        if name in task.who:
            calendar.add_component(_event(f"task-{place}", task.what, task.by, made, _notes(task, words)))
    if printed.review_on:
        review = words.label("We look at the plan again.")
        calendar.add_component(_event("review", review, printed.review_on, made, printed.title))
    return calendar.to_ical()


def as_csv(printed: PrintedMinutes, words: MinutesWords) -> bytes:
    """Returns the plan as CSV in UTF-8 with a mark that spreadsheets understand; a formula in a cell is inert."""
    written = StringIO()
    table = csv.writer(written, delimiter=";")
    columns = ("The need.", "What is done.", "Who does it.", "By when.", "How we notice it.", "Looked at again.")
    table.writerow([words.label(column) for column in columns])
    for task in printed.tasks:
        cells = (task.need or task.topic, task.what, ", ".join(task.who), task.by, task.noticed, printed.review_on)
        table.writerow([_inert(cell) for cell in cells])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _event(id: str, title: str, day: str, made: datetime, notes: str) -> Event:
    event, on = Event(), date.fromisoformat(day)
    event.add("uid", f"{id}-{made.timestamp():.0f}@ipk")
    event.add("dtstamp", made)
    event.add("summary", title)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    if notes:
        event.add("description", notes)
    return event


def _notes(task: PrintedTask, words: MinutesWords) -> str:
    return words.say("How we notice it.") + f" {task.noticed}" if task.noticed else ""


def _inert(cell: str) -> str:
    """An apostrophe before what a spreadsheet would calculate."""
    return "'" + cell if cell.startswith(_FORMULA) else cell
