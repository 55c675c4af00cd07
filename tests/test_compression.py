"""Pages and scripts travel compressed; what a phone asks for first stays small."""

import re

import pytest

from .factories import make_contact, make_conversation, make_message

COMPRESSED = {"Accept-Encoding": "gzip, deflate, br"}
FIRST_LOAD, LATER, STYLES = 100_000, 15_000, 25_000  # bytes
WORDS = "quero ver o apartamento da rua {n}, aceita financiamento? posso ir às {n}h ou ligar no {n}{n}"


def _size(client, address):
    return len(client.get(address, headers=COMPRESSED).data)


def test_the_first_page_with_all_it_needs_is_small(owner_client):
    page = owner_client.get("/conversas").get_data(as_text=True)
    needed = {match[1] for match in re.finditer(r'(?:src|href)="(/static/[^"#]+)', page)}
    assert len(needed) > 5
    assert _size(owner_client, "/conversas") + sum(_size(owner_client, one) for one in needed) <= FIRST_LOAD


@pytest.mark.parametrize("screen", ["conversations", "conversation"])
def test_the_styles_of_a_screen_of_the_inbox_are_small(owner_client, tenant, screen):
    talk = make_conversation(tenant)
    page = owner_client.get("/conversas" + (f"/{talk.id}" if screen == "conversation" else ""))
    sheets = set(re.findall(r'href="(/static/css/[^"]+)', page.get_data(as_text=True)))
    assert sum(_size(owner_client, sheet) for sheet in sheets) <= STYLES


def test_a_long_thread_beside_a_long_list_is_a_small_page(owner_client, tenant):
    for n in range(60):
        make_message(make_conversation(tenant, make_contact(tenant, profile_name=f"Cliente {n}")), WORDS)
    talk = make_conversation(tenant)
    for n in range(80):
        side = {"direction": "out", "author": "agent", "status": "read"} if n % 3 else {}
        make_message(talk, WORDS.format(n=n), **side)
    assert _size(owner_client, f"/conversas/{talk.id}") <= LATER


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_page_travels_as_the_browser_can_read_it(owner_client, encoding):
    response = owner_client.get("/conversas", headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in ", ".join(response.headers.getlist("Vary"))
