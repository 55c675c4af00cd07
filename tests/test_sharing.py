"""Properties and places that an agent sends: one message, as the assistant's own, taps and all."""

import re

import pytest
from sqlalchemy import select

from atendeja.actions.property_index import index_property
from atendeja.extensions import db
from atendeja.models import Message
from atendeja.web.places import coordinates

from .browser import HTMX
from .factories import make_contact, make_conversation, make_message, make_property


@pytest.fixture
def conversation(tenant):
    made = make_conversation(tenant, make_contact(tenant, wa_id="5513998765432", profile_name="Rita Lima"))
    make_message(made, "Procuro apartamento em Santos")
    return made


@pytest.fixture
def picker(conversation):
    return f"/conversas/{conversation.id}/imoveis"


def flat(tenant, **values):
    made = make_property(tenant, **values)
    index_property(made)
    return made


def send(browser, picker, *properties, act="enviar", **typed):
    page = browser.get(picker)
    fields = {
        "csrf_token": re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1],
        "token": re.search(r'name="token" value="([^"]+)"', page.text)[1],
    }
    ids = [str(getattr(one, "id", one)) for one in properties]
    return browser.post(picker, data=fields | {"imovel": ids, "acao": act} | typed)


def replies(conversation):
    query = select(Message).where(Message.conversation_id == conversation.id, Message.author == "agent")
    return db.session.scalars(query.order_by(Message.id)).all()


# --- choosing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["ap1023", "AP-1023", "1023", "agua", "água branca", "BRANCA lapa"])
def test_a_property_is_found_by_code_and_words_without_accents(owner_client, tenant, picker, asked):
    flat(tenant, code="AP-1023", title="Vista da Água", district="Água Branca Lapa")
    flat(tenant, code="CA-7", title="Casa com quintal", district="Boqueirão")
    found = owner_client.fragment(f"{picker}?procura={asked}").text
    assert "Vista da Água" in found
    assert "Casa com quintal" not in found


@pytest.mark.parametrize("asked", ["%", "_", "' or 1=1 --", "\\", "&|!:*", "x" * 5000, "  "])
def test_odd_searches_are_answered(owner_client, tenant, picker, asked):
    flat(tenant)
    assert owner_client.get(picker, query_string={"procura": asked}, headers=HTMX).status_code == 200


def test_what_was_talked_about_comes_first_then_what_fits(owner_client, tenant, conversation, picker):
    shown, _fits, other = (flat(tenant, title=name) for name in ("Já vista", "Serve bem", "Outra"))
    other.city, other.city_key = "Curitiba", "curitiba"
    conversation.state = {"wish": {"purpose": "sale", "city": "Santos"}, "shown": [shown.id]}
    page = owner_client.get(picker).text
    order = [
        page.index(words)
        for words in ("Conversados há pouco", "Já vista", "Servem para", "Serve bem", "Outra")
    ]
    assert order == sorted(order)
    assert page.count("Já vista") == 1


def test_what_is_ticked_stays_while_searching(owner_client, tenant, picker):
    ticked = flat(tenant, title="Escolhida antes")
    found = owner_client.fragment(f"{picker}?procura=nada&imovel={ticked.id}").text
    assert "Escolhida antes" in found
    assert "checked" in found


def test_a_search_by_button_sends_nothing(owner_client, tenant, conversation, picker):
    answer = send(owner_client, picker, act="buscar", procura="apartamento")
    assert answer.status_code == 200
    assert replies(conversation) == []


def test_the_preview_shows_the_message_and_sends_nothing(owner_client, tenant, conversation, picker):
    answer = send(owner_client, picker, flat(tenant), flat(tenant), act="ver", texto="Olha só")
    assert 'id="preview"' in answer.text
    assert "Olha só" in answer.text
    assert "checked" in answer.text
    assert replies(conversation) == []


# --- sending -------------------------------------------------------------------------------------


def test_one_property_is_a_photo_with_buttons_and_the_agent_has_the_conversation(
    owner_client, tenant, conversation, picker, run_tasks, sent, owner
):
    one = flat(tenant, code="AP-9")
    answer = send(owner_client, picker, one, texto="Lembrei deste")
    assert (answer.status_code, answer.location) == (303, f"/conversas/{conversation.id}")
    run_tasks()
    (message,) = replies(conversation)
    assert (message.kind, message.status) == ("buttons", "sent")
    assert (conversation.status, conversation.agent_id) == ("agent", owner.id)
    interactive = sent[-1]["interactive"]
    assert interactive["header"]["type"] == "image"
    assert interactive["body"]["text"].startswith("Lembrei deste")
    assert interactive["action"]["buttons"][0]["reply"]["id"] == f"visita:{one.id}"


@pytest.mark.parametrize("count", [2, 10])
def test_several_are_one_carousel_in_the_order_ticked(
    owner_client, tenant, conversation, picker, run_tasks, sent, count
):
    flats = [flat(tenant) for _ in range(count)][::-1]
    send(owner_client, picker, *flats)
    run_tasks()
    cards = sent[-1]["interactive"]["action"]["cards"]
    taps = [card["action"]["buttons"][0]["quick_reply"]["id"] for card in cards]
    assert taps == [f"imovel:{one.id}" for one in flats]
    assert len(sent) == 1


def test_with_one_photo_missing_it_is_a_list(owner_client, tenant, conversation, picker, run_tasks, sent):
    send(owner_client, picker, flat(tenant), flat(tenant, photos=()))
    run_tasks()
    assert sent[-1]["interactive"]["type"] == "list"


def test_the_assistant_understands_taps_and_the_second_one_afterwards(
    owner_client, tenant, conversation, picker, run_tasks, say
):
    first, second = flat(tenant, code="AP-51"), flat(tenant, code="AP-52", title="A segunda mesmo")
    send(owner_client, picker, first, second)
    run_tasks()
    page = owner_client.get(f"/conversas/{conversation.id}")
    owner_client.submit(page, f"/conversas/{conversation.id}/devolver")
    assert "AP-52" in say("quero ver a segunda")[-1].text
    assert "AP-51" in say.tap(f"imovel:{first.id}")[-1].text


def test_a_double_tap_shares_once(owner_client, tenant, conversation, picker):
    one = flat(tenant)
    for _ in range(2):
        assert send(owner_client, picker, one, token="mesmo-token").status_code == 303
    assert len(replies(conversation)) == 1


@pytest.mark.parametrize("what", ["none", "eleven", "inactive", "foreign", "invented"])
def test_what_cannot_be_shared_is_refused_with_a_sentence(
    owner_client, tenant, other_tenant, conversation, picker, what
):
    chosen = {
        "none": lambda: [],
        "eleven": lambda: [flat(tenant) for _ in range(11)],
        "inactive": lambda: [flat(tenant), flat(tenant, active=False)],
        "foreign": lambda: [flat(other_tenant, title="Da concorrência")],
        "invented": lambda: ["999999999", "x", "-1", "9" * 40],
    }[what]()
    answer = send(owner_client, picker, *chosen)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Da concorrência" not in answer.text
    assert replies(conversation) == []


def test_after_the_window_nothing_is_shared(owner_client, tenant, conversation, picker):
    one = flat(tenant)
    conversation.last_customer_at = None
    assert send(owner_client, picker, one).status_code == 422
    assert replies(conversation) == []


def test_the_menu_is_also_a_page(owner_client, conversation):
    page = owner_client.get(f"/conversas/{conversation.id}/anexar").text
    for way in ("imoveis", "arquivos", "localizacao"):
        assert f"/conversas/{conversation.id}/{way}" in page


# --- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("-23.9608, -46.3336", (-23.9608, -46.3336)),
        (" -23.9608 -46.3336 ", (-23.9608, -46.3336)),
        ("-23,9608; -46,3336", (-23.9608, -46.3336)),
        ("-23,9608, -46,3336", (-23.9608, -46.3336)),
        ("https://www.google.com/maps/@-23.9,-46.3,17z", (-23.9, -46.3)),
        ("https://www.google.com/maps/place/X/@-20,-40,17z/data=!3d-23.9!4d-46.3", (-23.9, -46.3)),
        ("https://maps.google.com/?q=-23.9%2C-46.3", (-23.9, -46.3)),
        ("https://maps.apple.com/?ll=-23.9,-46.3&q=Casa", (-23.9, -46.3)),
        ("geo:-23.9,-46.3", (-23.9, -46.3)),
        ("91, 0", None),
        ("0, 181", None),
        ("nan, inf", None),
        ("Rua das Flores, 12", None),
        ("https://maps.app.goo.gl/abc", None),
        ("javascript:alert(1)@-23.9,-46.3", None),
        ("1" * 5000 + ",2", None),
        ("", None),
    ],
)
def test_places_are_read_from_what_people_paste(text, at):
    assert coordinates(text) == at


def place(browser, conversation, **typed):
    address = f"/conversas/{conversation.id}/localizacao"
    return browser.submit(browser.get(address), address, **typed)


def test_a_location_goes_with_its_name(owner_client, conversation, run_tasks, sent):
    assert place(owner_client, conversation, onde="-23.96, -46.33", nome="Plantão").status_code == 303
    run_tasks()
    assert sent[-1]["location"] == {"latitude": -23.96, "longitude": -46.33, "name": "Plantão"}


def test_an_address_without_coordinates_goes_in_words_with_a_map(owner_client, conversation, run_tasks, sent):
    place(owner_client, conversation, endereco="Rua Ceará, 12 & fundos", nome="Agência")
    run_tasks()
    action = sent[-1]["interactive"]["action"]["parameters"]
    assert action["url"].endswith("query=Rua%20Cear%C3%A1%2C%2012%20%26%20fundos")


@pytest.mark.parametrize("typed", [{}, {"onde": "aqui do lado"}, {"onde": "999, 999", "endereco": "Rua X"}])
def test_a_place_that_is_none_comes_back_with_the_reason(owner_client, conversation, typed):
    answer = place(owner_client, conversation, **typed)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert replies(conversation) == []


@pytest.mark.parametrize(
    ("shown", "said"), [("full", "Rua A, 5, Gonzaga"), ("street", "Rua A, Gonzaga"), ("district", "Gonzaga")]
)
def test_a_property_says_as_much_of_its_address_as_it_may(owner_client, tenant, conversation, shown, said):
    one = flat(tenant, street="Rua A", number="5", address_visibility=shown)
    page = owner_client.get(f"/conversas/{conversation.id}/localizacao?imovel={one.id}").text
    assert f'value="{said}, Santos, SP"' in page
