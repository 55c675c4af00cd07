"""Money, areas and counts as files write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atendeja.catalog.money import MOST_CENTS, cents, count, price_cents, square_metres, written
from atendeja.catalog.problems import BadCell

MONEY = [
    ("620.000,50", 62_000_050),
    ("620000.50", 62_000_050),
    ("620,000.50", 62_000_050),
    ("620000,5", 62_000_050),
    ("620000.5", 62_000_050),
    ("620000", 62_000_000),
    ("620.000", 62_000_000),
    ("620,000", 62_000_000),
    ("1.250.000", 125_000_000),
    ("1,250,000", 125_000_000),
    ("1 250 000", 125_000_000),
    ("R$ 620 mil", 62_000_000),
    ("620k", 62_000_000),
    ("1,5 milhão", 150_000_000),
    ("1.5 milhões", 150_000_000),
    ("1,250 milhão", 125_000_000),
    ("1,2 mi", 120_000_000),
    ("1 milhão e 200 mil", 120_000_000),
    ("2,5 mil", 250_000),
    ("1.200", 120_000),
    ("2.300", 230_000),
    ("R$2.300,00", 230_000),
    ("R$ 2.300,00/mês", 230_000),
    ("R$ 850 mensais", 85_000),
    ("R$\xa0850,00", 85_000),
    ("850,-", 85_000),
    ("850 reais", 85_000),
    ("0", 0),
    ("0.50", 50),
    ("620000.5000000001", 62_000_050),
    ("Isento", 0),
    ("incluso", 0),
    ("", None),
    ("-", None),
    ("Consulte", None),
    ("sob consulta", None),
    ("Sob Consulta.", None),
    ("A combinar", None),
    ("N/A", None),
]
NONSENSE = [
    "abacaxi",
    "-5",
    "300 a 400 mil",
    "12.34.56",
    "1.2345,6.7",
    "620.00.0",
    "mil",
    "1e6",
    "R$ 12 bananas",
    "vinte",
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_is_read_in_brazilian_and_plain_styles(text: str, expected: int | None) -> None:
    assert cents(text) == expected


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused_with_a_sentence_that_quotes_it(text: str) -> None:
    with pytest.raises(BadCell) as caught:
        cents(text)
    assert caught.value.reason.startswith("Não entendi o valor")
    assert text in caught.value.reason


def test_an_absurd_price_is_refused_instead_of_stored() -> None:
    with pytest.raises(BadCell, match="alto demais"):
        cents("99.999.999.999.999")


def test_a_price_of_zero_means_that_there_is_none_but_a_fee_of_zero_is_zero() -> None:
    assert price_cents("0,00") is None
    assert cents("0,00") == 0


@given(st.integers(min_value=0, max_value=MOST_CENTS))
def test_what_is_written_is_read_back(amount: int) -> None:
    assert cents(written(amount)) == amount


@given(st.text())
def test_any_text_is_money_nothing_or_a_refusal(text: str) -> None:
    with suppress(BadCell):
        amount = cents(text)
        assert amount is None or 0 <= amount <= MOST_CENTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("68 m²", 68),
        ("68,5", 69),
        ("68.5", 69),
        ("68,4 m2", 68),
        ("1.200", 1200),
        ("1.200,75 m²", 1201),
        ("12000", 12000),
        ("250 metros", 250),
        ("2 ha", 20_000),
        ("1,5 hectares", 15_000),
        ("68,500", 69),
        ("", None),
        ("0", None),
        ("-", None),
    ],
)
def test_areas_are_whole_square_metres(text: str, expected: int | None) -> None:
    assert square_metres(text) == expected


@pytest.mark.parametrize("text", ["grande", "10x30", "-3", "99999999999999"])
def test_an_area_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadCell, match="área"):
        square_metres(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", 3),
        ("3,0", 3),
        ("3.0", 3),
        ("3 quartos", 3),
        ("2 dorms.", 2),
        ("4+", 4),
        ("4 ou mais", 4),
        ("0", 0),
        ("nenhuma", 0),
        ("duas", 2),
        ("três", 3),
        ("", None),
        ("-", None),
    ],
)
def test_rooms_and_spaces_are_counted(text: str, expected: int | None) -> None:
    assert count(text) == expected


@pytest.mark.parametrize("text", ["muitos", "2,5", "-1", "5000", "2 ou 3"])
def test_a_count_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadCell, match="quantidade"):
        count(text)
