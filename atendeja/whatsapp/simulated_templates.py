"""The templates of the simulated account, as Meta lists them."""

from typing import Any

_VISIT = (
    "Olá, {{1}}! Sua visita está confirmada para {{2}}.\n\n"
    "O corretor espera por você na portaria. Se precisar mudar o horário, é só avisar por aqui."
)
_REMINDER = (
    "Oi, {{nome}}! Passando para lembrar da sua visita ao imóvel {{codigo}}, {{quando}}. "
    "Podemos contar com você?"
)
_NEWS = (
    "Olá, {{1}}! Acabou de entrar um imóvel com a sua cara:\n\n*{{2}}*\n📍 {{3}}\n💰 {{4}}\n\n"
    "Quer conhecer antes de todo mundo?"
)


def _named(**examples: str) -> list[dict[str, str]]:
    return [{"param_name": name, "example": example} for name, example in examples.items()]


def _quick_replies(*texts: str) -> dict[str, Any]:
    return {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text} for text in texts]}


def _template(number: int, name: str, category: str, *components: dict[str, Any]) -> dict[str, Any]:
    start = {"id": f"10000000000000{number}", "name": name, "language": "pt_BR", "status": "APPROVED"}
    return start | {"category": category, "parameter_format": "POSITIONAL", "components": list(components)}


TEMPLATES: dict[str, Any] = {
    "data": [
        _template(
            1,
            "visita_confirmada",
            "UTILITY",
            {"type": "HEADER", "format": "TEXT", "text": "Visita confirmada"},
            {"type": "BODY", "text": _VISIT, "example": {"body_text": [["Ana", "sábado, 14/03, às 10h"]]}},
            {"type": "FOOTER", "text": "Para não receber mais avisos, responda PARAR"},
            _quick_replies("Confirmar", "Remarcar", "Cancelar visita"),
        ),
        _template(
            2,
            "lembrete_visita",
            "UTILITY",
            {
                "type": "BODY",
                "text": _REMINDER,
                "example": {
                    "body_text_named_params": _named(nome="Ana", codigo="AP1023", quando="amanhã às 10h")
                },
            },
            _quick_replies("Estarei lá", "Preciso remarcar"),
        )
        | {"parameter_format": "NAMED"},
        _template(
            3,
            "novo_imovel",
            "MARKETING",
            {
                "type": "HEADER",
                "format": "IMAGE",
                "example": {"header_handle": ["https://exemplo.com.br/1.jpg"]},
            },
            {
                "type": "BODY",
                "text": _NEWS,
                "example": {
                    "body_text": [["Ana", "Apartamento de 2 quartos", "Gonzaga, Santos", "R$ 450.000"]]
                },
            },
            {"type": "FOOTER", "text": "Para não receber novidades, responda PARAR"},
            {
                "type": "BUTTONS",
                "buttons": [
                    {"type": "QUICK_REPLY", "text": "Quero visitar"},
                    {
                        "type": "URL",
                        "text": "Ver o anúncio",
                        "url": "https://exemplo.com.br/imovel/{{1}}",
                        "example": ["https://exemplo.com.br/imovel/AP1023"],
                    },
                ],
            },
        ),
    ]
}
