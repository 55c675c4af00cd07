"""RE_READ_ONLY: the catalogue comes from imports alone; whatever is posted by hand is refused."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from atendeja.extensions import db
from atendeja.models import Property, PropertyChange

from .browser import HTMX
from .factories import make_property

HARMLESS = {
    "broadcasts.tell",
    "properties.preview",
    "properties.save",
    "properties.forget",
    "properties.export_chosen",
}


@pytest.fixture
def read_only(app: Flask) -> Iterator[None]:
    """The same application under another setting."""
    settings = app.config["SETTINGS"]
    app.config["SETTINGS"] = replace(settings, re_read_only=True)
    yield
    app.config["SETTINGS"] = settings


def changing(app: Flask) -> list[tuple[str, str]]:
    """(endpoint, address) of everything below /imoveis that can be posted to."""
    rules = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    ours = [rule for rule in rules if rule.rule.startswith("/imoveis")]
    with app.test_request_context():
        build = app.url_map.bind("localhost").build
        return [(rule.endpoint, build(rule.endpoint, dict.fromkeys(rule.arguments, 1))) for rule in ours]


def test_every_change_by_hand_is_refused_with_a_sentence(app, owner_client, tenant, read_only):
    one = make_property(tenant)
    page = owner_client.get("/imoveis?quartos=1")
    token = page.get_data(as_text=True).split('name="csrf_token" value="')[1].split('"')[0]
    tried = [(name, address) for name, address in changing(app) if name not in HARMLESS]
    assert {name for name, _ in tried} >= {
        "properties.create", "properties.change", "properties.bulk", "properties.activate",
        "properties.deactivate",
    }  # fmt: skip
    for name, address in tried:
        form = {"csrf_token": token, "acao": "desativar", "id": one.id}
        for headers in ({}, HTMX):
            answer = owner_client.post(address, data=form, headers=headers)
            assert answer.status_code == 403, name
            assert "O cadastro vem da importação" in answer.get_data(as_text=True), name
    assert db.session.get_one(Property, one.id).active
    assert db.session.query(PropertyChange).count() == 0


def test_the_pages_say_so_and_offer_no_forms(owner_client, tenant, read_only):
    one = make_property(tenant, photos=())
    for path in ("/imoveis", "/imoveis?ver=tabela", f"/imoveis/{one.id}"):
        page = owner_client.get(path).get_data(as_text=True)
        assert "O cadastro vem da importação" in page, path
        for gone in ("/imoveis/novo", "/editar", "/desativar", 'id="bulk"', 'name="id"'):
            assert gone not in page, (path, gone)
    for path in ("/imoveis/novo", f"/imoveis/{one.id}/editar"):
        assert owner_client.get(path).status_code == 403


def test_a_persons_own_filters_still_work(owner_client, tenant, read_only):
    make_property(tenant)
    page = owner_client.get("/imoveis?quartos=2")
    assert owner_client.submit(page, "/imoveis/filtros", nome="Meu").status_code == 303


def test_otherwise_forms_are_there(owner_client, tenant):
    one = make_property(tenant)
    assert "/imoveis/novo" in owner_client.get("/imoveis").get_data(as_text=True)
    assert "/editar" in owner_client.get(f"/imoveis/{one.id}").get_data(as_text=True)
