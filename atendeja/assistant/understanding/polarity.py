"""Which words stand under a "não", "sem", "menos" … and where that ends."""

import re

from atendeja.assistant.understanding.phrases import Phrase

# What is wanted after all, although a "não" stands in it; and questions ("não tem com piscina?").
_NOT_NEGATIVE = Phrase(
    r"nao (?:abro|abriria|quero abrir) mao d[eoa]s?",
    r"nao (?:pode|podem) faltar",
    r"nao (?:dispenso|vivo sem|fico sem|so|apenas|somente)",
    r"(?:por ?que|pq) nao",
    r"nao (?:importa|sei se|tem problema|e problema|me importo)",
    r"(?:voces? |ai )?nao (?:tem|tinha|teria|teriam|ha|haveria|rola|daria|da)\b(?=[^.?!]*\?)",
    r"nao (?:[a-z]+ ){0,3}mais (?:de|que|do que)",
    r"nao vejo a h",
)

_CUE = Phrase(
    r"nao(?: (?:o|a|os|as|e|de|em|me|mais|tenho|estou|seja|sendo|quero|queria|queremos|quer|gosto|gostaria"
    r"|gostei|preciso|precisa|precisamos|pode|serve|aceito|curto|busco|procuro|procurando|"
    r"interesse|interessa"
    r"|faco|fazemos|questao|exijo|ser|ter|que|tenha|vale|ligo|para|comprar|alugar|mora[rv]?|muito|nada))*",
    r"(?<!por )(?<!pelo )sem(?: (?:ser|precisar|necessidade|ter))?(?: de)?(?! problema)",
    r"(?<!pelo )(?<!ao )(?<!mais ou )menos(?! (?:de|que|um|uma|\d))",
    r"exceto",
    r"excluindo",
    r"tirando",
    r"descartando",
    r"com excecao d[eoa]s?",
    r"a nao ser",
    r"(?:tir[ae]r?|remov[ea]r?|retir[ae]r?|esquec[ea]r?|exclu(?:i|ir|a)|descart[ae]r?)(?! foto)",
    r"nada d[eoa]s?",
    r"nem",
    r"evito",
    r"dispenso",
    r"odeio",
    r"detesto",
    r"fora",
    r"(?:posso |pode |podemos )?abr(?:o|ir|imos) mao d[eoa]s?",
    r"desisti(?:mos)?(?: d[eoa]s?)?",
    r"cansei d[eoa]s?",
    r"chega d[eoa]s?",
    r"em vez d[eoa]s?",
    r"ao inves d[eoa]s?",
    r"no lugar d[eoa]s?",
    r"not",
    r"no(?= (?:house|apartment|pets|pool))",
    r"without",
)

_END = Phrase(
    r"[,.;!?()/]",
    r"mas",
    r"porem",
    r"so",
    r"apenas",
    r"somente",
    r"e sim",
    r"sim",
    r"quero",
    r"prefiro",
    r"pode ser",
    r"procuro",
    r"preferencia",
    r"agora",
    r"tem que",
    r"preciso",
    r"ate",
    (
        r"e (?:quero|com|em|no|na|para|que|preciso|tem|aceita|pode|procuro|aumenta|coloca|muda|"
        r"sobe|bota|por)"
    ),
)

# "não precisa de vaga em Copacabana": what is not needed is named at once, the rest is wanted.
_NEED = Phrase(r"precis\w+", r"sem", r"dispenso", r"questao", r"ligo")
_END_OF_NEED = Phrase(_END.source, r"em", r"n[ao]", r"com", r"alug\w*", r"compr\w*", r"\d+")

# "apartamento não": the word comes first.
_POSTPOSED = Phrase(
    r"(?:[a-z]+ )?([a-z]+) (?:ai |eu |ainda |agora |hoje )?nao(?: (?:da|rola|quero|posso|"
    r"consigo|serve|me serve|interessa|me interessa|gosto))?(?= [,.;!)]| e |$)"
)


def negative_spans(text: str) -> list[tuple[int, int]]:
    """The character ranges of the line that stand under a negation."""
    if "nao" not in text and not _CUE.search(text):
        return []
    kept_apart = [match.span() for match in _NOT_NEGATIVE.all(text)]
    spans = []
    for match in _CUE.all(text):
        if any(start <= match.start() < end for start, end in kept_apart):
            continue
        spans.append((match.start(), _scope_end(text, match)))
    spans.extend(_postposed(text, spans))
    return spans


def _scope_end(text: str, cue: re.Match[str]) -> int:
    start, phrase = cue.end(), _END
    if _NEED.search(cue.group()):
        named = re.match(r" \w+", text[start:])
        start, phrase = start + (named.end() if named else 0), _END_OF_NEED
    end = phrase.regex.search(text, start)
    return end.start() if end else len(text)


def _postposed(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """ "casa sim, apartamento não" — unless the clause began with a "não" of its own."""
    found = []
    for match in _POSTPOSED.all(text):
        if not any(start <= match.start(1) < end for start, end in spans):
            found.append((match.start(), match.end()))
    return found
