"""A customer's file: fetched at once, kept, shown to the agency's people and to nobody else."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from atendeja import tasks
from atendeja.actions import media as files
from atendeja.extensions import db
from atendeja.models import Conversation, Media, Message
from atendeja.queue import huey
from atendeja.storage import Folder, NoSuchFile
from atendeja.whatsapp import simulator
from atendeja.whatsapp.values import NotFetched

from .factories import OUR_NUMBER, make_contact, make_conversation, make_message

WHEN = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WA_ID = "5513998765432"
PHOTO = {"type": "image", "image": {"id": "sim-foto", "mime_type": "image/jpeg", "caption": "a frente"}}
AUDIO = {"type": "audio", "audio": {"id": "sim-audio", "mime_type": "audio/wav", "voice": True}}
STICKER = {"type": "sticker", "sticker": {"id": "sim-figurinha", "mime_type": "image/webp"}}
UNKNOWN = {
    "type": "document",
    "document": {"id": "nope", "filename": "renda.pdf", "mime_type": "application/pdf"},
}


@pytest.fixture
def talk(tenant):
    return make_conversation(tenant, make_contact(tenant, wa_id=WA_ID), status="agent")


@pytest.fixture
def send(post_webhook, talk):
    """Rita sends a file; returns its row, before anything is fetched."""

    def send(content):
        raw = simulator.message_webhook(OUR_NUMBER, WA_ID, "Rita", content, datetime.now(UTC))
        assert post_webhook(raw).status_code == 200
        return db.session.scalars(select(Media).order_by(Media.id.desc()).limit(1)).one()

    return send


@pytest.fixture
def kept(tenant, talk, app):
    """A file in the storage, of this kind and type."""

    def kept(content=b"bytes", kind="document", **values):
        message = make_message(talk, None, kind=kind, payload={})
        with app.extensions["storage"].incoming() as file:
            file.write(content)
            name = file.keep()
        own = {"tenant_id": tenant.id, "message_id": message.id, "status": "stored", "stored_name": name}
        row = Media(**own | {"size": len(content), "sha256": "0" * 64} | values)
        db.session.add(row)
        db.session.commit()
        return row

    return kept


def thread(client, talk):
    return client.get(f"/conversas/{talk.id}").get_data(as_text=True)


# --- coming --------------------------------------------------------------------------------------


def test_a_file_is_noted_with_its_message_and_costs_one_statement(post_webhook, talk, statements):
    raw = simulator.message_webhook(OUR_NUMBER, WA_ID, "Rita", PHOTO, datetime.now(UTC))
    with statements() as sql:
        post_webhook(raw)
    assert len(sql) == 4, sql


def test_a_file_is_fetched_at_once_and_shown(send, run_tasks, owner_client, talk):
    row = send(PHOTO)
    assert (row.status, row.stored_name) == ("pending", None)
    assert "Baixando" in thread(owner_client, talk)
    run_tasks()
    assert (row.status, row.mime_type, row.attempts) == ("stored", "image/jpeg", 1)
    page = thread(owner_client, talk)
    assert f'src="/midia/{row.id}"' in page
    assert "a frente" in page
    answer = owner_client.get(f"/midia/{row.id}")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert len(answer.data) == row.size


@pytest.mark.parametrize(("content", "shown"), [(AUDIO, "<audio"), (STICKER, "sticker")])
def test_each_kind_is_shown_in_its_way(send, run_tasks, owner_client, talk, content, shown):
    send(content)
    run_tasks()
    assert shown in thread(owner_client, talk)


def test_the_simulators_special_messages_bring_real_files(client, run_tasks, tenant):
    for kind in ("foto", "audio", "figurinha"):
        page = client.get("/simulador/5513991110001")
        client.submit(page, "/simulador/5513991110001/mensagens", tipo=kind)
    run_tasks()
    rows = db.session.scalars(select(Media).order_by(Media.id)).all()
    assert [row.status for row in rows] == ["stored"] * 3
    assert all(row.size > 1000 for row in rows)


def test_the_same_message_again_brings_no_second_file(post_webhook, talk):
    raw = simulator.message_webhook(OUR_NUMBER, WA_ID, "Rita", PHOTO, datetime.now(UTC))
    post_webhook(raw)
    post_webhook(raw)
    assert len(db.session.scalars(select(Media)).all()) == 1


def test_what_whatsapp_has_no_more_is_said_and_can_be_tried_again(send, run_tasks, owner_client, talk):
    row = send(UNKNOWN)
    run_tasks()
    assert (row.status, row.error) == ("failed", "gone")
    page = owner_client.get(f"/conversas/{talk.id}")
    assert "renda.pdf não baixado: não está mais no WhatsApp" in page.text
    row.media_id = "sim-foto"
    again = owner_client.submit(page, f"/midia/{row.id}/de-novo")
    assert again.status_code == 303
    assert (row.status, row.attempts) == ("pending", 0)
    run_tasks()
    assert (row.status, row.error) == ("stored", None)
    assert "renda.pdf" in thread(owner_client, talk)


def test_what_is_refused_is_not_tried_again(kept, owner_client, talk):
    kept(status="refused", error="type", stored_name=None)
    page = thread(owner_client, talk)
    assert "tipo que não aceitamos" in page
    assert "Tentar de novo" not in page


class Failing:
    """A gateway whose files do not come."""

    slow = False

    def __init__(self, outcome):
        self.outcome = outcome

    def fetch_media(self, wanted, into):
        into.write(b"half")
        return self.outcome


@pytest.fixture
def gateway(app):
    before = app.extensions["gateway"]

    def use(outcome):
        app.extensions["gateway"] = Failing(outcome)

    yield use
    app.extensions["gateway"] = before


def test_passing_trouble_is_tried_again_less_and_less_often(send, run_tasks, gateway, app):
    gateway(NotFetched("unreachable", passing=True))
    row = send(PHOTO)
    run_tasks()
    assert (row.status, row.attempts, row.error) == ("pending", 1, "unreachable")
    pauses = []
    for _ in range(files.ATTEMPTS):
        claim = files.claim_file(row.id, WHEN)
        pauses += (
            []
            if claim is None
            else [files.settle_file(claim, app.extensions["gateway"].outcome, None, WHEN)[1]]
        )
    assert [pause and pause.total_seconds() for pause in pauses] == [16, 64, 256, 1024, None]
    db.session.commit()
    assert row.status == "failed"
    incoming = app.extensions["storage"].root / "incoming"
    assert list(incoming.iterdir()) == []


@pytest.mark.parametrize("reason", ["type", "too_large", "address"])
def test_what_must_not_come_is_refused(send, run_tasks, gateway, reason):
    gateway(NotFetched(reason, passing=False))
    row = send(PHOTO)
    run_tasks()
    assert (row.status, row.error) == ("refused", reason)


def test_the_sweep_finds_files_that_the_queue_lost(send, run_tasks):
    row = send(PHOTO)
    huey.storage.flush_queue()
    tasks.sweep()
    run_tasks()
    assert row.status == "stored"


def test_the_sweep_gives_up_what_whatsapp_has_no_more(send, run_tasks):
    row = send(PHOTO)
    huey.storage.flush_queue()
    row.created_at = datetime.now(UTC) - timedelta(days=8)
    tasks.sweep()
    run_tasks()
    assert (row.status, row.error) == ("failed", "unreachable")


def test_of_two_fetches_at_once_only_the_newer_counts(send, app):
    row = send(PHOTO)
    older, newer = files.claim_file(row.id, WHEN), files.claim_file(row.id, WHEN)
    outcome = NotFetched("gone", passing=False)
    assert files.settle_file(older, outcome, None, WHEN) == (False, None)
    assert files.settle_file(newer, outcome, None, WHEN)[0] is True


# --- handed out ----------------------------------------------------------------------------------


def test_nobody_but_the_agencys_people_gets_a_file(kept, client, stranger_client, mate_client):
    address = f"/midia/{kept().id}"
    assert client.get(address).status_code in (302, 303, 401)
    assert stranger_client.get(address).status_code == 404
    assert mate_client.get(address).status_code == 200
    assert mate_client.get("/midia/999999").status_code == 404


def test_a_stranger_cannot_ask_for_another_try(kept, stranger_client, owner_client, talk):
    row = kept(status="failed", error="gone", stored_name=None)
    page = owner_client.get(f"/conversas/{talk.id}")
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    assert stranger_client.post(f"/midia/{row.id}/de-novo", data={"csrf_token": token}).status_code in (
        400,
        404,
    )
    assert row.status == "failed"


SAFE = [
    ("image/jpeg", "inline"),
    ("application/pdf", "inline"),
    ("audio/ogg", "inline"),
    ("video/mp4", "inline"),
]
UNSAFE = ["text/html", "image/svg+xml", "text/plain", "application/xhtml+xml", "text/xml", None, "x"]


@pytest.mark.parametrize(("mime_type", "how"), SAFE + [(name, "attachment") for name in UNSAFE])
def test_what_could_run_is_only_handed_over(kept, owner_client, mime_type, how):
    answer = owner_client.get(f"/midia/{kept(b'<script>alert(1)</script>', mime_type=mime_type).id}")
    assert answer.headers["Content-Disposition"].startswith(how)
    assert answer.mimetype == (mime_type if how == "inline" else "application/octet-stream")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert ("sandbox" in answer.headers["Content-Security-Policy"]) is (how == "attachment")


@pytest.mark.parametrize(
    "name", ['a"; x=".html', "../../etc/passwd", "a\r\nSet-Cookie: x", "imóvel\u202efdp.exe"]
)
def test_a_file_name_stays_inside_its_header(kept, owner_client, name):
    answer = owner_client.get(f"/midia/{kept(filename=name).id}")
    value = answer.headers["Content-Disposition"]
    assert value.startswith("attachment; filename*=UTF-8''")
    assert not set(value.partition("''")[2]) & set('"\r\n/\\; ')


def test_a_player_may_ask_for_a_part(kept, owner_client):
    address = f"/midia/{kept(b'0123456789', kind='audio', mime_type='audio/ogg').id}"
    part = owner_client.get(address, headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.data) == (206, b"234")
    assert part.headers["Content-Range"] == "bytes 2-4/10"
    assert owner_client.get(address, headers={"Range": "bytes=50-"}).status_code == 416


def test_what_the_browser_has_is_not_sent_again(kept, owner_client):
    address = f"/midia/{kept().id}"
    tag = owner_client.get(address).headers["ETag"]
    assert owner_client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_file_that_is_gone_from_the_disk_is_not_found(kept, owner_client, app):
    row = kept()
    app.extensions["storage"].remove(row.stored_name)
    assert owner_client.get(f"/midia/{row.id}").status_code == 404


def test_a_file_that_has_not_come_is_not_found(kept, owner_client):
    assert owner_client.get(f"/midia/{kept(status='pending', stored_name=None).id}").status_code == 404


def test_pages_may_play_our_own_sounds_and_nobody_elses(owner_client):
    assert "media-src 'self';" in owner_client.get("/conversas").headers["Content-Security-Policy"]


# --- the storage ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    return Folder(str(tmp_path / "storage"))


def test_what_is_kept_can_be_read_and_removed(folder):
    with folder.incoming() as file:
        file.write(b"one ")
        file.write(b"two")
        name = file.keep()
    opened, size = folder.open(name)
    with opened:
        assert (opened.read(), size) == (b"one two", 7)
    folder.remove(name)
    with pytest.raises(NoSuchFile):
        folder.open(name)


def test_what_is_not_kept_leaves_nothing(folder):
    def interrupted():
        with folder.incoming() as file:
            file.write(b"half")
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        interrupted()
    assert [path for path in folder.root.rglob("*") if path.is_file()] == []


NAMES = [
    "",
    "..",
    "../x",
    "/etc/passwd",
    "a" * 31,
    "a" * 33,
    "A" * 32,
    "a/" * 16,
    "a" * 31 + "\n",
    "٣" * 32,
    "\0" * 32,
]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_folder(folder, name):
    for act in (folder.open, folder.remove, folder.path):
        with pytest.raises(NoSuchFile):
            act(name)


def test_files_written_at_once_do_not_meet(folder):
    names = []

    def write(n):
        with folder.incoming() as file:
            file.write(str(n).encode())
            names.append(file.keep())

    threads = [threading.Thread(target=write, args=(n,)) for n in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(names)) == 20


def test_rules_name_every_kind_that_has_a_file():
    assert set(files.RULES) == {"image", "video", "document", "audio", "sticker"}
    for types, largest in files.RULES.values():
        assert largest <= 25_000_000
        assert not types & {
            "text/html",
            "image/svg+xml",
            "application/javascript",
            "application/octet-stream",
        }


def test_noise_is_not_ours(send, other_tenant):
    row = send(PHOTO)
    message = db.session.get_one(Message, row.message_id)
    assert db.session.get_one(Conversation, message.conversation_id).tenant_id != other_tenant.id
