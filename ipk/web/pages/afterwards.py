"""The page of a participant after the meeting: their own tasks and the plan (S1, afterwards)."""

from datetime import date

from babel.dates import format_date
from flask import render_template

from ipk.domain.people.person import Person, Role
from ipk.services.meeting.afterwards import read_own_page
from ipk.web.auth.current_visitor import read_conference
from ipk.web.middleware.language import current_language


def show_afterwards(conference: str, person: Person) -> str:
    """Renders the page; for the display it says only that the meeting is over. Raises NotFound before the end."""
    if person.has(Role.DISPLAY):
        return render_template("afterwards/over.html")
    own = read_conference(conference, lambda work: read_own_page(work, person))
    return render_template("afterwards/page.html", conference=conference, own=own)


def format_day(iso: str) -> str:
    """Formats an ISO date as people say it, "" for a text that is none."""
    try:
        return format_date(date.fromisoformat(iso), "EEEE d. MMMM y", locale=current_language())
    except ValueError:
        return ""
