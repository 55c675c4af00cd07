"""How Brazilians shorten words in a chat, spelled out (folded: lower case, no accents)."""

# Said without meaning anything for us; left out of the line that the rules read.
FILLERS = frozenset({"ne", "hein", "hehe", "hum", "hmm", "ahn", "uai", "ue", "oxe", "opa_", "eita", "po", "mano"})

SPELLED_OUT = {
    "vc": "voce", "ce": "ce", "cê": "voce", "vcs": "voces", "ceis": "voces", "vossa": "vossa",
    "pra": "para", "p": "para", "p/": "para", "pro": "para o", "pros": "para os", "pras": "para as",
    "c/": "com", "s/": "sem", "num": "em um", "numa": "em uma",
    "to": "estou", "ta": "esta", "tava": "estava", "tao": "tao", "tamo": "estamos", "tou": "estou",
    "n": "nao", "nn": "nao", "naum": "nao", "nao": "nao", "num_": "nao",
    "q": "que", "qro": "quero", "kero": "quero", "quro": "quero", "qria": "queria",
    "msm": "mesmo", "tb": "tambem", "tbm": "tambem", "tmb": "tambem",
    "hj": "hoje", "amanha": "amanha", "amnh": "amanha", "amanhan": "amanha", "amanhaa": "amanha",
    "dps": "depois", "agr": "agora", "mto": "muito", "mt": "muito", "mta": "muita",
    "qnt": "quanto", "qnto": "quanto", "qdo": "quando", "qnd": "quando", "oq": "o que", "pfv": "por favor",
    "pf": "por favor", "pfvr": "por favor", "favor": "favor", "blz": "beleza", "bele": "beleza",
    "vlw": "valeu", "vlww": "valeu", "obg": "obrigado", "obgd": "obrigado", "brigado": "obrigado",
    "brigada": "obrigada", "obgda": "obrigada", "brigadao": "obrigado", "obrigadao": "obrigado",
    "flw": "falou", "fds": "fim de semana", "hrs": "h", "hr": "h", "hs": "h", "horas": "h", "hora": "h",
    "contos": "reais", "conto": "reais", "pila": "reais", "pilas": "reais", "real": "reais",
    "msg": "mensagem", "msgs": "mensagens", "zap": "zap", "wpp": "zap", "whats": "zap",
    "cond": "condominio", "apê": "ape", "info": "informacoes", "infos": "informacoes",
    "mobi": "mobiliado", "mob": "mobiliado", "prox": "proximo", "px": "proximo", "aki": "aqui",
    "nd": "nada", "ngm": "ninguem", "cmg": "comigo", "min": "minimo", "max": "maximo", "máx": "maximo",
    "haha": "", "fzr": "fazer", "vdd": "verdade", "sdds": "saudades", "td": "tudo", "tds": "todos",
    "bdia": "bom dia", "ap.": "ap", "alg": "algum", "seg": "segunda", "ter_": "terca", "qua": "quarta",
    "qui": "quinta", "sex": "sexta", "sab": "sabado", "dom": "domingo",
}  # fmt: skip
