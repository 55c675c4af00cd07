"""The rooms that meet the outside, as this application has them connected."""

from flask import current_app

from atendeja.storage import Folder
from atendeja.whatsapp.values import Gateway


def gateway() -> Gateway:
    connected: Gateway = current_app.extensions["gateway"]
    return connected


def storage() -> Folder:
    kept: Folder = current_app.extensions["storage"]
    return kept
