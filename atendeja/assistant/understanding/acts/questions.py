"""Questions about one property, its photos, and wishes for more."""

import re

from atendeja.assistant.understanding.acts.act import AFTER_RESULTS, STRONG, WISH, WISHES, Act
from atendeja.assistant.understanding.phrases import Phrase

PHOTOS = Phrase(
    (
        r"fotos?|fotinhas?|fotografias?|imagem|imagens|videos?|videozinho|tour virtual|photos?|"
        r"pictures?|pics|tour 360|ft|fts|planta baixa|midia"
    ),
)
_MORE_RESULTS = Phrase(
    (
        r"(?:mais|outr[oa]s?|demais|alguma?s? outr[oa]s?) (?:opc(?:ao|oes)|imoveis|imovel|"
        r"casas?|apartamentos?|aptos?|resultados?|ofertas?|alternativas?|sugest\w+|anuncios?|"
        r"coisas?|modelos?|unidades?|terrenos|lotes|salas|sobrados)(?: (?:parecid|semelhant|"
        r"similar)\w+| disponive\w+| ai)?"
    ),
    (
        r"(?:tem|teria|tem mais|tem algum|tem alguma|ha|existe|queria ver|quero ver|ver|"
        r"mostra(?:r)?|mostre|manda(?:r)?|mande|me mostra|me mostre|me manda|me mande|"
        r"pode mostrar|pode mandar|nao tem|gostaria de ver|posso ver|voces tem|envia|envie|"
        r"passa|da para ver)(?: \w+)? (?:mais|outr[oa]s?|o resto|as outras|os outros|as demais|"
        r"os demais|os proximos|as proximas|alguma outra|algum outro)(?= ?$| ?[?.!,]|"
        r" (?:por favor|ai|alguma?|algo|algum|coisa|opcao|tipo|parecid\w+|um|uns|umas|\d|"
        r"para (?:ver|mostrar|mim)|disponive\w+|diferente|nessa|nesse|assim|alem))"
    ),
    r"proxim[oa]s?",
    r"(?:so|somente|apenas) (?:tem )?(?:esses?|essas?|isso)(?: \w+){0,3}(?= \?)",
    (
        r"(?:algo|algum|alguma|coisa|coisas) (?:mais|parecid\w+|diferente|alem|"
        r"semelhante)(?! (?:barat|em cont|perto|pert|cert|nov|mobil|centr|cert|bara|a cara|"
        r"proxim))"
    ),
    r"mostra(?:r)? mais|ver mais|manda(?:r)? mais|mais$|more|next|outr[oa]s?",
    r"e (?:os|as) (?:outr[oa]s|demais|resto)",
    r"(?:tem )?mais (?:alguma?|algum|alguma coisa|algo)",
    (
        r"continua(?:r)?|pode continuar|segue|quero mais|mais por favor|nenhum dess[ea]s|"
        r"nenhuma dessas"
    ),
    r"(?:tem|teria) (?:algo|alguma coisa|algum) (?:parecid|semelhante|similar)\w*",
)
_ASKED_OF = (
    r"(?:condominio|iptu|vagas?|garagem|pets?|cachorros?|gatos?|animais|mobiliad[oa]|"
    r"mobilia|moveis|andar(?:es)?|metragem|tamanho|endereco|rua|localizacao|"
    r"elevador(?:es)?|piscina|churrasqueira|academia|varanda|sacada|quartos?|suites?|"
    r"banheiros?|portaria|seguranca|lazer|"
    r"sol|face|documentacao|documentos?|escritura|habite se|idade|ano|fiador|caucao|"
    r"seguro|garantia|deposito|disponivel|ocupad[oa]|vazi[oa]|reforma\w*|planta|area|agua|"
    r"gas|luz|internet|energia|taxas?|valor|preco|proposta|permuta|negociav\w+|desconto|"
    r"negocia\w*|armarios?|ar condicionado|ar|silencios\w+|barulh\w+|vista|salao|"
    r"playground|quadra|bicicletario|churras|area de servico|lavanderia|quintal|interfone|"
    r"bairro|vizinhanca|metro|onibus|escolas?|mercado|crianca\w*|dormitorios?|rede|"
    r"gerador|porteiro|alarme|cameras?|closet|lavabo|cozinha|sala)"
)
_DETAILS = Phrase(
    (
        r"(?:quanto|qual|quais|quantos?|quantas?|onde|em que|em qual|que)(?: \w+){0,3} (?:e|"
        r"esta|fica|custa|sai|tem|sao|paga|valor|preco|vale|seria|cobra\w*|da|ficaria|e o|e a|"
        r"fica o|ficam|esse|essa|condominio|iptu|metragem|endereco|andar|rua|bairro|tamanho|"
        r"localizacao|inclui|incluso|vagas?|quartos?|banheiros?|suites?|metros?|area|m2|"
        r"diferenca|documentos?|garantias?|idade|ano|tempo|dormitorios)(?= |$)"
    ),
    (
        r"(?:o |a )?(?:valor|preco|condominio|iptu|metragem|endereco|localizacao|andar|rua|"
        r"tamanho)(?: (?:de|do|da|dele|dela|esta|e|por favor|dess[ea]|total|fica|quanto|incluso|"
        r"inclui|inclusos?|qual|com|tem)(?: \w+)*)?(?= ?\?| ?$)"
    ),
    (
        rf"(?:ele |ela |esse |essa |este |la |ai |o imovel |a casa |o apartamento |o ap |o apto |"
        rf"o predio |o condominio |nele |nela |o terreno |a sala )?(?:tem|possui|aceita\w*|"
        rf"permite\w*|pode|inclui|precisa|ja vem|vem com|vem|bate|pega|e|esta|fica|ha|existe|da|"
        rf"cabe|cabem|esse valor)(?: \w+){{0,4}} {_ASKED_OF}(?: \w+){{0,6}}(?= ?\?| ?$| ?[.,])"
    ),
    rf"(?:e |com )?(?:o |a |os |as )?{_ASKED_OF}(?= \?)",
    r"aceita\w*(?: \w+)+(?= ?\?| ?$)",
    r"(?:mais )?(?:detalhes?|informac(?:ao|oes)|especificac\w+|caracteristicas)",
    (
        r"(?:e|esta|fica|ainda esta|foi|ja foi|continua|segue) (?:mobiliad[oa]|reformad[oa]|"
        r"nov[oa]|usad[oa]|ocupad[oa]|vazi[oa]|disponivel|silencios[oa]|aread[oa]|arejad[oa]|"
        r"perto|longe|alto|terre[oa]|na planta|pront[oa]|financiavel|seguro|segura|negociavel|"
        r"quitad[oa]|vendid[oa]|alugad[oa]|de frente|nascente|averbad[oa]|de esquina|plan[oa]|"
        r"murad[oa])"
    ),
    (
        r"(?:o )?(?:valor|preco) (?:e )?negociav\w+|faz (?:por|um desconto|desconto|a vista)|"
        r"tem (?:desconto|negociacao)|abaixa|baixa o preco|aceita\w* (?:proposta|contraproposta|"
        r"permuta|troca|oferta)"
    ),
    (
        r"onde (?:e|fica|esta|se localiza)|fica (?:onde|em que|em qual|perto|no|na|longe|aonde)|"
        r"aonde"
    ),
    (
        r"quanto (?:e|custa|esta|fica|sai|tem|paga|vale|ta|da|mede|cobram?)|quantos? |quantas? |"
        r"qual (?:o|a|e) |quais (?:os|as|sao) "
    ),
    r"how much|where is|does it|is it|how many|what is|what s",
    (
        r"(?:me )?(?:fala|conta|diz|explica|passa)(?: \w+){0,2} (?:mais|sobre|melhor|"
        r"os detalhes|as informacoes)(?: \w+)*"
    ),
    r"saber (?:mais|sobre|o (?:valor|preco|endereco)|se (?:tem|aceita|pode|e|ainda))(?: \w+)*",
    r"(?:e|tem|esta) (?:muito )?(?:longe|perto) d[aeo]",
    r"nascente|poente",
)
_AVAILABLE = Phrase(
    r"(?:ainda |continua |segue )*(?:esta |ta |e )?disponivel",
    r"disponibilidade",
    r"ainda (?:tem|existe|ha|esta (?:a venda|para alugar|livre|vago|de pe|valendo|ai))",
    r"ja (?:foi )?(?:vend\w+|alug\w+)",
    r"available",
    r"(?:ja )?saiu",
    r"vi (?:um|o|no|na|esse|essa|uma|a)(?: \w+)*",
    (
        r"interess\w+|informac\w+|saber (?:mais )?(?:sobre|d[eo])|mais detalhes|sobre o|sobre a|"
        r"gostei d"
    ),
    r"anunciad[oa]",
)
_INDEFINITE = Phrase(
    (
        r"(?:tem mobiliad[oa]|algum(?:a|as|ns)?|algo|outr[oa]s?|um|uma|uns|umas|imoveis|casas|"
        r"apartamentos|aptos|alguma coisa|terrenos|opc(?:ao|oes)|com|de \d|(?:e )?se for|e se|"
        r"prefiro|mais (?:barat\w+|em conta|pert\w+|central|nov\w+|simples|espacos\w+|"
        r"afastad\w+)|maior|menor|barat\w+|so (?:com|de|os|as)|que (?:seja|tenha|aceite|fique)|"
        r"de preferencia|com \d)"
    ),
)
_ELSEWHERE = Phrase(
    r"(?:cidades?|bairros?|regi(?:ao|oes)) (?:vizinh|proxim)\w+",
    r"outr[oa]s? (?:bairros?|cidades?|regi(?:ao|oes))",
)
_CHEAPER = Phrase(
    r"mais (?:barat\w+|em conta|acessive\w+|caro|nov[oa]|perto|proxim\w+|central|"
    r"espacos[oa]|simples)|menos car[oa]|muito car[oa]|achei car[oa]|car[oa] demais|"
    r"esta car[oa]|ta car[oa]|maior(?:es)?|menor(?:es)?|mais (?:quartos|vagas|para baixo|"
    r"em conta)|cheaper|bigger|passa do meu orcamento|fora do meu orcamento|"
    r"acima do (?:meu )?orcamento|nao cabe no bolso|salgad\w+"
)
_PROPERTIES = Phrase(r"imove(?:l|is)", r"moradia", r"lugar para morar", r"casa propria")
_WHERE_AND_HOW_MUCH = ("city", "price_max", "price_min", "price_about", "purpose", "neighborhoods")
_DEFINITE_BEFORE = Phrase(
    r"(?:o|a|os|as|do|da|esse|essa|este|esta|desse|dessa|deste|desta|nesse|nessa|neste|"
    r"nesta|aquele|aquela|no|na|ao|seu|sua)"
)
_DEFINITE_START = re.compile(r"(?:e |mas |, )?(?:o|a|esse|essa|ele|ela|qual|quanto|quantos|quantas|onde) ")
_ASKS_HOW_MUCH = re.compile(r"(?:e |mas |, )?(?:quanto|qual|quais|onde|que) |.* (?:quanto|qual|onde) .*\?")


def wants_photos(act: Act) -> bool:
    return PHOTOS.search(act.text) is not None and act.wishes(STRONG) < 3


def refers(act: Act) -> bool:
    return act.has("ref")


def asks_precisely(act: Act) -> bool:
    """A question about the property of a code, beyond whether it is still to be had."""
    without = _AVAILABLE.regex.sub(" ", act.text)
    return (
        _DETAILS.search(without) is not None
        and re.search(
            (
                r"quanto|qual|quais|onde|aceita|tem|possui|valor|preco|condominio|iptu|endereco|fica|"
                r"metragem|mobiliad|andar|how much|does"
            ),
            without,
        )
        is not None
    )


def asks_details(act: Act) -> bool:
    """A question about the property on show (or one picked by number), and not for others."""
    if act.asked == "showing_property" and "?" in act.text and act.reading.line.tokens[0].raw.lower() == "é":
        return True
    if not _DETAILS.search(act.text):
        return False
    if act.has("choice"):
        return True
    if (
        act.asked == "showing_property"
        and _ASKS_HOW_MUCH.match(act.text)
        and not act.has("types", "city", "price_max")
    ):
        return True
    if (
        act.has(*_WHERE_AND_HOW_MUCH)
        or names_a_kind_at_large(act)
        or (act.asked == "after_no_results" and act.touches())
    ):
        return False
    if _INDEFINITE.search(act.text) and act.touches() and not _DEFINITE_START.match(act.text):
        return False
    if act.asked in (*AFTER_RESULTS, None):
        return act.is_question() or not act.wishes(STRONG)
    return "?" in act.text and not act.wishes(STRONG)


def names_a_kind_at_large(act: Act) -> bool:
    """ "tem casa com piscina?" asks for houses; "a casa tem piscina?" about one."""
    kinds = [f for f in act.reading.findings if f.key == "types"]
    return any(not _DEFINITE_BEFORE.ends(act.text[: f.start]) for f in kinds)


def wants_more(act: Act) -> bool:
    more = _MORE_RESULTS.search(act.text)
    if not more or act.has("visit_date", "visit_hour"):
        return False
    wishes = [f for f in act.reading.findings if f.key in WISHES]
    return all(f.key == "types" and more.start() <= f.start < more.end() for f in wishes)


def wants_change(act: Act) -> bool:
    return act.asked in AFTER_RESULTS and bool(_CHEAPER.search(act.text) or _ELSEWHERE.search(act.text))


def searches(act: Act) -> bool:
    """Something to look for was named, or a change to what was shown."""
    if act.wishes() or (act.touches() and act.asked in AFTER_RESULTS) or wants_change(act):
        return True
    return act.says(WISH) and _PROPERTIES.search(act.text) is not None
