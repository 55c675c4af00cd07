"""Who is available and what each person is given by the roleta."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from atendeja.actions.accounts import ensure_user
from atendeja.extensions import db
from atendeja.models import User

from . import factories
from .browser import form_fields

PAGE = "/configuracoes/equipe"


def turn(person: User) -> str:
    return f"{PAGE}/{person.id}/roleta"


def switch(person: User) -> str:
    return f"{PAGE}/{person.id}/disponivel"


@pytest.fixture
def manager_client(tenant, new_browser):
    person = factories.make_user(tenant, name="Gil Melo", role="manager")
    db.session.commit()
    browser = new_browser()
    browser.sign_in(person.email)
    return browser


def test_the_page_shows_everybody_with_their_conversations_and_last_turn(tenant, mate, owner_client):
    mate.assigned_at = datetime.now(UTC) - timedelta(days=1)
    factories.make_conversation(tenant, status="agent", agent_id=mate.id)
    factories.make_conversation(tenant, status="waiting", agent_id=mate.id)
    factories.make_conversation(tenant, status="closed", agent_id=mate.id)
    factories.make_user(tenant, name="Saiu da Casa", active=False)
    db.session.commit()
    page = owner_client.get(PAGE).text
    assert "2 conversas abertas" in page
    assert "Última vez:" in page
    assert "ontem, " in page
    assert "Saiu da Casa" not in page
    assert "Ester Estranha" not in page
    assert 'href="/configuracoes/equipe"' in owner_client.get("/configuracoes").text


def test_twenty_five_people_cost_as_few_statements_as_one(tenant, owner_client, statements):
    with statements() as sql:
        owner_client.get(PAGE)
    few = len(sql)
    for n in range(24):
        person = factories.make_user(tenant, name=f"Pessoa {n}")
        factories.make_conversation(tenant, status="agent", agent_id=person.id)
    with statements() as sql:
        assert owner_client.get(PAGE).text.count("team-person") == 26
    assert len(sql) == few <= 3


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("serves", ["sale", "rent", "none"])
def test_a_manager_says_what_somebody_is_given_and_takes_it_back(manager_client, mate, htmx, serves, caplog):
    words = {"sale": "Recebe só venda", "rent": "Recebe só aluguel", "none": "Fora da roleta"}
    answer = manager_client.submit(manager_client.get(PAGE), turn(mate), recebe=serves, htmx=htmx)
    assert mate.serves == serves
    page = answer if htmx else manager_client.get(answer.location)
    assert words[serves] in page.text
    logged = [line for line in caplog.messages if "settings.changed" in line]
    assert [f'"person_id": {mate.id}' in line for line in logged] == [True]
    undone = manager_client.submit(page, turn(mate), recebe="both", htmx=htmx)
    assert undone.status_code == (200 if htmx else 303)
    assert mate.serves == "both"


def test_undoing_sends_what_was_before(manager_client, mate):
    mate.serves = "rent"
    changed = manager_client.submit(manager_client.get(PAGE), turn(mate), recebe="sale", htmx=True)
    undo = changed.text.split('class="team-note"')[1].split("</form>")[0]
    assert f'action="{turn(mate)}"' in undo
    assert 'name="recebe" value="rent"' in undo


@pytest.mark.parametrize("htmx", [True, False])
def test_a_manager_switches_somebody_else_off_and_on(manager_client, mate, run_tasks, htmx):
    for available, words in ((False, "Não recebe conversas novas"), (True, "Volta a receber")):
        answer = manager_client.submit(manager_client.get(PAGE), switch(mate), htmx=htmx)
        assert mate.available is available
        assert words in (answer if htmx else manager_client.get(answer.location)).text


def test_switching_oneself_moves_the_switch_of_the_menu_too(owner, owner_client):
    own = owner_client.submit(owner_client.get(PAGE), switch(owner), htmx=True)
    assert 'id="availability"' in own.text
    assert 'hx-swap-oob="true"' in own.text
    assert owner.available is False
    menu = owner_client.submit(owner_client.get(PAGE), "/disponivel", htmx=True)
    assert menu.headers["HX-Trigger"] == "availability"


def test_who_waits_in_the_pool_is_given_to_whoever_comes_into_the_roleta(
    tenant, mate, owner, owner_client, run_tasks
):
    tenant.preferences = {"office": [[0, 1440]] * 7}
    owner.serves, mate.serves = "none", "none"
    waiting = factories.make_conversation(tenant, status="waiting", waiting_since=datetime.now(UTC))
    owner_client.submit(owner_client.get(PAGE), turn(mate), recebe="both")
    run_tasks()
    assert waiting.agent_id == mate.id


def test_choosing_what_is_already_so_changes_and_says_nothing(owner_client, mate, caplog):
    answer = owner_client.submit(owner_client.get(PAGE), turn(mate), recebe="both", htmx=True)
    assert "team-note" not in answer.text
    assert "settings.changed" not in caplog.text


@pytest.mark.parametrize("path", [turn, switch])
def test_what_is_no_choice_is_refused_with_a_sentence(owner_client, mate, path):
    field = "recebe" if path is turn else "disponivel"
    answer = owner_client.submit(owner_client.get(PAGE), path(mate), **{field: "tudo"})
    assert answer.status_code == 422
    assert "Nada mudou: escolha uma das opções." in answer.text
    assert (mate.serves, mate.available) == ("both", True)


@pytest.mark.parametrize("query", ["?pessoa=x&antes=roleta-both", "?pessoa=1&antes=roleta-tudo", "?antes=-"])
def test_an_invented_address_says_nothing(owner_client, query):
    page = owner_client.get(PAGE + query)
    assert page.status_code == 200
    assert "team-note" not in page.text


def test_agents_and_other_agencies_have_no_such_page(
    mate_client, stranger_client, owner_client, mate, owner, stranger
):
    assert mate_client.get(PAGE).status_code == 404
    strangers = [
        (mate_client, "/conversas", owner),
        (stranger_client, PAGE, mate),
        (owner_client, PAGE, stranger),
    ]
    for browser, page, person in strangers:
        token = form_fields(browser.get(page), "/disponivel")["csrf_token"]
        for path, field in ((turn, {"recebe": "none"}), (switch, {"disponivel": "nao"})):
            assert browser.post(path(person), data=field | {"csrf_token": token}).status_code == 404
    assert {(one.serves, one.available) for one in (mate, owner, stranger)} == {("both", True)}


@pytest.mark.parametrize(
    ("serves", "available", "roleta", "words"),
    [
        ("none", True, True, "Ninguém participa da roleta"),
        ("both", False, True, "Ninguém da roleta está disponível"),
        ("both", True, False, "A roleta está desligada"),
        ("both", True, True, None),
    ],
)
def test_a_roleta_that_can_give_nobody_anything_says_so(
    tenant, owner, mate, owner_client, serves, available, roleta, words
):
    tenant.preferences = {"roleta": roleta}
    for person in (owner, mate):
        person.serves, person.available = serves, available
    db.session.commit()
    page = owner_client.get(PAGE).text
    assert (words in page) if words else ("team-strip" not in page)


def test_an_admin_takes_no_turns_unless_somebody_wants_it_so(tenant):
    for email, role in (("nova@nossa.example", "admin"), ("outro@nossa.example", "agent")):
        ensure_user(tenant, email, "Nova Pessoa", "uma senha bem longa", role)
    db.session.flush()
    made = db.session.execute(sa.select(User.role, User.serves).where(User.name == "Nova Pessoa"))
    assert {one.role: one.serves for one in made} == {"admin": "none", "agent": "both"}
