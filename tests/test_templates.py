"""Message templates end to end: read from Meta, filled in, sent, seen by the customer, tapped."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from atendeja.actions.templates import sync_templates
from atendeja.extensions import db
from atendeja.models import Conversation, Message, Template
from atendeja.queries.templates import templates_of
from atendeja.tasks import sync_templates as sync_task
from atendeja.whatsapp.simulated_templates import TEMPLATES
from atendeja.whatsapp.templates import listed

from .factories import make_contact, make_conversation, make_message, make_property

NOW = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)
BODY = "Olá, {{1}}! Sua visita é {{2}}. Até lá."


def make_template(tenant, *components, **values):
    components = components or ({"type": "BODY", "text": BODY},)
    row = {"name": "aviso", "language": "pt_BR", "category": "UTILITY", "status": "APPROVED"}
    row |= {"tenant_id": tenant.id, "parameter_format": "POSITIONAL", "updated_at": NOW}
    made = Template(**row | {"components": list(components)} | values)
    db.session.add(made)
    db.session.flush()
    return made


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, make_contact(tenant, profile_name="Carla Dias"))
    make_message(made, "Oi")
    return made


@pytest.fixture
def of_meta(tenant):
    """The simulated account's three templates, by name."""
    sync_templates(tenant, listed(TEMPLATES), NOW)
    return {row.name: row for row in templates_of(tenant.id)}


def page_of(conversation, template=None):
    return f"/conversas/{conversation.id}/modelos" + (f"/{template.id}" if template else "")


def sent_by(conversation):
    query = select(Message).where(Message.conversation_id == conversation.id, Message.direction == "out")
    return db.session.scalars(query.order_by(Message.id)).all()


# --- Meta's list --------------------------------------------------------------------------------------


def test_what_meta_lists_is_stored_changed_lost_and_found_again(tenant):
    first = listed(TEMPLATES)
    sync_templates(tenant, first, NOW)
    assert [(row.name, row.usable) for row in templates_of(tenant.id)] == [
        ("lembrete_visita", True), ("novo_imovel", True), ("visita_confirmada", True),
    ]  # fmt: skip
    paused = json.loads(json.dumps(TEMPLATES))
    paused["data"][0]["status"] = "PAUSED"
    later = NOW + timedelta(hours=1)
    sync_templates(tenant, listed({"data": paused["data"][:2]}), later)
    lembrete, novo, visita = templates_of(tenant.id)
    assert (visita.status, visita.usable, visita.gone_at) == ("PAUSED", False, None)
    assert (novo.gone_at, novo.usable, lembrete.usable) == (later, False, True)
    sync_templates(tenant, first, later + timedelta(hours=1))
    assert all(row.usable for row in templates_of(tenant.id))


def test_another_agencys_templates_are_left_alone(tenant, other_tenant):
    theirs = make_template(other_tenant, name="deles")
    sync_templates(tenant, listed(TEMPLATES), NOW)
    sync_templates(tenant, [], NOW)
    assert theirs.gone_at is None
    assert templates_of(other_tenant.id) == [theirs]


def test_while_meta_cannot_be_read_nothing_changes(app, tenant, of_meta, monkeypatch):
    class Unreadable:
        def templates(self, *_):
            return None

    monkeypatch.setitem(app.extensions, "gateway", Unreadable())
    sync_task.function(tenant.id)
    assert all(row.usable for row in templates_of(tenant.id))


def test_the_command_reads_and_shows_them(app, tenant):
    result = app.test_cli_runner().invoke(args=["sync-templates"])
    assert result.exit_code == 0, result.output
    assert "visita_confirmada (pt_BR): ready" in result.output
    assert app.test_cli_runner().invoke(args=["sync-templates", "--tenant", "nenhuma"]).exit_code == 1


def test_the_button_reads_them_and_the_page_waits(owner_client, conversation, run_tasks, tenant):
    start = owner_client.get(page_of(conversation))
    assert "Nenhum modelo pronto" in start.text
    waiting = owner_client.submit(start, page_of(conversation) + "/atualizar")
    assert waiting.status_code == 303
    address = waiting.headers["Location"]
    page = owner_client.get(address)
    assert "Buscando os modelos" in page.text
    poll = address.replace("/modelos?", "/modelos/novas?")
    assert poll.replace("&", "&amp;") in page.text
    assert owner_client.fragment(poll).status_code == 204
    run_tasks()
    found = owner_client.fragment(poll)
    assert found.status_code == 200
    assert "Visita confirmada" in found.text
    assert "hx-get" not in found.text


def test_a_page_that_waited_in_vain_says_so(owner_client, conversation):
    long_ago = int((datetime.now(UTC) - timedelta(minutes=1)).timestamp() * 1_000_000)
    page = owner_client.get(f"{page_of(conversation)}?desde={long_ago}-0-0")
    assert "Não deu para ler" in page.text
    assert "hx-trigger" not in page.text.split('id="templates"')[1].split(">")[0]


# --- choosing -------------------------------------------------------------------------------------------


def test_the_thread_leads_to_the_templates(owner_client, conversation, of_meta):
    assert page_of(conversation) in owner_client.get(f"/conversas/{conversation.id}").text
    page = owner_client.get(page_of(conversation)).text
    assert "Visita confirmada" in page
    assert "Novo imóvel" in page
    assert "Sua visita está confirmada para [sábado, 14/03, às 10h]" in page
    assert "não pode" not in page


def test_a_thread_whose_window_is_closed_offers_a_template_first(owner_client, tenant):
    late = make_conversation(tenant, last_customer_at=datetime.now(UTC) - timedelta(hours=25))
    page = owner_client.get(f"/conversas/{late.id}").text
    assert "Passaram 24 horas" in page
    assert 'class="button button-main" id="pick-template"' in page
    assert 'id="act-take_over" class="button"' in page


def test_a_thread_whose_window_is_open_does_not_speak_of_it(owner_client, conversation):
    assert "Passaram 24 horas" not in owner_client.get(f"/conversas/{conversation.id}").text


UNUSABLE = [
    ({"status": "PENDING"}, "Em análise na Meta"),
    ({"status": "REJECTED", "rejected_reason": "PROMOTIONAL"}, "Recusado pela Meta (PROMOTIONAL)"),
    ({"status": "PAUSED"}, "Pausado pela Meta"),
    ({"status": "DISABLED"}, "Desativado pela Meta"),
    ({"status": "LIMIT_EXCEEDED"}, "Ainda não aprovado"),
    ({"gone_at": NOW}, "Não está mais na Meta"),
    ({"category": "AUTHENTICATION"}, "Código de segurança"),
    ({"components": [{"type": "BODY", "text": "Oi"}, {"type": "CAROUSEL"}]}, "Tem partes que ainda não"),
    (
        {"components": [{"type": "HEADER", "format": "LOCATION"}, {"type": "BODY", "text": "Oi"}]},
        "Tem partes",
    ),
    ({"components": [{"type": "BUTTONS", "buttons": [{"type": "FLOW"}]}]}, "Tem partes que ainda não"),
    ({"components": [{"type": "BODY"}]}, "Tem partes que ainda não"),
    ({"components": [{"type": "BODY", "text": ["?"]}, {"type": None}]}, "Tem partes que ainda não"),
]


@pytest.mark.parametrize(("values", "why"), UNUSABLE)
def test_what_cannot_be_sent_says_why_and_is_not_sent(owner_client, conversation, tenant, values, why):
    template = make_template(tenant, name="estranho", **values)
    page = owner_client.get(page_of(conversation))
    assert why in page.text
    assert "1 modelo que não pode ser enviado" in page.text
    form = owner_client.get(page_of(conversation, template))
    answer = owner_client.submit(
        form, page_of(conversation, template), **{"corpo-1": "Ana", "corpo-2": "hoje"}
    )
    assert answer.status_code == 409
    assert why.split(" (")[0] in answer.text
    assert sent_by(conversation) == []


# --- filling in and sending -----------------------------------------------------------------------------


def test_a_template_is_filled_in_sent_and_read(owner_client, conversation, of_meta, owner, sent, run_tasks):
    address = page_of(conversation, of_meta["visita_confirmada"])
    form = owner_client.get(address)
    assert 'value="Carla"' in form.text
    answer = owner_client.submit(form, address, **{"corpo-2": "sábado, 14/03, às 10h"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/conversas/{conversation.id}")
    run_tasks()
    template = sent[-1]["template"]
    assert template["name"] == "visita_confirmada"
    assert template["language"] == {"code": "pt_BR"}
    body, *buttons = template["components"]
    assert body == {
        "type": "body",
        "parameters": [{"type": "text", "text": "Carla"}, {"type": "text", "text": "sábado, 14/03, às 10h"}],
    }
    assert [(b["sub_type"], b["index"]) for b in buttons] == [("quick_reply", str(i)) for i in range(3)]
    (message,) = sent_by(conversation)
    assert (message.kind, message.status, message.author) == ("template", "sent", "agent")
    assert message.text.startswith("Olá, Carla! Sua visita está confirmada para sábado, 14/03, às 10h.\n\n")
    assert (conversation.status, conversation.agent_id) == ("agent", owner.id)
    thread = owner_client.get(f"/conversas/{conversation.id}").text
    for words in ("Visita confirmada", "Olá, Carla!", "Remarcar", "responda PARAR", "ticks-sent"):
        assert words in thread


def test_named_parameters_are_sent_by_name(owner_client, conversation, of_meta, sent, run_tasks):
    address = page_of(conversation, of_meta["lembrete_visita"])
    typed = {"corpo-codigo": "AP1023", "corpo-quando": "amanhã às 10h"}
    owner_client.submit(owner_client.get(address), address, **typed)
    run_tasks()
    assert sent[-1]["template"]["components"][0]["parameters"] == [
        {"type": "text", "parameter_name": "nome", "text": "Carla"},
        {"type": "text", "parameter_name": "codigo", "text": "AP1023"},
        {"type": "text", "parameter_name": "quando", "text": "amanhã às 10h"},
    ]


def test_a_propertys_code_becomes_its_photo(owner_client, conversation, tenant, of_meta, sent, run_tasks):
    make_property(tenant, code="AP-77", photos=("/static/demo/sala-mar.jpg",))
    address = page_of(conversation, of_meta["novo_imovel"])
    typed = {"corpo-2": "Apê", "corpo-3": "Santos", "corpo-4": "R$ 1", "botao-1": "ap77", "midia": "ap 77"}
    answer = owner_client.submit(owner_client.get(address), address, **typed)
    assert answer.status_code == 303
    run_tasks()
    header, _body, _tap, link = sent[-1]["template"]["components"]
    assert header["parameters"][0]["image"]["link"].endswith("/static/demo/sala-mar.jpg")
    assert link == {
        "type": "button", "sub_type": "url", "index": "1", "parameters": [{"type": "text", "text": "ap77"}],
    }  # fmt: skip
    assert sent_by(conversation)[0].payload["buttons"][1]["url"] == "https://exemplo.com.br/imovel/ap77"


WRONG = [
    ("", "Preencha este campo."),
    ("   ", "Preencha este campo."),
    ("a\nb", "Escreva em uma linha só"),
    ("a\r\nb", "Escreva em uma linha só"),
    ("a\tb", "Escreva em uma linha só"),
    ("a\u2028b", "Escreva em uma linha só"),
    ("a     b", "no máximo quatro seguidos"),
    ("a" * 1024, "tire"),
    ("🎉" * 500, "tire"),
]


@pytest.mark.parametrize(("value", "sentence"), WRONG)
def test_a_value_that_meta_refuses_is_said_beside_its_field(
    owner_client, conversation, tenant, value, sentence
):
    template = make_template(tenant)
    address = page_of(conversation, template)
    answer = owner_client.submit(owner_client.get(address), address, **{"corpo-2": value})
    assert answer.status_code == 422
    assert sentence in answer.text
    field = answer.text.split('name="corpo-2"')[1].split(">")[0]
    assert 'aria-invalid="true"' in field
    assert 'value="Carla"' in answer.text
    assert sent_by(conversation) == []


@pytest.mark.parametrize("value", ["a    b", "é 1º", "x" * 900, "{{2}}", "<b>", "*a*"])
def test_any_other_value_is_sent_as_it_is(owner_client, conversation, tenant, sent, run_tasks, value):
    template = make_template(tenant)
    address = page_of(conversation, template)
    assert owner_client.submit(owner_client.get(address), address, **{"corpo-2": value}).status_code == 303
    run_tasks()
    assert sent[-1]["template"]["components"][0]["parameters"][1]["text"] == value
    assert sent_by(conversation)[0].text == f"Olá, Carla! Sua visita é {value}. Até lá."


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("", "Preencha"),
        ("ZZ-999", "Não achei um imóvel"),
        ("AP-SEM", "Não achei um imóvel"),
        ("AP-1", "Não achei um imóvel"),
        ("javascript:alert(1)", "Não achei um imóvel"),
        ("https://a b", "Cole o endereço"),
    ],
)
def test_a_photo_that_is_none_is_refused(owner_client, conversation, tenant, of_meta, value, sentence):
    make_property(tenant, code="AP-SEM", photos=())
    address = page_of(conversation, of_meta["novo_imovel"])
    typed = {"corpo-2": "a", "corpo-3": "b", "corpo-4": "c", "botao-1": "d", "midia": value}
    answer = owner_client.submit(owner_client.get(address), address, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert sent_by(conversation) == []


def test_a_double_click_sends_once(owner_client, conversation, tenant):
    template = make_template(tenant)
    address = page_of(conversation, template)
    form = owner_client.get(address)
    for _ in range(2):
        assert owner_client.submit(form, address, **{"corpo-2": "hoje"}).status_code == 303
    assert len(sent_by(conversation)) == 1


@pytest.mark.parametrize(
    ("field", "category", "status"),
    [
        ("opted_out_at", "UTILITY", 409),
        ("opted_out_at", "MARKETING", 409),
        ("marketing_stopped_at", "MARKETING", 409),
        ("marketing_stopped_at", "UTILITY", 303),
    ],
)
def test_who_said_no_is_not_written_to(owner_client, conversation, tenant, field, category, status):
    setattr(conversation.contact, field, NOW)
    template = make_template(tenant, category=category)
    address = page_of(conversation, template)
    answer = owner_client.submit(owner_client.get(address), address, **{"corpo-2": "hoje"})
    assert answer.status_code == status
    assert len(sent_by(conversation)) == (status == 303)


def test_it_leaves_when_the_24_hours_are_over(owner_client, tenant, sent, run_tasks):
    old = make_conversation(tenant, last_customer_at=datetime.now(UTC) - timedelta(days=3))
    template = make_template(tenant)
    address = page_of(old, template)
    owner_client.submit(owner_client.get(address), address, **{"corpo-1": "Rui", "corpo-2": "hoje"})
    run_tasks()
    assert sent[-1]["type"] == "template"


# --- the preview ----------------------------------------------------------------------------------------


def test_the_preview_follows_what_is_typed(owner_client, conversation, of_meta, tenant):
    make_property(tenant, code="AP-77", photos=("/static/demo/sala-mar.jpg",))
    address = page_of(conversation, of_meta["novo_imovel"]) + "/previa"
    empty = owner_client.fragment(address).text
    assert "[Apartamento de 2 quartos]" in empty
    assert "https://exemplo.com.br/imovel/[AP1023]" in empty
    query = {"corpo-1": "<i>Rui</i>", "corpo-2": "Casa", "midia": "AP 77", "botao-1": "77"}
    typed = owner_client.fragment(address, query_string=query).text
    for words in (
        "&lt;i&gt;Rui&lt;/i&gt;",
        "Casa",
        "/static/demo/sala-mar.jpg",
        "imovel/77",
        "Quero visitar",
    ):
        assert words in typed


def test_without_javascript_a_button_shows_it(owner_client, conversation, tenant):
    template = make_template(tenant)
    address = page_of(conversation, template)
    page = owner_client.submit(owner_client.get(address), address, acao="ver", **{"corpo-2": "sexta"})
    assert page.status_code == 200
    assert "Olá, Carla! Sua visita é sexta. Até lá." in page.text
    assert sent_by(conversation) == []


# --- whose it is ----------------------------------------------------------------------------------------


def test_another_agency_finds_nothing(stranger_client, owner_client, conversation, of_meta, other_tenant):
    ours = of_meta["visita_confirmada"]
    theirs = make_template(other_tenant, name="deles")
    for path in ("", "/novas", f"/{ours.id}", f"/{ours.id}/previa"):
        assert stranger_client.get(page_of(conversation) + path).status_code == 404
    assert owner_client.get(page_of(conversation, theirs)).status_code == 404
    assert owner_client.get(page_of(conversation, theirs) + "/previa").status_code == 404
    assert "deles" not in owner_client.get(page_of(conversation)).text.lower()
    token = owner_client.get(page_of(conversation, ours))
    for path in (page_of(conversation, theirs), f"/conversas/999999/modelos/{ours.id}"):
        data = {"csrf_token": token.text.split('name="csrf_token" value="')[1].split('"')[0]}
        assert owner_client.post(path, data=data).status_code == 404
    assert db.session.scalar(select(func.count()).where(Message.kind == "template")) == 0


def test_who_is_not_signed_in_is_sent_to_the_door(client, conversation):
    assert "/entrar" in client.get(page_of(conversation)).headers["Location"]


# --- the customer's phone -------------------------------------------------------------------------------


def test_the_phone_shows_it_and_a_tap_arrives_as_a_button(owner_client, client, of_meta, tenant, run_tasks):
    contact = make_contact(tenant, wa_id="5513991110001", profile_name="Ana Souza")
    conversation = make_conversation(tenant, contact, last_customer_at=datetime.now(UTC))
    address = page_of(conversation, of_meta["visita_confirmada"])
    owner_client.submit(owner_client.get(address), address, **{"corpo-2": "sábado"})
    run_tasks()
    phone = client.get("/simulador/5513991110001")
    assert "Olá, Ana! Sua visita está confirmada para sábado." in phone.text
    template_id = of_meta["visita_confirmada"].id
    data = {"toque": f"modelo:{template_id}:1", "rotulo": "Remarcar", "em": "template"}
    assert f'value="modelo:{template_id}:1"' in phone.text
    assert 'name="em" value="template"' in phone.text
    token = phone.text.split('name="csrf_token" value="')[1].split('"')[0]
    client.post("/simulador/5513991110001/mensagens", data=data | {"csrf_token": token})
    tapped = db.session.scalars(
        select(Message).where(Message.conversation_id == conversation.id, Message.direction == "in")
    ).one()
    assert (tapped.kind, tapped.text) == ("button", "Remarcar")
    assert tapped.payload["tapped"] == f"modelo:{template_id}:1"


def test_a_templates_button_is_heard_as_what_it_says(say, tenant):
    say("oi")
    answers = say.send(
        {"type": "button", "button": {"payload": "modelo:1:1", "text": "Falar com um corretor"}}
    )
    assert answers
    conversation = db.session.get_one(Conversation, answers[0].conversation_id)
    assert conversation.status == "waiting"
