"""Skies, ground and plants."""

from dataclasses import dataclass

from drawing.canvas import Canvas, chance, dark, light, mix


@dataclass(frozen=True)
class Mood:
    """A time of day: the sky, the sun, the colour of far things, how many windows are lit."""

    top: str
    bottom: str
    sun: str
    far: str
    cloud: str
    leaf: str
    glass: str
    lit: float
    middle: str
    sun_at: tuple[int, int] = (640, 120)


MORNING = Mood(
    "#8fc7e8", "#f6efdc", "#fff3c9", "#b9d3d8", "#ffffff", "#5f9d76", "#a9d2e0", 0.05, "#cfe6ea", (130, 130)
)
DAY = Mood(
    "#5aa9dd", "#d9eef4", "#fffbe0", "#a8cbdb", "#ffffff", "#4f9468", "#9accdf", 0.0, "#9fd0ea", (660, 95)
)
GOLDEN = Mood(
    "#93bfdf", "#ffe0b8", "#ffe9a8", "#d9b9a8", "#fff1de", "#7a9a5c", "#c4cfcd", 0.25, "#dfe3dc", (620, 250)
)
SUNSET = Mood(
    "#7c86b8", "#ffb99a", "#ffdf9e", "#b58fa6", "#ffd2bd", "#58796a", "#c9a9b0", 0.45, "#d59fb4", (170, 300)
)
DUSK = Mood(
    "#27315f", "#d78f93", "#ffe2b0", "#5c4f7d", "#8a76a0", "#35554f", "#3e4a78", 0.7, "#6d5a93", (600, 330)
)
NIGHT = Mood(
    "#141d3f", "#4a5a90", "#f5efd6", "#2b3866", "#38477c", "#264643", "#26335f", 0.65, "#2b3a70", (650, 100)
)


def sky(c: Canvas, mood: Mood, seed: int = 1, horizon: float = 470) -> None:
    c.fade(0, 0, 800, horizon * 0.55, mood.top, mood.middle)
    c.fade(0, horizon * 0.55, 800, horizon * 0.45 + 20, mood.middle, mood.bottom)
    x, y = mood.sun_at
    c.glow(x, y, 120, 120, mood.sun, 70, 0.55)
    c.oval(x, y, 30, 30, mood.sun, 0.95)
    if mood.lit > 0.6:
        _stars(c, seed)
    for i in range(4):
        cloud(
            c, 60 + 220 * i + 90 * chance(seed, i), 60 + 120 * chance(seed, i, 3), 0.6 + chance(i, seed), mood
        )


def cloud(c: Canvas, x: float, y: float, size: float, mood: Mood) -> None:
    a = 0.55 if mood.lit < 0.6 else 0.28
    for dx, dy, rx in ((0, 0, 46), (-34, 7, 30), (36, 6, 34), (12, -11, 28)):
        c.glow(x + dx * size, y + dy * size, rx * size, rx * 0.38 * size, mood.cloud, 5, a)


def skyline(c: Canvas, mood: Mood, base: float = 470, seed: int = 3, height: float = 170) -> None:
    """Far buildings, pale, so that the near one stands out."""
    x = -20.0
    for i in range(22):
        w, h = 34 + 36 * chance(seed, i), height * (0.35 + 0.65 * chance(seed, i, 1))
        colour = mix(mood.far, mood.bottom, 0.25 + 0.4 * chance(seed, i, 2))
        c.fade(x, base - h, w, h, colour, mix(colour, mood.bottom, 0.5))
        x += w + 4 * chance(seed, i, 4)


def hills(c: Canvas, mood: Mood, base: float, colour: str, height: float, seed: int = 1) -> None:
    points: list[tuple[float, float]] = [(-10, base + 10)]
    for i in range(41):
        near = sum(chance(seed, i // 5 + k) * (1 - abs(i % 5 / 5 - k)) for k in (0, 1))
        points.append((i * 20.5 - 10, base - height * (0.35 + 0.65 * near)))
    c.poly([*points, (810, base + 10)], mix(colour, mood.bottom, 0.25))


def tree(c: Canvas, x: float, base: float, size: float, mood: Mood, seed: int = 1) -> None:
    leaf = mix(mood.leaf, "#9db65c", 0.25 * chance(seed, 9))
    c.glow(x + 8 * size, base, 44 * size, 8 * size, "#1d2740", 6, 0.35)
    c.rect(
        x - 4 * size, base - 62 * size, 8 * size, 62 * size, dark("#8a6a52", 0.3 * (mood.lit > 0.4)), 3 * size
    )
    for dx, dy, r in ((0, -88, 38), (-26, -70, 27), (27, -72, 28), (6, -118, 25)):
        c.oval(x + dx * size, base + dy * size, r * size, r * size * 0.95, dark(leaf, 0.14))
    for dx, dy, r in ((-5, -93, 32), (-29, -75, 20), (22, -78, 20), (1, -122, 19)):
        c.oval(x + dx * size, base + dy * size, r * size, r * size * 0.92, leaf)
    for dx, dy, r in ((-13, -102, 16), (-33, -80, 9), (17, -84, 9), (-4, -127, 9)):
        c.oval(x + dx * size, base + dy * size, r * size, r * size * 0.85, light(leaf, 0.2), 0.8)


def palm(c: Canvas, x: float, base: float, size: float, mood: Mood, lean: float = 0.1) -> None:
    trunk = dark("#a58564", 0.3 * (mood.lit > 0.4))
    top = base - 190 * size
    c.glow(x + 6, base, 34 * size, 6 * size, "#1d2740", 5, 0.35)
    points = [(x + lean * 190 * size * (t / 8) ** 2, base - 190 * size * t / 8) for t in range(9)]
    c.line(points, trunk, 8 * size)
    tip = points[-1][0]
    fronds = (
        (-92, 30),
        (-84, -14),
        (-50, -50),
        (-8, -62),
        (38, -54),
        (80, -18),
        (94, 28),
        (-60, 66),
        (62, 64),
    )
    for i, (dx, dy) in enumerate(fronds):
        _frond(c, tip, top, dx * size, dy * size, light(mood.leaf, 0.14) if i % 2 else dark(mood.leaf, 0.06))
    for dx in (-5, 4):
        c.oval(tip + dx * size, top + 7 * size, 5 * size, 5 * size, dark(trunk, 0.25))


def _frond(c: Canvas, x: float, y: float, dx: float, dy: float, colour: str) -> None:
    """A leaf that rises, bends and hangs: a thick curve that ends in a point."""
    size = abs(dx) + abs(dy)
    upper, lower = [], []
    for step in range(11):
        t = step / 10
        px = x + dx * t
        py = y + dy * t - 0.42 * size * t * (1 - t) + 0.12 * size * t * t
        thick = 0.13 * size * (t * (1 - t)) ** 0.7 + 0.5
        aside, down = thick * dy / size, thick * abs(dx) / size + 0.3
        upper.append((px + aside, py - down))
        lower.append((px - aside, py + down))
    c.poly([*upper, *reversed(lower)], colour)


def bush(c: Canvas, x: float, base: float, w: float, mood: Mood, tall: float = 22) -> None:
    count = max(2, round(w / 18))
    for i in range(count):
        px = x + (i + 0.5) * w / count
        r = tall * (0.75 + 0.4 * chance(i, round(x)))
        c.oval(px, base - r * 0.45, r, r * 0.85, dark(mood.leaf, 0.12))
        c.oval(px - 3, base - r * 0.6, r * 0.72, r * 0.6, light(mood.leaf, 0.1))
    c.rect(x - 6, base - 4, w + 12, 8, dark(mood.leaf, 0.2), 4)


def street(c: Canvas, mood: Mood, y: float = 470) -> None:
    """Pavement, kerb and road along the bottom."""
    stone = mix("#d9d2c5", mood.top, 0.12 + 0.4 * (mood.lit > 0.4))
    road = mix("#7f8794", mood.top, 0.15 + 0.3 * (mood.lit > 0.4))
    c.fade(0, y, 800, 56, light(stone, 0.15), stone)
    c.rect(0, y + 54, 800, 7, dark(stone, 0.18))
    c.fade(0, y + 60, 800, 600 - y - 60, road, dark(road, 0.25))
    for x in range(-30, 820, 120):
        c.poly([(x, y + 98), (x + 62, y + 98), (x + 58, y + 103), (x - 5, y + 103)], "#f4efe2", 0.75)


def lawn(c: Canvas, mood: Mood, y: float = 470) -> None:
    green = mix(mood.leaf, "#a9c572", 0.45)
    c.fade(0, y, 800, 600 - y, light(green, 0.12), dark(green, 0.15))
    for i in range(70):
        x, dy = 800 * chance(i, 5), (600 - y) * chance(i, 6)
        c.line([(x, y + dy), (x + 3, y + dy - 6)], light(green, 0.3), 1.2, 0.6)


def sea(c: Canvas, mood: Mood, y: float, bottom: float = 600) -> None:
    near, far = mix("#3f93ab", mood.top, 0.25), mix("#7fc0c9", mood.bottom, 0.4)
    c.fade(0, y, 800, bottom - y, far, near)
    for i in range(46):
        dy = (bottom - y) * chance(i, 8)
        w = 14 + 50 * chance(i, 9) * (0.3 + dy / max(1, bottom - y))
        c.rect(800 * chance(i, 7) - 20, y + dy, w, 1.6, mood.sun, 1, 0.35)


def sand(c: Canvas, mood: Mood, y: float) -> None:
    tone = mix("#f0dcb4", mood.bottom, 0.08 + 0.4 * (mood.lit > 0.4))
    c.fade(0, y, 800, 600 - y, light(tone, 0.2), dark(tone, 0.1))
    for i in range(60):
        c.oval(800 * chance(i, 21), y + (600 - y) * chance(i, 22), 2.4, 1, dark(tone, 0.22), 0.5)


def _stars(c: Canvas, seed: int) -> None:
    for i in range(55):
        c.oval(
            800 * chance(seed, i, 31),
            230 * chance(seed, i, 32),
            1.2,
            1.2,
            "#fff6dc",
            0.25 + 0.6 * chance(i, 33),
        )
