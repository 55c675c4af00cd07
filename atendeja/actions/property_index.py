"""What the database looks properties up by, made from what people wrote."""

import re

from atendeja.catalog import TYPE_NAMES
from atendeja.catalog.completeness import missing, missing_key
from atendeja.models import Property
from atendeja.models.property import code_key, features_key
from atendeja.models.search import folded, words


def index_property(one: Property, photos: int | None = None) -> None:
    """Bring `*_key`, `missing_key` and the searched words of a row up to date: after every change of it.

    `photos`: how many there are, when the caller knows; else the row's images are counted. No statement
    is needed for anything else.
    """
    one.code_key = code_key(one.code)
    one.city_key = folded(one.city)[:100]
    one.district_key = folded(one.district or "")[:100]
    one.features_key = features_key(one.features or ())
    count = len(one.images) if photos is None else photos
    one.missing_key = missing_key(missing(one, count))
    one.search = searched_words(one)


def searched_words(one: Property) -> str:
    """AP-1023 is found as ap-1023, ap1023, ap 1023 and 1023."""
    parts = re.findall(r"[A-Z]+|[0-9]+", one.code_key)
    kind = TYPE_NAMES.get(one.type, "")
    place = (one.district, one.city, one.street, one.number)
    return " ".join(words(one.code, one.code_key, *parts, one.title, kind, *place, one.description))
