"""Finding a conversation: by name, number in any form, property code, and words that were written."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from atendeja.actions.merging import merge, undo_merge
from atendeja.extensions import db
from atendeja.models import Lead
from atendeja.models.contact import contact_words, number_forms
from atendeja.models.message import message_words
from atendeja.models.search import marked, words
from atendeja.whatsapp import simulator

from .factories import OUR_NUMBER, make_contact, make_conversation, make_message, make_property
from .test_identity import WHEN
from .test_webhook import text


@pytest.fixture
def rita(tenant):
    contact = make_contact(tenant, wa_id="5513998765432", profile_name="Rita Conceição Lima")
    return make_conversation(tenant, contact)


@pytest.fixture
def find(owner_client, tenant, rita):
    """Names of those whom a search finds. Somebody who is never meant is always there."""
    make_message(make_conversation(tenant, make_contact(tenant, profile_name="Zacarias")), "bom dia")

    def found(asked, **more):
        page = owner_client.get("/conversas", query_string={"q": asked} | more).text
        return page.split('id="list"')[1].split("row-name")[1:]

    return lambda asked, **more: [part.split(">")[1].split("<")[0] for part in found(asked, **more)]


@pytest.mark.parametrize(
    "asked",
    ["Rita", "rita", "RITA LIMA", "lima rita", "conceicao", "Conceição", "conc", "ri li", "rita,", " rita "],
)
def test_a_name_is_found_by_the_beginnings_of_its_words_without_accents(find, asked):
    assert find(asked) == ["Rita Conceição Lima"]


@pytest.mark.parametrize(
    "asked",
    [
        "5513998765432", "551398765432", "13998765432", "1398765432", "998765432", "98765432", "5432",
        "(13) 99876-5432", "(13) 9876-5432", "+55 13 99876-5432", "+55 (13) 99876 5432", "13 99876",
        "99876-5432", "9 9876 5432", "9876.5432",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kept_as", ["5513998765432", "551398765432"])
def test_a_number_is_found_in_each_form_in_which_it_may_be_typed(find, rita, asked, kept_as):
    rita.contact.wa_id = kept_as
    assert find(asked) == ["Rita Conceição Lima"]


@pytest.mark.parametrize(
    "asked", ["ita", "onceicao", "rita souza", "8765432", "1388", "", "  ", "%", "'", "a:*|b"]
)
def test_what_does_not_begin_a_word_finds_nobody(find, asked):
    assert "Rita Conceição Lima" not in find(asked) or not words(asked)


def test_a_landline_and_a_foreign_number_have_forms_too():
    assert "1332345678" in number_forms("551332345678")
    assert not any(form.startswith("9") for form in number_forms("551332345678"))
    assert number_forms("351912345678") == ["351912345678", "5678"]
    assert number_forms(None) == []


@pytest.mark.parametrize("wa_id", ["5513998765432", "551398765432", "551332345678", "351912345678", None])
def test_the_migration_gives_the_same_words_as_the_application(wa_id):
    """Rows from before are found like new ones."""
    file = Path(__file__).parent.parent / "migrations/versions/0002_inbox_and_catalogue.py"
    then = spec_from_file_location("then", file)
    migration = module_from_spec(then)
    then.loader.exec_module(migration)
    names = {"name": None, "profile_name": "Rita Conceição", "username": "rita.lima", "wa_id": wa_id}
    assert migration.words_of("contacts", tuple(names.values())) == contact_words(names)
    assert migration.words_of("message_audit", ("São João, 12",)) == message_words("São João, 12")


@pytest.mark.parametrize("asked", ["AP-1023", "ap1023", "AP 1023", "ap10"])
def test_a_property_finds_who_asked_about_it(find, tenant, rita, asked):
    flat = make_property(tenant, code="AP-1023")
    db.session.add(Lead(tenant_id=tenant.id, contact_id=rita.contact_id, property_id=flat.id))
    assert find(asked) == ["Rita Conceição Lima"]


@pytest.mark.parametrize("asked", ["heliponto", "HELI", "praca heliponto", "Praça São"])
def test_words_that_were_written_are_found_and_marked(find, owner_client, rita, asked):
    make_message(rita, "Tem heliponto na Praça São João? " + "E mais detalhes, por favor. " * 20)
    assert find(asked) == ["Rita Conceição Lima"]
    assert "<mark>" in owner_client.get("/conversas", query_string={"q": asked}).text


def test_what_is_shown_around_found_words_is_never_html(owner_client, rita):
    make_message(rita, "<img src=x onerror=alert(1)> heliponto <script>alert(2)</script>")
    page = owner_client.get("/conversas?q=heliponto").text
    assert "<mark>heliponto</mark>" in page
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_the_assistants_and_agents_words_are_found(find, say, tenant):
    make_property(tenant, city="Santos", district="Gonzaga")
    say("oi, procuro apartamento de 2 quartos para comprar em Santos até 500 mil")
    assert len(find("Gonzaga")) == 1


def test_a_webhooks_words_are_found(find, post_webhook):
    post_webhook(text("Vocês têm cobertura com ofurô?"))
    assert find("ofuro") == ["Rita Conceição Lima"]


def test_an_edited_message_is_found_by_its_new_words(find, rita):
    message = make_message(rita, "quero um sobrado")
    message.text = "quero um galpão"
    assert find("galpao") == ["Rita Conceição Lima"]
    assert find("sobrado") == []


def test_another_agencys_people_and_words_are_not_found(find):
    assert find("Carla") == []
    assert find("imobiliaria") == []


def test_a_new_name_is_found_and_the_old_one_no_more(find, rita):
    rita.contact.profile_name = "Benedita"
    assert find("benedita") == ["Benedita"]
    assert find("conceicao") == []


def test_new_ids_change_the_words(tenant, find, post_webhook):
    contact = make_contact(tenant, wa_id="5513911110000", user_id="BR.1", profile_name="Nádia")
    make_conversation(tenant, contact)
    message = {"from": "5513922223333", "from_user_id": "BR.1", "id": "wamid.new", "type": "text"}
    message |= {"timestamp": str(int(WHEN.timestamp())), "text": {"body": "troquei de número"}}
    person = {"profile": {"name": "Nádia"}, "wa_id": "5513922223333", "user_id": "BR.1"}
    post_webhook(simulator.webhook(OUR_NUMBER, {"contacts": [person], "messages": [message]}))
    assert find("22223333") == ["Nádia"]
    assert find("11110000") == []


def test_who_was_merged_is_found_by_all_that_is_known_and_parted_by_what_is_theirs(tenant, find):
    kept = make_contact(tenant, wa_id="5513911110000", profile_name=None)
    gone = make_contact(tenant, wa_id=None, user_id="BR.2", profile_name="Nádia")
    make_conversation(tenant, kept)
    make_conversation(tenant, gone)
    done = merge(kept.id, gone.id, "ids", WHEN)
    assert find("nadia") == find("11110000") == ["Nádia"]
    undo_merge(done, WHEN)
    db.session.expire_all()
    assert find("nadia") == ["Nádia"]
    assert find("11110000") == ["(13) 91111-0000"]


def test_a_search_looks_in_all_queues_and_keeps_to_the_filters(find, tenant, rita, owner):
    rita.status = "closed"
    assert find("rita", fila="minhas") == ["Rita Conceição Lima"]
    assert find("rita", situacao="aguardando") == []
    assert find("rita", agente=str(owner.id)) == []


def test_people_come_before_words_and_each_conversation_once(find, tenant, rita):
    other = make_conversation(tenant, make_contact(tenant, profile_name="Otávio"))
    for _ in range(3):
        make_message(other, "a Rita me indicou")
        make_message(rita, "aqui é a Rita")
    assert find("rita") == ["Rita Conceição Lima", "Otávio"]


def test_a_find_far_above_opens_the_thread_there(owner_client, rita):
    old = make_message(rita, "tem heliponto?")
    for n in range(90):
        make_message(rita, f"linha {n}")
    page = owner_client.get("/conversas?q=heliponto").text
    address = page.split(f'id="c-{rita.id}"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert address.endswith(f"#m-{old.id}")
    assert f'id="m-{old.id}"' in owner_client.get(address.partition("#")[0]).text


def test_a_search_costs_as_many_statements_for_thirty_as_for_one(owner_client, tenant, statements):
    def search():
        with statements() as sql:
            assert "heliponto" in owner_client.get("/conversas?q=heliponto").text
        return len(sql)

    make_message(make_conversation(tenant, make_contact(tenant, profile_name="Rita")), "heliponto")
    one = search()
    for n in range(29):
        make_message(make_conversation(tenant, make_contact(tenant, profile_name=f"Rita {n}")), "heliponto")
    assert search() == one <= 8 + 5


@pytest.mark.parametrize(
    ("said", "asked", "seen"),
    [
        ("quero ver o apartamento hoje", "apart", ["quero ver o ", "[apart]", "amento hoje"]),
        ("São João", "sao", ["[São]", " João"]),
        ("nada disso", "outro", ["nada disso"]),
        ("x " * 60 + "alvo " + "y " * 60, "alvo", None),
    ],
)
def test_a_snippet_shows_the_words_and_what_is_around(said, asked, seen):
    parts = [f"[{part}]" if hit else part for part, hit in marked(said, words(asked))]
    assert seen is None or parts == seen
    whole = "".join(parts)
    assert len(whole) < 120
    assert ("[" in whole) == (asked != "outro")
