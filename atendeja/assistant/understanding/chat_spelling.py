"""How Brazilians shorten words in a chat, spelled out (folded: lower case, no accents)."""

# Said without meaning anything for us; left out of the line that the rules read.
FILLERS = frozenset({"ne", "hein", "hehe", "hum", "hmm", "ahn", "uai", "ue", "oxe", "eita", "po", "mano"})

SPELLED_OUT = {
    "vc": "voce", "vcs": "voces", "ceis": "voces",
    "pra": "para", "p": "para", "p/": "para", "pro": "para o", "pros": "para os", "pras": "para as",
    "c/": "com", "s/": "sem", "num": "em um", "numa": "em uma",
    "to": "estou", "ta": "esta", "tava": "estava", "tamo": "estamos", "tou": "estou",
    "n": "nao", "nn": "nao", "naum": "nao", "nao": "nao",
    "q": "que", "qro": "quero", "kero": "quero", "quro": "quero", "qria": "queria",
    "msm": "mesmo", "tb": "tambem", "tbm": "tambem", "tmb": "tambem",
    "hj": "hoje", "amnh": "amanha", "amanhan": "amanha", "amanhaa": "amanha",
    "dps": "depois", "agr": "agora", "mto": "muito", "mt": "muito", "mta": "muita",
    "qnt": "quanto", "qnto": "quanto", "qdo": "quando", "qnd": "quando", "oq": "o que", "pfv": "por favor",
    "pf": "por favor", "pfvr": "por favor", "blz": "beleza", "bele": "beleza",
    "vlw": "valeu", "vlww": "valeu", "obg": "obrigado", "obgd": "obrigado", "brigado": "obrigado",
    "brigada": "obrigada", "obgda": "obrigada", "brigadao": "obrigado", "obrigadao": "obrigado",
    "flw": "falou", "fds": "fim de semana", "hrs": "h", "hr": "h", "hs": "h", "horas": "h", "hora": "h",
    "contos": "reais", "conto": "reais", "pila": "reais", "pilas": "reais", "real": "reais",
    "msg": "mensagem", "msgs": "mensagens", "wpp": "zap", "whats": "zap",
    "cond": "condominio", "info": "informacoes", "infos": "informacoes",
    "mobi": "mobiliado", "mob": "mobiliado", "prox": "proximo", "px": "proximo", "aki": "aqui",
    "nd": "nada", "ngm": "ninguem", "cmg": "comigo", "min": "minimo", "max": "maximo",
    "fzr": "fazer", "vdd": "verdade", "sdds": "saudades", "td": "tudo", "tds": "todos",
    "bdia": "bom dia", "alg": "algum", "seg": "segunda", "qua": "quarta",
    "qui": "quinta", "sex": "sexta", "sab": "sabado",
}  # fmt: skip
