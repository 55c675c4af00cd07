"""The kinds with a shape of their own, exactly as Meta wants them, and what none of them may be."""

import pytest

from atendeja.whatsapp.limits import Impossible
from atendeja.whatsapp.outbound import compose
from atendeja.whatsapp.values import Outgoing

PUBLIC = "https://agencia.example"
LINK = {"kind": "link", "text": "Veja", "button": "Ver anúncio", "url": "https://a.example/ap"}
TEMPLATE = {"kind": "template", "name": "aviso", "language": "pt_BR", "text": "Oi"}
CARD = {"photo": "/a.jpg", "text": "AP", "link": {"title": "Ver", "url": "https://a.example"}}
PLACE = {"kind": "location", "latitude": -23.5, "longitude": -46.6}


def composed(message):
    made = compose(Outgoing("1", "5513999990000", None, "7", message), PUBLIC)
    return {key: made[key] for key in ("type", "context", made["type"]) if key in made}


SHAPES = [
    ({"kind": "photo", "media_id": "77"}, {"type": "image", "image": {"id": "77"}}),
    (
        {"kind": "document", "document": "/c.pdf", "filename": "c.pdf", "text": "O contrato"},
        {"type": "document",
         "document": {"link": f"{PUBLIC}/c.pdf", "filename": "c.pdf", "caption": "O contrato"}},
    ),
    ({"kind": "document", "media_id": "9"}, {"type": "document", "document": {"id": "9"}}),
    (PLACE, {"type": "location", "location": {"latitude": -23.5, "longitude": -46.6}}),
    (
        PLACE | {"name": "Plantão", "address": "Rua A, 1"},
        {"type": "location",
         "location": {"latitude": -23.5, "longitude": -46.6, "name": "Plantão", "address": "Rua A, 1"}},
    ),
    (
        PLACE | {"address": "Rua A, 1"},
        {"type": "location", "location": {"latitude": -23.5, "longitude": -46.6, "name": "Rua A, 1"}},
    ),
    (
        {"kind": "contact", "name": "Bruno Castro", "phone": "+55 (13) 99999-0000", "company": "Horizonte"},
        {"type": "contacts",
         "contacts": [{"name": {"formatted_name": "Bruno Castro", "first_name": "Bruno"},
                       "phones": [{"phone": "+5513999990000", "type": "CELL"}],
                       "org": {"company": "Horizonte"}}]},
    ),
    (
        {"kind": "contact", "name": "Ana", "phone": "+5513999990000", "wa_id": "551399990000"},
        {"type": "contacts",
         "contacts": [{"name": {"formatted_name": "Ana", "first_name": "Ana"},
                       "phones": [{"phone": "+5513999990000", "type": "CELL", "wa_id": "551399990000"}]}]},
    ),
    (
        {"kind": "reaction", "reply_to": "wamid.1", "emoji": "👍"},
        {"type": "reaction", "reaction": {"message_id": "wamid.1", "emoji": "👍"}},
    ),
    (
        {"kind": "reaction", "reply_to": "wamid.1"},
        {"type": "reaction", "reaction": {"message_id": "wamid.1", "emoji": ""}},
    ),
    (
        LINK | {"photo": "/a.jpg", "footer": "Horizonte", "reply_to": "wamid.2"},
        {"type": "interactive", "context": {"message_id": "wamid.2"},
         "interactive": {
             "type": "cta_url", "header": {"type": "image", "image": {"link": f"{PUBLIC}/a.jpg"}},
             "body": {"text": "Veja"}, "footer": {"text": "Horizonte"},
             "action": {"name": "cta_url",
                        "parameters": {"display_text": "Ver anúncio", "url": "https://a.example/ap"}}}},
    ),
    (
        {"kind": "location_request", "text": "Onde?"},
        {"type": "interactive",
         "interactive": {"type": "location_request_message", "body": {"text": "Onde?"},
                         "action": {"name": "send_location"}}},
    ),
    (TEMPLATE, {"type": "template", "template": {"name": "aviso", "language": {"code": "pt_BR"}}}),
    (
        TEMPLATE | {"photo": "/a.jpg", "body": [{"text": "Ana"}, {"text": "hoje"}], "buttons": [
            {"kind": "phone", "title": "Ligar", "phone": "+5513"},
            {"kind": "quick_reply", "title": "Sim", "id": "modelo:1:1"},
            {"kind": "url", "title": "Ver", "url": "https://a.example/1", "value": "1"},
            {"kind": "url", "title": "Site", "url": "https://a.example"},
            {"kind": "copy_code", "title": "Copiar", "value": "CASA10"}]},
        {"type": "template", "template": {"name": "aviso", "language": {"code": "pt_BR"}, "components": [
            {"type": "header", "parameters": [{"type": "image", "image": {"link": f"{PUBLIC}/a.jpg"}}]},
            {"type": "body",
             "parameters": [{"type": "text", "text": "Ana"}, {"type": "text", "text": "hoje"}]},
            {"type": "button", "sub_type": "quick_reply", "index": "1",
             "parameters": [{"type": "payload", "payload": "modelo:1:1"}]},
            {"type": "button", "sub_type": "url", "index": "2",
             "parameters": [{"type": "text", "text": "1"}]},
            {"type": "button", "sub_type": "copy_code", "index": "4",
             "parameters": [{"type": "coupon_code", "coupon_code": "CASA10"}]}]}},
    ),
    (
        TEMPLATE | {"header": [{"text": "AP", "name": "codigo"}], "body": [{"text": "Ana", "name": "nome"}]},
        {"type": "template", "template": {"name": "aviso", "language": {"code": "pt_BR"}, "components": [
            {"type": "header", "parameters": [{"type": "text", "parameter_name": "codigo", "text": "AP"}]},
            {"type": "body", "parameters": [{"type": "text", "parameter_name": "nome", "text": "Ana"}]}]}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("message", "shape"), SHAPES, ids=lambda value: str(value.get("kind", "")))
def test_each_kind_is_as_meta_wants_it(message, shape):
    assert composed(message) == shape


def test_cards_may_have_a_link_instead_of_replies():
    cards = composed({"kind": "carousel", "text": "Achei", "cards": [CARD, CARD]})["interactive"]["action"]
    assert cards["cards"][0]["action"] == {
        "name": "cta_url", "parameters": {"display_text": "Ver", "url": "https://a.example"},
    }  # fmt: skip


MISTAKES = [
    PLACE | {"latitude": 91},
    PLACE | {"longitude": -180.5},
    PLACE | {"latitude": float("nan")},
    PLACE | {"latitude": "-23"},
    PLACE | {"latitude": True},
    {"kind": "location", "latitude": 1},
    {"kind": "contact", "name": "Ana", "phone": "190"},
    {"kind": "contact", "name": "", "phone": "+5513999990000"},
    {"kind": "reaction", "emoji": "👍"},
    {"kind": "photo"},
    {"kind": "photo", "photo": "ftp://a.example/a.jpg"},
    {"kind": "document", "document": "contrato.pdf"},
    {"kind": "location_request"},
    LINK | {"url": "javascript:alert(1)"},
    LINK | {"url": "https://"},
    LINK | {"url": "https://a.example/" + "a" * 2000},
    LINK | {"button": ""},
    {"kind": "buttons", "text": "x", "buttons": [{"id": "a", "title": " "}]},
    {"kind": "list", "text": "x", "rows": [{"id": "a", "title": "b"}], "photo": "/a.jpg"},
    {"kind": "carousel", "text": "x", "cards": [CARD, {"photo": "/a.jpg", "text": "AP"}]},
    {"kind": "carousel", "text": "x", "cards": [CARD, CARD | {"photo": "a.jpg"}]},
    TEMPLATE | {"name": "Aviso!"},
    TEMPLATE | {"language": ""},
    TEMPLATE | {"body": [{"text": "a", "name": "x"}, {"text": "b"}]},
    TEMPLATE | {"header": [{"text": "a"}, {"text": "b"}]},
    TEMPLATE | {"photo": "a.jpg"},
    *[TEMPLATE | {"body": [{"text": text}]} for text in ("", "  ", "a\nb", "a\tb", "a\rb", "a     b")],
    TEMPLATE | {"buttons": [{"kind": "url", "title": "Ver", "value": ""}]},
    TEMPLATE | {"buttons": [{"kind": "quick_reply", "title": "x", "id": "x" * 129}]},
    TEMPLATE | {"buttons": [{"kind": "quick_reply", "title": "x", "id": "x"}] * 11},
]


@pytest.mark.parametrize("message", MISTAKES)
def test_a_mistake_of_ours_never_reaches_meta(message):
    with pytest.raises(Impossible):
        composed(message)
