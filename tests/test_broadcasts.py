"""A property told to those who asked: the cost first, each person once, nobody who does not want it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from atendeja.actions import broadcasts as acts
from atendeja.actions.delivery import Rules
from atendeja.extensions import db
from atendeja.models import Broadcast, BroadcastRecipient, Message, MessageRate, Template
from atendeja.queries.fitting import people_for
from atendeja.queries.rates import in_cents, rates_on
from atendeja.tasks import broadcast, tell_recipient

from .browser import form_fields
from .test_fitting import WISH, home, make_seeker, may_be_told

__all__ = ["home"]
RULES = Rules(timedelta(hours=24), timedelta(0), 0)


@pytest.fixture
def template(tenant):
    text = "Oi, {{1}}! Chegou o imóvel {{2}} em {{3}}, como você procura."
    body = {"type": "BODY", "text": text, "example": {"body_text": [["Rita", "AP1", "Santos"]]}}
    own = {"tenant_id": tenant.id, "name": "imovel_novo", "language": "pt_BR"}
    made = Template(**own, category="MARKETING", status="APPROVED", components=[body])
    db.session.add(made)
    db.session.flush()
    return made


def _seekers(tenant, *hours, told=True):
    """People whom the property fits, who wrote so many hours ago."""
    made = []
    for since in hours:
        lead, conversation = make_seeker(tenant, WISH)
        conversation.last_customer_at = datetime.now(UTC) - timedelta(hours=since)
        if told:
            may_be_told(lead)
        made.append((lead, conversation))
    db.session.flush()
    return made


def _post(client, property_, leads, act):
    address = f"/imoveis/{property_.id}/clientes"
    token = form_fields(client.get(address), address)["csrf_token"]
    fields = [("csrf_token", token), ("acao", act), *(("cliente", str(lead.id)) for lead in leads)]
    return client.post(address, data=MultiDict(fields))


def test_rates_are_dated_rows_and_the_newest_that_has_begun_counts(app):
    later = datetime(2031, 1, 1).date()
    db.session.add(MessageRate(category="service", starts_on=later, ten_thousandths=500, source="x"))
    db.session.flush()
    assert rates_on(datetime(2026, 9, 30).date())["service"] == 0
    assert rates_on(datetime(2026, 11, 24).date())["service"] == 350
    assert rates_on(datetime(2026, 11, 24).date())["marketing"] == 3217
    assert rates_on(datetime(2031, 2, 1).date())["service"] == 500


@pytest.mark.parametrize(
    ("count", "rate", "cents"), [(0, 3217, 0), (1, 3217, 33), (10, 3217, 322), (3, 350, 11)]
)
def test_a_cost_is_never_said_lower_than_it_is(count, rate, cents):
    assert in_cents(count, rate) == cents


def test_the_cost_is_said_before_anything_is_sent(owner_client, tenant, home, template):
    people = _seekers(tenant, 1, 2, 50)
    page = _post(owner_client, home, [lead for lead, _ in people], "ver").get_data(as_text=True)
    assert "3 mensagens, no máximo R$ 0,40." in page  # two as service, one as marketing
    assert "1 pelo modelo “imovel_novo”" in page
    assert db.session.scalars(select(Broadcast)).all() == []


def test_each_is_told_once_in_the_way_that_is_open(owner_client, tenant, home, template, run_tasks, sent):
    (near, inside), (far, outside) = _seekers(tenant, 1, 50)
    done = _post(owner_client, home, [near, far], "enviar")
    assert done.status_code == 303
    run_tasks()
    kinds = select(Message.conversation_id, Message.kind).where(Message.direction == "out")
    told = dict(db.session.execute(kinds.where(Message.conversation_id.in_([inside.id, outside.id]))).all())
    assert told[outside.id] == "template"
    assert told[inside.id] in ("buttons", "photo")
    assert len(sent) == 2
    record = db.session.scalars(select(Broadcast)).one()
    assert (record.status, record.cost_cents) == ("done", 37)
    for row in db.session.scalars(select(BroadcastRecipient.id)):
        tell_recipient(row)
    broadcast(record.id)
    run_tasks()
    assert len(sent) == 2
    page = owner_client.get(done.location).get_data(as_text=True)
    assert "hx-trigger" not in page.split('id="progress"')[1].split(">")[0]


def test_who_did_not_ask_cannot_be_ticked_from_outside(owner_client, tenant, home, run_tasks, sent):
    ((lead, _),) = _seekers(tenant, 1, told=False)
    assert "Ninguém daqui autorizou avisos" in owner_client.get(f"/imoveis/{home.id}/clientes").text
    _seekers(tenant, 1)
    refused = _post(owner_client, home, [lead], "enviar")
    assert "Ninguém pode ser avisado agora" in refused.get_data(as_text=True)
    run_tasks()
    assert len(sent) == 0


@pytest.mark.parametrize("change", ["opted_out", "marketing_stopped", "taken_back", "inactive", "cancelled"])
def test_what_changes_before_ones_turn_counts(tenant, home, owner, change):
    ((lead, conversation),) = _seekers(tenant, 1)
    now = datetime.now(UTC)
    chosen = people_for(home, owner)
    made = acts.start(home, owner, chosen, acts.estimate(home, chosen, RULES, now), now)
    if change == "opted_out":
        conversation.contact.opted_out_at = now
    elif change == "marketing_stopped":
        conversation.contact.marketing_stopped_at = now
    elif change == "taken_back":
        may_be_told(lead, granted=False)
    elif change == "inactive":
        home.active = False
    else:
        acts.cancel(made, now)
    db.session.flush()
    recipient = db.session.scalars(select(BroadcastRecipient)).one()
    assert not acts.tell_recipient(recipient.id, conversation, RULES, now)
    assert recipient.status == "skipped"
    assert recipient.reason


def test_outside_the_window_without_a_template_nobody_is_told(owner_client, tenant, home, run_tasks, sent):
    ((lead, _),) = _seekers(tenant, 50)
    page = _post(owner_client, home, [lead], "ver").get_data(as_text=True)
    assert "Ninguém pode ser avisado agora" in page


def test_a_day_has_a_limit(owner_client, tenant, home, run_tasks, sent):
    tenant.preferences = {**tenant.preferences, "alerts_a_day": 2}
    people = _seekers(tenant, 1, 1, 1)
    page = _post(owner_client, home, [lead for lead, _ in people], "enviar")
    assert page.status_code == 303
    run_tasks()
    assert len(sent) == 2
    reasons = db.session.scalars(select(BroadcastRecipient.reason).order_by(BroadcastRecipient.id)).all()
    assert sorted(reason or "" for reason in reasons) == ["", "", "cap"]


def test_plain_agents_see_the_people_but_send_nothing(
    mate_client, stranger_client, owner_client, tenant, home
):
    ((lead, _),) = _seekers(tenant, 1)
    page = mate_client.get(f"/imoveis/{home.id}/clientes").get_data(as_text=True)
    assert "Carla Dias" in page
    assert "Ver quanto custa" not in page
    token = form_fields(mate_client.get("/hoje"), "/hoje")["csrf_token"]
    fields = {"csrf_token": token, "acao": "enviar", "cliente": str(lead.id)}
    assert mate_client.post(f"/imoveis/{home.id}/clientes", data=fields).status_code == 404
    assert stranger_client.get(f"/imoveis/{home.id}/clientes").status_code == 404
    made = _post(owner_client, home, [lead], "enviar").location
    for client in (mate_client, stranger_client):
        assert client.get(made).status_code == 404


def test_nobody_to_tell_is_said_kindly(owner_client, home):
    page = owner_client.get(f"/imoveis/{home.id}/clientes").get_data(as_text=True)
    assert "Ninguém procura algo assim agora" in page
