"""What people call cities and states, and how they shorten the first words of place names (folded)."""

CITY_NICKNAMES = {
    "bh": "belo horizonte", "beaga": "belo horizonte", "belzonte": "belo horizonte",
    "belo hte": "belo horizonte",
    "b horizonte": "belo horizonte", "floripa": "florianopolis", "fpolis": "florianopolis",
    "poa": "porto alegre", "portinho": "porto alegre", "sampa": "sao paulo", "sp capital": "sao paulo",
    "capital paulista": "sao paulo", "sao paulo capital": "sao paulo", "s paulo": "sao paulo",
    "terra da garoa": "sao paulo", "sjc": "sao jose dos campos", "sao jose dos cps": "sao jose dos campos",
    "s j campos": "sao jose dos campos", "sj campos": "sao jose dos campos",
    "sjcampos": "sao jose dos campos",
    "rio": "rio de janeiro", "rj capital": "rio de janeiro", "cidade maravilhosa": "rio de janeiro",
    "r janeiro": "rio de janeiro", "errejota": "rio de janeiro", "sbc": "sao bernardo do campo",
    "sao bernardo": "sao bernardo do campo", "s bernardo": "sao bernardo do campo",
    "s bernardo do campo": "sao bernardo do campo", "scs": "sao caetano do sul",
    "sao caetano": "sao caetano do sul", "s caetano": "sao caetano do sul", "s andre": "santo andre",
    "sjrp": "sao jose do rio preto", "rio preto": "sao jose do rio preto", "sao jose rio preto":
    "sao jose do rio preto", "ribeirao": "ribeirao preto", "ribeirao pto": "ribeirao preto", "rib preto":
    "ribeirao preto", "mogi": "mogi das cruzes", "prudente": "presidente prudente",
    "jf": "juiz de fora", "udi": "uberlandia", "uberlandinha": "uberlandia", "moc": "montes claros",
    "valadares": "governador valadares", "gv": "governador valadares",
    "gov valadares": "governador valadares",
    "cwb": "curitiba", "ctba": "curitiba", "curita": "curitiba", "foz": "foz do iguacu",
    "bc": "balneario camboriu", "balneario": "balneario camboriu", "bal camboriu": "balneario camboriu",
    "bnu": "blumenau", "jlle": "joinville", "jgua": "jaragua do sul", "jaragua": "jaragua do sul",
    "bsb": "brasilia", "gyn": "goiania", "goyania": "goiania",
    "aparecida": "aparecida de goiania", "ssa": "salvador", "soteropolis": "salvador", "fortal": "fortaleza",
    "hellcife": "recife", "jaboatao": "jaboatao dos guararapes", "jampa": "joao pessoa", "vix": "vitoria",
    "cgr": "campo grande", "nikiti": "niteroi", "nh": "novo hamburgo",
    "sao leo": "sao leopoldo", "feira": "feira de santana", "conquista":
    "vitoria da conquista", "vca": "vitoria da conquista", "lauro": "lauro de freitas", "pira": "piracicaba",
    "itaqua": "itaquaquecetuba", "ferraz": "ferraz de vasconcelos", "taboao": "taboao da serra",
    "embu": "embu das artes", "sanca": "sao carlos", "sto andre": "santo andre", "caragua": "caraguatatuba",
    "pinda": "pindamonhangaba",     "petro": "petropolis", "buzios": "armacao dos buzios",
    "tere": "teresopolis",
    "cabo": "cabo frio", "campos": "campos dos goytacazes",     "duque": "duque de caxias",
    "manaos": "manaus",
    "sjp": "sao jose dos pinhais", "moji das cruzes": "mogi das cruzes",
    "mogi guacu": "mogi guacu", "moji guacu": "mogi guacu", "sta barbara": "santa barbara doeste",
    "santa barbara": "santa barbara doeste", "santa barbara d oeste": "santa barbara doeste",
}  # fmt: skip

# Nicknames that are other words as well: read as a city only where a city is expected.
SHY_NICKNAMES = frozenset(
    [
        "feira",
        "conquista",
        "campos",
        "cabo",
        "duque",
        "lauro",
        "aparecida",
        "ferraz",
        "balneario",
        "petro",
        "tere",
        "foz",
        "prudente",
        "pira",
        "gv",
        "nh",
        "mogi",
        "rio",
        "sbc",
        "jf",
        "udi",
        "moc",
        "bc",
        "ssa",
        "lauro",
        "embu",
        "valadares",
        "ribeirao",
        "jaragua",
        "taboao",
    ]
)

SHORT_WORDS = {
    "jd": "jardim", "jdim": "jardim", "jard": "jardim", "jrd": "jardim", "vl": "vila", "villa": "vila",
    "pq": "parque", "pque": "parque", "prq": "parque", "sta": "santa", "sto": "santo", "s": "sao",
    "cj": "conjunto", "conj": "conjunto", "res": "residencial", "av": "avenida", "st": "setor",
    "pres": "presidente", "gov": "governador", "sr": "senhor", "sra": "senhora", "ns": "nossa senhora",
    "cel": "coronel", "eng": "engenheiro", "prof": "professor", "dr": "doutor", "pça": "praca",
    "pca": "praca",
    "bairo": "bairro", "bal": "balneario", "mal": "marechal", "cid": "cidade",
}  # fmt: skip

STATES = {
    "acre": "AC", "alagoas": "AL", "amapa": "AP", "amazonas": "AM", "bahia": "BA", "ceara": "CE",
    "distrito federal": "DF", "espirito santo": "ES", "goias": "GO", "maranhao": "MA", "mato grosso": "MT",
    "mato grosso do sul": "MS", "minas gerais": "MG", "minas": "MG", "para": "PA", "paraiba": "PB",
    "parana": "PR", "pernambuco": "PE", "piaui": "PI", "rio de janeiro": "RJ", "rio grande do norte": "RN",
    "rio grande do sul": "RS", "rondonia": "RO", "roraima": "RR", "santa catarina": "SC", "sao paulo": "SP",
    "sergipe": "SE", "tocantins": "TO",
}  # fmt: skip
UFS = frozenset(STATES.values())
