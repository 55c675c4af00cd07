"""/imoveis: filters, search, order, pages, saved filters, many at once."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from atendeja.actions.property_index import index_property
from atendeja.extensions import db
from atendeja.models import Property, PropertyChange, SavedFilter
from atendeja.queries import catalogue
from atendeja.queries.catalogue import Filter

from .browser import HTMX
from .factories import make_property

START = datetime(2026, 3, 1, tzinfo=UTC)


def made(tenant, code, **values):
    one = make_property(tenant, code=code, **values)
    index_property(one)
    db.session.flush()
    return one


def codes(tenant, wanted=None, order="newest", **filters):
    rows = catalogue.page(tenant.id, wanted or Filter(**filters), order).rows
    return [row.code for row in rows]


@pytest.fixture
def stock(tenant, mate):
    """Four properties that differ in everything a list can be filtered by."""
    made(tenant, "AP-1", district="Gonzaga", street="Rua Marcílio Dias", bedrooms=2, features=["pool"])
    made(tenant, "CA2", type="house", city="São Vicente", district="Itararé", bedrooms=4, parking=3,
         sale_price_cents=900_000_00, agent_id=mate.id, source="import")  # fmt: skip
    made(tenant, "AP3", for_sale=False, for_rent=True, sale_price_cents=None, rent_price_cents=2_300_00,
         district="Embaré", features=["pets", "pool"], photos=("/static/demo/sala-clara.jpg",) * 3,
         description="x" * 200, street="Rua A", bathrooms=1, condo_fee_cents=1)  # fmt: skip
    made(tenant, "TE4", type="land", bedrooms=None, parking=None, sale_price_cents=None, active=False)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", {"AP-1", "CA2", "AP3"}),
        ("ativo=nao", {"TE4"}),
        ("ativo=todos", {"AP-1", "CA2", "AP3", "TE4"}),
        ("finalidade=aluguel", {"AP3"}),
        ("finalidade=venda", {"AP-1", "CA2"}),
        ("tipo=casa", {"CA2"}),
        ("tipo=casa&tipo=apartamento", {"AP-1", "CA2", "AP3"}),
        ("cidade=sao+vicente", {"CA2"}),
        ("bairro=gonzaga,+embare", {"AP-1", "AP3"}),
        ("bairro=Gonzaga&bairro=Itararé", {"AP-1", "CA2"}),
        ("preco_de=400+mil&preco_ate=R$+500.000", {"AP-1"}),
        ("preco_ate=3000", {"AP3"}),
        ("preco_ate=3000&finalidade=venda", set()),
        ("quartos=3", {"CA2"}),
        ("vagas=2", {"CA2"}),
        ("caracteristica=pool", {"AP-1", "AP3"}),
        ("caracteristica=pool&caracteristica=pets", {"AP3"}),
        ("corretor=nenhum", {"AP-1", "AP3"}),
        ("falta=qualquer", {"AP-1", "CA2"}),
        ("falta=condominio", {"AP-1"}),
        ("origem=importacao", {"CA2"}),
        ("q=marcilio", {"AP-1"}),
        ("q=MARCÍLIO+dia", {"AP-1"}),
        ("q=ap1", {"AP-1"}),
        ("q=ap+1", {"AP-1"}),
        ("q=te-4", {"TE4"}),  # a search finds inactive ones too
        ("q=te4&ativo=sim", set()),
        ("q=itarare+casa", {"CA2"}),
        ("q=%25", set()),
        ("q=%21%21", set()),
        ("quartos=muitos&vagas=-1&preco_de=x&corretor=99999999999999999999&depois=x", {"AP-1", "CA2", "AP3"}),
    ],
)
def test_the_address_says_what_is_shown(owner_client, stock, address, shown):
    page = owner_client.get(f"/imoveis?{address}").get_data(as_text=True)
    assert {code for code in ("AP-1", "CA2", "AP3", "TE4") if f"<b>{code}</b>" in page} == shown
    assert "Segredo da concorrência" not in page


def test_a_search_for_the_agent_in_charge(owner_client, stock, mate):
    page = owner_client.get(f"/imoveis?corretor={mate.id}").get_data(as_text=True)
    assert "<b>CA2</b>" in page
    assert "<b>AP-1</b>" not in page


def test_the_exact_code_comes_first_in_any_order(tenant):
    for n in range(5):
        made(tenant, f"AP{n}0", title="Perto do 10", sale_price_cents=(n + 1) * 1000_00)
    assert codes(tenant, text="AP30", order="dearest")[0] == "AP30"
    assert codes(tenant, text="10", order="dearest") == ["AP40", "AP30", "AP20", "AP10", "AP00"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["D", "C", "B", "A"]),
        ("updated", ["B", "A", "D", "C"]),
        ("code", ["A", "B", "C", "D"]),
        ("cheapest", ["B", "A", "C", "D"]),  # for sale, then to let, then without a price
        ("dearest", ["A", "B", "C", "D"]),
    ],
)
def test_each_order_is_the_same_on_any_database(tenant, order, expected):
    prices = {"A": (500, None), "B": (300, None), "C": (None, 2), "D": (None, None)}
    for n, (code, (sale, rent)) in enumerate(prices.items()):
        updated = START + timedelta(hours=n if code in "AB" else n - 10)
        made(tenant, code, sale_price_cents=sale, rent_price_cents=rent, updated_at=updated)
    assert codes(tenant, order=order) == expected


@pytest.mark.parametrize("order", catalogue.ORDERS)
@pytest.mark.parametrize("most", [1000, 3])  # few are put in order, many are walked through
def test_pages_together_show_everything_once(tenant, order, most):
    for n in range(11):
        sale, rent = (n % 3) * 1000_00 or None, (n % 2) * 500_00 or None
        made(tenant, f"P{n:02}", sale_price_cents=sale, rent_price_cents=rent, updated_at=START)
    whole = codes(tenant, order=order)
    seen, after = [], None
    for _ in range(20):
        page = catalogue.page(tenant.id, Filter(), order, after, limit=2, most=most)
        seen += [row.code for row in page.rows]
        after = page.next
        if after is None:
            break
    assert seen == whole
    assert len(seen) == 11


def test_the_next_page_is_a_link_and_a_fragment(owner_client, tenant):
    for n in range(30):
        made(tenant, f"P{n:02}")
    first = owner_client.get("/imoveis?ordem=codigo").get_data(as_text=True)
    address = first.split('hx-get="/imoveis?', 1)[1]
    assert "30 imóveis" in first
    assert "P23</b>" in first
    assert "P24</b>" not in first
    address = "/imoveis?" + first.split('id="next"')[1].split('href="/imoveis?')[1].split('"')[0].replace(
        "&amp;", "&"
    )
    second = owner_client.get(address).get_data(as_text=True)
    assert "P24</b>" in second
    assert "P23</b>" not in second
    fragment = owner_client.fragment(address).get_data(as_text=True)
    assert "P29</b>" in fragment
    assert "<h1" not in fragment
    assert 'hx-swap-oob="beforeend"' in fragment
    table = owner_client.fragment(f"{address}&ver=tabela").get_data(as_text=True)
    assert "P29</a>" in table


@pytest.mark.parametrize(
    "place", ["0.5.sAP", "0.5.i99999999999999999999", "7.1.i1", "0.0.i1", "x", "0.1.t9" + "9" * 18]
)
@pytest.mark.parametrize("order", ["recentes", "atualizados", "codigo", "menor-preco"])
def test_a_place_of_another_order_is_the_beginning(owner_client, stock, place, order):
    assert owner_client.get(f"/imoveis?ordem={order}&depois={place}").status_code == 200


def test_the_count_is_exact_up_to_its_bound_and_honest_beyond(app, owner_client, tenant, stock):
    assert "3 imóveis" in owner_client.get("/imoveis").get_data(as_text=True)
    assert catalogue.page(tenant.id, Filter(), most=2).count == 3
    number = app.jinja_env.get_template("properties/look.html").module.number
    assert [number(n, 1000) for n in (0, 1, 1000, 1001)] == [
        "Nenhum imóvel",
        "1 imóvel",
        "1.000 imóveis",
        "Mais de 1.000 imóveis",
    ]


def test_a_changed_filter_brings_the_results_and_a_clean_address(owner_client, stock):
    answer = owner_client.fragment("/imoveis?q=&finalidade=venda&cidade=&bairro=&quartos=")
    assert answer.headers["HX-Push-Url"] == "/imoveis?finalidade=venda"
    assert "<h1" not in answer.get_data(as_text=True)
    assert "2 imóveis" in answer.get_data(as_text=True)


def test_an_empty_catalogue_teaches_what_to_do(owner_client):
    assert "Cadastrar imóvel" in owner_client.get("/imoveis").get_data(as_text=True)
    assert "Nada com estes filtros" in owner_client.get("/imoveis?q=castelo").get_data(as_text=True)


def test_a_page_costs_few_statements_however_many_rows(owner_client, tenant, statements):
    made(tenant, "P0")
    owner_client.get("/imoveis")
    with statements() as few:
        owner_client.get("/imoveis")
    for n in range(1, 20):
        made(tenant, f"P{n}")
    owner_client.get("/imoveis")
    with statements() as many:
        owner_client.get("/imoveis")
    assert len(many) == len(few) <= 9


# --- saved filters ---------------------------------------------------------------------------------


def test_a_filter_is_saved_by_name_applied_and_forgotten(owner_client, mate_client, stock):
    page = owner_client.get("/imoveis?finalidade=venda&quartos=2&depois=x")
    answer = owner_client.submit(page, "/imoveis/filtros", nome="  Venda 2q ")
    assert answer.location == "/imoveis?finalidade=venda&quartos=2"
    page = owner_client.get("/imoveis")
    assert '<a href="/imoveis?finalidade=venda&amp;quartos=2">Venda 2q</a>' in page.get_data(as_text=True)
    assert "Venda 2q" not in mate_client.get("/imoveis").get_data(as_text=True)
    saved = db.session.scalars(select(SavedFilter)).one()
    address = f"/imoveis/filtros/{saved.id}/apagar"
    page = owner_client.get("/imoveis")
    assert (
        mate_client.submit(mate_client.get("/imoveis?quartos=1"), "/imoveis/filtros", nome="").status_code
        == 303
    )
    assert owner_client.submit(page, address).status_code == 303
    assert db.session.scalar(select(SavedFilter)) is None


def test_the_same_name_is_the_same_filter(owner_client, stock):
    for rooms in (2, 3):
        page = owner_client.get(f"/imoveis?quartos={rooms}")
        owner_client.submit(page, "/imoveis/filtros", nome="Meu")
    assert db.session.scalars(select(SavedFilter.query)).all() == ["quartos=3"]


# --- many at once ----------------------------------------------------------------------------------


def bulk(client, act, ids=(), **more):
    page = client.get("/imoveis?ordem=codigo")
    token = page.get_data(as_text=True).split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "acao": act, "id": list(ids), "filtro": "finalidade=venda"} | more
    return client.post("/imoveis/varios", data=form)


def property_ids(tenant):
    return {
        row.code: row.id
        for row in db.session.scalars(select(Property).where(Property.tenant_id == tenant.id))
    }


def test_many_are_deactivated_with_history_and_undone(owner_client, tenant, owner, stock):
    ids = property_ids(tenant)
    answer = bulk(owner_client, "desativar", [ids["AP-1"], ids["CA2"], ids["TE4"]])
    asked = parse_qs(urlsplit(answer.location).query)
    assert asked["quantos"] == ["2"]  # the third was inactive already
    assert asked["finalidade"] == ["venda"]
    assert codes(tenant, active=True) == ["AP3"]
    rows = db.session.scalars(select(PropertyChange).order_by(PropertyChange.id)).all()
    assert [(row.kind, row.user_id, row.changes) for row in rows] == [
        ("deactivated", owner.id, {"active": [True, False]})
    ] * 2
    page = owner_client.get(answer.location)
    assert "2 imóveis desativados" in page.get_data(as_text=True)
    bulk(owner_client, "ativar", asked["mudou"])
    assert set(codes(tenant, active=True)) == {"AP-1", "CA2", "AP3"}


def test_many_get_an_agent_and_only_one_of_the_team(owner_client, tenant, mate, stranger, stock):
    ids = property_ids(tenant)
    assert bulk(owner_client, "atribuir", [ids["AP-1"]], corretor=str(mate.id)).status_code == 303
    assert db.session.get_one(Property, ids["AP-1"]).agent_id == mate.id
    assert bulk(owner_client, "atribuir", [ids["AP-1"]], corretor=str(stranger.id)).status_code == 404
    bulk(owner_client, "atribuir", [ids["AP-1"]], corretor="nenhum")
    assert db.session.get_one(Property, ids["AP-1"]).agent_id is None


def test_a_new_agent_for_many_is_undone_to_each_one_s_own(owner_client, tenant, owner, mate, stock):
    ids = property_ids(tenant)
    bulk(owner_client, "atribuir", [ids["AP-1"]], corretor=str(owner.id))
    answer = bulk(owner_client, "atribuir", [ids["AP-1"], ids["AP3"]], corretor=str(mate.id))
    page = owner_client.get(answer.location)
    assert "2 imóveis com novo corretor" in page.get_data(as_text=True)
    told = parse_qs(urlsplit(answer.location).query)["mudou"]
    back = bulk(owner_client, "devolver", told)
    assert "com o corretor de antes" in owner_client.get(back.location).get_data(as_text=True)
    assert db.session.get_one(Property, ids["AP-1"]).agent_id == owner.id
    assert db.session.get_one(Property, ids["AP3"]).agent_id is None


@pytest.mark.parametrize("act", ["desativar", "devolver", "atribuir"])
def test_nonsense_among_the_ticks_means_nothing(owner_client, tenant, stock, act):
    bulk(owner_client, act, ["abc", "9.x", "-1"], corretor="nenhum")
    assert len(codes(tenant, active=True)) == 3


def test_more_than_an_address_can_carry_is_not_exported_in_part(owner_client, tenant):
    ids = [make_property(tenant, code=f"E{n}").id for n in range(101)]
    page = owner_client.get("/imoveis")
    token = page.get_data(as_text=True).split('name="csrf_token" value="')[1].split('"')[0]
    form = {"csrf_token": token, "filtro": ""}
    answer = owner_client.post("/imoveis/exportar-marcados", data=form | {"id": ids})
    assert "exporte até 100 por vez" in owner_client.get(answer.location).get_data(as_text=True)
    fewer = owner_client.post("/imoveis/exportar-marcados", data=form | {"id": ids[:100]})
    assert "/exportar?" in fewer.location


def test_everything_that_the_filter_shows_can_be_meant(owner_client, tenant, stock):
    bulk(owner_client, "desativar", tudo="sim")
    assert codes(tenant, active=True) == ["AP3"]  # the filter was for sale


def test_another_agency_is_not_touched(stranger_client, tenant, stock):
    bulk(stranger_client, "desativar", property_ids(tenant).values())
    assert len(codes(tenant, active=True)) == 3


def test_nothing_ticked_changes_nothing(owner_client, tenant, stock):
    assert bulk(owner_client, "desativar").status_code == 303
    assert bulk(owner_client, "apagar", property_ids(tenant).values()).status_code == 400
    assert len(codes(tenant, active=True)) == 3


def test_a_fragment_is_not_a_page(owner_client, stock):
    assert owner_client.get("/imoveis", headers=HTMX).headers["Vary"]
