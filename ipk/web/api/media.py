"""Pictures and sounds: in only from people who take part, out only to who may see a card with them (A9, I7)."""

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
from ipk.web.api.uploading import check_token, uploaded
from ipk.web.auth.current_visitor import read, require_admitted, run_command
from ipk.web.auth.page_person import csrf
from ipk.web.middleware.concurrency_limit import readings, uploads
from ipk.web.site import CleanPicture, CleanSound, site

LARGE_BODY = max(MEDIA_BYTES.values())
#: of a sound, bytes
LEAST_PIECE = 64 * 1024
_PIECE = re.compile(r"bytes=(\d{1,12})-(\d{1,12})")
_TRIAL = "bytes=0-1"
TOO_BIG = "This file is too big. Please choose a smaller one."

media = Blueprint("media", __name__, url_prefix="/c/<conference>/media")


@media.post("")
@csrf.exempt  # checked below by the header alone: reading the form would take in the whole file first
def bring(conference: str) -> tuple[Response, int]:
    """The same `upload` of the same person again is answered with what it made the first time."""
    check_token()
    person = require_admitted().person
    with uploads().of((conference, person.id)):
        item = _brought(conference, person)
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
    """Anything that the person may not see is not there: 404, whatever the reason."""
    person = require_admitted().person

    def look(work: UnitOfWork) -> MediaItem:
        item = work.get(MediaItem, id)
        if not may_see_media(person, item, carriers(work)) and not may_hear(work, person, item):
            raise NotFound
        return item

    item = read(conference, look)
    with readings().of((conference, person.id)):
        return _safely(_answer_with(conference, item))


def _answer_with(conference: str, item: MediaItem) -> Response:
    small = request.args.get("size") == "thumb" and item.kind == "picture"
    data = site().media.get(conference, small_name(item.id) if small else item.id, item.key)
    if data is None:
        raise NotFound
    if request.args.get("as") == "wav" and item.kind == "voice":
        return Response(site().plain_voice(data).data, mimetype="audio/wav")
    answer = Response(data, mimetype=item.mime)
    # a browser plays a sound, and goes to a place in it, by asking for pieces
    piece = worthwhile_range(request.headers.get("Range", ""))
    # what is kept under an id never changes: no other condition is of any use
    asked = {"REQUEST_METHOD": request.method} | ({"HTTP_RANGE": piece} if piece else {})
    answer.make_conditional(asked, accept_ranges=True, complete_length=len(data))
    return answer


def worthwhile_range(asked: str) -> str:
    """The range to answer with: for each one the whole sound is opened, so a piece has a least size (A33).

    `Content-Range` tells how much it is. Safari asks for the first two bytes to learn whether pieces are to be had.
    """
    found = _PIECE.fullmatch(asked)
    if found is None or asked == _TRIAL:
        return asked
    start, end = int(found[1]), int(found[2])
    return f"bytes={start}-{max(end, start + LEAST_PIECE - 1)}" if end >= start else asked


def _brought(conference: str, person: Person) -> MediaItem:
    data, upload, wave, kind = uploaded(LARGE_BODY, TOO_BIG), _mark(), _wave(), _kind()
    item = read(conference, lambda work: find_upload(work, person, upload))
    if item is None or site().media.get(conference, item.id, item.key) is None:
        fresh = MediaItem(id=_new_id(), kind=kind, mime="", owner=person.id, wave=wave, key=fresh_key())
        item = _keep(conference, _cleaned(data, kind), replace(fresh, upload=upload))
    return item


def _mark() -> str:
    given = request.form.get("upload", "")
    return valid_id(given) if given else ""


def _wave() -> str:
    given = request.form.get("wave", "")
    if not WAVE.fullmatch(given):
        raise Invalid
    return given


def _kind() -> SoundKind:
    """What a sound is for; a picture is known by itself."""
    match request.form.get("kind", "voice"):
        case "voice":
            return "voice"
        case "song":
            return "song"
        case _:
            raise Invalid


def _cleaned(data: bytes, kind: SoundKind) -> CleanPicture | CleanSound:
    """Raises Invalid in the words of the reader that knows more about it."""
    try:
        return site().pictures(data)
    except Invalid as no_picture:
        try:
            return site().sounds(data, kind)
        except Invalid as no_sound:
            raise (no_sound if no_picture.message == UNKNOWN else no_picture) from None


def _keep(conference: str, clean: CleanPicture | CleanSound, item: MediaItem) -> MediaItem:
    """The note first: bytes without a note would never be cleared away. Nobody knows the id before the answer."""
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


def _safely(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = "inline"
    return answer
