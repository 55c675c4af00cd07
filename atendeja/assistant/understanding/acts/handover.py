"""A person is wanted, or somebody is angry."""

from atendeja.assistant.understanding.acts.act import STRONG, Act
from atendeja.assistant.understanding.phrases import Phrase

_COMPLAINT = Phrase(
    r"absurd[oa]",
    (
        r"ninguem (?:me |nos )?(?:respond\w+|atend\w+|retorn\w+|deu|da|ligou|liga|fala|resolve|"
        r"veio|apareceu)"
    ),
    r"pessim[oa]s?",
    r"lixo",
    r"palhacada",
    r"reclam(?:ar|acao|o|ei|ando|acoes)",
    r"decepcion\w+",
    r"descaso",
    r"falta de (?:respeito|educacao|consideracao|profissionalismo|vergonha)",
    r"vergonh\w+",
    r"ridicul[oa]s?",
    r"horrivel|horrorosos?|horror",
    r"procon",
    r"enrol(?:ando|acao|aram|ados|am|ado)",
    (
        r"(?:ja )?mandei (?:\w+ )?(?:\d+|varias|mil|tres|duas|dez|um monte de|"
        r"trocentas) (?:mensagens|vezes)"
    ),
    (
        r"(?:faz|ha|tem) (?:\d+|uma|duas|varios|varias|tres|dias|h|"
        r"semanas?)(?: \w+){0,2} (?:que )?(?:espero|esperando|aguardo|aguardando|tento|tentando|"
        r"ninguem|sem resposta|pedi|mandei)"
    ),
    (
        r"demora(?:ndo|m|ram|do|da|)? (?:muito|demais|pra caramba|tanto|horas|para (?:responder|"
        r"atender))|que demora|muita demora|demora (?:absurda|enorme|no atendimento)"
    ),
    (
        r"(?:estou )?(?:muito |bem |super |extremamente )?(?:irritad[oa]|revoltad[oa]|"
        r"indignad[oa]|insatisfeit[oa]|put[oa]|chatead[oa]|frustrad[oa])"
    ),
    (
        r"nao (?:funciona|resolv\w+ nada|respondem?|(?:me )?(?:apareceu|compareceu|veio|"
        r"retornou|ligou)(?! mais barat)|me (?:respondem?|atendem?|atenderam|responderam|"
        r"retornaram|deram)|atendem|compareceu|apareceu|veio ninguem)"
    ),
    r"nunca mais",
    r"(?:\w+ )?(?:deu|levei|tomei|levamos|me deu|me deram|deram) (?:um )?(?:bolo|cano)",
    r"(?:propaganda|anuncio) enganos[oa]",
    r"mentiros[oa]s?|mentira de voces|mentiram",
    r"incompetent\w+",
    r"palhac[oa]s?",
    r"merda|bosta|porcaria|droga de|inutil|porra|caralho|pqp",
    r"mal ?(?:atendid[oa]s?|atendimento)|atendimento (?:ruim|fraco|terrivel|mal feito|deixa)",
    r"nao e possivel",
    r"ja (?:e|faz|foi) a (?:segunda|terceira|quarta|quinta|decima|milesima|\d+a?) vez",
    (
        r"estou (?:esperando|aguardando) (?:resposta |retorno |voces )?(?:ha|desde|faz|"
        r"a) [a-z0-9 ]+"
    ),
    r"cade (?:o |a |voces|meu|minha)\w*(?: \w+)* (?:resposta|retorno|respond\w+)?",
    r"golpe|golpistas?|picaretas?|enganad[oa]|enganando",
    (
        r"nao resolv\w+|(?:ja )?(?:falei|pedi|perguntei|liguei|tentei|"
        r"cobrei)(?: \w+){0,2} (?:vezes|mil vezes)|pouco caso|desrespeito|desorganiza\w+|bagunca"
    ),
    r"terrivel",
    r"perdi (?:meu|o) tempo|perda de tempo|fui (?:la )?(?:a toa|e ninguem)",
    (
        r"robo (?:burro|idiota|inutil|chato|nao entende\w*)|(?:voce|esse bot|isso aqui|"
        r"esse robo) (?:nao entende|e burro|so repete)(?: \w+)*|nao entende nada"
    ),
    r"(?:que )?(?:saco|inferno|raiva|odio)",
)
_PERSON = (
    r"(?:corretor[ea]?s?|atendentes?|pessoas?|humano|humana|gente|alguem|consultor[ea]?|"
    r"vendedor[ea]?|gerente|responsavel|ser humano|funcionari[oa]|operador[a]?|secretaria"
    r"|agente|dono|recepcao|suporte|especialista|atendimento|voces por telefone|human|"
    r"person|agent|someone|realtor|broker|equipe)"
)
_HUMAN = Phrase(
    (
        rf"(?:fal\w+|convers\w+|trat\w+|tir\w+ duvidas?|ser atendid[oa]|atendid[oa]|contato|"
        rf"negoci\w+|resolver|ligar|talk|speak|fal[oa]|atendimento)(?: \w+){{0,3}} (?:com|por|"
        rf"para|pro|pra|to|with|direto com|diretamente com|ao|a)(?: \w+){{0,3}} {_PERSON}"
    ),
    r"atend(?:imento|ente) (?:humano|humana|pessoal|real|de verdade)",
    (
        r"(?:voce|voces|alguem|ele|ela)? ?(?:podem?|poderiam?|consegue|da para|tem como|"
        r"pode)? ?me (?:lig(?:a|ar|uem|ue|am|ando)|telefon\w+)"
    ),
    r"ligar para mim",
    (
        r"(?:quero|preciso|chama|chame|chamar|passa|passar|transfere|transferir|encaminha|tem|"
        r"cade|gostaria de|queria|prefiro|manda|mandar|aciona|me da|me passa|me passe|me manda|"
        r"me indica|me encaminha|me transfere)(?: \w+){0,4} (?:corretor[ea]?|atendentes?|humano|"
        r"humana|consultor[ea]?|vendedor[ea]?|pessoa (?:de verdade|real|de carne e osso)|"
        r"gerente|alguem (?:de verdade|real|ai|para (?:me )?(?:ajudar|atender|explicar|falar)|"
        r"que (?:me )?\w+))"
    ),
    r"alguem (?:de verdade|real|humano|ai)(?: \w+)*",
    r"(?:cham(?:a|e|ar|em)|aciona\w*)(?: \w+){0,2} (?:alguem|uma pessoa)(?= ?$| ?[.,!?])",
    r"me (?:chama|chame|ligue)(?: \w+){0,2} (?:no|por|pelo) (?:telefone|fone|celular)",
    r"alguem (?:pode|poderia|consegue|para)(?: me)? (?:atender|ajudar|responder)",
    (
        r"(?:nao )?(?:quero |gosto de |aguento )?(?:falar |conversar |"
        r"tratar )?com (?:um )?(?:robo|maquina|bot|ia)"
    ),
    (
        r"(?:o )?(?:telefone|numero|contato|whats|"
        r"zap)(?: \w+){0,2} d[oae]s?(?: \w+)? (?:corretor[ea]?s?|atendente|responsavel|"
        r"imobiliaria|vendedor[ea]?|consultor[ea]?|proprietario|dono|escritorio)"
    ),
    r"(?:voce |isso |aqui )?e (?:um )?(?:robo|bot|maquina)(?= \?)",
    r"real person",
    r"pode(?:ria)?m? me ligar(?: \w+)*|me liga(?: \w+)*",
    r"um corretor pode(?:ria)?(?: \w+)*",
    r"(?:qual |tem )(?:o |um )?(?:telefone|numero)(?: \w+){0,3}(?= \?|$)",
)
_HUMAN_ALONE = Phrase(r"atendente|corretora?|humano|human|operator|consultora?")


_UNHEARD = Phrase(
    r"lamentavel|inadmissivel|inaceitavel",
    r"cade (?:\w+ ){0,3}(?:resposta|retorno|corretora?|voces)",
    r"plantad[oa]|deixaram (?:\w+ )?esperando|esperando (?:o|a|um) corretora?",
    r"ninguem (?:me |nos )?(?:respond|atend|retorn|apareceu|veio|lig)\w*",
    r"nao (?:me |nos )?(?:respond|atend|retorn|apareceu|compareceu|veio|resolv|cumpr|deram)\w*",
    r"nao tinha ninguem|ninguem (?:estava|foi|tinha)",
    r"(?:prometeram|combinaram|anunciam|prometem)(?: \w+){0,5} (?:e nao|mas|cobram)",
    r"nunca mais",
    r"(?:segunda|terceira|quarta|quinta|decima) vez",
)


def complains(act: Act) -> bool:
    """Anger, or what was left undone ("o corretor não apareceu")."""
    return act.says(_COMPLAINT) or _UNHEARD.search(act.text) is not None


def wants_human(act: Act) -> bool:
    if act.reading.has("name") and not _HUMAN.search(act.text.replace("falando com", "")):
        return False
    if len(act.text.split()) <= 4 and _HUMAN_ALONE.search(act.text):
        return True
    return _HUMAN.search(act.text) is not None and act.wishes(STRONG) < 3
