"""Scenes seen from the street: one function per kind, a few arguments for its variants."""

from drawing.buildings import (
    LAMP,
    Tower,
    door,
    gable,
    garage,
    garden,
    gate,
    shade,
    tower,
    wall,
    window,
)  # fmt: skip
from drawing.canvas import Canvas, chance, dark, light, mix
from drawing.nature import (
    Mood,
    bush,
    hills,
    lawn,
    palm,
    sand,
    sea,
    sky,
    skyline,
    street,
    tree,
)  # fmt: skip


def city_building(mood: Mood, *towers: Tower, seed: int = 1) -> Canvas:
    c = Canvas()
    sky(c, mood, seed)
    skyline(c, mood, 472, seed)
    street(c, mood)
    for each in towers:
        tower(c, each, mood)
    left, right = min(t.x for t in towers), max(t.x + t.w for t in towers)
    gate(c, left - 120, 112, 474, "#cfc5b4", mood)
    gate(c, right + 8, 112, 474, "#cfc5b4", mood)
    for i, x in enumerate((left - 150, left - 62, right + 66, right + 160)):
        tree(c, x, 486, 0.75 + 0.35 * chance(seed, i), mood, seed + i)
    return c


def beach_building(mood: Mood, *towers: Tower, seed: int = 1) -> Canvas:
    c = Canvas()
    sky(c, mood, seed)
    hills(c, mood, 472, mix(mood.far, mood.leaf, 0.35), 130, seed)
    for each in towers:
        tower(c, each, mood)
    c.rect(0, 470, 800, 14, mix(mood.leaf, "#a9c572", 0.3))
    bush(c, 10, 478, 780, mood, 12)
    c.rect(0, 482, 800, 22, shade("#e7dfd0", mood))
    for i in range(27):
        c.poly(
            [(i * 30, 504), (i * 30 + 15, 482), (i * 30 + 30, 504)], dark(shade("#e7dfd0", mood), 0.18), 0.6
        )
    sand(c, mood, 504)
    for x, size, lean in ((70, 1.15, 0.12), (150, 0.85, -0.08), (690, 1.05, -0.14), (762, 0.8, 0.08)):
        palm(c, x, 512, size, mood, lean)
    _parasol(c, 270, 566, "#e9826b")
    _parasol(c, 500, 552, "#4f9ab0")
    return c


def gabled_house(mood: Mood, colour: str, roof: str, front: str, seed: int = 1) -> Canvas:
    c = _plot(mood, seed)
    wall(c, 190, 300, 420, 180, colour, mood)
    gable(c, 190, 302, 420, 118, roof, mood)
    wall(c, 420, 330, 170, 150, light(colour, 0.2), mood)
    gable(c, 420, 332, 170, 70, roof, mood, 16)
    garage(c, 448, 480, 118, 92, "#c9bda8", mood)
    door(c, 345, 480, 44, 96, front, mood)
    for x in (218, 284):
        window(c, x, 356, 42, 58, mood, mood.lit > 0.3)
        _flowers(c, x - 4, 424, 50, mood)
    _path(c, 345, 389, mood)
    garden(c, mood, 490, seed)
    gate(c, 0, 190, 500, "#e4dccd", mood, 38)
    gate(c, 610, 190, 500, "#e4dccd", mood, 38)
    return c


def modern_house(mood: Mood, colour: str, wood: str, seed: int = 1) -> Canvas:
    c = _plot(mood, seed)
    wall(c, 150, 330, 500, 150, light(colour, 0.1), mood)
    wall(c, 250, 215, 340, 122, colour, mood)
    c.rect(236, 204, 372, 14, dark(shade(wood, mood), 0.2), 2)
    c.rect(136, 324, 540, 12, dark(shade(wood, mood), 0.2), 2)
    for i in range(22):
        c.rect(470 + i * 5.2, 218, 3.4, 106, shade(wood, mood))
    window(c, 274, 242, 84, 66, mood, mood.lit > 0.2)
    window(c, 372, 242, 84, 66, mood, mood.lit > 0.6)
    window(c, 400, 356, 220, 112, mood, mood.lit > 0.2)
    door(c, 336, 480, 46, 116, wood, mood)
    garage(c, 168, 480, 140, 112, mix(wood, "#d8cdbb", 0.5), mood)
    _path(c, 336, 382, mood)
    bush(c, 400, 486, 230, mood, 13)
    garden(c, mood, 490, seed)
    return c


def townhouse(mood: Mood, colour: str, other: str, roof: str, seed: int = 1) -> Canvas:
    """Sobrados: two or more floors, side by side."""
    c = _plot(mood, seed)
    for x, tone in ((120, other), (300, colour), (480, mix(other, colour, 0.35))):
        _sobrado(c, x, tone, roof, mood, x)
    tree(c, 48, 492, 1.25, mood, seed)
    tree(c, 752, 492, 1.15, mood, seed + 1)
    return c


def _sobrado(c: Canvas, x: float, colour: str, roof: str, mood: Mood, seed: int) -> None:
    wall(c, x, 212, 176, 270, colour, mood)
    gable(c, x, 214, 176, 66, roof, mood, 8)
    lit = chance(seed) < mood.lit
    window(c, x + 22, 250, 50, 66, mood, lit)
    window(c, x + 104, 250, 50, 66, mood, not lit and mood.lit > 0.3)
    c.rect(x + 10, 318, 156, 24, light(shade("#dfe6e4", mood), 0.2), 1, 0.75)
    for i in range(13):
        c.rect(x + 14 + i * 12, 318, 2, 24, dark(shade(colour, mood), 0.4), 0, 0.7)
    c.rect(x + 6, 340, 164, 8, dark(shade(colour, mood), 0.3), 2)
    garage(c, x + 76, 482, 86, 100, "#cfc6b6", mood)
    door(c, x + 22, 482, 36, 96, dark(roof, 0.2), mood)
    bush(c, x + 2, 487, 14, mood, 9)


def condo_street(mood: Mood, colours: tuple[str, ...], roof: str, seed: int = 1) -> Canvas:
    """Equal houses behind one gatehouse, around a green street."""
    c = Canvas()
    sky(c, mood, seed)
    hills(c, mood, 420, mix(mood.far, mood.leaf, 0.25), 230, seed)
    hills(c, mood, 420, mix(mood.far, mood.leaf, 0.6), 130, seed + 2)
    lawn(c, mood, 415)
    for i in range(5):
        tree(c, 14 + i * 194, 428, 0.95 + 0.3 * chance(seed, i), mood, i)
    for i, colour in enumerate(colours):
        _small_house(c, 30 + i * 194, 440, colour, roof, mood, seed + i)
    road = mix("#a9a69f", mood.top, 0.1)
    c.poly([(330, 452), (470, 452), (690, 600), (110, 600)], road)
    c.poly([(396, 452), (404, 452), (418, 600), (382, 600)], "#f4efe2", 0.6)
    for x, base, size in ((262, 500, 0.62), (540, 500, 0.62), (130, 560, 0.95), (672, 560, 0.95)):
        tree(c, x, base, size, mood, round(x))
    _gatehouse(c, mood)
    return c


def _small_house(c: Canvas, x: float, base: float, colour: str, roof: str, mood: Mood, seed: int) -> None:
    wall(c, x, base - 110, 160, 112, colour, mood)
    gable(c, x, base - 108, 160, 62, roof, mood, 12)
    window(c, x + 18, base - 82, 44, 40, mood, chance(seed) < mood.lit)
    door(c, x + 78, base + 2, 24, 62, dark(roof, 0.3), mood)
    window(c, x + 116, base - 82, 28, 40, mood, chance(seed, 1) < mood.lit)
    bush(c, x + 6, base + 5, 60, mood, 10)


def _gatehouse(c: Canvas, mood: Mood) -> None:
    for x, w in ((0, 250), (550, 250)):
        c.rect(x, 530, w, 26, shade("#e6dcc9", mood))
        c.rect(x, 526, w, 6, dark(shade("#b98b66", mood), 0.1))
        bush(c, x + 8, 562, w - 16, mood, 15)
    c.fade(246, 470, 60, 92, shade("#f3ecdd", mood), shade("#d9ccb4", mood))
    window(c, 256, 492, 40, 34, mood, True)
    c.rect(232, 458, 316, 14, shade("#b98b66", mood), 3)
    c.fade(510, 470, 36, 92, shade("#f3ecdd", mood), shade("#d9ccb4", mood))
    c.soft([(232, 472), (548, 472), (548, 482), (232, 482)], "#1d2740", 6, 0.3)


def shop(mood: Mood, colour: str, awning: str, seed: int = 1) -> Canvas:
    c = Canvas()
    sky(c, mood, seed)
    skyline(c, mood, 472, seed, 220)
    street(c, mood)
    wall(c, 130, 150, 540, 330, colour, mood)
    c.rect(122, 142, 556, 14, dark(shade(colour, mood), 0.25), 2)
    for x in (172, 296, 420, 544):
        window(c, x, 184, 84, 62, mood, chance(seed, x) < mood.lit)
    c.rect(150, 272, 500, 40, dark(shade(awning, mood), 0.35), 4)
    c.rect(330, 287, 140, 10, LAMP, 5, 0.85)
    c.fade(160, 340, 480, 136, mix(LAMP, "#ffffff", 0.3), mix("#e6b57e", "#ffffff", 0.15))
    _shelves(c)
    for x in (160, 318, 438, 636):
        c.rect(x - 2, 336, 7, 142, dark(shade(colour, mood), 0.55))
    for i in range(12):
        x, tone = 148 + i * 42, awning if i % 2 else "#f8f2e4"
        c.poly([(x, 312), (x + 42, 312), (x + 44, 348), (x - 2, 348)], shade(tone, mood))
        c.oval(x + 21, 348, 22, 9, shade(tone, mood))
    tree(c, 74, 488, 1.15, mood, seed)
    tree(c, 728, 488, 1.2, mood, seed + 2)
    for x in (140, 640):
        _pot(c, x, 488, mood)
    return c


def _shelves(c: Canvas) -> None:
    for x, w in ((176, 130), (454, 170)):
        for y in (396, 436):
            c.rect(x, y, w, 4, "#8d6b4d")
            for i in range(round(w / 20)):
                tone = ("#5c8fa0", "#d98b6a", "#8fae7c", "#c9a45c")[(i + y) % 4]
                c.rect(x + 4 + i * 20, y - 10 - 14 * chance(i, y), 13, 10 + 14 * chance(i, y), tone, 2)
    c.rect(334, 366, 92, 110, "#f4e2bd", 2)
    c.rect(416, 420, 4, 26, "#8d6b4d", 2)


def warehouse(mood: Mood, colour: str, accent: str, seed: int = 1) -> Canvas:
    c = Canvas()
    sky(c, mood, seed)
    hills(c, mood, 440, mix(mood.far, mood.leaf, 0.3), 90, seed)
    tone = mix("#b9b4a9", mood.top, 0.15)
    c.fade(0, 436, 800, 164, light(tone, 0.25), dark(tone, 0.15))
    wall(c, 90, 250, 620, 210, colour, mood)
    c.poly([(74, 254), (400, 168), (726, 254)], shade(accent, mood))
    c.poly([(110, 254), (400, 180), (690, 254)], light(shade(colour, mood), 0.15))
    for i in range(52):
        c.rect(96 + i * 12, 262, 1.6, 196, dark(shade(colour, mood), 0.16), 0, 0.6)
    c.rect(90, 250, 620, 12, shade(accent, mood))
    for x in (140, 330, 520):
        garage(c, x, 460, 140, 130, "#dcd6c9", mood)
        c.rect(x - 10, 322, 160, 8, dark(shade(accent, mood), 0.15), 2)
    for i in range(9):
        window(c, 128 + i * 64, 280, 40, 20, mood, mood.lit > 0.3)
    _truck(c, 560, 506, accent, mood)
    for x in (36, 764):
        tree(c, x, 470, 0.95, mood, x)
    return c


def _truck(c: Canvas, x: float, base: float, accent: str, mood: Mood) -> None:
    c.glow(x + 70, base + 2, 100, 9, "#1d2740", 6, 0.45)
    c.fade(x, base - 84, 110, 74, shade("#fbf7ee", mood), shade("#ded7c9", mood), 3)
    c.rect(x, base - 54, 110, 10, shade(accent, mood))
    c.fade(x + 114, base - 62, 46, 54, light(shade(accent, mood), 0.15), shade(accent, mood), 6)
    c.rect(x + 132, base - 54, 24, 20, light(mood.glass, 0.2), 3)
    for dx in (26, 86, 138):
        c.oval(x + dx, base - 6, 12, 12, "#2d3446")
        c.oval(x + dx, base - 6, 5, 5, "#b9bec8")


def land(mood: Mood, seed: int = 1, sign: str = "#e9826b") -> Canvas:
    c = Canvas()
    sky(c, mood, seed)
    hills(c, mood, 400, mix(mood.far, mood.leaf, 0.25), 190, seed)
    hills(c, mood, 412, mix(mood.far, mood.leaf, 0.6), 110, seed + 3)
    lawn(c, mood, 400)
    c.poly([(150, 456), (650, 456), (790, 580), (10, 580)], mix("#c9b07a", mood.leaf, 0.35), 0.75)
    for a, b in (
        ((150, 456), (650, 456)),
        ((650, 456), (790, 580)),
        ((790, 580), (10, 580)),
        ((10, 580), (150, 456)),
    ):
        c.line([a, b], "#fdf6e3", 3, 0.9)
    for x, y in ((150, 456), (650, 456), (790, 580), (10, 580)):
        c.rect(x - 4, y - 26, 8, 30, "#a5825d", 2)
    c.rect(524, 420, 6, 86, "#8a6a4d")
    c.rect(470, 396, 114, 52, sign, 5)
    c.rect(486, 410, 82, 7, "#fff8ea", 3)
    c.rect(498, 425, 58, 6, "#fff8ea", 3, 0.8)
    for x, base, size in (
        (70, 446, 0.9),
        (150, 430, 0.55),
        (706, 436, 0.75),
        (760, 450, 1.0),
        (300, 424, 0.45),
    ):
        tree(c, x, base, size, mood, x)
    return c


def farm(mood: Mood, colour: str, roof: str, seed: int = 1) -> Canvas:
    c = Canvas()
    sky(c, mood, seed)
    hills(c, mood, 380, mix(mood.far, mood.leaf, 0.3), 200, seed)
    hills(c, mood, 400, mix(mood.far, mood.leaf, 0.65), 120, seed + 5)
    lawn(c, mood, 386)
    wall(c, 240, 320, 300, 110, colour, mood)
    c.poly([(204, 324), (262, 244), (518, 244), (576, 324)], shade(roof, mood))
    for i in range(1, 5):
        y = 244 + i * 16
        c.line([(262 - i * 11.6, y), (518 + i * 11.6, y)], dark(shade(roof, mood), 0.2), 1.6, 0.7)
    for x in (216, 300, 384, 468, 552):
        c.rect(x, 322, 8, 110, light(shade("#a77b57", mood), 0.1))
    c.rect(206, 428, 368, 10, shade("#c9b89b", mood), 2)
    for x in (262, 326, 476):
        window(c, x, 348, 34, 46, mood, mood.lit > 0.2, "#5f87a0")
    door(c, 404, 430, 38, 84, "#5f87a0", mood)
    _lake(c, mood)
    _fence(c, mood)
    for x, base, size in ((110, 440, 1.35), (178, 424, 0.8), (650, 440, 1.2), (724, 452, 1.5)):
        tree(c, x, base, size, mood, x)
    return c


def _lake(c: Canvas, mood: Mood) -> None:
    c.oval(560, 520, 170, 34, dark(mix(mood.leaf, "#a9c572", 0.4), 0.15))
    c.oval(560, 518, 164, 30, mix("#7fb9c9", mood.bottom, 0.3))
    for i in range(9):
        c.rect(430 + 220 * chance(i, 3), 500 + 36 * chance(i, 4), 34, 1.6, "#ffffff", 1, 0.5)


def _fence(c: Canvas, mood: Mood) -> None:
    wood = shade("#c7a57f", mood)
    for y in (548, 566):
        c.rect(0, y, 800, 6, wood, 2)
    for x in range(10, 800, 60):
        c.rect(x, 534, 9, 54, dark(wood, 0.1), 2)


def _plot(mood: Mood, seed: int) -> Canvas:
    c = Canvas()
    sky(c, mood, seed)
    skyline(c, mood, 480, seed, 110)
    lawn(c, mood, 476)
    tone = shade("#ddd5c6", mood)
    c.rect(0, 520, 800, 24, tone)
    c.rect(0, 542, 800, 6, dark(tone, 0.2))
    road = shade("#868d99", mood)
    c.fade(0, 548, 800, 52, road, dark(road, 0.2))
    return c


def _path(c: Canvas, left: float, right: float, mood: Mood) -> None:
    c.poly([(left - 4, 480), (right + 4, 480), (right + 26, 522), (left - 26, 522)], shade("#e6ddcc", mood))


def _flowers(c: Canvas, x: float, y: float, w: float, mood: Mood) -> None:
    c.rect(x, y, w, 10, shade("#a06a4f", mood), 2)
    for i in range(7):
        tone = ("#e9826b", "#f2c14e", "#f6efe2")[i % 3]
        c.oval(x + 4 + i * (w - 8) / 6, y - 3 - 3 * (i % 2), 4.5, 4.5, mood.leaf)
        c.oval(x + 4 + i * (w - 8) / 6, y - 6 - 3 * (i % 2), 2.6, 2.6, tone)


def _pot(c: Canvas, x: float, base: float, mood: Mood) -> None:
    c.oval(x + 8, base - 38, 16, 20, mood.leaf)
    c.oval(x + 4, base - 44, 9, 11, light(mood.leaf, 0.2))
    c.poly([(x - 6, base - 24), (x + 22, base - 24), (x + 18, base), (x - 2, base)], shade("#b9735a", mood))


def _parasol(c: Canvas, x: float, base: float, colour: str) -> None:
    c.glow(x + 16, base, 44, 7, "#1d2740", 5, 0.3)
    c.line([(x, base), (x - 6, base - 62)], "#8a7a66", 2.5)
    c.pen.pieslice([(x - 52) * 2, (base - 92) * 2, (x + 40) * 2, (base - 30) * 2], 180, 360, fill=colour)
    c.pen.pieslice([(x - 26) * 2, (base - 92) * 2, (x + 14) * 2, (base - 30) * 2], 180, 360, fill="#fbf3e2")


def sea_from_beach(c: Canvas, mood: Mood, horizon: float) -> None:
    """Sky over sea: the view from a balcony at the beach."""
    sky(c, mood, 5, horizon)
    hills(c, mood, horizon, mix(mood.far, mood.leaf, 0.3), 60, 8)
    sea(c, mood, horizon)
