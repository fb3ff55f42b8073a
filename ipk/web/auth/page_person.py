"""The person that a page was made for: it speaks for nobody else, whoever came into this browser since (A25)."""

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

#: addresses that a page asks for say in it for whom the page was made; what it sends says it in its token
FOR = "for"
_MARK = "~"


def page_token() -> str:
    """The token of a page's forms and scripts: Flask-WTF's own, and for whom the page was made."""
    found = g.get("visitor")
    return generate_csrf() + (f"{_MARK}{found.person.id}" if found else "")


def split_token(token: str) -> tuple[str, str]:
    """(Flask-WTF's token, the person that the page was made for or "")."""
    plain, _, person = token.partition(_MARK)
    return plain, person


def check_plain_token(plain: str) -> None:
    """Is it a token of this browser's pages? Raises StalePage."""
    try:
        validate_csrf(plain)
    except ValidationError:
        raise StalePage from None


def check_page_person(person: str) -> None:
    """Raises AnotherPerson when somebody else than `person` is in this browser now; "" claims nothing."""
    found = g.get("visitor")
    if person and (found is None or found.person.id != person):
        raise AnotherPerson


def check_address() -> None:
    """Before anything is looked at or done for a page."""
    check_page_person(request.args.get(FOR, ""))


class PageCsrf(CSRFProtect):
    """Flask-WTF's protection; a token also says for whom its page was made."""

    def _get_csrf_token(self) -> str | None:
        plain, person = split_token(super()._get_csrf_token() or "")
        check_page_person(person)
        return plain or None


csrf = PageCsrf()


def come_back(conference: str, person: str) -> None:
    """Whoever was in this browser before is here again. Raises NotFound when this browser no longer knows them."""
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
