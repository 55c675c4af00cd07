"""Notes for the team: seen by nobody else, written once, taken back, and who is called by name is told."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja.actions import notes
from atendeja.extensions import db
from atendeja.models import ConversationEvent, Mention, Message, User
from atendeja.queue import huey

from .browser import HTMX
from .factories import make_conversation, make_message, make_user

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, waiting_since=NOW, status="waiting")
    make_message(made, "Procuro apartamento")
    return made


@pytest.fixture
def thread(conversation):
    return f"/conversas/{conversation.id}"


def written(conversation):
    query = select(ConversationEvent).where(ConversationEvent.conversation_id == conversation.id)
    return db.session.scalars(query.where(ConversationEvent.kind == "note.written")).all()


def called(conversation):
    query = select(Mention.user_id).where(Mention.conversation_id == conversation.id)
    return sorted(db.session.scalars(query))


def write(browser, thread, text, htmx=False, page=None):
    return browser.submit(page or browser.get(thread), f"{thread}/notas", htmx=htmx, texto=text)


# --- writing -------------------------------------------------------------------------------------


def test_a_note_is_written_without_javascript_and_never_sent(
    owner_client, conversation, thread, run_tasks, sent
):
    before = (conversation.status, conversation.waiting_since, conversation.last_message_at)
    messages = select(Message).where(Message.conversation_id == conversation.id)
    count = len(db.session.scalars(messages).all())
    answer = write(owner_client, thread, "Cuidado: <b>já</b> brigou\ncom a *outra* imobiliária")
    assert (answer.status_code, answer.location) == (303, f"{thread}#nota")
    page = owner_client.get(thread).text
    assert "Cuidado: &lt;b&gt;já&lt;/b&gt; brigou<br>com a <strong>outra</strong> imobiliária" in page
    assert huey.storage.queue_size() == 0
    run_tasks()
    assert list(sent) == []
    assert len(db.session.scalars(messages).all()) == count
    assert (conversation.status, conversation.waiting_since, conversation.last_message_at) == before


def test_a_double_tap_is_one_note(owner_client, conversation, thread):
    page = owner_client.get(thread)
    for _ in range(3):
        write(owner_client, thread, "Uma vez só", htmx=True, page=page)
    assert len(written(conversation)) == 1


def test_the_next_note_is_another(owner_client, conversation, thread):
    answer = write(owner_client, thread, "Uma", htmx=True)
    owner_client.submit(answer, f"{thread}/notas", htmx=True, texto="Duas")
    assert [note.detail["text"] for note in written(conversation)] == ["Uma", "Duas"]


@pytest.mark.parametrize("htmx", [False, True])
def test_an_empty_note_is_refused_beside_the_field(owner_client, conversation, thread, htmx):
    answer = write(owner_client, thread, "  ", htmx=htmx)
    assert answer.status_code == 422
    assert "Escreva a nota antes de salvar." in answer.text
    assert "note-form is-open" in answer.text
    assert written(conversation) == []


def test_a_note_that_is_too_long_keeps_its_words(owner_client, conversation, thread):
    answer = write(owner_client, thread, "x" * 4097)
    assert answer.status_code == 422
    assert "x" * 4097 in answer.text


def test_the_team_sees_it_live_and_another_agency_never(
    owner_client, mate_client, stranger_client, conversation, thread
):
    poll = mate_client.get(thread).text.split('id="poller"')[1].split('hx-get="')[1].split('"')[0]
    write(owner_client, thread, "Só para nós")
    news = mate_client.get(poll.replace("&amp;", "&"), headers=HTMX).text
    assert news.count("Só para nós") == 2  # in the thread and in the pane
    assert "Nota interna · Dona" in news
    assert stranger_client.get(thread).status_code == 404


def test_notes_stand_beside_the_thread(owner_client, thread):
    write(owner_client, thread, "Prefere manhã")
    assert "Prefere manhã" in owner_client.get(thread).text.split('id="details-notes"')[1]


# --- calling somebody ----------------------------------------------------------------------------

TEAM = {"Bia Souza": 2, "Ana Lúcia Prado": 3, "Ana Reis": 4, "João d'Ávila": 5}
CALLS = [
    ("@Bia vê isso?", {2}),
    ("fala com a @bia.", {2}),
    ("@Bia Souza e @joão", {2, 5}),
    ("@BIA SOUZA,por favor", {2}),
    ("@ana", {3, 4}),
    ("@Ana Reis: pode?", {4}),
    ("@Ana Lucia Prado pode?", {3}),
    ("@João d'Ávila", {5}),
    ("(@bia)", {2}),
    ("@Biazinha", set()),
    ("bia@exemplo.com.br e x@bia", set()),
    ("@@bia", set()),
    ("@", set()),
    ("@ Bia", set()),
    ("Bia", set()),
    ("@Ester", set()),
]


@pytest.mark.parametrize(("text", "people"), CALLS)
def test_who_is_called(text, people):
    team = [User(id=number, name=name) for name, number in TEAM.items()]
    found = notes.mentions(text, team)
    assert {user.id for users in found.values() for user in users} == people
    assert all(f"@{name}" in text for name in found)


def test_who_is_called_is_told_and_stands_out(owner_client, conversation, thread, mate):
    write(owner_client, thread, "Oi @Caio, olha isto")
    assert called(conversation) == [mate.id]
    assert written(conversation)[0].detail["mentions"] == [mate.id]
    assert '<b class="called">@Caio</b>, olha' in owner_client.get(thread).text


def test_neither_the_author_nor_strangers_nor_who_left_are_called(
    owner_client, tenant, conversation, thread, stranger
):
    make_user(tenant, name="Saiu Daqui", active=False)
    write(owner_client, thread, f"@Dona @Ester @{stranger.name} @Saiu @Saiu Daqui")
    assert called(conversation) == []


def test_the_team_is_offered_but_nobody_else(owner_client, thread):
    people = owner_client.get(thread).text.split('id="people"')[1].split("</ul>")[0]
    assert "@Caio Colega " in people
    assert "Ester" not in people
    assert "Dona" not in people


# --- taking it back ------------------------------------------------------------------------------


def test_a_note_is_removed_and_brought_back(owner_client, mate_client, conversation, thread, mate):
    write(owner_client, thread, "@Caio segredo")
    note = written(conversation)[0]
    place = f"{thread}/notas/{note.id}"
    poll = mate_client.get(thread).text.split('id="poller"')[1].split('hx-get="')[1].split('"')[0]
    poll = poll.replace("&amp;", "&")
    assert owner_client.submit(owner_client.get(thread), f"{place}/apagar").status_code == 303
    assert called(conversation) == []
    assert "segredo" not in owner_client.get(thread).text
    news = mate_client.get(poll, headers=HTMX).text
    assert f'<article id="e-{note.id}" class="message right by-note is-gone" hx-swap-oob="true">' in news
    assert "segredo" not in news
    owner_client.submit(owner_client.get(thread), f"{place}/recuperar")
    assert called(conversation) == [mate.id]
    news = mate_client.get(poll, headers=HTMX).text
    assert f'<article id="e-{note.id}" class="message right by-note" hx-swap-oob="true">' in news
    assert "segredo" in news
    assert "segredo" in owner_client.get(thread).text


def test_who_did_not_write_it_cannot_remove_it(owner_client, mate_client, conversation, thread):
    write(owner_client, thread, "Minha")
    note = written(conversation)[0]
    page = mate_client.get(thread)
    assert f"notas/{note.id}/apagar" not in page.text
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    answer = mate_client.post(f"{thread}/notas/{note.id}/apagar", data={"csrf_token": token})
    assert answer.status_code == 409
    assert "Só quem escreveu" in answer.text
    assert "Minha" in owner_client.get(thread).text


def test_what_was_removed_long_ago_stays_removed(conversation, owner):
    note = notes.write_note(conversation, owner, "x", "token-1234", [], NOW)
    notes.remove_note(conversation, note, owner, NOW)
    with pytest.raises(notes.NotYours, match="5 minutos"):
        notes.restore_note(conversation, note, owner, NOW + timedelta(minutes=6))
    assert note.detail["removed"]


def test_removing_twice_and_restoring_twice_change_nothing(conversation, owner):
    note = notes.write_note(conversation, owner, "x", "token-1234", [], NOW)
    for act in (notes.remove_note, notes.remove_note, notes.restore_note, notes.restore_note):
        act(conversation, note, owner, NOW)
    db.session.flush()
    query = select(ConversationEvent.kind).where(ConversationEvent.conversation_id == conversation.id)
    kinds = list(db.session.scalars(query.order_by(ConversationEvent.id)))
    assert kinds == ["note.written", "note.removed", "note.restored"]


def test_the_words_of_what_was_removed_are_gone_when_nobody_can_bring_them_back(conversation, owner):
    kept = notes.write_note(conversation, owner, "fica", "token-0001", [], NOW)
    note = notes.write_note(conversation, owner, "cpf 123", "token-0002", [], NOW)
    for act in (notes.remove_note, notes.restore_note, notes.remove_note):
        act(conversation, note, owner, NOW)
    assert notes.forget_removed(NOW + timedelta(minutes=4)) == 0
    assert note.detail["text"] == "cpf 123"
    assert notes.forget_removed(NOW + timedelta(minutes=6)) == 1
    assert notes.forget_removed(NOW + timedelta(minutes=6)) == 0
    db.session.flush()
    details = db.session.scalars(select(ConversationEvent.detail).filter_by(conversation_id=conversation.id))
    assert "cpf 123" not in str(list(details))
    assert kept.detail["text"] == "fica"
