"""What makes the pages installable: the manifest and the service worker, which keeps nothing of anybody."""

import json
from typing import Any

from flask import Blueprint, Response, current_app, url_for

bp = Blueprint("installation", __name__)


ICONS = (("app-192", 192, "any"), ("app-512", 512, "any"), ("app-maskable-512", 512, "maskable"))
QUEUES = (("Minhas conversas", "minhas"), ("Quem aguarda", "aguardando"))


@bp.get("/manifest.webmanifest")
def manifest() -> Response:
    asset: Any = current_app.jinja_env.globals["asset"]
    pages = [{"name": name, "url": url_for("inbox.conversations", fila=queue)} for name, queue in QUEUES]
    icons = [
        {"src": asset(f"icons/{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": use}
        for name, size, use in ICONS
    ]
    described = {
        "id": url_for("inbox.conversations"),
        "name": "AtendeJá",
        "short_name": "AtendeJá",
        "description": "As conversas de WhatsApp da imobiliária, com toda a equipe.",
        "lang": "pt-BR",
        "start_url": url_for("inbox.conversations"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f8f7",
        "theme_color": "#f5f8f7",
        "icons": icons,
        "shortcuts": pages,
    }
    answer = Response(json.dumps(described, ensure_ascii=False), mimetype="application/manifest+json")
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


@bp.get("/sw.js")
def worker() -> Response:
    """At the root, so that its scope is the whole site; asked for anew whenever a browser looks after it."""
    answer = current_app.send_static_file("sw.js")
    answer.mimetype = "text/javascript"
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["Service-Worker-Allowed"] = "/"
    return answer
