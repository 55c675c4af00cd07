"""Each request gets a correlation id and two log lines."""

import re
import secrets
import time

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger()
HEADER = "X-Correlation-ID"


def init_app(app: Flask) -> None:
    app.before_request(_start)
    app.after_request(_end)


def _start() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.correlation_id = given if re.fullmatch(r"[\w-]{8,64}", given, re.ASCII) else secrets.token_hex(8)
    g.started = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(correlation_id=g.correlation_id)
    if not _routine():
        log.info("http_request_start", method=request.method, path=request.path)


def _end(response: Response) -> Response:
    response.headers[HEADER] = g.get("correlation_id", "")
    if not _routine():
        took = round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 1)
        log.info("http_request_end", status=response.status_code, ms=took, endpoint=request.endpoint)
    return response


def _routine() -> bool:
    """Health checks, files and quiet polls say nothing anybody would look for."""
    return request.endpoint in {"static", "health.health"} or (request.endpoint or "").endswith("_poll")
