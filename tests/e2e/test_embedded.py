"""`make run` on a laptop: SQLite, the queue in a file, the simulator."""

import time

from tests.service import eventually

from .installation import WISH, Agent, Embedded


def test_a_customer_finds_a_property_and_is_handed_to_an_agent(app: Embedded) -> None:
    app.start()
    with app.phone() as ana, Agent(app.service.url) as agent:
        _ask(app, ana)
        ana.tap(f"imovel:{app.offered()[0]}", "Ver detalhes")
        ana.shows(_title(app, app.offered()[0]))
        ana.write("quero falar com um corretor")
        eventually(lambda: app.one("SELECT status FROM conversations") == "waiting", what="the hand-over")
        conversation = agent.sign_in().finds_waiting("Ana Souza")
        agent.reply(conversation, "Oi, Ana! Aqui é a Ana Ribeiro. Pode ser amanhã às 15h?")
        ana.shows("Pode ser amanhã às 15h?")
        assert WISH in agent.page(f"/conversas/{conversation}")


def _ask(app: Embedded, ana: object) -> None:
    """The wish, and the purpose if the assistant asks for it; every offer fits."""
    started = time.monotonic()
    ana.write(WISH)
    eventually(lambda: app.answers(), what="the first answer")
    assert time.monotonic() - started < 10, "the answer took too long even for a busy machine"
    if not app.offered():
        ana.tap("comprar", "Comprar")
    offered = eventually(app.offered, what="an offer")
    for city, bedrooms, cents in app.rows(
        f"SELECT city, bedrooms, sale_price_cents FROM re_properties WHERE id IN ({_list(offered)})"
    ):
        assert (city, bedrooms >= 2, cents <= 500_000_00) == ("Santos", True, True)


def _list(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _title(app: Embedded, property_id: int) -> str:
    return str(app.one("SELECT title FROM re_properties WHERE id = :id", id=property_id))


def test_what_was_stored_before_a_power_cut_is_answered_once_afterwards(app: Embedded) -> None:
    app.start(EMBEDDED_WORKER="false")
    with app.phone() as ana:
        ana.write(WISH)
    assert app.answers() == 0
    app.service.kill9()
    app.start(EMBEDDED_WORKER="true")
    eventually(app.answers, what="the answer")
    with app.phone() as ana:
        ana.write("quero falar com um corretor")  # whatever was queued before has run when this is answered
    eventually(lambda: app.one("SELECT status FROM conversations") == "waiting", what="the hand-over")
    assert app.one("SELECT count(*) FROM message_audit WHERE direction = 'in'") == 2
    assert not app.repeats()


def test_the_end_comes_quickly_when_nothing_is_running(app: Embedded) -> None:
    app.start()
    assert app.service.term() < 5
    assert app.service.process.returncode == 0
    assert "Traceback" not in app.service.log


def test_the_whole_service_is_small_and_its_master_does_not_load_the_application(app: Embedded) -> None:
    app.start()
    master, *workers = (process.memory_full_info().pss / 2**20 for process in app.service.processes())
    assert master < 30
    assert master + sum(workers) < 130
