"""A person's data, shown and forgotten from the pages: by who may, only after a typed word, files too."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from atendeja.extensions import db
from atendeja.models import Contact, Erasure, Media, Message, Todo
from atendeja.tasks import forget_old

from .factories import make_contact, make_conversation, make_message, make_user


@pytest.fixture
def rita(say):
    say("oi, procuro apartamento de 2 quartos em Santos até 500 mil")
    return db.session.scalars(select(Contact).where(Contact.wa_id == say.wa_id)).one()


def test_everything_held_on_a_person_is_shown_and_can_be_taken_along(owner_client, rita):
    page = owner_client.get(f"/pessoas/{rita.id}/dados")
    assert "procuro apartamento de 2 quartos" in page.get_data(as_text=True)
    file = owner_client.get(f"/pessoas/{rita.id}/dados?formato=json")
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert json.loads(file.data)["Cadastro"][0]["Telefone"] == "(13) 99876-5432"


@pytest.mark.parametrize("typed", ["", "sim", "apagar tudo"])
def test_nothing_goes_without_the_word(owner_client, rita, typed):
    address = f"/pessoas/{rita.id}/apagar"
    refused = owner_client.submit(owner_client.get(address), address, confirmo=typed)
    assert refused.status_code == 422
    assert "Para confirmar, escreva apagar." in refused.get_data(as_text=True)
    assert db.session.get(Contact, rita.id).wa_id is not None


def test_with_the_word_the_person_is_forgotten_and_the_files_leave_the_storage(
    owner_client, rita, tenant, app, run_tasks
):
    folder, neighbour = app.extensions["storage"], make_contact(tenant)
    said = select(Message).where(Message.text.startswith("oi, procuro"), Message.direction == "in")
    message = db.session.scalars(said).one()
    with folder.incoming() as file:
        file.write(b"a face")
        name = file.keep()
    own = {"tenant_id": rita.tenant_id, "message_id": message.id}
    db.session.add(Media(**own, status="stored", stored_name=name))
    address = f"/pessoas/{rita.id}/apagar"
    done = owner_client.submit(owner_client.get(address), address, confirmo=" Apagar ")
    assert done.status_code == 303
    run_tasks()
    assert db.session.get(Contact, rita.id).wa_id is None
    assert not folder.path(name).exists()
    record = db.session.scalars(select(Erasure)).one()
    assert (record.pending, record.files, record.reason) == (False, [], "asked")
    assert neighbour.wa_id is not None


@pytest.mark.parametrize("path", ["dados", "apagar"])
def test_plain_agents_and_other_agencies_see_nothing(mate_client, stranger_client, rita, path, mate):
    assert mate.role == "agent"
    for client in (mate_client, stranger_client):
        assert client.get(f"/pessoas/{rita.id}/{path}").status_code == 404


def test_somebody_without_a_conversation_can_be_forgotten_too(owner_client, tenant):
    contact = make_contact(tenant)
    address = f"/pessoas/{contact.id}/apagar"
    assert owner_client.submit(owner_client.get(address), address, confirmo="apagar").status_code == 303
    assert db.session.get(Contact, contact.id).profile_name is None


def test_a_request_from_the_chat_becomes_a_task_with_the_legal_deadline(say, tenant):
    say("oi")
    say("quais dados vocês têm sobre mim?")
    todo = db.session.scalars(select(Todo).where(Todo.kind == "privacy")).one()
    assert todo.due_at - todo.created_at == timedelta(days=15)
    assert todo.user_id is None


def test_the_privacy_page_keeps_what_was_typed_and_says_what_is_wrong(owner_client, tenant):
    address = "/configuracoes/privacidade"
    wrong = owner_client.submit(owner_client.get(address), address, aviso="minha página", meses="muitos")
    assert wrong.status_code == 422
    assert wrong.get_data(as_text=True).count('field-error" role') == 2
    saved = owner_client.submit(
        owner_client.get(address), address, aviso="https://exemplo.com.br/privacidade", meses="24"
    )
    assert saved.status_code == 303
    db.session.refresh(tenant)
    assert (tenant.privacy_url, tenant.prefers.keep_months) == ("https://exemplo.com.br/privacidade", 24)


def test_other_settings_leave_privacy_as_it_is(owner_client, tenant):
    tenant.preferences = {"keep_months": 24}
    address = "/configuracoes/atendimento"
    assert owner_client.submit(owner_client.get(address), address, maximo="7").status_code == 303
    db.session.refresh(tenant)
    assert (tenant.prefers.keep_months, tenant.prefers.max_open) == (24, 7)


def test_old_words_go_piece_by_piece_in_the_background(tenant, run_tasks):
    tenant.preferences = {"keep_months": 1}
    conversation = make_conversation(tenant)
    for _ in range(3):
        message = make_message(conversation, "muito antiga")
        message.created_at -= timedelta(days=90)
    make_message(conversation, "de hoje")
    db.session.flush()
    forget_old(tenant.id)
    run_tasks()
    texts = select(Message.text).where(Message.conversation_id == conversation.id).order_by(Message.id)
    assert db.session.scalars(texts).all() == [None, None, None, "de hoje"]


def test_agents_have_no_privacy_settings(mate_client, tenant):
    make_user(tenant)
    assert mate_client.get("/configuracoes/privacidade").status_code == 404
