"""Pages and scripts travel compressed; what a phone asks for first stays small."""

import re

import pytest

COMPRESSED = {"Accept-Encoding": "gzip, deflate, br"}
FIRST_LOAD = 100_000  # bytes


def _size(client, address):
    return len(client.get(address, headers=COMPRESSED).data)


def test_the_first_page_with_all_it_needs_is_small(owner_client):
    page = owner_client.get("/conversas").get_data(as_text=True)
    needed = {match[1] for match in re.finditer(r'(?:src|href)="(/static/[^"#]+)', page)}
    assert len(needed) > 5
    assert _size(owner_client, "/conversas") + sum(_size(owner_client, one) for one in needed) <= FIRST_LOAD


def test_the_stylesheets_together_are_small(owner_client):
    page = owner_client.get("/conversas").get_data(as_text=True)
    sheets = set(re.findall(r'href="(/static/css/[^"]+)', page))
    assert sum(_size(owner_client, sheet) for sheet in sheets) <= 25_000


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_page_travels_as_the_browser_can_read_it(owner_client, encoding):
    response = owner_client.get("/conversas", headers={"Accept-Encoding": encoding})
    assert response.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in ", ".join(response.headers.getlist("Vary"))
