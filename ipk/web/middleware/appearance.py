"""Writes a person's display settings as `data-*` attributes of `<html>`, so that the first paint applies them."""

from flask import Flask, g

from ipk.domain.people.settings import PersonSettings


def set_up(app: Flask) -> None:
    app.context_processor(lambda: {"appearance": _appearance()})


def _appearance() -> dict[str, str]:
    visitor = g.get("visitor")
    return attributes(visitor.settings) if visitor is not None else {}


def attributes(settings: PersonSettings) -> dict[str, str]:
    """Returns name → value without defaults. static/js/preferences/apply_preferences.js must do the same."""
    usual = {"text": "100", "letters": "plain", "contrast": "plain", "motion": "plain", "hand": "right"}
    mine = {
        "text": str(settings.text_size),
        "letters": settings.letters,
        "contrast": settings.contrast,
        "motion": settings.motion,
        "hand": settings.hand,
    }
    return {name: value for name, value in mine.items() if value != usual[name]}
