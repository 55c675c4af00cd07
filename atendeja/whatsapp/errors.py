"""What each of Meta's error codes means for us, and the sentence that an agent reads.

Source: Cloud API, "Error codes" (support/error-codes, 2025-12-12). The same codes come in the answer to a
send and, later, in a `failed` status. Go by the code, not by title or HTTP status.
"""

from dataclasses import dataclass

# What the sender does: again (back off and repeat), slow (the same, and the whole channel waits),
# pair (only this recipient waits), stop (nothing leaves until an admin has mended it), never.
AGAIN, SLOW, PAIR, STOP, NEVER = "again", "slow", "pair", "stop", "never"


@dataclass(frozen=True, slots=True)
class Trouble:
    """How to go on after an error code, and what happened in a sentence with what to do."""

    course: str
    sentence: str


_META = Trouble(AGAIN, "O WhatsApp está instável; a mensagem será enviada de novo sozinha.")
_LIMIT = Trouble(SLOW, "O limite de envios do WhatsApp foi atingido; a mensagem sai assim que ele permitir.")
_TOKEN = Trouble(STOP, "O acesso ao WhatsApp expirou ou foi revogado. Um administrador deve trocar o token.")
_RIGHTS = Trouble(STOP, "Falta permissão no WhatsApp para enviar. Um administrador deve revisar o acesso.")
_LOCKED = Trouble(STOP, "A Meta bloqueou a conta do WhatsApp. Um administrador deve resolver com a Meta.")
_UNREGISTERED = Trouble(STOP, "O número não está registrado no WhatsApp. Um administrador deve registrá-lo.")
_OUR_FAULT = Trouble(NEVER, "O WhatsApp não aceitou o formato da mensagem. Avise o suporte técnico.")
_TEMPLATE = Trouble(NEVER, "O modelo não foi aceito com estes dados. Confira os campos e tente de novo.")

TROUBLES: dict[int, Trouble] = {
    **dict.fromkeys((0, 190), _TOKEN),
    **dict.fromkeys((3, 10, 131005), _RIGHTS),
    **dict.fromkeys(range(200, 300), _RIGHTS),
    **dict.fromkeys((1, 2, 131000, 131016, 133004, 131057, 2494100), _META),
    **dict.fromkeys((4, 80007, 130429), _LIMIT),
    131056: Trouble(PAIR, "Muitas mensagens seguidas para este cliente; a próxima sai em alguns segundos."),
    **dict.fromkeys((33, 100, 131008, 131009, 131051, 135000), _OUR_FAULT),
    **dict.fromkeys((368, 131031), _LOCKED),
    130472: Trouble(NEVER, "A Meta não entregou: o cliente está em um teste dela sobre marketing."),
    130497: Trouble(NEVER, "O WhatsApp não permite enviar para o país deste número."),
    131021: Trouble(NEVER, "Este é o número da própria imobiliária."),
    131026: Trouble(NEVER, "Não foi possível entregar: o número pode não ter WhatsApp. Tente por telefone."),
    131030: Trouble(NEVER, "Número fora da lista de teste da Meta. Inclua-o no painel da Meta."),
    131037: Trouble(STOP, "O nome da empresa ainda não foi aprovado pela Meta. Um administrador deve ver."),
    131042: Trouble(STOP, "Há um problema de pagamento no WhatsApp. Um administrador deve resolver."),
    **dict.fromkeys((131045, 133010), _UNREGISTERED),
    131047: Trouble(NEVER, "Passaram 24 h da última mensagem do cliente. Envie um modelo aprovado."),
    131048: Trouble(STOP, "A Meta limitou este número por suspeita de spam. Um administrador deve ver."),
    131049: Trouble(NEVER, "A Meta preferiu não entregar esta mensagem. Espere 24 h para tentar de novo."),
    131050: Trouble(NEVER, "O cliente pediu para não receber mensagens de divulgação."),
    131052: Trouble(NEVER, "Não foi possível baixar o arquivo. Peça ao cliente para enviar de novo."),
    131053: Trouble(NEVER, "O WhatsApp não aceitou o arquivo. Envie em outro formato ou como link."),
    131059: _OUR_FAULT,
    131062: Trouble(NEVER, "Este cliente só aparece por identificador. Peça o número dele para enviar isto."),
    131064: Trouble(STOP, "A Meta suspendeu os modelos (categoria errada). Um administrador deve ver."),
    **dict.fromkeys((132000, 132012, 132018), _TEMPLATE),
    132001: Trouble(NEVER, "Este modelo não existe ou não está aprovado. Atualize a lista de modelos."),
    **dict.fromkeys((132005, 132007), _TEMPLATE),
    **dict.fromkeys((132015, 132016), Trouble(NEVER, "Este modelo foi pausado pela Meta. Escolha outro.")),
    133016: Trouble(NEVER, "Muitas tentativas de registro do número. Espere antes de tentar de novo."),
}
UNKNOWN = Trouble(NEVER, "O WhatsApp recusou a mensagem. Tente de novo ou fale com o cliente de outro jeito.")
NOT_CONFIRMED = "Não sabemos se o WhatsApp entregou. Confira com o cliente antes de reenviar."
NO_CONNECTION = "Não foi possível falar com o WhatsApp. Tente reenviar em alguns minutos."


def trouble(code: int | None) -> Trouble:
    """How to go on after this code; an unknown one is never repeated by a machine."""
    return TROUBLES.get(code, UNKNOWN) if code is not None else UNKNOWN
