"""What the list of conversations is narrowed to: read from the address, written back into addresses."""

from dataclasses import dataclass, replace
from typing import Any

from flask import request

from atendeja.models import User
from atendeja.queries.conversations import NOBODY, Filters
from atendeja.queries.inbox_search import Hit
from atendeja.web.addresses import row_id
from atendeja.web.filters import SOURCES

QUEUES = {"minhas": "mine", "aguardando": "waiting", "bot": "bot", "todas": "all", "encerradas": "closed"}
STATUSES = {"assistente": "bot", "aguardando": "waiting", "atendimento": "agent", "encerrada": "closed"}
STATUS_NAMES = {
    "assistente": "Com o assistente",
    "aguardando": "Aguardando",
    "atendimento": "Em atendimento",
    "encerrada": "Encerrada",
}
ORIGINS = {
    "direto": "organic", "anuncio": "ad", "codigo": "code", "portal": "portal", "manual": "manual",
    "importacao": "import",
}  # fmt: skip
NOBODYS = "ninguem"
STEP, MOST = 30, 300  # rows shown at first and at each “mostrar mais”, and at most
LONGEST = 100  # letters of a search that are read


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The queue's slug, the words searched for, the filters, and how many rows are shown."""

    queue: str
    search: str
    filters: Filters
    shown: int
    names: tuple[tuple[str, str], ...]

    @property
    def kept(self) -> dict[str, Any]:
        """As it goes into the addresses of what is opened and polled."""
        shown = {"mostrar": self.shown} if self.shown != STEP else {}
        return {"fila": self.queue} | self.words | dict(self.names) | shown

    @property
    def words(self) -> dict[str, str]:
        return {"q": self.search} if self.search else {}

    def in_queue(self, slug: str) -> dict[str, Any]:
        """Another queue, with the same filters; a search looks in all of them and ends with it."""
        return {"fila": slug} | dict(self.names)

    @property
    def unfiltered(self) -> dict[str, Any]:
        return {"fila": self.queue} | self.words

    def without(self, name: str) -> dict[str, Any]:
        return {key: value for key, value in self.kept.items() if key not in (name, "mostrar")}

    def at(self, hit: Hit | None) -> dict[str, Any]:
        """Opens a thread where something was found in it."""
        if hit is None or hit.message_id is None:
            return self.kept
        page = {"antes": hit.before} if hit.before else {}
        return self.kept | page | {"_anchor": f"m-{hit.message_id}"}

    def more(self) -> dict[str, Any]:
        return replace(self, shown=min(self.shown + STEP, MOST)).kept


def narrowing() -> Narrowing:
    """From the address; what makes no sense there is as if it were not."""
    slug, source = request.args.get("fila", ""), ORIGINS.get(request.args.get("origem", ""))
    code = " ".join(_asked_code().replace("\x00", "").split())[:40]
    agent = request.args.get("agente", type=row_id)
    agent = NOBODY if request.args.get("agente") == NOBODYS else agent
    status = STATUSES.get(request.args.get("situacao", ""))
    said = {
        "agente": request.args.get("agente", "") if agent is not None else "",
        "situacao": request.args.get("situacao", "") if status else "",
        "origem": request.args.get("origem", "") if source else "",
        "codigo": code,
    }
    return Narrowing(
        slug if slug in QUEUES else "todas",
        " ".join(request.args.get("q", "").replace("\x00", "").split())[:LONGEST],
        Filters(agent, status, source, code or None),
        min(max(request.args.get("mostrar", STEP, type=int), STEP), MOST),
        tuple((name, value) for name, value in said.items() if value),
    )


def _asked_code() -> str:
    """`?imovel=` is short for links to the list; in a conversation it is what is being sent there."""
    alone = request.args.get("imovel", "") if request.endpoint == "inbox.conversations" else ""
    return request.args.get("codigo", alone)


def chosen(wanted: Narrowing, team: list[User]) -> list[tuple[str, str]]:
    """The filters in words, as (name in the address, label)."""
    labels = {
        "agente": {NOBODYS: "sem corretor"} | {str(one.id): f"com {one.first_name}" for one in team},
        "situacao": {slug: name.lower() for slug, name in STATUS_NAMES.items()},
        "origem": {slug: SOURCES[source].lower() for slug, source in ORIGINS.items()},
    }
    return [(name, labels.get(name, {}).get(value, value)) for name, value in wanted.names]
