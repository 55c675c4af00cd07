"""The service is killed while it takes a step: the step is held up by a lock on the row that it needs."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from tests import graph
from tests.service import eventually

from .installation import ANA, WISH, Production

OUT = "SELECT status FROM message_audit WHERE direction = 'out' ORDER BY id"
BLOCKED = (
    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)
AN_HOUR_PASSES = "UPDATE message_audit SET claimed_at = claimed_at - interval '1 hour'"


@contextmanager
def _held(app: Production, direction: str) -> Iterator[None]:
    """Nobody else may write these messages until the service has been killed."""
    with app.database.connect() as connection:
        connection.execute(
            text("SELECT id FROM message_audit WHERE direction = :direction FOR UPDATE"),
            {"direction": direction},
        )
        yield
        eventually(lambda: app.one(BLOCKED) > 0, what="the step that waits for the row")
        app.service.kill9()


def test_killed_while_answering_it_answers_once_afterwards(app: Production) -> None:
    app.start(EMBEDDED_WORKER="false")
    app.hears(graph.text(ANA, WISH))
    app.service.kill9()
    with _held(app, "in"):
        app.start(EMBEDDED_WORKER="true")
    assert app.graph.requests == []
    app.start()
    app.said(1)
    app.hears(graph.text(ANA, "quero falar com um corretor"))
    app.said(2)
    assert not app.sent_twice()
    assert not app.repeats()


def test_killed_while_claiming_it_sends_once_afterwards(app: Production) -> None:
    app.graph.next(graph.refused(131016, 503))
    app.start()
    app.hears(graph.text(ANA, WISH))
    eventually(lambda: app.rows(OUT) == [("queued",)], what="the refusal that passes")
    with _held(app, "out"):
        pass
    app.start()
    first, second = app.said(2)
    assert first.reference == second.reference
    eventually(lambda: app.rows(OUT) == [("sent",)], what="the acceptance")
    assert len(app.graph.requests) == 2


def test_killed_between_metas_answer_and_our_commit_it_is_unknown_and_never_repeated(app: Production) -> None:
    app.graph.next(graph.Behaviour(delay=1.5))
    app.start()
    app.hears(graph.text(ANA, WISH))
    taken = app.said(1)[0]
    with _held(app, "out"):
        pass
    app.change(AN_HOUR_PASSES)
    app.start()
    eventually(lambda: app.rows(OUT) == [("unknown",)], what="the state nobody knows")
    assert not app.sent_twice()
    app.hears(graph.status(ANA, taken.wamid or "", "delivered", reference=taken.reference))
    assert app.rows(OUT) == [("delivered",)]
