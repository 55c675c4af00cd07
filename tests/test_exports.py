"""The catalogue as a file: the importer takes it back unchanged; no spreadsheet runs anything of it."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from atendeja.actions.exporting import exported_page
from atendeja.actions.importing import import_properties
from atendeja.catalog import CANONICAL, FEATURE_NAMES, TYPE_NAMES, Refused, property_file, read
from atendeja.catalog.formulas import tamed, untamed
from atendeja.catalog.money import MOST_CENTS
from atendeja.extensions import db
from atendeja.models import Property, PropertyChange, PropertyImage
from atendeja.queries.catalogue import Filter

from .factories import make_property

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ODD = st.sampled_from(
    ["=1+1", "+55 13", "-", "-5", "@SUM(A1)", "\t=2", "'=x", "''+", "'", '"', '""', 'a"b', "a;b", "a|b",
     "a,b",
     "um\ndois", "um\r\ndois", "\r", " margem ", "=cmd|'/C calc'!A0", "＝1", "não", "0", "São João",
     "x" * 60, "\ufeffa", "\x1b"]
)  # fmt: skip
TEXT = st.lists(ODD | st.text(max_size=12), max_size=4).map(" ".join)
SAFE = TEXT.map(lambda text: "".join(c for c in text if c != "\x00" and not 0xD800 <= ord(c) <= 0xDFFF))
CENTS = st.none() | st.integers(0, MOST_CENTS)
COUNT = st.none() | st.integers(0, 999)
PHOTOS = [f"https://x.com/{n},b.jpg" for n in range(9)]
NUMBERS = {
    "sale_price_cents": CENTS, "rent_price_cents": CENTS, "condo_fee_cents": CENTS, "iptu_cents": CENTS,
    "bedrooms": COUNT, "suites": COUNT, "bathrooms": COUNT, "parking": COUNT,
    "area_m2": st.none() | st.integers(0, 10**6), "total_area_m2": st.none() | st.integers(0, 10**6),
}  # fmt: skip
PROPERTIES = st.fixed_dictionaries(
    {
        "title": SAFE, "description": SAFE, "district": SAFE.map(lambda text: text[:100]),
        "street": st.none() | SAFE.map(lambda text: text[:200]),
        "number": st.none() | SAFE.map(lambda text: text[:20]),
        "city": SAFE.map(lambda text: f"Santos {text}"[:100]), "type": st.sampled_from(list(TYPE_NAMES)),
        "state": st.sampled_from([None, "SP", "RJ"]),
        "postal_code": st.none() | st.from_regex(r"[0-9]{8}", fullmatch=True),
        "sides": st.sampled_from([(True, False), (False, True), (True, True)]), "active": st.booleans(),
        "features": st.lists(st.sampled_from(list(FEATURE_NAMES)), unique=True, max_size=4),
        "other_features": st.lists(SAFE, max_size=3),
        "photos": st.lists(st.sampled_from(PHOTOS), unique=True, max_size=3),
        "owner_name": st.just("Segredo"), **NUMBERS,
    }
)  # fmt: skip


def everything(tenant):
    rows, after = exported_page(tenant.id, Filter())
    assert after is None
    return b"".join(property_file(rows))


def bring(tenant, content):
    sheet = read(content)
    result = import_properties(tenant.id, sheet, NOW, sheet.columns)
    return result.new, result.changed, result.unchanged, result.refused


def made(tenant, values):
    sale, rent = values["sides"]
    own = {name: value for name, value in values.items() if name != "sides"}
    return make_property(tenant, for_sale=sale, for_rent=rent, **own)


def emptied(*tenants):
    db.session.expire_all()
    ids = [tenant.id for tenant in tenants]
    for table in (PropertyChange, PropertyImage, Property):
        db.session.execute(delete(table).where(table.tenant_id.in_(ids)))


@given(rows=st.lists(PROPERTIES, min_size=1, max_size=3))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_is_exported_and_imported_again_is_the_same(tenant, other_tenant, rows):
    emptied(tenant, other_tenant)
    for values in rows:
        made(tenant, values)
    db.session.flush()
    content = everything(tenant)
    new, changed, unchanged, refused = bring(tenant, content)
    assert (new, changed, unchanged, refused) == (0, 0, len(rows), [])
    assert b"Segredo" not in content
    assert bring(other_tenant, content)[0] == len(rows)
    assert list(read(everything(other_tenant))) == list(read(content))


@given(st.text())
@example("'=")
@example("''@")
def test_every_text_survives_the_apostrophe_against_formulas(text):
    assert untamed(tamed(text)) == text
    assert not tamed(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@a", "=cmd|'/C calc'!A0", '=HYPERLINK("http://x","y")']
)
def test_no_cell_of_an_export_is_a_formula(tenant, text):
    make_property(tenant, code="A1", title=text, description=text, district=text, street=text)
    (_, row) = list(csv.reader(io.StringIO(everything(tenant).decode("utf-8-sig")), delimiter=";"))
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert bring(tenant, everything(tenant)) == (0, 0, 1, [])


def test_excel_in_portuguese_opens_it(tenant):
    make_property(tenant, code="A1", sale_price_cents=62_000_050, city="São Paulo")
    content = everything(tenant)
    header, row = content.decode("utf-8-sig").splitlines()
    assert content.startswith(b"\xef\xbb\xbf")
    assert header == ";".join(CANONICAL)
    assert ";620000,50;" in row
    assert ";São Paulo;" in row


def test_one_feature_with_a_comma_stays_one(tenant):
    make_property(tenant, code="A1", other_features=["Vista mar, livre"])
    (row,) = read(everything(tenant))
    assert row.other_features == ("Vista mar, livre",)


def test_the_list_is_exported_as_it_is_filtered(tenant, owner_client):
    make_property(tenant, code="S1", city="Santos")
    make_property(tenant, code="G1", city="Guarujá", owner_name="Dono", notes="Chave na portaria")
    answer = owner_client.get("/imoveis/exportar?cidade=Guarujá")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=imoveis-")
    assert [row.code for row in read(answer.get_data())] == ["G1"]
    for private in (b"Dono", b"Chave"):
        assert private not in answer.get_data()
    assert {row.code for row in read(owner_client.get("/imoveis/exportar").get_data())} == {"S1", "G1"}


def test_nothing_of_another_agency_is_exported(tenant, stranger_client, owner_client, client):
    make_property(tenant, code="S1")
    assert [row.code for row in read(stranger_client.get("/imoveis/exportar").get_data())] == ["AP-1"]
    assert client.get("/imoveis/exportar").status_code == 303


def test_an_export_is_a_few_statements_whatever_its_size(tenant, statements):
    for n in range(60):
        make_property(tenant, code=f"S{n}")
    tenant_id = tenant.id
    with statements() as sql:
        assert len(exported_page(tenant_id, Filter())[0]) == 60
    assert len(sql) == 2


def test_every_row_that_is_written_is_read(tenant):
    make_property(tenant, code="Ç-1", title="=" * 200, description="d" * 20_000, district="b" * 100)
    assert not [row for row in read(everything(tenant)) if isinstance(row, Refused)]
