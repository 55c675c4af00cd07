"""The files of messages: which may come, how often we try, where they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select, update

from atendeja.extensions import db
from atendeja.models import Media, Message, Tenant
from atendeja.whatsapp.values import Fetched, NotFetched, Wanted

log = structlog.get_logger()
MB = 1_000_000
ATTEMPTS = 6
KEPT = timedelta(days=7)  # how long WhatsApp keeps a file that came by webhook
IMAGES = frozenset({"image/jpeg", "image/png", "image/webp"})
SOUNDS = frozenset({
    "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus", "audio/wav",
})  # fmt: skip
FILMS = frozenset({"video/mp4", "video/3gpp"})
OFFICE = "application/vnd.openxmlformats-officedocument."
PAPERS = frozenset({
    "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
    f"{OFFICE}wordprocessingml.document", f"{OFFICE}spreadsheetml.sheet",
    f"{OFFICE}presentationml.presentation", "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet", "application/rtf", "text/plain", "text/csv",
    "image/heic", "image/heif", "image/gif",
})  # fmt: skip
# What each kind of message may bring, and how large. Documents may be anything of these.
RULES = {
    "image": (IMAGES, 16 * MB),
    "sticker": (frozenset({"image/webp"}), 2 * MB),
    "audio": (SOUNDS, 16 * MB),
    "video": (FILMS, 25 * MB),
    "document": (PAPERS | IMAGES | SOUNDS | FILMS, 25 * MB),
}


@dataclass(frozen=True, slots=True)
class FileClaim:
    """One try at a file. A newer try makes it void."""

    media_id: int
    tenant_id: int
    conversation_id: int
    attempt: int
    wanted: Wanted


def claim_file(media_id: int, now: datetime) -> FileClaim | None:
    """Count a try at a file that is still to come; None when there is nothing to fetch."""
    row = db.session.execute(
        update(Media)
        .where(Media.id == media_id, Media.status == "pending")
        .values(attempts=Media.attempts + 1)
        .returning(Media.tenant_id, Media.message_id, Media.media_id, Media.sha256, Media.attempts)
        .execution_options(synchronize_session=False)
    ).first()
    if row is None:
        return None
    about = db.session.execute(
        select(Message.conversation_id, Message.kind, Tenant.phone_number_id)
        .join(Tenant, Tenant.id == Message.tenant_id)
        .where(Message.id == row.message_id)
    ).one()
    types, largest = RULES.get(about.kind, (frozenset(), 0))
    wanted = Wanted(about.phone_number_id or "", row.media_id or "", row.sha256, largest, types)
    return FileClaim(media_id, row.tenant_id, about.conversation_id, row.attempts, wanted)


def settle_file(
    claim: FileClaim, outcome: Fetched | NotFetched, name: str | None, now: datetime
) -> tuple[bool, timedelta | None]:
    """Write down how the try ended. Returns whether it counted, and after how long to try again."""
    again = _pause(claim, outcome)
    settled = db.session.execute(
        update(Media)
        .where(Media.id == claim.media_id, Media.status == "pending", Media.attempts == claim.attempt)
        .values(**_values(outcome, name, again))
        .returning(Media.message_id)
        .execution_options(synchronize_session=False)
    ).first()
    reason = outcome.reason if isinstance(outcome, NotFetched) else None
    ids = {"media_id": claim.media_id, "conversation_id": claim.conversation_id}
    log.info("wa_file_fetched" if reason is None else "wa_file_not_fetched", **ids, reason=reason)
    if settled is None:
        return False, None
    _show(settled.message_id, now)
    return True, again


def give_up_old_files(now: datetime) -> None:
    """WhatsApp has them no more, or every try has been made (some of them in processes that died)."""
    hopeless = (Media.created_at < now - KEPT) | (Media.attempts >= ATTEMPTS)
    db.session.execute(
        update(Media)
        .where(Media.status == "pending", hopeless)
        .values(status="failed", error="unreachable")
        .execution_options(synchronize_session=False)
    )


def pending_files(now: datetime) -> list[int]:
    """What is still to be fetched."""
    return list(db.session.scalars(select(Media.id).where(Media.status == "pending").order_by(Media.id)))


def ask_again(media: Media, now: datetime) -> bool:
    """An agent wants another try. False when that makes no sense."""
    if media.status != "failed":
        return False
    media.status, media.attempts, media.error = "pending", 0, None
    _show(media.message_id, now)
    return True


def _values(outcome: Fetched | NotFetched, name: str | None, again: timedelta | None) -> dict[str, object]:
    if isinstance(outcome, Fetched):
        kept = {"mime_type": outcome.mime_type[:120], "sha256": outcome.sha256, "size": outcome.size}
        return {"status": "stored", "stored_name": name, "error": None, **kept}
    if again is not None:
        return {"error": outcome.reason}
    gone = outcome.reason == "gone" or outcome.passing
    return {"status": "failed" if gone else "refused", "error": outcome.reason}


def _pause(claim: FileClaim, outcome: Fetched | NotFetched) -> timedelta | None:
    """4, 16, 64, 256, 1024 s; None when trying again makes no sense."""
    if isinstance(outcome, Fetched) or not outcome.passing or claim.attempt >= ATTEMPTS:
        return None
    return timedelta(seconds=4**claim.attempt)


def _show(message_id: int, now: datetime) -> None:
    """The message looks different now."""
    db.session.execute(
        update(Message)
        .where(Message.id == message_id)
        .values(changed_at=now)
        .execution_options(synchronize_session=False)
    )
