"""Facades: apartment buildings, houses, shops, warehouses."""

from dataclasses import dataclass

from drawing.canvas import Canvas, chance, dark, light, mix
from drawing.nature import Mood, bush, tree

LAMP = "#ffdf95"


@dataclass(frozen=True)
class Tower:
    """One apartment building: where it stands, its colours, its floors and columns of windows."""

    x: float
    w: float
    floors: int
    wall: str
    accent: str
    columns: str = "wbbw"
    floor: float = 40
    base: float = 472
    seed: int = 1

    @property
    def top(self) -> float:
        return self.base - self.floor * self.floors - 46


def tower(c: Canvas, t: Tower, mood: Mood) -> None:
    """`columns` are windows (w), balconies (b), glass strips (g) or plain wall with a slit (s)."""
    wall = shade(t.wall, mood)
    c.glow(t.x + t.w / 2 + 16, t.base + 2, t.w / 2 + 22, 9, "#1d2740", 8, 0.45)
    c.fade(t.x, t.top, t.w, t.base - t.top, light(wall, 0.22), wall)
    c.rect(t.x + t.w * 0.86, t.top, t.w * 0.14, t.base - t.top, dark(wall, 0.22), 0, 0.5)
    _crown(c, t, mood)
    step = (t.w - 24) / len(t.columns)
    for row in range(t.floors):
        y = t.top + 12 + row * t.floor
        for i, kind in enumerate(t.columns):
            _opening(c, kind, t.x + 12 + i * step, y, step, t, mood, chance(t.seed, row, i))
    _lobby(c, t, mood)


def shade(colour: str, mood: Mood) -> str:
    """A colour as it looks at that time of day."""
    return mix(
        mix(colour, mood.bottom, 0.1), mood.top, 0.45 if mood.lit > 0.6 else 0.22 if mood.lit > 0.4 else 0.04
    )


def window(
    c: Canvas, x: float, y: float, w: float, h: float, mood: Mood, lit: bool, frame: str = "#f7f3ea"
) -> None:
    c.rect(x - 2.5, y - 2.5, w + 5, h + 5, shade(frame, mood), 1.5)
    top, bottom = (
        (LAMP, mix(LAMP, "#f2a65e", 0.5)) if lit else (light(mood.glass, 0.3), dark(mood.glass, 0.12))
    )
    c.fade(x, y, w, h, top, bottom)
    if not lit:
        c.poly([(x, y + h * 0.75), (x + w * 0.62, y), (x + w * 0.86, y), (x, y + h)], "#ffffff", 0.22)
    c.rect(x + w / 2 - 0.8, y, 1.6, h, shade(frame, mood))


def _opening(c: Canvas, kind: str, x: float, y: float, w: float, t: Tower, mood: Mood, luck: float) -> None:
    lit = luck < mood.lit
    if kind == "w":
        window(c, x + w * 0.2, y + 7, w * 0.6, t.floor * 0.52, mood, lit)
        c.rect(x + w * 0.16, y + 9 + t.floor * 0.52, w * 0.68, 2.5, dark(shade(t.wall, mood), 0.15))
    elif kind == "b":
        _balcony(c, x, y, w, t, mood, lit, luck)
    elif kind == "g":
        window(c, x + 3, y + 3, w - 6, t.floor - 7, mood, lit, dark(t.accent, 0.3))
    else:
        c.rect(x + w * 0.42, y + 8, w * 0.16, t.floor * 0.5, dark(shade(t.wall, mood), 0.35))


def _balcony(c: Canvas, x: float, y: float, w: float, t: Tower, mood: Mood, lit: bool, luck: float) -> None:
    accent = shade(t.accent, mood)
    c.rect(x + 1, y + 1, w - 2, t.floor - 4, dark(shade(t.wall, mood), 0.38))
    window(c, x + w * 0.14, y + 5, w * 0.72, t.floor - 13, mood, lit, "#e9e2d3")
    if luck > 0.55:
        c.oval(x + w * (0.25 + 0.4 * luck), y + t.floor - 16, 6, 8, light(mood.leaf, 0.1))
    c.rect(x - 1, y + t.floor - 17, w + 2, 12, light(accent, 0.25), 1, 0.72)
    c.rect(x - 2, y + t.floor - 18, w + 4, 2.5, light(accent, 0.5))
    c.rect(x - 2, y + t.floor - 6, w + 4, 5, dark(accent, 0.08))


def _crown(c: Canvas, t: Tower, mood: Mood) -> None:
    accent = shade(t.accent, mood)
    c.rect(t.x - 5, t.top - 7, t.w + 10, 12, accent, 2)
    c.rect(t.x + t.w * 0.3, t.top - 31, t.w * 0.36, 25, light(shade(t.wall, mood), 0.1), 2)
    c.rect(t.x + t.w * 0.3 - 3, t.top - 34, t.w * 0.36 + 6, 5, accent, 2)
    c.line([(t.x + t.w * 0.6, t.top - 34), (t.x + t.w * 0.6, t.top - 62)], dark(accent, 0.3), 1.5)


def _lobby(c: Canvas, t: Tower, mood: Mood) -> None:
    y = t.base - 44
    accent = shade(t.accent, mood)
    c.rect(t.x, y, t.w, 44, dark(shade(t.wall, mood), 0.3))
    c.fade(t.x + 10, y + 5, t.w - 20, 39, mix(LAMP, mood.glass, 0.35), mix("#e9b876", mood.glass, 0.3))
    for i in range(1, 6):
        c.rect(t.x + 10 + i * (t.w - 20) / 6 - 1.2, y + 5, 2.4, 39, dark(accent, 0.35))
    middle = t.x + t.w / 2
    c.rect(middle - 17, y + 9, 34, 35, dark(accent, 0.5), 1)
    c.rect(middle - 14, y + 12, 13, 32, LAMP, 0, 0.75)
    c.rect(middle + 1, y + 12, 13, 32, LAMP, 0, 0.75)
    c.rect(middle - 42, y - 4, 84, 8, accent, 2)
    c.rect(t.x - 4, y - 4, t.w + 8, 5, light(accent, 0.2), 1)


def gate(c: Canvas, x: float, w: float, base: float, colour: str, mood: Mood, tall: float = 46) -> None:
    """A low wall with railings."""
    c.rect(x, base - 14, w, 14, shade(colour, mood))
    for i in range(round(w / 9)):
        c.rect(x + i * 9 + 3, base - tall, 2, tall - 12, dark(shade(colour, mood), 0.5), 1)
    c.rect(x, base - tall, w, 3, dark(shade(colour, mood), 0.45))


def door(c: Canvas, x: float, base: float, w: float, h: float, colour: str, mood: Mood) -> None:
    c.rect(x - 4, base - h - 4, w + 8, h + 4, light(shade(colour, mood), 0.55), 2)
    c.fade(x, base - h, w, h, light(shade(colour, mood), 0.12), dark(shade(colour, mood), 0.12), 1)
    for i in (0.12, 0.56):
        c.rect(x + w * 0.2, base - h + h * i, w * 0.6, h * 0.32, dark(shade(colour, mood), 0.18), 2, 0.6)
    c.oval(x + w * 0.86, base - h * 0.47, 2.4, 2.4, "#f0d58c")


def garage(c: Canvas, x: float, base: float, w: float, h: float, colour: str, mood: Mood) -> None:
    c.rect(x - 4, base - h - 4, w + 8, h + 4, dark(shade(colour, mood), 0.3), 2)
    c.fade(x, base - h, w, h, light(shade(colour, mood), 0.3), shade(colour, mood))
    for i in range(1, 6):
        c.rect(x, base - h + i * h / 6, w, 1.6, dark(shade(colour, mood), 0.25), 0, 0.8)


def wall(c: Canvas, x: float, y: float, w: float, h: float, colour: str, mood: Mood) -> None:
    """A lit wall with a soft shadow at its foot."""
    c.glow(x + w / 2 + 10, y + h + 1, w / 2 + 14, 7, "#1d2740", 7, 0.42)
    c.fade(x, y, w, h, light(shade(colour, mood), 0.25), shade(colour, mood))


def gable(
    c: Canvas, x: float, y: float, w: float, h: float, colour: str, mood: Mood, over: float = 22
) -> None:
    """A pitched roof with rows of tiles."""
    tone = shade(colour, mood)
    left, right, middle = x - over, x + w + over, x + w / 2
    c.poly([(left, y), (middle, y - h), (right, y)], tone)
    c.poly([(middle, y - h), (right, y), (middle + w * 0.1, y)], dark(tone, 0.14))
    for i in range(1, 6):
        share = i / 6
        row, reach = y - h * share, (right - left) / 2 * (1 - share)
        c.line([(middle - reach, row), (middle + reach, row)], dark(tone, 0.18), 1.6, 0.6)
    c.rect(left, y - 3, right - left, 8, dark(tone, 0.22), 3)
    c.rect(x, y + 5, w, 9, "#1d2740", 0, 0.16)


def garden(c: Canvas, mood: Mood, base: float, seed: int = 1) -> None:
    """What stands at both sides of a house."""
    tree(c, 70, base, 1.0 + 0.3 * chance(seed, 1), mood, seed)
    tree(c, 738, base, 0.85 + 0.4 * chance(seed, 2), mood, seed + 4)
    bush(c, 120, base + 2, 50, mood, 15)
    bush(c, 655, base + 2, 46, mood, 15)
