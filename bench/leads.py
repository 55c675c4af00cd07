"""A funnel of 50,000 leads: the board's first paint, the list, moves, and which indexes answer."""

import re
from collections.abc import Callable, Iterable, Iterator

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event, select

from atendeja.actions.accounts import ensure_tenant, ensure_user
from atendeja.extensions import db
from atendeja.models import User

from . import funnel
from .catalogue import PASSWORD, _ask, _median, _plan, _sign_in, application
from .ground import fresh_database
from .report import Figure, Line, Note

BOARD_AIM, LIST_AIM = 60, 40  # ms of server time
BOARD = {
    "first paint": "",
    "of one agent": "corretor=5",
    "to let in Santos": "finalidade=aluguel&cidade=Santos",
    "the hot ones": "quentes=sim",
    "a name of 2,000": "q=maria",
    "a rare name": "q=Quitéria",
    "a tag, late": "etiqueta=investidor&atrasados=sim",
    "a month": "de=2026-03-01&ate=2026-03-31",
}
LIST = {
    "newest": "",
    "next step": "ordem=proximo-passo",
    "dearest": "ordem=maior-valor",
    "longest in a status": "ordem=mais-parados",
    "proposals of one agent": "situacao=proposta&corretor=5",
    "hot ones by value": "quentes=sim&ordem=maior-valor",
    "a name of 2,000": "q=maria",
    "a phone": "q=(13)+97000-0740",
    "nothing": "cidade=Nenhures",
}


def leads() -> Iterable[Line]:
    """On PostgreSQL; server time of whole pages."""
    with fresh_database() as address, application(address) as app:
        tenant = ensure_tenant("default", "Imobiliária Grande", None)
        ensure_user(tenant, "p0@grande.example", "Pessoa 0", PASSWORD, "agent")
        db.session.commit()
        funnel.fill(list(db.session.scalars(select(User.id))))
        yield Note(f"{funnel.LEADS:,} leads on {db.engine.dialect.name}.")
        client = app.test_client()
        _sign_in(client)
        yield from _pages(client, "board", BOARD, "", BOARD_AIM)
        yield from _pages(client, "list", LIST, "visao=lista&", LIST_AIM)
        yield from _following(client)
        _see_own(app)
        yield from _pages(client, "board where agents see their own", {"first paint": ""}, "", BOARD_AIM)


def _pages(client: FlaskClient, what: str, asked: dict[str, str], view: str, aim: float) -> Iterator[Line]:
    for name, query in asked.items():
        address = f"/leads?{view}{query}"
        yield Figure(f"Leads, {what}, {name}: median", _median(client, address), "ms", aim)
        yield Note(f"{what}, {name}: {', '.join(_indexes(client, address)) or 'no index'}")


def _following(client: FlaskClient) -> Iterator[Line]:
    """“Mostrar mais” of the largest column, thirty pages on."""
    address = "/leads?coluna=novo"
    for _ in range(30):
        page = _ask(client, address).get_data(as_text=True)
        found = re.search(r'id="more-new"[^>]*><a[^>]*href="([^"]+)"', page)
        assert found, "the column ends too soon"
        address = found[1].replace("&amp;", "&")
    yield Figure(
        "Leads, board from the 31st page of a column on: median", _median(client, address), "ms", BOARD_AIM
    )


def _see_own(app: Flask) -> None:
    person = db.session.scalars(select(User).where(User.email == "p0@grande.example")).one()
    person.tenant.preferences = person.tenant.preferences | {"sees": "own"}
    db.session.commit()


def _indexes(client: FlaskClient, address: str) -> list[str]:
    """Names of the indexes in the plans of every SELECT that reads leads, and tables read from end to end."""
    plans = _plans(lambda: _ask(client, address))
    whole = re.findall(r"Seq Scan on (re_leads|contacts|conversations)", plans)
    return sorted({*re.findall(r"\b((?:ix|uq|pk)_(?:re_leads|contacts|conversations)\w*)", plans), *whole})


def _plans(act: Callable[[], object]) -> str:
    seen: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, statement: str, parameters: object, *_: object) -> None:
        if "re_leads" in statement and statement.lstrip().startswith(("SELECT", "WITH")):
            seen.append((statement, parameters))

    engine: Engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return "\n".join(_plan(engine, statement, parameters) for statement, parameters in seen)
