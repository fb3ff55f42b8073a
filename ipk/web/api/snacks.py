"""The organisation's catalogue of food and drinks as JSON, for the child's and the guide's workbook."""

from typing import Any

from flask import Blueprint, jsonify
from flask.wrappers import Response

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.preparation.snacks import Allergen, Snack
from ipk.services.preparation.snacks import catalogue
from ipk.web.auth.current_visitor import require_admitted
from ipk.web.middleware.language import current_language

snacks = Blueprint("snacks", __name__, url_prefix="/c/<conference>/snacks")


@snacks.get("/")
def list_snacks(conference: str) -> Response:
    """Lists snacks and allergens in the person's language. The list contains nothing of a conference."""
    if audience_of(require_admitted().person) is not Audience.CIRCLE:
        raise NotFound
    language, there = current_language(), catalogue()
    listed = [_named(one, language) | {"group": one.group, "allergens": one.allergens} for one in there.snacks.values()]
    return jsonify({"snacks": listed, "allergens": [_named(one, language) for one in there.allergens.values()]})


def _named(thing: Snack | Allergen, language: str) -> dict[str, Any]:
    return {"id": thing.id, "label": thing.name[language], "picture": thing.picture}
