"""Pictures and sounds: in only from people who take part, out only to who may see a card with them (A9, I7)."""

from dataclasses import replace
from secrets import token_urlsafe

from flask import Blueprint, Response, g, jsonify, request, url_for
from flask_wtf.csrf import validate_csrf
from werkzeug.exceptions import RequestEntityTooLarge
from wtforms.validators import ValidationError

from ipk.domain.errors import Invalid, NotFound, TooBig
from ipk.domain.media import MediaItem
from ipk.domain.wall import Card
from ipk.services.media import add_media, may_see_media
from ipk.services.ports import Work
from ipk.web.security import csrf
from ipk.web.site import CleanPicture, CleanSound, site
from ipk.web.visiting import act, admitted, read

LARGE_BODY = 20 * 1024 * 1024
#: the form around the file
ENVELOPE = 64 * 1024

media = Blueprint("media", __name__, url_prefix="/c/<conference>/media")


@media.post("")
@csrf.exempt  # checked below by the header alone: reading the form would take in the whole file first
def bring(conference: str) -> tuple[Response, int]:
    _check_token()
    admitted()
    item = _keep(conference, _cleaned(_uploaded()))
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
    person = admitted().person

    def look(work: Work) -> MediaItem:
        item = work.get(MediaItem, id)
        if not may_see_media(person, item, work.all(Card)):
            raise NotFound
        return item

    item = read(conference, look)
    small = request.args.get("size") == "thumb" and item.kind == "picture"
    data = site().media.get(conference, small_name(item.id) if small else item.id)
    if data is None:
        raise NotFound
    return _safely(Response(data, mimetype=item.mime))


def small_name(id: str) -> str:
    return f"{id}.small"


def _check_token() -> None:
    try:
        validate_csrf(request.headers.get("X-CSRFToken", ""))
    except ValidationError:
        raise Invalid("The page has been open for too long. Please open it again.") from None


def _uploaded() -> bytes:
    request.max_content_length = LARGE_BODY + ENVELOPE
    try:
        file = request.files.get("file")
    except RequestEntityTooLarge:
        raise TooBig("This picture is too big.") from None
    data = file.read(LARGE_BODY + 1) if file else b""
    if len(data) > LARGE_BODY:
        raise TooBig("This picture is too big.")
    if not data:
        raise Invalid("There was nothing to keep.")
    return data


def _cleaned(data: bytes) -> CleanPicture | CleanSound:
    """Raises Invalid in the words of the picture's reader, unless it is a sound."""
    try:
        return site().pictures(data)
    except Invalid as no_picture:
        try:
            return site().sounds(data)
        except Invalid:
            raise no_picture from None


def _keep(conference: str, clean: CleanPicture | CleanSound) -> MediaItem:
    """The bytes first: a picture that is noted can always be shown."""
    item = MediaItem(id=_new_id(), kind="voice", mime=clean.mime, owner=g.visitor.person.id)
    if isinstance(clean, CleanPicture):
        item = replace(item, kind="picture", width=clean.width, height=clean.height)
        site().media.put(conference, small_name(item.id), clean.thumb)
    site().media.put(conference, item.id, clean.data)
    return act(conference, "media.add", add_media, item=item)


def _new_id() -> str:
    return f"m-{token_urlsafe(12)}"


def _safely(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = "inline"
    return answer
