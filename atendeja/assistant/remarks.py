"""Small things in a remark that the dialogue asks for itself: indifference, cheaper, never mind, English."""

import re
import unicodedata

_INDIFFERENT = re.compile(
    r"\b(tanto faz|qualquer( um| uma| lugar| dia| hora\w*)?|indiferente|nao importa|sem preferencia|"
    r"o que tiver|(pode|quero|me) (me )?(mostra\w*|ver tudo)|voce (escolhe|decide)|"
    r"any(thing|where)?|whatever|nao faz diferenca|nao tenho preferencia|"
    r"todos?|todas?|o que voce (achar|quiser)|mostra tudo|"
    r"nao sei ainda|ainda nao sei)\b"
)
_DEMAND = re.compile(r"\b(apag\w+|exclu\w+|remov\w+|delet\w+|elimin\w+|quais dados|que dados|lgpd)")
_ERASURE = re.compile(r"\b(apag|exclu|remov|delet|elimin|esque[cç]|destru)\w*")
_ALERT = re.compile(
    r"\b(me )?avis(a|e|em|ar|ando)\b|"
    r"\b(me )?(chama|chame|fala|fale|manda|mande|escreve|procura) (\w+ )?quando\b|"
    r"\bquando (aparecer|chegar|tiver|surgir|entrar)\b"
)
_NO_CODE = r"\b(?! ?(?:mil|reais|r\$|m2|metros|quartos?|dorm|suites?|vagas?|km|[.,]\d))"
_CODE = re.compile(
    r"\b(?:d?o|d?a|no|na|ao|esse|desse|cod|codigo|ref|referencia|imovel|numero|n|n[o°]) ?#?:? ?(\d{3,6})"
    rf"{_NO_CODE}|\b([a-z]{{1,4}}-?\d{{1,6}}|[a-z]{{2,4}} \d{{2,6}}){_NO_CODE}"
)
CANDIDATES = 8
_LIKES = re.compile(
    r"\b(gost(ei|amos|o)|ador(ei|o)|amei|curti|interess(ou|ei|ad\w+|a)|"
    r"(quero|fic\w+ com|prefiro) (ess|est|aquel)[ea])\b"
)
_ADDS = re.compile(r"\b(tambem|alem d|inclu[ai]\w*|adicion\w+|acrescent\w+|tanto faz entre)")
_CHEAPER = re.compile(
    r"\bmais (barat\w+|em conta|acessive\w+)|\bmenor (valor|preco)|\bmenos car\w+|\bcheaper|"
    r"\b(muito|meio|tao|ta|esta|achei|ficou|e) (muito |meio |um pouco )?(car[oa]s?|salgad\w+|puxad\w+)\b|"
    r"\b(fora|acima|alem) do (meu )?(orcamento|bolso)|\bnao cabe no|\btoo expensive"
)
_BIGGER = re.compile(
    r"\b(maior(es)?|mais (espacos\w+|ampl\w+|grandes?)|bigger|larger)\b(?! (valor|preco))|"
    r"\b(muito|meio|e|achei) (pequen\w+|apertad\w+)\b"
)
_THE = r"(?<!tem )(?<!algo )\b(?:d?[oa]|n[oa]|pel[oa]|ess[ea]|dess[ea])s? (?:\w+ )?"
_CHEAPEST = re.compile(_THE + r"(?:mais (?:barat\w+|em conta)|menor (?:preco|valor))")
_LARGEST = re.compile(_THE + r"(?:maior\b|mais (?:espacos\w+|ampl\w+|grande))")
_ONE = re.compile(r"\b(d?[oa] que (fica|tem|e|esta|custa)|aquel[ea]|ess[ea]|[oa] (d[oae]|n[oa]))\b")
_SEEKING = re.compile(
    r"\b(tem|teria|existe|ha|algo|algum\w*|procur\w+|mostr\w+|outr[oa]s?|opc\w+|mais barato que)\b"
)
_GIVES_UP = re.compile(
    r"\b(nao (quero|vou|tenho interesse|preciso|gostaria|pretendo|pode ser mais)( mais)?"
    r"( (de )?(agendar|marcar|visit\w+|ir|ver))?$|"
    r"nao (quero|vou|gostaria de|pretendo) (mais )?(agendar|marcar|visitar|ir)|nao quero mais|desist\w+|"
    r"deixa (pra|para) (la|depois)|deixa quieto|esquec\w+|sem interesse|"
    r"nao tenho (mais )?interesse|agora nao|mudei de ideia|cancel\w+|depois eu (vejo|marco|falo))"
)
_LETS_GO = re.compile(
    r"\b(tanto faz|qualquer|nao (me )?importa|nao me importo|esquec\w+|deixa|sem (limite|restricao|exigencia|"
    r"preferencia|teto)|nao precisa|nao faco questao|tir(a|ar|e|o)|remov\w+|dispenso|ignor\w+|abro mao|"
    r"independente|outr[oa]s?|nao ligo|livre|flexivel)\b"
)
_GROUPS = {
    "price": r"preco|valor|orcamento|valores|precos",
    "district": r"bairros?|regia?o(es)?|zonas?|area da cidade",
    "bedrooms": r"quartos?|dorm\w*|numero de quartos",
    "type": r"tipo( de imovel)?|tipos",
    "parking": r"vagas?|garagem",
    "suites": r"suites?",
    "area": r"metragem|tamanho|m2",
}
_NAMED = {name: re.compile(rf"\b({words})\b") for name, words in _GROUPS.items()}
_TELL_ALL = re.compile(
    r"\b(detalh\w+|informa\w+|me (fala|conta|explica|diz|passa)|fal[ae] (mais|um pouco)|sobre|"
    r"como (e|sao) (o|a|ele|ela|esse|essa)|quero saber mais|tell me more|more (info\w*|details)|descri\w+|"
    r"caracteristicas|gostei|interess\w+|ficha)"
)
_ENGLISH = re.compile(
    r"\b(the|is|are|do|does|you|have|i|my|want|looking|for|rent|with|can|please|hello|hi|any|would|like|house|"
    r"bedrooms?|and|to|yes|great|thanks|what|how|when|where|in|buy)\b"
)
_SPANISH = re.compile(
    r"\b(hola|busco|quiero|alquil\w+|departamento|habitacion(es)?|tiene[ns]?|por favor|gracias|una?|"
    r"buen[oa]s|dias|tardes|cuanto|cuesta|puedo|hasta|el|la|los|con|para|necesito|y|mi|comprar)\b"
)
_ONLY_SPANISH = re.compile(
    r"\b(hola|busco|quiero|alquil\w+|departamento|habitacion(es)?|gracias|cuanto|puedo|necesito|buenos|tardes)\b"
)
_PORTUGUESE = re.compile(r"\b(quero|nao|para|uma?|com|voces?|ola|oi|quartos?|em|no|na|pra|ate|sim|tem)\b")


def folded(text: str) -> str:
    """Lower case without accents; only the beginning, which is where a question stands."""
    plain = unicodedata.normalize("NFKD", text[:2000].lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def indifferent(text: str) -> bool:
    """Is it “tanto faz” or its like? That is an answer, not a place and not a miss."""
    return bool(_INDIFFERENT.search(folded(text)))


def demands_data(text: str) -> bool:
    """Wants own data shown or erased, besides whatever else is said."""
    return bool(_DEMAND.search(folded(text)))


def wants_alert(text: str) -> bool:
    """“Me avisa quando aparecer.”"""
    return bool(_ALERT.search(folded(text)))


def code_candidates(text: str) -> tuple[str, ...]:
    """What may be one of the agency's own codes: BA-02, DF 102, “o 5517”; only the catalogue knows."""
    plain = folded(text)
    return tuple(dict.fromkeys(m[1] or m[2] for m in _CODE.finditer(plain)))[:CANDIDATES]


def likes(text: str) -> bool:
    """“Gostei desse”, “vou ficar com esse”."""
    return bool(_LIKES.search(folded(text)))


def asks_after(text: str) -> bool:
    """“Tudo bem?”"""
    return bool(re.search(r"\b(tudo (bem|bom|certo)|como (vai|esta)|td bem)\b", folded(text)))


def adds(text: str) -> bool:
    """“Aceito sobrado também”: besides what was wanted, not instead of it."""
    return bool(_ADDS.search(folded(text)))


def lone_number(text: str) -> int | None:
    """The one small number in a short answer: “pode ser 10?”."""
    found = re.findall(r"(?<![\d/:,.])\b(\d{1,2})\b(?![\d/:,.])", text) if len(text) < 40 else []
    return int(found[0]) if len(found) == 1 else None


def demands_erasure(text: str) -> bool:
    return bool(_ERASURE.search(folded(text)))


def wants_cheaper(text: str) -> bool:
    return bool(_CHEAPER.search(folded(text)))


def wants_bigger(text: str) -> bool:
    return bool(_BIGGER.search(folded(text)))


def points_at_one(text: str) -> bool:
    """“O que fica no Embaré”, “aquele da Lapa”, “a do Centro”."""
    return bool(_ONE.search(folded(text))) and not _SEEKING.search(folded(text))


def seeks(text: str) -> bool:
    """Asks for others: “tem algum …”, “outro …”."""
    return bool(_SEEKING.search(folded(text)))


def superlative(text: str) -> str | None:
    """“O mais barato”, “a maior”: one of those on show (price, area); “tem algo maior?” is not."""
    plain = folded(text)
    if _SEEKING.search(plain):
        return None
    return "price" if _CHEAPEST.search(plain) else "area" if _LARGEST.search(plain) else None


def gives_up(text: str) -> bool:
    """“Não quero mais”, “deixa pra lá”: not another hour, no visit at all."""
    return bool(_GIVES_UP.search(folded(text).strip(" .!")))


def released(text: str) -> tuple[str, ...]:
    """Which limits the words lift: “qualquer bairro”, “sem limite de preço”, “não precisa de vaga”."""
    plain = folded(text)
    lifted = []
    for start in _LETS_GO.finditer(plain):
        after = re.split(r"[.,;!?\n]", plain[start.end() : start.end() + 40])[0]
        lifted += [name for name, named in _NAMED.items() if named.search(after)]
        before = re.split(r"[.,;!?\n]", plain[max(0, start.start() - 25) : start.start()])[-1]
        if start[0] in ("tanto faz", "livre", "flexivel") or start[0].startswith("nao "):
            lifted += [name for name, named in _NAMED.items() if named.search(before)]
    return tuple(dict.fromkeys(lifted))


def asks_everything(text: str) -> bool:
    """Wants to hear about the property as a whole, not one thing about it."""
    return bool(_TELL_ALL.search(folded(text)))


def language(text: str) -> str | None:
    """“inglês” or “espanhol” when the words are clearly that and not Portuguese."""
    plain = folded(text)
    english, own = len(_ENGLISH.findall(plain)), len(_PORTUGUESE.findall(plain))
    if english >= 3 and english > own:
        return "inglês"
    spanish = len(_SPANISH.findall(plain))
    return "espanhol" if _ONLY_SPANISH.search(plain) and spanish >= 2 and spanish > own else None
