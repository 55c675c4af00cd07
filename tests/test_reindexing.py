"""Properties of an older version are found again; imports are forgotten after a month."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from atendeja import tasks
from atendeja.actions.reindexing import BATCH
from atendeja.extensions import db
from atendeja.models import ImportLine, Property, PropertyImport
from atendeja.queries.sharing import shareable
from atendeja.storage import NoSuchFile

from .factories import make_property

LOST = {
    "code_key": "",
    "city_key": "",
    "district_key": "",
    "features_key": "|",
    "missing_key": "|",
    "search": "",
}


def test_what_an_older_version_did_not_write_is_made_from_what_people_wrote(app, tenant):
    one = make_property(tenant, code="AP-77", city="São Vicente", features=["pool"], photos=(), title="Vista")
    tenant_id = tenant.id
    before = {name: getattr(one, name) for name in LOST if name != "search"} | {"version": one.version}
    db.session.execute(update(Property).where(Property.id == one.id).values(**LOST))
    db.session.commit()
    assert shareable(tenant_id, "vista") == []
    done = app.test_cli_runner().invoke(args=["reindex-properties"])
    assert done.exit_code == 0, done.output
    assert "2 properties" in done.output  # the other agency's as well
    found = shareable(tenant_id, "vist")[0]
    assert {name: getattr(found, name) for name in before} == before
    assert "|photos|" in found.missing_key


def test_more_than_a_batch_is_done(app, tenant):
    for n in range(BATCH + 1):
        make_property(tenant, code=f"R{n}")
    db.session.execute(update(Property).values(missing_key="?"))
    db.session.commit()
    app.test_cli_runner().invoke(args=["reindex-properties"])
    assert db.session.scalar(select(func.count()).where(Property.missing_key == "?")) == 0


def an_import(app, owner, days, status="done"):
    with app.extensions["storage"].incoming() as file:
        file.write(b"codigo\n")
        name = file.keep()
    then = datetime.now(UTC) - timedelta(days=days)
    own = {"tenant_id": owner.tenant_id, "user_id": owner.id, "filename": "a.csv", "stored_name": name}
    one = PropertyImport(**own, status=status, created_at=then, updated_at=then)
    db.session.add(one)
    db.session.flush()
    for n in range(3):
        db.session.add(ImportLine(tenant_id=owner.tenant_id, import_id=one.id, line=n, kind="new"))
    db.session.commit()
    return one.id, name


def kept(app, name):
    try:
        app.extensions["storage"].open(name)[0].close()
    except NoSuchFile:
        return False
    return True


def test_an_old_import_loses_its_file_and_its_lines_and_stays_in_the_list(
    app, owner, owner_client, run_tasks
):
    old, new = an_import(app, owner, 31), an_import(app, owner, 29)
    waiting, working = an_import(app, owner, 40, "checked"), an_import(app, owner, 40, "mapping")
    tasks.sweep.function()
    run_tasks()
    db.session.expire_all()
    assert [kept(app, one[1]) for one in (old, new, waiting, working)] == [False, True, False, False]
    left = db.session.scalars(select(ImportLine.import_id)).all()
    assert set(left) == {new[0]}
    assert db.session.get(PropertyImport, old[0]).status == "done"
    assert db.session.get(PropertyImport, waiting[0]).status == "cancelled"
    assert owner_client.get(f"/importacoes/{old[0]}").status_code == 200
    assert owner_client.get(f"/importacoes/{waiting[0]}").status_code == 200
