"""Power cuts, a lost queue, a silent Graph: nothing is lost and nothing is said twice."""

from tests import graph
from tests.service import eventually

from .installation import ANA, WISH, Production

OUT = "SELECT status FROM message_audit WHERE direction = 'out' ORDER BY id"
AN_HOUR_PASSES = "UPDATE message_audit SET claimed_at = claimed_at - interval '1 hour'"


def test_a_power_cut_between_storing_and_answering_loses_nothing(app: Production) -> None:
    app.start(EMBEDDED_WORKER="false")
    app.hears(graph.text(ANA, WISH))
    app.service.kill9()
    app.redis.stop()
    app.redis.start()  # the queue is lost as well
    app.start(EMBEDDED_WORKER="true")
    app.said(1)
    app.hears(graph.text(ANA, "quero falar com um corretor"))
    app.said(2)
    assert not app.sent_twice()
    assert not app.repeats()


def test_a_power_cut_while_sending_is_not_repeated_and_a_status_settles_it(app: Production) -> None:
    app.graph.next(graph.HANG)
    app.start()
    app.hears(graph.text(ANA, WISH))
    hung = app.said(1)[0]
    app.service.kill9()
    app.change(AN_HOUR_PASSES)
    app.start()
    eventually(lambda: app.rows(OUT)[0][0] == "unknown", what="the interrupted message's state")
    app.hears(graph.text(ANA, "quero falar com um corretor"))
    app.said(2)
    assert not app.sent_twice()
    app.hears(graph.status(ANA, hung.wamid, "delivered", reference=hung.reference))
    found = app.rows("SELECT status, wamid FROM message_audit WHERE id = :id", id=int(hung.reference))
    assert tuple(found[0]) == ("delivered", hung.wamid)


def test_a_connection_lost_after_the_request_is_not_repeated(app: Production) -> None:
    app.graph.next(graph.RESET_AFTER)
    app.start()
    app.hears(graph.text(ANA, WISH))
    eventually(lambda: app.rows(OUT)[:1] == [("unknown",)], what="the unknown end")
    assert not app.sent_twice()


def test_a_refusal_that_passes_is_repeated_until_it_is_taken(app: Production) -> None:
    app.graph.next(graph.refused(131016, 503), graph.too_many(1))
    app.start()
    app.hears(graph.text(ANA, WISH))
    assert len({one.reference for one in app.said(3)[:3]}) == 1
    eventually(lambda: {row[0] for row in app.rows(OUT)} == {"sent"}, what="the acceptance")


def test_without_redis_webhooks_are_still_taken_and_answered_when_it_returns(app: Production) -> None:
    app.start()
    app.redis.stop()
    app.hears(graph.text(ANA, WISH))
    assert app.one("SELECT count(*) FROM message_audit WHERE direction = 'in'") == 1
    app.redis.start()
    app.said(1)
    app.hears(graph.text(ANA, "quero falar com um corretor"))
    app.said(2)
    assert not app.sent_twice()
    assert not app.repeats()
