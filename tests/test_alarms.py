"""What is broken is said on every page, with what to do about it; what is well says nothing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from atendeja.models import Tenant
from atendeja.queries.alarms import alarms

MONDAY_NOON = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # 12 h in São Paulo
SUNDAY_NOON = MONDAY_NOON - timedelta(days=1)
HOURS_AGO = MONDAY_NOON - timedelta(hours=5)


def kinds(tenant: Tenant, now: datetime = MONDAY_NOON, **known: Any) -> list[str]:
    return [
        alarm.kind for alarm in alarms(tenant, now, **({"worker_alive": True, "connected": True} | known))
    ]


def test_an_agency_where_all_is_well_sees_no_alarm(app: Flask, tenant: Tenant) -> None:
    tenant.last_webhook_at = MONDAY_NOON - timedelta(minutes=20)
    assert kinds(tenant) == []


@pytest.mark.parametrize(("code", "words"), [(190, "token"), (131042, "pagamento"), (131031, "bloqueou")])
def test_a_stopped_channel_says_why_and_what_to_do(app: Flask, tenant: Tenant, code: int, words: str) -> None:
    tenant.channel_problem = code
    (alarm,) = alarms(tenant, MONDAY_NOON, worker_alive=True, connected=False)
    assert words in alarm.sentence
    assert "administrador" in alarm.sentence


def test_a_dead_worker_is_an_alarm(app: Flask, tenant: Tenant) -> None:
    assert kinds(tenant, worker_alive=False, connected=False) == ["worker"]


def test_metas_warning_about_the_account_is_an_alarm(app: Flask, tenant: Tenant) -> None:
    tenant.account_alert = "ACCOUNT_VIOLATION"
    assert kinds(tenant, connected=False) == ["account"]


def test_hours_of_silence_in_business_hours_are_an_alarm(app: Flask, tenant: Tenant) -> None:
    tenant.last_webhook_at = HOURS_AGO
    assert kinds(tenant) == ["webhook"]


def test_silence_on_a_sunday_at_night_or_without_a_number_is_none(app: Flask, tenant: Tenant) -> None:
    tenant.last_webhook_at = SUNDAY_NOON - timedelta(days=1)
    assert kinds(tenant, SUNDAY_NOON) == []
    assert kinds(tenant, MONDAY_NOON + timedelta(hours=12)) == []
    assert kinds(tenant, connected=False) == []


def test_a_plain_agent_sees_the_alarm_but_may_not_resume(mate_client: Any, tenant: Tenant) -> None:
    tenant.channel_problem = 190
    page = mate_client.get("/conversas").text
    assert "Envios parados" in page
    assert "retomar envios" not in page
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    assert mate_client.post("/canal/retomar", data={"csrf_token": token}).status_code == 403
