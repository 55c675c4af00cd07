"""Customers' files, for the agency's people only: nothing that came from outside runs in our pages."""

from datetime import UTC, datetime
from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, request, url_for
from flask_login import login_required
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wrappers import Response as BaseResponse
from werkzeug.wsgi import wrap_file

from atendeja.actions.media import ask_again
from atendeja.models import Media, Message
from atendeja.queries.media import message_with_file
from atendeja.queue import commit_then
from atendeja.storage import NoSuchFile, Storage
from atendeja.tasks import fetch_file

from .access import signed_in_user
from .htmx import done

bp = Blueprint("media", __name__)
# Shown in the browser; everything else is only handed over. No HTML, no SVG: they could run code.
SHOWN = frozenset({
    "image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf", "video/mp4", "video/3gpp",
    "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus", "audio/wav",
})  # fmt: skip
ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf",
    "video/mp4": "mp4", "audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/wav": "wav", "text/plain": "txt",
}  # fmt: skip
BARE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
ALONE = f"{BARE}; img-src 'self'; media-src 'self'"


@bp.get("/midia/<int:media_id>")
@login_required
def show(media_id: int) -> Response:
    """The file, whole or a range of it; revalidated each time, so that leaving the agency takes it away."""
    return handed_over(_file(_message_or_404(media_id)))


def handed_over(found: Media) -> Response:
    """The file itself, read while it is sent."""
    try:
        file, size = _storage().open(found.stored_name or "")
    except NoSuchFile:
        abort(404)
    response = current_app.response_class(wrap_file(request.environ, file), direct_passthrough=True)
    response.call_on_close(file.close)
    response.content_length = size
    _describe(response, found)
    try:
        response.make_conditional(request, accept_ranges=True, complete_length=size)
    except RequestedRangeNotSatisfiable:
        file.close()
        raise
    return response


def _describe(response: Response, found: Media) -> None:
    shown = (found.mime_type or "") in SHOWN
    response.content_type = found.mime_type if shown and found.mime_type else "application/octet-stream"
    response.headers["Content-Disposition"] = _disposition(found, shown)
    response.headers["Content-Security-Policy"] = _policy(found, shown)
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(found.sha256 or str(found.id))


@bp.post("/midia/<int:media_id>/de-novo")
@login_required
def try_again(media_id: int) -> BaseResponse:
    """Fetch a file again that did not come."""
    message = _message_or_404(media_id)
    if ask_again(_file(message), datetime.now(UTC)):
        commit_then((fetch_file, media_id), changed=[(message.tenant_id, message.conversation_id)])
    there = message.conversation_id
    address = url_for("inbox.conversation", conversation_id=there, _anchor=f"m-{message.id}")
    return done(address, "message/_file.html", m=message)


def _message_or_404(media_id: int) -> Message:
    found = message_with_file(signed_in_user(), media_id)
    return found if found is not None else abort(404)


def _file(message: Message) -> Media:
    return message.media if message.media is not None else abort(404)


def _storage() -> Storage:
    storage: Storage = current_app.extensions["storage"]
    return storage


def _disposition(found: Media, shown: bool) -> str:
    """The customer's own file name, in the one form that cannot break out of the header."""
    name = found.filename or f"arquivo-{found.id}.{ENDINGS.get(found.mime_type or '', 'bin')}"
    name = name.replace("/", "_").replace("\\", "_")
    return f"{'inline' if shown else 'attachment'}; filename*=UTF-8''{quote(name, safe='')}"


def _policy(found: Media, shown: bool) -> str:
    """A PDF's viewer does not start in a sandbox."""
    if found.mime_type == "application/pdf":
        return f"{BARE}; object-src 'self'"
    return ALONE if shown else f"{ALONE}; sandbox"
