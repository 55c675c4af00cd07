"""PostgreSQL, Redis and Meta's API (a stand-in on this machine): the whole way of a conversation."""

import random
import threading

from tests import graph
from tests.service import eventually

from .installation import ANA, WISH, Agent, Production

STATUS = "SELECT status FROM message_audit WHERE wamid = :wamid"


def test_a_customer_finds_a_property_and_is_handed_to_an_agent(app: Production) -> None:
    app.start()
    app.hears(graph.text(ANA, WISH, "Ana Souza"))
    first = app.said(1)[0]
    assert first.headers["Authorization"] == f"Bearer {app.service.settings['WA_TOKEN']}"
    assert first.path == f"/v25.0/{graph.NUMBER}/messages"
    if not app.offered():
        app.hears(graph.tap(ANA, "comprar", "Comprar"))
    eventually(app.offered, what="an offer")
    _check_carousel(app, eventually(lambda: _carousel(app), what="the carousel"))
    before = app.answers()
    app.hears(graph.tap(ANA, f"imovel:{app.offered()[0]}", "Ver detalhes"))
    app.said(before + 1)
    app.hears(graph.text(ANA, "quero falar com um corretor"))
    app.said(before + 2)
    with Agent(app.service.url) as agent:
        conversation = agent.sign_in().finds_waiting("Ana Souza")
        agent.reply(conversation, "Oi, Ana! Pode ser amanhã às 15h?")
        sent = app.said(before + 3)[-1]
        assert sent.json["text"]["body"] == "Oi, Ana! Pode ser amanhã às 15h?"
        _ticks_move(app, agent, conversation, sent)


def _carousel(app: Production) -> dict | None:
    sent = (one.json.get("interactive", {}) for one in app.graph.sent_to(ANA))
    return next((inner for inner in sent if inner.get("type") == "carousel"), None)


def _check_carousel(app: Production, carousel: dict) -> None:
    cards = carousel["action"]["cards"]
    assert [card["card_index"] for card in cards] == list(range(len(cards)))
    assert 2 <= len(cards) <= 10
    for card in cards:
        assert card["header"]["image"]["link"].startswith("http")
        assert len(card["body"]["text"]) <= 160
        button = card["action"]["buttons"][0]["quick_reply"]
        assert len(button["id"]) <= 20
        assert len(button["title"]) <= 20
    found = app.rows("SELECT city FROM re_properties WHERE id = ANY(:ids)", ids=app.offered())
    assert {city for (city,) in found} == {"Santos"}


def _ticks_move(app: Production, agent: Agent, conversation: int, sent: graph.Sent) -> None:
    eventually(lambda: app.rows(STATUS, wamid=sent.wamid), what="the stored wamid")
    for status in ("sent", "read", "delivered"):  # out of order, as Meta does
        app.hears(graph.status(ANA, sent.wamid, status, reference=sent.reference))
    assert app.one(STATUS, wamid=sent.wamid) == "read"
    assert "lida" in agent.page(f"/conversas/{conversation}")


def test_five_hundred_repeated_and_shuffled_webhooks_of_fifty_messages(app: Production) -> None:
    app.start()
    customers = [f"55139{number:08d}" for number in range(10)]
    bodies = [graph.text(wa_id, f"oi {n}") for wa_id in customers for n in range(5)]
    deliveries = bodies * 10
    random.Random(7).shuffle(deliveries)
    _deliver(app, deliveries, threads=8)
    eventually(lambda: app.one(_UNHANDLED) == 0, what="an answer to all")
    eventually(lambda: app.one(_UNSETTLED) == 0, what="the sending of all")
    assert app.one("SELECT count(*) FROM message_audit WHERE direction = 'in'") == 50
    assert app.one("SELECT count(*) FROM contacts") == 10
    assert app.one("SELECT count(*) FROM conversations") == 10
    assert app.one("SELECT count(DISTINCT wamid) FROM message_audit WHERE direction = 'in'") == 50
    assert not app.sent_twice()
    assert not app.repeats()
    assert all(app.graph.sent_to(wa_id) for wa_id in customers)


_UNHANDLED = "SELECT count(*) FROM message_audit WHERE direction = 'in' AND handled_at IS NULL"
_UNSETTLED = "SELECT count(*) FROM message_audit WHERE status IN ('queued', 'sending')"


def _deliver(app: Production, deliveries: list[bytes], threads: int) -> None:
    """As Meta does: concurrently. Every single one must be answered 200."""
    wrong: list[int] = []

    def post(part: list[bytes]) -> None:
        codes = [graph.post(app.service.url, raw).status_code for raw in part]
        wrong.extend(code for code in codes if code != 200)

    workers = [threading.Thread(target=post, args=(deliveries[n::threads],)) for n in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert wrong == []


def test_sigterm_lets_a_running_task_finish(app: Production) -> None:
    app.graph.next(graph.Behaviour(delay=1.5))
    app.start()
    app.hears(graph.text(ANA, WISH))
    sent = app.said(1)[0]
    assert 1 < app.service.term() < 15
    assert app.one(STATUS, wamid=sent.wamid) == "sent"
    assert app.one(_UNSETTLED) == 0


def test_the_end_comes_quickly_when_nothing_is_running(app: Production) -> None:
    app.start()
    assert app.service.term() < 5
    assert app.service.process.returncode == 0
    assert "Traceback" not in app.service.log
