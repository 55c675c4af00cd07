"""JSON lines with `event`, `level`, `timestamp`, `correlation_id`. No message text, phone or token ever."""

import logging
import re
import sys
from typing import Any

import click
import structlog

# Anything that looks like a phone, an access token or a business-scoped id is cut, whoever logs it.
PRIVATE = re.compile(r"EAA[A-Za-z0-9]{10,}|\b(?:\d{4})(\d{4,9})(?=\d{2}\b)|\b[A-Z]{2}\.[A-Za-z0-9]{10,}")
SECRET_KEYS = frozenset({"text", "body", "token", "secret", "password", "authorization", "name", "payload"})


def mask(value: str) -> str:
    """Keep a phone's country, area and last two digits: 5513999990000 → 5513*******00."""
    return PRIVATE.sub(lambda m: m[0][:4] + "*" * len(m[1]) if m[1] else "***", value)


def _mask_event(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    for key, value in event.items():
        if key in SECRET_KEYS:
            event[key] = "***"
        elif isinstance(value, str) and key not in {"timestamp", "correlation_id"}:
            event[key] = mask(value)
    return event


class _QuietReadErrors(logging.Filter):
    """A silent Redis makes each worker log a traceback ten times a second; one line in fifty is enough."""

    seen = 0

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.getMessage().startswith("Error reading"):
            return True
        record.exc_info = None
        self.seen += 1
        return self.seen % 50 == 1


PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
    _mask_event,
]


def configure(level: str) -> None:
    """One handler for structlog and the libraries' loggers: on stdout, which a command keeps for its own."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *PROCESSORS, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    commanded = click.get_current_context(silent=True) is not None
    handler = logging.StreamHandler(sys.stderr if commanded else sys.stdout)
    handler.setFormatter(_LibraryFormatter(foreign_pre_chain=PROCESSORS, processors=_FOREIGN))
    handler.addFilter(_QuietReadErrors())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for library in ("huey", "alembic", "urllib3", "werkzeug"):
        logging.getLogger(library).setLevel(logging.WARNING)


_FOREIGN: list[Any] = [
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    structlog.processors.JSONRenderer(),
]


class _LibraryFormatter(structlog.stdlib.ProcessorFormatter):
    """Our own lines are JSON already; a library's line becomes `{"event": its message, …}`."""

    def format(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        return message if message.startswith('{"') else super().format(record)
