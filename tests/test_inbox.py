"""The agents' inbox: the list, a thread, answering, taking over."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from atendeja.extensions import db
from atendeja.models import Conversation, Message
from atendeja.queue import huey

from .browser import HTMX
from .factories import make_contact, make_conversation, make_event, make_message


@pytest.fixture
def conversation(tenant):
    contact = make_contact(tenant, wa_id="5513998765432", profile_name="Rita Lima")
    made = make_conversation(tenant, contact)
    make_message(made, "Procuro apartamento em Santos")
    make_message(made, "Para comprar ou alugar?", direction="out")
    return made


@pytest.fixture
def thread(conversation):
    return f"/conversas/{conversation.id}"


def replies(conversation):
    query = select(Message).where(Message.conversation_id == conversation.id, Message.author == "agent")
    return db.session.scalars(query.order_by(Message.id)).all()


# --- looking -------------------------------------------------------------------------------------


def test_the_list_shows_ours_and_nothing_of_another_agency(owner_client, conversation):
    page = owner_client.get("/conversas").text
    assert "Rita Lima" in page
    assert "outra imobiliária" not in page
    assert page.count(f"/conversas/{conversation.id}") >= 1


def test_an_empty_inbox_says_what_to_do(owner_client):
    assert owner_client.get("/conversas").status_code == 200


@pytest.mark.parametrize(
    ("queue", "seen"),
    [
        ("minhas", {"minha"}),
        ("aguardando", {"espera"}),
        ("bot", {"robô"}),
        ("todas", {"minha", "espera", "robô", "colega"}),
        ("encerradas", {"velha"}),
        ("inventada", {"minha", "espera", "robô", "colega"}),
    ],
)
def test_each_queue_shows_its_own(owner_client, tenant, owner, mate, queue, seen):
    kinds = {"minha": ("agent", owner.id), "espera": ("waiting", None), "robô": ("bot", None)}
    kinds |= {"colega": ("agent", mate.id), "velha": ("closed", None)}
    for name, (status, agent_id) in kinds.items():
        contact = make_contact(tenant, profile_name=f"Cliente {name}")
        since = datetime.now(UTC) if status == "waiting" else None
        make_conversation(tenant, contact, status=status, agent_id=agent_id, waiting_since=since)
    page = owner_client.get(f"/conversas?fila={queue}").text
    assert {name for name in kinds if f"Cliente {name}" in page} == seen


def test_the_thread_shows_messages_and_what_happened(owner_client, conversation, thread):
    make_event(conversation, "handoff.requested", detail={"reason": "asked"})
    page = owner_client.get(thread).text.split('id="thread"')[1]
    assert page.index("Procuro apartamento") < page.index("Para comprar ou alugar?")
    assert "o cliente pediu uma pessoa" in page


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "*<b>x</b>*"]
)
def test_what_customers_write_is_never_html(owner_client, tenant, words):
    contact = make_contact(tenant, profile_name=words)
    conversation = make_conversation(tenant, contact)
    make_message(conversation, words)
    for path in (f"/conversas/{conversation.id}", "/conversas"):
        page = owner_client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<b>x</b>" not in page


@pytest.mark.parametrize(
    "kind", ["image", "audio", "location", "contacts", "sticker", "reaction", "coisa_nova"]
)
def test_a_message_of_any_kind_can_be_looked_at(owner_client, conversation, thread, kind):
    make_message(conversation, None, kind=kind, payload={})
    assert owner_client.get(thread).status_code == 200


def test_a_long_thread_shows_the_newest_and_leads_to_the_older(owner_client, conversation, thread):
    for n in range(170):
        make_message(conversation, f"linha {n:03}")
    page = owner_client.get(thread).text
    assert "linha 169" in page
    assert "linha 050" not in page
    older = page.split(f"{thread}?antes=")[1].split('"')[0].replace("&amp;", "&")
    assert "linha 050" in owner_client.get(f"{thread}?antes={older}").text
    for odd in ("x", "0", "-1", "9" * 30):
        assert "linha 169" in owner_client.get(f"{thread}?antes={odd}").text
    assert "linha 050" in owner_client.fragment(f"{thread}?antes={older}").text


def test_sixty_conversations_cost_as_many_statements_as_one(owner_client, tenant, statements):
    make_message(make_conversation(tenant))
    with statements() as one:
        owner_client.get("/conversas")
    for _ in range(59):
        make_message(make_conversation(tenant))
    with statements() as sixty:
        owner_client.get("/conversas")
    assert len(sixty) == len(one)
    assert len(one) <= 6


# --- other agencies ------------------------------------------------------------------------------


def test_to_a_stranger_none_of_our_conversations_exists(stranger_client, app, conversation):
    token = stranger_client.get("/conversas").text.split('name="csrf_token" value="')[1].split('"')[0]
    rules = [rule for rule in app.url_map.iter_rules() if "conversation_id" in rule.arguments]
    assert len(rules) >= 6
    urls = app.url_map.bind("localhost")
    for rule in rules:
        values = dict.fromkeys(rule.arguments, 1) | {"conversation_id": conversation.id}
        if "GET" in rule.methods:
            path = urls.build(rule.endpoint, values, method="GET")
            assert stranger_client.get(path).status_code == 404, rule
            assert stranger_client.fragment(path).status_code == 404, rule
        if "POST" in rule.methods:
            path = urls.build(rule.endpoint, values, method="POST")
            data = {"csrf_token": token, "texto": "oi", "token": "abcdefgh"}
            assert stranger_client.post(path, data=data).status_code == 404, rule
    assert replies(conversation) == []
    assert db.session.get(Conversation, conversation.id).status == "bot"


@pytest.mark.parametrize("path", ["/conversas/999999999", "/conversas/99999999999999999999", "/conversas/x"])
def test_what_does_not_exist_is_not_found(owner_client, path):
    assert owner_client.get(path).status_code == 404


# --- answering -----------------------------------------------------------------------------------


def test_an_answer_is_queued_once_sent_and_pauses_the_assistant(
    owner_client, conversation, thread, owner, run_tasks, sent
):
    page = owner_client.get(thread)
    answer = owner_client.submit(page, f"{thread}/mensagens", texto="Bom dia, Rita!")
    assert (answer.status_code, answer.location) == (303, thread)
    assert huey.storage.queue_size() == 1
    run_tasks()
    (reply,) = replies(conversation)
    assert (reply.text, reply.status, reply.user_id) == ("Bom dia, Rita!", "sent", owner.id)
    assert (conversation.status, conversation.agent_id) == ("agent", owner.id)
    assert sent[-1]["text"]["body"] == "Bom dia, Rita!"


def test_a_double_click_is_one_message(owner_client, conversation, thread):
    page = owner_client.get(thread)
    for _ in range(2):
        assert owner_client.submit(page, f"{thread}/mensagens", texto="Oi").status_code == 303
    assert len(replies(conversation)) == 1


def test_the_same_words_from_a_fresh_form_are_a_second_message(owner_client, conversation, thread):
    for _ in range(2):
        owner_client.submit(owner_client.get(thread), f"{thread}/mensagens", texto="Oi")
    assert len(replies(conversation)) == 2


def test_htmx_gets_a_fresh_composer_and_a_tick(owner_client, conversation, thread):
    page = owner_client.get(thread)
    answer = owner_client.submit(page, f"{thread}/mensagens", htmx=True, texto="Oi")
    assert answer.status_code == 200
    assert answer.headers["HX-Trigger-After-Settle"] == "tick"
    assert "<h1" not in answer.text
    owner_client.submit(answer, f"{thread}/mensagens", htmx=True, texto="Oi de novo")
    assert [reply.text for reply in replies(conversation)] == ["Oi", "Oi de novo"]


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("words", ["", "   \n ", "\x00", "x" * 4097])
def test_what_cannot_be_sent_comes_back_with_the_reason(owner_client, conversation, thread, words, htmx):
    page = owner_client.get(thread)
    answer = owner_client.submit(page, f"{thread}/mensagens", htmx=htmx, texto=words)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert words.replace("\x00", "").strip() in answer.text
    assert replies(conversation) == []


def test_a_made_up_token_does_no_harm(owner_client, conversation, thread):
    page = owner_client.get(thread)
    owner_client.submit(page, f"{thread}/mensagens", texto="Oi", token="'; drop table users; --" * 20)
    assert len(replies(conversation)) == 1


def test_four_thousand_and_ninety_six_characters_are_fine(owner_client, conversation, thread):
    owner_client.submit(owner_client.get(thread), f"{thread}/mensagens", texto="x" * 4096)
    assert len(replies(conversation)[0].text) == 4096


# --- taking over ---------------------------------------------------------------------------------


def act(browser, thread, what, htmx=False):
    return browser.submit(browser.get(thread), f"{thread}/{what}", htmx=htmx)


def test_an_agent_takes_over_hands_back_and_closes(owner_client, conversation, thread, owner):
    assert act(owner_client, thread, "assumir").status_code == 303
    assert (conversation.status, conversation.agent_id) == ("agent", owner.id)
    act(owner_client, thread, "devolver")
    assert (conversation.status, conversation.agent_id) == ("bot", None)
    act(owner_client, thread, "encerrar")
    assert conversation.status == "closed"


def test_a_team_mate_can_take_over_from_the_owner(owner_client, mate_client, conversation, thread, mate):
    act(owner_client, thread, "assumir")
    act(mate_client, thread, "assumir")
    assert conversation.agent_id == mate.id


def test_taking_over_twice_is_written_once(owner_client, conversation, thread):
    page = owner_client.get(thread)
    for _ in range(2):
        owner_client.submit(page, f"{thread}/assumir", htmx=True)
    assert owner_client.get(thread).text.count("assumiu o atendimento") == 1


def test_a_customer_who_writes_again_opens_a_closed_conversation(owner_client, conversation, thread, say):
    act(owner_client, thread, "encerrar")
    answers = say("oi, ainda tem?")
    assert conversation.status != "closed"
    assert answers


def test_nothing_is_lost_when_many_agents_look(owner_client, mate_client, conversation, thread):
    make_message(conversation, "Alguém aí?")
    for browser in (owner_client, mate_client):
        assert "Alguém aí?" in browser.get(thread, headers=HTMX | {"HX-History-Restore-Request": "true"}).text
    assert db.session.scalar(select(func.count()).where(Message.conversation_id == conversation.id)) == 3
