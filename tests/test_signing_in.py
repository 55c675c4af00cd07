"""Who gets in, for how long, and that nobody else gets anywhere."""

import re
import time
from http.cookies import SimpleCookie

import pytest

from .browser import HTMX, PASSWORD

OWNER = "dona@nossa.example"
PUBLIC = {
    "account.sign_in", "account.sign_in_now", "account.sign_out", "health.health", "health.ready", "home",
    "image_proxy.shown", "installation.manifest", "installation.worker", "photos.shown",
    "visits.feed",
    "static", "webhook.verify", "webhook.take",
}  # fmt: skip


def addresses(app, method):
    """Every route of ours that takes this method, with ids filled in."""
    for rule in app.url_map.iter_rules():
        if (
            method in rule.methods
            and rule.endpoint not in PUBLIC
            and rule.endpoint.split(".")[0] != "simulator"
        ):
            values = dict.fromkeys(rule.arguments, 1)
            yield rule.endpoint, app.url_map.bind("localhost").build(rule.endpoint, values, method=method)


def test_the_right_password_leads_to_the_conversations(client):
    answer = client.sign_in(OWNER)
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/").location == "/conversas"


@pytest.mark.parametrize("email", ["DONA@nossa.example", "  dona@nossa.example "])
def test_an_address_may_be_written_in_any_case(client, email):
    assert client.sign_in(email).status_code == 303


@pytest.mark.parametrize(
    ("email", "password"),
    [(OWNER, "errada"), (OWNER, ""), ("ninguem@x.example", PASSWORD), ("", ""), ("a" * 5000, "b" * 5000)],
)
def test_a_wrong_one_says_so_and_keeps_the_address(client, email, password):
    answer = client.sign_in(email, password)
    assert answer.status_code == 422
    assert "não conferem" in answer.text
    assert client.get("/conversas").status_code == 303


def test_somebody_who_left_the_agency_does_not_get_in(client, mate):
    mate.active = False
    assert client.sign_in(mate.email).status_code == 422


def test_somebody_who_leaves_while_signed_in_is_out_at_once(mate_client, mate):
    assert mate_client.get("/conversas").status_code == 200
    mate.active = False
    assert mate_client.get("/conversas").status_code == 303


@pytest.mark.parametrize("wanted", ["/conversas/7?fila=bot", "/conversas"])
def test_after_signing_in_one_is_where_one_wanted_to_be(client, wanted):
    asked = client.get(wanted)
    assert asked.status_code == 303
    page = client.get(asked.location)
    answer = client.submit(page, asked.location, email=OWNER, senha=PASSWORD)
    assert answer.location == wanted


TRAPS = (
    *("https://mal.example/", "//mal.example/x", "///mal.example", "/\\mal.example", "\\\\mal.example"),
    *(
        "/\t/mal.example",
        "/\n/mal.example",
        "http:mal.example",
        "javascript:alert(1)",
        "mal",
        "/%09/mal.example",
    ),
)


@pytest.mark.parametrize("trap", TRAPS)
def test_a_way_out_to_another_site_is_not_followed(client, trap):
    token = client.get("/entrar").text.split('name="csrf_token" value="')[1].split('"')[0]
    data = {"email": OWNER, "senha": PASSWORD, "csrf_token": token}
    answer = client.post("/entrar", query_string={"next": trap}, data=data)
    assert answer.status_code == 303
    assert re.fullmatch(r"/([^/\\\s][^\\\s]*)?", answer.location)


def test_signing_out_ends_it(owner_client):
    page = owner_client.get("/conversas")
    assert owner_client.submit(page, "/sair").location == "/entrar"
    assert owner_client.get("/conversas").status_code == 303


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(client):
    answer = client.sign_in(OWNER)
    cookie = SimpleCookie(answer.headers["Set-Cookie"])["atendeja"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")


def expire_in(browser, seconds):
    with browser.session_transaction() as session:
        session["until"] = int(time.time()) + seconds


def until(browser):
    with browser.session_transaction() as session:
        return session.get("until")


@pytest.mark.parametrize("path", ["/conversas", "/conversas/novas"])
def test_a_session_ends(owner_client, path):
    expire_in(owner_client, -1)
    assert owner_client.get(path).status_code == 303


def test_using_it_prolongs_a_session(owner_client):
    expire_in(owner_client, 100)
    owner_client.get("/conversas")
    assert until(owner_client) > time.time() + 3000


def test_an_idle_tab_that_polls_does_not_prolong_it(owner_client):
    expire_in(owner_client, 100)
    owner_client.get("/conversas/novas")
    owner_client.get("/conversas/novas", headers=HTMX)
    assert until(owner_client) <= time.time() + 100


def test_every_page_needs_a_sign_in_unless_it_is_named_public(client, app):
    for endpoint, path in addresses(app, "GET"):
        answer = client.get(path)
        assert answer.status_code == 303, endpoint
        assert answer.location.startswith("/entrar"), endpoint


def test_every_change_needs_a_sign_in(client, app):
    token = client.get("/entrar").text.split('name="csrf_token" value="')[1].split('"')[0]
    for endpoint, path in addresses(app, "POST"):
        answer = client.post(path, data={"csrf_token": token, "texto": "x"})
        assert answer.status_code == 303, endpoint
        assert answer.location.startswith("/entrar"), endpoint


def test_every_change_needs_the_forms_token(owner_client, app):
    for endpoint, path in addresses(app, "POST"):
        assert owner_client.post(path, data={"texto": "x"}).status_code == 400, endpoint


def test_htmx_is_told_where_to_sign_in_and_gets_no_page_into_its_widget(client, app):
    for endpoint, path in addresses(app, "GET"):
        answer = client.fragment(path)
        assert answer.status_code == 401, endpoint
        assert answer.headers["HX-Redirect"].startswith("/entrar"), endpoint
        assert answer.text == "", endpoint
