"""Reads an uploaded file into memory, up to a limit of bytes, and checks its CSRF token."""

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.web.auth.page_person import check_page_person, check_plain_token, split_token

#: bytes of the form around the file
FORM_OVERHEAD = 64 * 1024


def check_token(*, in_form: bool = False) -> None:
    """Checks the CSRF token of the header. `in_form` also reads the form's; use it only after `read_upload`."""
    given = request.headers.get("X-CSRFToken", "") or (request.form.get("csrf_token", "") if in_form else "")
    plain, person = split_token(given)
    check_page_person(person)
    check_plain_token(plain)


def read_upload(limit: int, too_big: str) -> bytes:
    """Returns the bytes of the form field `file`. Raises Invalid, or TooBig with the message `too_big`."""
    request.max_content_length = limit + FORM_OVERHEAD
    # werkzeug's parser compares this with each chunk of the file plus the rest of the chunk before
    request.max_form_memory_size = 4 * FORM_OVERHEAD
    try:
        file = request.files.get("file")
    except RequestEntityTooLarge:
        raise TooBig(too_big) from None
    data = file.read(limit + 1) if file else b""
    if len(data) > limit:
        raise TooBig(too_big)
    if not data:
        raise Invalid("There was nothing to keep.")
    return data
