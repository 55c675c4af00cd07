"""Huey jobs: load by id, call one action, commit. The only caller of the gateway."""

from datetime import UTC, datetime, timedelta

import structlog
from flask import current_app
from huey import crontab

from atendeja.actions import channel, delivery, media, messages, outcomes, parked, sharing, templates
from atendeja.actions.answer import answer as take_turn
from atendeja.actions.intake import take_in
from atendeja.extensions import db
from atendeja.queries import outbox, people
from atendeja.queue import commit_then, gathering_task, huey, recovery, task
from atendeja.storage import Folder, NoSuchFile
from atendeja.whatsapp.inbound import parse_body
from atendeja.whatsapp.values import Accepted, Fetched, Gateway, Outcome, Refused, Unknown, Uploaded

log = structlog.get_logger()
GONE = Refused(131053, "the file is gone")
LOOK_AGAIN = 90.0  # seconds until a claim that was still fresh at the sweep is certainly dead


@gathering_task
def answer(conversation_id: int) -> None:
    """The assistant's turn, and its replies sent in the same go: no second trip through the queue."""
    show_typing(conversation_id)
    conversation = messages.locked_conversation(conversation_id)
    if conversation is None:
        return
    changed = (conversation.tenant_id, conversation.id)
    channel.note_webhook(conversation.tenant_id, datetime.now(UTC))
    take_turn(conversation, datetime.now(UTC))
    claimed = next_claim(conversation_id)
    commit_then(changed=[changed])
    send(claimed)


@task
def deliver(conversation_id: int) -> None:
    """Send what the conversation has queued."""
    claimed = next_claim(conversation_id)
    db.session.commit()
    send(claimed)


def send(claimed: delivery.Claim | None) -> None:
    """This message and those after it, one by one. No transaction is open while WhatsApp is asked."""
    while claimed is not None:
        refused = delivery.refused_here(claimed, sending_rules(), datetime.now(UTC))
        outcome = refused or hand_over(claimed)
        outcomes.settle(claimed, outcome, datetime.now(UTC))
        more = claimed.followed or not isinstance(outcome, Accepted)  # what was refused may have to wait
        following = next_claim(claimed.conversation_id) if more else None
        commit_then(changed=[(claimed.tenant_id, claimed.conversation_id)])
        claimed = following


def hand_over(claimed: delivery.Claim) -> Outcome:
    """To WhatsApp; a file of ours goes up before the message that shows it."""
    if not claimed.outgoing.message.get("file"):
        return gateway().send(claimed.outgoing)
    uploaded = file_id(claimed)
    if not isinstance(uploaded, str):
        return uploaded
    return gateway().send(sharing.with_file(claimed.outgoing, uploaded))


def file_id(claimed: delivery.Claim) -> Uploaded | Unknown:
    """WhatsApp's id of the message's file, uploaded unless it was. No transaction is open meanwhile."""
    file = sharing.file_of(claimed.message_id)
    db.session.rollback()
    if file is None or file.media_id:
        return file.media_id if file and file.media_id else GONE
    uploaded = upload(claimed.outgoing.phone_number_id, file)
    alive = not isinstance(uploaded, str) or sharing.note_upload(claimed, uploaded, datetime.now(UTC))
    commit_then()
    return uploaded if alive else Unknown("taken for lost")


def upload(phone_number_id: str, file: sharing.Stored) -> Uploaded:
    try:
        opened, _ = storage().open(file.name)
    except NoSuchFile:
        return GONE
    with opened:
        return gateway().upload_media(phone_number_id, opened, file.mime_type, file.filename)


def next_claim(conversation_id: int) -> delivery.Claim | None:
    """The conversation's next message, if it may leave now; else a look is due when it may."""
    now, rules = datetime.now(UTC), sending_rules()
    to = delivery.addressee(conversation_id, now)
    if to is None or to.stopped or not to.queued:
        return None
    waits = delivery.wait(to, rules, now)
    claimed = None if waits else delivery.claim(to, now)
    if claimed is None:
        pump(to.tenant_id, delay=max(waits.total_seconds(), 1.0))
    return claimed


@task
def pump(tenant_id: int) -> None:
    """Send what had to wait, most urgent first, and look again when the next one is due."""
    now, rules = datetime.now(UTC), sending_rules()
    opens = delivery.channel_opens(tenant_id, now)
    jobs = [] if opens is None or opens else delivery.due_conversations(tenant_id, rules, now)
    again = delivery.next_due(tenant_id, rules, now) if opens is not None else None
    commit_then(*((deliver, row) for row in jobs))
    if opens is not None and again is not None:
        pump(tenant_id, delay=max(opens, again).total_seconds())


@task
def sweep() -> None:
    """Find in the rows what a crash or a lost queue left behind: at start, after errors, and hourly."""
    now = datetime.now(UTC)
    given_up = delivery.give_up_stale(now)
    unanswered, waiting = outbox.unanswered_conversations(now), outbox.tenants_with_queued()
    look_again = delivery.still_sending()
    jobs = [(answer, row) for row in unanswered] + [(pump, tenant_id) for tenant_id in waiting]
    commit_then(*jobs, changed=given_up)
    sweep_received()
    if look_again:
        sweep(delay=LOOK_AGAIN)


@huey.periodic_task(crontab(minute="7"), name="hourly_sweep")
def hourly_sweep() -> None:
    sweep()


@task
def sync_templates(tenant_id: int) -> None:
    """Bring the agency's templates to Meta's list; while that cannot be read nothing changes."""
    tenant = people.tenant(tenant_id)
    address = (tenant.phone_number_id or "", tenant.waba_id or "")
    db.session.rollback()  # no transaction is open while Meta is asked
    listed = gateway().templates(*address)
    if isinstance(listed, list):
        templates.sync_templates(tenant, listed, datetime.now(UTC))
        commit_then()
    else:
        log.warning("templates_not_read", tenant_id=tenant_id, reason=type(listed).__name__)


def show_typing(conversation_id: int) -> None:
    """“digitando…” on the customer's phone, when the assistant's answer will take over a second."""
    if gateway().slow:
        newest = outbox.newest_unanswered(conversation_id)
        db.session.rollback()  # no transaction is open while WhatsApp is asked
        if newest:
            gateway().mark_read(*newest, typing=True)


def sending_rules() -> delivery.Rules:
    settings = current_app.config["SETTINGS"]
    window = timedelta(hours=settings.window_24h_hours) if settings.window_24h_enabled else None
    pause = timedelta(seconds=settings.wa_rate_limit_per_contact_seconds)
    return delivery.Rules(window, pause, settings.wa_rate_limit_global_per_minute)


def gateway() -> Gateway:
    connected: Gateway = current_app.extensions["gateway"]
    return connected


@task
def fetch_file(media_id: int) -> None:
    """Fetch a customer's file into the storage. No transaction is open while WhatsApp is asked."""
    claimed = media.claim_file(media_id, datetime.now(UTC))
    db.session.commit()
    if claimed is None:
        return
    with storage().incoming() as file:
        outcome = gateway().fetch_media(claimed.wanted, file)
        name = file.keep() if isinstance(outcome, Fetched) else None
    counted, again = media.settle_file(claimed, outcome, name, datetime.now(UTC))
    commit_then(changed=[(claimed.tenant_id, claimed.conversation_id)])
    if name and not counted:
        storage().remove(name)
    if again is not None:
        fetch_file(media_id, delay=again.total_seconds())


@task
def sweep_received() -> None:
    """Files still to come, statuses that came before their message; and what is parked stays bounded."""
    now = datetime.now(UTC)
    parked.prune(now)
    media.give_up_old_files(now)
    changed: set[tuple[int, int]] = set()
    for row in parked.early_statuses(now):
        taken = take_in(parse_body(row.payload), now)
        changed |= taken.changed
        if not taken.unusable:
            db.session.delete(row)
    commit_then(*((fetch_file, row) for row in media.pending_files(now)), changed=changed)


def storage() -> Folder:
    kept: Folder = current_app.extensions["storage"]
    return kept


recovery.sweep = sweep
