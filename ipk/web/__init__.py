"""HTTP only: the doors of the house, its pages, uploads and refusals."""

from flask import Flask

from ipk.web import appearance, assets, errors, guessing, language, page_person, security, session, slots, visiting
from ipk.web.book import book
from ipk.web.door import door
from ipk.web.entering import doors
from ipk.web.health import health
from ipk.web.life import life
from ipk.web.luggage import luggage
from ipk.web.media import media
from ipk.web.meeting import meeting
from ipk.web.membership import membership
from ipk.web.music import music
from ipk.web.organizer import organizer
from ipk.web.papers import papers
from ipk.web.shopping import shopping
from ipk.web.site import Site, keep_site
from ipk.web.snacks import snacks
from ipk.web.wishes import wishes


def register(app: Flask, site: Site) -> None:
    """Put the doors into `app`. Its `secret_key` signs the cookie and must be set before the first request."""
    keep_site(app, site)
    session.set_up(app)
    language.set_up(app, site.translations)
    appearance.set_up(app)
    assets.set_up(app, site.static)
    security.set_up(app)
    visiting.set_up(app)
    security.csrf.init_app(app)
    app.jinja_env.globals["csrf_token"] = page_person.page_token
    app.before_request(page_person.check_address)
    errors.set_up(app)
    guessing.set_up(app, site.clock)
    slots.set_up(app)
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
