"""Too many choices become a list, and a list too long has pages; nothing is lost and nothing comes twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atendeja.assistant.choices import MORE_ROWS, choices
from atendeja.whatsapp.outbound import compose
from atendeja.whatsapp.values import Outgoing


def offered(number):
    return [(f"x{n}", f"Opção {n}") for n in range(number)]


def rows(message):
    return [row["id"] for row in message["rows"]]


@pytest.mark.parametrize(
    ("number", "kind"), [(0, "text"), (1, "buttons"), (3, "buttons"), (4, "list"), (10, "list"), (11, "list")]
)
def test_the_number_decides_the_form(number, kind):
    assert choices("Qual?", offered(number))["kind"] == kind


def test_a_title_too_long_for_a_button_makes_a_list():
    assert choices("Qual?", [("a", "Apartamento na planta")])["kind"] == "list"


def test_ten_fit_and_eleven_have_a_second_page():
    assert len(rows(choices("Qual?", offered(10)))) == 10
    first, second = (choices("Qual?", offered(11), page=page) for page in (1, 2))
    assert rows(first) == [*(f"x{n}" for n in range(9)), "pagina:2"]
    assert first["rows"][-1]["title"] == MORE_ROWS
    assert rows(second) == ["x9", "x10"]


@pytest.mark.parametrize(("page", "begins"), [(-1, "x0"), (0, "x0"), (2, "x9"), (3, "x18"), (99, "x18")])
def test_an_odd_page_is_the_nearest_one(page, begins):
    assert rows(choices("Qual?", offered(25), page=page))[0] == begins


@given(st.integers(4, 120))
def test_turning_the_pages_shows_everything_once(number):
    seen, page = [], 1
    while page:
        message = choices("Qual?", offered(number), page=page)
        compose(Outgoing("1", "5513999990000", None, "1", message), "https://a.example")
        seen += [one for one in rows(message) if one.startswith("x")]
        page = next((int(one.partition(":")[2]) for one in rows(message) if one.startswith("pagina:")), None)
    assert seen == [f"x{n}" for n in range(number)]
