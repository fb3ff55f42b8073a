"""HTTP only: the doors of the house, its pages, uploads and refusals."""

from flask import Flask

from ipk.web.api.documents import papers
from ipk.web.api.health import health
from ipk.web.api.media import media
from ipk.web.api.music import music
from ipk.web.api.profile_lifecycle import life
from ipk.web.api.profile_transfer import luggage
from ipk.web.api.snacks import snacks
from ipk.web.api.workbook import book
from ipk.web.auth import current_visitor, page_person, session, throttle
from ipk.web.auth.join import doors
from ipk.web.middleware import appearance, assets, concurrency_limit, errors, language, security
from ipk.web.pages.meeting import meeting
from ipk.web.pages.membership import membership
from ipk.web.pages.organizer import organizer
from ipk.web.pages.room_door import door
from ipk.web.pages.shopping import shopping
from ipk.web.pages.wishes import wishes
from ipk.web.site import Site, keep_site


def register(app: Flask, site: Site) -> None:
    """Put the doors into `app`. Its `secret_key` signs the cookie and must be set before the first request."""
    keep_site(app, site)
    session.set_up(app)
    language.set_up(app, site.translations)
    appearance.set_up(app)
    assets.set_up(app, site.static)
    security.set_up(app)
    current_visitor.set_up(app)
    page_person.csrf.init_app(app)
    app.jinja_env.globals["csrf_token"] = page_person.page_token
    app.before_request(page_person.check_address)
    errors.set_up(app)
    throttle.set_up(app, site.clock)
    concurrency_limit.set_up(app)
    for rooms in (
        doors,
        meeting,
        organizer,
        door,
        membership,
        wishes,
        papers,
        media,
        music,
        book,
        snacks,
        shopping,
        life,
        luggage,
        health,
    ):
        app.register_blueprint(rooms)


__all__ = ["Site", "register"]
