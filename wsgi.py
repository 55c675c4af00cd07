"""The service: `gunicorn -c atendeja/server.py wsgi:app`, `flask --app wsgi …`."""

import sys

import config
from atendeja import create_app
from atendeja.queue import huey

try:
    app = create_app(config.load())
except config.SettingsError as error:
    sys.exit(f"AtendeJá cannot start. Check these settings:\n{error}")

__all__ = ["app", "huey"]
