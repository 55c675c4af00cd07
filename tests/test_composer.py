"""The composer: what it allows by the state of the 24 h window, answers to a given message, its tokens."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Message

from .browser import HTMX, form_fields
from .factories import make_contact, make_conversation, make_message
from .test_live_pages import poller


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, make_contact(tenant, wa_id="5513998765432", profile_name="Rita Lima"))
    make_message(made, "Procuro apartamento em Santos", wamid="wamid.RITA")
    return made


@pytest.fixture
def thread(conversation):
    return f"/conversas/{conversation.id}"


@pytest.fixture
def yesterday(conversation):
    """The window closed two hours ago."""
    conversation.last_customer_at = datetime.now(UTC) - timedelta(hours=26)
    return conversation


def replies(conversation):
    query = select(Message).where(Message.conversation_id == conversation.id, Message.author == "agent")
    return db.session.scalars(query.order_by(Message.id)).all()


def clock(page):
    return re.search(r'class="window-clock([^"]*)".*?<b>([^<]*)</b>', page.text, re.S)


# --- the window ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ago", "words", "amber"),
    [(timedelta(hours=1), "22h5", False), (timedelta(hours=22, minutes=30), "1h2", True)],
)
def test_the_open_window_counts_down_and_turns_amber(owner_client, conversation, thread, ago, words, amber):
    conversation.last_customer_at = datetime.now(UTC) - ago
    found = clock(owner_client.get(thread))
    assert found[2].startswith(words)
    assert ("window-soon" in found[1]) is amber


def test_the_closed_window_shows_no_free_composer_but_the_templates(owner_client, yesterday, thread):
    page = owner_client.get(thread).text
    assert 'name="texto" rows="1" placeholder="Mensagem"' not in page
    assert "Passaram 24 horas" in page
    assert f"{thread}/modelos" in page
    assert "?responder=" not in page


def test_a_note_is_possible_while_the_window_is_closed(owner_client, yesterday, thread):
    assert 'href="#nota"' in owner_client.get(thread).text.split('id="composer"')[1].split("</section>")[0]


@pytest.mark.parametrize("htmx", [False, True])
def test_free_words_after_the_window_are_refused_and_kept(owner_client, conversation, thread, htmx):
    page = owner_client.get(thread)
    conversation.last_customer_at = datetime.now(UTC) - timedelta(hours=26)
    answer = owner_client.submit(page, f"{thread}/mensagens", htmx=htmx, texto="Ainda dá tempo?")
    assert answer.status_code == 422
    assert "agora só chega um modelo" in answer.text
    assert "Ainda dá tempo?" in answer.text
    assert replies(conversation) == []


def test_a_retry_of_what_was_sent_in_time_is_no_refusal(owner_client, conversation, thread):
    page = owner_client.get(thread)
    owner_client.submit(page, f"{thread}/mensagens", texto="A tempo")
    conversation.last_customer_at = datetime.now(UTC) - timedelta(hours=26)
    assert owner_client.submit(page, f"{thread}/mensagens", texto="A tempo").status_code == 303
    assert len(replies(conversation)) == 1


def test_news_bring_another_composer_only_when_the_window_turned(owner_client, conversation, thread, say):
    address = poller(owner_client.get(thread), f"{thread}/novas")
    assert "janela=aberta" in address
    say("Oi")
    assert 'id="composer"' not in owner_client.get(address, headers=HTMX).text
    conversation.last_customer_at = datetime.now(UTC) - timedelta(hours=26)
    turned = owner_client.get(address, headers=HTMX).text
    assert re.search(r'<section id="composer"[^>]*hx-swap-oob', turned)
    assert "janela=fechada" in turned


def test_the_customer_who_writes_opens_the_composer_again(owner_client, yesterday, thread, say):
    address = poller(owner_client.get(thread), f"{thread}/novas")
    say("Voltei")
    assert re.search(r'<form id="composer"[^>]*hx-swap-oob', owner_client.get(address, headers=HTMX).text)


def test_the_composer_alone_for_when_the_clock_runs_out(owner_client, yesterday, thread):
    answer = owner_client.fragment(f"{thread}/resposta")
    assert "Escolher modelo" in answer.text
    assert "<h1" not in answer.text


# --- answering a message -------------------------------------------------------------------------


def rita(conversation):
    return db.session.scalar(select(Message).where(Message.wamid == "wamid.RITA"))


def test_an_answer_quotes_its_message_for_the_customer_and_in_the_thread(
    owner_client, conversation, thread, run_tasks, sent
):
    asked = rita(conversation)
    page = owner_client.get(f"{thread}?responder={asked.id}")
    assert 'class="answering"' in page.text
    owner_client.submit(page, f"{thread}/mensagens", texto="Tenho três!")
    run_tasks()
    assert sent[-1]["context"] == {"message_id": "wamid.RITA"}
    shown = owner_client.get(thread).text.split('id="thread"')[1]
    assert f'<blockquote class="quote"><a href="#m-{asked.id}">' in shown.split("Tenho três!")[0][-1500:]


def test_htmx_gets_only_the_quoting_composer(owner_client, conversation, thread):
    answer = owner_client.fragment(f"{thread}?responder={rita(conversation).id}")
    assert 'class="answering"' in answer.text
    assert "<h1" not in answer.text


@pytest.mark.parametrize("whose", ["another conversation", "another agency", "nobody"])
def test_only_a_message_of_this_conversation_can_be_answered(
    owner_client, tenant, other_tenant, conversation, thread, whose
):
    owners = {"another conversation": tenant, "another agency": other_tenant}
    foreign = make_message(make_conversation(owners[whose])).id if whose in owners else 10**12
    page = owner_client.get(thread)
    data = form_fields(page, f"{thread}/mensagens") | {"texto": "Oi", "responder": str(foreign)}
    assert owner_client.post(f"{thread}/mensagens", data=data).status_code == 404
    assert 'class="answering"' not in owner_client.get(f"{thread}?responder={foreign}").text
    assert replies(conversation) == []


def test_a_message_that_never_left_cannot_be_answered(owner_client, conversation, thread):
    queued = make_message(conversation, "na fila", direction="out", wamid=None, status="queued")
    assert 'class="answering"' not in owner_client.get(f"{thread}?responder={queued.id}").text


@pytest.mark.parametrize("odd", ["x", "-1", "0", "9" * 30, "²"])
def test_an_odd_answer_address_is_the_plain_thread(owner_client, conversation, thread, odd):
    assert owner_client.get(thread, query_string={"responder": odd}).status_code == 200


# --- on the page at once -------------------------------------------------------------------------


def test_the_real_message_is_known_by_its_token(owner_client, conversation, thread):
    page = owner_client.get(thread)
    token = form_fields(page, f"{thread}/mensagens")["token"]
    owner_client.submit(page, f"{thread}/mensagens", texto="Oi")
    assert f'data-token="{token}"' in owner_client.get(thread).text


def test_the_page_has_a_bubble_ready_for_what_is_being_sent(owner_client, conversation, thread):
    page = owner_client.get(thread).text
    assert '<template id="sending">' in page
    assert "tentar de novo" in page


def test_only_one_small_place_is_read_out(owner_client, conversation, thread):
    page = owner_client.get(thread).text
    assert re.search(r'id="thread"[^>]*role="log"[^>]*aria-live="off"', page)
    assert '<p id="announce" class="sr" role="status"></p>' in page


# --- the way back keeps the list as it was ---------------------------------------------------------


def test_queue_and_filters_survive_an_answer_without_scripts(owner_client, conversation, thread):
    page = owner_client.get(f"{thread}?fila=minhas&origem=site")
    action = re.search(rf'action="({thread}/mensagens[^"]*)"', page.text)[1].replace("&amp;", "&")
    data = form_fields_of(page, action) | {"texto": "Oi"}
    answer = owner_client.post(action, data=data)
    assert answer.location == f"{thread}?fila=minhas&origem=site"


def form_fields_of(page, action):
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
    return {"csrf_token": token, "token": "abcdefgh1234"}


@pytest.mark.parametrize(
    "query",
    ["_external=1&_scheme=javascript", "endpoint=x", "conversation_id=2", "values=1", "fila=" + "x" * 4000],
)
def test_no_query_can_bend_the_addresses_of_the_page(owner_client, conversation, thread, query):
    page = owner_client.get(f"{thread}?{query}")
    assert page.status_code == 200
    assert "javascript:" not in page.text


# --- cost ------------------------------------------------------------------------------------------


def test_eighty_messages_cost_as_many_statements_as_one(owner_client, conversation, thread, statements):
    owner_client.get(thread)
    with statements() as one:
        owner_client.get(thread)
    for n in range(79):
        make_message(conversation, f"linha {n}", direction="out" if n % 2 else "in")
    owner_client.get(thread)
    with statements() as eighty:
        owner_client.get(thread)
    assert len(eighty) == len(one)
    assert len(one) <= 10  # one more where there is a lead, another where messages are on an earlier page
