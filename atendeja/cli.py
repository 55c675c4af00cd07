"""Commands: `flask --app wsgi …`."""

from flask import Flask

from .commands.assistant import lead_command, understand_command
from .commands.backup import backup_command, restore_command
from .commands.merges import merges_command
from .commands.outbox import outbox_command
from .commands.parked import reprocess_command
from .commands.properties import export_command, import_command, reindex_command
from .commands.rehearsal import rehearse_command
from .commands.setup import setup
from .commands.templates import sync_templates_command
from .commands.worker import worker_command


def init_app(app: Flask) -> None:
    for command in (
        setup,
        import_command,
        export_command,
        reindex_command,
        understand_command,
        rehearse_command,
        lead_command,
        outbox_command,
        sync_templates_command,
        reprocess_command,
        merges_command,
        backup_command,
        restore_command,
        worker_command,
    ):
        app.cli.add_command(command)
