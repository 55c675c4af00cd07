"""Headers that every answer carries."""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

# Photos come from here (those of other sites too), or from where the storage shows them to everybody.
POLICY = (
    "default-src 'self'; img-src 'self' data:{photos}; media-src 'self'; style-src 'self'; "
    "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def init_app(app: Flask) -> None:
    photos = urlsplit(app.config["SETTINGS"].s3_public_url or "")
    app.config["POLICY"] = POLICY.format(
        photos=f" {photos.scheme}://{photos.netloc}" if photos.netloc else ""
    )
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", current_app.config["POLICY"])
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    if current_app.config["SETTINGS"].production:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint != "static":
        headers.setdefault("Cache-Control", "no-store")
        headers.add("Vary", "HX-Request")
    return response
