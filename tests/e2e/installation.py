"""An installation and the people around it: customers on their phones, an agent in the inbox."""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import requests
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests import graph
from tests.service import Service, eventually

ANA = "5513991110001"
PERSON = "quero falar com um corretor"
WISH = "oi, procuro ap de 2 quartos em Santos até 500 mil"


class Installation:
    """The service, and its tables as an outsider sees them."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.database = create_engine(service.settings["DATABASE_URL"], poolclass=NullPool)

    def start(self, **settings: str) -> "Installation":
        self.service.start(**settings)
        return self

    def close(self) -> None:
        self.service.close()
        self.database.dispose()

    def rows(self, statement: str, **values: Any) -> Sequence[Any]:
        with self.database.connect() as connection:
            return connection.execute(text(statement), values).all()

    def change(self, statement: str, **values: Any) -> None:
        with self.database.begin() as connection:
            connection.execute(text(statement), values)

    def one(self, statement: str, **values: Any) -> Any:
        return self.rows(statement, **values)[0][0]

    def offered(self) -> list[int]:
        """Ids of the properties in the newest answer that shows any."""
        shown = self.rows("SELECT payload FROM message_audit WHERE direction = 'out' ORDER BY id")
        return next((ids for row in reversed(shown) if (ids := _property_ids(str(row[0])))), [])

    def answers(self) -> int:
        return int(self.one("SELECT count(*) FROM message_audit WHERE direction = 'out'"))

    def repeats(self) -> Sequence[Any]:
        """Conversations that the assistant answered more often than it listened to them."""
        turns = "count(DISTINCT CASE WHEN author = 'bot' THEN created_at END)"
        return self.rows(
            "SELECT conversation_id FROM message_audit GROUP BY conversation_id"
            f" HAVING {turns} > count(DISTINCT handled_at)"
        )


def _property_ids(payload: str) -> list[int]:
    return [int(number) for number in re.findall(r"imovel:(\d+)", payload)]


class Embedded(Installation):
    """Nothing but Python: the customer uses the simulator's phone."""

    def phone(self, wa_id: str = ANA) -> "Phone":
        return Phone(self.service.url, wa_id)


class Production(Installation):
    """PostgreSQL, Redis and Meta's API: the customer's messages come as signed webhooks."""

    def __init__(self, service: Service, graph: graph.Graph, redis: Any) -> None:
        super().__init__(service)
        self.graph, self.redis = graph, redis

    def sent_twice(self) -> list[str]:
        """Our message ids that reached Graph more than once."""
        counted = Counter(str(one.reference) for one in self.graph.requests)
        return [reference for reference, times in counted.items() if times > 1]

    def hears(self, raw: bytes) -> None:
        """A webhook that must be taken."""
        assert graph.post(self.service.url, raw).status_code == 200

    def said(self, number: int, wa_id: str = ANA) -> list[graph.Sent]:
        """What Graph was asked to send to the customer, once it is `number` messages."""
        return eventually(
            lambda: found if len(found := self.graph.sent_to(wa_id)) >= number else [], what="the answer"
        )


class Person:
    """Somebody with a browser: pages by GET, forms by POST with their CSRF field."""

    def __init__(self, url: str) -> None:
        self.url = url

    def page(self, path: str) -> str:
        answer = self.session.get(self.url + path, timeout=10)
        assert answer.ok, f"{answer.status_code} for {path}"
        return html.unescape(answer.text)

    def submit(self, page: str, path: str, **fields: str) -> str:
        """The form on `page` that leads to `path`, filled in."""
        field = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.page(page))
        assert field, f"no form on {page}"
        answer = self.session.post(self.url + path, data={"csrf_token": field[1], **fields}, timeout=10)
        assert answer.ok, f"{answer.status_code} for {path}"
        return html.unescape(answer.text)

    def __enter__(self) -> Any:
        self.session = requests.Session()
        return self

    def __exit__(self, *_: object) -> None:
        self.session.close()


class Phone(Person):
    """A customer's phone in the simulator."""

    def __init__(self, url: str, wa_id: str) -> None:
        super().__init__(url)
        self.path = f"/simulador/{wa_id}"

    def write(self, words: str) -> None:
        self.submit(self.path, f"{self.path}/mensagens", texto=words)

    def tap(self, identifier: str, label: str) -> None:
        self.submit(self.path, f"{self.path}/mensagens", toque=identifier, rotulo=label, em="buttons")

    def shows(self, words: str) -> str:
        """The page, once these words are on it."""
        return eventually(lambda: page if words in (page := self.page(self.path)) else "", what=repr(words))


class Agent(Person):
    """An agent of the demonstration agency."""

    def sign_in(self) -> "Agent":
        self.submit("/entrar", "/entrar", email="ana@horizonte.example", senha="horizonte-2026")
        return self

    def finds_waiting(self, name: str) -> int:
        """The id of the conversation with this customer among those that wait."""
        page = eventually(
            lambda: listed if name in (listed := self.page("/conversas?fila=aguardando")) else "", what=name
        )
        found = re.search(r"/conversas/(\d+)", page)
        assert found, page
        return int(found[1])

    def reply(self, conversation_id: int, words: str) -> None:
        path = f"/conversas/{conversation_id}"
        self.submit(path, f"{path}/mensagens", texto=words)


@dataclass
class Customer:
    """Somebody on the simulator's phone, whose conversation agents open."""

    app: Any
    wa_id: str

    def say(self, words: str) -> None:
        with self.app.phone(self.wa_id) as phone:
            phone.write(words)

    @property
    def thread(self) -> str:
        """The address of the conversation, once it waits for a person."""
        waits = (
            "SELECT v.id FROM conversations v JOIN contacts c ON c.id = v.contact_id WHERE c.wa_id = :wa_id"
        )
        rows = eventually(lambda: self.app.rows(f"{waits} AND v.waiting_since IS NOT NULL", wa_id=self.wa_id))
        return f"/conversas/{rows[0][0]}"
