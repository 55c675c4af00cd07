"""The filters of board and list as the address says them: /leads?situacao=proposta&corretor=3&q=maria."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from werkzeug.datastructures import MultiDict

from atendeja.catalog.words import clean, one_line
from atendeja.queries.leads_filter import NOBODY, LeadFilter
from atendeja.queries.leads_rows import Place
from atendeja.web.addresses import row_id

STATUSES = {
    "novo": "new", "qualificado": "qualified", "visita-solicitada": "visit_requested",
    "visita-agendada": "visit_scheduled", "proposta": "proposal", "ganho": "won", "perdido": "lost",
    "sem-imovel": "no_property", "sem-resposta": "no_answer",
}  # fmt: skip
SLUGS = {status: slug for slug, status in STATUSES.items()}
ORIGINS = {
    "direto": "organic", "anuncio": "ad", "codigo": "code", "portal": "portal", "manual": "manual",
    "importacao": "import",
}  # fmt: skip
PURPOSES = {"venda": "sale", "aluguel": "rent"}
ORDERS = {
    "recentes": "newest",
    "proximo-passo": "next_step",
    "maior-valor": "value",
    "mais-parados": "longest",
}
VIEWS = ("quadro", "lista")
NOBODYS = "ninguem"
NAMES = (
    "q", "situacao", "corretor", "origem", "finalidade", "cidade", "etiqueta", "quentes", "atrasados", "de",
    "ate", "id",
)  # fmt: skip
"""What belongs to the filter, in the order of its address; view, order and place do not."""
_MOST = 20  # values of one name that are read


def read_filter(sent: MultiDict[str, str], zone: ZoneInfo) -> LeadFilter:
    """The filter of an address; what makes no sense there is as if it were not. Days are the agency's."""
    now = datetime.now(UTC)
    nobody, until = sent.get("corretor") == NOBODYS, _day(sent.get("ate", ""))
    return LeadFilter(
        text=_text(sent, "q"),
        statuses=tuple(status for slug, status in STATUSES.items() if slug in sent.getlist("situacao")),
        agent_id=NOBODY if nobody else _row(sent.get("corretor", "")),
        source=ORIGINS.get(sent.get("origem", "")),
        purpose=PURPOSES.get(sent.get("finalidade", "")),
        city=_text(sent, "cidade"),
        hot=now if sent.get("quentes") == "sim" else None,
        tags=tuple(part for text in sent.getlist("etiqueta")[:_MOST] for part in _parts(text)),
        created_from=_start(_day(sent.get("de", "")), zone),
        created_until=_start(until + timedelta(days=1), zone) if until and until < date.max else None,
        late=now if sent.get("atrasados") == "sim" else None,
        ids=tuple(found for found in map(_row, sent.getlist("id")[:1000]) if found),
    )


def query_of(sent: MultiDict[str, str], *more: str) -> dict[str, Any]:
    """The filter's part of an address without what is empty, to be put into others."""
    kept = {name: [clean(one)[:200] for one in sent.getlist(name)[:1000] if one] for name in (*NAMES, *more)}
    return {name: values for name, values in kept.items() if values}


def written(query: Mapping[str, Any]) -> str:
    return urlencode(query, doseq=True)


def read_order(sent: MultiDict[str, str]) -> str:
    return sent.get("ordem", "") if sent.get("ordem", "") in ORDERS else "recentes"


def write_place(place: Place | None) -> str | None:
    """0.123.t1764000000000000: stretch, row, and the value in its order with its kind."""
    if place is None:
        return None
    at = isinstance(place.value, datetime)
    value = f"t{int(place.value.timestamp() * 1_000_000)}" if at else f"i{place.value}"
    return f"{place.leg}.{place.id}.{value}"


def read_place(text: str) -> Place | None:
    leg, _, rest = text.partition(".")
    found, _, value = rest.partition(".")
    try:
        number = row_id(value[1:])
        at = datetime.fromtimestamp(number / 1_000_000, UTC) if value[:1] == "t" else number
        return Place(int(leg) % 10, at, row_id(found))
    except (ValueError, OverflowError, OSError):
        return None


def _text(sent: MultiDict[str, str], name: str) -> str:
    return one_line(clean(sent.get(name, ""))[:100])


def _parts(text: str) -> list[str]:
    return [part for part in (one_line(clean(part))[:30] for part in text.split(",")) if part]


def _row(text: str) -> int | None:
    try:
        return row_id(text)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _start(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day and date.min < day < date.max else None
