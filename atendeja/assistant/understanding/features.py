"""What a property should have: pets, furniture, pool …"""

from atendeja.assistant.understanding.phrases import Phrase
from atendeja.assistant.understanding.reading import Reading

_NEAR = (
    r"(?:perto|proxim[oa]s?|pertinho|do lado|ao lado|colad[oa]|a pe|vizinho|near|close|"
    r"encostado|prox)"
)
_FEATURES = {
    "pets": Phrase(
        r"(?:aceit\w+ |permit\w+ |pode ter |tenho (?:um |uma |dois |duas |\d )?|com )?"
        r"(?:pets?(?: friendly)?|cachorr\w+|dogs?|doguinhos?|gat[oa]s?|gatinh[oa]s?|cats?|"
        r"animal|animais|bichos?|bichinhos?"
        r"|caes|cao|cadela|caozinho|felinos?|vira lata|pet-?friendly|golden|shih ?tzu|pitbull|"
        r"labrador|poodle|petfriendly)",
    ),
    "furnished": Phrase(
        r"(?:semi ?)?mobi(?:li|lh|l|lhi)?ad[oa]s?",
        r"mobilias?",
        r"(?:com )?(?:os )?move(?:l|is)(?: planejados)?",
        r"furnished",
        r"decorado",
        r"porteira fechada",
    ),
    "pool": Phrase(r"piscinas?", r"pool"),
    "barbecue": Phrase(
        r"churrasqueiras?",
        r"churras",
        r"espaco gourmet",
        r"area gourmet",
        r"area de churrasco",
        r"churrasco",
        r"barbecue",
        r"bbq",
    ),
    "elevator": Phrase(r"elevador(?:es)?", r"elevator", r"lift"),
    "gym": Phrase(r"academias?", r"gym", r"espaco fitness", r"fitness"),
    "balcony": Phrase(
        r"varandas?(?: gourmet)?",
        r"varandinhas?",
        r"sacadas?(?: gourmet)?",
        r"sacadinhas?",
        r"balcony",
        r"terracos?",
    ),
    "gated": Phrase(
        r"(?:em |de |num |no |em um )?cond(?:ominio)?s? (?:fechados?|clube|horizontal)",
        r"gated(?: community)?",
        r"(?<!terreno )(?<!lote )(?:em|de|num) condominios?(?! (?:de|ate|no|barato|baixo))",
        r"loteamento fechado",
        r"residencial fechado",
    ),
    "near_metro": Phrase(
        (
            rf"{_NEAR} (?:\w+ )?(?:[aod]+s? |de (?:uma )?|uma |to (?:the )?|the )?(?:estac(?:ao|"
            rf"oes) (?:d[eo] )?(?:metro|trem)?|metro|subway)"
        ),
        (
            r"(?:na |a )?(?:\d+ |cinco |dez )?(?:minutos?|passos|quadras|"
            r"min) (?:a pe )?d[oae] (?:estacao (?:d[eo] )?)?metro"
        ),
        r"ao metro",
        r"metro (?:perto|proximo)",
        r"perto de metro",
        r"que tenha metro",
    ),
}


def read_features(reading: Reading) -> None:
    """The features wanted; those under a negation are noted as such and dropped later."""
    for feature, phrase in _FEATURES.items():
        for match in reading.matches(phrase):
            reading.add("features", feature, match.start(), match.end(), f"feature {feature}")
