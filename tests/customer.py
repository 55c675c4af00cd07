"""A customer of the agency, as the tests know one: somebody who writes and gets answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Message
from atendeja.whatsapp import simulator

from .factories import OUR_NUMBER


@dataclass
class Customer:
    """Somebody with a phone: what they do arrives as a signed webhook, and the whole turn is run."""

    post: Callable[..., Any]
    run_tasks: Callable[[], int]
    wa_id: str = "5513998765432"
    name: str = "Rita Lima"
    number: str = OUR_NUMBER

    def __call__(self, text: str, at: datetime | None = None) -> list[Message]:
        """Write this text; returns the answers."""
        who = (self.number, self.wa_id, self.name)
        return self.deliver(simulator.text_webhook(*who, text, at or datetime.now(UTC)))

    def tap(self, identifier: str, title: str = "Toque") -> list[Message]:
        tap = {"id": identifier, "title": title, "in": "buttons"}
        return self.deliver(simulator.tap_webhook(self.number, self.wa_id, self.name, tap, datetime.now(UTC)))

    def send(self, message: dict[str, Any]) -> list[Message]:
        """Anything else, as Meta writes it: {"type": "image", "image": {…}}."""
        who = (self.number, self.wa_id, self.name)
        return self.deliver(simulator.message_webhook(*who, message, datetime.now(UTC)))

    def deliver(self, body: bytes) -> list[Message]:
        known = set(db.session.scalars(select(Message.id)))
        assert self.post(body).status_code == 200
        self.run_tasks()
        answers = select(Message).where(Message.direction == "out", Message.id.not_in(known))
        return list(db.session.scalars(answers.order_by(Message.id)))
