"""A property's photos: sent, ordered, described, removed, brought back, and seen by everybody who may."""

import io
import re
from collections.abc import Iterator

import pytest
from PIL import Image
from sqlalchemy import select

from atendeja.actions import photos
from atendeja.extensions import db
from atendeja.models import Property, PropertyChange, PropertyImage

from .browser import HTMX, form_fields
from .factories import make_property
from .strangers import LOOPBACK, Stranger, leads_to, says


def jpeg(color: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1600, 1200), color).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def flat(tenant) -> Property:
    return make_property(tenant, photos=())


@pytest.fixture
def full(tenant) -> Property:
    return make_property(tenant, photos=("/static/demo/sala-clara.jpg", "/static/demo/sala-mar.jpg",
                                         "/static/demo/sala-noite.jpg"))  # fmt: skip


def send(client, one, *files, htmx=False):
    path = f"/imoveis/{one.id}/fotos"
    token = form_fields(client.get(path), path)["csrf_token"]
    data = {"csrf_token": token, "fotos": [(io.BytesIO(raw), name) for name, raw in files]}
    return client.post(path, data=data, headers=HTMX if htmx else {})


def act(client, one, image_id, what, htmx=False, **more):
    path = f"/imoveis/{one.id}/fotos"
    return client.submit(client.get(path), f"{path}/{image_id}", fazer=what, htmx=htmx, **more)


def images(one: Property) -> list[PropertyImage]:
    db.session.expire_all()
    return list(db.session.get(Property, one.id).images)


def ids(one: Property) -> list[int]:
    return [image.id for image in images(one)]


def test_photos_are_sent_together_without_script(owner_client, flat):
    answer = send(owner_client, flat, ("a.jpg", jpeg()), ("b.heic", jpeg((0, 0, 200))))
    assert answer.status_code == 303
    kept = images(flat)
    assert [(image.position, image.status, image.width, image.height) for image in kept] == [
        (0, "stored", 1280, 960),
        (1, "stored", 1280, 960),
    ]
    changes = db.session.scalars(select(PropertyChange).order_by(PropertyChange.id)).all()
    assert [row.changes for row in changes] == [{"photos": [0, 1]}, {"photos": [1, 2]}]
    assert db.session.get(Property, flat.id).version == 3


def test_what_is_refused_does_not_stop_the_others_and_says_why(owner_client, flat):
    answer = send(owner_client, flat, ("planta.jpg", b"<svg></svg>"), ("a.jpg", jpeg()), ("nota.jpg", b"oi"))
    assert answer.status_code == 422
    text = answer.get_data(as_text=True)
    assert "planta.jpg: Desenhos SVG" in text
    assert "nota.jpg: Este arquivo não é uma foto" in text
    assert len(images(flat)) == 1


def test_one_photo_by_script_brings_the_new_list(owner_client, flat):
    answer = send(owner_client, flat, ("a.jpg", jpeg()), htmx=True)
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).lstrip().startswith('<div id="photos"')


def test_no_photo_at_all_is_said(owner_client, flat):
    assert "Escolha pelo menos uma foto" in send(owner_client, flat).get_data(as_text=True)


def test_everybody_who_was_told_sees_a_photo_and_keeps_it(owner_client, new_browser, flat):
    send(owner_client, flat, ("a.jpg", jpeg()))
    address = images(flat)[0].url
    assert re.fullmatch(r"/fotos/[0-9a-f]{32}\.jpg", address)
    anybody = new_browser()
    large, thumb = anybody.get(address), anybody.get(address.replace(".jpg", "-p.jpg"))
    assert large.content_type == thumb.content_type == "image/jpeg"
    assert Image.open(io.BytesIO(large.data)).size == (1280, 960)
    assert Image.open(io.BytesIO(thumb.data)).size == (400, 300)
    assert "immutable" in large.headers["Cache-Control"]
    assert "Set-Cookie" not in large.headers
    again = anybody.get(address, headers={"If-None-Match": large.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_customers_own_file_is_no_photo_of_ours(client, app):
    with app.extensions["storage"].incoming() as file:
        file.write(jpeg())
        name = file.keep()
    assert client.get(f"/fotos/{name}.jpg").status_code == 404
    assert client.get("/fotos/../../etc/passwd.jpg").status_code == 404


def test_buttons_order_the_photos(owner_client, full):
    first, second, third = ids(full)
    assert act(owner_client, full, third, "subir").status_code == 303
    assert ids(full) == [first, third, second]
    act(owner_client, full, first, "descer")
    assert ids(full) == [third, first, second]
    act(owner_client, full, second, "capa", htmx=True)
    assert ids(full) == [second, third, first]
    assert [image.position for image in images(full)] == [0, 1, 2]


def test_dragging_orders_them_and_strange_ids_change_nothing(owner_client, full):
    first, second, third = ids(full)
    path = f"/imoveis/{full.id}/fotos"
    owner_client.submit(owner_client.get(path), f"{path}/ordem", ordem=f"{third},{first},{second}")
    assert ids(full) == [third, first, second]
    owner_client.submit(owner_client.get(path), f"{path}/ordem", ordem=f"99999,x,,{second}")
    assert ids(full) == [second, third, first]


def test_a_caption_is_kept(owner_client, full):
    act(owner_client, full, ids(full)[1], "salvar", legenda="  A sala   com vista ")
    assert images(full)[1].caption == "A sala com vista"


@pytest.mark.parametrize("htmx", [True, False])
def test_a_removed_photo_comes_back_where_it_was(owner_client, full, htmx):
    first, second, third = ids(full)
    answer = act(owner_client, full, second, "apagar", htmx=htmx)
    page = answer if htmx else owner_client.get(answer.location)
    assert "Foto apagada" in page.get_data(as_text=True)
    assert ids(full) == [first, third]
    owner_client.submit(page, f"/imoveis/{full.id}/fotos/{second}/desfazer")
    assert ids(full) == [first, second, third]


def test_a_removed_photo_is_still_seen_where_it_was_sent(owner_client, client, flat):
    send(owner_client, flat, ("a.jpg", jpeg()))
    photo = images(flat)[0]
    act(owner_client, flat, photo.id, "apagar")
    assert images(flat) == []
    assert client.get(db.session.get(PropertyImage, photo.id).url).status_code == 200


def test_another_agencys_photos_do_not_exist(owner_client, stranger_client, full, other_tenant):
    image = ids(full)[0]
    theirs = make_property(other_tenant)
    assert stranger_client.get(f"/imoveis/{full.id}/fotos").status_code == 404
    token = form_fields(stranger_client.get(f"/imoveis/{theirs.id}/fotos"), f"/imoveis/{theirs.id}/fotos")
    for path in (f"{full.id}/fotos", f"{full.id}/fotos/{image}", f"{theirs.id}/fotos/{image}",
                 f"{full.id}/fotos/ordem", f"{full.id}/fotos/{image}/desfazer"):  # fmt: skip
        sent = {"csrf_token": token["csrf_token"], "fazer": "apagar", "fotos": (io.BytesIO(jpeg()), "a.jpg")}
        assert stranger_client.post(f"/imoveis/{path}", data=sent).status_code == 404, path
    assert len(images(full)) == 3


def test_only_who_is_signed_in_may_send_more_than_a_megabyte(client, flat):
    head = b'--x\r\nContent-Disposition: form-data; name="fotos"; filename="a.jpg"\r\n\r\n'
    body = head + b"x" * 2_000_000 + b"\r\n--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    assert client.post(f"/imoveis/{flat.id}/fotos", data=body, content_type=kind).status_code == 413


# --- room for so many at once ---------------------------------------------------------------------


def test_who_finds_no_room_is_asked_to_come_again_and_nothing_is_read(app, owner_client, flat):
    turns = app.extensions["turns"]
    assert turns.take("photos.upload")
    assert turns.take("photos.upload")
    unread = io.BytesIO(bytes(2_000_000))
    kind = "multipart/form-data; boundary=x"
    path = f"/imoveis/{flat.id}/fotos"
    refused = owner_client.post(path, input_stream=unread, content_type=kind, headers=HTMX,
                                content_length=2_000_000)  # fmt: skip
    assert unread.tell() == 0
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "2")
    assert "Há muitos arquivos" in refused.text
    assert owner_client.get(f"/imoveis/{flat.id}/fotos").status_code == 200
    turns.give_back("photos.upload")
    assert send(owner_client, flat, ("a.jpg", jpeg()), htmx=True).status_code == 200
    turns.give_back("photos.upload")


def test_photos_leave_room_for_what_is_sent_to_a_customer(app):
    turns = app.extensions["turns"]
    taken = [turns.take(name) for name in ["photos.upload"] * 3 + ["inbox.send_files"] * 2]
    assert taken == [True, True, False, True, False]
    for name in ("photos.upload", "photos.upload", "inbox.send_files"):
        turns.give_back(name)


@pytest.mark.parametrize("form", [{}, {"csrf_token": "wrong"}, {"fotos": "x"}])
def test_whatever_comes_of_an_upload_its_room_is_free_again(app, owner_client, flat, form):
    for _ in range(5):
        assert owner_client.post(f"/imoveis/{flat.id}/fotos", data=dict(form)).status_code == 400
    assert app.extensions["turns"].take("photos.upload")
    app.extensions["turns"].give_back("photos.upload")


# --- from other sites -----------------------------------------------------------------------------


@pytest.fixture
def site(app) -> Iterator[Stranger]:
    before = app.extensions["fetching"]
    app.extensions["fetching"] = LOOPBACK
    with Stranger() as stranger:
        yield stranger
    app.extensions["fetching"] = before


def linked(one: Property, address: str) -> PropertyImage:
    image = PropertyImage(tenant_id=one.tenant_id, url=address, status="pending")
    one.images.append(image)
    db.session.flush()
    return image


def test_an_address_is_linked_or_brought_here(owner_client, flat):
    path = f"/imoveis/{flat.id}/fotos"
    owner_client.submit(owner_client.get(path), f"{path}/endereco", endereco="https://site.example/1.jpg",
                        trazer=None)  # fmt: skip
    assert [(image.url, image.status) for image in images(flat)] == [("https://site.example/1.jpg", "linked")]


@pytest.mark.parametrize("address", ["", "nada", "http://127.0.0.1/a.jpg", "ftp://a/b", "http://[::1]/"])
def test_an_address_that_cannot_be_asked_is_refused_at_once(owner_client, flat, address):
    path = f"/imoveis/{flat.id}/fotos"
    answer = owner_client.submit(owner_client.get(path), f"{path}/endereco", endereco=address)
    assert answer.status_code == 422
    assert images(flat) == []


def test_a_photo_of_another_site_is_brought_here(app, flat, site, run_tasks, client):
    from atendeja.tasks import bring_photo

    site.pages["/a.jpg"] = says(jpeg())
    image_id = linked(flat, f"{site.url}/a.jpg").id
    db.session.commit()
    bring_photo(image_id)
    run_tasks()
    found = images(flat)[0]
    assert (found.status, found.width, found.attempts) == ("stored", 1280, 1)
    assert client.get(found.url).status_code == 200


@pytest.mark.parametrize(
    ("page", "error"),
    [
        (says(b"x", status=404), "gone"),
        (says(b"<svg/>", "image/svg+xml"), "type"),
        (says(b"no photo", "image/jpeg"), "not_a_photo"),
        (leads_to("http://169.254.169.254/"), "address"),
    ],
)
def test_what_does_not_come_says_why(flat, site, run_tasks, page, error):
    from atendeja.tasks import bring_photo

    site.pages["/a.jpg"] = page
    image_id = linked(flat, f"{site.url}/a.jpg").id
    db.session.commit()
    bring_photo(image_id)
    run_tasks()
    found = images(flat)[0]
    assert (found.status, found.error) == ("failed", error)


def test_trouble_that_passes_is_tried_a_few_times(flat):
    image = linked(flat, "https://site.example/a.jpg")
    pauses = []
    for _ in range(photos.ATTEMPTS):
        claim = photos.claim_photo(image.id)
        assert claim
        pauses.append(photos.settle_photo(claim, None, "unreachable", True))
    assert [pause and pause.total_seconds() / 60 for pause in pauses] == [1, 4, 16, None]
    db.session.flush()
    assert images(flat)[0].status == "failed"
