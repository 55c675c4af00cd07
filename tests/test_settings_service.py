"""The agency's own hours and rules, and each person's switch."""

import pytest

from atendeja.models.preferences import AgencyPreferences

PAGE = "/configuracoes/atendimento"


def test_what_is_saved_is_what_the_agency_works_by(owner_client, tenant):
    page = owner_client.get(PAGE)
    typed = {
        "dia-0-de": "08:30",
        "dia-5": None,
        "maximo": "7",
        "minutos": "15",
        "visita-ate": "00:00",
        "ve": "own",
    }
    answer = owner_client.submit(page, PAGE, **typed)
    assert answer.status_code == 303
    assert "Salvo." in owner_client.get(answer.location).text
    prefers = tenant.prefers
    assert (prefers.office[0], prefers.office[5], prefers.visits) == ((510, 1080), None, (480, 1440))
    assert (prefers.max_open, prefers.answer_minutes, prefers.sees) == (7, 15, "own")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"maximo": "0"}, "Escreva um número de 1 a 200."),
        ({"minutos": "muito"}, "Escreva um número de 1 a 240."),
        ({"dia-0-ate": "08:00"}, "A hora de fechar precisa vir depois da de abrir."),
        ({"visita-de": "25:00"}, "Diga a hora de abrir"),
        ({"ve": "tudo"}, "Escolha o que os corretores veem."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_saved(owner_client, tenant, typed, sentence):
    before = tenant.preferences
    answer = owner_client.submit(owner_client.get(PAGE), PAGE, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert tenant.preferences == before


@pytest.mark.parametrize("path", ["/configuracoes", PAGE])
def test_an_agent_has_no_settings(mate_client, path):
    assert mate_client.get(path).status_code == 404
    assert 'href="/configuracoes"' not in mate_client.get("/conversas").text


def test_the_switch_works_with_and_without_htmx(mate_client, mate):
    page = mate_client.get("/conversas")
    assert mate_client.submit(page, "/disponivel").status_code == 303
    assert mate.available is False
    again = mate_client.submit(mate_client.get("/conversas"), "/disponivel", htmx=True)
    assert 'aria-checked="true"' in again.text
    assert mate.available is True


@pytest.mark.parametrize(
    "stored",
    [None, [], "x", {"office": [[9]]}, {"office": [["a", "b"]] * 7}, {"office": [[600, 500]] * 7},
     {"max_open": "muitos", "answer_minutes": -3, "visits": [1, 2, 3], "sees": "tudo", "roleta": 1}],
)  # fmt: skip
def test_hostile_values_in_the_column_count_for_nothing(stored):
    assert AgencyPreferences.load(stored) == AgencyPreferences()
