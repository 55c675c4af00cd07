"""Photos that files name at other sites are copied here if the agency wants that: slowly, covers first."""

import io
from datetime import UTC, datetime

import pytest

from atendeja import queue, tasks
from atendeja.actions.importing import import_properties
from atendeja.catalog import read
from atendeja.extensions import db
from atendeja.fetching import Politeness
from atendeja.models import PropertyImage
from atendeja.queries.photos import next_photo, photos_to_come

from .factories import make_property
from .strangers import LOOPBACK, Stranger, says
from .test_photos import jpeg

PAGE = "/configuracoes/imoveis"
HEAD = "codigo;titulo;tipo;finalidade;preco_venda;cidade;fotos\n"


@pytest.fixture
def site(app):
    before = app.extensions["fetching"]
    app.extensions["fetching"] = LOOPBACK
    with Stranger() as stranger:
        yield stranger
    app.extensions["fetching"] = before
    queue.gathering.forget()


@pytest.fixture
def wanting(tenant):
    tenant.preferences = tenant.preferences | {"bring_photos": True}
    db.session.flush()
    return tenant


def import_file(tenant, *photos):
    rows = "".join(f"A{n};Casa;casa;venda;1000;Santos;{addresses}\n" for n, addresses in enumerate(photos))
    sheet = read(io.BytesIO((HEAD + rows).encode()))
    import_properties(tenant.id, sheet, datetime.now(UTC), sheet.columns)
    db.session.commit()


def statuses():
    db.session.expire_all()
    images = db.session.query(PropertyImage).filter(PropertyImage.url.not_like("/static/%"))
    return [image.status for image in images.order_by(PropertyImage.id)]


def test_a_file_s_photos_stay_where_they_are_unless_the_agency_wants_them_here(tenant):
    import_file(tenant, "https://s.example/1.jpg")
    assert statuses() == ["linked"]


def test_where_they_are_wanted_they_wait_to_be_brought_and_our_own_do_not(wanting):
    import_file(wanting, "https://s.example/1.jpg|/static/demo/sala-mar.jpg")
    assert statuses() == ["pending"]
    assert photos_to_come(wanting.id) == 1


def test_covers_come_first_and_one_agency_s_only(wanting, other_tenant):
    import_file(wanting, "https://s.example/1.jpg|https://s.example/2.jpg", "https://s.example/3.jpg")
    order = []
    while found := next_photo(wanting.id):
        order.append(found[1][-5:])
        db.session.get(PropertyImage, found[0]).attempts = 1
        db.session.flush()
    assert order == ["1.jpg", "3.jpg", "2.jpg"]
    assert next_photo(other_tenant.id) is None


def test_one_after_the_other_with_a_pause_for_the_site(wanting, site):
    site.pages["/1.jpg"] = site.pages["/2.jpg"] = says(jpeg())
    import_file(wanting, f"{site.url}/1.jpg|{site.url}/2.jpg")
    tasks.bring_next.function(wanting.id)
    tasks.bring_next.function(wanting.id)
    assert photos_to_come(wanting.id) == 1
    assert ("bring_next", (wanting.id,)) in queue.gathering.forget()


def test_when_all_have_come_nothing_waits(wanting):
    tasks.bring_next.function(wanting.id)
    assert queue.gathering.forget() == []


def test_a_restart_forgets_nobody_and_floods_nothing(wanting):
    import_file(wanting, *(f"https://s.example/{n}.jpg" for n in range(50)))
    tasks.sweep.function()
    assert queue.huey.storage.queue_size() < 10
    assert ("bring_next", (wanting.id,)) in queue.gathering.forget()


def test_of_what_did_not_come_at_once_only_some_are_tried_again(wanting):
    import_file(wanting, *(f"https://s.example/{n}.jpg" for n in range(50)))
    db.session.query(PropertyImage).filter(PropertyImage.status == "pending").update({"attempts": 1})
    db.session.commit()
    tasks.sweep.function()
    assert next_photo(wanting.id) is None
    assert 20 <= queue.huey.storage.queue_size() < 30


def test_the_agency_decides_and_what_is_there_follows(owner_client, tenant):
    make_property(tenant, photos=("https://s.example/1.jpg", "/static/demo/sala-mar.jpg"))
    answer = owner_client.submit(owner_client.get(PAGE), PAGE, trazer="sim")
    assert (answer.status_code, tenant.prefers.bring_photos, statuses()) == (303, True, ["pending"])
    page = owner_client.get(answer.location)
    assert "Salvo." in page.text
    assert "Falta 1 foto" in page.text
    owner_client.submit(page, PAGE, trazer=None)
    assert (tenant.prefers.bring_photos, statuses()) == (False, ["linked"])


def test_another_agency_s_photos_stay_as_they_are(owner_client, other_tenant):
    make_property(other_tenant, photos=("https://s.example/1.jpg",))
    owner_client.submit(owner_client.get(PAGE), PAGE, trazer="sim")
    assert statuses() == ["linked"]


def test_an_agent_does_not_decide_it(mate_client):
    assert mate_client.get(PAGE).status_code == 404


def test_a_site_is_left_alone_for_a_moment_others_are_not():
    manners = Politeness(60)
    assert manners.wait("https://a.example/1.jpg") == 0
    assert 59 < manners.wait("https://A.example/2.jpg") <= 60
    assert manners.wait("https://b.example/1.jpg") == 0
