"""What a browser calls itself, in two words a person recognises."""

# The first that is found counts: most browsers also claim to be others.
NAMES = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
PLACES = (
    ("Android", "no Android"), ("iPhone", "no iPhone"), ("iPad", "no iPad"), ("Windows", "no Windows"),
    ("Mac OS", "no Mac"), ("CrOS", "no Chromebook"), ("Linux", "no Linux"),
)  # fmt: skip


def browser_name(agent: str) -> str:
    """“Chrome no Android”; “Navegador” when it says nothing known."""
    name = next((word for mark, word in NAMES if mark in agent), "Navegador")
    place = next((word for mark, word in PLACES if mark in agent), "")
    return f"{name} {place}".strip()
