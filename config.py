"""Every setting of AtendeJá: its environment variable, its default, its check. No logic.

`load(environ)` returns `Settings` or raises `SettingsError`, which lists every wrong variable at once.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from atendeja.environment import (
    database_address,
    matching,
    one_of,
    redis_address,
    web_address,
    whole,
    yes_or_no,
)

ROOT = Path(__file__).resolve().parent
ENDED_GRAPH_VERSIONS = 20.0  # v20.0 ended on 2026-09-24 (Graph API changelog, "Versions")
S3_NEEDS = ("S3_ENDPOINT_URL", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")
DEVELOPMENT_SECRET = "only-for-development-" + "0" * 43


class SettingsError(ValueError):
    """One or more settings are missing or wrong; the message has one line for each."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the environment said, checked. Names are the variables' in lower case."""

    app_env: str
    default_tenant_id: str
    database_url: str
    redis_url: str | None
    queue_file: str
    auth_jwt_secret: str
    auth_jwt_expire_minutes: int
    auth_seed_admin_email: str | None
    auth_seed_admin_password: str | None
    wa_provider: str
    wa_token: str | None
    wa_phone_number_id: str
    wa_verify_token: str | None
    wa_webhook_secret: str | None
    wa_accept_unsigned: bool
    wa_api_base: str
    window_24h_enabled: bool
    window_24h_hours: int
    wa_rate_limit_per_contact_seconds: int
    wa_rate_limit_global_per_minute: int
    re_read_only: bool
    public_base_url: str
    storage_folder: str
    s3_endpoint_url: str | None
    s3_bucket: str | None
    s3_access_key_id: str | None
    s3_secret_access_key: str | None
    s3_region: str
    s3_public_url: str | None
    answer_pause_ms: int
    worker_threads: int
    web_concurrency: int
    embedded_worker: bool
    log_level: str

    @property
    def production(self) -> bool:
        return self.app_env == "production"

    @property
    def simulated(self) -> bool:
        return self.wa_provider == "simulator"


# variable → (default, parse). Without default the setting is None when absent.
TABLE: dict[str, tuple[str | None, Callable[[str], Any]]] = {
    "APP_ENV": ("development", one_of("development", "test", "production")),
    "DEFAULT_TENANT_ID": ("default", matching(r"[a-z0-9-]{1,40}", "must be a short slug like 'default'")),
    "DATABASE_URL_OVERRIDE": (None, database_address),
    "DATABASE_URL": (None, database_address),
    "REDIS_URL": (None, redis_address),
    "REDIS_HOST": (None, str),
    "REDIS_PORT": ("6379", whole(1, 65535)),
    "REDIS_PASSWORD": (None, str),
    "REDIS_DB": ("0", whole(0, 15)),
    "REDIS_TLS": (None, yes_or_no),
    "QUEUE_FILE": (str(ROOT / "var" / "queue.db"), str),
    "AUTH_JWT_SECRET": (DEVELOPMENT_SECRET, str),
    "AUTH_JWT_EXPIRE_MINUTES": ("60", whole(5, 43200)),
    "AUTH_SEED_ADMIN_EMAIL": (None, matching(r"[^@\s]+@[^@\s]+", "must be an e-mail address")),
    "AUTH_SEED_ADMIN_PASSWORD": (None, str),
    "WA_PROVIDER": ("simulator", one_of("simulator", "meta")),
    "WA_TOKEN": (None, matching(r"[!-~]{20,}", "does not look like an access token (EAA…)")),
    "WA_PHONE_NUMBER_ID": (None, matching(r"\d{5,20}", "must be the number's id, usually 15 digits")),
    "WA_VERIFY_TOKEN": (None, str),
    "WA_WEBHOOK_SECRET": (None, str),
    "WA_ACCEPT_UNSIGNED": ("false", yes_or_no),
    "WA_API_BASE": ("https://graph.facebook.com/v25.0", web_address),
    "WINDOW_24H_ENABLED": ("true", yes_or_no),
    "WINDOW_24H_HOURS": ("24", whole(1, 24)),
    "WA_RATE_LIMIT_PER_CONTACT_SECONDS": ("2", whole(0, 3600)),
    "WA_RATE_LIMIT_GLOBAL_PER_MINUTE": ("60", whole(0, 100000)),
    "RE_READ_ONLY": ("false", yes_or_no),
    "PUBLIC_BASE_URL": (None, web_address),
    "RENDER_EXTERNAL_URL": (None, web_address),
    "STORAGE_FOLDER": (str(ROOT / "var" / "storage"), str),
    "S3_ENDPOINT_URL": (None, web_address),
    "S3_BUCKET": (
        None,
        matching(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "must be a bucket's name: a-z, 0-9, -"),
    ),
    "S3_ACCESS_KEY_ID": (None, matching(r"[!-~]{3,200}", "must be an access key without spaces")),
    "S3_SECRET_ACCESS_KEY": (None, matching(r"[!-~]{8,200}", "must be a secret key without spaces")),
    "S3_REGION": ("auto", matching(r"[a-z0-9-]{2,30}", "must be a region like 'auto' or 'sa-east-1'")),
    "S3_PUBLIC_URL": (None, web_address),
    "PORT": ("8000", whole(1, 65535)),
    "ANSWER_PAUSE_MS": ("700", whole(0, 5000)),
    "WORKER_THREADS": ("2", whole(1, 16)),
    "WEB_CONCURRENCY": ("1", whole(1, 16)),
    "EMBEDDED_WORKER": ("true", yes_or_no),
    "LOG_LEVEL": ("info", one_of("debug", "info", "warning", "error")),
}


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read and check all settings. Raises SettingsError naming every wrong variable."""
    read: dict[str, Any] = {}
    wrong: list[str] = []
    for name, (default, parse) in TABLE.items():
        text = environ.get(name) or default
        try:
            read[name] = None if text is None else parse(text)
        except ValueError as error:
            wrong.append(f"{name} {error}")
            read[name] = None
    if not wrong:
        wrong = list(_missing_together(read))
    if wrong:
        raise SettingsError("\n".join(wrong))
    return _settings(read)


def _settings(read: dict[str, Any]) -> Settings:
    own = {name.lower(): value for name, value in read.items() if name.lower() in Settings.__annotations__}
    simulated = read["WA_PROVIDER"] == "simulator"
    return Settings(
        **own
        | {
            "database_url": read["DATABASE_URL_OVERRIDE"] or read["DATABASE_URL"] or _sqlite_file(),
            "redis_url": read["REDIS_URL"] or _redis_from_parts(read),
            "wa_phone_number_id": read["WA_PHONE_NUMBER_ID"] or "100000000000000",
            "wa_verify_token": read["WA_VERIFY_TOKEN"] or ("simulador" if simulated else None),
            "wa_webhook_secret": read["WA_WEBHOOK_SECRET"] or ("simulador" if simulated else None),
            "public_base_url": read["PUBLIC_BASE_URL"]
            or read["RENDER_EXTERNAL_URL"]
            or f"http://127.0.0.1:{read['PORT']}",
        }
    )


def _sqlite_file() -> str:
    return f"sqlite:///{ROOT / 'var' / 'atendeja.db'}"


def _redis_from_parts(read: dict[str, Any]) -> str | None:
    """REDIS_HOST and its companions as one address; TLS unless said otherwise when there is a password."""
    if not read["REDIS_HOST"]:
        return None
    password = read["REDIS_PASSWORD"]
    tls = bool(password) if read["REDIS_TLS"] is None else read["REDIS_TLS"]
    login = f":{quote(password, safe='')}@" if password else ""
    return f"{'rediss' if tls else 'redis'}://{login}{read['REDIS_HOST']}:{read['REDIS_PORT']}/{read['REDIS_DB']}"


def _missing_together(read: dict[str, Any]) -> list[str]:
    """What is wrong only in combination: the gateway's needs and production's."""
    meta, production = read["WA_PROVIDER"] == "meta", read["APP_ENV"] == "production"
    unsigned = not read["WA_WEBHOOK_SECRET"] and not read["WA_ACCEPT_UNSIGNED"]
    secret, password = read["AUTH_JWT_SECRET"], read["AUTH_SEED_ADMIN_PASSWORD"]
    rules = {
        "WA_TOKEN is needed with WA_PROVIDER=meta": meta and not read["WA_TOKEN"],
        "WA_PHONE_NUMBER_ID is needed with WA_PROVIDER=meta": meta and not read["WA_PHONE_NUMBER_ID"],
        "WA_VERIFY_TOKEN is needed with WA_PROVIDER=meta": meta and not read["WA_VERIFY_TOKEN"],
        "WA_WEBHOOK_SECRET is needed with WA_PROVIDER=meta (or WA_ACCEPT_UNSIGNED=true, not advised)": (
            meta and unsigned
        ),
        "WA_PROVIDER must be meta in production": production and not meta,
        "WA_API_BASE must be https in production": production and read["WA_API_BASE"].startswith("http:"),
        "AUTH_JWT_SECRET needs 64 random characters in production": (
            production and (len(secret) < 64 or secret == DEVELOPMENT_SECRET or len(set(secret)) < 10)
        ),
        "AUTH_SEED_ADMIN_PASSWORD is too weak: 12 characters or more, not a common one": (
            production and bool(password) and (len(password) < 12 or len(set(password)) < 6)
        ),
        "AUTH_SEED_ADMIN_EMAIL and AUTH_SEED_ADMIN_PASSWORD go together": (
            bool(read["AUTH_SEED_ADMIN_EMAIL"]) != bool(password)
        ),
    }
    return [sentence for sentence, broken in rules.items() if broken] + _storage_wrong(read)


def _storage_wrong(read: dict[str, Any]) -> list[str]:
    """Object storage is wanted as soon as one of its settings is there; then all four are needed."""
    wanted = [name for name in (*S3_NEEDS, "S3_PUBLIC_URL") if read[name]]
    wrong = [f"{name} is needed with {wanted[0]}" for name in S3_NEEDS if wanted and not read[name]]
    plain = [name for name in ("S3_ENDPOINT_URL", "S3_PUBLIC_URL") if str(read[name]).startswith("http:")]
    if read["APP_ENV"] == "production":
        wrong += [f"{name} must be https in production" for name in plain]
    return wrong


def warnings(settings: Settings) -> list[str]:
    """Settings that work today but need attention; the start logs them."""
    hints = []
    version = re.search(r"/v(\d+\.\d+)$", settings.wa_api_base)
    if version and float(version[1]) <= ENDED_GRAPH_VERSIONS:
        hints.append(f"WA_API_BASE names Graph API v{version[1]}, which has ended: use v25.0")
    if settings.production and not settings.s3_bucket:
        hints.append(
            "STORAGE_FOLDER keeps photos and files on this machine, where a deploy may erase them: "
            "use a persistent disk or set S3_BUCKET"
        )
    return hints
