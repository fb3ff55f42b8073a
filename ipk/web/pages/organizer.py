"""The organizer's page: people and their links, the door, deleting the conference."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import force_locale
from markupsafe import Markup
from werkzeug.wrappers import Response

from ipk.domain.kernel.errors import Closed, Invalid, IpkError, NotAllowed, NotFound, TooBig, TooMany
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.invitation import Invitation
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.meeting.readiness import readiness
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Device, Door, Link, Person, Role
from ipk.domain.preparation.arrangements import Part
from ipk.domain.preparation.guests import Guests
from ipk.services.meeting.details import invitation_of
from ipk.services.people import conferences
from ipk.services.people.admission import DOOR
from ipk.services.people.conferences import NewPerson, PersonLine
from ipk.services.people.membership import removed_people
from ipk.services.ports import UnitOfWork
from ipk.services.shared.visitors import Visitor
from ipk.web.api.profile_transfer import REFUSED as LUGGAGE_REFUSED
from ipk.web.auth.current_visitor import read, require_admitted, run_command
from ipk.web.auth.session import leave
from ipk.web.middleware.addresses import join_address, personal_link
from ipk.web.middleware.language import current_language, translate_error
from ipk.web.pages.screens import own_screens
from ipk.web.pages.shopping import coming, look_at_shopping
from ipk.web.pages.wishes import REFUSED, look_at_wishes
from ipk.web.site import site

organizer = Blueprint("organizer", __name__, url_prefix="/c/<conference>")

#: roles that the organizer invites, in the order of the choice
INVITED = (
    Role.FAMILY,
    Role.PROFESSIONAL,
    Role.SUPPORT,
    Role.GUIDE,
    Role.FACILITATOR,
    Role.RECORDER,
    Role.CONVENER,
    Role.DISPLAY,
    Role.ORGANIZER,
)
DELETING = "deleting"
SAID = "said"
SAID_AT = "said_at"
#: what a form of the page may be refused with; a page that is not theirs stays a page of its own
REFUSALS = (Invalid, NotAllowed, NotFound, TooBig, TooMany)
#: what the page shows: whoever has it open sees a change of these
SHOWN: tuple[type[Record], ...] = (Person, Device, Link, Door, Invitation, Meeting)


@dataclass(frozen=True)
class Wrong:
    """A form that was refused: which one, why, and what stood in it."""

    form: str
    words: str
    values: Mapping[str, Any]

    def value(self, form: str, field: str, kept: str = "") -> str:
        """What stands in a field of `form`: what was refused, else what is kept."""
        return str(self.values.get(field, "")) if form == self.form else kept

    def chosen(self, form: str, field: str, kept: Iterable[str]) -> list[str]:
        """The same of a field with several values."""
        return list(self.values.getlist(field)) if form == self.form else list(kept)  # type: ignore[attr-defined]


def show_page(conference: str, visitor: Visitor, *, wrong: Wrong | None = None) -> str:
    """The whole page. `wrong` is the form that was refused."""
    looked = read(conference, lambda work: _look(work, visitor.person))
    language, people = current_language(), coming()
    invited = [line.person for line in looked["lines"]]
    return render_template(
        "organizer/page.html",
        conference=conference,
        meeting=visitor.meeting,
        people=_with_links(looked["lines"]),
        names={one.id: one.name for one in invited},
        ready=readiness(invited, looked["invitation"]),
        join_url=join_address(),
        join_qr=site().qr(f"{join_address()}#{looked['door'].code}"),
        invited=INVITED,
        deleting=session.get(DELETING) == conference,
        said=session.pop(SAID, ""),
        said_at=session.pop(SAID_AT, ""),
        screens=[one for one in own_screens(visitor.person) if one != "organizer"],
        self=visitor.person.id,
        wrong=wrong or Wrong("", "", {}),
        wish_refused=session.pop(REFUSED, ""),
        luggage_refused=session.pop(LUGGAGE_REFUSED, ""),
        **looked,
        **read(conference, lambda work: look_at_wishes(work, visitor.person)),
        **read(conference, lambda work: look_at_shopping(work, visitor.person, language, people)),
    )


def refused(conference: str, form: str, refusal: IpkError) -> tuple[str, int]:
    """The page again, with why and what was written, at the form that was refused."""
    wrong = Wrong(form, translate_error(current_language(), refusal), request.form)
    # a script that puts the answer into the open page has no use for an error in the browser's log
    return show_page(conference, require_admitted(), wrong=wrong), 200 if request.headers.get("X-Merge") else 400


@organizer.get("/invitations")
def invitations(conference: str) -> str:
    """Everybody's invitation on paper, or one person's (`?person=`)."""
    visitor = require_admitted()
    require(visitor.person, "people.manage")
    looked = read(conference, lambda work: _look(work, visitor.person))
    wanted = request.args.get("person", "")
    people = [one for one in _with_links(looked["lines"]) if one["address"] and wanted in ("", one["person"].id)]
    return render_template(
        "organizer/invitations.html",
        conference=conference,
        people=people,
        paper_of=lambda line: _paper(line, visitor.meeting, looked["invitation"]),
    )


def _paper(line: dict[str, Any], meeting: Meeting, invitation: Invitation) -> Markup:
    """In the language of the one who gets it; who has none of their own reads the meeting's."""
    with force_locale(line["person"].language or meeting.lang):
        words = render_template(
            "organizer/invitation.html", line=line, meeting=meeting, invitation=invitation, address_groups=_in_groups
        )
        return Markup(words)  # noqa: S704 - a template


def _in_groups(address: str) -> list[str]:
    """An address in pieces that an eye can hold; the server's own name stays whole."""
    name, mark, token = address.partition("#")
    return [name + mark, *(token[place : place + 4] for place in range(0, len(token), 4))]


@organizer.post("/people")
def add(conference: str) -> Response | tuple[str, int]:
    form = request.form
    name, language = form.get("name", ""), form.get("language", "")
    guest = NewPerson(name, (form.get("role", ""),), form.get("supports", ""), language=language)
    try:
        person = run_command(conference, "person.invite", conferences.add_person, store=site().store, guest=guest)
    except REFUSALS as refusal:
        return refused(conference, "invite", refusal)
    return back_to(conference, "added", person.id)


@organizer.post("/people/<person>/renew")
def renew(conference: str, person: str) -> Response:
    run_command(conference, "link.renew", conferences.renew_link, store=site().store, id=person)
    return back_to(conference, "renewed", person)


@organizer.post("/people/<person>/revoke")
def revoke(conference: str, person: str) -> Response:
    run_command(conference, "link.revoke", conferences.revoke_link, id=person)
    return back_to(conference, "revoked", person)


@organizer.post("/people/<person>/admit")
def admit(conference: str, person: str) -> Response | tuple[str, int]:
    try:
        run_command(conference, "person.admit", conferences.preadmit, id=person)
    except NotAllowed as refusal:
        require(require_admitted().person, "people.manage")
        return refused(conference, person, refusal)
    return back_to(conference, "admitted", person)


@organizer.post("/deleting")
def begin_deleting(conference: str) -> Response:
    """The first of two steps: nothing is done yet, only asked."""
    require(require_admitted().person, "conference.delete")
    session[DELETING] = conference
    return back_to(conference, "", "deleting")


@organizer.post("/deleting/stop")
def stop_deleting(conference: str) -> Response:
    require(require_admitted().person, "conference.delete")
    session.pop(DELETING, None)
    return back_to(conference, "kept", "deleting")


@organizer.post("/deleting/finish")
def finish_deleting(conference: str) -> Response | str:
    """The second step, only after the first in this very browser. The key is shredded: nobody can undo it."""
    person = require_admitted().person
    require(person, "conference.delete")
    if session.get(DELETING) != conference:
        return back_to(conference, "", "deleting")
    conferences.delete_conference(site().store, person, conference)
    leave(conference)
    return render_template("organizer/deleted.html")


def _look(work: UnitOfWork, person: Person) -> dict[str, Any]:
    """People, door and words; after the meeting's end nobody can be invited any more."""
    try:
        lines = conferences.list_people(work, person)
    except Closed:
        lines = []
    return {
        "lines": lines,
        "removed": removed_people(work),
        "door": work.get(Door, DOOR),
        "invitation": invitation_of(work),
        "version": version_of(work),
    }


def version_of(work: UnitOfWork) -> str:
    """Another one when something on the page changed. What the child did not let be known is not even counted."""
    last = max(record.rev for kind in SHOWN for record in work.list(kind, gone=True))
    known = (max((one.rev for one in work.list(kind) if one.known), default=0) for kind in (Guests, Part))
    return ".".join(map(str, (last, *known)))


def _with_links(lines: list[PersonLine]) -> list[dict[str, Any]]:
    return [_with_link(line, site().qr) for line in lines]


def _with_link(line: PersonLine, draw: Callable[[str], Any]) -> dict[str, Any]:
    address = personal_link(line.link.token) if line.link else ""
    site().sleep(0)  # drawing takes some milliseconds each: let others take turns
    return {
        "person": line.person,
        "devices": line.devices,
        "inside": line.inside,
        "address": address,
        "qr": draw(address) if address else None,
    }


def back_to(conference: str, said: str, place: str) -> Response:
    """To the page, at the place where something has just happened."""
    if said:
        session[SAID], session[SAID_AT] = said, place
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor=place), 303)
