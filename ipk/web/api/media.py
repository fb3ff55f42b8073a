"""Upload and download of pictures and sounds. Only participants upload; who sees the card may download (A9, I7)."""

import re
from dataclasses import replace
from secrets import token_urlsafe
from typing import cast

from flask import Blueprint, Response, jsonify, request, url_for

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.domain.kernel.media import MEDIA_BYTES, UNKNOWN, WAVE, MediaItem, SoundKind
from ipk.domain.kernel.text import valid_id
from ipk.domain.people.person import Person
from ipk.services.meeting.songs import may_hear
from ipk.services.ports import UnitOfWork
from ipk.services.shared.media import add_media, carriers, find_upload, fresh_key, may_see_media, small_name
from ipk.web.api.uploading import check_token, read_upload
from ipk.web.auth.current_visitor import read_conference, require_admitted, run_command
from ipk.web.auth.page_person import csrf
from ipk.web.middleware.concurrency_limit import reads, uploads
from ipk.web.site import CleanPicture, CleanSound, site

LARGE_BODY = max(MEDIA_BYTES.values())
#: the smallest range of a sound that is answered
MIN_RANGE_BYTES = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{1,12})")
_PROBE_RANGE = "bytes=0-1"
TOO_BIG = "This file is too big. Please choose a smaller one."

media = Blueprint("media", __name__, url_prefix="/c/<conference>/media")


@media.post("")
@csrf.exempt  # checked below by the header alone: reading the form would read the whole file first
def upload_media(conference: str) -> tuple[Response, int]:
    """Stores an upload and returns its id as JSON. A repeated `upload` id of a person returns the first result."""
    check_token()
    person = require_admitted().person
    with uploads().slot((conference, person.id)):
        item = _store_upload(conference, person)
    return jsonify(
        {
            "id": item.id,
            "url": url_for("media.show", conference=conference, id=item.id),
            "kind": item.kind,
            "width": item.width,
            "height": item.height,
        }
    ), 201


@media.get("/<id>")
def show(conference: str, id: str) -> Response:
    """Returns the bytes of a medium. Raises NotFound for whatever the person may not see."""
    person = require_admitted().person

    def look(work: UnitOfWork) -> MediaItem:
        item = work.get(MediaItem, id)
        if not may_see_media(person, item, carriers(work)) and not may_hear(work, person, item):
            raise NotFound
        return item

    item = read_conference(conference, look)
    with reads().slot((conference, person.id)):
        return _with_safe_headers(_media_response(conference, item))


def _media_response(conference: str, item: MediaItem) -> Response:
    small = request.args.get("size") == "thumb" and item.kind == "picture"
    data = site().media.get(conference, small_name(item.id) if small else item.id, item.key)
    if data is None:
        raise NotFound
    if request.args.get("as") == "wav" and item.kind == "voice":
        return Response(site().plain_voice(data).data, mimetype="audio/wav")
    answer = Response(data, mimetype=item.mime)
    # browsers play and seek a sound by range requests
    piece = widened_range(request.headers.get("Range", ""))
    # the bytes of an id never change, so other conditional headers are ignored
    asked = {"REQUEST_METHOD": request.method} | ({"HTTP_RANGE": piece} if piece else {})
    answer.make_conditional(asked, accept_ranges=True, complete_length=len(data))
    return answer


def widened_range(asked: str) -> str:
    """Returns the range to answer with, widened to MIN_RANGE_BYTES: each range decrypts the whole sound (A33).

    `Content-Range` tells the size. Safari asks for the first two bytes to learn whether ranges work.
    """
    found = _RANGE.fullmatch(asked)
    if found is None or asked == _PROBE_RANGE:
        return asked
    start, end = int(found[1]), int(found[2])
    return f"bytes={start}-{max(end, start + MIN_RANGE_BYTES - 1)}" if end >= start else asked


def _store_upload(conference: str, person: Person) -> MediaItem:
    data, upload, wave, kind = read_upload(LARGE_BODY, TOO_BIG), _upload_id(), _wave(), _kind()
    item = read_conference(conference, lambda work: find_upload(work, person, upload))
    if item is None or site().media.get(conference, item.id, item.key) is None:
        fresh = MediaItem(id=_new_id(), kind=kind, mime="", owner=person.id, wave=wave, key=fresh_key())
        item = _save(conference, _cleaned(data, kind), replace(fresh, upload=upload))
    return item


def _upload_id() -> str:
    given = request.form.get("upload", "")
    return valid_id(given) if given else ""


def _wave() -> str:
    given = request.form.get("wave", "")
    if not WAVE.fullmatch(given):
        raise Invalid
    return given


def _kind() -> SoundKind:
    """Returns the form's kind of sound. A picture is recognised by its bytes. Raises Invalid."""
    match request.form.get("kind", "voice"):
        case "voice":
            return "voice"
        case "song":
            return "song"
        case _:
            raise Invalid


def _cleaned(data: bytes, kind: SoundKind) -> CleanPicture | CleanSound:
    """Decodes the upload as a picture, else as a sound. Raises Invalid with the more specific of the two messages."""
    try:
        return site().clean_picture(data)
    except Invalid as no_picture:
        try:
            return site().clean_sound(data, kind)
        except Invalid as no_sound:
            raise (no_sound if no_picture.message == UNKNOWN else no_picture) from None


def _save(conference: str, clean: CleanPicture | CleanSound, item: MediaItem) -> MediaItem:
    """Saves the record, then the bytes: without a record the bytes would never be deleted."""
    item = replace(item, mime=clean.mime)
    if isinstance(clean, CleanPicture):
        size = len(clean.data) + len(clean.thumb)
        item = replace(item, size=size, kind="picture", wave="", width=clean.width, height=clean.height)
    else:
        item = replace(item, size=len(clean.data), seconds=clean.seconds, wave=item.wave or clean.wave)
    kept = cast(MediaItem, run_command(conference, "media.add", add_media, item=item))
    media = site().media
    if kept.id == item.id or media.get(conference, kept.id, kept.key) is None:
        if isinstance(clean, CleanPicture):
            media.put(conference, small_name(kept.id), clean.thumb, kept.key)
        media.put(conference, kept.id, clean.data, kept.key)
    return kept


def _new_id() -> str:
    return f"m-{token_urlsafe(12)}"


def _with_safe_headers(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = "inline"
    return answer
