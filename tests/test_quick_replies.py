"""Quick replies: kept by managers, used by everybody, filled in before anybody sends them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Lead, QuickReply
from atendeja.queries.quick_replies import filled, greeting, values_for

from .factories import make_contact, make_conversation, make_message, make_property

LIST = "/respostas-rapidas"


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, make_contact(tenant, profile_name="Rita Lima"))
    make_message(made, "Oi")
    return made


def make_reply(tenant, shortcut="oi", text="Olá!", **values):
    made = QuickReply(tenant_id=tenant.id, shortcut=shortcut, text=text, **values)
    db.session.add(made)
    db.session.flush()
    return made


def shortcuts(tenant):
    query = select(QuickReply.shortcut).where(QuickReply.tenant_id == tenant.id)
    return sorted(db.session.scalars(query.where(QuickReply.deleted_at.is_(None))))


# --- keeping them --------------------------------------------------------------------------------


def test_an_empty_list_says_what_to_do(owner_client, mate_client):
    assert "Nenhuma resposta rápida ainda" in owner_client.get(LIST).text
    assert "Nova resposta" not in mate_client.get(LIST).text


@pytest.mark.parametrize(
    ("typed", "kept"), [("oi", "oi"), ("/Olá", "ola"), (" Bom dia ", "bom-dia"), ("visita-2", "visita-2")]
)
def test_a_reply_is_made(owner_client, tenant, typed, kept):
    form = owner_client.get(f"{LIST}/nova")
    answer = owner_client.submit(form, f"{LIST}/nova", atalho=typed, texto="Olá, <b>{nome}</b>!")
    assert (answer.status_code, answer.location) == (303, LIST)
    assert shortcuts(tenant) == [kept]
    assert "Olá, &lt;b&gt;{nome}&lt;/b&gt;!" in owner_client.get(LIST).text


WRONG = [
    ("", "x", "Dê um atalho"),
    ("/", "x", "Dê um atalho"),
    ("a/b", "x", "Use só letras"),
    ("x" * 31, "x", "Use até 30"),
    ("oi", "  ", "Escreva a resposta"),
    ("oi", "x" * 2001, "cabem 2000"),
    ("JÁ", "x", "Já existe uma resposta com este atalho"),
]


@pytest.mark.parametrize(("shortcut", "text", "said"), WRONG)
def test_what_is_wrong_stands_beside_the_field(owner_client, tenant, shortcut, text, said):
    make_reply(tenant, "ja")
    form = owner_client.get(f"{LIST}/nova")
    answer = owner_client.submit(form, f"{LIST}/nova", atalho=shortcut, texto=text)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert shortcuts(tenant) == ["ja"]


def test_the_same_shortcut_in_another_agency_is_no_obstacle(owner_client, tenant, other_tenant):
    make_reply(other_tenant, "oi", "Segredo da concorrência")
    owner_client.submit(owner_client.get(f"{LIST}/nova"), f"{LIST}/nova", atalho="oi", texto="Olá")
    assert shortcuts(tenant) == ["oi"]
    assert "Segredo" not in owner_client.get(LIST).text


def test_a_reply_is_changed(owner_client, tenant):
    reply = make_reply(tenant)
    make_reply(tenant, "outra")
    page = f"{LIST}/{reply.id}"
    assert owner_client.submit(owner_client.get(page), page, texto="Novo").status_code == 303
    assert reply.text == "Novo"
    answer = owner_client.submit(owner_client.get(page), page, atalho="outra")
    assert (answer.status_code, reply.shortcut) == (422, "oi")


def test_a_reply_is_deleted_and_brought_back(owner_client, tenant):
    reply = make_reply(tenant)
    answer = owner_client.submit(owner_client.get(LIST), f"{LIST}/{reply.id}/apagar")
    assert shortcuts(tenant) == []
    page = owner_client.get(answer.location)
    assert "Você apagou <b>/oi</b>" in page.text
    assert owner_client.get(f"{LIST}/{reply.id}").status_code == 404
    owner_client.submit(page, f"{LIST}/{reply.id}/recuperar")
    assert shortcuts(tenant) == ["oi"]


def test_a_deleted_one_whose_shortcut_was_given_away_is_not_brought_back(owner_client, tenant):
    reply = make_reply(tenant)
    answer = owner_client.submit(owner_client.get(LIST), f"{LIST}/{reply.id}/apagar")
    page = owner_client.get(answer.location)
    owner_client.submit(owner_client.get(f"{LIST}/nova"), f"{LIST}/nova", atalho="oi", texto="Outra")
    refused = owner_client.submit(page, f"{LIST}/{reply.id}/recuperar")
    assert refused.status_code == 409
    assert "Já existe" in refused.text
    assert shortcuts(tenant) == ["oi"]


def test_an_agent_uses_but_does_not_keep_them(mate_client, tenant):
    reply = make_reply(tenant)
    page = mate_client.get(LIST)
    assert "/oi" in page.text
    assert "Editar" not in page.text
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    assert mate_client.get(f"{LIST}/nova").status_code == 403
    assert mate_client.get(f"{LIST}/{reply.id}").status_code == 403
    for path in (f"{LIST}/nova", f"{LIST}/{reply.id}", f"{LIST}/{reply.id}/apagar"):
        data = {"csrf_token": token, "atalho": "x", "texto": "x"}
        assert mate_client.post(path, data=data).status_code == 403
    assert shortcuts(tenant) == ["oi"]


def test_to_a_stranger_ours_do_not_exist(stranger_client, tenant):
    reply = make_reply(tenant)
    assert stranger_client.get(f"{LIST}/{reply.id}").status_code == 404
    token = stranger_client.get(LIST).text.split('name="csrf_token" value="')[1].split('"')[0]
    for act in ("", "/apagar", "/recuperar"):
        answer = stranger_client.post(f"{LIST}/{reply.id}{act}", data={"csrf_token": token, "atalho": "x"})
        assert answer.status_code == 404


# --- using them ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "boa noite"),
        (5, "bom dia"),
        (11, "bom dia"),
        (12, "boa tarde"),
        (17, "boa tarde"),
        (18, "boa noite"),
    ],
)
def test_the_greeting_follows_the_clock(hour, words):
    assert greeting(hour) == words


def test_variables_are_filled_in_by_the_agencys_clock(tenant, conversation, owner):
    flat = make_property(tenant, code="AP-9", title="Cobertura")
    db.session.add(Lead(tenant_id=tenant.id, contact_id=conversation.contact_id, property_id=flat.id))
    db.session.commit()
    noon_utc = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)  # 11:00 in São Paulo
    values = values_for(conversation, owner, noon_utc)
    text = "{saudacao}, {nome}/{primeiro_nome}! {corretor}, da {imobiliaria}: {imovel} {Nome} {banana} { x }"
    one = filled(QuickReply(text=text), values)
    assert one.text == (
        "Bom dia, Rita Lima/Rita! Dona, da Imobiliária Teste: AP-9 (Cobertura) Rita Lima {banana} { x }"
    )
    assert one.missing == ("{banana}",)


def test_what_is_not_known_stays_visible(tenant, owner):
    nameless = make_conversation(tenant, make_contact(tenant, profile_name="99999"))
    values = values_for(nameless, owner, datetime.now(UTC))
    one = filled(QuickReply(text="{nome} {imovel} {imovel}"), values)
    assert (one.text, one.missing) == ("{nome} {imovel} {imovel}", ("{nome}", "{imovel}"))


def test_braces_in_a_customers_name_fill_in_nothing_more(tenant, owner):
    odd = make_conversation(tenant, make_contact(tenant, profile_name="Rita {corretor}"))
    assert (
        filled(QuickReply(text="{nome}"), values_for(odd, owner, datetime.now(UTC))).text == "Rita {corretor}"
    )


def test_without_javascript_one_is_chosen_from_a_page_and_waits_in_the_composer(
    mate_client, tenant, conversation
):
    reply = make_reply(tenant, text="Oi, {primeiro_nome}! <b>{imovel}</b>")
    make_reply(tenant, "tchau", deleted_at=datetime.now(UTC))
    thread = f"/conversas/{conversation.id}"
    page = mate_client.get(f"{thread}/respostas").text
    assert "Complete {imovel}" in page
    assert "tchau" not in page
    assert f"{thread}?resposta={reply.id}#composer" in page
    composer = mate_client.get(f"{thread}?resposta={reply.id}").text.split('id="texto"')[1]
    assert "Oi, Rita! &lt;b&gt;{imovel}&lt;/b&gt;</textarea>" in composer


@pytest.mark.parametrize("wanted", ["0", "x", "999999", "9" * 30])
def test_an_odd_reply_leaves_the_composer_empty(owner_client, conversation, wanted):
    assert owner_client.get(f"/conversas/{conversation.id}?resposta={wanted}").status_code == 200


def test_the_composer_is_offered_them_with_the_words_in_them(owner_client, tenant, conversation):
    make_reply(tenant, text='Oi, "{primeiro_nome}"')
    offered = owner_client.fragment(f"/conversas/{conversation.id}/respostas").text
    assert 'data-insert="Oi, &#34;Rita&#34;"' in offered


def test_another_agencys_reply_is_not_put_into_our_composer(owner_client, other_tenant, conversation):
    theirs = make_reply(other_tenant, text="Segredo da concorrência")
    assert "Segredo" not in owner_client.get(f"/conversas/{conversation.id}?resposta={theirs.id}").text
