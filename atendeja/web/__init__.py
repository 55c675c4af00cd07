"""The screens, one blueprint each, and what all of them share."""

from flask import Flask

import config

from . import (
    access,
    account,
    addresses,
    alarms,
    assets,
    availability,
    broadcasts,
    errors,
    exports,
    filters,
    health,
    image_proxy,
    imports,
    inbox,
    installation,
    leads,
    media,
    notices,
    partials,
    photos,
    privacy,
    properties,
    quick_replies,
    quiet,
    security,
    simulator,
    templates,
    today,
    tracing,
    turns,
    visits,
    webhook,
)
from . import (
    settings as agency_settings,
)


def init_app(app: Flask, settings: config.Settings) -> None:
    for part in (addresses, tracing, security, access, turns, filters, assets, partials, errors, alarms):
        part.init_app(app)
    for screen in (
        account,
        inbox,
        quick_replies,
        imports,
        exports,
        media,
        leads,
        visits,
        photos,
        image_proxy,
        properties,
        templates,
        alarms,
        health,
        webhook,
    ):
        app.register_blueprint(screen.bp)
    for behind in (installation, notices, availability, agency_settings, privacy, today, broadcasts):
        app.register_blueprint(behind.bp)
    if settings.simulated and not settings.production:
        app.register_blueprint(simulator.bp)
    inbox.presence.init_app(app)
    notices.init_app(app)
    quiet.init_app(app)
    app.add_url_rule("/", "home", inbox.listing.home)
