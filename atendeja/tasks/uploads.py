"""Files of ours go up to WhatsApp before the message that shows them. No transaction is open meanwhile."""

from datetime import UTC, datetime

from atendeja.actions import delivery, photo_copies, sharing
from atendeja.extensions import db
from atendeja.queue import commit_then
from atendeja.storage import NoSuchFile, Unavailable
from atendeja.whatsapp.values import Outcome, Refused, Unknown, Unreachable, Uploaded

from .rooms import gateway, storage

GONE = Refused(131053, "the file is gone")
LOST = Unknown("taken for lost")
WITHOUT_FILE = frozenset({100, 131009, 131052, 131053})  # what Meta says of an id that it does not know


def hand_over(claimed: delivery.Claim) -> Outcome:
    """To WhatsApp, with the file if it shows one."""
    if claimed.outgoing.message.get("file"):
        uploaded = file_id(claimed)
        if not isinstance(uploaded, str):
            return uploaded
        return gateway().send(sharing.with_file(claimed.outgoing, uploaded))
    photo = photo_id(claimed)
    if not isinstance(photo, str):
        return photo or gateway().send(claimed.outgoing)
    outcome = gateway().send(sharing.with_file(claimed.outgoing, photo))
    if isinstance(outcome, Refused) and outcome.code in WITHOUT_FILE:
        _forget(claimed)
        return gateway().send(claimed.outgoing)
    return outcome


def file_id(claimed: delivery.Claim) -> Uploaded | Unknown:
    """WhatsApp's id of the message's own file, uploaded unless it was."""
    file = sharing.file_of(claimed.message_id)
    db.session.rollback()
    if file is None or file.media_id:
        return file.media_id if file and file.media_id else GONE
    uploaded = upload(claimed.outgoing.phone_number_id, file.name, file.mime_type, file.filename)
    alive = not isinstance(uploaded, str) or sharing.note_upload(claimed, uploaded, datetime.now(UTC))
    commit_then()
    return uploaded if alive else LOST


def photo_id(claimed: delivery.Claim) -> str | Unknown | None:
    """WhatsApp's id of the property's photo; None when it goes by its link. Uploaded once a month."""
    now = datetime.now(UTC)
    photo = photo_copies.photo_copy(claimed.tenant_id, claimed.outgoing.message, now)
    db.session.rollback()
    if photo is None or photo.media_id:
        return photo.media_id if photo else None
    uploaded = upload(claimed.outgoing.phone_number_id, photo.name, "image/jpeg", "foto.jpg", public=True)
    if isinstance(uploaded, str):
        photo_copies.note_copy(claimed.tenant_id, photo.name, uploaded, now)
    alive = delivery.still_ours(claimed, datetime.now(UTC))
    commit_then()
    return LOST if not alive else uploaded if isinstance(uploaded, str) else None


def upload(phone_number_id: str, name: str, mime_type: str, filename: str, public: bool = False) -> Uploaded:
    """A file of the storage. What the storage cannot give now never left: trying again is safe."""
    try:
        opened, _ = storage().open(name, public)
        with opened:
            return gateway().upload_media(phone_number_id, opened, mime_type, filename)
    except NoSuchFile:
        return GONE
    except Unavailable:
        return Unreachable("the storage does not answer")


def _forget(claimed: delivery.Claim) -> None:
    """What WhatsApp was said to have it has no more: the link will do, and the next message uploads anew."""
    name = photo_copies.own_name(claimed.outgoing.message.get("photo"))
    photo_copies.note_copy(claimed.tenant_id, name or "", None, datetime.now(UTC))
    commit_then()
