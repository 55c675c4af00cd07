"""The rooms that meet the outside, as this application has them connected."""

from flask import current_app

from atendeja.storage import Storage
from atendeja.whatsapp.values import Gateway


def gateway() -> Gateway:
    connected: Gateway = current_app.extensions["gateway"]
    return connected


def storage() -> Storage:
    kept: Storage = current_app.extensions["storage"]
    return kept
