"""Short answers: yes, no, the second one, no preference; consent."""

import re

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.quantities import COUNT, count
from atendeja.assistant.understanding.reading import Reading

_ORDINALS = {
    "primeir": 1, "segund": 2, "terceir": 3, "quart": 4, "quint": 5, "sext": 6, "setim": 7, "oitav": 8,
    "first": 1, "second": 2, "third": 3,
}  # fmt: skip
# "o quarto" is a room; "a quarta" the fourth.
_ORDINAL = rf"(?!quarto(?! ?(?:opcao|imovel|da lista)))(?P<ord>{'|'.join(_ORDINALS)})[oa]?"
_NOUN = (
    r"(?:opcao|op|opcoes|alternativa|imovel|numero|num|item|apartamento|ape|apto|casa|foto|"
    r"n|nº|lugar|da lista|one|option)"
)
_NOT_NUMBERED = (
    r"(?! ?(?:vez|vezes|quadras?|km|metros?|m2?|min|minutos?|passos|h|anos?|meses|mes|"
    r"dias?|andar|filhos?|pessoas|etapa|fase|via|mil|k|milhao|milhoes|mi"
    r"|quartos?|qtos?|dorms?|dormitorios?|suites?|vagas?|banheiros?|/|:|%|x|feira|que vem|"
    r"reais|ou \d|a \d|filhas?|criancas|opcoes|fotos|imoveis|carros?|cachorros?|gatos?|"
    r"[.,]\d))"
)
_CHOICES = (
    Phrase(
        rf"(?:a |o |na |no |da |do |essa |esse |pela |pelo )?{_NOUN} (?:n |"
        rf"numero )?(?P<n>{COUNT}){_NOT_NUMBERED}"
    ),
    Phrase(
        rf"(?:a|o|na|no|da|do|essa|esse|dessa|desse|pela|pelo|dess[ae]|na|para|com a|com o|"
        rf"the) {_ORDINAL}(?: {_NOUN})?{_NOT_NUMBERED}"
    ),
    Phrase(
        rf"(?:gostei|quero|prefiro|escolho|fico com|interess\w+|curti|adorei|amei|visitar|ver|"
        rf"sobre|detalhes|fotos?) (?:mais )?(?:d?[aeo] |d?ess[ae] |na |n |com a |"
        rf"pel[ao] )?(?P<n>\d{{1,2}}){_NOT_NUMBERED}"
    ),
)
_LISTED = (
    Phrase(
        rf"(?:a|o|na|no|da|do|dessa|desse|essa|esse|numero|pela|"
        rf"pelo) (?P<n>\d{{1,2}}){_NOT_NUMBERED}"
    ),
)
_ALONE = Phrase(
    rf"(?:[aoe,.!] |acho que |pode ser |quero |vou de |sim |seria |eu quero |e |fico com |"
    rf"prefiro |oi |n )*(?:(?P<n>{COUNT})|{_ORDINAL})"
    rf"(?: ?[ao)º°.])?(?: ?{_NOUN})?(?: (?:mesmo|por favor|ai|entao|opcao|please|!|\.|,))*"
)
_LISTS = (
    "ask_purpose",
    "ask_type",
    "ask_city",
    "ask_consent",
    "showing_property",
    "after_no_results",
    "confirm_visit",
    "ask_visit_when",
)

_YES_WORDS = (
    r"sim|sims|simm|s|ss|isso|isso ai|isso mesmo|exato|exatamente|claro|com certeza|"
    r"certeza|certo|certinho|correto|ok|okay|okey|oki|beleza|blz|pode|pode ser|pode sim|"
    r"podem"
    r"|pode confirmar|pode marcar|pode agendar|confirmo|confirmado|confirmada|confirma|"
    r"confirmadissimo|confirmar|fechado|fechou|combinado|combinadissimo|perfeito|otimo|"
    r"show|show de bola|top|sounds good|works for me|of course|absolutely"
    r"|maravilha|bora|vamos|vamo|positivo|uhum|aham|arram|ahan|afirmativo|de acordo|"
    r"tranquilo|joia|massa|aceito|concordo|autorizo|quero|quero sim|esta bom|esta otimo|"
    r"esta certo|esta ok|esta|esta bem"
    r"|tudo bem|tudo certo|por mim|yes|yep|sure|yeah|agree|i agree|sem problemas?|"
    r"nenhum problema|nao vejo problema|nao tem problema|nao me importo|por ?que nao|"
    r"excelente|manda ver|manda bala|boto fe"
    r"|de boa|suave|demoro|demorou|logico|obvio|por favor|pode mandar|manda|aceito sim|"
    r"eu aceito|li e (?:aceito|concordo|autorizo)|estou de acordo|serve|serve sim|gostei|da sim|consigo|"
    r"consigo sim|marca|agenda|marcado|agendado|valendo"
    r"|legal|bacana|👍|✅|👌|🙌|☑|✔|🤝|🆗|💪|👏|is fine|perfect|great|certissimo|beleza pura|ta|"
    r"e isso|vou sim|estarei la|estarei ai"
)
_NO_WORDS = (
    r"nao|n|nn|nope|nops|negativo|jamais|nunca|de jeito nenhum|de forma alguma|nem pensar|"
    r"nem a pau|agora nao|hoje nao|ainda nao|melhor nao|acho que nao|prefiro nao|"
    r"nao quero|nao obrigado|nao obrigada|deixa|deixa quieto"
    r"|deixa para la|deixa para depois|incorreto|errado|esta errado|nada disso|nao e isso|"
    r"nao precisa|nao posso|nao da|nao consigo|nao rola|nao aceito|nao concordo|"
    r"nao autorizo|nao confirmo|recuso|discordo|no|no thanks|nah|👎|❌|🚫|"
    r"nao tenho interesse|sem interesse"
    r"|nao gostei|desisto|desisti|nao vai dar|nao vou poder|dispenso|nao me interessa|"
    r"nao estou interessad[oa]|nao interessa|depois eu vejo|talvez depois|nao e nao|"
    r"nao pode|nao mesmo|nao gostaria|nao desejo"
)
_YES = Phrase(_YES_WORDS)
_NO = Phrase(
    _NO_WORDS,
    (
        r"nao (?:quero|desejo|gostaria|pretendo|vou|tenho|posso|consigo|autorizo|aceito|"
        r"concordo|confirmo|permito|pode|podem|estou|da|e|gostei|curti|precisa|preciso|"
        r"rola)[a-z ,]*"
    ),
    r"prefiro (?:nao|que nao)[a-z ]*",
    r"(?:melhor|acho|acho que|hoje|agora|ainda) nao[a-z ]*",
    r"nao [a-z]+ nao",
)
_PADDING = Phrase(
    r"[.,!?;:)(-]|oi|ola|entao|ai|eu|que|e|voce|voces|por favor|viu|obrigad[oa]|muito|"
    r"mesmo|bom|boa|tarde|dia|noite|ah|eh|hum|agora|meu|minha|dados|os|o|a|as|de|da|do|"
    r"com|para|por enquanto|nao|"
    r"acho|tambem|gente|amigo|moca|moco|querid[oa]|valeu|so|pra mim|mim|essa|esse|este|"
    r"visita|horario|mensagens?|receber|tudo|termos?|politica|privacidade|tranquilo|assim|"
    r"la|estarei|estou|marcar|confirmar|agendar|sabado|enviar|mandar"
    r"|to|i|it|s|that|works|thanks|amanha|hoje|🙂|😊|😀|😃|😄|🙏|❤|🥰|😍|😉|🏻|🏼|🏽|🏾|🏿|nenhum|"
    r"problema|podem|guardar|usar|deus|quiser|se|in|no|na|te|lhe|ver|imovel|imoveis|"
    r"novidades|ofertas|minhas|meus|informacoes|nisso"
)
_CONSENTS = Phrase(
    (
        r"(?P<no>nao |nunca |jamais )?(?:autoriz(?:o|amos|ei|ado|ada)|consinto|"
        r"dou (?:meu )?consentimento|concedo)"
    ),
    (
        r"(?P<no2>nao )?(?:aceito|concordo)(?: sim)? (?:receber|com o uso|que (?:guard|us|"
        r"envi)\w+|com (?:a|os|as|o) (?:politica|termos?|privacidade|armazenamento|regras))"
    ),
    (
        r"(?P<no3>nao) (?:quero|gostaria|aceito|permito) (?:que (?:voces )?)?(?:guard|us|"
        r"armazen|compartilh|salv)\w+ (?:os )?(?:meus |minhas )?(?:dados|informacoes)"
    ),
)


def read_choice(reading: Reading) -> None:
    """The number picked from a list, when a list or properties were shown or the words say so."""
    listed = reading.asked in _LISTS
    if listed or reading.asked == "ask_price":
        alone = _ALONE.regex.fullmatch(reading.text.strip())
        if alone and _value(alone) <= (10 if listed else 6):
            reading.add("choice", _value(alone), 0, len(reading.open), "choice alone")
            return
    for phrase in (*_CHOICES, *(_LISTED if listed else ())):
        if phrase is _CHOICES[1] and not listed:
            continue
        for match in reading.matches(phrase):
            if 0 < _value(match) <= 10:
                reading.add("choice", _value(match), match.start(), match.end(), "choice")
                return


def _value(match: re.Match[str]) -> int:
    said = match.groupdict()
    return count(said["n"]) if said.get("n") else _ORDINALS[said["ord"]]


def polarity_of_answer(text: str) -> bool | None:
    """Whether the line as a whole is a yes (True), a no (False), or neither."""
    rest, verdict = text, None
    if _NO.starts(text) or _NO.search(text):
        verdict = False
        if re.match(
            (
                r"(?:nao (?:tem|vejo|me) (?:problema|importo)|nao vejo problema|por ?que nao|"
                r"nenhum problema|sem problema)"
            ),
            text,
        ):
            verdict = True
        rest = (
            _YES.regex.sub(" ", _NO.regex.sub(" ", text)) if verdict is False else _YES.regex.sub(" ", text)
        )
    elif _YES.search(text):
        verdict = True
        rest = _YES.regex.sub(" ", text)
    if verdict is None:
        return None
    return verdict if not _PADDING.regex.sub(" ", rest).strip() else None


def read_consent(reading: Reading) -> None:
    """A yes or no to keeping data and sending messages: when asked, or when said with its verb."""
    said = _CONSENTS.search(reading.text)
    if said:
        refused = bool(said["no"] or said["no2"] or said["no3"])
        reading.add("consent", not refused, said.start(), said.end(), "consent said")
        return
    if reading.asked != "ask_consent":
        return
    answer = polarity_of_answer(reading.text)
    if answer is None:
        answer = _opening(reading.text)
    if answer is not None:
        reading.add("consent", answer, 0, len(reading.text), "consent answered")


def _opening(text: str) -> bool | None:
    """How a longer answer opens: "não, ainda estou pensando" · "sim, e quero casa"."""
    if re.match(r"(?:eu |olha |acho que )?(?:nao|n|negativo|nem|jamais|nunca|de jeito)(?= |$)", text):
        return False
    return (
        True
        if re.match(
            (
                r"(?:(?:eu|ah|oi|entao|olha|,) )*(?:sim|s|claro|pode|aceito|concordo|ok|beleza|autorizo|"
                r"tudo bem|com certeza|yes|certo)(?= |$)"
            ),
            text,
        )
        else None
    )


def opening_of_answer(text: str) -> bool | None:
    """The yes or no that a longer message begins with."""
    whole = polarity_of_answer(text)
    return whole if whole is not None else _opening(text)
