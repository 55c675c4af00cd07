"""Creating and changing properties by hand: what is read, what is refused, two people at once, history."""

import pytest
from sqlalchemy import select

from atendeja.actions.offers import offer
from atendeja.actions.properties import Stale, change_property
from atendeja.assistant.questions import answers
from atendeja.catalog import LIMITS
from atendeja.extensions import db
from atendeja.models import Inquiry, Lead, Property, PropertyChange
from atendeja.models.base import utcnow
from atendeja.queries.property_page import next_code

from .browser import HTMX, form_fields
from .factories import make_conversation, make_property

NEW = "/imoveis/novo"
TYPED = {
    "codigo": "ap 77", "titulo": "Apartamento claro", "tipo": "apartamento", "cidade": "Santos", "uf": "SP",
    "bairro": "Gonzaga", "endereco_visivel": "street", "quartos": "2", "venda": "sim", "aluguel": None,
}  # fmt: skip


def by_code(code):
    return db.session.scalar(select(Property).where(Property.code_key == code))


def save(client, one, **typed):
    """Through the real form of the property's editor."""
    return client.submit(
        client.get(f"/imoveis/{one.id}/editar"), f"/imoveis/{one.id}/editar", **choices(one) | typed
    )


def choices(one):
    """The selects of the form, which the careful visitor does not read."""
    names = {"apartment": "apartamento", "house": "casa"}
    kept = {
        "tipo": names[one.type],
        "caracteristica": sorted(one.features),
        "uf": one.state or "",
        "endereco_visivel": one.address_visibility,
    }
    return kept | {"corretor": str(one.agent_id or "")}


def history(one):
    rows = db.session.scalars(select(PropertyChange).where(PropertyChange.property_id == one.id))
    return [(row.kind, row.changes) for row in sorted(rows, key=lambda row: row.id)]


# --- creating --------------------------------------------------------------------------------------


def test_a_property_is_created_found_and_remembered(owner_client, owner, tenant):
    page = owner_client.get(NEW)
    answer = owner_client.submit(
        page, NEW, **TYPED, preco_venda="R$ 620 mil", outras="Vista para o mar, piscina", notas="Chave",
        proprietario="João", proprietario_telefone="(13) 99999-0000", andar="térreo", ano="2012",
        cep="11060-210", endereco="Rua A", numero="85", condominio="isento", area_util="68,5",
        corretor=str(owner.id),
    )  # fmt: skip
    one = by_code("AP77")
    assert answer.location.startswith(f"/imoveis/{one.id}?")
    assert (one.code, one.sale_price_cents, one.condo_fee_cents, one.area_m2) == ("AP 77", 620_000_00, 0, 69)
    assert (one.floor, one.year_built, one.postal_code, one.agent_id) == (0, 2012, "11060210", owner.id)
    assert (one.features, one.other_features) == (["pool"], ["Vista para o mar"])
    assert (one.for_sale, one.for_rent, one.source, one.version) == (True, False, "manual", 1)
    assert one.missing_key == "|photos|description|bathrooms|"
    assert history(one) == [("created", {})]
    page = owner_client.get("/imoveis?q=mar%C3%ADtimo+vista").get_data(as_text=True)
    assert "AP 77" not in page
    assert "AP 77" in owner_client.get("/imoveis?q=rua+a+85").get_data(as_text=True)


def test_the_new_code_follows_the_newest(owner_client, tenant):
    assert next_code(tenant.id) == "AP1001"
    make_property(tenant, code="AP-1500")
    make_property(tenant, code="CA9")
    assert next_code(tenant.id) == "AP1501"
    assert form_fields(owner_client.get(NEW), NEW)["codigo"] == "AP1501"
    assert next_code(tenant.id, "CA") == "CA10"


def test_without_a_title_one_is_made(owner_client):
    owner_client.submit(owner_client.get(NEW), NEW, **TYPED | {"titulo": ""})
    assert by_code("AP77").title == "Apartamento em Gonzaga"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"codigo": ""}, "Dê um código ao imóvel"),
        ({"codigo": "---"}, "precisa ter letras ou números"),
        ({"cidade": " "}, "Em que cidade fica?"),
        ({"tipo": "castelo"}, "Não conheço o tipo"),
        ({"preco_venda": "1.2.3,4"}, "Não entendi o valor"),
        ({"preco_venda": "9" * 20}, "alto demais"),
        ({"iptu": "caro"}, "Não entendi o valor"),
        ({"quartos": "muitos"}, "Esperava uma quantidade"),
        ({"area_util": "grande"}, "Não entendi a área"),
        ({"cep": "123"}, "não tem oito números"),
        ({"uf": "XX"}, "Não conheço o estado"),
        ({"andar": "cobertura"}, "Esperava o andar"),
        ({"andar": "999"}, "Esperava o andar"),
        ({"ano": "12"}, "Esperava o ano"),
        ({"ano": "3000"}, "Esperava o ano"),
        ({"titulo": "x" * (LIMITS["titulo"] + 1)}, "cabem"),
        ({"descricao": "x" * (LIMITS["descricao"] + 1)}, "cabem"),
        ({"proprietario_telefone": "123"}, "telefone não parece completo"),
        ({"proprietario_email": "joao"}, "não parece um e-mail"),
        ({"venda": None, "aluguel": None}, "Marque venda, aluguel ou os dois"),
        ({"outras": "x" * 90}, "características curtas"),
        ({"corretor": "999999"}, "não está mais na equipe"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(owner_client, typed, sentence):
    answer = owner_client.submit(owner_client.get(NEW), NEW, **TYPED | {"notas": "Guarde isto"} | typed)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert page.count("aria-invalid") >= 1
    assert "Guarde isto" in page
    assert by_code("AP77") is None


def test_the_first_wrong_field_has_the_focus(owner_client):
    page = owner_client.submit(owner_client.get(NEW), NEW, **TYPED | {"cidade": "", "ano": "x"}).get_data(
        as_text=True
    )
    assert page.count("autofocus") == 1
    assert "autofocus" in page.split('id="f-cidade"')[1][:300]


def test_a_code_is_one_however_it_is_typed(owner_client, tenant):
    make_property(tenant, code="AP-77")
    answer = owner_client.submit(owner_client.get(NEW), NEW, **TYPED)
    assert answer.status_code == 422
    assert "Este código já é de outro imóvel" in answer.get_data(as_text=True)


def test_another_agency_may_have_the_same_code(owner_client, other_tenant):
    make_property(other_tenant, code="AP77")
    assert owner_client.submit(owner_client.get(NEW), NEW, **TYPED).status_code == 303


def test_a_copy_has_everything_but_code_and_photos(owner_client, tenant):
    one = make_property(tenant, code="AP5", district="Embaré", features=["pets"])
    page = owner_client.get(f"{NEW}?de={one.id}")
    answer = owner_client.submit(page, NEW, **choices(one))
    copy = by_code("AP6")
    assert answer.location.startswith(f"/imoveis/{copy.id}")
    assert (copy.district, copy.sale_price_cents, copy.images) == ("Embaré", one.sale_price_cents, [])
    assert history(copy) == [("created", {})]


# --- changing --------------------------------------------------------------------------------------


def test_only_what_is_different_is_saved_and_remembered(owner_client, tenant):
    one = make_property(tenant, description="Claro.\n\nArejado.", sale_price_cents=620_000_50)
    one.features = ["pool", "pets"]  # in no order of ours
    assert save(owner_client, one).status_code == 303
    assert history(one) == []
    db.session.refresh(one)
    assert (one.version, one.description, one.sale_price_cents) == (1, "Claro.\n\nArejado.", 620_000_50)
    save(owner_client, one, preco_venda="580.000", bairro="Embaré")
    db.session.refresh(one)
    assert (one.version, one.district_key) == (2, "embare")
    change = {"district": ["Gonzaga", "Embaré"], "sale_price_cents": [620_000_50, 580_000_00]}
    assert history(one) == [("changed", change)]
    page = owner_client.get(f"/imoveis/{one.id}").get_data(as_text=True)
    assert "<s>R$ 620.000,50</s> → <b>R$ 580.000</b>" in page
    assert "Dona Olga</b> mudou" in page


def test_a_known_feature_typed_among_the_others_is_ticked(owner_client, tenant):
    one = make_property(tenant)
    save(owner_client, one, outras="sacada gourmet; Aceita pets; Vista mar")
    db.session.refresh(one)
    assert (one.features, one.other_features) == (["pets", "balcony"], ["Vista mar"])


def test_a_deactivated_property_stays_and_can_come_back(owner_client, tenant):
    one = make_property(tenant)
    page = owner_client.get(f"/imoveis/{one.id}")
    answer = owner_client.submit(page, f"/imoveis/{one.id}/desativar")
    page = owner_client.get(answer.location)
    assert "Nada foi apagado" in page.get_data(as_text=True)
    assert "Desfazer" in page.get_data(as_text=True)
    assert not db.session.get_one(Property, one.id).active
    owner_client.submit(page, f"/imoveis/{one.id}/ativar")
    db.session.refresh(one)
    assert one.active
    assert [kind for kind, _ in history(one)] == ["deactivated", "activated"]


def test_the_preview_says_what_the_assistant_would_and_saves_nothing(owner_client, tenant):
    one = make_property(tenant, title="Antigo")
    fields = form_fields(owner_client.get(f"/imoveis/{one.id}/editar"), f"/imoveis/{one.id}/editar")
    typed = {**fields, **choices(one), "titulo": "Novo título", "preco_venda": "580 mil", "quartos": "o quê"}
    page = owner_client.post("/imoveis/previa", data=typed, headers=HTMX).get_data(as_text=True)
    assert "Novo título" in page
    assert "R$ 580 mil" in page
    assert "sala-clara.jpg" in page
    db.session.refresh(one)
    assert (one.title, one.version) == ("Antigo", 1)


# --- two people at once ----------------------------------------------------------------------------


def test_the_second_sees_what_changed_and_decides(owner_client, mate_client, tenant):
    one = make_property(tenant, title="Original", sale_price_cents=500_000_00)
    address = f"/imoveis/{one.id}/editar"
    early = owner_client.get(address)
    save(mate_client, one, preco_venda="480 mil", titulo="Do Caio", bairro="Embaré")
    db.session.refresh(one)
    answer = owner_client.submit(
        early, address, **choices(one), preco_venda="510 mil", titulo="Da Olga", quartos="3"
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Caio Colega salvou este imóvel enquanto você editava" in page
    assert "era R$ 500.000" in page
    assert "Fica o meu: <b>R$ 510.000</b>" in page
    assert "Fica o de Caio Colega: <b>R$ 480.000</b>" in page
    assert "(fica; você não tinha mexido)" in page  # the district
    db.session.refresh(one)
    assert (one.sale_price_cents, one.title) == (480_000_00, "Do Caio")  # nothing was overwritten
    answer = owner_client.submit(
        answer, address, **choices(one), fica_title="outro", fica_sale_price_cents="meu"
    )
    assert answer.status_code == 303
    db.session.refresh(one)
    assert (one.sale_price_cents, one.title) == (510_000_00, "Do Caio")
    assert (one.district, one.bedrooms, one.version) == ("Embaré", 3, 3)


def test_what_the_form_does_not_hold_is_no_conflict(owner_client, mate_client, tenant):
    one = make_property(tenant)
    address = f"/imoveis/{one.id}/editar"
    early = owner_client.get(address)
    mate_client.submit(mate_client.get(f"/imoveis/{one.id}"), f"/imoveis/{one.id}/desativar")
    assert owner_client.submit(early, address, **choices(one), quartos="4").status_code == 303
    db.session.refresh(one)
    assert (one.bedrooms, one.active) == (4, False)


def test_the_same_change_by_both_is_no_conflict(owner_client, mate_client, tenant):
    one = make_property(tenant)
    address = f"/imoveis/{one.id}/editar"
    early = owner_client.get(address)
    save(mate_client, one, quartos="4")
    answer = owner_client.submit(early, address, **choices(one), quartos="4")
    assert "Fica o meu" not in answer.get_data(as_text=True)


def test_a_change_without_history_is_shown_too(owner_client, tenant):
    one = make_property(tenant, title="Original")
    address = f"/imoveis/{one.id}/editar"
    early = owner_client.get(address)
    one.title, one.version = "Outro", 2
    answer = owner_client.submit(early, address, **choices(one), titulo="Meu")
    assert answer.status_code == 409
    assert "Fica o de Outra pessoa: <b>Outro</b>" in answer.get_data(as_text=True)


def test_an_older_version_is_never_saved(tenant, owner):
    one = make_property(tenant, version=3)
    with pytest.raises(Stale):
        change_property(one, {"title": "Velho"}, 2, owner, utcnow())


# --- the page --------------------------------------------------------------------------------------


def test_the_page_tells_all_that_an_agent_needs(owner_client, tenant, mate):
    one = make_property(
        tenant, code="AP9", street="Rua A", number="85", owner_name="João Dono",
        owner_phone="(13) 99999-0000", notes="Chave na portaria", agent_id=mate.id, floor=0, year_built=2012,
        for_rent=True, rent_price_cents=2_300_00, condo_fee_cents=0, iptu_cents=1_980_00,
    )  # fmt: skip
    talk = make_conversation(tenant)
    lead = Lead(tenant_id=tenant.id, contact_id=talk.contact_id)
    db.session.add(lead)
    db.session.flush()
    for _ in range(2):
        db.session.add(Inquiry(tenant_id=tenant.id, lead_id=lead.id, kind="property", property_id=one.id))
    page = owner_client.get(f"/imoveis/{one.id}").get_data(as_text=True)
    for said in (
        "R$ 450.000", "R$ 2.300/mês", "Rua A, 85", "João Dono", 'href="tel:13999990000"', "Chave na portaria",
        "Caio Colega", "térreo", "2012", "isento", "R$ 1.980/ano", f"/conversas/{talk.id}", "2 vezes",
        "Para um bom anúncio falta",
    ):  # fmt: skip
        assert said in page


def test_nobody_elses_property_is_there(stranger_client, tenant):
    one = make_property(tenant)
    for path in (f"/imoveis/{one.id}", f"/imoveis/{one.id}/editar", f"/imoveis/novo?de={one.id}"):
        assert stranger_client.get(path).status_code == 404


def test_signed_out_people_are_asked_who_they_are(client, tenant):
    one = make_property(tenant)
    for path in ("/imoveis", f"/imoveis/{one.id}", f"/imoveis/{one.id}/editar", NEW):
        assert client.get(path).location.startswith("/entrar")


# --- what the assistant says of it -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "topic", "said"),
    [
        ({"address_visibility": "full"}, "address", "O endereço é Rua A, 85, Gonzaga, Santos."),
        (
            {"address_visibility": "street"},
            "address",
            "O endereço é Rua A, Gonzaga, Santos. O número o corretor",
        ),
        ({"address_visibility": "district"}, "address", "Fica em Gonzaga, Santos. O endereço completo"),
        ({"address_visibility": "full", "number": None}, "address", "O endereço é Rua A, Gonzaga, Santos."),
        ({"address_visibility": "full", "street": None}, "address", "Fica em Gonzaga, Santos."),
        ({"floor": 5}, "floor", "Fica no 5º andar."),
        ({"floor": 0}, "floor", "É térreo."),
        ({}, "floor", None),
        ({"year_built": 2012}, "age", "Foi construído em 2012."),
        ({"year_built": 2012}, "renovation", None),
        ({}, "age", None),
        ({"features": ["pets"]}, "pets", "Sim, aceita pet."),
        ({}, "pets", None),
        ({"features": ["furnished"]}, "furnished", "Sim, é mobiliado."),
    ],
)
def test_the_assistant_answers_from_the_data_as_far_as_it_may(tenant, values, topic, said):
    one = make_property(tenant, **{"street": "Rua A", "number": "85"} | values)
    sentences, unknown = answers(offer(one), (topic,), None)
    if said is None:
        assert unknown == [topic]
    else:
        assert sentences[0].startswith(said)


def test_what_may_not_be_told_does_not_reach_the_assistant(tenant):
    one = make_property(tenant, street="Rua Secreta", number="85", owner_name="João Dono", notes="Nota")
    known = repr(offer(one))
    assert "Secreta" not in known
    assert "João" not in known
    assert "Nota" not in known
