"""A file that somebody sends: into memory only, and no larger than what it is for."""

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.web.auth.page_person import check_page_person, check_plain_token, split_token

#: the form around the file
ENVELOPE = 64 * 1024


def check_token(*, in_form: bool = False) -> None:
    """The form's own token only after `uploaded`: reading it takes in the whole file."""
    given = request.headers.get("X-CSRFToken", "") or (request.form.get("csrf_token", "") if in_form else "")
    plain, person = split_token(given)
    check_page_person(person)
    check_plain_token(plain)


def uploaded(most: int, too_big: str) -> bytes:
    """The bytes of `file`. Raises Invalid, and TooBig in the given words."""
    request.max_content_length = most + ENVELOPE
    # the parser holds each piece of the file against this, together with what was left of the piece before
    request.max_form_memory_size = 4 * ENVELOPE
    try:
        file = request.files.get("file")
    except RequestEntityTooLarge:
        raise TooBig(too_big) from None
    data = file.read(most + 1) if file else b""
    if len(data) > most:
        raise TooBig(too_big)
    if not data:
        raise Invalid("There was nothing to keep.")
    return data
