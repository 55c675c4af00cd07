"""The service: `gunicorn -c python:atendeja.server wsgi:app`, `flask --app wsgi …`."""

import sys

import config
from atendeja.app import create_app
from atendeja.queue import huey

try:
    app = create_app(config.load())
except config.SettingsError as error:
    sys.exit(f"AtendeJá cannot start. Check these settings:\n{error}")

__all__ = ["app", "huey"]
