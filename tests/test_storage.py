"""Files in a folder and in a bucket: the same promises; and a bucket that does not keep its own."""

import hashlib
import io
import os
import re
import threading
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from atendeja.catalog import read
from atendeja.extensions import db
from atendeja.models import Media, Property
from atendeja.storage import Bucket, Folder, NoSuchFile, Place, Unavailable
from atendeja.storage.photos import keep_photo
from atendeja.tasks import fetch_file
from atendeja.whatsapp import simulator

from . import s3 as standin
from .browser import form_fields
from .factories import OUR_NUMBER, make_contact, make_conversation, make_message, make_property
from .s3 import S3


@pytest.fixture
def s3() -> Iterator[S3]:
    with S3() as server:
        yield server


@pytest.fixture
def place(s3: S3) -> Place:
    return Place(s3.url, standin.BUCKET, standin.KEY, standin.SECRET, timeout=(1.0, 0.5), pause=0.01)


@pytest.fixture
def bucket(place: Place) -> Bucket:
    return Bucket(place)


@pytest.fixture(params=["folder", "bucket"])
def storage(request, tmp_path):
    return Folder(str(tmp_path)) if request.param == "folder" else request.getfixturevalue("bucket")


def kept(storage, content: bytes = b"one two", public: bool = False) -> str:
    with storage.incoming(public) as file:
        file.write(content[:3])
        file.write(content[3:])
        return file.keep()


# --- what every storage promises ------------------------------------------------------------------


@pytest.mark.parametrize("public", [True, False])
def test_what_is_kept_can_be_read_and_removed(storage, public):
    name = kept(storage, public=public)
    opened, size = storage.open(name, public)
    with opened:
        assert (opened.read(), size) == (b"one two", 7)
    storage.remove(name, public)
    storage.remove(name, public)
    with pytest.raises(NoSuchFile):
        storage.open(name, public)


def test_what_is_not_kept_leaves_nothing(storage, s3, tmp_path):
    with storage.incoming() as file:
        file.write(b"half")
    assert s3.kept == {}
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["", "..", "../x", "a" * 31, "A" * 32, "a" * 31 + "\n", "\0" * 32, "٣" * 32])
def test_only_names_made_here_lead_anywhere(storage, s3, name):
    for act in (storage.open, storage.remove):
        with pytest.raises(NoSuchFile):
            act(name)
    assert s3.asked == []


@pytest.mark.parametrize("public", [True, False])
def test_a_file_of_a_backup_comes_under_its_old_name(storage, public):
    name = "0123456789abcdef" * 2
    storage.bring(name, io.BytesIO(b"saved" * 50_000), public)
    file, size = storage.open(name, public)
    with file:
        assert (file.read(), size) == (b"saved" * 50_000, 250_000)
    with pytest.raises(NoSuchFile):
        storage.bring("../../etc/passwd", io.BytesIO(b"x"), public)


def test_an_empty_file_is_a_file(storage):
    opened, size = storage.open(kept(storage, b""))
    with opened:
        assert (opened.read(), size) == (b"", 0)


def test_a_file_is_read_from_any_place_as_often_as_wanted(storage):
    content = os.urandom(300_000)
    opened, _ = storage.open(kept(storage, content))
    with opened:
        for start, count in ((0, 5), (299_990, 50), (100_000, 70_000), (3, 1), (300_000, 1), (400_000, 1)):
            opened.seek(start)
            assert opened.read(count) == content[start : start + count]
        assert opened.seek(-4, io.SEEK_END) == 299_996
        assert opened.read() == content[-4:]


def test_a_property_file_is_read_straight_from_the_storage(storage):
    rows = "".join(f"AP{n};casa;Santos\r\n" for n in range(20_000))
    opened, _ = storage.open(kept(storage, ("codigo;tipo;cidade\r\n" + rows).encode()))
    with opened:
        sheet = read(opened)
        assert sum(1 for _ in sheet) == 20_000
        assert sum(1 for _ in sheet) == 20_000


def test_many_write_and_read_at_once(storage):
    found: dict[bytes, bytes] = {}

    def write(n: int) -> None:
        content = str(n).encode() * 20_000
        with storage.open(kept(storage, content))[0] as file:
            found[content] = file.read()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(16)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 16
    assert all(content == back for content, back in found.items())


# --- the bucket -----------------------------------------------------------------------------------


def test_photos_may_be_public_and_customers_files_are_only_handed_over(bucket, s3):
    photo, file = kept(bucket, public=True), kept(bucket)
    assert set(s3.kept) == {f"fotos/{photo}.jpg", f"arquivos/{file}"}
    assert s3.kept[f"fotos/{photo}.jpg"].headers == {
        "Content-Type": "image/jpeg",
        "Cache-Control": "public, max-age=31536000, immutable",
    }
    assert s3.kept[f"arquivos/{file}"].headers == {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": "attachment",
    }
    with pytest.raises(NoSuchFile):
        bucket.open(file, public=True)


def test_megabytes_pass_without_being_held(bucket, s3):
    piece, digest = os.urandom(65536), hashlib.sha256()
    tracemalloc.start()
    with bucket.incoming() as file:
        for _ in range(320):
            file.write(piece)
            digest.update(piece)
        base = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        standin_held = 21_000_000 * 2  # the stand-in, in this very process, holds the body twice
        name = file.keep()
        assert tracemalloc.get_traced_memory()[1] - base < standin_held + 3_000_000
    tracemalloc.stop()
    assert s3.pieces > 100
    opened, size = bucket.open(name)
    back = hashlib.sha256()
    with opened:
        while part := opened.read(65536):
            back.update(part)
    assert (size, back.digest()) == (320 * 65536, digest.digest())


def test_the_signature_is_the_published_example_s():
    """AWS's own "GET Object" example, so that the stand-in is no echo of our own mistakes."""
    headers = {
        "host": "examplebucket.s3.amazonaws.com",
        "range": "bytes=0-9",
        "x-amz-content-sha256": hashlib.sha256(b"").hexdigest(),
        "x-amz-date": "20130524T000000Z",
    }
    asked = standin.canonical("GET", "/test.txt", headers, sorted(headers))
    assert (
        hashlib.sha256(asked.encode()).hexdigest()
        == "7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972"
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"secret_key": "another secret"}, "SignatureDoesNotMatch"),
        ({"access_key": "AKIANOBODY"}, "InvalidAccessKeyId"),
        ({"name": "not-ours"}, "NoSuchBucket"),
        ({"region": "sa-east-1"}, "InvalidAccessKeyId"),
    ],
)
def test_wrong_settings_are_told_at_once_and_are_no_missing_file(place, s3, change, code):
    wrong = Bucket(replace(place, **change))
    for act in (lambda: kept(wrong), lambda: wrong.open("0" * 32)):
        with pytest.raises(Unavailable, match=code) as refused:
            act()
        assert "secret" not in str(refused.value)
    assert len(s3.asked) == 2


PASSING = [
    standin.error(500), standin.error(503, "SlowDown"), standin.error(429), standin.hangs_up,
    standin.says_nothing,
]  # fmt: skip


@pytest.mark.parametrize("trouble", PASSING)
def test_what_passes_is_tried_again(bucket, s3, trouble):
    content = os.urandom(200_000)
    s3.troubles = [trouble]
    name = kept(bucket, content)
    s3.troubles = [trouble]
    with bucket.open(name)[0] as file:
        assert file.read() == content
    s3.troubles = [trouble]
    bucket.remove(name)
    assert s3.kept == {}


@pytest.mark.parametrize("trouble", PASSING)
def test_what_does_not_pass_is_given_up_with_a_reason(bucket, s3, trouble):
    s3.troubles = [trouble] * 3
    with pytest.raises(Unavailable, match=r"^PUT: "):
        kept(bucket)
    assert len(s3.asked) == 3
    assert s3.kept == {}


def test_a_refusal_that_does_not_pass_is_not_tried_again(bucket, s3):
    s3.troubles = [standin.error(403, "AccessDenied")]
    with pytest.raises(Unavailable, match="GET: 403 AccessDenied"):
        bucket.open("0" * 32)
    assert len(s3.asked) == 1


def test_a_broken_line_is_taken_up_where_it_broke(bucket, s3):
    content = os.urandom(500_000)
    name = kept(bucket, content)
    s3.troubles = [standin.breaks_after(123_456), standin.breaks_after(100_000)]
    with bucket.open(name)[0] as file:
        assert file.read() == content
    assert [status for method, _, status in s3.asked if method == "GET"] == [200, 206, 206]


def test_a_line_that_breaks_without_end_is_an_error_and_never_a_short_file(bucket, s3):
    name = kept(bucket, os.urandom(500_000))
    s3.troubles = [standin.breaks_after(1000), *[standin.breaks_after(0)] * 20]
    with bucket.open(name)[0] as file, pytest.raises(Unavailable):
        file.read()


def test_a_file_that_changes_while_it_is_read_is_an_error(bucket, s3):
    name = kept(bucket, os.urandom(500_000))
    s3.troubles = [standin.breaks_after(1000)]
    with bucket.open(name)[0] as file:
        s3.kept[f"arquivos/{name}"].content = os.urandom(500_000)
        with pytest.raises(Unavailable, match="412"):
            file.read()


def test_nobody_there_is_said_in_time():
    nobody = Bucket(Place("http://127.0.0.1:9", "b", "k", "s", timeout=(0.2, 0.2), pause=0.01))
    with pytest.raises(Unavailable):
        nobody.open("0" * 32)


def test_a_place_does_not_show_its_secret(place):
    assert standin.SECRET not in repr(place)


# --- the service on a bucket ----------------------------------------------------------------------


@pytest.fixture
def in_bucket(app: Flask, bucket: Bucket) -> Iterator[Bucket]:
    before = app.extensions["storage"]
    app.extensions["storage"] = bucket
    yield bucket
    app.extensions["storage"] = before


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1600, 1200), (200, 30, 30)).save(file, "JPEG")
    return file.getvalue()


def sent_photo(client, one: Property):
    path = f"/imoveis/{one.id}/fotos"
    token = form_fields(client.get(path), path)["csrf_token"]
    return client.post(path, data={"csrf_token": token, "fotos": (io.BytesIO(jpeg()), "a.jpg")})


def test_a_photo_goes_to_the_bucket_and_is_shown_from_there(owner_client, client, tenant, in_bucket, s3):
    one = make_property(tenant, photos=())
    assert sent_photo(owner_client, one).status_code == 303
    assert len(s3.kept) == 2
    assert all(re.fullmatch(r"fotos/[0-9a-f]{32}\.jpg", key) for key in s3.kept)
    address = db.session.get(Property, one.id).images[0].url
    for path in (address, address.replace(".jpg", "-p.jpg")):
        answer = client.get(path)
        assert Image.open(io.BytesIO(answer.data)).format == "JPEG"


def test_public_photos_are_shown_by_the_bucket_itself(owner_client, client, tenant, in_bucket, app, place):
    app.extensions["storage"] = Bucket(replace(place, public_url="https://fotos.casa.example"))
    one = make_property(tenant, photos=())
    sent_photo(owner_client, one)
    image = db.session.get(Property, one.id).images[0]
    assert client.get(image.url).location == f"https://fotos.casa.example{image.url}"
    page = owner_client.get(f"/imoveis/{one.id}/fotos").text
    assert f'src="https://fotos.casa.example/fotos/{image.thumb_name}.jpg"' in page


def test_a_bucket_that_is_down_is_a_sentence_and_loses_nothing(owner_client, tenant, in_bucket, s3, troubles):
    one = make_property(tenant, photos=())
    s3.troubles = [standin.error(503)] * 3
    answer = sent_photo(owner_client, one)
    assert answer.status_code == 503
    assert "não respondeu" in answer.text
    assert db.session.get(Property, one.id).images == []
    troubles.clear()


def media(tenant, storage, content: bytes, mime_type: str = "audio/ogg") -> Media:
    talk = make_conversation(tenant, make_contact(tenant, wa_id="5513998765432"), status="agent")
    message = make_message(talk, None, kind="audio", payload={})
    row = Media(tenant_id=tenant.id, message_id=message.id, status="stored", mime_type=mime_type,
                stored_name=kept(storage, content), size=len(content), sha256="0" * 64)  # fmt: skip
    db.session.add(row)
    db.session.commit()
    return row


def test_a_customers_file_is_handed_over_whole_and_in_parts(owner_client, tenant, in_bucket):
    content = os.urandom(200_000)
    address = f"/midia/{media(tenant, in_bucket, content).id}"
    assert owner_client.get(address).data == content
    part = owner_client.get(address, headers={"Range": "bytes=150000-150009"})
    assert (part.status_code, part.data) == (206, content[150_000:150_010])


def test_a_customers_file_comes_to_the_bucket_or_later(
    in_bucket, s3, tenant, post_webhook, run_tasks, owner_client
):
    make_conversation(tenant, make_contact(tenant, wa_id="5513998765432"), status="agent")
    said = {"type": "image", "image": {"id": "sim-foto", "mime_type": "image/jpeg"}}
    s3.troubles = [standin.error(503)] * 3
    raw = simulator.message_webhook(OUR_NUMBER, "5513998765432", "Rita", said, datetime.now(UTC))
    assert post_webhook(raw).status_code == 200
    run_tasks()
    row = db.session.scalars(select(Media)).one()
    db.session.refresh(row)
    assert (row.status, row.error) == ("pending", "storage")
    fetch_file(row.id)
    run_tasks()
    db.session.refresh(row)
    assert row.status == "stored"
    assert list(s3.kept) == [f"arquivos/{row.stored_name}"]


def test_the_two_files_of_a_photo_are_kept(storage):
    made = type("Made", (), {"large": b"large", "thumb": b"thumb", "width": 4, "height": 3})()
    name, thumb, *about, digest = keep_photo(storage, made)
    assert about == [4, 3, 5]
    assert digest == hashlib.sha256(b"large").hexdigest()
    with storage.open(thumb, public=True)[0] as file:
        assert file.read() == b"thumb"
    assert name != thumb
