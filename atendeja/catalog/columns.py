"""The columns of the property file, and the other headers under which agencies write them."""

from collections.abc import Iterable, Mapping

from atendeja.catalog.words import fold, word_set

PRICE = "valor"
"""Not canonical: one price column whose meaning (sale or rent) the purpose decides."""

_HEADERS: dict[str, tuple[str, str]] = {
    "codigo": (
        "Código",
        "cod, ref, referencia, codigo imovel, cod imovel, ref imovel, referencia imovel, codigo "
        "interno, id, id imovel, identificador, listing id, codigo referencia, codigo anuncio",
    ),
    "titulo": (
        "Título",
        "titulo anuncio, titulo imovel, nome, nome imovel, anuncio, chamada, title",
    ),
    "descricao": (
        "Descrição",
        "descricao imovel, descricao completa, descricao anuncio, detalhes, texto, texto anuncio,"
        " observacoes, observacao, obs, description",
    ),
    "tipo": (
        "Tipo",
        "tipo imovel, categoria, categoria imovel, subtipo, tipologia, especie, property type, type",
    ),
    "finalidade": (
        "Finalidade",
        "finalidade imovel, negocio, tipo negocio, operacao, tipo operacao, transacao, tipo "
        "transacao, modalidade, objetivo, pretensao, status comercial, transaction type",
    ),
    "preco_venda": (
        "Preço de venda",
        "valor venda, venda, vlr venda, vl venda, preco para venda, valor para venda, list price,"
        " valor imovel venda",
    ),
    "preco_aluguel": (
        "Preço do aluguel",
        "valor aluguel, aluguel, valor locacao, locacao, preco locacao, vlr locacao, vl locacao, "
        "vlr aluguel, aluguel mensal, valor mensal, rental price",
    ),
    "condominio": (
        "Condomínio",
        "valor condominio, preco condominio, taxa condominio, taxa condominial, vlr condominio, "
        "condominio mensal, property administration fee",
    ),
    "iptu": (
        "IPTU",
        "valor iptu, preco iptu, iptu anual, iptu mensal, vlr iptu, imposto, yearly tax",
    ),
    "cidade": (
        "Cidade",
        "municipio, localidade, cidade imovel, city",
    ),
    "uf": (
        "UF",
        "estado, sigla estado, uf imovel, estado uf, state",
    ),
    "bairro": (
        "Bairro",
        "bairro distrito, distrito, bairro imovel, bairro comercial, regiao, neighborhood",
    ),
    "endereco": (
        "Endereço",
        "rua, logradouro, endereco imovel, endereco completo, avenida, address",
    ),
    "numero": (
        "Número",
        "num, nr, no, n, nro, numero imovel, numero endereco, street number",
    ),
    "cep": (
        "CEP",
        "codigo postal, cep imovel, postal code, zip",
    ),
    "quartos": (
        "Quartos",
        "dormitorios, dormitorio, dorms, dorm, quarto, qtd quartos, qtde quartos, quantidade "
        "quartos, qtd dormitorios, qtde dormitorios, quantidade dormitorios, numero quartos, "
        "numero dormitorios, n quartos, n dormitorios, bedrooms",
    ),
    "suites": (
        "Suítes",
        "suite, qtd suites, qtde suites, quantidade suites, numero suites, n suites",
    ),
    "banheiros": (
        "Banheiros",
        "banheiro, wc, wcs, qtd banheiros, qtde banheiros, quantidade banheiros, numero "
        "banheiros, n banheiros, bathrooms",
    ),
    "vagas": (
        "Vagas",
        "vaga, garagem, garagens, vagas garagem, vaga garagem, qtd vagas, qtde vagas, quantidade "
        "vagas, numero vagas, n vagas, garage",
    ),
    "area_util": (
        "Área útil",
        "area privativa, area, metragem, area construida, area interna, area privada, area "
        "imovel, living area",
    ),
    "area_total": (
        "Área total",
        "area terreno, area lote, area total terreno, terreno, lot area",
    ),
    "caracteristicas": (
        "Características",
        "caracteristicas imovel, caracteristica, comodidades, diferenciais, itens, "
        "infraestrutura, lazer, features",
    ),
    "fotos": (
        "Fotos",
        "foto, imagens, imagem, fotos imovel, links fotos, link fotos, url fotos, urls fotos, url"
        " imagens, fotos url, galeria, photos, media",
    ),
    "ativo": (
        "Ativo",
        "ativa, publicado, publicar, disponivel, situacao, status, no site, exibir site",
    ),
    PRICE: (
        "Valor",
        "preco, vlr, valor total, valor imovel, preco imovel, valor anuncio, preco anuncio, price",
    ),
}

CANONICAL = tuple(name for name in _HEADERS if name != PRICE)
"""The columns in the order in which a property file is written."""
COLUMNS = tuple(_HEADERS)
"""Everything a header may be mapped to."""
LABELS = {name: label for name, (label, _) in _HEADERS.items()}
REQUIRED = ("codigo", "tipo", "cidade")
SEVERAL = ("fotos", "caracteristicas")
"""What may be spread over several columns of a file (Foto 1, Foto 2 …)."""
_FILLERS = word_set("de do da dos das em o a r rs brl m2 mts metros reais")


def recognise(headers: Iterable[str]) -> dict[str, str]:
    """Header as written → column, by name. Unknown headers and second occurrences are left out.

    Only what may be spread over columns is found several times: Foto 1, Foto 2 …
    """
    found: dict[str, str] = {}
    for header in headers:
        key = _key(header)
        column = _KNOWN.get(key) or _KNOWN.get(key.rstrip(" 0123456789"))
        again = column in found.values() and column not in SEVERAL
        numbered = key not in _KNOWN and column not in SEVERAL
        if column and header not in found and not again and not numbered:
            found[header] = column
    return found


def chosen(headers: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """What a person chose, completed by name. An empty choice means "ignore this header"."""
    headers = tuple(headers)
    picked = {name: mapping[name] for name in headers if mapping.get(name) in COLUMNS}
    by_name = recognise(name for name in headers if name not in mapping)
    return picked | {
        name: column for name, column in by_name.items() if column in SEVERAL or column not in picked.values()
    }


def _key(header: str) -> str:
    words = [word for word in fold(header.replace("_", " ")).split() if word not in _FILLERS]
    return " ".join(words)


def _known() -> dict[str, str]:
    keys: dict[str, str] = {}
    for column, (_, others) in _HEADERS.items():
        for name in (column, *others.split(",")):
            keys.setdefault(_key(name), column)
    return keys


_KNOWN = _known()
