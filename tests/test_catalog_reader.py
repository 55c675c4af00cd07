"""The whole file: encodings, separators, rows and refusals."""

import io
import tracemalloc
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atendeja.catalog import CANONICAL, Problem, PropertyRow, Refused, UnreadableFile, read

DEMO = Path(__file__).parent.parent / "demo" / "imoveis.csv"
HEADER = "codigo;tipo;finalidade;preco_venda;preco_aluguel;cidade;bairro;descricao\n"


def rows_of(text: str, **options: dict[str, str]) -> list[PropertyRow | Refused]:
    return list(read(text.encode(), **options))


def only(text: str) -> PropertyRow:
    (row,) = rows_of(text)
    assert isinstance(row, PropertyRow), row
    return row


def refusal(text: str) -> Refused:
    (row,) = rows_of(text)
    assert isinstance(row, Refused), row
    return row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_separator_and_line_end_gives_the_same_row(
    encoding: str, separator: str, end: str
) -> None:
    table = [
        ["Código", "Tipo", "Finalidade", "Valor", "Cidade", "Bairro", "Descrição"],
        [
            "ap1",
            "Apartamento",
            "Locação",
            '"2.300,00"',
            "São Paulo",
            "Água Branca",
            '"Varanda, sol; e ""vista"""',
        ],
    ]
    data = end.join(separator.join(row) for row in table).encode(encoding)
    (row,) = read(data)
    assert isinstance(row, PropertyRow)
    assert (row.code, row.type, row.for_rent, row.rent_price_cents) == ("AP1", "apartment", True, 230_000)
    assert (row.city, row.district, row.description) == (
        "São Paulo",
        "Água Branca",
        'Varanda, sol; e "vista"',
    )


def test_the_separator_that_excel_declares_is_obeyed() -> None:
    assert only("sep=;\n" + HEADER + "a;casa;venda;1,5 milhão;;Santos;;\n").sale_price_cents == 150_000_000


def test_620000_dot_50_is_not_sixty_two_million() -> None:
    assert only(HEADER + "a;casa;venda;620000.50;;Santos;;\n").sale_price_cents == 62_000_050


def test_one_bad_row_never_refuses_the_file() -> None:
    good, bad, other = rows_of(
        HEADER + "a;casa;venda;1;;Santos;;\nb;casa;venda;caro;;Santos;;\nc;casa;venda;2;;Santos;;\n"
    )
    assert isinstance(good, PropertyRow)
    assert isinstance(other, PropertyRow)
    assert isinstance(bad, Refused)
    reason = "Não entendi o valor “caro”. Escreva, por exemplo, 620.000,00."
    assert (bad.line, bad.problems) == (3, (Problem("preco_venda", "caro", reason),))
    assert bad.cells == ("b", "casa", "venda", "caro", "", "Santos", "", "")
    assert (good.line, other.line) == (2, 4)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (";casa;venda;1;;Santos;;", "codigo", "Falta o código"),
        ("--;casa;venda;1;;Santos;;", "codigo", "precisa ter letras ou números"),
        ("ß" * 40 + ";casa;venda;1;;Santos;;", "codigo", "precisa ter letras ou números"),
        ("a;;venda;1;;Santos;;", "tipo", "Falta o tipo"),
        ("a;nave;venda;1;;Santos;;", "tipo", "Não conheço o tipo “nave”"),
        ("a;casa;;;;Santos;;", "finalidade", "Falta a finalidade"),
        ("a;casa;troca;;;Santos;;", "finalidade", "Não entendi a finalidade"),
        ("a;casa;venda;1;;;;", "cidade", "Falta a cidade"),
        ("a;casa;venda;1;;Santos;" + "x" * 101 + ";", "bairro", "passa de 100"),
        ("a;casa;venda;1;;Santos;;x;sobra", "", "9 células"),
    ],
)
def test_a_refusal_names_the_column_and_says_why(row: str, column: str, words: str) -> None:
    refused = refusal(HEADER + row + "\n")
    (problem,) = refused.problems
    assert (refused.line, problem.column) == (2, column)
    assert words in problem.reason
    assert problem.reason.endswith(".")


def test_short_and_blank_rows_are_harmless() -> None:
    assert only(HEADER + "\n;;;;;;;\na;casa;venda;1;;Santos\n\n").city == "Santos"


def test_a_single_price_column_follows_the_purpose() -> None:
    header = "codigo;tipo;finalidade;valor;cidade\n"
    sale, rent, both = rows_of(
        header + "a;casa;venda;500 mil;Santos\nb;casa;Locação;2.300;Santos\nc;casa;ambos;9;Santos\n"
    )
    assert isinstance(sale, PropertyRow)
    assert (sale.sale_price_cents, sale.rent_price_cents) == (
        50_000_000,
        None,
    )
    assert isinstance(rent, PropertyRow)
    assert (rent.sale_price_cents, rent.rent_price_cents) == (None, 230_000)
    assert isinstance(both, Refused)
    (problem,) = both.problems
    assert problem.column == "valor"
    assert "preco_aluguel" in problem.reason


def test_without_a_purpose_the_prices_decide() -> None:
    row = only(HEADER + "a;casa;;500 mil;2.300;Santos;;\n")
    assert (row.for_sale, row.for_rent) == (True, True)


def test_consulte_is_an_offer_without_a_price() -> None:
    row = only(HEADER + "a;casa;venda;Consulte;;Santos;;\n")
    assert row.for_sale
    assert row.sale_price_cents is None


def test_a_row_without_title_gets_one_from_its_type_and_place() -> None:
    assert only(HEADER + "a;casa;venda;1;;Santos;Marapé;\n").title == "Casa em Marapé"


def test_invisible_characters_do_not_get_through() -> None:
    row = only(
        HEADER
        + "a\x00b;casa;venda;1;;\u00a0Santos\x07 ;;linha um\r\x0blinha dois\n".replace("\r\x0b", "\x0b")
    )
    assert (row.code, row.city, row.description) == ("AB", "Santos", "linha umlinha dois")


def test_open_quotes_are_refused_with_the_lines_they_swallowed() -> None:
    good, bad = rows_of(
        HEADER + 'a;casa;venda;1;;Santos;;\nb;"casa;venda;1;;Santos;;\nc;casa;venda;1;;Santos;;\n'
    )
    assert isinstance(good, PropertyRow)
    assert isinstance(bad, Refused)
    assert bad.line == 3
    assert "linhas 3 a 4" in bad.problems[0].reason


def test_a_description_may_span_lines_and_the_next_row_keeps_its_number() -> None:
    first, second = rows_of(HEADER + 'a;casa;venda;1;;Santos;;"um\ndois"\nb;casa;venda;1;;Santos;;\n')
    assert isinstance(first, PropertyRow)
    assert first.description == "um\ndois"
    assert isinstance(second, PropertyRow)
    assert second.line == 4


def test_reading_can_continue_after_a_line_and_start_again() -> None:
    sheet = read((HEADER + "".join(f"{n};casa;venda;1;;Santos;;\n" for n in range(5))).encode())
    assert [row.line for row in sheet.rows(after=4)] == [5, 6]
    assert [row.line for row in sheet] == [row.line for row in sheet] == [2, 3, 4, 5, 6]
    assert sheet.lines == 6


def test_the_sheet_says_what_it_understood_before_any_row_is_read() -> None:
    sheet = read("Código;Categoria do imóvel;Cor da porta\n1;casa;azul\n".encode("cp1252"))
    assert sheet.mapping == {"Código": "codigo", "Categoria do imóvel": "tipo"}
    assert (sheet.ignored, sheet.missing) == (("Cor da porta",), ("cidade",))
    with pytest.raises(UnreadableFile, match="Cidade"):
        list(sheet)


def test_a_mapping_completes_what_the_names_do_not_say() -> None:
    text = "Nosso número;Tipo;Onde;Finalidade\n77;casa;Santos;venda\n"
    (row,) = rows_of(text, mapping={"Nosso número": "codigo", "Onde": "cidade"})
    assert isinstance(row, PropertyRow)
    assert (row.code, row.city) == ("77", "Santos")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"sep=;\n", b'"aberta'])
def test_a_file_without_header_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="nomes das colunas"):
        read(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_a_workbook_is_asked_for_as_csv(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="Salve como CSV"):
        read(data)


@given(
    st.binary(max_size=400)
    | st.text(max_size=300).map(lambda text: (HEADER + text).encode("utf-8", "replace"))
)
@example(b"\xff\xfe\x00")
@example(b"codigo;tipo;cidade\n\x81\x8d\n")
@example(HEADER.encode() + b'"' + b"x" * 200_000)
def test_any_bytes_are_rows_refusals_or_an_unreadable_file(data: bytes) -> None:
    with suppress(UnreadableFile):
        for row in read(data):
            assert isinstance(row, PropertyRow | Refused)


def peak_of_reading(rows: int) -> tuple[int, int]:
    """(rows read, most bytes held) for a file of that many rows, kept outside of the measure."""
    file = io.BytesIO((HEADER + "AP{};casa;venda;620.000,00;;Santos;Gonzaga;texto\n" * rows).encode())
    tracemalloc.start()
    count = sum(isinstance(row, PropertyRow) for row in read(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, peak


def test_twenty_thousand_rows_take_no_more_memory_than_two_thousand() -> None:
    few, little = peak_of_reading(2_000)
    many, much = peak_of_reading(20_000)
    assert (few, many) == (2_000, 20_000)
    assert much < little + 300_000


def test_the_file_stays_open_for_its_owner() -> None:
    file = io.BytesIO((HEADER + "a;casa;venda;1;;Santos;;\n").encode())
    next(iter(read(file)))
    assert not file.closed


def test_the_demonstration_file_is_read_without_a_single_refusal() -> None:
    with DEMO.open("rb") as file:
        sheet = read(file)
        rows = [row for row in sheet if isinstance(row, PropertyRow)]
        assert sheet.headers == CANONICAL
        assert len(rows) == sheet.lines - 1 >= 55
    assert len({row.code for row in rows}) == len({row.description for row in rows}) == len(rows)
    assert Counter(row.city for row in rows)["Santos"] >= 14
    assert len({row.type for row in rows}) == 10


def test_the_demonstration_has_small_apartments_for_sale_in_santos_with_different_covers() -> None:
    with DEMO.open("rb") as file:
        rows = [row for row in read(file) if isinstance(row, PropertyRow)]
    fitting = [
        row
        for row in rows
        if row.city == "Santos"
        and row.type == "apartment"
        and row.for_sale
        and row.bedrooms == 2
        and 32_000_000 <= (row.sale_price_cents or 0) <= 50_000_000
    ]
    assert len(fitting) >= 6
    assert len({row.photos[0] for row in fitting}) == len(fitting)


def test_every_photo_of_the_demonstration_exists_and_is_light() -> None:
    with DEMO.open("rb") as file:
        addresses = {address for row in read(file) if isinstance(row, PropertyRow) for address in row.photos}
    files = [DEMO.parent.parent / address.lstrip("/") for address in addresses]
    assert all(path.stat().st_size <= 40_960 for path in files)
