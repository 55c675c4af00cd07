"""Visits in people's own calendars: the file of one visit, and each person's private feed."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from atendeja.calendars import Entry, written
from atendeja.extensions import db
from atendeja.models import Lead, Visit

from .factories import make_contact, make_conversation, make_property

NOON = datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.fixture
def visit(tenant, owner):
    contact = make_contact(tenant, wa_id="5513998887777", name="Carla Dias")
    make_conversation(tenant, contact)
    lead = Lead(tenant_id=tenant.id, contact_id=contact.id, wish={})
    shown = make_property(tenant, code="AP-77", street="Rua Alfa", number="12", title="Vista; mar, sol")
    starts = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    made = Visit(
        tenant_id=tenant.id, lead=lead, property=shown, agent=owner, status="confirmed", starts_at=starts,
        minutes=90, reminders=[], notes="Chave com o porteiro",
    )  # fmt: skip
    db.session.add_all([lead, made])
    db.session.flush()
    return made


def events(answer):
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.data).walk("VEVENT")


def feed_of(browser):
    """Make a feed; its path, as the page says it."""
    browser.submit(browser.get("/visitas/agenda"), "/visitas/agenda")
    page = browser.get("/visitas/agenda").text
    return "/agenda/" + page.split("/agenda/")[1].split('"')[0]


def test_a_visit_is_an_appointment_in_utc(owner_client, visit):
    answer = owner_client.get(f"/visitas/{visit.id}.ics")
    assert 'filename="visita-' in answer.headers["Content-Disposition"]
    (event,) = events(answer)
    assert (event["SUMMARY"], event["STATUS"]) == ("Visita AP-77 · Carla", "CONFIRMED")
    assert event["DTSTART"].dt == visit.starts_at
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=90)
    assert event["LOCATION"] == "Rua Alfa, 12, Gonzaga, Santos, SP"
    assert event["URL"].endswith(f"/visitas/{visit.id}")
    assert f"DTSTART:{visit.starts_at:%Y%m%dT%H%M%SZ}".encode() in answer.data


def test_without_an_hour_there_is_no_appointment(owner_client, visit):
    visit.starts_at = None
    assert owner_client.get(f"/visitas/{visit.id}.ics").status_code == 404


def test_the_feed_needs_no_sign_in_and_says_no_more_than_it_must(owner_client, client, visit):
    answer = client.get(feed_of(owner_client))
    (event,) = events(answer)
    assert event["SUMMARY"] == "Visita AP-77 · Carla"
    for secret in (b"Dias", b"99888", b"porteiro"):
        assert secret not in answer.data


def test_the_feed_shows_its_owners_visits_alone(mate_client, client, visit, mate):
    path = feed_of(mate_client)
    assert events(client.get(path)) == []
    visit.agent_id = mate.id
    assert len(events(client.get(path))) == 1


def test_what_is_cancelled_is_taken_out_of_the_calendar(owner_client, client, visit):
    visit.status = "cancelled"
    (event,) = events(client.get(feed_of(owner_client)))
    assert event["STATUS"] == "CANCELLED"


def test_a_renewed_or_closed_feed_is_nobodys_any_more(owner_client, client, owner, visit):
    first = feed_of(owner_client)
    second = feed_of(owner_client)
    assert first != second
    assert len(first) > 40
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    owner_client.submit(owner_client.get("/visitas/agenda"), "/visitas/agenda/desligar")
    assert client.get(second).status_code == 404
    assert client.get("/agenda/None.ics").status_code == 404
    assert client.get("/agenda/" + "é" * 3000 + ".ics").status_code == 404


def test_who_left_the_agency_has_no_feed(owner_client, client, owner, visit):
    path = feed_of(owner_client)
    owner.active = False
    assert client.get(path).status_code == 404


def test_polling_the_feed_is_cheap(owner_client, client, visit, statements):
    path = feed_of(owner_client)
    with statements() as sql:
        client.get(path)
    assert len(sql) <= 3


def test_long_and_odd_words_survive():
    title = "Visita; com, vírgula\\ e\nquebra · " + "ção " * 60
    entry = Entry("a@b", title, NOON, NOON + timedelta(hours=1), NOON)
    text = written("Visitas", [entry], timedelta(minutes=30))
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["SUMMARY"]) == title
    assert b"X-PUBLISHED-TTL:PT30M" in text
