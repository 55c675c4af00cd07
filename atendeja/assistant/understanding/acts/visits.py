"""Asking for a visit, moving it, cancelling it."""

import re

from atendeja.assistant.understanding.acts.act import ON_VISIT, Act
from atendeja.assistant.understanding.acts.questions import PHOTOS
from atendeja.assistant.understanding.answers import opening_of_answer
from atendeja.assistant.understanding.phrases import Phrase

_VISIT = r"(?:visitas?|visitinha|agendamento|horario|compromisso|encontro)"
_CANCEL_VISIT = Phrase(
    rf"(?:cancel\w+|desmarc\w+|desmarq\w+|desist\w+|anul\w+)(?: \w+){{0,5}} {_VISIT}",
    rf"{_VISIT}(?: \w+){{0,6}} (?:cancel\w+|desmarc\w+|desmarq\w+)",
    (
        r"(?:quero |preciso |pode |queria |vou ter que |tenho que |favor |gostaria de |"
        r"vou )?(?:cancel(?:a|ar|e|em|o)|desmarc(?:a|ar|o)|desmarque)(?: (?:por favor|entao|"
        r"para mim|ela|tudo|a de \w+|o de \w+|para \w+))?(?= ?$| ?[.,!?])"
    ),
    (
        r"nao (?:vou|vamos|poderei|consigo|conseguirei|posso|podemos|vou mais|irei|vou poder|"
        r"vou conseguir)(?: mais| poder| conseguir)* (?:ir|comparecer|aparecer|na visita|"
        r"a visita|visitar|fazer a visita)(?: \w+)*"
    ),
    r"nao (?:quero|preciso) mais (?:d?a visita|visitar|ir|ver|fazer a visita)(?: \w+)*",
    r"cancel (?:the |my )?visit|desisti da visita|desisto da visita",
    (
        r"(?:cancel\w+|desmarc\w+) (?:a |o )?(?:de |para )?(?:amanha|hoje|sabado|segunda|terca|"
        r"quarta|quinta|sexta)"
    ),
)
_RESCHEDULE_VISIT = Phrase(
    (
        r"(?:remarc|reagend|adi(?:ar|a|e|amos|ei)|antecip|posterg|transfer(?:ir|e) (?:a|minha)|"
        r"reprogram)\w*"
    ),
    (
        rf"(?:mud\w+|troc\w+|alter\w+|pass\w+|jog\w+|empurr\w+|mov\w+|ajust\w+)(?: (?:o|a|de|do|"
        rf"da|minha|meu|para|nossa|essa))* (?:{_VISIT}|horario|dia|data|h|outro dia|outra data|"
        rf"outro horario|outra h)(?: \w+)*"
    ),
    r"(?:outro|outra|novo|nova) (?:horario|dia|data|h)",
    (
        r"(?:da|consigo|tem como|pode|podemos|posso|vamos|da para) (?:\w+ )?(?:mudar|trocar|"
        r"passar|deixar|jogar|transferir|alterar)(?: \w+)? para"
    ),
    r"(?:mudar|trocar|passar|jogar|deixar) (?:a visita|para)",
    r"mais (?:tarde|cedo) (?:da|pode|seria|melhor|um pouco)|um pouco mais (?:tarde|cedo)",
    r"reschedule",
    r"pode ser (?:mais|um pouco mais) (?:tarde|cedo)",
    r"(?:surgiu|tive|aconteceu) (?:um )?(?:imprevisto|compromisso)(?!.*cancel)",
)
_SCHEDULE_VISIT = Phrase(
    r"visit(?:ar|as?|o|amos|a-lo|inha|ing)?",
    (
        r"(?:agend|marc)(?:ar|a|o|amos|e|em|ando)(?: \w+){0,3}(?: (?:visita|horario|dia|"
        r"para ver|h))?"
    ),
    (
        r"(?:quero|queria|gostaria de|posso|podemos|consigo|da para|tem como|vamos|podia|"
        r"poderia|preciso|quando (?:posso|da para|consigo|podemos)|bora|da|pode|ir|dar|"
        r"gostaria) (?:ir |dar )?(?:ver|conhecer|olhar|uma olhada)(?= (?:el[ea]s?|isso|"
        r"ess[ea]s?|aquel[ea]|[oa] (?:imovel|casa|ap|apto|apartamento|sobrado|terreno|sala|loja|"
        r"primeir[oa]|segund[oa]|terceir[oa]|\d)|por dentro|pessoalmente|ao vivo|de perto|hoje|"
        r"amanha|depois de|la|n[ao] (?:sabado|domingo|segunda|terca|quarta|quinta|sexta)|quando|"
        r"sabado|domingo|dia)(?: |$)| ?[?.!,]|$)"
    ),
    r"conhecer (?:o|a|pessoalmente|esse|essa|ele|ela|la|por dentro|de perto)?",
    (
        r"ver (?:pessoalmente|ao vivo|de perto|por dentro|esse|essa|ele|ela|o imovel|a casa|"
        r"o apartamento|o ap|o apto|a sala|a primeira|a segunda|a \d|o \d)"
    ),
    r"(?:ir|passar) (?:ai|la)(?: (?:ver|conhecer|olhar|visitar))?",
    r"visit|see it|tour(?! virtual)|view(?:ing)?|schedule",
    r"quando (?:posso|da para|podemos|consigo|pode) (?:ir|ver|visitar|conhecer|passar)",
    (
        r"tem horario|quais (?:os )?horarios|disponibilidade (?:de|para) (?:visita|horario)|"
        r"horarios? (?:disponive\w+|para visita)"
    ),
    r"quero conhecer",
)


def cancels(act: Act) -> bool:
    return _CANCEL_VISIT.search(act.text) is not None and not (
        act.has("visit_date", "visit_hour") and _RESCHEDULE_VISIT.search(act.text) is not None
    )


def reschedules(act: Act) -> bool:
    if (
        act.has("types", "purpose", "bedrooms_min", "city")
        and act.asked not in ON_VISIT
        and "visita" not in act.text
        and "remarc" not in act.text
    ):
        return False
    if _RESCHEDULE_VISIT.search(act.text):
        return (
            act.asked in (*ON_VISIT, None)
            or re.search(r"visita|remarc|reagend|horario|agend", act.text) is not None
        )
    timed = act.has("visit_date", "visit_hour", "visit_period")
    return act.asked == "confirm_visit" and timed and not confirms(act)


def confirms(act: Act) -> bool:
    return opening_of_answer(act.text) is True and not re.search(
        r"pode ser|mas|so que|melhor|prefiro", act.text
    )


def schedules(act: Act) -> bool:
    timed = act.has("visit_date", "visit_hour", "visit_period")
    if act.has("visit_date") and act.has("visit_hour") and not act.touches():
        return True
    if act.asked == "ask_visit_when" and timed:
        return True
    if act.says(_SCHEDULE_VISIT) and not (PHOTOS.search(act.text) and "visita" not in act.text):
        return True
    return (
        timed
        and (act.has("ref", "choice") or act.asked == "showing_property")
        and bool(re.search(r"\bver\b|\bvisit|\bir\b|\bconhecer\b|\bpode\b|\bdisponi", act.text))
    )
