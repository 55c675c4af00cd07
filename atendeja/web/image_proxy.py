"""Pictures of other sites inside our pages: only those that a page of ours named, only for who is signed in.

The address carries a signature, so that nobody has us fetch what they like; the browser never talks to the
other site, which learns neither who looks nor when.
"""

import hmac
import math
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import BinaryIO

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.wrappers import Response as BaseResponse
from werkzeug.wsgi import wrap_file

from atendeja.elsewhere import Missing, Pictures

from .access import signed_in_by_cookie

bp = Blueprint("image_proxy", __name__)
PURPOSE = b"atendeja image proxy"  # another key than those that sign sessions and tasks
KEPT = "private, max-age=604800"  # a week; the other site may change its picture
SHORT = 600  # seconds at most that a browser believes a placeholder
PAINTING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # an SVG opened by itself runs nothing


def proxied(address: str, size: str) -> str:
    """Where a page shows the picture of another site: `size` is large or thumb."""
    token = urlsafe_b64encode(address.encode()).rstrip(b"=").decode()
    return f"/imagens/{_signature(size, token)}/{size}/{token}"


@bp.get("/imagens/<signature>/<any(large, thumb):size>/<token>")
def shown(signature: str, size: str, token: str) -> BaseResponse:
    """The JPEG; while it is fetched, or when it cannot be, a drawing."""
    if not hmac.compare_digest(_signature(size, token).encode(), signature.encode()):
        abort(404)
    if not signed_in_by_cookie() and not _demonstration():
        abort(404)
    pictures: Pictures = current_app.extensions["elsewhere"]
    found = pictures.find(_address(token), size, current_app.extensions["fetching"])
    if isinstance(found, Missing):
        return _placeholder(found)
    return _picture(found, f"{size}-{token}")


def _signature(size: str, token: str) -> str:
    secret = current_app.config["SETTINGS"].auth_jwt_secret.encode()
    key = hmac.digest(secret, PURPOSE, "sha256")
    return urlsafe_b64encode(hmac.digest(key, f"{size}/{token}".encode(), "sha256")[:18]).decode()


def _address(token: str) -> str:
    return urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()


def _demonstration() -> bool:
    """The simulated phone shows pictures to who is not signed in; in production there is none."""
    settings = current_app.config["SETTINGS"]
    return bool(settings.simulated and not settings.production)


def _picture(file: BinaryIO, tag: str) -> BaseResponse:
    response = current_app.response_class(wrap_file(request.environ, file), direct_passthrough=True)
    response.call_on_close(file.close)
    response.content_length = file.seek(0, 2)
    file.seek(0)
    response.content_type = "image/jpeg"
    response.headers["Cache-Control"] = KEPT
    response.set_etag(hmac.digest(PURPOSE, tag.encode(), "sha256").hex()[:32])
    return response.make_conditional(request)


def _placeholder(missing: Missing) -> Response:
    """A drawing four pixels wide is on its way: the page's script asks again."""
    name = "photo-coming.svg" if missing.coming else "photo-missing.svg"
    drawing = Path(current_app.static_folder or "", name).read_bytes()
    response = Response(drawing, mimetype="image/svg+xml")
    believed = f"private, max-age={min(max(1, math.ceil(missing.again)), SHORT)}"
    response.headers["Cache-Control"] = "no-store" if missing.coming else believed
    response.headers["Content-Security-Policy"] = PAINTING
    return response
