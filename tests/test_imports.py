"""A property file on its way in: upload, columns, dry run, apply; told in the row, resumed after a crash."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from atendeja.actions import import_work, imports
from atendeja.actions.importing import import_in_batches, import_properties
from atendeja.catalog import read
from atendeja.extensions import db
from atendeja.models import ImportLine, Property, PropertyChange, PropertyImage, PropertyImport
from atendeja.tasks import continue_import, sweep

from .factories import make_property

HEADER = "codigo;titulo;tipo;finalidade;preco_venda;cidade;bairro;quartos;fotos;ativo\n"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def line(code, price="450.000,00", title="Casa clara", **cells):
    values = {"code": code, "title": title, "price": price, "photos": "", "active": "sim"} | cells
    return "{code};{title};casa;venda;{price};Santos;Gonzaga;3;{photos};{active}\n".format(**values)


def file(*lines, header=HEADER):
    return (header + "".join(lines)).encode()


def found(code):
    db.session.expire_all()
    return db.session.scalar(select(Property).where(Property.code == code))


def posted(content, name="imoveis.csv", token=""):
    """A form with a file, as bytes: the test client would leave a large one open."""
    field = 'Content-Disposition: form-data; name="{}"'
    parts = [f"--x\r\n{field.format('csrf_token')}\r\n\r\n{token}\r\n--x\r\n"]
    parts += [field.format("arquivo"), f'; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n']
    body = "".join(parts).encode() + content + b"\r\n--x--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=x"}


@pytest.fixture
def upload(owner_client):
    """Send a file through the real form; gives the answer of the server."""

    def send(content, name="imoveis.csv", **options):
        page = owner_client.get("/importacoes")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.get_data(as_text=True))[1]
        return owner_client.post("/importacoes", **posted(content, name, token), **options)

    return send


@pytest.fixture
def checked(upload, owner_client, run_tasks):
    """Upload, confirm the columns as proposed, let the dry run end. Gives the import's address."""

    def run(content, **columns):
        address = upload(content).location
        page = owner_client.get(address)
        answer = owner_client.submit(page, f"{address}/colunas", **(picked(page) | columns))
        assert answer.status_code == 303, answer.get_data(as_text=True)
        run_tasks()
        return address

    return run


@pytest.fixture
def applied(checked, owner_client, run_tasks):
    def run(content, **more):
        address = checked(content)
        assert owner_client.submit(owner_client.get(address), f"{address}/aplicar", **more).status_code == 303
        run_tasks()
        return address

    return run


def picked(page):
    """The columns as they stand selected."""
    text = page.get_data(as_text=True)
    selects = re.findall(r'<select id="c-\d+" name="(coluna-\d+)"[^>]*>(.*?)</select>', text, re.S)
    chosen = {name: re.search(r'value="(\w+)" selected', options) for name, options in selects}
    return {name: match[1] if match else "" for name, match in chosen.items()}


def row_of(address):
    db.session.expire_all()
    return db.session.get(PropertyImport, int(address.rpartition("/")[2]))


def text_of(client, address):
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(address).get_data(as_text=True)).split())


# --- the screens -----------------------------------------------------------------------------------


def test_a_file_is_uploaded_its_columns_confirmed_compared_and_applied(tenant, applied, owner_client):
    make_property(
        tenant, code="A1", title="Casa clara", type="house", bedrooms=3, source="import", parking=None
    )
    address = applied(file(line("A1"), line("A2"), line("A3", price="caro")))
    one = row_of(address)
    assert (one.status, one.counts["applied"]) == (
        "done",
        {"new": 1, "changed": 0, "unchanged": 1, "refused": 1, "deactivated": 0},
    )
    assert found("A2").sale_price_cents == 450_000_00
    assert found("A3") is None
    assert "Pronto. 1 novo" in text_of(owner_client, address)


def test_nothing_is_written_before_somebody_says_so(checked, owner_client):
    address = checked(file(line("A1")))
    assert row_of(address).counts["new"] == 1
    assert found("A1") is None
    assert "1 novo, nada gravado ainda" in text_of(owner_client, address)


def test_the_dry_run_shows_before_and_after_field_by_field(tenant, checked, owner_client):
    make_property(tenant, code="A1", title="Casa antiga", type="house", bedrooms=3, source="import")
    said = text_of(owner_client, checked(file(line("A1", price="455.000,00"))) + "?ver=alterados")
    assert "Preço de venda R$ 450.000 agora R$ 455.000" in said
    assert "Título Casa antiga agora Casa clara" in said


def test_refused_lines_say_every_bad_cell_and_can_be_downloaded_with_the_reasons(checked, owner_client):
    bad = "B1;;nave;troca;caro;;Gonzaga;muitos;;sim\n"
    address = checked(file(line("A1"), bad))
    said = text_of(owner_client, f"{address}?ver=recusados")
    for words in ("linha 3", "“nave”", "“troca”", "“caro”", "Falta a cidade", "“muitos”"):
        assert words in said
    content = owner_client.get(f"{address}/recusadas.csv").get_data()
    assert content.startswith(b"\xef\xbb\xbfcodigo;titulo;")
    sheet = read(content)
    assert sheet.ignored == ("motivo",)
    (row,) = sheet
    assert row.cells[:4] == ("B1", "", "nave", "troca")


def test_a_corrected_file_of_refused_lines_can_be_sent_again(checked, applied, owner_client):
    address = checked(file(line("B1", price="caro", title="=Casa")))
    content = owner_client.get(f"{address}/recusadas.csv").get_data()
    assert b"'=Casa" in content
    applied(content.replace(b";caro;", b";300 mil;"))
    assert (found("B1").sale_price_cents, found("B1").title) == (300_000_00, "=Casa")


def test_of_two_lines_with_one_code_the_last_counts_and_the_first_is_reported(applied, owner_client):
    address = applied(file(line("A1", price="1"), line("A2"), line("a-1", price="2")))
    assert found("A1") is None
    assert found("A-1").sale_price_cents == 200
    said = text_of(owner_client, f"{address}?ver=repetidos")
    assert "A1 linha 2 O mesmo código está de novo na linha 4" in said


def test_what_the_file_does_not_have_stays_unless_asked_for(tenant, applied, owner_client):
    for code, source in (("OLD", "import"), ("MINE", "manual")):
        make_property(tenant, code=code, source=source)
    address = applied(file(line("A1")))
    assert row_of(address).counts["missing"] == 1
    assert "OLD" in text_of(owner_client, f"{address}?ver=ausentes")
    assert found("OLD").active
    applied(file(line("A1")), desativar="sim")
    assert not found("OLD").active
    assert found("MINE").active
    changes = db.session.scalars(select(PropertyChange).where(PropertyChange.property_id == found("OLD").id))
    assert [(one.kind, one.changes) for one in changes] == [("deactivated", {"active": [True, False]})]


def test_a_refused_line_is_not_missing_from_the_file(tenant, checked):
    make_property(tenant, code="A1", source="import")
    assert row_of(checked(file(line("A1", price="caro")))).counts["missing"] == 0


def test_columns_can_be_corrected_and_are_remembered(upload, checked, owner_client):
    header = HEADER.replace("codigo", "Nosso número").replace("cidade", "Onde")
    address = upload(file(line("A1"), header=header)).location
    answer = owner_client.submit(
        owner_client.get(address), f"{address}/colunas", **picked(owner_client.get(address))
    )
    assert answer.status_code == 422
    assert "Diga qual coluna do arquivo é: Código, Cidade." in answer.get_data(as_text=True)
    first = checked(
        file(line("A1"), header=header), **{"coluna-0": "codigo", "coluna-5": "cidade", "coluna-1": ""}
    )
    assert row_of(first).counts["new"] == 1
    page = owner_client.get(upload(file(line("A2"), header=header)).location)
    assert [picked(page)[f"coluna-{n}"] for n in (0, 1, 5)] == ["codigo", "", "cidade"]


def test_one_column_cannot_be_chosen_twice(upload, owner_client):
    address = upload(file(line("A1"))).location
    page = owner_client.get(address)
    answer = owner_client.submit(page, f"{address}/colunas", **(picked(page) | {"coluna-1": "codigo"}))
    assert answer.status_code == 422
    assert "Código já está em outra coluna." in answer.get_data(as_text=True)


def test_the_columns_are_shown_with_what_stands_in_them(upload, owner_client):
    said = text_of(owner_client, upload(file(line("A1"), line("A2", price="Consulte"))).location)
    assert "preco_venda 450.000,00 · Consulte" in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nomes das colunas"),
        (HEADER.encode(), "nenhum imóvel"),
        (b"PK\x03\x04whatever", "Salve como CSV"),
        (";".join(f"c{n}" for n in range(1000)).encode() + b"\n1\n", "1000 colunas"),
    ],
)
def test_what_is_no_property_file_is_refused_with_a_sentence(upload, content, words):
    answer = upload(content)
    assert answer.status_code == 422
    assert words in answer.get_data(as_text=True)
    assert db.session.scalar(select(func.count()).select_from(PropertyImport)) == 0


def test_no_file_at_all_is_said_beside_the_field(owner_client):
    answer = owner_client.submit(owner_client.get("/importacoes"), "/importacoes", arquivo=None)
    assert answer.status_code == 422
    assert "Escolha o arquivo" in answer.get_data(as_text=True)


def test_a_large_file_is_taken_here_and_nowhere_else(upload, client, owner_client):
    big = file(*(line(f"A{n}", title="x" * 190) for n in range(6_000)))
    assert len(big) > 1_000_000
    assert upload(big).status_code == 303
    for browser, path in ((client, "/importacoes"), (owner_client, "/entrar")):
        assert browser.post(path, **posted(big)).status_code == 413


def test_two_at_once_are_refused_with_a_sentence(upload, owner_client, run_tasks):
    first, second = upload(file(line("A1"))).location, upload(file(line("A2"))).location
    page = owner_client.get(first)
    owner_client.submit(page, f"{first}/colunas", **picked(page))
    page = owner_client.get(second)
    answer = owner_client.submit(page, f"{second}/colunas", **picked(page))
    assert answer.status_code == 409
    assert "Já há uma importação em andamento" in answer.get_data(as_text=True)
    assert upload(file(line("A3"))).status_code == 409
    run_tasks()
    assert upload(file(line("A3"))).status_code == 303


def test_progress_is_polled_only_while_there_is_work(upload, owner_client, run_tasks):
    address = upload(file(line("A1"))).location
    page = owner_client.get(address)
    owner_client.submit(page, f"{address}/colunas", **picked(page))
    working = owner_client.get(address).get_data(as_text=True)
    poll = re.search(r'hx-get="([^"]+)"', working)[1].replace("&amp;", "&")
    assert "Conferindo o arquivo · 0%" in working
    assert owner_client.fragment(poll).status_code == 204
    run_tasks()
    done = owner_client.fragment(poll)
    assert done.status_code == 200
    assert "hx-trigger" not in done.get_data(as_text=True)


def test_it_can_be_cancelled_and_what_is_in_stays_in(tenant, checked, owner_client):
    address = checked(file(line("A1")))
    owner_client.submit(owner_client.get(address), f"{address}/cancelar")
    assert row_of(address).status == "cancelled"
    assert owner_client.post(f"{address}/aplicar", data={}).status_code in {400, 409}
    assert found("A1") is None


def test_another_agency_sees_none_of_it(checked, stranger_client):
    address = checked(file(line("A1", price="caro")))
    for path in ("", "/andamento", "/recusadas.csv"):
        assert stranger_client.get(address + path).status_code == 404
    assert "imoveis.csv" not in stranger_client.get("/importacoes").get_data(as_text=True)


def test_the_history_says_who_when_and_how_many(applied, owner, owner_client):
    applied(file(line("A1"), line("A2")))
    said = text_of(owner_client, "/importacoes")
    assert f"imoveis.csv Concluída {owner.name} · hoje" in said
    assert "2 novos" in said


def test_the_example_file_can_be_imported(owner_client):
    (row,) = read(owner_client.get("/importacoes/modelo.csv").get_data())
    assert (row.code, row.sale_price_cents, row.features) == ("AP1023", 620_000_00, ("pool", "pets"))


# --- the rules --------------------------------------------------------------------------------------


def rows(count, start=0, **cells):
    return file(*(line(f"M{n:05}", **cells) for n in range(start, start + count)))


def bring(tenant, content):
    sheet = read(content)
    result = import_properties(tenant.id, sheet, NOW, sheet.columns)
    return result.new, result.changed, result.unchanged, len(result.refused)


def test_the_same_file_twice_changes_nothing(tenant, statements):
    content = rows(700, photos="https://x.com/1.jpg|https://x.com/2.jpg")
    assert bring(tenant, content) == (700, 0, 0, 0)
    changes = select(func.count()).select_from(PropertyChange)
    before = db.session.scalar(changes)
    with statements() as sql:
        assert bring(tenant, content) == (0, 0, 700, 0)
    assert len(sql) <= 700 * 0.1
    assert not [one for one in sql if not one.startswith("SELECT")]
    assert db.session.scalar(changes) == before == 700


def test_a_changed_row_costs_less_than_a_statement(tenant, statements):
    bring(tenant, rows(600, photos="https://x.com/1.jpg"))
    with statements() as sql:
        assert bring(tenant, rows(600, price="1,5 milhão", photos="https://x.com/2.jpg")) == (0, 600, 0, 0)
    assert len(sql) <= 30
    one = found("M00007")
    assert (one.sale_price_cents, one.version, [image.url for image in one.images]) == (
        150_000_000,
        2,
        ["https://x.com/2.jpg"],
    )
    history = db.session.scalars(select(PropertyChange).where(PropertyChange.property_id == one.id))
    assert [(row.kind, row.changes.get("sale_price_cents")) for row in history] == [
        ("created", None),
        ("changed", [45_000_000, 150_000_000]),
    ]


def test_what_was_imported_is_found_by_words_and_knows_what_it_lacks(tenant):
    bring(tenant, file(line("A1", title="Água de coco")))
    one = found("A1")
    assert "|photos|" in one.missing_key
    stored = db.session.scalar(select(Property.search).where(Property.id == one.id))
    assert "agua" in stored
    assert (one.source, one.version) == ("import", 1)


def test_a_column_that_the_file_does_not_have_leaves_its_field_alone(tenant):
    make_property(tenant, code="A1", parking=2, condo_fee_cents=78_000, description="Do corretor")
    bring(tenant, file(line("A1")))
    one = found("A1")
    assert (one.parking, one.condo_fee_cents, one.description) == (2, 78_000, "Do corretor")


def test_an_empty_title_or_photo_cell_erases_nothing(tenant):
    make_property(tenant, code="A1", title="Nome bonito", photos=("https://x.com/1.jpg",))
    bring(tenant, file(line("A1", title="", photos="")))
    one = found("A1")
    assert (one.title, [image.url for image in one.images]) == ("Nome bonito", ["https://x.com/1.jpg"])


def test_photos_put_here_by_hand_stay_and_kept_ones_keep_what_is_known_of_them(tenant):
    one = make_property(
        tenant, code="A1", photos=("/fotos/mine.jpg", "https://x.com/1.jpg", "https://x.com/2.jpg")
    )
    one.images[0].stored_name = "mine"
    one.images[2].wa_media_id = "known"
    db.session.flush()
    bring(tenant, file(line("A1", photos="https://x.com/2.jpg|https://x.com/3.jpg")))
    images = found("A1").images
    assert [image.url for image in images] == [
        "/fotos/mine.jpg",
        "https://x.com/2.jpg",
        "https://x.com/3.jpg",
    ]
    assert images[1].wa_media_id == "known"
    assert bring(tenant, file(line("A1", photos="https://x.com/2.jpg|https://x.com/3.jpg")))[2] == 1


def test_a_photo_that_was_brought_home_is_still_the_file_s(tenant):
    one = make_property(tenant, code="A1", type="house", bedrooms=3, photos=("/fotos/ours.jpg",))
    one.images[0].stored_name, one.images[0].source_url = "ours", "https://x.com/1.jpg"
    one.title = "Casa clara"
    db.session.flush()
    assert bring(tenant, file(line("A1", photos="https://x.com/1.jpg"))) == (0, 0, 1, 0)


def test_a_photo_that_somebody_took_away_stays_away(tenant):
    one = make_property(tenant, code="A1", photos=("https://x.com/1.jpg", "https://x.com/2.jpg"))
    one.images[0].status = "removed"
    db.session.flush()
    bring(tenant, file(line("A1", photos="https://x.com/1.jpg|https://x.com/2.jpg")))
    db.session.expire_all()
    kept = db.session.scalars(select(PropertyImage.url).where(PropertyImage.status == "linked")).all()
    assert [url for url in kept if url.startswith("https://x.com")] == ["https://x.com/2.jpg"]
    assert bring(tenant, file(line("A1", photos="https://x.com/1.jpg|https://x.com/2.jpg")))[2] == 1


def test_two_agencies_with_the_same_code_do_not_meet(tenant, other_tenant):
    theirs = found("AP-1")
    bring(tenant, file(line("AP-1")))
    assert db.session.get(Property, theirs.id).title == "Segredo da concorrência"
    both = db.session.scalars(select(Property).where(Property.code_key == "AP1")).all()
    assert {one.tenant_id for one in both} == {tenant.id, other_tenant.id}


def test_a_dry_run_by_command_writes_nothing(tenant):
    sheet = read(rows(3))
    result = imports_result(tenant, sheet)
    assert result.new == 3
    assert found("M00001") is None


def imports_result(tenant, sheet):
    *_, result = import_in_batches(
        tenant.id, sheet, NOW, sheet.columns, import_properties(tenant.id, [], NOW), write=False
    )
    return result


def test_read_only_does_not_stop_imports(app, applied, settings, monkeypatch):
    monkeypatch.setitem(
        app.config, "SETTINGS", settings.__class__(**{**vars_of(settings), "re_read_only": True})
    )
    applied(file(line("A1")))
    assert found("A1") is not None


def vars_of(settings):
    return {name: getattr(settings, name) for name in settings.__dataclass_fields__}


# --- crashes ----------------------------------------------------------------------------------------


@pytest.fixture
def stored(app, owner):
    """An import of this content, at work."""

    def make(content, status="checking"):
        with app.extensions["storage"].incoming() as incoming:
            incoming.write(content)
            name = incoming.keep()
        one = imports.receive(owner, "grande.csv", name, read(content), {}, NOW)
        imports.check(one, {}, NOW)
        db.session.commit()
        return one.id

    return make


def some_of(one_id, content, steps):
    """A worker that dies after this many batches."""
    for _ in zip(range(steps), import_work.work(one_id, read(content), NOW), strict=False):
        db.session.commit()
    db.session.rollback()


def test_a_crash_in_the_dry_run_or_while_writing_loses_and_repeats_nothing(stored, run_tasks):
    content = rows(1_700)
    one_id = stored(content)
    some_of(one_id, content, 3)
    halfway = db.session.get(PropertyImport, one_id)
    assert (halfway.status, halfway.counts["new"], halfway.position) == ("checking", 1_000, 1_001)
    sweep()
    run_tasks()
    one = db.session.get(PropertyImport, one_id, populate_existing=True)
    assert (one.status, one.counts["new"]) == ("checked", 1_700)
    lines = select(func.count()).select_from(ImportLine).where(ImportLine.kind == "new")
    assert db.session.scalar(lines) == 1_700
    imports.begin_apply(one, NOW, deactivate=False)
    db.session.commit()
    some_of(one_id, content, 2)
    sweep()
    run_tasks()
    one = db.session.get(PropertyImport, one_id, populate_existing=True)
    assert (one.status, one.counts["applied"]["new"]) == ("done", 1_700)
    assert db.session.scalar(select(func.count()).select_from(PropertyChange)) == 1_700


def test_of_two_workers_on_one_import_one_stops(stored):
    content = rows(1_200)
    one_id = stored(content)
    first = import_work.work(one_id, read(content), NOW)
    next(first)
    db.session.commit()
    second = import_work.work(one_id, read(content), NOW)
    next(first)
    db.session.commit()
    next(first)
    db.session.commit()
    started_late = sum(1 for _ in second)
    assert sum(1 for _ in first) == 0 or started_late == 0
    assert db.session.get(PropertyImport, one_id, populate_existing=True).counts["new"] == 1_200


def test_a_file_that_is_gone_fails_with_a_sentence(app, stored, run_tasks):
    one_id = stored(rows(3))
    app.extensions["storage"].remove(db.session.get(PropertyImport, one_id).stored_name)
    continue_import(one_id)
    run_tasks()
    one = db.session.get(PropertyImport, one_id, populate_existing=True)
    assert (one.status, one.error) == ("failed", "O arquivo não está mais guardado aqui. Envie-o de novo.")


def test_a_long_import_gives_way_to_others_in_the_queue(app, stored, monkeypatch, run_tasks):
    """With turns of no length each batch is a task of its own."""
    monkeypatch.setattr("atendeja.tasks.importing.TURN", 0.0)
    one_id = stored(rows(1_100))
    continue_import(one_id)
    assert run_tasks() >= 4
    assert db.session.get(PropertyImport, one_id, populate_existing=True).status == "checked"


def test_times_of_an_import_are_told(stored):
    one = db.session.get(PropertyImport, stored(rows(1)))
    assert one.created_at == NOW
    assert one.updated_at - NOW < timedelta(seconds=1)
    assert db.session.scalar(select(func.count()).select_from(PropertyImage)) >= 0
