"""One URL for the page and for its fragment: htmx asks for the part, a browser for the whole."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse


def wants_fragment() -> bool:
    """htmx asks, and not in order to restore a page from its history."""
    return request.headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in request.headers


def render(page: str, fragment: str, status: int = 200, **values: Any) -> Response:
    return make_response(render_template(fragment if wants_fragment() else page, **values), status)


def done(address: str, fragment: str, **values: Any) -> BaseResponse:
    """After a change: the browser goes to `address` (303), htmx gets the fragment and polls at once."""
    if not wants_fragment():
        return redirect(address, 303)
    response = make_response(render_template(fragment, **values))
    response.headers["HX-Trigger-After-Settle"] = "tick"
    return response


def moved(address: str) -> BaseResponse:
    """Send the whole page elsewhere, also when htmx asked for a part of it."""
    if not wants_fragment():
        return redirect(address, 303)
    response = make_response("", 204)
    response.headers["HX-Redirect"] = address
    return response
