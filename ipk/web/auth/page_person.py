"""CSRF tokens that also name a page's person: requests of a page fail once another person uses the browser (A25)."""

from flask import g, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf, validate_csrf
from wtforms.validators import ValidationError

from ipk.domain.kernel.errors import AnotherPerson, NotFound, Removed, StalePage
from ipk.services.ports import UnitOfWork
from ipk.services.shared.visitors import visitor
from ipk.web.auth import session
from ipk.web.auth.current_visitor import device_id
from ipk.web.site import site

#: query parameter of GET requests that names the page's person; in POST requests the CSRF token names them
PERSON_PARAMETER = "for"
_SEPARATOR = "~"


def page_token() -> str:
    """Returns Flask-WTF's CSRF token followed by the id of the page's person."""
    found = g.get("visitor")
    return generate_csrf() + (f"{_SEPARATOR}{found.person.id}" if found else "")


def split_token(token: str) -> tuple[str, str]:
    """Returns (Flask-WTF's token, the id of the page's person or "")."""
    plain, _, person = token.partition(_SEPARATOR)
    return plain, person


def check_plain_token(plain: str) -> None:
    """Raises StalePage unless `plain` is a valid CSRF token of this browser."""
    try:
        validate_csrf(plain)
    except ValidationError:
        raise StalePage from None


def check_page_person(person: str) -> None:
    """Raises AnotherPerson when another person than `person` is signed in now; "" passes."""
    found = g.get("visitor")
    if person and (found is None or found.person.id != person):
        raise AnotherPerson


def check_address() -> None:
    """Checks the page's person in the query string before each request. Raises AnotherPerson."""
    check_page_person(request.args.get(PERSON_PARAMETER, ""))


class PageCsrf(CSRFProtect):
    """Flask-WTF's CSRF protection, which also checks the page's person."""

    def _get_csrf_token(self) -> str | None:
        plain, person = split_token(super()._get_csrf_token() or "")
        check_page_person(person)
        return plain or None


csrf = PageCsrf()


def restore_person(conference: str, person: str) -> None:
    """Makes an earlier person of this browser the current one. Raises NotFound when they have no device here."""
    for secret in session.devices_in(conference):
        device = device_id(secret)

        def look(work: UnitOfWork, device: str = device) -> str:
            return visitor(work, device).person.id

        try:
            if site().store.read(conference, look) == person:
                session.enter(conference, secret)
                return
        except (NotFound, Removed):
            continue
    raise NotFound
