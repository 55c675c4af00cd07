"""The list of conversations: queues, order, counters, rows, filters, what is read, and what it costs."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from atendeja.actions.readings import note_read
from atendeja.extensions import db
from atendeja.models import Contact, Conversation, Lead, Mention, Reading
from atendeja.queries.conversations import COUNTED
from atendeja.web.filters import SOURCES
from atendeja.web.inbox import narrowing

from .browser import HTMX
from .factories import make_contact, make_conversation, make_event, make_message, make_property, make_user

NOW = datetime.now(UTC)


@pytest.fixture
def talk(tenant):
    """`talk("Rita", status=…)`: a conversation with this person."""

    def talk(name, **values):
        return make_conversation(tenant, make_contact(tenant, profile_name=name), **values)

    return talk


def names(page):
    return re.findall(r'class="row-name">([^<]*)<', page.text)


def counters(page):
    return dict(re.findall(r'id="queue-(\w+)"[^>]*><b>([^<]*)</b>', page.text))


def row(page, conversation):
    found = re.search(rf'<a id="c-{conversation.id}".*?</a>', page.text, re.DOTALL)
    assert found, "no such row"
    return found[0]


def words(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


# --- queues --------------------------------------------------------------------------------------


def test_who_waits_longest_comes_first_then_the_newest(owner_client, talk):
    talk("Nova", last_message_at=NOW)
    talk("Velha", last_message_at=NOW - timedelta(days=3))
    talk("Pouco", status="waiting", waiting_since=NOW - timedelta(minutes=2))
    talk("Muito", status="waiting", waiting_since=NOW - timedelta(hours=2))
    assert names(owner_client.get("/conversas")) == ["Muito", "Pouco", "Nova", "Velha"]


def test_given_but_not_answered_yet_is_in_two_queues(owner_client, mate_client, talk, owner):
    given = {"status": "waiting", "agent_id": owner.id, "waiting_since": NOW}
    talk("Dada", **given)
    for queue in ("minhas", "aguardando", "todas"):
        page = owner_client.get(f"/conversas?fila={queue}")
        assert names(page) == ["Dada"], queue
    assert counters(page)["minhas"] == counters(page)["aguardando"] == "1"
    assert names(mate_client.get("/conversas?fila=aguardando")) == ["Dada"]
    assert names(mate_client.get("/conversas?fila=minhas")) == []


def test_each_queue_says_how_many_it_holds(owner_client, talk, owner):
    for status, count in (("bot", 3), ("closed", 2)):
        for n in range(count):
            talk(f"{status}{n}", status=status)
    talk("Minha", status="agent", agent_id=owner.id)
    talk("Espera", status="waiting", waiting_since=NOW)
    page = owner_client.get("/conversas")
    counted = {"minhas": "1", "aguardando": "1", "bot": "3", "todas": "5", "encerradas": "2"}
    assert counters(page) == counted
    assert "<title>(1) Conversas" in page.text


def test_beyond_what_anybody_counts_there_is_a_plus(owner_client, tenant):
    people = [{"tenant_id": tenant.id, "wa_id": f"5513977{n:06}"} for n in range(COUNTED + 5)]
    found = db.session.scalars(insert(Contact).returning(Contact.id), people)
    db.session.execute(
        insert(Conversation),
        [{"tenant_id": tenant.id, "contact_id": one, "status": "closed"} for one in found],
    )
    assert counters(owner_client.get("/conversas"))["encerradas"] == "999+"


def test_more_are_shown_when_asked_for_and_stay_shown(owner_client, talk):
    for n in range(narrowing.STEP + 5):
        talk(f"Pessoa {n:02}", last_message_at=NOW - timedelta(minutes=n))
    first = owner_client.get("/conversas")
    assert len(names(first)) == narrowing.STEP
    address = re.search(r'id="more-rows" href="([^"]*)"', first.text)[1].replace("&amp;", "&")
    more = owner_client.get(address)
    assert names(more) == [f"Pessoa {n:02}" for n in range(narrowing.STEP + 5)]
    assert "more-rows" not in more.text
    assert f"mostrar={2 * narrowing.STEP}" in re.search(r'hx-get="(/conversas/novas[^"]*)"', more.text)[1]


@pytest.mark.parametrize("shown", ["x", "-5", "0", "9" * 30, "²"])
def test_an_odd_number_of_rows_is_answered(owner_client, talk, shown):
    talk("Rita")
    assert names(owner_client.get("/conversas", query_string={"mostrar": shown})) == ["Rita"]


# --- rows ----------------------------------------------------------------------------------------


def test_a_row_says_who_what_when_and_which_property(owner_client, talk, tenant, mate):
    flat = make_property(tenant, code="AP-1023")
    one = talk("Rita", status="agent", agent_id=mate.id, state={"wish": {"purpose": "rent"}})
    db.session.add(Lead(tenant_id=tenant.id, contact_id=one.contact_id, property_id=flat.id))
    make_message(one, "ainda está livre?")
    said = words(row(owner_client.get("/conversas"), one))
    for part in ("Rita", "ainda está livre?", "com Caio", "aluguel imóvel AP-1023", "1 mensagem não lida"):
        assert part in said


def test_the_window_is_shown_when_it_closes_soon_or_is_closed(owner_client, talk):
    fresh = talk("A", last_customer_at=NOW)
    soon = talk("B", last_customer_at=NOW - timedelta(hours=21, minutes=30))
    over = talk("C", last_customer_at=NOW - timedelta(hours=30))
    done = talk("D", status="closed", last_customer_at=NOW - timedelta(hours=30))
    page = owner_client.get("/conversas")
    assert "row-window" not in row(page, fresh)
    assert "2 h" in words(row(page, soon))
    assert "is-over" in row(page, over)
    assert "row-window" not in row(owner_client.get("/conversas?fila=encerradas"), done)


def test_unread_is_each_persons_own_and_ends_with_opening(owner_client, mate_client, talk):
    one = talk("Rita")
    for _ in range(3):
        make_message(one)
    make_message(one, direction="out")
    make_message(one, kind="reaction", status="attached")
    assert "3 mensagens não lidas" in words(row(owner_client.get("/conversas"), one))
    opened = owner_client.get(f"/conversas/{one.id}")
    assert "não lida" not in words(row(opened, one))
    assert "não lida" not in words(row(owner_client.get("/conversas"), one))
    assert "3 mensagens não lidas" in words(row(mate_client.get("/conversas"), one))
    make_message(one)
    assert "1 mensagem não lida" in words(row(owner_client.get("/conversas"), one))


def test_what_a_poll_of_the_open_thread_brings_is_read(owner_client, talk, tenant, say):
    one = talk("Rita")
    one.contact.wa_id, one.contact.match_key = "5513998765432", "551398765432"
    page = owner_client.get(f"/conversas/{one.id}")
    poll = re.search(r'id="poller"[^>]*hx-get="([^"]*)"', page.text)[1].replace("&amp;", "&")
    say("Alguém aí?")
    assert "Alguém aí?" in owner_client.get(poll, headers=HTMX).text
    assert "não lida" not in words(row(owner_client.get("/conversas"), one))


def test_more_than_ninety_nine_unread_are_not_counted_on(owner_client, talk):
    one = talk("Rita")
    for _ in range(120):
        make_message(one)
    assert "99+ mensagens não lidas" in words(row(owner_client.get("/conversas"), one))


def test_what_was_there_before_somebody_came_is_not_unread_for_them(owner_client, talk, owner):
    one = talk("Rita")
    make_message(one, created_at=NOW - timedelta(days=9))
    owner.created_at = NOW - timedelta(days=1)
    assert "não lida" not in words(row(owner_client.get("/conversas"), one))


def test_a_call_by_name_shows_until_the_conversation_is_opened(owner_client, mate_client, talk, owner):
    one = talk("Rita")
    note = make_event(one, "note.added", user_id=owner.id, detail={"text": "@Dona Olga"})
    call = {"tenant_id": one.tenant_id, "conversation_id": one.id, "event_id": note.id}
    db.session.add(Mention(**call, user_id=owner.id))
    assert "mencionaram você" in words(row(owner_client.get("/conversas"), one))
    assert "mencionaram" not in words(row(mate_client.get("/conversas"), one))
    owner_client.get(f"/conversas/{one.id}")
    assert "mencionaram" not in words(row(owner_client.get("/conversas"), one))


def test_reading_goes_forward_only_and_is_written_only_when_new(app, talk, owner, statements):
    one = talk("Rita")
    who = (one.tenant_id, one.id, owner.id)
    assert note_read(*who, 7, NOW)
    assert not note_read(*who, 5, NOW)
    with statements() as sql:
        assert not note_read(*who, 7, NOW)
    assert [statement.split()[0] for statement in sql] == ["SELECT"]
    assert note_read(*who, 9, NOW)
    assert db.session.scalars(select(Reading.last_id)).all() == [9]


# --- filters -------------------------------------------------------------------------------------


@pytest.fixture
def crowd(talk, tenant, mate):
    """Four people, each different in one thing that is filtered by."""
    flat = make_property(tenant, code="AP-1023")
    people = {
        "Caio": talk("Com Caio", status="agent", agent_id=mate.id),
        "Espera": talk("Espera", status="waiting", waiting_since=NOW),
        "Anúncio": talk("Anúncio"),
        "Imóvel": talk("Imóvel"),
        "Fim": talk("Fim", status="closed"),
    }
    known = {"tenant_id": tenant.id}
    db.session.add(Lead(**known, contact_id=people["Anúncio"].contact_id, source="ad"))
    db.session.add(Lead(**known, contact_id=people["Imóvel"].contact_id, property_id=flat.id))
    return people


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("agente={mate}", {"Com Caio"}),
        ("agente=ninguem", {"Espera", "Anúncio", "Imóvel"}),
        ("situacao=aguardando", {"Espera"}),
        ("situacao=encerrada", {"Fim"}),
        ("situacao=assistente&fila=bot", {"Anúncio", "Imóvel"}),
        ("origem=anuncio", {"Anúncio"}),
        ("origem=direto", {"Imóvel"}),
        ("imovel=ap 1023", {"Imóvel"}),
        ("imovel=AP-1023&origem=anuncio", set()),
        ("codigo=AP-1", set()),
        ("codigo=ap1023", {"Imóvel"}),
        ("agente=x&situacao=y&origem=z&fila=w", {"Com Caio", "Espera", "Anúncio", "Imóvel"}),
        ("agente={stranger}", set()),
    ],
)
def test_filters_narrow_the_list(owner_client, crowd, mate, stranger, asked, seen):
    address = asked.format(mate=mate.id, stranger=stranger.id)
    assert set(names(owner_client.get(f"/conversas?{address}"))) == seen


def test_filters_survive_the_poll_the_tabs_the_rows_and_the_thread(owner_client, crowd):
    page = owner_client.get("/conversas?fila=bot&origem=anuncio&situacao=assistente")
    addresses = re.findall(r'(?:hx-get|href)="(/conversas(?:/novas|/\d+)?\?[^"]*fila=[^"]*)"', page.text)
    tabs_row_and_poll = [one for one in addresses if "origem=anuncio" in one and "situacao=" in one]
    assert len(tabs_row_and_poll) >= 7
    thread = owner_client.get(re.search(r'id="c-\d+"[^>]*href="([^"]*)"', page.text)[1].replace("&amp;", "&"))
    assert names(thread) == ["Anúncio"]
    assert "origem=anuncio" in re.search(r'hx-get="(/conversas/novas[^"]*)"', thread.text)[1]


def test_filters_and_queue_survive_an_act_without_script(owner_client, crowd):
    kept = "fila=bot&codigo=AP-1023&origem=direto"
    page = owner_client.get(f"/conversas/{crowd['Imóvel'].id}?{kept}")
    for what in ("assumir", "encerrar"):
        action = re.search(rf'action="([^"]*/{what}[^"]*)"', page.text)[1].replace("&amp;", "&")
        answer = owner_client.submit(page, action)
        assert answer.status_code == 303
        assert all(part in answer.location for part in kept.split("&")), answer.location
        page = owner_client.get(answer.location)


def test_each_filter_can_be_taken_away_and_all_at_once(owner_client, crowd):
    page = owner_client.get("/conversas?origem=anuncio&situacao=assistente")
    chosen = page.text.split('id="narrowed"')[1].split("</div>")[0]
    ways = [one.replace("&amp;", "&") for one in re.findall(r'href="(/conversas[^"]*)"', chosen)]
    assert ways == [
        "/conversas?fila=todas&origem=anuncio",
        "/conversas?fila=todas&situacao=assistente",
        "/conversas?fila=todas",
    ]
    assert "limpar filtros" in words(chosen)


def test_an_empty_list_names_what_it_was_narrowed_to(owner_client, crowd, mate):
    page = words(owner_client.get(f"/conversas?origem=portal&agente={mate.id}&imovel=XY-9").text)
    assert "Nenhuma conversa com estes filtros" in page
    assert "com Caio, portal, XY-9" in page
    assert "Nenhuma conversa (portal) com “zebra”" in words(
        owner_client.get("/conversas?q=zebra&origem=portal").text
    )


def test_htmx_gets_the_list_and_the_address_to_show(owner_client, crowd):
    one = crowd["Anúncio"].id
    answer = owner_client.fragment("/conversas?q=anun&fila=todas&agente=&situacao=")
    assert "<h1" not in answer.text
    assert answer.headers["HX-Replace-Url"] == "/conversas?fila=todas&q=anun"
    answer = owner_client.fragment(f"/conversas?q=anun&fila=todas&aberta={one}")
    assert answer.headers["HX-Replace-Url"] == f"/conversas/{one}?fila=todas&q=anun"


def test_every_source_of_a_lead_has_its_words_and_its_filter(owner_client, crowd):
    assert set(narrowing.ORIGINS.values()) == set(SOURCES)
    for path in ("/conversas", f"/conversas/{crowd['Fim'].id}"):
        page = owner_client.get(path).text
        assert all(f">{word}</option>" in page for word in SOURCES.values())


@pytest.mark.parametrize(
    "name", ["q", "agente", "situacao", "origem", "imovel", "codigo", "fila", "mostrar", "aberta"]
)
@pytest.mark.parametrize("value", ["\x00", "'", "9" * 50, "%", "<b>", "é" * 300, "-1"])
def test_any_address_is_answered(owner_client, crowd, name, value):
    for path in ("/conversas", "/conversas/novas"):
        answer = owner_client.get(path, query_string={name: value})
        assert answer.status_code == 200
        assert f"“{value}”" not in answer.text or value != "<b>"


# --- what it costs -------------------------------------------------------------------------------


def test_the_list_costs_as_many_statements_for_many_as_for_one(owner_client, talk, tenant, statements):
    """The user, the rows, what is new in them, the team, the counters, the notices."""
    address = "/conversas/novas"
    make_message(talk("Rita"))
    with statements() as one:
        assert owner_client.get(address, headers=HTMX).status_code == 200
    for n in range(narrowing.STEP - 1):
        agent = make_user(tenant, name=f"Agente {n}")
        busy = talk(f"P{n}", status="agent", agent_id=agent.id)
        make_message(busy, "oi", direction="out", author="agent", user_id=agent.id)
    with statements() as many:
        assert owner_client.get(address, headers=HTMX).status_code == 200
    assert len(many) == len(one) <= 6
