"""A backup holds everything, can be trusted, and goes back into an empty database only."""

import io
import json
import stat
import tarfile

import pytest
import sqlalchemy as sa

from atendeja.commands.archive import Damaged, checked

from .test_setup import new_database, shell

PHOTO, THUMB, DOCUMENT = "a" * 32, "b" * 32, "c" * 32
FILES = {PHOTO: b"photo" * 50_000, THUMB: b"thumb", DOCUMENT: b"document"}
SECRET = "segredo-que-nao-sai-" * 4
FIRST = "(SELECT min(id) FROM {})"
MARKS = (
    f"UPDATE re_property_images SET stored_name = '{PHOTO}', thumb_name = '{THUMB}'"
    f" WHERE id = {FIRST.format('re_property_images')}",
    f"UPDATE re_property_images SET stored_name = '{'d' * 32}' WHERE id = 2",  # its file is lost
)


def at(url, folder):
    return shell(url, folder, STORAGE_FOLDER=f"{folder}/storage", AUTH_JWT_SECRET=SECRET)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """An agency on SQLite with people, properties, conversations and files; its folder."""
    folder = tmp_path_factory.mktemp("source")
    url = f"sqlite:///{folder}/source.db"
    at(url, folder)("setup", "--demo")
    with opened(url) as connection:
        for mark in MARKS:
            connection.execute(sa.text(mark))
        contact = new_row(connection, "contacts", name="Zé & “Cia”", search=" ze cia")
        conversation = new_row(connection, "conversations", contact_id=contact)
        for direction, status in (("in", "received"), ("out", "queued")):
            said = {
                "direction": direction,
                "status": status,
                "wamid": direction,
                "payload": '{"a": [null, 1.5]}',
            }
            new_row(connection, "message_audit", conversation_id=conversation, **said)
    for name, content in FILES.items():
        path = folder / "storage" / name[:2] / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def saved(source, tmp_path_factory):
    file = tmp_path_factory.mktemp("backups") / "saved.tar.gz"
    said = at(f"sqlite:///{source}/source.db", source)("backup", str(file), "--verify")
    assert "saved:" in said
    assert "2 files" in said
    assert "1 files that the tables name are not in the storage" in said
    return file


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    with new_database(tmp_path_factory.mktemp("new")) as url:
        yield url


@pytest.fixture(scope="module")
def there(empty_database, tmp_path_factory):
    """Commands of a new installation whose database is migrated and empty."""
    folder = tmp_path_factory.mktemp("there")
    run = at(empty_database, folder)
    run.folder = folder
    return run


@pytest.fixture(scope="module")
def restored(there, saved, empty_database):
    """The address of the database after a move."""
    assert "this database of None" in there("restore", str(saved), code=1)
    there("db", "upgrade")
    assert "restored:" in there("restore", str(saved), "--move")
    return empty_database


def opened(url):
    address = url.replace("postgresql://", "postgresql+psycopg://")
    return sa.create_engine(address, poolclass=sa.NullPool).begin()


def new_row(connection, table, **values):
    """A row with what must be there; the rest is as empty as it may be."""
    for column in sa.inspect(connection).get_columns(table):
        if not column["nullable"] and column["name"] not in {"id", *values}:
            values[column["name"]] = _something(column)
    names = ", ".join(values)
    new = f"INSERT INTO {table} ({names}) VALUES (:{names.replace(', ', ', :')}) RETURNING id"
    return connection.scalar(sa.text(new), values)


def _something(column):
    if column["name"].endswith("_id"):
        return 1
    kinds = {"DATETIME": "2026-11-24 01:02:03.000004", "JSON": "{}", "BIGINT": 0, "INTEGER": 0, "BOOLEAN": 0}
    return kinds.get(str(column["type"]), "x")


def counted(url):
    """Rows of every table that the database itself knows."""
    with opened(url) as connection:
        names = sa.inspect(connection).get_table_names()
        return {name: connection.scalar(sa.text(f"SELECT count(*) FROM {name}")) for name in names}


def rows_of(file):
    """Every table of a backup; the order of words for searching is the database's own."""
    with tarfile.open(file) as tar:
        names = [name for name in tar.getnames() if name.startswith("tables/")]
        found = {name: [json.loads(line) for line in tar.extractfile(name)] for name in names}
    for row in (row for rows in found.values() for row in rows if "search" in row):
        row["search"] = sorted(row["search"].split())
    return found


def test_every_column_of_every_table_is_saved_and_only_its_owner_reads_the_file(source, saved):
    with opened(f"sqlite:///{source}/source.db") as connection:
        look = sa.inspect(connection)
        columns = {
            name: {column["name"] for column in look.get_columns(name)} for name in look.get_table_names()
        }
    columns.pop("alembic_version")
    found = rows_of(saved)
    assert {f"tables/{name}.jsonl" for name in columns} == set(found)
    for name, expected in columns.items():
        assert all(set(row) == expected for row in found[f"tables/{name}.jsonl"]), name
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    with tarfile.open(saved) as tar:
        assert not any(SECRET.encode() in tar.extractfile(name).read() for name in tar.getnames())


def test_what_was_saved_comes_back_whole_and_is_saved_again_the_same(
    source, saved, restored, there, tmp_path
):
    assert counted(restored) == counted(f"sqlite:///{source}/source.db")
    for name in (PHOTO, THUMB):
        assert (there.folder / "storage" / name[:2] / name).read_bytes() == FILES[name]
    again = tmp_path / "again.tar.gz"
    there("backup", str(again))
    assert rows_of(again) == rows_of(saved)


def test_a_database_with_anything_in_it_is_refused(saved, restored, there):
    before = counted(restored)
    assert "is not empty" in there("restore", str(saved), code=1)
    assert counted(restored) == before


def test_a_restored_agency_gets_new_rows_and_finds_its_words(restored, there):
    before = counted(restored)
    there("setup", "--demo")  # everybody is known
    assert counted(restored) == before
    with opened(restored) as connection:
        highest = connection.scalar(sa.text("SELECT max(id) FROM quick_replies"))
        assert one_more(connection, "quick_replies", shortcut="outra") == highest + 1
        postgres = connection.dialect.name == "postgresql"
        search = "search @@ 'santos'" if postgres else "search LIKE '% santos%'"
        assert connection.scalar(sa.text(f"SELECT count(*) FROM re_properties WHERE {search}")) > 5


def one_more(connection, table, **other):
    """The newest row of a table once more, but with other values; the new id."""
    names = [column["name"] for column in sa.inspect(connection).get_columns(table)]
    kept = ", ".join(name for name in names if name not in {"id", *other})
    given = ", ".join(f"'{value}'" for value in other.values())
    copy = f"INSERT INTO {table} ({', '.join(other)}, {kept}) SELECT {given}, {kept} FROM {table}"
    return connection.scalar(sa.text(f"{copy} ORDER BY id DESC LIMIT 1 RETURNING id"))


@pytest.mark.usefixtures("empty_database")  # also on PostgreSQL
def test_what_waited_to_leave_does_not_leave_a_second_time_after_a_loss(saved, tmp_path):
    with new_database(tmp_path) as url:
        run = at(url, tmp_path)
        run("db", "upgrade")
        run("restore", str(saved))
        with opened(url) as connection:
            states = connection.scalars(sa.text("SELECT status FROM message_audit ORDER BY id")).all()
    assert states == ["received", "unknown"]


@pytest.mark.parametrize("harm", ["cut", "bent", "shorter"])
def test_a_damaged_file_is_found_out(harm, saved, tmp_path):
    bad, whole = tmp_path / "bad.tar.gz", saved.read_bytes()
    if harm == "cut":
        bad.write_bytes(whole[: len(whole) // 2])
    elif harm == "bent":
        middle = len(whole) // 2
        bad.write_bytes(whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :])
    else:
        _without_a_row(saved, bad)
    with pytest.raises(Damaged):
        checked(bad)


def _without_a_row(saved, bad):
    """A valid archive whose table of users lost its last line."""
    with tarfile.open(saved) as old, tarfile.open(bad, "w:gz") as new:
        for info in old:
            content = old.extractfile(info).read()
            if info.name == "tables/users.jsonl":
                content = b"".join(content.splitlines(keepends=True)[:-1])
            info.size = len(content)
            new.addfile(info, io.BytesIO(content))


def test_checking_says_what_is_wrong_in_a_sentence_and_a_backup_replaces_no_other(source, saved, tmp_path):
    run = at(f"sqlite:///{source}/source.db", source)
    assert "whole:" in run("restore", str(saved), "--check")
    other = tmp_path / "other.tar.gz"
    other.write_bytes(b"something else")
    said = run("restore", str(other), "--check", code=1)
    assert "cannot be read to its end" in said
    assert "Traceback" not in said
    assert "replaces no other" in run("backup", str(other), code=1)
    assert other.read_bytes() == b"something else"


def test_names_only_when_files_are_kept_elsewhere(source, tmp_path):
    file = tmp_path / "names.tar.gz"
    run = at(f"sqlite:///{source}/source.db", source)
    assert "only their names" in run("backup", str(file), "--no-files")
    assert set(checked(file)["members"]) == set(rows_of(file))
    assert any(row["stored_name"] == PHOTO for row in rows_of(file)["tables/re_property_images.jsonl"])
