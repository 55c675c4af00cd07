"""Which words can be part of a place's name, and which names need more than themselves to be a place."""

from atendeja.assistant.understanding.data import place_lists
from atendeja.assistant.understanding.word_lists import word_list

# Names of cities and districts that are everyday words or people's names as well: a place only
# after "em", "no", "bairro" …, before a UF, or when the city was asked for.
SHY_NAMES = word_list(place_lists.SHY)
# Districts whose name is a thing: "na fazenda", "no porto" say nothing.
THINGS = word_list(place_lists.THINGS)
# Never part of a place's name, though they may follow "em", "no", "bairro".
ORDINARY = word_list(place_lists.ORDINARY)

# Small cities better known than the district of the same name, and the other way round.
CITIES_FIRST = frozenset(
    {"gramado", "canela", "torres", "penedo", "itanhaem", "peruibe", "valinhos", "navegantes", "eldorado"}
)
DISTRICTS_FIRST = frozenset(
    {"santana", "paulista", "cachoeirinha", "cruzeiro", "alvorada", "trindade", "pedreira", "sarandi"}
    | {"jabaquara", "horizonte", "passos", "liberdade", "aparecida", "socorro"}
)
