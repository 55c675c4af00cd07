"""Files made by accident or by malice: each gives a sentence or refused rows, quickly and in flat memory."""

import time
import tracemalloc
from io import BytesIO

import pytest

from atendeja.catalog import PropertyRow, Refused, UnreadableFile, read
from atendeja.catalog.formulas import tamed, untamed

HEADER = "codigo;tipo;finalidade;preco_venda;cidade;descricao\n"
GOOD = "a1;casa;venda;450.000,00;Santos;ok\n"


def rows_of(text):
    return list(read(text if isinstance(text, bytes) else text.encode()))


def reasons(row):
    return [problem.reason for problem in row.problems]


@pytest.mark.parametrize(
    "start",
    [b"\xff\xd8\xff\xe0JFIF", b"\x89PNG\r\n", b"%PDF-1.7", b"GIF89a", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"],
)
def test_other_kinds_of_file_are_asked_for_as_csv(start):
    with pytest.raises(UnreadableFile, match="CSV"):
        read(start + b"\n1;2\n")


def test_a_cell_of_ten_megabytes_is_refused_and_the_next_row_is_read():
    first, second = rows_of(HEADER + f'x;casa;venda;1;Santos;"{"y" * 10_000_000}"\n' + GOOD)
    assert isinstance(first, Refused)
    assert reasons(first) == ["Uma célula passa de 131072 letras."]
    assert isinstance(second, PropertyRow)
    assert second.line == 3


def test_a_line_without_end_takes_flat_memory():
    file = BytesIO((HEADER + "x;" * 5_000_000).encode())
    tracemalloc.start()
    assert all(isinstance(row, Refused) for row in read(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80_000_000


def test_nul_bytes_vanish_from_the_cells():
    (row,) = rows_of(HEADER + "a\x001;ca\x00sa;venda;1;San\x00tos;\x00\n")
    assert (row.code, row.city, row.description) == ("A1", "Santos", "")


def test_a_thousand_columns_are_too_many():
    with pytest.raises(UnreadableFile, match="1000 colunas; o limite é 200"):
        read(";".join(f"c{n}" for n in range(1000)).encode())


def test_ragged_rows_are_taken_or_refused_one_by_one():
    short, long, good = rows_of(HEADER + "b1;casa;venda;1;Santos\nb2;casa;venda;1;Santos;x;y;z\n" + GOOD)
    assert isinstance(short, PropertyRow)
    assert "8 células e o cabeçalho só 6" in reasons(long)[0]
    assert isinstance(good, PropertyRow)


@pytest.mark.parametrize("cell", ['12" de tela', 'pé-direito 3,5"', '"aspas" no começo'])
def test_quotes_inside_a_cell_are_letters(cell):
    (row, _) = rows_of(HEADER + f"b1;casa;venda;1;Santos;{cell}\n" + GOOD)
    assert isinstance(row, PropertyRow)
    assert "3,5" in row.description or "aspas" in row.description or "tela" in row.description


def test_every_bad_cell_of_a_row_is_named_at_once():
    (row,) = rows_of(
        "codigo;tipo;finalidade;preco_venda;cidade;quartos;uf;cep;fotos\n;nave;troca;x;;y;ZZ;1;foto\n"
    )
    assert [problem.column for problem in row.problems] == [
        "codigo", "tipo", "preco_venda", "finalidade", "cidade", "uf", "cep", "quartos", "fotos",
    ]  # fmt: skip
    assert row.cells == ("", "nave", "troca", "x", "", "y", "ZZ", "1", "foto")


def test_a_wrong_price_is_not_blamed_on_the_purpose_too():
    (row,) = rows_of("codigo;tipo;preco_venda;cidade\nb1;casa;caro;Santos\n")
    assert [problem.column for problem in row.problems] == ["preco_venda"]


def test_photos_spread_over_columns_are_put_together():
    (row,) = rows_of(
        "codigo;tipo;finalidade;cidade;Foto 1;Imagens\nb1;casa;venda;Santos;https://x.com/1.jpg;https://x.com/2.jpg\n"
    )
    assert row.photos == ("https://x.com/1.jpg", "https://x.com/2.jpg")
    sheet = read(
        b"codigo;tipo;finalidade;cidade;Foto 1;Foto 2\nb1;casa;venda;Santos;https://x.com/1.jpg;https://x.com/2.jpg\n",
        {"Foto 1": "fotos", "Foto 2": "fotos"},
    )
    assert next(iter(sheet)).photos == ("https://x.com/1.jpg", "https://x.com/2.jpg")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1", "'=1", "''@"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe_and_loses_it_again(text):
    assert tamed(text) == f"'{text}"
    assert untamed(tamed(text)) == text


@pytest.mark.parametrize("text", ["", "a", "d'água", "'quente'", "1=1", "São João"])
def test_other_texts_are_left_alone(text):
    assert tamed(text) == untamed(text) == text


def test_reading_is_linear_in_the_length_of_a_cell():
    started = time.perf_counter()
    for cell in ("1." * 50_000, "milhao e " * 10_000, "|" * 100_000, "a," * 50_000):
        rows_of(HEADER.replace("descricao", "caracteristicas") + f"b1;casa;venda;{cell};Santos;{cell}\n")
    assert time.perf_counter() - started < 5
