from collections.abc import Callable

from flask import Blueprint, current_app
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from atendeja.extensions import db
from atendeja.queue import huey, worker_alive

bp = Blueprint("health", __name__)


@bp.get("/health")
def health() -> tuple[dict[str, str], int]:
    """Is this process and its worker alive? Asked every few seconds: touches no database, no Redis."""
    return ({"status": "ok"}, 200) if worker_alive() else ({"status": "worker stopped"}, 503)


@bp.get("/ready")
def ready() -> tuple[dict[str, str], int]:
    """Can the database and the queue be reached?"""
    parts = {"database": _answers(_ask_database), "queue": _answers(_ask_queue)}
    return parts, 200 if set(parts.values()) == {"ok"} else 503


def _answers(ask: Callable[[], None]) -> str:
    try:
        ask()
    except (SQLAlchemyError, RedisError, OSError):
        return "unreachable"
    return "ok"


def _ask_database() -> None:
    db.session.execute(text("SELECT 1"))


def _ask_queue() -> None:
    if current_app.config["SETTINGS"].redis_url:
        huey.storage.conn.ping()
