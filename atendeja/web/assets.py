"""Static files with their content's fingerprint in the address, cached for ever."""

import hashlib
from pathlib import Path

from flask import Flask, Response, request, url_for

WORDS = {"text/css", "text/javascript", "image/svg+xml"}
_addresses: dict[tuple[str, str], str] = {}  # a page asks a hundred times: each icon is one


def init_app(app: Flask) -> None:
    folder = Path(app.static_folder or "")

    def asset(name: str) -> str:
        """The address of a static file; it changes when the content does."""
        known = (request.script_root, name)
        if known not in _addresses or app.debug:
            fingerprint = hashlib.sha256((folder / name).read_bytes()).hexdigest()[:10]
            _addresses[known] = url_for("static", filename=name, v=fingerprint)
        return _addresses[known]

    app.jinja_env.globals["asset"] = asset
    app.after_request(_keep)


def _keep(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code in {200, 304}:
        keep = "public, max-age=31536000, immutable" if request.args.get("v") else "public, max-age=3600"
        response.headers["Cache-Control"] = keep
        if response.mimetype in WORDS and request.method == "GET":
            response.direct_passthrough = False
            response.set_data(response.get_data())  # whole, so that it can travel compressed
    return response
