"""Stopping and restarting messages, and questions about one's own data."""

import re

from atendeja.assistant.understanding.acts.act import STRONG, Act
from atendeja.assistant.understanding.phrases import Phrase

_OPT_IN = Phrase(
    (
        r"(?:quero|queria|gostaria de|pode(?:m)?|posso|aceito|vou)? ?(?:voltar|voltem|volta|"
        r"volte|voltarem|voltou) a (?:me )?(?:receber|mandar|enviar|mandarem|enviarem|avisar)"
    ),
    (
        r"(?:pode(?:m)?|quero|queria|gostaria)(?: \w+){0,3} (?:mandar|enviar|receber|"
        r"avisar)(?: \w+){0,4} (?:de novo|novamente|outra vez|novidades|ofertas)"
    ),
    r"reativ\w+",
    r"voltar",
    r"(?:oi |ola )?(?:eu )?voltei(?= ?[,.!])(?=.*(?:mand|receb|envi))",
    (
        r"me (?:coloca|inclui|adiciona|cadastra|poe|bota)(?: \w+)? (?:na|de volta|de novo|"
        r"novamente)(?: \w+)*"
    ),
    (
        r"(?:pode(?:m)? )?me (?:avisar?|avisem|mand\w+) (?:quando|se) (?:aparecer|surgir|chegar|"
        r"tiver|entrar|houver)[a-z ]*"
    ),
    r"desbloque\w+",
    (
        r"(?:quero|aceito|queria|gostaria de|pode(?:m)? me|podem) (?:sim )?(?:receber|mandar|"
        r"enviar) (?:as |os |suas |seus |mais )?(?:novidades|ofertas|avisos|lancamentos|"
        r"mensagens|alertas|promocoes|oportunidades)[a-z ]*"
    ),
    r"(?:quero )?me inscrever[a-z ]*",
    r"start",
)
_OPT_OUT = Phrase(
    (
        r"(?:para(?! (?:o|a|os|as|mim|alugar|comprar|ver|morar|visitar|quando|que|eu|qual|"
        r"saber))|pare|parem|parar|parou|chega|cansei|deixem?|favor parar)(?: \w+)? ?(?:de|"
        r"com)?(?: (?:me|ficar|essas?|esses?|tant\w+|o|as|os|isso de))* ?(?:mand\w+|envi\w+|"
        r"mensag\w+|manda\w*|encher|encaminh\w+|perturbar|incomodar|envios|spam|"
        r"propaganda)(?: \w+)*"
    ),
    (
        r"nao (?:quero|desejo|gostaria de|preciso|aguento|aceito)(?: mais|"
        r" nunca mais)*(?: que)?(?: voces)?(?: me)? (?:receber|recebendo|mandem|mandar|enviem|"
        r"contato|mensagens?|propaganda|ofertas|avisos)(?: \w+)*"
    ),
    (
        r"nao (?:me )?(?:mand\w+|envi\w+|encham?|chamem?|procurem?|contat\w+|escrev\w+|ligu\w+|"
        r"perturb\w+|incomod\w+)(?: mais| nada| nenhuma?| mensagens?| aqui)+(?: \w+)*"
    ),
    r"descadastr\w+",
    r"(?:quero |queria |gostaria de |preciso )?(?:me )?descadastr\w+",
    (
        r"(?:me )?(?:tir\w+|remov\w+|retir\w+|exclu\w+)(?: \w+){0,3} (?:da|dessa|desta|das|"
        r"de) (?:sua |tua )?(?:lista|grupo|transmissao|mensagens|cadastro de mensagens)[a-z ]*"
    ),
    (
        r"(?:cancel\w+|suspend\w+|interromp\w+|encerr\w+)(?: \w+){0,2} (?:inscricao|mensagens|"
        r"envio|envios|assinatura|recebimento|avisos|alertas|notificacoes)[a-z ]*"
    ),
    r"me (?:tir|remov|exclu)\w+ (?:dai|disso|daqui)",
    r"para com (?:isso|essas? \w+)",
    r"stop|unsubscribe",
    r"sair",
    r"quero sair(?: da lista| daqui| do grupo| dessa lista| desse grupo)?",
    r"parar",
    r"pare",
    r"(?:bloque\w+|denunci\w+)(?: \w+)* (?:numero|contato|spam)",
    (
        r"(?:remov\w+|tir\w+|apag\w+|exclu\w+)(?: \w+){0,3} (?:meu )?(?:numero|contato|telefone|"
        r"whats|zap)(?: \w+)*"
    ),
    r"sem mais mensagens",
    r"nao (?:quero )?(?:mais )?ser (?:mais )?(?:contatad\w+|incomodad\w+)",
    r"chega de mensagens?[a-z ]*",
    r"nada de mensagens?[a-z ]*",
    r"quero parar de receber[a-z ]*",
)
_PRIVACY = Phrase(
    r"lgpd|privacidade|gdpr|sobre mim",
    r"(?:meus|nossos) dados(?: pessoais)?",
    r"dados (?:pessoais|de mim|sobre mim|meus|que (?:voces|eu))",
    (
        r"(?:quais|que) (?:os )?(?:dados|informacoes)(?: \w+){0,4} (?:de|sobre) mim|"
        r"minhas informacoes|informacoes (?:pessoais|sobre mim|minhas)"
    ),
    r"protecao de dados",
    (
        r"(?:apag|exclu|delet|remov|elimin)\w+(?: \w+){0,4} (?:sobre mim|cadastro|historico|"
        r"dados|informacoes|meu registro|nossa conversa)"
    ),
    (
        r"(?:como|onde|de onde|quem)(?: \w+){0,6} (?:meu|o meu) (?:numero|contato|telefone|"
        r"whats|zap)"
    ),
    (
        r"(?:meu|esse) (?:numero|telefone|contato)(?: \w+){0,3} (?:voces|consegui\w+|peg\w+|"
        r"arrum\w+)"
    ),
    r"(?:o que|quais)(?: \w+){0,4} (?:sabem|guardam|armazenam|tem) (?:sobre|de) mim",
    (
        r"(?:compartilh|vend|repass|divulg)\w+(?: \w+){0,3} (?:meus dados|meu numero|"
        r"meu telefone|meu contato|minhas informacoes)"
    ),
    r"cpf(?: \w+)* (?:seguro|para que|por que)|para que(?: \w+)* (?:meu cpf|meus dados)",
    r"my (?:personal )?data",
)


def opts_in(act: Act) -> bool:
    return act.says(_OPT_IN) and not (act.wishes(STRONG) >= 2) and not is_only(act, "voltar", _OPT_OUT)


def is_only(act: Act, word: str, phrase: Phrase) -> bool:
    return word not in act.text and phrase.search(act.text) is not None


def opts_out(act: Act) -> bool:
    match = _OPT_OUT.search(act.text)
    if not match:
        return False
    short = match.group() in ("sair", "quero sair", "parar", "pare", "stop", "voltar")
    return (
        len(act.text.split()) <= 3
        if short
        else not re.search(r"par\w+ de (?:pagar|morar)|mandem mais (?:fotos|opc)", match.group())
    )


def is_private(act: Act) -> bool:
    return _PRIVACY.search(act.text) is not None
