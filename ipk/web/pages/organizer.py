"""The organizer's page: people and their links, the room's door, deleting the conference."""

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
from ipk.web.api.profile_transfer import REFUSED as TRANSFER_REFUSED
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.auth.session import leave
from ipk.web.middleware.addresses import join_address, personal_link
from ipk.web.middleware.language import current_language, translate_error
from ipk.web.pages.screens import own_screens
from ipk.web.pages.shopping import people_count, shopping_section
from ipk.web.pages.wishes import REFUSED, wishes_section
from ipk.web.site import site

organizer = Blueprint("organizer", __name__, url_prefix="/c/<conference>")

#: roles that the organizer invites, in the order of the choice
INVITABLE_ROLES = (
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
#: errors that the page shows at its form; every other error gets the usual error page
REFUSALS = (Invalid, NotAllowed, NotFound, TooBig, TooMany)
#: records whose change makes a new version of the page
VERSIONED_RECORDS: tuple[type[Record], ...] = (Person, Device, Link, Door, Invitation, Meeting)


@dataclass(frozen=True)
class RefusedForm:
    """A form whose command was refused: its name, the error message, and the entered values."""

    form: str
    message: str
    values: Mapping[str, Any]

    def value(self, form: str, field: str, kept: str = "") -> str:
        """Returns the value to show in a field: the entered one for the refused form, else `kept`."""
        return str(self.values.get(field, "")) if form == self.form else kept

    def chosen(self, form: str, field: str, kept: Iterable[str]) -> list[str]:
        """Does the same for a field with several values."""
        return list(self.values.getlist(field)) if form == self.form else list(kept)  # type: ignore[attr-defined]


def show_page(conference: str, visitor: Visitor, *, refused_form: RefusedForm | None = None) -> str:
    """Renders the whole page, with the error message of `refused_form`."""
    looked = read_conference(conference, lambda work: _load_page(work, visitor.person))
    language, people = current_language(), people_count()
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
        invited=INVITABLE_ROLES,
        deleting=session.get(DELETING) == conference,
        said=session.pop(SAID, ""),
        said_at=session.pop(SAID_AT, ""),
        screens=[one for one in own_screens(visitor.person) if one != "organizer"],
        self=visitor.person.id,
        refused_form=refused_form or RefusedForm("", "", {}),
        wish_refused=session.pop(REFUSED, ""),
        transfer_refused=session.pop(TRANSFER_REFUSED, ""),
        **looked,
        **read_conference(conference, lambda work: wishes_section(work, visitor.person)),
        **read_conference(conference, lambda work: shopping_section(work, visitor.person, language, people)),
    )


def show_refused_form(conference: str, form: str, refusal: IpkError) -> tuple[str, int]:
    """Renders the page with the error message and the entered values at the refused form."""
    refused_form = RefusedForm(form, translate_error(current_language(), refusal), request.form)
    # a script that merges the answer into the open page needs no error in the browser's log
    status = 200 if request.headers.get("X-Merge") else 400
    return show_page(conference, require_admitted(), refused_form=refused_form), status


@organizer.get("/invitations")
def invitations(conference: str) -> str:
    """Renders printable invitations of all people, or of one (`?person=`)."""
    visitor = require_admitted()
    require(visitor.person, "people.manage")
    looked = read_conference(conference, lambda work: _load_page(work, visitor.person))
    wanted = request.args.get("person", "")
    people = [one for one in _with_links(looked["lines"]) if one["address"] and wanted in ("", one["person"].id)]
    return render_template(
        "organizer/invitations.html",
        conference=conference,
        people=people,
        paper_of=lambda line: _invitation_sheet(line, visitor.meeting, looked["invitation"]),
    )


def _invitation_sheet(line: dict[str, Any], meeting: Meeting, invitation: Invitation) -> Markup:
    """Renders an invitation in the person's language, else in the meeting's."""
    values = {"line": line, "meeting": meeting, "invitation": invitation, "address_groups": _address_groups}
    with force_locale(line["person"].language or meeting.lang):
        return Markup(render_template("organizer/invitation.html", **values))  # noqa: S704 - a template


def _address_groups(address: str) -> list[str]:
    """Splits an address for reading: the part before the token, then groups of four characters."""
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
        return show_refused_form(conference, "invite", refusal)
    return redirect_to_page(conference, "added", person.id)


@organizer.post("/people/<person>/renew")
def renew(conference: str, person: str) -> Response:
    run_command(conference, "link.renew", conferences.renew_link, store=site().store, id=person)
    return redirect_to_page(conference, "renewed", person)


@organizer.post("/people/<person>/revoke")
def revoke(conference: str, person: str) -> Response:
    run_command(conference, "link.revoke", conferences.revoke_link, id=person)
    return redirect_to_page(conference, "revoked", person)


@organizer.post("/people/<person>/admit")
def admit(conference: str, person: str) -> Response | tuple[str, int]:
    try:
        run_command(conference, "person.admit", conferences.preadmit, id=person)
    except NotAllowed as refusal:
        require(require_admitted().person, "people.manage")
        return show_refused_form(conference, person, refusal)
    return redirect_to_page(conference, "admitted", person)


@organizer.post("/deleting")
def begin_deleting(conference: str) -> Response:
    """Step 1 of deleting: asks for confirmation and deletes nothing."""
    require(require_admitted().person, "conference.delete")
    session[DELETING] = conference
    return redirect_to_page(conference, "", "deleting")


@organizer.post("/deleting/stop")
def stop_deleting(conference: str) -> Response:
    require(require_admitted().person, "conference.delete")
    session.pop(DELETING, None)
    return redirect_to_page(conference, "kept", "deleting")


@organizer.post("/deleting/finish")
def finish_deleting(conference: str) -> Response | str:
    """Step 2 of deleting: needs step 1 in the same browser. Deletes the conference and its key for good."""
    person = require_admitted().person
    require(person, "conference.delete")
    if session.get(DELETING) != conference:
        return redirect_to_page(conference, "", "deleting")
    conferences.delete_conference(site().store, person, conference)
    leave(conference)
    return render_template("organizer/deleted.html")


def _load_page(work: UnitOfWork, person: Person) -> dict[str, Any]:
    """Reads what the page shows. `lines` is empty after the meeting's end, when nobody can be invited."""
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
    """Returns a string that changes with the page's content. Records that the child keeps secret do not change it."""
    last = max(record.rev for kind in VERSIONED_RECORDS for record in work.list(kind, gone=True))
    known = (max((one.rev for one in work.list(kind) if one.known), default=0) for kind in (Guests, Part))
    return ".".join(map(str, (last, *known)))


def _with_links(lines: list[PersonLine]) -> list[dict[str, Any]]:
    return [_with_link(line, site().qr) for line in lines]


def _with_link(line: PersonLine, draw: Callable[[str], Any]) -> dict[str, Any]:
    address = personal_link(line.link.token) if line.link else ""
    site().sleep(0)  # a QR code takes some milliseconds: yields to other requests
    return {
        "person": line.person,
        "devices": line.devices,
        "inside": line.inside,
        "address": address,
        "qr": draw(address) if address else None,
    }


def redirect_to_page(conference: str, said: str, place: str) -> Response:
    """Redirects to the organizer's page, to the place `place`, with the notice `said` there."""
    if said:
        session[SAID], session[SAID_AT] = said, place
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor=place), 303)
