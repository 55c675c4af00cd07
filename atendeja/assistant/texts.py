"""Every sentence the assistant says, in Brazilian Portuguese. How values are written is in wording.py."""

from datetime import datetime

# Buttons: at most 20 characters.
BUY, RENT, ANY = "Comprar", "Alugar", "Tanto faz"
PERSON, VISIT, MORE, DETAILS = "Falar com corretor", "Quero visitar", "Ver mais opções", "Ver detalhes"
OTHER_SEARCH, SEE_NOW, TELL_ME = "Mudar a busca", "Ver opções", "Avise-me"
CONFIRM, OTHER_TIME, NO_VISIT = "Sim, confirmar", "Outro horário", "Não quero mais"
YES_SHOW = "Sim, quero ver"

ASK_PURPOSE = "Você quer comprar ou alugar?"
ASK_PLACE = "Em qual cidade ou bairro você procura?"
ASK_KIND = (
    "Que tipo de imóvel você quer, com quantos quartos e até que valor? Pode responder só o que importa."
)
AGAIN = "Desculpe, não entendi bem. "
STUCK = "Acho que não estou te entendendo bem. Já chamei um corretor da {agency} para continuar com você."

FOUND = "Encontrei {count} de {wish}. Toque para ver os detalhes:"
FOUND_ONE = "Encontrei esta opção de {wish}:"
FOUND_MORE = "Mais {count} de {wish}:"
NEAR = "Não encontrei exatamente {wish}, mas estas opções chegam perto:"
NEAR_ONE = "Não encontrei exatamente {wish}, mas esta opção chega perto:"
NONE = "Não encontrei {wish} no momento. {hint}"
HINTS = {
    "price": "Sem o limite de valor, tenho {count}.",
    "bedrooms": "Com outro número de quartos, tenho {count}.",
    "district": "Em outros bairros de {city}, tenho {count}.",
    "features": "Sem {features}, tenho {count}.",
    "type": "Em outros tipos de imóvel, tenho {count}.",
}
HINT_QUESTION = " Quer ver?"
NO_HINT = "Posso te avisar quando chegar um assim, mudar algum item da busca ou chamar um corretor."
NO_MORE = "Por enquanto, estas são todas as opções de {wish}. Quer mudar algum item da busca?"
WILL_TELL = "Combinado! Assim que chegar {wish}, aviso você por aqui. Para parar, é só escrever “parar”."

CODE_UNKNOWN = (
    "Não encontrei o imóvel {ref} entre os disponíveis. Pode conferir o código ou me contar o que procura?"
)
GONE = "Esse imóvel não está mais disponível. Quer que eu procure outros parecidos?"
WHICH = "De qual imóvel você está falando? Pode me mandar o código."
NO_PHOTOS = "O {code} ainda não tem fotos por aqui. Pedi a um corretor para te mandar."
PHOTOS = "Fotos do {code}, {title}:"
PHOTO_BELOW = "{title} ({code})"
UNKNOWN_TOPIC = "Essa informação do {code} eu não tenho. Já anotei para um corretor te responder."
WANT_VISIT = "Quer agendar uma visita?"
LIKE_ANY = "Gostou de algum? Toque em “Ver detalhes” ou me mande o código que eu conto mais."

ASK_WHEN = "Que bom! Que dia e horário ficam bons para visitar o {code}?"
ASK_HOUR = "Certo, {moment}. Que horas ficam melhores para você?"
ASK_DAY = "Certo, {moment}. Em que dia?"
ASK_WHICH = "Qual imóvel você quer visitar? Pode me mandar o código."
CONFIRM_VISIT = "Posso pedir a visita ao {code} ({place}) para {moment}?"
PAST = "Essa data já passou. Que outro dia e horário ficam bons para você?"
CLOSED = "As visitas acontecem entre {opens}h e {closes}h. Que outro horário fica bom para você?"
REQUESTED = "Pronto! Pedi a visita ao {code} para {moment}. Um corretor confirma com você por aqui."
MOVED = "Pronto! Pedi para mudar a visita ao {code} para {moment}. Um corretor confirma com você por aqui."
ALREADY = "Sua visita já está pedida para {moment}. Se quiser mudar, é só me dizer o novo dia e horário."
CANCELLED = "Tudo bem, cancelei a visita. Se quiser marcar outra, é só me chamar."
NOT_BOOKED = "Você não tem visita marcada comigo. Quer agendar uma?"
NO_PROBLEM = "Sem problema! Quer ver outras opções ou mudar algum item da busca?"

HANDED_OVER = (
    "Combinado! Já chamei um corretor da {agency}, que continua por aqui já sabendo o que conversamos."
)
CLOSED_NOW = " Agora estamos fora do horário; a equipe responde a partir das {opens}h."
SORRY = "Sinto muito por isso. Já chamei uma pessoa da equipe da {agency} para resolver com você por aqui."
STILL_WAITING = "Seu pedido já está com a equipe da {agency}; um corretor responde por aqui assim que puder."
OWNER = (
    "Que ótimo! A {agency} cuida disso para você. {name}Me conte onde fica o imóvel, que tipo é, "
    "quantos quartos tem e que valor você imagina; um corretor continua daqui."
)
OWNER_NAME = "Qual é o seu nome? "
OWNER_NOTED = "Anotado, obrigado! Um corretor da {agency} continua por aqui para avaliar e anunciar o imóvel."

OPTED_OUT = "Pronto, você não vai receber mais mensagens nossas. Se mudar de ideia, é só escrever “voltar”."
OPTED_IN = "Que bom ter você de volta! Já pode receber nossas mensagens de novo. O que você procura?"
REFUSED = "Tudo bem, respeito a sua escolha: não vou guardar seus dados para contato. Sigo ajudando por aqui."
ACCEPTED = "Obrigado, anotado! Você pode mudar de ideia quando quiser, é só escrever “parar”."
PRIVACY = (
    "Recebi o seu pedido sobre os seus dados (LGPD). Ele já foi registrado e uma pessoa da equipe "
    "responde por aqui em até 15 dias, seja para ver, corrigir ou apagar."
)
PRIVACY_LINK = "Ao continuar, você concorda com o nosso aviso de privacidade: {url}\n\n"

FINANCING = (
    "Um corretor pode explicar financiamento, FGTS e entrada e simular com você. "
    "Quer que eu chame agora ou seguimos procurando o imóvel?"
)
OFF_TOPIC = "Com isso eu não consigo ajudar, mas entendo bem de imóveis por aqui! "
VOICE = "Ainda não consigo ouvir áudios por aqui. Pode me escrever? Se preferir, chamo um corretor."
RECEIVED = "Recebi, obrigado! Um corretor também vai ver. "
THANKS = "Por nada! Se precisar, é só chamar por aqui."
GOODBYE = "Até mais! Quando quiser, é só chamar por aqui."
WELCOME_BACK = "Que bom te ver de novo! Você procurava {wish}. "
CONTINUE = "Seguimos com essa busca?"


def greeting(now: datetime, agency: str, name: str | None) -> str:
    """By the agency's clock: bom dia until noon, boa tarde until six."""
    part = "Bom dia" if 5 <= now.hour < 12 else "Boa tarde" if 12 <= now.hour < 18 else "Boa noite"
    return f"{part}{f', {name}' if name else ''}! Sou o assistente da {agency}. "
