"""Every sentence the assistant says, in Brazilian Portuguese. How values are written is in wording.py."""

from datetime import datetime

# Buttons: at most 20 characters.
BUY, RENT, ANY = "Comprar", "Alugar", "Tanto faz"
PERSON, VISIT, MORE, DETAILS = "Falar com corretor", "Quero visitar", "Ver mais opções", "Ver detalhes"
OTHER_SEARCH, SEE_NOW, TELL_ME = "Mudar a busca", "Ver opções", "Avise-me"
CONFIRM, OTHER_TIME, NO_VISIT = "Sim, confirmar", "Outro horário", "Não quero mais"
YES_SHOW, GO_ON, COME_BACK, KINDS, PICK = (
    "Sim, quero ver", "Seguir procurando", "Sim, quero voltar", "Escolher o tipo", "Escolher o imóvel"
)  # fmt: skip

ASK_PURPOSE = "Você quer comprar ou alugar?"
ASK_PLACE = "Em qual cidade ou bairro você procura?"
ASK_KIND = (
    "Para eu te mostrar só o que interessa: que tipo de imóvel você quer, com quantos quartos e até que "
    "valor? Pode responder só o que importa."
)
ASK_CHANGE = "O que você quer mudar: a cidade ou o bairro, o tipo, os quartos ou o valor?"
REPEATS = ("Mais uma vez: ", "Se preferir, é só pedir um corretor. ")
SO_FAR = "Anotado: {wish}. "
AGAIN = "Desculpe, não entendi bem. "
STUCK = "Acho que não estou te entendendo bem. Melhor continuar com uma pessoa: "

FOUND = "Encontrei {count} de {wish}. Toque para ver os detalhes:"
FOUND_ONE = "Encontrei esta opção de {wish}:"
FOUND_MORE = "Mais {count} de {wish}:"
FOUND_ONE_MORE = "Mais esta opção de {wish}:"
CHEAPER = "Mais em conta, tenho {count}:"
BIGGER = "Com mais espaço, tenho {count}:"
NEAR = "Não encontrei exatamente {wish}, mas estas opções chegam perto:"
NEAR_ONE = "Não encontrei exatamente {wish}, mas esta opção chega perto ({differs}):"
NONE = "Não encontrei {wish} no momento. {hint}"
NO_MORE = "Não tenho mais opções de {wish} por enquanto. {hint}"
NO_CHEAPER = "Mais barato que isso não tenho no momento, com o que você procura. {hint}"
NO_BIGGER = "Maior que isso não tenho no momento, com o que você procura. {hint}"
HINTS = {
    "price": "Sem o limite de valor, tenho {count}.",
    "bedrooms": "Com outro número de quartos, tenho {count}.",
    "suites": "Sem exigir {suites}, tenho {count}.",
    "parking": "Sem exigir {parking}, tenho {count}.",
    "bathrooms": "Com menos banheiros, tenho {count}.",
    "area": "Com área menor, tenho {count}.",
    "district": "Em outros bairros de {city}, tenho {count}.",
    "type": "Em outros tipos de imóvel, tenho {count}.",
    "place": "Em outras cidades, tenho {count}.",
    "feature": "Sem exigir {feature}, tenho {count}.",
}
MORE_THAN = "mais de {count}"
HINT_QUESTION = " Quer ver?"
NO_HINT = "Posso te avisar assim que chegar, mudar algum item da busca ou chamar um corretor. O que prefere?"
WILL_TELL = "Combinado! Assim que chegar {wish}, aviso você por aqui. Para parar, é só escrever “parar”."

CODE_UNKNOWN = (
    "Não encontrei o imóvel {ref} entre os disponíveis. Pode conferir o código ou me contar o que procura?"
)
GONE = "Esse imóvel não está mais disponível. Quer que eu procure outros parecidos?"
WHICH = "De qual imóvel você está falando? Pode me mandar o código."
NO_PHOTOS = "O {code} ainda não tem fotos por aqui. Pedi a um corretor para te mandar."
PHOTOS = "Fotos do {code}, {title}:"
PHOTO_BELOW = "{title} ({code})"
UNKNOWN_TOPIC = "Essa informação do {code} eu não tenho; já pedi a um corretor para te responder por aqui."
ALSO_UNKNOWN = "O resto eu não tenho aqui; já pedi a um corretor para te responder."
WANT_VISIT = "Quer agendar uma visita?"
LIKE_ANY = "Gostou de algum? Toque em um deles ou me mande o código que eu conto mais."
LIKE_ONE = "Posso contar mais do {code}, agendar uma visita ou procurar outras opções. O que prefere?"

ALERT = "Chegou um imóvel como você procura na {agency}:"

STILL_HELLO, STILL_HELLO_NOBODY = "Oi, {name}! ", "Oi! "
STILL_SEEN = "Conseguiu ver as opções de {wish}? Se quiser, mostro outras, mudo a busca ou chamo um corretor."
STILL_THERE = "Você ainda procura {wish}? É só me contar o que falta que eu continuo daqui."

ASK_WHEN = "Que dia e horário ficam bons para você visitar o {code}?"
ASK_HOUR = "Certo, {moment}. Que horas ficam melhores para visitar o {code}?"
ASK_DAY = "Certo, {moment}. Em que dia você quer visitar o {code}?"
ASK_WHICH = "Qual imóvel você quer visitar? Pode escolher ou me mandar o código."
ASK_WHICH_CODE = "Claro! Qual imóvel você quer visitar? Me mande o código ou conte o que procura."
CONFIRM_VISIT = "Posso pedir a visita ao {code} ({place}) para {moment}?"
PAST = "Essa data já passou. "
CLOSED = "As visitas acontecem entre {opens} e {closes}. "
REQUESTED = "Pronto! Pedi a visita ao {code} para {moment}. Um corretor confirma com você por aqui."
MOVED = "Pronto! Pedi para mudar a visita ao {code} para {moment}. Um corretor confirma com você por aqui."
AGREED = "Combinado! Sua visita ao {code} está confirmada para {moment}. Se precisar mudar, é só me avisar."
SEE_YOU = "Combinado, até lá! Se algo mudar na visita ao {code}, é só me avisar por aqui."
ALREADY = "Sua visita ao {code} já está pedida para {moment}. Para mudar, é só me dizer o novo dia e horário."
CANCELLED = "Tudo bem, cancelei a visita ao {code}. Se quiser marcar outra, é só me chamar."
DROPPED = "Tudo bem, não marquei nada. "
NOT_BOOKED = "Você não tem visita marcada comigo. Quer agendar uma?"
NO_PROBLEM = "Sem problema! Quer ver outras opções ou mudar algum item da busca?"

HANDED_OVER = (
    "Combinado! Já chamei um corretor da {agency}, que continua por aqui já sabendo o que conversamos."
)
CALLED = "já chamei um corretor da {agency}."
SORRY = "Sinto muito por isso. Já chamei uma pessoa da equipe da {agency} para resolver com você por aqui."
CLOSED_NOW = " Agora estamos fora do horário de atendimento; a equipe responde {when}."
STILL_WAITING = "Já está com a equipe da {agency}; um corretor responde por aqui assim que puder."
NOTED = "Anotado, obrigado! Um corretor da {agency} responde por aqui assim que puder."
OWNER = (
    "Que ótimo! A {agency} cuida disso para você. {name}Me conte onde fica o imóvel, que tipo é, "
    "quantos quartos tem e que valor você imagina; um corretor continua daqui."
)
OWNER_NAME = "Qual é o seu nome? "
OWNER_MORE = "Prazer, {name}! E onde fica o imóvel, que tipo é e que valor você imagina?"
OWNER_NOTED = "Anotado, obrigado! Um corretor da {agency} continua por aqui para avaliar e anunciar o imóvel."

OPTED_OUT = "Pronto, você não vai receber mais mensagens nossas. Se mudar de ideia, é só escrever “voltar”."
OPTED_IN = "Que bom ter você de volta! Já pode receber nossas mensagens de novo. "
WAS_OUT = "Você tinha pedido para não receber mensagens nossas. Quer voltar a conversar por aqui?"
REFUSED = "Tudo bem, respeito a sua escolha: não vou guardar seus dados para contato. Sigo ajudando por aqui."
ACCEPTED = "Obrigado, anotado! Você pode mudar de ideia quando quiser, é só escrever “parar”. "
PRIVACY = (
    "Guardamos só o seu número, o seu nome e o que conversamos por aqui, desde que você nos escreveu, para "
    "te atender. Registrei seu pedido sobre os seus dados (LGPD) e uma pessoa da equipe responde em até "
    "15 dias."
)
ERASURE = (
    "Registrei o seu pedido para apagar os seus dados (LGPD). Uma pessoa da equipe cuida disso e confirma "
    "por aqui em até 15 dias."
)
PRIVACY_LINK = "Veja como cuidamos dos seus dados: {url}\n\n"

FINANCING = (
    "Um corretor pode explicar financiamento, FGTS e entrada e simular com você. "
    "Quer que eu chame agora ou seguimos procurando o imóvel?"
)
OFF_TOPIC = "Com isso eu não consigo ajudar, mas de imóveis eu entendo! "
FOREIGN = "Entendo um pouco de {language} e respondo em português; se preferir, chamo um corretor. "
VOICE = "Ainda não consigo ouvir áudios por aqui. Pode me escrever? Se preferir, chamo um corretor."
RECEIVED = "Recebi, obrigado! Um corretor também vai ver. "
WELL = "Tudo bem por aqui! "
GLAD = "Que bom que gostou! "
PLEASED = "Prazer, {name}! "
THANKS = "Por nada! Se precisar, é só chamar por aqui."
GOODBYE = "Até mais! Quando quiser, é só chamar por aqui."
WELCOME_BACK = "{hello}! Que bom te ver de novo. Você procurava {wish}. Seguimos com essa busca?"


def part_of_day(now: datetime) -> str:
    """By the agency's clock: bom dia until noon, boa tarde until six."""
    return "Bom dia" if 5 <= now.hour < 12 else "Boa tarde" if 12 <= now.hour < 18 else "Boa noite"


def greeting(now: datetime, agency: str, name: str | None) -> str:
    """Who is speaking, once."""
    first = name.split()[0] if name and name.split() else None
    return f"{part_of_day(now)}{f', {first}' if first else ''}! Sou o assistente da {agency}. "
