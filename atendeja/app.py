"""create_app(): the only place that knows all parts."""

import sqlite3
from pathlib import Path
from typing import Any

import structlog
from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import make_url

import config

from . import cli, logs, queue, tasks, web
from .elsewhere import Pictures, Shelf
from .extensions import compress, csrf, db, login, migrate
from .fetching import PUBLIC
from .live import changes
from .push.keys import Keys
from .push.sender import Push
from .storage import Bucket, Folder, Place, Storage
from .whatsapp.cloud import Cloud
from .whatsapp.simulator import Simulator

log = structlog.get_logger()


def create_app(settings: config.Settings) -> Flask:
    """Compose the parts; the only place that knows them all."""
    logs.configure(settings.log_level)
    app = Flask(
        __name__,
        template_folder=str(config.ROOT / "templates"),
        static_folder=str(config.ROOT / "static"),
    )
    app.config.update(_flask_config(settings))
    _make_folders(settings)
    db.init_app(app)
    migrate.init_app(app, directory=str(config.ROOT / "migrations"))
    login.init_app(app)
    with app.app_context():
        _tune(settings)
    queue.init_app(
        app,
        redis_url=settings.redis_url,
        file=settings.queue_file,
        secret=settings.auth_jwt_secret,
        pause=settings.answer_pause_ms / 1000,
    )
    changes.shared = settings.web_concurrency > 1 or not settings.embedded_worker
    app.extensions["gateway"] = _gateway(settings)
    app.extensions["storage"] = _storage(settings)
    app.extensions["push"] = Push(Keys.from_secret(settings.auth_jwt_secret, _subject(settings)))
    app.extensions["fetching"] = PUBLIC
    app.extensions["elsewhere"] = Pictures(Shelf(f"{settings.storage_folder}/elsewhere"))
    app.extensions["tasks"] = tasks
    compress.init_app(app)  # before web: it acts on answers that are otherwise ready
    web.init_app(app, settings)
    csrf.init_app(app)  # after web: a refused form gets its correlation id too
    cli.init_app(app)
    for sentence in config.warnings(settings):
        log.warning("setting_needs_attention", hint=sentence)
    return app


def _storage(settings: config.Settings) -> Storage:
    if not settings.s3_bucket:
        return Folder(settings.storage_folder)
    access_key, secret_key = settings.s3_access_key_id or "", settings.s3_secret_access_key or ""
    endpoint, public_url = settings.s3_endpoint_url or "", settings.s3_public_url
    return Bucket(Place(endpoint, settings.s3_bucket, access_key, secret_key, settings.s3_region, public_url))


def _subject(settings: config.Settings) -> str:
    """Where push services find us: they take https: and mailto: only."""
    own = settings.public_base_url
    return own if own.startswith("https:") else "mailto:avisos@localhost.localdomain"


def _flask_config(settings: config.Settings) -> dict[str, Any]:
    return {
        "SETTINGS": settings,
        "SECRET_KEY": settings.auth_jwt_secret,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(settings.database_url),
        "SESSION_COOKIE_NAME": "atendeja",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.production,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": 30 * 24 * 3600,
        "MAX_CONTENT_LENGTH": 1_000_000,
        "WTF_CSRF_TIME_LIMIT": None,
        "TEMPLATES_AUTO_RELOAD": False,
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 4,
        "COMPRESS_LEVEL": 5,
    }


def _engine_options(url: str) -> dict[str, Any]:
    """For a pooled, scale-to-zero PostgreSQL: no prepared statements, connections checked and recycled."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": 15, "check_same_thread": False}}
    return {
        "pool_size": 5,
        "max_overflow": 5,
        "pool_pre_ping": True,
        "pool_recycle": 240,
        "pool_timeout": 10,
        "connect_args": {"prepare_threshold": None, "connect_timeout": 10, "application_name": "atendeja"},
    }


def _make_folders(settings: config.Settings) -> None:
    Path(settings.queue_file).parent.mkdir(parents=True, exist_ok=True)
    database = make_url(settings.database_url)
    if database.get_backend_name() == "sqlite" and database.database:
        Path(database.database).parent.mkdir(parents=True, exist_ok=True)


def _tune(settings: config.Settings) -> None:
    """SQLite that behaves: foreign keys on, writers queue up instead of losing each other's updates."""
    if db.engine.dialect.name != "sqlite":
        return

    @event.listens_for(db.engine, "connect")
    def _open(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy says BEGIN, see below
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(db.engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _gateway(settings: config.Settings) -> Cloud | Simulator:
    if settings.simulated:
        return Simulator(settings.public_base_url, settings.s3_public_url)
    tokens = {settings.wa_phone_number_id: settings.wa_token or ""}
    return Cloud(settings.wa_api_base, tokens, settings.public_base_url, photo_base=settings.s3_public_url)
