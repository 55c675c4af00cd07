# placeholder while the room is being built: to be replaced as a whole
from datetime import datetime
from typing import Any, Iterable
from ..facts import Facts
import re
class Places:
    @classmethod
    def of(cls, rows: Iterable[Any]) -> "Places":
        return cls()
BRAZIL = Places()
def understand(text: str, *, asked: str | None = None, now: datetime, places: Places = BRAZIL) -> Facts:
    t = text.lower()
    k: dict[str, Any] = {}
    if "procuro" in t or "comprar" in t: k["purpose"]="sale"
    if "ap " in t: k["types"]=("apartment",)
    if "santos" in t: k["city"]="Santos"
    if m := re.search(r"(\d+) quartos", t): k["bedrooms_min"]=int(m[1])
    if m := re.search(r"(\d+) mil", t): k["price_max"]=int(m[1])*1000
    if "corretor" in t: k["intent"]="human"
    if m := re.search(r"ap\d+", t): k["ref"]=m[0].upper()
    return Facts(**k)
def explain(text: str, *, asked: str | None = None, now: datetime, places: Places = BRAZIL) -> tuple[Facts, list[Any]]:
    return understand(text, asked=asked, now=now), []
