"""The organisation's catalogue of food and drinks as JSON, for the child's and the guide's workbook."""

from typing import Any

from flask import Blueprint, jsonify
from flask.wrappers import Response

from ipk.domain.people.audiences import require_circle
from ipk.domain.preparation.snacks import Allergen, Snack
from ipk.services.shared.catalogues import catalogues
from ipk.web.auth.current_visitor import require_admitted
from ipk.web.middleware.language import current_language

snacks = Blueprint("snacks", __name__, url_prefix="/c/<conference>/snacks")


@snacks.get("/")
def list_snacks(conference: str) -> Response:
    """Lists snacks and allergens in the person's language. The list contains nothing of a conference."""
    require_circle(require_admitted().person)
    language, there = current_language(), catalogues().snacks
    listed = [_named(one, language) | {"group": one.group, "allergens": one.allergens} for one in there.snacks.values()]
    return jsonify({"snacks": listed, "allergens": [_named(one, language) for one in there.allergens.values()]})


def _named(thing: Snack | Allergen, language: str) -> dict[str, Any]:
    return {"id": thing.id, "label": thing.name[language], "picture": thing.picture}
