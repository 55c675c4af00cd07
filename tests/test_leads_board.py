"""/leads as a board: columns, counts, what is at stake, cards page by page; moves by hand and back."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import ConversationEvent, Lead
from atendeja.models.lead import index_wish
from atendeja.models.lead_status import STATUSES
from atendeja.queries.leads_board import CARDS, board, column
from atendeja.queries.leads_filter import LeadFilter

from .factories import make_contact, make_conversation, make_lead, make_user

NOW = datetime.now(UTC)
WISH = {"purpose": "sale", "city": "Santos", "types": ["apartment"], "bedrooms_min": 2, "price_max": 500_000}


@pytest.fixture
def lead(tenant):
    """`lead("Carla", status=…)`: somebody with a wish."""

    def make(name, **values):
        talk = make_conversation(tenant, make_contact(tenant, name=name))
        made = make_lead(talk, **{"wish": WISH, "value_cents": 500_000_00, "status_at": NOW} | values)
        index_wish(made)
        db.session.flush()
        return made

    return make


def moves(lead):
    kind = ConversationEvent.kind == "lead.moved"
    own = select(ConversationEvent).where(ConversationEvent.conversation_id == lead.conversation.id, kind)
    return db.session.scalars(own.order_by(ConversationEvent.id)).all()


def status_of(lead):
    return db.session.scalar(select(Lead.status).where(Lead.id == lead.id))


def test_every_status_has_its_column_with_count_and_what_is_at_stake(owner, lead):
    for status in STATUSES:
        lead(f"Alguém {status}", status=status)
    lead("Quem aluga", status="won", wish=WISH | {"purpose": "rent"}, value_cents=2_300_00)
    lead("Sem valor", status="lost", value_cents=None)
    columns = board(owner, LeadFilter())
    assert [one.status for one in columns] == list(STATUSES)
    assert {one.status: one.count for one in columns} == dict.fromkeys(STATUSES, 1) | {"won": 2, "lost": 2}
    won = next(one for one in columns if one.status == "won")
    assert (won.sale_cents, won.rent_cents) == (500_000_00, 2_300_00)


def test_a_card_says_who_wants_what_and_what_comes_next(owner_client, lead, mate):
    step = {"next_step": "Ligar", "next_step_at": NOW - timedelta(days=2)}
    lead("Carla Dias", agent_id=mate.id, source="ad", status_at=NOW - timedelta(days=3), **step)
    page = owner_client.get("/leads").get_data(as_text=True)
    for words in ("Carla Dias", "apto 2q · Santos · até R$\xa0500\xa0mil", "R$ 500.000"):
        assert words in page
    assert "Ligar · há 2 dias" in page
    assert "Anúncio · Caio · 3 dias" in page


def test_an_empty_board_says_where_leads_come_from(owner_client):
    assert "Ainda não há leads" in owner_client.get("/leads").get_data(as_text=True)


def test_the_soonest_step_comes_first_then_what_moved_last(owner, lead):
    for name, step, moved in (("d", None, 9), ("b", 5, 1), ("c", None, 1), ("a", -5, 9)):
        at = NOW + timedelta(hours=step) if step else None
        lead(name, next_step_at=at, status_at=NOW - timedelta(days=moved))
    assert [row.lead.contact.name for row in column(owner, LeadFilter(), "new").rows] == ["a", "b", "c", "d"]


def test_the_pages_of_a_column_show_everybody_once(owner, lead):
    total = 2 * CARDS + 5
    for n in range(total):
        step = NOW + timedelta(hours=n % 4) if n % 3 == 0 else None
        lead(f"n{n}", next_step_at=step, status_at=NOW - timedelta(days=n % 5))
    seen, after = [], None
    for _ in range(4):
        page = column(owner, LeadFilter(), "new", after)
        seen += [row.lead.id for row in page.rows]
        after = page.next
        if after is None:
            break
    assert len(seen) == len(set(seen)) == total


def test_more_cards_come_with_and_without_script(owner_client, lead):
    for n in range(CARDS + 3):
        lead(f"Pessoa {n:02}", status_at=NOW - timedelta(days=n))
    page = owner_client.get("/leads").get_data(as_text=True)
    assert f"Pessoa {CARDS - 1:02}" in page
    assert f"Pessoa {CARDS:02}" not in page
    link = page.split('id="more-new"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    more = owner_client.fragment(link).get_data(as_text=True)
    assert f"Pessoa {CARDS:02}" in more
    assert "<h1" not in more
    whole = owner_client.get(link).get_data(as_text=True)
    assert f"Pessoa {CARDS:02}" in whole
    assert "Pessoa 00" not in whole


@pytest.mark.parametrize(
    ("address", "shown"), [("", "proposal"), ("?coluna=novo", "new"), ("?coluna=x", "proposal")]
)
def test_a_phone_shows_the_column_asked_for_or_the_first_with_somebody(owner_client, lead, address, shown):
    lead("Carla Dias", status="proposal")
    page = owner_client.get(f"/leads{address}").get_data(as_text=True)
    assert page.count("is-shown") == 1
    assert f'class="column column-{shown} is-shown"' in page


def test_who_is_won_or_lost_has_no_next_step_to_be_late_with(owner_client, lead):
    lead("Carla Dias", status="won", next_step="Ligar", next_step_at=NOW - timedelta(days=2))
    assert "Ligar ·" not in owner_client.get("/leads").get_data(as_text=True)
    assert "Carla Dias" not in owner_client.get("/leads?atrasados=sim").get_data(as_text=True)


def test_a_filter_that_finds_nobody_says_so(owner_client, lead):
    lead("Carla Dias")
    assert "Nenhum lead com estes filtros" in owner_client.get("/leads?q=zulmira").get_data(as_text=True)


@pytest.mark.parametrize(
    "place", ["x", "9.1.t5", "0.1.i5", "1.99999999999999999999.t1", "1.1.t99999999999999999"]
)
def test_a_place_that_makes_no_sense_is_the_beginning(owner_client, lead, place):
    lead("Carla Dias")
    assert "Carla Dias" in owner_client.get(f"/leads?coluna=novo&depois={place}").get_data(as_text=True)


def test_a_move_without_script_is_recorded_and_can_be_taken_back(owner_client, owner, lead):
    one = lead("Carla Dias", status="qualified", status_at=NOW - timedelta(days=8), value_cents=1)
    page = owner_client.get(f"/leads/{one.id}/mover?finalidade=venda")
    answer = owner_client.submit(page, f"/leads/{one.id}/mover", para="proposta")
    assert answer.status_code == 303
    (event,) = moves(one)
    assert (event.user_id, event.detail["from"], event.detail["to"]) == (owner.id, "qualified", "proposal")
    back = owner_client.get(answer.location)
    assert "Carla Dias</b> está agora em Proposta." in back.get_data(as_text=True)
    owner_client.submit(back, f"/leads/{one.id}/desfazer/{event.id}")
    found = db.session.get_one(Lead, one.id)
    assert (found.status, (NOW - found.status_at).days) == ("qualified", 8)
    assert [event.detail["to"] for event in moves(one)] == ["proposal", "qualified"]


def test_a_drag_answers_with_the_card_in_its_column_and_both_heads(owner_client, lead):
    one = lead("Carla Dias", status="qualified")
    page = owner_client.get("/leads")
    token = page.get_data(as_text=True).split('data-token="')[1].split('"')[0]
    sent = {"para": "visita-agendada", "visto": "qualificado", "csrf_token": token}
    answer = owner_client.post(f"/leads/{one.id}/mover", data=sent, headers={"HX-Request": "true"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert f'id="lead-{one.id}" hx-swap-oob="delete"' in text
    assert 'id="cards-visit_scheduled" hx-swap-oob="afterbegin"' in text
    assert text.count('class="column-head" hx-swap-oob="true"') == 2
    assert "Desfazer" in text
    assert status_of(one) == "visit_scheduled"


def test_who_was_outrun_moves_nothing_and_sees_where_the_lead_is(owner_client, lead):
    one = lead("Carla Dias", status="qualified")
    page = owner_client.get(f"/leads/{one.id}/mover")
    one.status = "proposal"
    answer = owner_client.submit(page, f"/leads/{one.id}/mover", htmx=True, para="ganho", valor="1 mi")
    assert answer.status_code == 409
    assert "Outra pessoa já moveu" in answer.get_data(as_text=True)
    assert status_of(one) == "proposal"
    plain = owner_client.submit(page, f"/leads/{one.id}/mover", para="novo")
    assert plain.status_code == 409
    assert "Outra pessoa já moveu" in plain.get_data(as_text=True)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"para": "perdido"}, "Diga por que foi perdido"),
        ({"para": "ganho", "valor": ""}, "Diga o valor do negócio"),
        ({"para": "ganho", "valor": "muito"}, "Não entendi o valor"),
    ],
)
def test_a_loss_needs_its_reason_and_a_gain_its_value(owner_client, lead, typed, sentence):
    one = lead("Carla Dias")
    page = owner_client.get(f"/leads/{one.id}/mover")
    for htmx in (False, True):
        answer = owner_client.submit(page, f"/leads/{one.id}/mover", htmx=htmx, **typed)
        assert answer.status_code == 422
        assert sentence in answer.get_data(as_text=True)
        assert 'aria-invalid="true"' in answer.get_data(as_text=True)
    assert status_of(one) == "new"


def test_a_loss_keeps_its_reason_and_a_gain_its_value(owner_client, lead):
    lost, won = lead("Perdida"), lead("Ganha")
    page = owner_client.get(f"/leads/{lost.id}/mover?para=perdido")
    owner_client.submit(page, f"/leads/{lost.id}/mover", para="perdido", motivo_texto="Mudou de cidade")
    page = owner_client.get(f"/leads/{won.id}/mover?para=ganho")
    owner_client.submit(page, f"/leads/{won.id}/mover", para="ganho", valor="480 mil")
    assert db.session.get_one(Lead, lost.id).lost_reason == "Mudou de cidade"
    assert db.session.get_one(Lead, won.id).value_cents == 480_000_00


def test_only_who_moved_it_may_take_it_back_and_not_after_another_move(owner_client, mate_client, lead):
    one = lead("Carla Dias")
    owner_client.submit(owner_client.get(f"/leads/{one.id}/mover"), f"/leads/{one.id}/mover", para="proposta")
    (event,) = moves(one)
    page = mate_client.get(f"/leads/{one.id}/mover")
    token = {"csrf_token": page.get_data(as_text=True).split('csrf_token" value="')[1].split('"')[0]}
    refused = mate_client.post(f"/leads/{one.id}/desfazer/{event.id}", data=token)
    assert refused.status_code == 409
    assert "Só quem moveu" in refused.get_data(as_text=True)
    mate_client.submit(page, f"/leads/{one.id}/mover", para="novo")
    page = owner_client.get(f"/leads/{one.id}/mover")
    token = {"csrf_token": page.get_data(as_text=True).split('csrf_token" value="')[1].split('"')[0]}
    late = owner_client.post(f"/leads/{one.id}/desfazer/{event.id}", data=token)
    assert "mudou de novo" in late.get_data(as_text=True)


def test_strangers_find_no_lead_of_ours(stranger_client, owner_client, lead):
    one, page = lead("Carla Dias"), owner_client.get("/leads")
    assert "Carla Dias" in page.get_data(as_text=True)
    for view in ("/leads", "/leads?visao=lista", "/leads?q=carla", "/leads/exportar.csv"):
        assert "Carla Dias" not in stranger_client.get(view).get_data(as_text=True)
    assert stranger_client.get(f"/leads/{one.id}/mover").status_code == 404


def test_an_agent_who_sees_only_their_own_finds_theirs_and_the_pool(mate_client, mate, owner, tenant, lead):
    tenant.preferences = tenant.preferences | {"sees": "own"}
    for name, agent in (("Minha", mate), ("Da dona", owner), ("De todos", None)):
        one = lead(name, agent_id=agent and agent.id)
        one.conversation.agent_id = agent and agent.id
    hidden = db.session.scalar(select(Lead.id).where(Lead.agent_id == owner.id))
    page = mate_client.get("/leads").get_data(as_text=True)
    assert "Minha" in page
    assert "De todos" in page
    assert "Da dona" not in page
    assert mate_client.get(f"/leads/{hidden}/mover").status_code == 404
    assert "Da dona" not in mate_client.get("/leads/exportar.csv").get_data(as_text=True)


@pytest.mark.parametrize("address", ["/leads", "/leads?visao=lista"])
def test_the_statements_of_a_page_do_not_grow_with_its_leads(owner_client, lead, statements, tenant, address):
    lead("Carla Dias", agent_id=make_user(tenant).id)
    owner_client.get(address)
    with statements() as few:
        owner_client.get(address)
    for n in range(25):
        lead(f"n{n}", agent_id=make_user(tenant).id, status=STATUSES[n % 9])
    with statements() as many:
        owner_client.get(address)
    assert len(many) == len(few) <= 9, "\n".join(many)
