"""Documents of a conference: made when somebody asks, never kept, and written down (P12)."""

from flask import Blueprint, Response, request

from ipk.domain.book import known_design
from ipk.domain.languages import known_language
from ipk.services.printing import print_profile
from ipk.web.site import site
from ipk.web.visiting import act, admitted

papers = Blueprint("papers", __name__, url_prefix="/c/<conference>")


@papers.get("/profile.pdf")
def profile(conference: str) -> Response:
    """The child's one-page profile, as much of it as this person may print."""
    admitted()
    design = known_design(request.args.get("design", "")) or ""
    language = known_language(request.args.get("lang", ""))
    printed = act(conference, "profile.print", print_profile, design=design, language=language)
    return _paper(site().profile_pdf(printed))


def _paper(pdf: bytes) -> Response:
    answer = Response(pdf, mimetype="application/pdf")
    answer.headers["Cache-Control"] = "private, no-store"
    answer.headers["Content-Disposition"] = 'inline; filename="profile.pdf"'
    return answer
