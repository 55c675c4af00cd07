"""Words by which people take back what they have just said."""

from atendeja.assistant.understanding.phrases import Phrase

CORRECTION = (
    r"quer dizer|na verdade|alias|ou melhor|digo|melhor dizendo|corrigindo|correcao|errei|"
    r"me enganei|enganei|ops"
    r"|nao ,(?= [a-z0-9])|nao perai|perai|pera|quis dizer|i mean|actually|mentira|perdao|"
    r"desculpa|desculpe|minto"
)
# After these, what was said before no longer counts for the same fact.
TURN = Phrase(
    rf"{CORRECTION}|agora (?:quero|prefiro|vou|e|estou|to)|mud(?:ei|a|o|e|ar|amos)|troc(?:a|ar|uei)|desisti"
    r"|pensando melhor|pensei melhor|resolvi|decidi|mas (?:agora|prefiro|quero|na)|em vez disso|melhor"
)
