"""Hello, thanks, goodbye, yes, no, and what has nothing to do with us."""

import re

from atendeja.assistant.understanding.acts.act import ON_VISIT, STRONG, Act
from atendeja.assistant.understanding.answers import opening_of_answer, polarity_of_answer
from atendeja.assistant.understanding.phrases import Phrase

_GREETING = Phrase(
    (
        r"(?:oi+e*|ola+|opa|e ai|eae|eai|iae|salve|alo|hello|hi|hey|hola|bom dia|boa tarde|"
        r"boa noite|boa|bom diaa|good (?:morning|afternoon|evening)|tudo (?:bem|bom|joia|certo|"
        r"ok|tranquilo|em paz)|td bem|como vai|como (?:voce )?(?:esta|estao)(?: voces?)?|beleza|"
        r"oi tudo|bem e voce|tem alguem ai|alguem ai|👋|oioi|fala|blz|saudacoes|prazer|dia|tarde|"
        r"noite|com licenca)"
    ),
)
_THANKS = Phrase(
    r"obrigad[oa]s?|obrigad\w*|agradec\w+|valeu|grat[oa]|gratidao|thanks|thank you|thank|"
    r"brigad\w+|agradecid[oa]|deus (?:te |lhe |os )?abencoe|tmj|show obrigad[oa]|"
    r"muito gentil|🙏|voce foi (?:otim[oa]|nota dez|muito)|ajudou (?:muito|demais|bastante)|"
    r"obrigado"
)
_GOODBYE = Phrase(
    r"tchau+|tchauzinho|xau|ate (?:mais|logo|breve|amanha|depois|a proxima|mais tarde|"
    r"outra h|segunda|sabado|la|a vista|qualquer h)|adeus|falou|fui|bye(?: bye)?|abracos?|"
    r"um abraco|beijos?|bjs?|abs|abc|nos falamos(?: depois)?|a gente se fala|se cuida|"
    r"(?:tenha|tenham|tenhas) (?:uma?|um) (?:\w+ )?(?:dia|tarde|noite|semana|"
    r"final de semana|fim de semana)|bom (?:descanso|fim de semana|final de semana|"
    r"trabalho)|boa semana|good ?bye|see you|durma bem|bom fds|volto (?:a falar|depois|"
    r"outra h|mais tarde)|depois (?:eu )?(?:falo|volto|chamo|te chamo|conversamos)"
)
_OFF_TOPIC_SURELY = Phrase(
    (
        r"quem (?:ganhou|descobriu|inventou|foi|e o presidente|e o prefeito)|(?:o )?jogo d[oe]|"
        r"que h e o jogo|placar|futebol|campeonato|brasileirao|libertadores"
    ),
    r"previsao do tempo|vai chover|vai fazer (?:sol|frio|calor)|temperatura",
    (
        r"piadas?|receitas? d[eao]|fazer (?:um )?bolo|horoscopo|meu signo|mega ?sena|loteria|"
        r"bitcoin|(?:o )?dolar(?: hoje)?|cotacao|presidente|eleic\w+|prefeito"
    ),
    (
        r"vagas? de (?:emprego|trabalho|estagio)|curriculo|(?:estao )?contratando|contratam|"
        r"trabalhar (?:ai|com voces|na imobiliaria)|emprego"
    ),
    (
        r"(?:vend\w+|compr\w+|alug\w+|tem) (?:um |uma )?(?:carros?|motos?|celular(?:es)?|"
        r"iphones?|notebooks?|geladeiras?|sofas?|roupas?|pizzas?|lanches?|passagens?)"
    ),
    r"capital d[aoe] (?!paulista)\w+|quanto e \d+ (?:\+|x|mais|vezes|-|menos|/)",
    r"namor\w+|casar comigo|te amo|(?:voce e )?(?:solteir|casad)[oa]",
    r"chatgpt|inteligencia artificial|conta uma historia|canta|poema|traduz\w*",
    r"que h sao|que dia e hoje",
)
_OFF_TOPIC = Phrase(
    (
        r"futebol|jogo|flamengo|corinthians|palmeiras|vasco|gremio|time|copa|campeonato|placar|"
        r"brasileirao"
    ),
    r"previsao do tempo|vai chover|chovendo|clima (?:hoje|amanha)|temperatura",
    r"piada|musica|filme|serie|novela|poema|receita|bolo|pizza|lanche|comida|hamburguer",
    r"presidente|politica|eleic\w+|lula|bolsonaro|governador",
    (
        r"carro|carros|moto|celular|iphone|notebook|computador|bicicleta|geladeira|sofa|roupa|"
        r"passag\w+"
    ),
    r"horoscopo|signo|loteria|mega sena|bitcoin|dolar|bolsa de valores",
    r"emprego|vaga de (?:emprego|trabalho)|curriculo|contratando|contratam",
    r"capital d[ao]|quem (?:ganhou|descobriu|inventou|e o|foi)|quanto e \d+ (?:\+|x|mais|vezes)",
    r"namor\w+|casar comigo|te amo|voce e (?:linda|lindo|casad\w|solteir\w)|gat(?:inha|ao)",
    r"chatgpt|inteligencia artificial",
    r"dieta|academia perto|medico|dentista|remedio|vacina|hospital|farmacia",
    r"internet caindo|wi ?fi|uber|taxi|rodoviaria|aeroporto",
    r"(?:que|qual) (?:horas? sao|h sao|dia e hoje)|que h sao",
)
_COMMON = re.compile(
    r"(?:^| )(?:que|de|o|a|e|um|uma|voce|voces|eu|meu|minha|para|com|em|no|na|quero|tem|"
    r"qual|como|quem|onde|quando|por|isso|nao|sabe|me|te|se|the|is|you|what|how)(?= |$)"
)


def says_goodbye(act: Act) -> bool:
    return _GOODBYE.search(act.text) is not None and act.wishes() == 0


def thanks(act: Act) -> bool:
    return (
        _THANKS.search(act.text) is not None
        and polarity_of_answer(act.text) is not False
        and act.wishes() == 0
        and not (act.asked in ON_VISIT and opening_of_answer(act.text) is not None)
    )


def agrees(act: Act) -> bool:
    return polarity_of_answer(act.text) is True or (
        act.asked in (*ON_VISIT, "ask_consent") and opening_of_answer(act.text) is True
    )


def declines(act: Act) -> bool:
    return polarity_of_answer(act.text) is False or (
        opening_of_answer(act.text) is False and act.touches() == 0
    )


def greets(act: Act) -> bool:
    rest = _GREETING.regex.sub(" ", act.text)
    return rest != act.text and not re.sub(
        (
            r"[^a-z0-9]|\b(?:e|com|voce|voces|gente|pessoal|amigo|moca|moco|querida|sou|eu|a|o|por|"
            r"ai|de|novo|sim|aqui|td|tudo|bem|bom)\b"
        ),
        "",
        rest,
    )


def is_surely_off_topic(act: Act) -> bool:
    return _OFF_TOPIC_SURELY.search(act.text) is not None and not act.has(
        "types", "bedrooms_min", "city", "price_max"
    )


def is_off_topic(act: Act) -> bool:
    return _OFF_TOPIC.search(act.text) is not None and act.wishes(STRONG) == 0


def is_language(text: str) -> bool:
    """Whether it reads like a sentence (then it is about something else) or like nothing at all."""
    words = [word for word in text.split() if word.isalpha()]
    return len(words) >= 3 and len(_COMMON.findall(text)) >= 1
