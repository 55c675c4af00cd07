"""Photos and documents that an agent sends: what is accepted, how they are kept, how they leave."""

import io
import re
import tempfile
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from atendeja.extensions import db
from atendeja.models import Media, Message
from atendeja.web.uploads import harmless_name
from atendeja.whatsapp.cloud import Cloud
from atendeja.whatsapp.values import Refused, Unreachable

from .factories import make_contact, make_conversation, make_message
from .graph import NUMBER, Behaviour, Graph, refused

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture" * 9000


@pytest.fixture
def graph():
    with Graph() as graph:
        yield graph


def cloud(graph):
    return Cloud(graph.url, {NUMBER: "EAAG-token"}, "https://nossa.example", timeout=(2.0, 2.0))


@pytest.fixture
def picture():
    with tempfile.TemporaryFile() as file:
        file.write(PNG)
        file.seek(0)
        yield file


def test_a_file_is_handed_over_whole_and_its_id_comes_back(graph, picture):
    media_id = cloud(graph).upload_media(NUMBER, picture, "image/png", 'fach"ada\r\n.png')
    assert media_id.isdecimal()
    (body,) = graph.files
    assert PNG in body
    assert b'name="type"\r\n\r\nimage/png' in body
    assert b'filename="fach_ada__.png"' in body


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (refused(131053), Refused),
        (refused(190, 401), Refused),
        (Behaviour(500, {}), Unreachable),
        (Behaviour(200, {"id": {"no": "id"}}), Unreachable),
        (Behaviour(200, {"id": "../../me"}), Unreachable),
    ],
)
def test_a_file_that_is_not_taken_has_its_reason(graph, picture, answer, outcome):
    graph.upload = answer
    assert isinstance(cloud(graph).upload_media(NUMBER, picture, "image/png", "a.png"), outcome)


def test_without_a_token_or_a_line_nothing_is_uploaded(graph, picture):
    assert cloud(graph).upload_media("999", picture, "image/png", "a.png") == Refused(
        190, "no token for this number"
    )
    nobody = Cloud("http://127.0.0.1:9", {NUMBER: "x"}, "https://nossa.example")
    assert isinstance(nobody.upload_media(NUMBER, picture, "image/png", "a.png"), Unreachable)


# --- in the inbox --------------------------------------------------------------------------------

DEMO = Path(__file__).parent.parent / "static" / "demo"
PHOTO, STICKER = (DEMO / "sala-mar.jpg").read_bytes(), (DEMO / "figurinha.webp").read_bytes()
PDF = b"%PDF-1.7\n" + b"contrato " * 50


def packed(*names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, make_contact(tenant, wa_id="5513998765432", profile_name="Rita Lima"))
    make_message(made, "Tem foto da sala?")
    return made


@pytest.fixture
def address(conversation):
    return f"/conversas/{conversation.id}/arquivos"


def upload(browser, address, *files, htmx=False, **typed):
    page = browser.get(address).text
    fields = {
        name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("csrf_token", "token")
    } | typed
    fields["arquivo"] = [FileStorage(io.BytesIO(content), name) for content, name in files]
    return post(browser, address, fields, htmx=htmx)


def post(browser, address, fields, *, htmx=False):
    """The whole body at once: werkzeug's client would leave the temporary file of a large one open."""
    boundary, body = encode_multipart(fields)
    kind, headers = f"multipart/form-data; boundary={boundary}", {"HX-Request": "true"} if htmx else {}
    return browser.post(address, data=body, content_type=kind, headers=headers)


def replies(conversation):
    query = select(Message).where(Message.conversation_id == conversation.id, Message.author == "agent")
    return db.session.scalars(query.order_by(Message.id)).all()


def stored(app):
    return [path for path in app.extensions["storage"].root.rglob("*") if path.is_file()]


def test_photos_and_a_document_leave_as_files_in_their_order(
    owner_client, conversation, address, run_tasks, sent, owner
):
    files = [(PHOTO, "sala.jpg"), (STICKER, "planta.webp"), (PDF, "contrato.pdf")]
    answer = upload(owner_client, address, *files, texto="A sala")
    assert (answer.status_code, answer.location) == (303, f"/conversas/{conversation.id}")
    run_tasks()
    assert [message.status for message in replies(conversation)] == ["sent"] * 3
    first, second, third = sent
    assert first["image"]["caption"] == "A sala"
    assert first["image"]["id"].startswith("sim-")
    assert "caption" not in second["image"]
    assert third["document"]["filename"] == "contrato.pdf"
    assert conversation.agent_id == owner.id


def test_both_sides_see_the_file(owner_client, client, stranger_client, conversation, address, run_tasks):
    upload(owner_client, address, (PHOTO, "sala.jpg"))
    run_tasks()
    media = db.session.scalar(select(Media))
    shown = f"/midia/{media.id}"
    assert shown in owner_client.get(f"/conversas/{conversation.id}").text
    photo = owner_client.get(shown)
    assert (photo.mimetype, photo.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert stranger_client.get(shown).status_code == 404
    assert client.get(shown).location.startswith("/entrar")


def test_a_photo_tells_nothing_of_where_it_was_taken(owner_client, conversation, address, app):
    tagged = PHOTO[:2] + b"\xff\xe1\x00\x16Exif\x00\x00GPS-SEGREDO!" + PHOTO[2:]
    before = set(stored(app))
    upload(owner_client, address, (tagged, "sala.jpg"))
    (kept,) = set(stored(app)) - before
    assert b"GPS-SEGREDO" not in kept.read_bytes()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "vazio.jpg"),
        (b"MZ\x90\x00", "foto.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "desenho.svg"),
        (b"<svg onload=alert(1)>", "foto.png"),
        (b"<html><script>alert(1)</script>", "contrato.pdf"),
        (b"\xff\xd8\xff" + b"lixo" * 100, "foto.jpg"),
        (PNG, "foto.png"),
        (packed("qualquer.txt"), "contrato.docx"),
        (packed("word/document.xml"), "contrato.zip"),
        (b"PK\x03\x04" + b"\x00" * 40, "planilha.xlsx"),
        (PDF + b"x" * 16_100_000, "enorme.pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("htmx", [False, True])
def test_what_cannot_be_sent_is_refused_by_name_and_leaves_nothing(
    owner_client, conversation, address, app, content, name, htmx
):
    before = stored(app)
    answer = upload(owner_client, address, (PHOTO, "boa.jpg"), (content, name), htmx=htmx)
    assert answer.status_code == 422
    assert name in answer.text
    assert ("<h1" in answer.text) is not htmx
    assert replies(conversation) == []
    assert stored(app) == before


@pytest.mark.parametrize("name", ["contrato.docx", "tabela.xlsx", "fotos.pptx"])
def test_office_files_are_taken(owner_client, conversation, address, name):
    folder = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}[name[-4:]]
    assert upload(owner_client, address, (packed(f"{folder}a.xml"), name)).status_code == 303
    assert replies(conversation)[0].payload["filename"] == name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ana\\contrato.pdf", "contrato.pdf"),
        ("nome\r\nX: y\x00.pdf", "nomeX y.pdf".replace("X ", "X: ")),
        ("\u202efdp.exe", "fdp.exe"),
        ("a" * 500 + ".pdf", "a" * 96 + ".pdf"),
        ("...", "arquivo"),
        (None, "arquivo"),
    ],
)
def test_names_become_harmless(given, kept):
    assert harmless_name(given) == kept


def test_nothing_chosen_and_too_many_are_said(owner_client, conversation, address):
    assert "Escolha uma foto" in upload(owner_client, address).text
    eleven = [(PHOTO, f"{n}.jpg") for n in range(11)]
    assert "até 10 arquivos" in upload(owner_client, address, *eleven).text
    assert replies(conversation) == []


def test_beyond_every_limit_the_answer_is_a_clear_413(owner_client, conversation, address):
    answer = upload(owner_client, address, (PDF + b"x" * 48_100_000, "enorme.pdf"))
    assert answer.status_code == 413
    assert "tamanho permitido" in answer.text


def test_nowhere_else_and_for_nobody_else_more_than_a_megabyte_is_read(owner_client, client, address):
    other = address.replace("arquivos", "mensagens")
    for browser, where in ((client, address), (owner_client, other)):
        big = {"arquivo": FileStorage(io.BytesIO(PDF + b"x" * 2_000_000), "a.pdf"), "texto": "x"}
        assert post(browser, where, big).status_code == 413


def test_the_same_upload_again_sends_nothing_twice(owner_client, conversation, address, app):
    before = stored(app)
    for _ in range(2):
        assert upload(owner_client, address, (PHOTO, "a.jpg"), token="mesmo-token-1").status_code == 303
    assert len(replies(conversation)) == 1
    assert len(stored(app)) == len(before) + 1


def test_after_the_window_no_file_is_taken(owner_client, conversation, address, app):
    conversation.last_customer_at = None
    before = stored(app)
    assert upload(owner_client, address, (PHOTO, "a.jpg")).status_code == 422
    assert stored(app) == before


def test_with_htmx_the_whole_page_moves_on(owner_client, conversation, address):
    answer = upload(owner_client, address, (PHOTO, "a.jpg"), htmx=True)
    assert answer.headers["HX-Redirect"] == f"/conversas/{conversation.id}"


# --- on the way out ------------------------------------------------------------------------------


@pytest.fixture
def through_graph(app, graph, tenant):
    """This test's sends go to the stand-in for Meta."""
    simulator = app.extensions["gateway"]
    app.extensions["gateway"] = Cloud(
        graph.url, {tenant.phone_number_id: "EAAG-token"}, "https://nossa.example", timeout=(2.0, 2.0)
    )
    yield graph
    app.extensions["gateway"] = simulator


def test_a_file_goes_up_before_its_message_and_only_once(
    owner_client, conversation, address, run_tasks, through_graph
):
    through_graph.next(refused(131056))
    upload(owner_client, address, (PDF, "contrato.pdf"))
    run_tasks()
    (message,) = replies(conversation)
    assert message.status == "queued"
    message.due_at = None
    owner_client.submit(
        owner_client.get(address.replace("/arquivos", "")),
        address.replace("arquivos", "mensagens"),
        texto="E aí?",
    )
    run_tasks()
    assert [message.status for message in replies(conversation)] == ["sent", "sent"]
    assert len(through_graph.files) == 1
    document = through_graph.requests[-2].json["document"]
    assert document == {"id": db.session.scalar(select(Media.media_id)), "filename": "contrato.pdf"}


def test_a_file_that_whatsapp_will_not_have_fails_with_its_reason_and_can_be_resent(
    owner_client, conversation, address, run_tasks, through_graph
):
    through_graph.upload = refused(131053)
    upload(owner_client, address, (PDF, "contrato.pdf"))
    run_tasks()
    (message,) = replies(conversation)
    assert (message.status, message.error_code) == ("failed", 131053)
    thread = address.replace("/arquivos", "")
    page = owner_client.get(thread)
    assert "não aceitou o arquivo" in page.text
    through_graph.upload = Behaviour()
    owner_client.submit(page, f"{thread}/mensagens/{message.id}/reenviar")
    run_tasks()
    assert [message.status for message in replies(conversation)] == ["failed", "sent"]


def test_a_file_that_is_gone_from_the_disk_is_no_crash(owner_client, conversation, address, run_tasks, app):
    before = set(stored(app))
    upload(owner_client, address, (PDF, "contrato.pdf"))
    for path in set(stored(app)) - before:
        path.unlink()
    run_tasks()
    assert replies(conversation)[0].status == "failed"
