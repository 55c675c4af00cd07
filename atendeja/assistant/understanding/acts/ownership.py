"""An owner who wants to sell or let; credit, FGTS and MCMV."""

import re

from atendeja.assistant.understanding.acts.act import WISH, Act
from atendeja.assistant.understanding.phrases import Phrase

_MY = r"(?:meu|minha|meus|minhas|nosso|nossa|um|uma|o|a|esse|essa|os|as|dois|duas|\d)"
_PROPERTY = (
    r"(?:apartamento|apto|ap|ape|casa|imovel|imoveis|sobrado|terreno|sala|loja|kitnet|"
    r"chacara|sitio|galpao|cobertura|studio|lote|flat|ponto|propriedade|casinha|fazenda"
    r"|casas|apartamentos|aptos|terrenos|lotes|salas|escritorio|predio)"
)
_SELL_OR_LIST = Phrase(
    (
        rf"(?:quero|queria|gostaria de|preciso|posso|pretendo|como faco para|desejo|interesse em|"
        rf"estou querendo|penso em|pensando em|vou|quanto custa|tenho interesse em|como|da para|"
        rf"consigo|quero botar|ajuda para|quero por|dar|para|resolvi|decidi|"
        rf"querendo)(?: \w+){{0,2}} (?:vender|anunciar|colocar|cadastrar|por|botar|"
        rf"disponibilizar|deixar|divulgar|avaliar|ofertar|oferecer)(?: (?:para (?:alugar|vender|"
        rf"locacao|venda)|a venda|venda|de|com voces|aluguel))* (?:{_MY}(?! {_MY} (?:visita|"
        rf"proposta)) )(?:\w+ )?{_PROPERTY}"
    ),
    (
        rf"(?:quero|queria|gostaria de|preciso|posso|pretendo|desejo|estou querendo|vou|resolvi|"
        rf"decidi) (?:alugar|locar|vender) (?:o |a |os |as )?(?:meu|minha|meus|minhas|nosso|"
        rf"nossa)(?: \w+)? {_PROPERTY}"
    ),
    (
        rf"(?:quero|queria|gostaria de|preciso|pretendo|desejo|estou querendo|vou|"
        rf"estou) (?:vender|vendendo|anunciar)(?: \w+){{0,2}} {_PROPERTY}"
    ),
    (
        r"(?:tenho|temos|possuo|herdei|herdamos|recebi) (?:\w+ ){1,4}(?:e |que |"
        r", )?(?:\w+ ){0,8}?(?:(?:para|a|pra) (?:vender|alugar|venda|locar|locacao|anunciar|"
        r"negociar)|(?:quero|queria|gostaria de|pretendo) (?:vender|alugar|anunciar|colocar|"
        r"locar|por)|disponivel para|a venda)"
    ),
    (
        r"(?:sou|somos) (?:o |a |os )?(?:proprietari[oa]s?|don[oa]s?)(?: (?:de|do|da|dos|"
        r"e)(?: \w+)*)?(?! do (?:cachorro|gato|carro))"
    ),
    r"anunciar",
    (
        rf"(?:{_MY} )?{_PROPERTY}(?: \w+){{0,3}} (?:para|a) (?:vender|alugar|venda|locacao|"
        rf"anunciar) com voces"
    ),
    (
        r"(?:voces )?(?:compram|avaliam|captam|administram|cuidam d|intermediam|pegam|"
        r"trabalham com captacao|fazem avaliacao|aceitam)(?: \w+){0,3} (?:imove(?:l|is)|casas?|"
        r"apartamentos?|locacao|aluguel|terrenos?|para vender|exclusividade)"
    ),
    (
        r"avaliar? (?:\w+ )?(?:o )?(?:meu|minha|nosso) \w+|avaliacao (?:do|da|de) (?:meu|minha|"
        r"um|uma)? ?\w+"
    ),
    r"captacao",
    (
        rf"(?:colocar|anunciar|cadastrar|deixar|botar|por|vender|alugar) (?:o |a |os |"
        rf"as )?(?:meu|minha|meus|minhas|nosso|nossa)(?: \w+)? {_PROPERTY}"
    ),
    (
        r"(?:quanto|qual)(?: \w+){0,4} (?:cobram|comissao|taxa)(?: \w+){0,3} (?:vender|anunciar|"
        r"alugar|administra\w+|imovel)"
    ),
    (
        rf"(?:meu|minha|nosso|nossa) {_PROPERTY}(?: \w+){{0,5}} (?:a venda|para (?:vender|alugar|"
        rf"locacao|venda))"
    ),
    (
        r"(?:coloc\w+|por|bot\w+) (?:a venda|para (?:alugar|vender|locacao)) (?:o |a )?(?:meu|"
        r"minha|nosso|nossa|um|uma) \w+"
    ),
    r"vender minha casa|vender meu (?:apartamento|apto|ap|imovel|terreno)",
)
_VALUED = Phrase(
    rf"quanto (?:vale|valeria|esta valendo) (?:o |a )?(?:meu|minha|nosso|nossa) {_PROPERTY}",
    rf"(?:tenho|temos|possuo) (?:um|uma) {_PROPERTY}(?: \w+){{0,9}} (?:quanto vale|quanto valeria|avali\w+)",
)
_FINANCING = Phrase(
    r"financi\w+",
    r"fgts",
    r"mcmv|minha casa minha vida",
    r"simul(?:ar|acao|acoes|a|e|ador)",
    (
        r"(?:quanto|qual|tem|minimo|valor)(?: \w+){0,4} (?:de |a |da |na )?(?:entrada|parcelas?|"
        r"prestac\w+)"
    ),
    r"parcel(?:ar|a|amento|am|as|ado|ada|e)|prestac(?:ao|oes)|mensalidades?",
    r"credito(?: imobiliario)?|consorcio|carta (?:contemplada|de credito)|subsidio",
    r"(?:taxa de )?juros",
    r"banco|caixa economica|caixa|bancos|itau|bradesco|santander",
    (
        r"renda (?:minima|necessaria|precisa|familiar|preciso)|qual renda|score|nome sujo|"
        r"restricao no nome|negativad[oa]"
    ),
    (
        r"dar (?:de |uma )?entrada|entrada (?:minima|parcelada|facilitada|de quanto|e de)|"
        r"sem entrada|(?:meu|o) carro (?:na|como|de) (?:entrada|troca|parte)|mortgage|loan"
    ),
)


def sells(act: Act) -> bool:
    if (
        re.match(
            (
                r"(?:(?:oi|ola|bom dia|boa tarde|boa noite|,|voces|vc|ai|e) )*(?:tem|teria|existe|ha|"
                r"procuro|busco|quero ver)(?= )"
            ),
            act.text,
        )
        and "meu" not in act.text
        and "minha" not in act.text
    ):
        return False
    return (act.says(_SELL_OR_LIST) or act.says(_VALUED)) and not re.search(
        (
            r"voces (?:tem|teriam)(?! interesse)|(?:vender|troc\w+|permut\w+) (?:o |a )?(?:meu|"
            r"minha) \w+(?: \w+){0,3} (?:para|e) comprar"
        ),
        act.text,
    )


_HOW_MUCH_DOWN = Phrase(r"quanto(?: \w+){0,3} (?:entrada|parcelas?)")


def finances(act: Act) -> bool:
    if _HOW_MUCH_DOWN.search(act.text):
        return True
    if not _FINANCING.search(act.text):
        return False
    if act.says(WISH) and act.wishes(("types", "bedrooms_min", "city", "neighborhoods", "price_max")) >= 2:
        return False
    return (
        bool(
            re.search(
                (
                    r"financi|fgts|mcmv|minha casa minha vida|simul|entrada|parcel|prestac|credito|"
                    r"consorcio|juros|banco|caixa|renda|subsidio|score|nome sujo|mortgage|loan"
                ),
                act.text,
            )
        )
        and act.asked != "ask_purpose"
    )
