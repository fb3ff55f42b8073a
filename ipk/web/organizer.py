"""The organizer's page: people and their links, the door, deleting the conference."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import force_locale
from markupsafe import Markup
from werkzeug.wrappers import Response

from ipk.domain.errors import Closed, Invalid, TooBig, TooMany
from ipk.domain.meeting import Meeting
from ipk.domain.people import Door, Person, Role
from ipk.domain.permissions import require
from ipk.services import conferences
from ipk.services.admission import DOOR, Visitor
from ipk.services.conferences import DraftPerson, PersonLine
from ipk.services.ports import Work
from ipk.web.addresses import join_address, personal_link
from ipk.web.language import current_language, say_refusal
from ipk.web.luggage import REFUSED as LUGGAGE_REFUSED
from ipk.web.screens import own_screens
from ipk.web.session import leave
from ipk.web.shopping import coming, look_at_shopping
from ipk.web.site import site
from ipk.web.visiting import act, admitted, read
from ipk.web.wishes import REFUSED, look_at_wishes

organizer = Blueprint("organizer", __name__, url_prefix="/c/<conference>")

#: roles that the organizer invites, in the order of the choice
INVITED = (
    Role.FAMILY,
    Role.PROFESSIONAL,
    Role.SUPPORT,
    Role.GUIDE,
    Role.FACILITATOR,
    Role.RECORDER,
    Role.CHILD,
    Role.CONVENER,
    Role.DISPLAY,
    Role.ORGANIZER,
)
DELETING = "deleting"
SAID = "said"


def show_page(conference: str, visitor: Visitor, *, name: str = "", error: str = "") -> str:
    """The whole page. `name` and `error` are what was wrong with somebody to invite."""
    lines, door = read(conference, lambda work: _look(work, visitor.person))
    language, people = current_language(), coming()
    return render_template(
        "organizer/page.html",
        conference=conference,
        meeting=visitor.meeting,
        people=_with_links(lines),
        door=door,
        join_url=join_address(),
        join_qr=site().qr(f"{join_address()}#{door.code}"),
        invited=INVITED,
        deleting=session.get(DELETING) == conference,
        said=session.pop(SAID, ""),
        screens=[one for one in own_screens(visitor.person) if one != "organizer"],
        name=name,
        error=error,
        wish_refused=session.pop(REFUSED, ""),
        luggage_refused=session.pop(LUGGAGE_REFUSED, ""),
        **read(conference, lambda work: look_at_wishes(work, visitor.person)),
        **read(conference, lambda work: look_at_shopping(work, visitor.person, language, people)),
    )


@organizer.get("/invitations")
def invitations(conference: str) -> str:
    """Everybody's invitation on paper, or one person's (`?person=`)."""
    visitor = admitted()
    require(visitor.person, "people.manage")
    lines, _ = read(conference, lambda work: _look(work, visitor.person))
    wanted = request.args.get("person", "")
    people = [one for one in _with_links(lines) if one["address"] and wanted in ("", one["person"].id)]
    return render_template(
        "organizer/invitations.html",
        conference=conference,
        people=people,
        invitation_of=lambda line: _invitation(line, visitor.meeting),
    )


def _invitation(line: dict[str, Any], meeting: Meeting) -> Markup:
    """In the language of the one who gets it; who has none of their own reads the meeting's."""
    with force_locale(line["person"].language or meeting.lang):
        return Markup(render_template("organizer/invitation.html", line=line, meeting=meeting))  # noqa: S704 - a template


@organizer.post("/people")
def add(conference: str) -> Response | tuple[str, int]:
    form = request.form
    name = form.get("name", "")
    guest = DraftPerson(name, (form.get("role", ""),), language=form.get("language", ""))
    try:
        person = act(conference, "person.invite", conferences.add_person, store=site().store, guest=guest)
    except (Invalid, TooBig, TooMany) as refusal:
        words = say_refusal(current_language(), refusal)
        return show_page(conference, admitted(), name=name, error=words), 400
    return _back(conference, "added", person.id)


@organizer.post("/people/<person>/renew")
def renew(conference: str, person: str) -> Response:
    act(conference, "link.renew", conferences.renew_link, store=site().store, id=person)
    return _back(conference, "renewed", person)


@organizer.post("/people/<person>/revoke")
def revoke(conference: str, person: str) -> Response:
    act(conference, "link.revoke", conferences.revoke_link, id=person)
    return _back(conference, "revoked", person)


@organizer.post("/people/<person>/admit")
def admit(conference: str, person: str) -> Response:
    act(conference, "person.admit", conferences.admit_by_organizer, id=person)
    return _back(conference, "admitted", person)


@organizer.post("/door/open")
def open_door(conference: str) -> Response:
    act(conference, "door.open", conferences.open_door, store=site().store)
    return _back(conference, "door_open", "door")


@organizer.post("/door/close")
def close_door(conference: str) -> Response:
    act(conference, "door.close", conferences.close_door)
    return _back(conference, "door_closed", "door")


@organizer.post("/deleting")
def begin_deleting(conference: str) -> Response:
    """The first of two steps: nothing is done yet, only asked."""
    require(admitted().person, "conference.delete")
    session[DELETING] = conference
    return _back(conference, "", "deleting")


@organizer.post("/deleting/stop")
def stop_deleting(conference: str) -> Response:
    require(admitted().person, "conference.delete")
    session.pop(DELETING, None)
    return _back(conference, "kept", "content")


@organizer.post("/deleting/finish")
def finish_deleting(conference: str) -> Response | str:
    """The second step, only after the first in this very browser. The key is shredded: nobody can undo it."""
    person = admitted().person
    require(person, "conference.delete")
    if session.get(DELETING) != conference:
        return _back(conference, "", "deleting")
    conferences.delete_conference(site().store, person, conference)
    leave(conference)
    return render_template("organizer/deleted.html")


def _look(work: Work, person: Person) -> tuple[list[PersonLine], Door]:
    """People and door; after the meeting's end nobody can be invited any more."""
    try:
        return conferences.list_people(work, person), work.get(Door, DOOR)
    except Closed:
        return [], work.get(Door, DOOR)


def _with_links(lines: list[PersonLine]) -> list[dict[str, Any]]:
    return [_with_link(line, site().qr) for line in lines]


def _with_link(line: PersonLine, draw: Callable[[str], Any]) -> dict[str, Any]:
    address = personal_link(line.link.token) if line.link else ""
    site().sleep(0)  # drawing takes some milliseconds each: let others take turns
    return {
        "person": line.person,
        "devices": line.devices,
        "address": address,
        "qr": draw(address) if address else None,
    }


def _back(conference: str, said: str, place: str) -> Response:
    """To the page, at the place where something has just happened."""
    if said:
        session[SAID] = said
    return redirect(url_for("meeting.screen", conference=conference, screen="organizer", _anchor=place), 303)
