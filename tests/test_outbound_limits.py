"""Lengths counted the stricter way, texts cut at a word, composed emoji left whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atendeja.whatsapp.limits import shorten, units
from atendeja.whatsapp.outbound import compose
from atendeja.whatsapp.values import Outgoing

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("ação", 4), ("👍", 2), ("👍🏽", 4), (FAMILY, 8), ("❤️", 2)]
)
def test_an_emoji_counts_as_utf_16_does(text, length):
    assert units(text) == length == len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "longest", "shortened"),
    [
        ("curto", 5, "curto"),
        ("Ver apartamento completo", 20, "Ver apartamento…"),
        ("Apartamentodedoisquartos", 10, "Apartamen…"),
        ("Casa, com piscina", 8, "Casa…"),
        ("uma linha\noutra linha", 12, "uma linha…"),
        ("🏠" * 11, 20, "🏠" * 9 + "…"),
        ("a" * 15 + FAMILY, 20, "a" * 15 + "…"),
        ("a" * 15 + "👍🏽" + "b", 19, "a" * 15 + "…"),
        ("Sa\u0303o Paulo", 4, "Sa\u0303…"),
    ],
)
def test_what_is_too_long_is_cut_where_nobody_minds(text, longest, shortened):
    assert shorten(text, longest) == shortened


@given(st.text(), st.integers(2, 60))
def test_shortened_texts_always_fit_and_begin_alike(text, longest):
    cut = shorten(text, longest)
    assert units(cut) <= longest
    assert text.startswith(cut.removesuffix("…"))
    assert (cut == text) == (units(text) <= longest)


WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=6000).filter(str.strip)
TITLES = st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=3)


def composed(message):
    return compose(Outgoing("1", "5513999990000", None, "7", message), "https://agencia.example")


@given(WORDS, TITLES, st.none() | WORDS, st.none() | WORDS)
def test_reply_buttons_never_break_a_limit(text, titles, title, footer):
    buttons = [{"id": str(index), "title": one} for index, one in enumerate(titles)]
    message = {"kind": "buttons", "text": text, "buttons": buttons, "title": title, "footer": footer}
    inner = composed(message)["interactive"]
    assert 0 < units(inner["body"]["text"]) <= 1024
    assert all(0 < units(one["reply"]["title"]) <= 20 for one in inner["action"]["buttons"])
    assert units(inner.get("header", {}).get("text", "")) <= 60
    assert units(inner.get("footer", {}).get("text", "")) <= 60


@given(WORDS, WORDS, WORDS)
def test_lists_and_cards_never_break_a_limit(text, title, more):
    rows = [{"id": "1", "title": title, "description": more}]
    listed = composed({"kind": "list", "text": text, "button": title, "rows": rows})["interactive"]
    row = listed["action"]["sections"][0]["rows"][0]
    assert units(listed["action"]["button"]) <= 20
    assert (units(row["title"]) <= 24, units(row["description"]) <= 72) == (True, True)
    card = {"photo": "/a.jpg", "text": more, "buttons": [{"id": "1", "title": title}]}
    cards = composed({"kind": "carousel", "text": text, "cards": [card, card]})["interactive"]
    body = cards["action"]["cards"][0]["body"]["text"]
    assert units(body) <= 160
    assert body.count("\n") <= 2
