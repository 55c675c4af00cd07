"""Plain messages become Meta's JSON, and never break one of its limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atendeja.whatsapp.limits import Impossible, shorten, units
from atendeja.whatsapp.outbound import WRITERS, compose
from atendeja.whatsapp.values import Outgoing

PUBLIC = "https://agencia.example"
ONE = [{"id": "a", "title": "Sim"}]
CARD = {"photo": "/static/a.jpg", "text": "AP-1", "buttons": [{"id": "imovel:1", "title": "Ver"}]}
GOOD = {
    "text": {"kind": "text", "text": "Olá"},
    "photo": {"kind": "photo", "photo": "/static/a.jpg", "text": "Sala"},
    "document": {"kind": "document", "document": "https://a.example/c.pdf", "filename": "contrato.pdf"},
    "location": {"kind": "location", "latitude": -23.96, "longitude": -46.33, "name": "Plantão"},
    "contact": {"kind": "contact", "name": "Bruno Castro", "phone": "+55 13 99999-0000"},
    "reaction": {"kind": "reaction", "reply_to": "wamid.1", "emoji": "👍"},
    "buttons": {"kind": "buttons", "text": "Comprar?", "buttons": ONE, "footer": "Horizonte"},
    "list": {"kind": "list", "text": "Escolha", "button": "Ver", "rows": ONE},
    "link": {"kind": "link", "text": "Veja", "button": "Abrir", "url": "https://a.example"},
    "location_request": {"kind": "location_request", "text": "Onde você está?"},
    "carousel": {"kind": "carousel", "text": "Achei", "cards": [CARD, CARD]},
}


def composed(message, wa_id="5513999990000", user_id=None):
    return compose(Outgoing("1", wa_id, user_id, "77", message), PUBLIC)


@pytest.mark.parametrize("kind", GOOD)
def test_every_kind_has_metas_envelope_and_our_reference(kind):
    body = composed(GOOD[kind])
    assert body["messaging_product"] == "whatsapp"
    assert body["to"] == "+5513999990000"
    assert body["biz_opaque_callback_data"] == "77"
    assert isinstance(body[body["type"]], dict | list)


def test_every_kind_we_can_write_is_tested_here():
    assert set(WRITERS) - {"template"} == set(GOOD)


def test_buttons_as_meta_wants_them():
    assert composed(GOOD["buttons"])["interactive"] == {
        "type": "button",
        "body": {"text": "Comprar?"},
        "action": {"buttons": [{"type": "reply", "reply": {"id": "a", "title": "Sim"}}]},
        "footer": {"text": "Horizonte"},
    }


def test_a_list_as_meta_wants_it():
    row = {"id": "1", "title": "R$ 450 mil", "description": "AP-1 · Gonzaga"}
    inner = composed(GOOD["list"] | {"rows": [row]})["interactive"]
    assert inner["type"] == "list"
    assert inner["action"] == {"button": "Ver", "sections": [{"rows": [row]}]}


def test_a_carousel_as_meta_wants_it():
    inner = composed(GOOD["carousel"])["interactive"]
    card = inner["action"]["cards"][1]
    assert (inner["type"], card["card_index"]) == ("carousel", 1)
    assert card["header"] == {"type": "image", "image": {"link": f"{PUBLIC}/static/a.jpg"}}
    assert card["body"] == {"text": "AP-1"}
    assert card["action"]["buttons"][0]["quick_reply"] == {"id": "imovel:1", "title": "Ver"}


def test_photos_of_ours_get_our_public_address_and_others_keep_theirs():
    assert composed(GOOD["photo"])["image"]["link"] == f"{PUBLIC}/static/a.jpg"
    assert (
        composed(GOOD["photo"] | {"photo": "https://x.example/1.jpg"})["image"]["link"]
        == "https://x.example/1.jpg"
    )


def test_who_has_no_number_is_reached_by_the_scoped_id():
    body = composed(GOOD["text"], wa_id=None, user_id="BR.1349")
    assert body["recipient"] == "BR.1349"
    assert "to" not in body


def test_a_quoted_message_is_named():
    assert composed(GOOD["text"] | {"reply_to": "wamid.9"})["context"] == {"message_id": "wamid.9"}


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "text", "text": ""},
        {"kind": "text", "text": " \n "},
        {"kind": "text"},
        {"kind": "novidade", "text": "x"},
        {"text": "x"},
        GOOD["buttons"] | {"buttons": []},
        GOOD["buttons"] | {"buttons": [{"id": str(n), "title": "x"} for n in range(4)]},
        GOOD["buttons"] | {"buttons": [{"id": "a", "title": "x"}, {"id": "a", "title": "y"}]},
        GOOD["buttons"] | {"buttons": [{"id": "x" * 257, "title": "x"}]},
        GOOD["buttons"] | {"buttons": [{"id": "", "title": "x"}]},
        GOOD["list"] | {"rows": []},
        GOOD["list"] | {"rows": [{"id": str(n), "title": "x"} for n in range(11)]},
        GOOD["list"] | {"rows": [{"id": "a", "title": "x"}, {"id": "a", "title": "y"}]},
        GOOD["list"] | {"rows": [{"id": "x" * 201, "title": "x"}]},
        GOOD["carousel"] | {"cards": [CARD]},
        GOOD["carousel"] | {"cards": [CARD] * 11},
        GOOD["carousel"] | {"cards": [CARD, CARD | {"buttons": CARD["buttons"] + ONE}]},
        GOOD["carousel"] | {"cards": [CARD, CARD | {"buttons": [{"id": "x" * 21, "title": "x"}]}]},
    ],
)
def test_what_no_shortening_can_mend_never_reaches_meta(message):
    with pytest.raises(Impossible):
        composed(message)


def test_without_anybody_to_send_to_nothing_is_composed():
    with pytest.raises(Impossible):
        composed(GOOD["text"], wa_id=None)


TEXTS = st.text(min_size=1, max_size=6000).filter(str.strip)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_no_text_is_ever_longer_than_meta_takes(words):
    def length(value):
        return units(value["text"] if isinstance(value, dict) else value)

    row = {"id": "a", "title": words, "description": words}
    listed = composed(GOOD["list"] | {"text": words, "button": words, "rows": [row], "footer": words})
    card = CARD | {"text": words}
    assert length(composed({"kind": "text", "text": words})["text"]["body"]) <= 4096
    assert length(composed(GOOD["photo"] | {"text": words})["image"]["caption"]) <= 1024
    assert length(listed["interactive"]["body"]) <= 1024
    assert length(listed["interactive"]["footer"]) <= 60
    assert length(listed["interactive"]["action"]["button"]) <= 20
    drawn = listed["interactive"]["action"]["sections"][0]["rows"][0]
    assert (length(drawn["title"]) <= 24, length(drawn["description"]) <= 72) == (True, True)
    body = composed(GOOD["carousel"] | {"cards": [card, card]})["interactive"]["action"]["cards"][0]["body"]
    assert length(body) <= 160
    assert body["text"].count("\n") <= 2
    button = composed(GOOD["buttons"] | {"buttons": [{"id": "a", "title": words}]})["interactive"]["action"]
    assert 1 <= length(button["buttons"][0]["reply"]["title"]) <= 20


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("curto", 5, "curto"),
        ("Quero falar com corretor", 20, "Quero falar com…"),
        ("Apartamento, com vista", 14, "Apartamento…"),
        ("umapalavrasóquenãoacaba", 10, "umapalavr…"),
        ("", 5, ""),
    ],
)
def test_a_text_is_cut_at_a_word(text, longest, expected):
    assert shorten(text, longest) == expected


@given(TEXTS, st.integers(2, 200))
def test_shortening_keeps_the_beginning(text, longest):
    cut = shorten(text, longest)
    assert units(cut) <= longest
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
