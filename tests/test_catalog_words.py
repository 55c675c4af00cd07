"""Kinds, purposes, yes and no, features, photos, places and headers: the words of a property file."""

import pytest

from atendeja.catalog import CANONICAL, FEATURE_NAMES, LABELS, TYPE_NAMES
from atendeja.catalog.columns import chosen, recognise
from atendeja.catalog.features import features
from atendeja.catalog.kinds import PURPOSE_NAMES, property_type, purpose, yes
from atendeja.catalog.photos import photos
from atendeja.catalog.places import postal_code, state
from atendeja.catalog.problems import BadCell

TYPES = [
    ("Apartamento", "apartment"),
    ("Apto Padrão", "apartment"),
    ("AP", "apartment"),
    ("Apartamento duplex", "apartment"),
    ("Casa", "house"),
    ("casa térrea", "house"),
    ("Casa de Vila", "house"),
    ("SOBRADO", "townhouse"),
    ("Casa Sobrado", "townhouse"),
    ("Casa em condomínio", "condo_house"),
    ("Casa de Condomínio", "condo_house"),
    ("Sobrado em condomínio fechado", "condo_house"),
    ("Kitnet", "studio"),
    ("kitinete", "studio"),
    ("Studio", "studio"),
    ("Loft", "studio"),
    ("Cobertura duplex", "penthouse"),
    ("Terreno", "land"),
    ("Lote em condomínio", "land"),
    ("Terreno comercial", "land"),
    ("Sítio", "farm"),
    ("Chácara", "farm"),
    ("Fazenda", "farm"),
    ("Sala comercial", "commercial"),
    ("Loja", "commercial"),
    ("Ponto comercial", "commercial"),
    ("Casa comercial", "commercial"),
    ("Galpão", "warehouse"),
    ("Galpão industrial", "warehouse"),
    ("sala/loja/ponto comercial", "commercial"),
]


@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_types_are_recognised(text: str, expected: str) -> None:
    assert property_type(text) == expected


@pytest.mark.parametrize("text", ["Foguete", "", "Lapa", "Capacete"])
def test_an_unknown_type_is_refused_with_the_choices(text: str) -> None:
    with pytest.raises(BadCell, match="apartamento, casa"):
        property_type(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Venda", (True, False)),
        ("À venda", (True, False)),
        ("V", (True, False)),
        ("Locação", (False, True)),
        ("locacao", (False, True)),
        ("LOCAÇÃO", (False, True)),
        ("Aluguel", (False, True)),
        ("Para alugar", (False, True)),
        ("A", (False, True)),
        ("Venda e Locação", (True, True)),
        ("Venda/Aluguel", (True, True)),
        ("ambos", (True, True)),
        ("V/L", (True, True)),
        ("Sale / Rent", (True, True)),
        ("", None),
    ],
)
def test_purposes_are_recognised_and_locacao_is_rent(text: str, expected: tuple[bool, bool] | None) -> None:
    assert purpose(text) == expected


@pytest.mark.parametrize("text", ["temporada", "troca", "não venda", "sem locação"])
def test_a_purpose_that_is_neither_is_refused(text: str) -> None:
    with pytest.raises(BadCell, match="venda, aluguel ou ambos"):
        purpose(text)


@pytest.mark.parametrize("text", ["sim", "S", "1", "ativo", "Ativa", "true", "publicado", "x", ""])
def test_yes_in_its_forms(text: str) -> None:
    assert yes(text) is True


@pytest.mark.parametrize("text", ["não", "nao", "N", "0", "inativo", "false", "vendido"])
def test_no_in_its_forms(text: str) -> None:
    assert yes(text) is False


def test_a_yes_or_no_cell_with_something_else_is_refused() -> None:
    with pytest.raises(BadCell, match="sim ou não"):
        yes("talvez")


def test_every_name_that_the_tables_write_is_read_back() -> None:
    assert {kind: property_type(name) for kind, name in TYPE_NAMES.items()} == {
        kind: kind for kind in TYPE_NAMES
    }
    assert {sides: purpose(name) for sides, name in PURPOSE_NAMES.items()} == {
        sides: sides for sides in PURPOSE_NAMES
    }
    assert features("|".join(FEATURE_NAMES.values())) == (tuple(FEATURE_NAMES), ())


def test_features_are_split_and_the_unknown_ones_stay_as_written() -> None:
    text = "Aceita Pets|Piscina aquecida;  Pé-direito  duplo|com churrasqueira|piscina|Próximo ao metrô"
    assert features(text) == (("pets", "pool", "barbecue", "near_metro"), ("Pé-direito duplo",))
    assert features("Elevador, Academia") == (("elevator", "gym"), ())
    assert features("") == ((), ())


@pytest.mark.parametrize(
    "text", ["não aceita pets", "semimobiliado", "sem elevador", "sem piscina", "não mobiliado"]
)
def test_the_lack_of_a_feature_is_never_read_as_the_feature(text: str) -> None:
    assert features(text) == ((), (text,))


def test_photos_are_links_or_pictures_of_the_service() -> None:
    text = "https://cdn.example.com/a,b.jpg|/static/demo/casa.jpg; http://x.com/1.jpg"
    assert photos(text) == ("https://cdn.example.com/a,b.jpg", "/static/demo/casa.jpg", "http://x.com/1.jpg")
    assert photos("https://x.com/1.jpg, https://x.com/2.jpg,https://x.com/1.jpg") == (
        "https://x.com/1.jpg",
        "https://x.com/2.jpg",
    )


@pytest.mark.parametrize(
    "text",
    [
        "foto1.jpg",
        "javascript:alert(1)",
        "ftp://x.com/1.jpg",
        "file:///etc/passwd",
        "/static/../secret",
        "//x.com/a.jpg",
        "https://",
        "https://[x",
        "data:image/png;base64,AA",
        "https://user:pw@x.com/a.jpg",
        "/etc/passwd",
        'https://x.com/"onerror',
        "https://x.com/" + "a" * 3000,
    ],
)
def test_anything_else_as_a_photo_is_refused(text: str) -> None:
    with pytest.raises(BadCell, match="não é um endereço de foto"):
        photos(text)


def test_states_by_letters_or_name_and_postal_codes_with_their_first_zero() -> None:
    assert [state(text) for text in ("sp", "São Paulo", "PARANA", "")] == ["SP", "SP", "PR", None]
    assert [postal_code(text) for text in ("11060-002", "1310100", "01.310-100", "")] == [
        "11060002",
        "01310100",
        "01310100",
        None,
    ]
    with pytest.raises(BadCell, match="sigla"):
        state("Tanto Faz")
    with pytest.raises(BadCell, match="oito números"):
        postal_code("123")


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Código do imóvel", "codigo"),
        ("REF.", "codigo"),
        ("Referência", "codigo"),
        ("Tipo do Imóvel", "tipo"),
        ("Negócio", "finalidade"),
        ("Valor", "valor"),
        ("Preço (R$)", "valor"),
        ("Valor de venda", "preco_venda"),
        ("VALOR_VENDA", "preco_venda"),
        ("Valor de Locação", "preco_aluguel"),
        ("Aluguel (R$)", "preco_aluguel"),
        ("Taxa de condomínio", "condominio"),
        ("Município", "cidade"),
        ("Estado", "uf"),
        ("Bairro/Distrito", "bairro"),
        ("Logradouro", "endereco"),
        ("Nº", "numero"),
        ("Dormitórios", "quartos"),
        ("Qtd. Quartos", "quartos"),
        ("Suítes", "suites"),
        ("WC", "banheiros"),
        ("Vagas de garagem", "vagas"),
        ("Área útil (m²)", "area_util"),
        ("Área Privativa", "area_util"),
        ("Área do terreno", "area_total"),
        ("Comodidades", "caracteristicas"),
        ("URL das fotos", "fotos"),
        ("Situação", "ativo"),
    ],
)
def test_usual_headers_are_recognised_without_accents_case_or_punctuation(header: str, column: str) -> None:
    assert recognise([header]) == {header: column}


def test_canonical_headers_are_themselves_and_labels_are_recognised() -> None:
    assert recognise(CANONICAL) == {name: name for name in CANONICAL}
    assert recognise(LABELS.values()) == {label: name for name, label in LABELS.items()}


def test_a_chosen_mapping_goes_before_the_names() -> None:
    headers = ("Código", "Ref", "Valor", "Coisa")
    mapping = {"Ref": "codigo", "Valor": "", "Coisa": "bairro"}
    assert chosen(headers, mapping) == {"Ref": "codigo", "Coisa": "bairro"}
    assert chosen(headers, {"Coisa": "no_such_column"}) == {"Código": "codigo", "Valor": "valor"}
