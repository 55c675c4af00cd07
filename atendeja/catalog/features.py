"""What a property has: the features that the assistant can search by, and the rest as written."""

import re

from atendeja.catalog.words import clean, fold, one_line

FEATURE_NAMES = {
    "pets": "aceita pets",
    "furnished": "mobiliado",
    "pool": "piscina",
    "barbecue": "churrasqueira",
    "elevator": "elevador",
    "gym": "academia",
    "balcony": "varanda",
    "gated": "portaria 24h",
    "near_metro": "perto do metrô",
}
"""How each canonical feature is written in a property file."""

_WORDS = {
    "pets": (
        "aceita pet, aceita pets, aceita animais, aceita animal, aceita animais de estimacao, pet"
        " friendly, permite animais, permite pets, pets permitidos"
    ),
    "furnished": ("mobiliado, mobiliada, totalmente mobiliado, totalmente mobiliada, mobilia completa"),
    "pool": (
        "piscina, piscinas, piscina adulto, piscina adulto e infantil, piscina aquecida, piscina "
        "privativa, piscina infantil, piscina coletiva"
    ),
    "barbecue": (
        "churrasqueira, churrasqueira na varanda, churrasqueira privativa, varanda gourmet com "
        "churrasqueira, espaco gourmet com churrasqueira"
    ),
    "elevator": ("elevador, elevadores, elevador social"),
    "gym": ("academia, sala de ginastica, fitness, espaco fitness, ginastica"),
    "balcony": (
        "varanda, sacada, terraco, varanda gourmet, sacada gourmet, varanda com churrasqueira, "
        "sacada com churrasqueira, varanda envidracada, terraco gourmet"
    ),
    "gated": (
        "portaria 24h, portaria 24 horas, portaria, condominio fechado, seguranca 24h, seguranca "
        "24 horas, porteiro, porteiro 24h, portaria 24hs"
    ),
    "near_metro": (
        "perto do metro, proximo ao metro, proximo do metro, ao lado do metro, metro, perto de "
        "metro, proximo a metro"
    ),
}
_KEYS = {phrase.strip(): key for key, phrases in _WORDS.items() for phrase in phrases.split(",")}


def features(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(canonical keys, the rest as written), in the order of the file and without repetition."""
    items = (one_line(clean(item)) for item in _split(text))
    written = list(dict.fromkeys(item for item in items if item))
    known = dict.fromkeys(key for key in map(_key, written) if key)
    return tuple(known), tuple(item for item in written if _key(item) is None)


def _key(item: str) -> str | None:
    return _KEYS.get(fold(item).removeprefix("com "))


def _split(text: str) -> list[str]:
    """`|` and `;` separate; commas only in a cell that has neither."""
    return re.split(r"[|;\n]" if re.search(r"[|;]", text) else r"[,\n]", text)
