"""The page of a conference: the screen of the person's role, or the lobby, which shows no name and no data."""

from typing import Any

from flask import Blueprint, current_app, jsonify, render_template, request, session
from flask.wrappers import Response

from ipk.domain.meeting.step_texts import StepText
from ipk.domain.people.person import Person, Role
from ipk.services.shared.visitors import Visitor
from ipk.web.auth.current_visitor import current_visitor
from ipk.web.auth.page_person import page_token
from ipk.web.auth.session import WRONG_CODE
from ipk.web.middleware.addresses import join_address
from ipk.web.middleware.assets import asset
from ipk.web.middleware.language import current_language, language_names
from ipk.web.pages.afterwards import show_afterwards
from ipk.web.pages.organizer import show_page
from ipk.web.pages.screens import PHONE, chosen_screen, own_screens
from ipk.web.site import site

meeting = Blueprint("meeting", __name__, url_prefix="/c/<conference>")

#: screens that show the room's code
SCREENS_WITH_ROOM_CODE = ("display", "facilitator")


@meeting.get("/")
def screen(conference: str) -> str:
    visitor = current_visitor()
    if not visitor.admitted:
        return render_template("doors/lobby.html", conference=conference, wrong_code=session.pop(WRONG_CODE, False))
    if visitor.meeting.closed:
        organizes = visitor.person.has(Role.ORGANIZER)
        return show_page(conference, visitor) if organizes else show_afterwards(conference, visitor.person)
    session.modified = True  # renews the cookie's lifetime at each visit
    name = chosen_screen(visitor.person, request.args.get("screen", ""))
    if name == "organizer":
        return show_page(conference, visitor)
    return _show_screen(conference, visitor, name)


@meeting.get("/waiting")
def waiting(conference: str) -> Response:
    """Tells the lobby's script whether the person was admitted, and nothing else."""
    return jsonify({"admitted": current_visitor().admitted})


def _show_screen(conference: str, visitor: Visitor, name: str) -> str:
    template = current_app.jinja_env.select_template([f"{name}/screen.html", f"{PHONE}/screen.html"])
    shown = str(template.name).partition("/")[0]
    return render_template(template, page=page_data(conference, visitor, shown))


def page_data(conference: str, visitor: Visitor, name: str) -> dict[str, Any]:
    """Returns the page data of a screen's script (docs/protocol.md). The wall's content comes later by `sync`."""
    person, language = visitor.person, current_language()
    page: dict[str, Any] = {
        "conference": conference,
        "screen": name,
        "lang": language,
        "person": {"id": person.id, "name": person.name, "role": person.role.value},
        "screens": own_screens(person),
        "csrf": page_token(),
        "languages": language_names(site().languages),
        "symbols": asset(f"symbols/{language}.json"),
        "tunes": list(site().tunes(language)),
        "steps": [_step_texts(text, person, name, language) for text in site().steps],
        "rules": [{"picture": rule.picture, "words": rule.words[language]} for rule in site().rules],
        "evaluation": _evaluation(person, language),
        "messages": asset(f"messages/{name}.{language}.json"),
        "later": asset(f"messages/{name}-later.{language}.json"),
    }
    if name in SCREENS_WITH_ROOM_CODE:
        page["joinUrl"] = join_address()
    return page


def _evaluation(person: Person, language: str) -> list[dict[str, Any]]:
    """The questions at the end with their answers, in the words for this person."""
    form = site().evaluation
    return [
        {
            "id": question.id,
            "picture": question.picture,
            "words": (question.child if person.is_child else question.adult)[language],
            "talk": question.talk,
            "answers": [
                {"id": id, "picture": form.answers[id].picture, "label": form.answers[id].name[language]}
                for id in question.answers
            ],
        }
        for question in form.questions.values()
    ]


def _step_texts(text: StepText, person: Person, screen: str, language: str) -> dict[str, Any]:
    """Texts of one step for this person; what helps to lead goes to the facilitator's screen only."""
    words = text.child if person.is_child else text.adult
    shown: dict[str, Any] = {"name": text.name[language], "words": words[language], "picture": text.picture}
    if text.later and not person.is_child:
        shown["later"] = text.later[language]
    if screen == "facilitator":
        shown |= {"lead": text.lead[language], "share": text.share}
    return shown
