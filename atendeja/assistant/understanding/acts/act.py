"""What the rules about dialog acts ask of a reading."""

import re
from dataclasses import dataclass

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

WISHES = (
    "purpose",
    "types",
    "exclude_types",
    "bedrooms_min",
    "bedrooms_max",
    "suites_min",
    "bathrooms_min",
    "parking_min",
    "price_min",
    "price_max",
    "price_about",
    "area_min",
    "city",
    "state",
    "neighborhoods",
    "features",
)
STRONG = (
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
AFTER_RESULTS = ("showing_property", "after_no_results")
ON_VISIT = ("ask_visit_when", "confirm_visit")
_QUESTION_START = re.compile(
    r"(?:(?:e|mas|oi|ola|,|entao|ah|bom dia|boa tarde|boa noite) )*(?:o|a|os|as|ele|ela|"
    r"esse|essa|este|esta|la|ai|nesse|nessa|qual|quanto|quantos|quantas|onde|tem|aceita|e|"
    r"fica|pode|possui|precisa|inclui|ja|da|que|quais|vem)(?= |$)"
)

WISH = Phrase(
    (
        r"quero|queria|procur\w+|busc(?:o|ando|amos)|preciso|precisamos|gostaria|estou (?:atras|"
        r"a procura|interessad\w+)|tem|teria|voces (?:tem|trabalham)|looking|interesse em|"
        r"desejo|pretendo|algum(?:a)?|existe|ha|queremos|me (?:mostra|manda)|opcoes|imove(?:l|"
        r"is)|need|want|vou (?:me )?mudar|muda(?:r)?"
    ),
)


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

    def wishes(self, keys: tuple[str, ...] = WISHES) -> int:
        """How many kinds of wish were found."""
        found = {
            f.key for f in self.reading.findings if f.key in keys and (not f.negative or f.key == "types")
        }
        return len(found)

    def touches(self) -> int:
        """How many wishes were mentioned, wanted or not."""
        return sum(f.key in WISHES for f in self.reading.findings)

    def says(self, phrase: Phrase) -> bool:
        """Whether the phrase stands in the text outside a negation."""
        return any(not self.reading.is_negative(match.start()) for match in phrase.all(self.text))

    def is_question(self) -> bool:
        """Whether it asks something."""
        return "?" in self.text or _QUESTION_START.match(self.text) is not None

    def has(self, *keys: str) -> bool:
        """Whether one of these was found."""
        return self.reading.has(*keys)
