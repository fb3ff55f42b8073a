"""The HTTP side: blueprints of pages and data, sign-in, uploads, error pages, response headers."""

from flask import Flask

from ipk.web.api.documents import documents
from ipk.web.api.health import health
from ipk.web.api.media import media
from ipk.web.api.meeting_documents import meeting_documents
from ipk.web.api.music import music
from ipk.web.api.profile_lifecycle import profile_lifecycle
from ipk.web.api.profile_transfer import profile_transfer
from ipk.web.api.snacks import snacks
from ipk.web.api.workbook import workbook
from ipk.web.auth import current_visitor, page_person, session, throttle
from ipk.web.auth.join import join
from ipk.web.middleware import appearance, assets, concurrency_limit, errors, language, security
from ipk.web.pages.afterwards import format_day
from ipk.web.pages.meeting import meeting
from ipk.web.pages.membership import membership
from ipk.web.pages.minutes import minutes
from ipk.web.pages.organizer import organizer
from ipk.web.pages.room_door import room_door
from ipk.web.pages.shopping import shopping
from ipk.web.pages.wishes import wishes
from ipk.web.site import Site, attach_site


def register(app: Flask, site: Site) -> None:
    """Registers blueprints and request hooks. `app.secret_key` signs the cookie and must be set before a request."""
    attach_site(app, site)
    session.set_up(app)
    language.set_up(app, site.translations)
    appearance.set_up(app)
    assets.set_up(app, site.static)
    security.set_up(app)
    current_visitor.set_up(app)
    page_person.csrf.init_app(app)
    app.jinja_env.globals["csrf_token"] = page_person.page_token
    app.jinja_env.filters["day"] = format_day
    app.before_request(page_person.check_address)
    errors.set_up(app)
    throttle.set_up(app, site.clock)
    concurrency_limit.set_up(app)
    for blueprint in (
        join,
        meeting,
        meeting_documents,
        minutes,
        organizer,
        room_door,
        membership,
        wishes,
        documents,
        media,
        music,
        workbook,
        snacks,
        shopping,
        profile_lifecycle,
        profile_transfer,
        health,
    ):
        app.register_blueprint(blueprint)


__all__ = ["Site", "register"]
