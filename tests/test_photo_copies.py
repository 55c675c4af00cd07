"""Photos of ours go to WhatsApp by its own id: uploaded once, named again for 29 days, else by their link."""

from datetime import UTC, datetime, timedelta

import pytest

from atendeja import queue, tasks
from atendeja.actions.messages import queue_message
from atendeja.actions.offers import as_shown
from atendeja.actions.photos import own_address, own_name
from atendeja.extensions import db
from atendeja.models import Message
from atendeja.storage.photos import keep_photo
from atendeja.whatsapp.cloud import Cloud

from .factories import OUR_NUMBER, make_conversation, make_property
from .graph import Behaviour, Graph, refused

LINK = "https://agencia.example"


class Made:
    large, thumb, width, height = b"\xff\xd8\xff a sala", b"\xff\xd8\xff menor", 1280, 960


@pytest.fixture
def graph(app):
    simulated = app.extensions["gateway"]
    with Graph() as standing_in:
        app.extensions["gateway"] = Cloud(standing_in.url, {OUR_NUMBER: "EAAG-token"}, LINK)
        yield standing_in
    app.extensions["gateway"] = simulated
    queue.gathering.forget()


@pytest.fixture
def conversation(tenant):
    return make_conversation(tenant, status="agent")


@pytest.fixture
def flat(app, tenant):
    """A property with one photo that is kept here."""
    name, thumb, *_ = keep_photo(app.extensions["storage"], Made())
    made = make_property(tenant, photos=(own_address(name),))
    made.images[0].status, made.images[0].stored_name, made.images[0].thumb_name = "stored", name, thumb
    db.session.flush()
    return made


def show(conversation, one):
    return send(conversation, as_shown(one))


def send(conversation, message):
    made = queue_message(conversation, message, author="agent", now=datetime.now(UTC))
    db.session.commit()
    tasks.deliver.function(conversation.id)
    db.session.expire_all()
    return db.session.get_one(Message, made)


def headers(graph):
    return [request.json["interactive"]["header"]["image"] for request in graph.requests]


def test_a_photo_goes_up_once_and_is_named_ever_after(graph, conversation, flat):
    assert [show(conversation, flat).status for _ in range(3)] == ["sent"] * 3
    assert len(graph.files) == 1
    assert Made.large in graph.files[0]
    assert headers(graph) == [{"id": flat.images[0].wa_media_id}] * 3


def test_a_single_photo_goes_the_same_way_with_its_caption(graph, conversation, flat):
    send(conversation, {"kind": "photo", "photo": flat.images[0].url, "text": "A sala"})
    (request,) = graph.requests
    assert request.json["image"] == {"id": flat.images[0].wa_media_id, "caption": "A sala"}


@pytest.mark.parametrize(("age", "uploads"), [(28, 0), (30, 1)])
def test_what_whatsapp_will_soon_forget_is_uploaded_anew(age, uploads, graph, conversation, flat):
    image = flat.images[0]
    image.wa_media_id, image.wa_uploaded_at = "123", datetime.now(UTC) - timedelta(days=age)
    show(conversation, flat)
    assert len(graph.files) == uploads
    assert (flat.images[0].wa_media_id == "123") is not bool(uploads)


@pytest.mark.parametrize("answer", [refused(131053), Behaviour(500, {})])
def test_when_it_cannot_go_up_the_link_does_it(answer, graph, conversation, flat):
    graph.upload = answer
    assert show(conversation, flat).status == "sent"
    assert headers(graph) == [{"link": LINK + flat.images[0].url}]
    assert flat.images[0].wa_media_id is None


def test_an_id_that_whatsapp_does_not_know_is_forgotten_and_the_link_does_it(graph, conversation, flat):
    image = flat.images[0]
    image.wa_media_id, image.wa_uploaded_at = "999", datetime.now(UTC)
    graph.next(refused(131053))
    assert show(conversation, flat).status == "sent"
    assert headers(graph) == [{"id": "999"}, {"link": LINK + flat.images[0].url}]
    assert flat.images[0].wa_media_id is None


def test_a_file_that_is_gone_leaves_by_its_link(graph, app, conversation, flat):
    app.extensions["storage"].remove(flat.images[0].stored_name)
    assert show(conversation, flat).status == "sent"
    assert headers(graph) == [{"link": LINK + flat.images[0].url}]


def test_photos_of_other_sites_cost_no_statement(graph, conversation, tenant, flat, statements):
    linked = make_property(tenant, photos=("https://site.example/1.jpg",))
    counted = []
    for one in (linked, flat, flat):
        message = as_shown(one)
        queue_message(conversation, message, author="agent", now=datetime.now(UTC))
        with statements() as sql:
            tasks.deliver.function(conversation.id)
        counted.append([line for line in sql if "re_property_images" in line])
    assert [len(found) for found in counted] == [0, 2, 1]
    assert headers(graph)[0] == {"link": "https://site.example/1.jpg"}


def test_cards_of_a_carousel_take_links(graph, conversation, flat):
    card = {"photo": flat.images[0].url, "text": "AP", "buttons": [{"id": "imovel:1", "title": "Ver"}]}
    other = card | {"buttons": [{"id": "imovel:2", "title": "Ver"}]}
    send(conversation, {"kind": "carousel", "text": "Veja", "cards": [card, other]})
    cards = graph.requests[0].json["interactive"]["action"]["cards"]
    assert {one["header"]["image"]["link"] for one in cards} == {LINK + flat.images[0].url}
    assert graph.files == []


def test_another_agency_s_photo_is_nothing_of_ours(graph, other_tenant, conversation, flat):
    flat.images[0].tenant_id = other_tenant.id
    show(conversation, flat)
    assert graph.files == []


def test_the_simulator_shows_the_photo_as_before(app, sent, conversation, flat):
    message = show(conversation, flat)
    assert message.payload["photo"] == flat.images[0].url
    assert sent[0]["interactive"]["header"]["image"]["id"].startswith("sim-")


@pytest.mark.parametrize(
    "address", ["https://site.example/fotos/a.jpg", "/fotos/../a.jpg", "/static/demo/a.jpg", None, 7]
)
def test_other_addresses_name_no_photo_of_ours(address):
    assert own_name(address) is None
