"""Where the customer's first words say that they come from."""

import re

from .remarks import folded
from .understanding.codes import LINK

_HOSTS = re.compile(
    r"(zapimoveis|vivareal|imovelweb|olx|quintoandar|chavesnamao|wimoveis|casamineira|123i|mgfimoveis|"
    r"mercadolivre|imoveis-sc|nestoria|trovit|mitula|loft|lopes|dfimoveis)\."
)
_PORTALS = r"(zap ?imoveis|viva ?real|imovel ?web|\bolx\b|quinto ?andar|chaves na mao|wimoveis|casa mineira)"
_SEEN_THERE = re.compile(
    rf"\b(vi|viu|encontrei|achei|anuncio|anunciado|anunciada)\b.{{0,120}}{_PORTALS}", re.S
)


def origin(words: str, ref: str | None) -> str | None:
    """portal (a portal's link or name), code (a property's code), or None when the words do not say."""
    link = LINK.search(words)
    if link and _HOSTS.search(link.group().lower()):
        return "portal"
    if _SEEN_THERE.search(folded(words)):
        return "portal"
    return "code" if ref else None
