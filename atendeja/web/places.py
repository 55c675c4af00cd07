"""Where on earth something is, out of what people paste: coordinates or a link of a map."""

import re
from urllib.parse import unquote_plus

NUMBER = r"(-?\d{1,3}(?:\.\d{1,15})?)"
PAIR = re.compile(rf"\s*{NUMBER}\s*[,; ]\s*{NUMBER}\s*", re.ASCII)
# A pin before the middle of the map's view: that is what somebody shared.
IN_LINKS = (
    re.compile(rf"!3d{NUMBER}!4d{NUMBER}", re.ASCII),
    re.compile(rf"[?&](?:q|query|ll|destination|center)=(?:loc:)?{NUMBER},\s*{NUMBER}", re.ASCII),
    re.compile(rf"@{NUMBER},{NUMBER}", re.ASCII),
)
LONGEST = 2000
COMMA = re.compile(r"\s*(-?\d{1,3}),(\d{1,15})\s*[,; ]\s*(-?\d{1,3}),(\d{1,15})\s*", re.ASCII)


def coordinates(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of “-23.96, -46.33”, “-23,96; -46,33” or a map's link; None of anything else."""
    if len(text) > LONGEST:
        return None
    comma = COMMA.fullmatch(text)
    found = re.fullmatch(PAIR, text) or _in_link(unquote_plus(text))
    if comma and not re.fullmatch(PAIR, text):
        return _on_earth(f"{comma[1]}.{comma[2]}", f"{comma[3]}.{comma[4]}")
    return _on_earth(found[1], found[2]) if found else None


def _in_link(text: str) -> re.Match[str] | None:
    if not re.match(r"\s*(https?://|geo:)", text):
        return None
    geo = re.match(rf"\s*geo:{NUMBER},{NUMBER}", text, re.ASCII)
    return geo or next((match for one in IN_LINKS if (match := one.search(text))), None)


def _on_earth(latitude: str, longitude: str) -> tuple[float, float] | None:
    north, east = float(latitude), float(longitude)
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None
