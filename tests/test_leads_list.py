"""/leads as a list: filters in the address, orders, pages, many at once, saved filters, the file."""

import csv
import io
from datetime import UTC, datetime, timedelta
from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import ConversationEvent, Lead, SavedFilter
from atendeja.models.lead import index_wish
from atendeja.models.lead_status import STATUSES
from atendeja.models.lead_temperature import temperature
from atendeja.models.search import folded
from atendeja.queries.leads_filter import LeadFilter
from atendeja.queries.leads_list import ORDERS, PAGE, following, ids, page

from .factories import make_contact, make_conversation, make_lead

NOW = datetime.now(UTC)
WISH = {"purpose": "sale", "city": "Santos", "types": ["apartment"], "price_max": 500_000}
DAY = timedelta(days=1)
NAMES = ("Ana Prado", "Bruno", "Carla", "Davi Prado")


@pytest.fixture
def lead(tenant):
    def make(name, wa_id=None, heard=None, **values):
        contact = make_contact(tenant, name=name, **({"wa_id": wa_id} if wa_id else {}))
        talk = make_conversation(
            tenant, contact, last_customer_at=heard, last_message_at=heard or NOW - 90 * DAY
        )
        made = make_lead(talk, **{"wish": WISH, "status_at": NOW, "created_at": NOW} | values)
        made.tags_key = "|" + "".join(f"{folded(tag)}|" for tag in made.tags or ())
        index_wish(made)
        db.session.flush()
        return made

    return make


@pytest.fixture
def people(lead, mate):
    """Four leads that differ in everything a list can be filtered by."""
    days = [datetime(2026, 3, day, hour, 30, tzinfo=UTC) for day, hour in ((10, 12), (11, 2), (12, 12))]
    late, soon = ({"next_step": "Ligar", "next_step_at": NOW + day} for day in (-DAY, DAY))
    rents = {"wish": WISH | {"purpose": "rent"}, "tags": ["Indicação"], "agent_id": mate.id}
    lead("Ana Prado", "5513999990001", heard=NOW, created_at=days[0], source="ad")
    lead("Bruno", status="proposal", created_at=days[1], **rents, **late)
    tags = ["investidor", "indicação"]
    lead("Carla", status="lost", wish={"city": "São Vicente"}, tags=tags, created_at=days[2], **soon)
    lead("Davi Prado", "5511988887777", wish={}, source="import")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", "Ana Bruno Carla Davi"),
        ("situacao=proposta", "Bruno"),
        ("situacao=proposta&situacao=perdido", "Bruno Carla"),
        ("corretor=ninguem", "Ana Carla Davi"),
        ("origem=anuncio", "Ana"),
        ("finalidade=aluguel", "Bruno"),
        ("cidade=sao+vicente", "Carla"),
        ("etiqueta=indicacao", "Bruno Carla"),
        ("etiqueta=Indicação,+investidor", "Carla"),
        ("quentes=sim", "Ana Bruno"),
        ("atrasados=sim", "Bruno"),
        ("de=2026-03-11", "Carla Davi"),  # 02:30 in UTC is the evening before in São Paulo
        ("ate=2026-03-10", "Ana Bruno"),
        ("de=2026-03-11&ate=2026-03-12", "Carla"),
        ("q=prado", "Ana Davi"),
        ("q=DAVI+pr", "Davi"),
        ("q=99999-0001", "Ana"),
        ("q=%2811%29+98888-7777", "Davi"),
        ("q=%21%21", ""),
        ("q=prado&origem=anuncio", "Ana"),
        (
            "situacao=x&corretor=99999999999999999999&origem=x&de=ontem&ate=2026-13-40&id=x",
            "Ana Bruno Carla Davi",
        ),
        ("ate=9999-12-31&de=0001-01-01", "Ana Bruno Carla Davi"),
    ],
)
def test_the_address_says_what_board_and_list_show(owner_client, people, address, shown):
    for view in ("visao=lista&", ""):
        page = owner_client.get(f"/leads?{view}{address}").get_data(as_text=True)
        found = {name.split()[0] for name in NAMES if f">{name}</a>" in page}
        assert found == set(shown.split())


def test_a_filter_by_agent(owner_client, people, mate):
    page = owner_client.get(f"/leads?visao=lista&corretor={mate.id}").get_data(as_text=True)
    assert ">Bruno</a>" in page
    assert ">Carla</a>" not in page


def test_the_hot_ones_are_those_that_the_page_calls_hot(owner, lead):
    gaps, wishes = (0, 0.5, 2, 10, 13, 15, None), ({}, WISH, {"purpose": "sale", "features": ["pool"]})
    expected = set()
    for status, stood, heard, wish in product(STATUSES, (0.1, 13, 15), gaps, wishes):
        at = NOW - heard * DAY if heard is not None else None
        one = lead("Alguém", heard=at, status=status, status_at=NOW - stood * DAY, wish=wish)
        warm = temperature(status, one.status_at, wish, at, NOW)
        expected |= {one.id} if warm and warm.level == "hot" else set()
    assert set(ids(owner, LeadFilter(hot=NOW), 10_000)) == expected
    assert expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [("newest", "dcba"), ("next_step", "bdca"), ("value", "acdb"), ("longest", "abcd")],
)
def test_each_order_is_the_same_on_any_database(owner, lead, order, expected):
    values, steps = {"a": 900, "c": 500}, {"b": 1}
    for n, name in enumerate("abcd"):
        step = NOW + steps[name] * DAY if name in steps else None
        at = NOW - (9 - n) * DAY
        lead(name, created_at=at, status_at=at, value_cents=values.get(name), next_step_at=step)
    assert "".join(row.lead.contact.name for row in page(owner, LeadFilter(), order).rows) == expected


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("few", [True, False])
def test_pages_together_show_everybody_once(owner, lead, order, few):
    total = 2 * PAGE + 3
    for n in range(total):
        step, value = (NOW + n % 3 * DAY if n % 2 else None), (n % 4 * 100 if n % 3 else None)
        lead(f"n{n}", next_step_at=step, value_cents=value, status_at=NOW - n % 2 * DAY)
    seen, after = [], None
    for _ in range(4):
        found = page(owner, LeadFilter(city="santos") if few else LeadFilter(), order, after)
        seen += [row.lead.id for row in found.rows]
        after = found.next
        if after is None:
            break
    assert (len(seen), len(set(seen)), found.count) == (total, total, total)


def test_a_search_answers_with_the_results_alone_and_their_address(owner_client, people):
    answer = owner_client.fragment("/leads?visao=lista&q=carla&cidade=")
    assert "<h1" not in answer.get_data(as_text=True)
    asked = parse_qs(urlsplit(answer.headers["HX-Push-Url"]).query)
    assert asked == {"q": ["carla"], "visao": ["lista"]}


def test_more_rows_are_put_behind_the_others(owner_client, lead):
    for n in range(PAGE + 2):
        lead(f"Pessoa {n:02}", created_at=NOW - n * DAY)
    first = owner_client.get("/leads?visao=lista").get_data(as_text=True)
    link = first.split('id="next"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    more = owner_client.fragment(link).get_data(as_text=True)
    assert 'hx-swap-oob="beforeend"' in more
    assert f"Pessoa {PAGE + 1:02}" in more
    assert "Pessoa 00" not in more


def bulk(client, people_, **typed):
    listing = client.get("/leads?visao=lista")
    token = listing.get_data(as_text=True).split('csrf_token" value="')[1].split('"')[0]
    data = {"csrf_token": token, "id": [one.id for one in people_], "filtro": "visao=lista"} | typed
    return client.post("/leads/varios", data=data)


def events(kind):
    return db.session.scalars(select(ConversationEvent).where(ConversationEvent.kind == kind)).all()


def test_many_are_given_to_somebody_and_it_is_written_down(owner_client, owner, mate, lead):
    some = [lead("Ana"), lead("Bruno"), lead("Carla", agent_id=mate.id)]
    answer = bulk(owner_client, some, acao="atribuir", corretor=str(mate.id))
    assert "2 leads têm agora outro corretor." in owner_client.get(answer.location).get_data(as_text=True)
    assert set(db.session.scalars(select(Lead.agent_id))) == {mate.id}
    assert [event.user_id for event in events("lead.changed")] == [owner.id] * 2


def test_many_are_moved_and_tagged(owner_client, lead):
    some = [lead("Ana"), lead("Bruno", tags=["antiga"])]
    bulk(owner_client, some, acao="mover", para="perdido", motivo="Desistiu da busca")
    bulk(owner_client, some, acao="etiquetar", etiqueta=" Feirão ")
    found = db.session.execute(select(Lead.status, Lead.lost_reason, Lead.tags).order_by(Lead.id)).all()
    assert found == [
        ("lost", "Desistiu da busca", ["Feirão"]),
        ("lost", "Desistiu da busca", ["antiga", "Feirão"]),
    ]
    assert len(events("lead.moved")) == 2


def test_all_of_the_filter_can_be_changed_at_once(owner_client, mate, lead):
    lead("Ana", source="ad")
    lead("Bruno")
    bulk(
        owner_client,
        [],
        acao="atribuir",
        corretor=str(mate.id),
        tudo="sim",
        filtro="origem=anuncio&visao=lista",
    )
    changed = select(Lead.source).where(Lead.agent_id == mate.id)
    assert db.session.scalars(changed).all() == ["ad"]


def test_nothing_is_done_to_strangers_leads_or_by_nonsense(
    owner_client, stranger_client, stranger, mate, lead
):
    one = lead("Ana")
    bulk_of_stranger = stranger_client.get("/imoveis").get_data(as_text=True)
    token = bulk_of_stranger.split('csrf_token" value="')[1].split('"')[0]
    sent = {"csrf_token": token, "acao": "atribuir", "corretor": str(stranger.id), "id": [one.id]}
    assert stranger_client.post("/leads/varios", data=sent).status_code == 303
    assert db.session.get_one(Lead, one.id).agent_id is None
    assert bulk(owner_client, [one], acao="atribuir", corretor=str(stranger.id)).status_code == 404
    assert bulk(owner_client, [one], acao="apagar").status_code == 400
    assert bulk(owner_client, [one], acao="mover", para="x").status_code == 400


def test_a_filter_is_kept_by_name_and_forgotten(owner_client, mate_client, people):
    page = owner_client.get("/leads?visao=lista&origem=anuncio")
    answer = owner_client.submit(page, "/leads/filtros", nome="Anúncios")
    saved = db.session.scalars(select(SavedFilter)).one()
    assert (saved.screen, saved.name) == ("leads", "Anúncios")
    back = owner_client.get(answer.location)
    assert "Anúncios" in back.get_data(as_text=True)
    other = mate_client.get("/leads?visao=lista&origem=anuncio")
    assert "Anúncios</a>" not in other.get_data(as_text=True)
    token = other.get_data(as_text=True).split('csrf_token" value="')[1].split('"')[0]
    path = f"/leads/filtros/{saved.id}/apagar"
    assert mate_client.post(path, data={"csrf_token": token}).status_code == 404
    owner_client.submit(back, path)
    assert db.session.scalars(select(SavedFilter)).all() == []


def test_the_file_opens_in_excel_and_runs_nothing(owner_client, lead, mate):
    when = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)
    lost = {"status": "lost", "lost_reason": "+Caro", "value_cents": 480_000_50, "tags": ["a", "b"]}
    lead("=HYPERLINK(1)", "5513999990001", agent_id=mate.id, created_at=when, status_at=when, **lost)
    lead("Fora do filtro", source="ad")
    answer = owner_client.get("/leads/exportar.csv?situacao=perdido")
    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbfnome;telefone;situacao;")
    (row,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";")
    assert row["nome"] == "'=HYPERLINK(1)"
    assert row["motivo_perda"] == "'+Caro"
    assert (row["telefone"], row["corretor"], row["valor"]) == ("(13) 99999-0001", mate.name, "480000,50")
    assert (row["etiquetas"], row["criado_em"], row["situacao"]) == ("a, b", "10/03/2026 23:30", "perdido")


def test_the_file_is_read_piece_by_piece(owner, lead):
    some = [lead(f"Pessoa {n}").id for n in range(5)]
    first = following(owner, LeadFilter(), 0, 3)
    rest = following(owner, LeadFilter(), first[-1].id, 3)
    assert [one.id for one in (*first, *rest)] == some
