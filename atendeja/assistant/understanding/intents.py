"""Which dialog act a message is: rules in order, the first that holds decides."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from atendeja.assistant.understanding import act_phrases as say
from atendeja.assistant.understanding.answers import opening_of_answer, polarity_of_answer
from atendeja.assistant.understanding.reading import Reading

_WISHES = (
    "purpose", "types", "exclude_types", "bedrooms_min", "bedrooms_max", "suites_min", "bathrooms_min", "parking_min", "price_min",
    "price_max", "price_about", "area_min", "city", "state", "neighborhoods", "features",
)  # fmt: skip
_STRONG = (
    "types",
    "bedrooms_min",
    "city",
    "neighborhoods",
    "price_max",
    "price_min",
    "price_about",
    "purpose",
    "exclude_types",
    "bedrooms_max",
    "area_min",
)
_AFTER_RESULTS = ("showing_property", "after_no_results")
_ON_VISIT = ("ask_visit_when", "confirm_visit")
_QUESTION_START = re.compile(
    r"(?:(?:e|mas|oi|ola|,|entao|ah|bom dia|boa tarde|boa noite) )*(?:o|a|os|as|ele|ela|esse|essa|este|esta|la|ai|nesse|nessa|qual|quanto|quantos|quantas|onde|tem|aceita|e|fica|pode|possui|precisa|inclui|ja|da|que|quais|vem)(?= |$)"
)


_WHERE_AND_HOW_MUCH = ("city", "price_max", "price_min", "price_about", "purpose", "neighborhoods")
_DEFINITE_BEFORE = say.Phrase(
    r"(?:o|a|os|as|do|da|esse|essa|este|esta|desse|dessa|deste|desta|nesse|nessa|neste|nesta|aquele|aquela|no|na|ao|seu|sua)"
)
_ASKS_HOW_MUCH = re.compile(r"(?:e |mas |, )?(?:quanto|qual|quais|onde|que) ")
_DEFINITE_START = re.compile(r"(?:e |mas |, )?(?:o|a|esse|essa|ele|ela|qual|quanto|quantos|quantas|onde) ")


@dataclass(slots=True)
class Act:
    """What the rules ask of a reading, worked out once."""

    reading: Reading

    @property
    def text(self) -> str:
        """The whole line."""
        return self.reading.text

    @property
    def asked(self) -> str | None:
        """What the assistant had just done."""
        return self.reading.asked

    def wishes(self, keys: tuple[str, ...] = _WISHES) -> int:
        """How many kinds of wish were found."""
        found = {
            f.key for f in self.reading.findings if f.key in keys and (not f.negative or f.key == "types")
        }
        return len(found)

    def touches(self) -> int:
        """How many wishes were mentioned, wanted or not."""
        return sum(f.key in _WISHES for f in self.reading.findings)

    def says(self, phrase: say.Phrase) -> bool:
        """Whether the phrase stands in the text outside a negation."""
        return any(not self.reading.is_negative(match.start()) for match in phrase.all(self.text))

    def is_question(self) -> bool:
        """Whether it asks something."""
        return "?" in self.text or _QUESTION_START.match(self.text) is not None

    def has(self, *keys: str) -> bool:
        """Whether one of these was found."""
        return self.reading.has(*keys)


def _opts_in(act: Act) -> bool:
    return (
        act.says(say.OPT_IN) and not (act.wishes(_STRONG) >= 2) and not _is_only(act, "voltar", say.OPT_OUT)
    )


def _is_only(act: Act, word: str, phrase: say.Phrase) -> bool:
    return word not in act.text and phrase.search(act.text) is not None


def _opts_out(act: Act) -> bool:
    match = say.OPT_OUT.search(act.text)
    if not match:
        return False
    short = match.group() in ("sair", "parar", "pare", "stop", "voltar")
    return (
        len(act.text.split()) <= 3
        if short
        else not re.search(r"par\w+ de (?:pagar|morar)|mandem mais (?:fotos|opc)", match.group())
    )


def _is_private(act: Act) -> bool:
    return say.PRIVACY.search(act.text) is not None


def _complains(act: Act) -> bool:
    return act.says(say.COMPLAINT) or bool(
        re.search(
            r"ninguem (?:me )?(?:respond|atend|retorn)|nao (?:me )?(?:respond|atend)|nunca mais|(?:terceira|segunda|decima) vez",
            act.text,
        )
    )


_HUMAN_ALONE = say.Phrase(r"atendente|corretora?|humano|human|operator|consultora?")


def _wants_human(act: Act) -> bool:
    if act.reading.has("name") and not say.HUMAN.search(act.text.replace("falando com", "")):
        return False
    if len(act.text.split()) <= 3 and _HUMAN_ALONE.search(act.text):
        return True
    return say.HUMAN.search(act.text) is not None and act.wishes(_STRONG) < 3


def _sells(act: Act) -> bool:
    if (
        re.match(
            r"(?:(?:oi|ola|bom dia|boa tarde|boa noite|,|voces|vc|ai|e) )*(?:tem|teria|existe|ha|procuro|busco|quero ver)(?= )",
            act.text,
        )
        and "meu" not in act.text
        and "minha" not in act.text
    ):
        return False
    return act.says(say.SELL_OR_LIST) and not re.search(
        r"voces (?:tem|teriam)|(?:vender|troc\w+|permut\w+) (?:o |a )?(?:meu|minha) \w+(?: \w+){0,3} (?:para|e) comprar",
        act.text,
    )


def _cancels(act: Act) -> bool:
    return say.CANCEL_VISIT.search(act.text) is not None and not (
        act.has("visit_date", "visit_hour") and say.RESCHEDULE_VISIT.search(act.text) is not None
    )


def _reschedules(act: Act) -> bool:
    if (
        act.has("types", "purpose", "bedrooms_min", "city")
        and act.asked not in _ON_VISIT
        and "visita" not in act.text
        and "remarc" not in act.text
    ):
        return False
    if say.RESCHEDULE_VISIT.search(act.text):
        return (
            act.asked in (*_ON_VISIT, None)
            or re.search(r"visita|remarc|reagend|horario|agend", act.text) is not None
        )
    timed = act.has("visit_date", "visit_hour", "visit_period")
    return act.asked == "confirm_visit" and timed and not _confirms(act)


def _confirms(act: Act) -> bool:
    return opening_of_answer(act.text) is True and not re.search(
        r"pode ser|mas|so que|melhor|prefiro", act.text
    )


def _schedules(act: Act) -> bool:
    timed = act.has("visit_date", "visit_hour", "visit_period")
    if act.asked == "ask_visit_when" and timed:
        return True
    if act.says(say.SCHEDULE_VISIT) and not (say.PHOTOS.search(act.text) and "visita" not in act.text):
        return True
    return (
        timed
        and (act.has("ref", "choice") or act.asked == "showing_property")
        and bool(re.search(r"\bver\b|\bvisit|\bir\b|\bconhecer\b|\bpode\b|\bdisponi", act.text))
    )


def _wants_photos(act: Act) -> bool:
    return say.PHOTOS.search(act.text) is not None and act.wishes(_STRONG) < 3


def _finances(act: Act) -> bool:
    if not say.FINANCING.search(act.text):
        return False
    if (
        act.says(say.WISH)
        and act.wishes(("types", "bedrooms_min", "city", "neighborhoods", "price_max")) >= 2
    ):
        return False
    return (
        bool(
            re.search(
                r"financi|fgts|mcmv|minha casa minha vida|simul|entrada|parcel|prestac|credito|consorcio|juros|banco|caixa|renda|subsidio|score|nome sujo|mortgage|loan",
                act.text,
            )
        )
        and act.asked != "ask_purpose"
    )


def _refers(act: Act) -> bool:
    return act.has("ref")


def _asks_details(act: Act) -> bool:
    """A question about the property on show (or one picked by number), and not for others."""
    if not say.DETAILS.search(act.text):
        return False
    if act.has("choice"):
        return act.is_question()
    if (
        act.asked == "showing_property"
        and _ASKS_HOW_MUCH.match(act.text)
        and not act.has("types", "city", "price_max")
    ):
        return True
    if (
        act.has(*_WHERE_AND_HOW_MUCH)
        or _names_a_kind_at_large(act)
        or (act.asked == "after_no_results" and act.touches())
    ):
        return False
    if say.INDEFINITE.search(act.text) and act.touches() and not _DEFINITE_START.match(act.text):
        return False
    if act.asked in (*_AFTER_RESULTS, None):
        return act.is_question() or not act.wishes(_STRONG)
    return "?" in act.text and not act.wishes(_STRONG)


def _names_a_kind_at_large(act: Act) -> bool:
    """ "tem casa com piscina?" asks for houses; "a casa tem piscina?" about one."""
    kinds = [f for f in act.reading.findings if f.key == "types"]
    return any(not _DEFINITE_BEFORE.ends(act.text[: f.start]) for f in kinds)


def _wants_more(act: Act) -> bool:
    more = say.MORE_RESULTS.search(act.text)
    if not more or act.has("visit_date", "visit_hour"):
        return False
    wishes = [f for f in act.reading.findings if f.key in _WISHES]
    return all(f.key == "types" and more.start() <= f.start < more.end() for f in wishes)


def _searches(act: Act) -> bool:
    return (
        act.wishes() > 0
        or (act.touches() > 0 and act.asked in _AFTER_RESULTS)
        or _wants_change(act)
        or (
            say.WISH.search(act.text) is not None
            and re.search(r"imove(?:l|is)|moradia|lugar para morar|casa propria", act.text) is not None
        )
    )


def _wants_change(act: Act) -> bool:
    return act.asked in _AFTER_RESULTS and say.CHEAPER.search(act.text) is not None


def _says_goodbye(act: Act) -> bool:
    return say.GOODBYE.search(act.text) is not None and act.wishes() == 0


def _thanks(act: Act) -> bool:
    return (
        say.THANKS.search(act.text) is not None
        and polarity_of_answer(act.text) is not False
        and act.wishes() == 0
        and not (act.asked in _ON_VISIT and opening_of_answer(act.text) is not None)
    )


def _agrees(act: Act) -> bool:
    return polarity_of_answer(act.text) is True or (
        act.asked in (*_ON_VISIT, "ask_consent") and opening_of_answer(act.text) is True
    )


def _declines(act: Act) -> bool:
    return (
        polarity_of_answer(act.text) is False or (opening_of_answer(act.text) is False and act.touches() == 0)
    )


def _greets(act: Act) -> bool:
    rest = say.GREETING.regex.sub(" ", act.text)
    return rest != act.text and not re.sub(
        r"[^a-z0-9]|\b(?:e|com|voce|voces|gente|pessoal|amigo|moca|moco|querida|sou|eu|a|o|por|ai|de|novo|sim|aqui|td|tudo|bem|bom)\b",
        "",
        rest,
    )


def _is_surely_off_topic(act: Act) -> bool:
    return say.OFF_TOPIC_SURELY.search(act.text) is not None and not act.has(
        "types", "bedrooms_min", "city", "price_max"
    )


def _is_off_topic(act: Act) -> bool:
    return say.OFF_TOPIC.search(act.text) is not None and act.wishes(_STRONG) == 0


_RULES: tuple[tuple[str, Callable[[Act], bool]], ...] = (
    ("opt_in", _opts_in),
    ("privacy", lambda act: _is_private(act)),
    ("opt_out", _opts_out),
    ("sell_or_list", _sells),
    ("cancel_visit", _cancels),
    ("human", _wants_human),
    ("complaint", _complains),
    ("off_topic", _is_surely_off_topic),
    ("greet", _greets),
    ("reschedule_visit", _reschedules),
    ("affirm", lambda act: act.asked in (*_ON_VISIT, "ask_consent") and _agrees(act)),
    ("deny", _declines),
    ("schedule_visit", _schedules),
    ("photos", _wants_photos),
    ("financing", _finances),
    ("details", lambda act: _refers(act) and _asks_precisely(act)),
    ("property_ref", _refers),
    ("affirm", _agrees),
    ("goodbye", _says_goodbye),
    ("more_results", _wants_more),
    ("details", _asks_details),
    ("off_topic", _is_off_topic),
    ("search", _searches),
    ("thanks", _thanks),
)


def _asks_precisely(act: Act) -> bool:
    """A question about the property of a code, beyond whether it is still to be had."""
    without = say.AVAILABLE.regex.sub(" ", act.text)
    return (
        say.DETAILS.search(without) is not None
        and re.search(
            r"quanto|qual|quais|onde|aceita|tem|possui|valor|preco|condominio|iptu|endereco|fica|metragem|mobiliad|andar|how much|does",
            without,
        )
        is not None
    )


def decide_intent(reading: Reading) -> str:
    """The dialog act of the message."""
    act = Act(reading)
    for intent, holds in _RULES:
        if holds(act):
            return "refine" if intent == "search" and act.asked in _AFTER_RESULTS else intent
    if reading.asked == "showing_property" and "?" in reading.text and _is_language(act.text):
        return "details"
    return "off_topic" if _is_language(act.text) else "unknown"


_COMMON = re.compile(
    r"(?:^| )(?:que|de|o|a|e|um|uma|voce|voces|eu|meu|minha|para|com|em|no|na|quero|tem|qual|como|quem|onde|quando|por|isso|nao|sabe|the|is|you|what|how)(?= |$)"
)


def _is_language(text: str) -> bool:
    """Whether it reads like a sentence (then it is about something else) or like nothing at all."""
    words = [word for word in text.split() if word.isalpha()]
    return len(words) >= 3 and len(_COMMON.findall(text)) >= 1
