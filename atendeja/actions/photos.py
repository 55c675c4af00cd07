"""A property's photos: added, ordered, described, removed and brought back. Position 0 is the cover."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from atendeja.extensions import db
from atendeja.models import Property, PropertyImage, User

from .property_history import record_change

MOST = 60  # photos of one property
ATTEMPTS = 4
OWN = re.compile(r"/fotos/([\w-]{1,80})\.jpg", re.ASCII)


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """The two files of a photo, as the storage knows them; pixels and bytes of the large one."""

    name: str
    thumb: str
    width: int
    height: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PhotoClaim:
    """One try at bringing a photo here."""

    image_id: int
    tenant_id: int
    address: str
    attempt: int


def own_address(name: str) -> str:
    """Where a stored photo is found by everybody who was told."""
    return f"/fotos/{name}.jpg"


def own_name(address: object) -> str | None:
    """The stored photo that is shown at this address; None for any other address."""
    found = OWN.fullmatch(address) if isinstance(address, str) else None
    return found[1] if found else None


def hold_property(tenant_id: int, property_id: int) -> Property | None:
    """The property, held until the commit: photos that arrive together get different places."""
    query = select(Property).where(Property.tenant_id == tenant_id, Property.id == property_id)
    found: Property | None = db.session.scalar(
        query.with_for_update().execution_options(populate_existing=True)
    )
    if found is not None:
        db.session.expire(found, ["images"])
    return found


def add_stored(one: Property, photo: StoredPhoto, user: User, now: datetime) -> PropertyImage:
    image = PropertyImage(tenant_id=one.tenant_id, url=own_address(photo.name))
    _keep(image, photo)
    return _added(one, image, user, now)


def add_link(one: Property, address: str, bring: bool, user: User, now: datetime) -> PropertyImage:
    """A photo at another site; `bring`: it is to be fetched."""
    status = "pending" if bring else "linked"
    return _added(one, PropertyImage(tenant_id=one.tenant_id, url=address, status=status), user, now)


def arrange(one: Property, ids: Sequence[int], user: User, now: datetime) -> bool:
    """In this order; those that it does not name follow as they were. False when nothing changes."""
    wanted = {image_id: place for place, image_id in enumerate(ids)}
    before = [image.id for image in one.images]
    after = sorted(one.images, key=lambda image: wanted.get(image.id, len(wanted)))
    if [image.id for image in after] == before:
        return False
    cover = before[0] != after[0].id
    _place(after)
    db.session.flush()
    db.session.expire(one, ["images"])
    record_change(one, "photos", {"photos": ["ordem", "nova capa" if cover else "nova ordem"]}, user, now)
    return True


def move(one: Property, image: PropertyImage, step: int, user: User, now: datetime) -> bool:
    """Up (-1), down (1), or to the top (-MOST)."""
    ids = [row.id for row in one.images]
    place = max(0, min(len(ids) - 1, ids.index(image.id) + step))
    ids.remove(image.id)
    ids.insert(place, image.id)
    return arrange(one, ids, user, now)


def describe(image: PropertyImage, caption: str) -> None:
    image.caption = caption[:200] or None


def remove(one: Property, image: PropertyImage, user: User, now: datetime) -> None:
    """Gone from the property; `restore` undoes it."""
    before = len(one.images)
    image.status = "removed"
    _settle(one, before, user, now)


def restore(one: Property, image: PropertyImage, user: User, now: datetime) -> None:
    """Back where it was."""
    before, ids = len(one.images), [row.id for row in one.images]
    image.status = "stored" if image.stored_name else "linked"
    db.session.flush()
    db.session.expire(one, ["images"])
    ids.insert(min(image.position, len(ids)), image.id)
    _place(sorted(one.images, key=lambda row: ids.index(row.id)))
    _settle(one, before, user, now)


def ask_for(image: PropertyImage) -> bool:
    """Bring it here (again). False where it already is."""
    if image.status not in {"linked", "failed"}:
        return False
    image.status, image.attempts, image.error = "pending", 0, None
    return True


def claim_photo(image_id: int) -> PhotoClaim | None:
    """Count a try; None when there is nothing to fetch."""
    row = db.session.execute(
        update(PropertyImage)
        .where(PropertyImage.id == image_id, PropertyImage.status == "pending")
        .values(attempts=PropertyImage.attempts + 1)
        .returning(PropertyImage.tenant_id, PropertyImage.url, PropertyImage.attempts)
        .execution_options(synchronize_session=False)
    ).first()
    return PhotoClaim(image_id, row.tenant_id, row.url, row.attempts) if row else None


def settle_photo(
    claim: PhotoClaim, photo: StoredPhoto | None, reason: str, passing: bool
) -> timedelta | None:
    """Write down how a try ended. Returns after how long to try again: 1, 4, 16 minutes."""
    image = db.session.get(PropertyImage, claim.image_id, populate_existing=True)
    if image is None or image.status != "pending" or image.attempts != claim.attempt:
        return None
    if photo is not None:
        image.source_url = image.source_url or claim.address
        image.url = own_address(photo.name)
        _keep(image, photo)
        return None
    image.error = reason
    if passing and claim.attempt < ATTEMPTS:
        return timedelta(minutes=4 ** (claim.attempt - 1))
    image.status = "failed"
    return None


def _keep(image: PropertyImage, photo: StoredPhoto) -> None:
    image.status, image.error = "stored", None
    image.stored_name, image.thumb_name = photo.name, photo.thumb
    image.width, image.height = photo.width, photo.height
    image.size, image.sha256 = photo.size, photo.sha256


def _added(one: Property, image: PropertyImage, user: User, now: datetime) -> PropertyImage:
    before = len(one.images)
    image.position = max((row.position for row in one.images), default=-1) + 1
    one.images.append(image)
    db.session.flush()
    _settle(one, before, user, now)
    return image


def _settle(one: Property, before: int, user: User, now: datetime) -> None:
    """Count anew, number from the cover, and note it."""
    db.session.flush()
    db.session.expire(one, ["images"])
    _place(one.images)
    record_change(one, "photos", {"photos": [before, len(one.images)]}, user, now)


def _place(images: Sequence[PropertyImage]) -> None:
    for position, image in enumerate(images):
        image.position = position
