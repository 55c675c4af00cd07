"""Rooms, balconies and the terrace of a penthouse."""

from drawing.buildings import LAMP
from drawing.canvas import Canvas, chance, dark, light, mix
from drawing.nature import Mood, palm, sky, skyline, tree
from drawing.outdoors import sea_from_beach

LEAVES = ((-36, -82), (-22, -112), (0, -126), (24, -110), (38, -78), (-46, -54), (46, -52))


def room(mood: Mood, paint: str, wood: str, horizon: float = 430) -> Canvas:
    """Wall, skirting and wooden floor; what follows is put in front."""
    c = Canvas()
    c.fade(0, 0, 800, horizon, light(paint, 0.35), paint)
    c.fade(0, horizon, 800, 600 - horizon, light(wood, 0.12), dark(wood, 0.12))
    for i in range(1, 7):
        y = horizon + (600 - horizon) * (i / 7) ** 1.5
        c.line([(0, y), (800, y)], dark(wood, 0.2), 1.4, 0.45)
    for i in range(-4, 14):
        c.line([(220 + i * 45, horizon), (400 + (i - 4) * 130, 600)], dark(wood, 0.2), 1.2, 0.25)
    c.rect(0, horizon - 10, 800, 12, light(paint, 0.7))
    return c


def view(c: Canvas, x: float, y: float, w: float, h: float, mood: Mood, seaside: bool) -> None:
    """A window onto the outside, with its frame and its light on the floor."""
    outside = Canvas()
    if seaside:
        sea_from_beach(outside, mood, 340)
        palm(outside, 620, 640, 1.7, mood, -0.1)
    else:
        sky(outside, mood, 3, 520)
        skyline(outside, mood, 600, 5, 330)
        tree(outside, 140, 660, 2.0, mood, 3)
    c.rect(x - 9, y - 9, w + 18, h + 18, "#f8f4ea", 3)
    c.image.paste(outside.image.resize((round(w * 2), round(h * 2))), (round(x * 2), round(y * 2)))
    c.poly([(x, y + h * 0.6), (x + w * 0.4, y), (x + w * 0.55, y), (x, y + h * 0.85)], "#ffffff", 0.16)
    for i in (1, 2):
        c.rect(x + w * i / 3 - 3, y, 6, h, "#f8f4ea")
    c.soft([(x, 440), (x + w, 440), (x + w + 120, 600), (x + 40, 600)], mood.sun, 22, 0.28)


def curtain(c: Canvas, x: float, y: float, w: float, h: float, colour: str) -> None:
    for i in range(5):
        c.fade(x + i * w / 5, y, w / 5 + 1, h, light(colour, 0.3 if i % 2 else 0.1), colour, 2)
    c.rect(x - 6, y - 6, w + 12, 6, "#8a6f57", 3)


def living(mood: Mood, paint: str, sofa: str, seaside: bool, wood: str = "#c79a6b") -> Canvas:
    c = room(mood, paint, wood)
    view(c, 70, 90, 330, 240, mood, seaside)
    curtain(c, 34, 78, 46, 340, mix(sofa, "#fff6e6", 0.6))
    curtain(c, 392, 78, 46, 340, mix(sofa, "#fff6e6", 0.6))
    _pictures(c, 500, 130, sofa)
    _rug(c, 420, 545, 330, mix(sofa, "#fff2dc", 0.7))
    _sofa(c, 420, 470, sofa)
    _table(c, 300, 535)
    _plant(c, 96, 470, mood, 1.25)
    _lamp(c, 755, 480)
    return c


def bedroom(mood: Mood, paint: str, linen: str, seaside: bool = False) -> Canvas:
    c = room(mood, paint, "#b98d64", 420)
    view(c, 520, 86, 210, 210, mood, seaside)
    curtain(c, 490, 74, 38, 346, mix(linen, "#fff6e6", 0.65))
    curtain(c, 722, 74, 38, 346, mix(linen, "#fff6e6", 0.65))
    _pictures(c, 190, 92, linen)
    _rug(c, 290, 560, 330, mix(linen, "#f6ead6", 0.75))
    c.glow(280, 545, 240, 26, "#1d2740", 14, 0.4)
    c.fade(96, 250, 368, 190, light("#9a7354", 0.2), "#9a7354", 12)
    c.fade(104, 376, 352, 160, "#fdf9f0", "#e7dccb", 12)
    c.fade(96, 430, 368, 112, light(linen, 0.2), dark(linen, 0.1), 14)
    c.rect(96, 424, 368, 24, light(linen, 0.5), 10)
    for x, tone in ((128, "#fffdf7"), (296, "#fffdf7"), (212, light(linen, 0.35))):
        c.soft([(x + 6, 350), (x + 136, 350), (x + 136, 400), (x + 6, 400)], "#1d2740", 8, 0.2)
        c.fade(x, 340, 132, 58, tone, dark(tone, 0.08), 18)
    for x in (34, 478):
        _nightstand(c, x, 470)
    return c


def kitchen(mood: Mood, paint: str, fronts: str, top: str = "#efe8dc") -> Canvas:
    c = room(mood, paint, "#cdb89a", 470)
    _tiles(c, paint)
    for i in range(4):
        c.fade(40 + i * 118, 70, 112, 110, light(fronts, 0.2), fronts, 3)
        c.rect(132 + i * 118, 150, 4, 20, "#e9d9b4", 2)
    view(c, 540, 90, 200, 150, mood, False)
    c.rect(40, 180, 472, 6, LAMP, 3, 0.8)
    c.glow(276, 205, 240, 26, LAMP, 22, 0.5)
    for i in range(5):
        c.fade(40 + i * 118, 330, 112, 150, light(fronts, 0.12), dark(fronts, 0.1), 3)
        c.rect(84 + i * 118, 346, 28, 4, "#e9d9b4", 2)
    c.rect(30, 312, 604, 18, top, 3)
    c.rect(30, 328, 604, 5, dark(top, 0.25), 0, 0.5)
    _fridge(c)
    _counter_things(c, mood)
    _island(c, fronts, top)
    return c


def balcony(mood: Mood, seaside: bool, cushion: str) -> Canvas:
    c = Canvas()
    if seaside:
        sea_from_beach(c, mood, 300)
        palm(c, 120, 640, 2.0, mood, 0.08)
    else:
        sky(c, mood, 3, 420)
        skyline(c, mood, 470, 9, 240)
        c.rect(0, 465, 800, 60, dark(mix(mood.leaf, "#a9c572", 0.4), 0.1))
        for i in range(7):
            tree(c, i * 130 + 20, 520, 0.9 + 0.3 * chance(i), mood, i)
    c.fade(0, 0, 800, 50, "#efe7d8", "#d8cdb9")
    c.fade(0, 0, 46, 600, "#e9e0cf", "#cfc3ad")
    c.fade(0, 500, 800, 100, "#cfa985", "#a9825f")
    for i in range(1, 6):
        c.line([(0, 500 + i * i * 4), (800, 500 + i * i * 4)], "#8b6a4c", 1.3, 0.5)
    c.rect(0, 386, 800, 122, "#dff0f2", 0, 0.25)
    for x in (46, 250, 450, 650):
        c.rect(x, 380, 5, 130, "#f6f2e8")
    c.rect(0, 376, 800, 8, "#f6f2e8", 3)
    _armchair(c, 470, 556, cushion)
    _armchair(c, 640, 572, cushion)
    _table(c, 300, 552, 0.85)
    _plant(c, 110, 566, mood, 1.5)
    for i in range(12):
        c.oval(60 + i * 66, 66 + 10 * (i % 2), 4, 4, LAMP)
    c.line([(46 + i * 66, 56 + 12 * (i % 2)) for i in range(13)], "#6f6454", 1.2, 0.8)
    return c


def terrace(mood: Mood, deck: str, cushion: str) -> Canvas:
    """A penthouse's roof with its pool over the city."""
    c = Canvas()
    sky(c, mood, 4, 360)
    skyline(c, mood, 392, 6, 190)
    c.rect(0, 340, 800, 54, "#dff0f2", 0, 0.35)
    c.rect(0, 336, 800, 6, "#f6f2e8", 2)
    c.fade(0, 390, 800, 210, light(deck, 0.15), dark(deck, 0.15))
    for i in range(1, 9):
        c.line([(0, 390 + i * i * 3.3), (800, 390 + i * i * 3.3)], dark(deck, 0.25), 1.4, 0.5)
    _pool(c, mood)
    _lounger(c, 190, 416, cushion)
    _lounger(c, 110, 470, cushion)
    _pergola(c, mood)
    _plant(c, 50, 560, mood, 1.4)
    _plant(c, 768, 440, mood, 0.9)
    return c


def leisure(mood: Mood, cushion: str) -> Canvas:
    """The condominium's pool among palms."""
    c = Canvas()
    sky(c, mood, 7, 380)
    skyline(c, mood, 380, 4, 200)
    for i in range(9):
        tree(c, i * 100, 400, 0.8 + 0.3 * chance(i, 2), mood, i)
    c.fade(0, 385, 800, 215, "#e9dcc4", "#c9b694")
    _pool(c, mood)
    for x, size, lean in ((60, 1.5, 0.06), (742, 1.35, -0.08)):
        palm(c, x, 470, size, mood, lean)
    _lounger(c, 190, 416, cushion)
    _lounger(c, 110, 470, cushion)
    return c


def studio(mood: Mood, paint: str, linen: str) -> Canvas:
    """One room for everything: bed, desk and kitchenette."""
    c = room(mood, paint, "#c9a27a", 430)
    view(c, 300, 84, 230, 220, mood, False)
    curtain(c, 268, 72, 40, 340, mix(linen, "#fff6e6", 0.65))
    curtain(c, 524, 72, 40, 340, mix(linen, "#fff6e6", 0.65))
    for i in range(2):
        c.fade(590 + i * 92, 80, 86, 100, light(linen, 0.35), mix(linen, "#efe4d2", 0.3), 3)
        c.fade(590 + i * 92, 320, 86, 126, light(linen, 0.2), mix(linen, "#e0d2ba", 0.3), 3)
        c.rect(622 + i * 92, 334, 24, 4, "#e9d9b4", 2)
    c.glow(680, 446, 110, 8, "#1d2740", 7, 0.4)
    c.rect(582, 306, 196, 14, "#fbf6ec", 3)
    c.fade(612, 278, 34, 28, "#d98b6a", "#b96d50", 5)
    c.line([(716, 306), (716, 270), (742, 270), (742, 280)], "#a9a498", 4)
    c.rect(590, 182, 178, 5, LAMP, 2, 0.9)
    c.glow(680, 210, 90, 22, LAMP, 16, 0.5)
    c.glow(170, 535, 210, 22, "#1d2740", 12, 0.4)
    _rug(c, 400, 545, 230, mix(linen, "#f6ead6", 0.7))
    c.fade(30, 300, 40, 230, light("#9a7354", 0.2), "#9a7354", 8)
    c.fade(44, 420, 330, 110, light(linen, 0.15), dark(linen, 0.1), 14)
    c.rect(44, 412, 330, 30, "#fdf9f0", 12)
    c.fade(62, 374, 96, 52, "#fffdf7", "#e9dfcd", 16)
    _pictures(c, 96, 130, linen)
    c.rect(430, 380, 120, 8, "#8a6f57", 2)
    for x in (436, 538):
        c.rect(x, 388, 6, 92, "#8a6f57")
    c.rect(460, 340, 62, 38, "#3a4256", 3)
    _plant(c, 560, 520, mood, 1.0)
    return c


def office(mood: Mood, paint: str, accent: str) -> Canvas:
    c = room(mood, paint, "#b9b3a6", 440)
    view(c, 60, 80, 420, 240, mood, False)
    c.fade(560, 110, 180, 210, light(accent, 0.1), accent, 6)
    c.rect(584, 150, 132, 12, "#fff8ea", 5, 0.9)
    c.rect(604, 178, 92, 8, "#fff8ea", 4, 0.7)
    for x in (150, 420):
        c.glow(x + 90, 540, 140, 14, "#1d2740", 10, 0.4)
        c.rect(x, 420, 200, 12, "#b98d64", 3)
        c.rect(x + 8, 432, 8, 106, "#8d939c")
        c.rect(x + 184, 432, 8, 106, "#8d939c")
        c.rect(x + 60, 356, 92, 54, "#333c52", 4)
        c.rect(x + 64, 360, 84, 46, light(accent, 0.35), 2)
        c.rect(x + 100, 408, 12, 14, "#333c52")
        c.fade(x + 66, 446, 72, 62, light(accent, 0.15), dark(accent, 0.15), 14)
        c.rect(x + 98, 506, 8, 30, "#4a5163")
    for x in (200, 420, 640):
        _pendant(c, x, 60)
    _plant(c, 720, 540, mood, 1.5)
    return c


def bathroom(mood: Mood, paint: str, accent: str) -> Canvas:
    c = room(mood, paint, "#d5cfc4", 470)
    _tiles(c, paint)
    c.fade(90, 90, 250, 190, light(mood.glass, 0.55), mood.glass, 16)
    c.poly([(110, 230), (230, 90), (280, 90), (130, 270)], "#ffffff", 0.3)
    c.glow(215, 84, 130, 10, LAMP, 12, 0.8)
    c.rect(60, 340, 320, 18, "#f6f1e6", 4)
    c.fade(70, 358, 300, 100, light(accent, 0.15), dark(accent, 0.05), 4)
    c.rect(218, 366, 3, 84, dark(accent, 0.3))
    c.fade(150, 318, 130, 26, "#ffffff", "#e6e0d4", 12)
    c.line([(215, 318), (215, 290), (236, 290)], "#a9a498", 5)
    c.rect(470, 60, 8, 420, "#c9d4d6", 2)
    c.rect(478, 60, 260, 420, "#dcedf0", 0, 0.4)
    c.line([(690, 120), (690, 110), (620, 110)], "#a9a498", 5)
    c.oval(616, 116, 30, 6, "#b9b4a8")
    for i in range(9):
        c.line([(596 + i * 5, 126), (592 + i * 6, 300)], "#ffffff", 1, 0.5)
    _rug(c, 220, 545, 150, light(accent, 0.4))
    _plant(c, 420, 500, mood, 0.9)
    return c


def _sofa(c: Canvas, x: float, base: float, colour: str) -> None:
    c.glow(x + 150, base + 46, 190, 16, "#1d2740", 12, 0.45)
    c.fade(x, base - 110, 300, 120, light(colour, 0.15), colour, 22)
    c.fade(x - 24, base - 70, 60, 106, light(colour, 0.1), dark(colour, 0.1), 20)
    c.fade(x + 264, base - 70, 60, 106, light(colour, 0.05), dark(colour, 0.14), 20)
    for i in (0, 1):
        c.fade(x + 32 + i * 118, base - 44, 116, 52, light(colour, 0.22), colour, 12)
    c.rect(x + 20, base + 4, 260, 32, dark(colour, 0.16), 8)
    for i, tone in enumerate(("#f2c879", "#f7efe0", "#d98b6a")):
        c.fade(x + 40 + i * 88, base - 86, 58, 50, light(tone, 0.2), tone, 12)
    for dx in (6, 284):
        c.rect(x + dx, base + 34, 8, 16, "#6b5342", 2)


def _table(c: Canvas, x: float, base: float, size: float = 1) -> None:
    c.glow(x + 60 * size, base + 34 * size, 80 * size, 9 * size, "#1d2740", 7, 0.4)
    for dx in (16, 98):
        c.rect(x + dx * size, base, 6 * size, 36 * size, "#6b5342", 2)
    c.oval(x + 60 * size, base, 74 * size, 15 * size, "#8a6a4f")
    c.oval(x + 60 * size, base - 4 * size, 74 * size, 14 * size, "#b08a66")
    c.rect(x + 66 * size, base - 34 * size, 22 * size, 28 * size, "#7fb0ab", 5)
    c.rect(x + 20 * size, base - 14 * size, 36 * size, 7 * size, "#f3ead9", 2)


def _plant(c: Canvas, x: float, base: float, mood: Mood, size: float) -> None:
    leaf = mix(mood.leaf, "#5f9d76", 0.5)
    c.glow(x, base, 34 * size, 7 * size, "#1d2740", 6, 0.4)
    for i, (dx, dy) in enumerate(
        ((-36, -82), (-22, -112), (0, -126), (24, -110), (38, -78), (-46, -54), (46, -52))
    ):
        tone = light(leaf, 0.18) if i % 2 else leaf
        tip = (x + dx * size, base + dy * size)
        side = 13 * size
        middle = (x + dx * 0.55 * size, base + (dy * 0.72 - 6) * size)
        c.poly(
            [(x, base - 34 * size), (middle[0] - side, middle[1]), tip, (middle[0] + side, middle[1])], tone
        )
        c.line([(x, base - 34 * size), tip], dark(leaf, 0.2), 1.2, 0.6)
    pot = "#c9795c"
    c.poly([(x - 22 * size, base - 38 * size), (x + 22 * size, base - 38 * size),
            (x + 16 * size, base), (x - 16 * size, base)], pot)  # fmt: skip
    c.rect(x - 24 * size, base - 42 * size, 48 * size, 9 * size, light(pot, 0.15), 2)


def _lamp(c: Canvas, x: float, base: float) -> None:
    c.glow(x, base - 230, 90, 80, LAMP, 45, 0.5)
    c.rect(x - 2, base - 210, 4, 210, "#6b5342")
    c.oval(x, base, 24, 5, "#6b5342")
    c.poly(
        [(x - 22, base - 250), (x + 22, base - 250), (x + 36, base - 200), (x - 36, base - 200)], "#fbe6b4"
    )


def _pendant(c: Canvas, x: float, y: float) -> None:
    c.line([(x, 0), (x, y - 20)], "#5b5145", 2)
    c.glow(x, y + 12, 70, 50, LAMP, 30, 0.45)
    c.pen.pieslice([(x - 32) * 2, (y - 24) * 2, (x + 32) * 2, (y + 36) * 2], 180, 360, fill="#d9a15f")
    c.oval(x, y + 7, 9, 7, "#fff3cf")


def _pictures(c: Canvas, x: float, y: float, accent: str) -> None:
    for dx, w, h, tone in ((0, 86, 110, accent), (100, 66, 66, "#e0a070")):
        left, right, top, foot = x + dx + 5, x + dx + w + 5, y + 7, y + h + 7
        c.soft([(left, top), (right, top), (right, foot), (left, foot)], "#1d2740", 6, 0.25)
        c.rect(x + dx, y, w, h, "#8a6f57", 2)
        c.rect(x + dx + 5, y + 5, w - 10, h - 10, "#faf4e7")
        c.oval(x + dx + w * 0.62, y + h * 0.38, w * 0.14, w * 0.14, "#f2c879")
        c.poly([(x + dx + 9, y + h - 9), (x + dx + w * 0.4, y + h * 0.5), (x + dx + w * 0.62, y + h * 0.72),
                (x + dx + w * 0.76, y + h * 0.6), (x + dx + w - 9, y + h - 9)], tone)  # fmt: skip


def _rug(c: Canvas, x: float, y: float, rx: float, colour: str) -> None:
    c.oval(x, y, rx, 44, dark(colour, 0.12))
    c.oval(x, y - 2, rx - 8, 40, colour)
    c.oval(x, y - 2, rx - 26, 33, light(colour, 0.3), 0.6)


def _nightstand(c: Canvas, x: float, base: float) -> None:
    c.fade(x, base - 74, 56, 80, "#b08a66", "#8f6c4d", 4)
    c.rect(x + 22, base - 46, 12, 4, "#e9d9b4", 2)
    c.glow(x + 28, base - 116, 46, 40, LAMP, 26, 0.55)
    c.rect(x + 26, base - 104, 4, 30, "#6b5342")
    c.poly([(x + 16, base - 136), (x + 40, base - 136), (x + 48, base - 102), (x + 8, base - 102)], "#fbe6b4")


def _tiles(c: Canvas, paint: str) -> None:
    for row in range(6):
        for i in range(27):
            tone = light(paint, 0.25 + 0.3 * chance(row, i))
            c.rect(i * 30 - 15 * (row % 2), 190 + row * 21, 28, 19, tone, 2, 0.7)


def _fridge(c: Canvas) -> None:
    c.soft([(648, 250), (780, 250), (790, 500), (648, 500)], "#1d2740", 12, 0.3)
    c.fade(646, 262, 124, 226, "#eef0ef", "#c4c9ca", 8)
    c.rect(646, 344, 124, 3, "#9aa1a4")
    for y in (286, 362):
        c.rect(660, y, 5, 42, "#8d9498", 2)


def _counter_things(c: Canvas, mood: Mood) -> None:
    c.rect(300, 302, 120, 10, "#333c46", 2)
    for x in (326, 370):
        c.oval(x + 12, 302, 18, 4, "#566069")
    c.fade(318, 268, 44, 34, "#d98b6a", "#b96d50", 6)
    c.rect(312, 266, 56, 5, "#a35d43", 2)
    c.line([(180, 312), (180, 268), (212, 268), (212, 280)], "#a9a498", 5)
    c.oval(90, 300, 26, 12, "#e8dcc4")
    for dx, tone in ((-10, "#e0a03c"), (4, "#cf5a4a"), (14, "#8fae5c")):
        c.oval(90 + dx, 290, 9, 9, tone)
    _plant(c, 500, 314, mood, 0.5)


def _island(c: Canvas, fronts: str, top: str) -> None:
    c.glow(330, 596, 300, 16, "#1d2740", 12, 0.4)
    c.fade(110, 470, 440, 130, light(fronts, 0.3), mix(fronts, "#fff6e6", 0.15), 4)
    c.rect(90, 452, 480, 20, top, 4)
    c.rect(90, 470, 480, 5, dark(top, 0.3), 0, 0.5)
    for x in (170, 330, 490):
        c.rect(x - 34, 500, 68, 12, "#a97c55", 5)
        c.rect(x - 26, 512, 5, 88, "#7d5b3e")
        c.rect(x + 21, 512, 5, 88, "#7d5b3e")
        _pendant(c, x, 40)


def _armchair(c: Canvas, x: float, base: float, cushion: str) -> None:
    c.glow(x + 50, base, 74, 10, "#1d2740", 8, 0.45)
    c.fade(x, base - 112, 104, 80, "#b08a66", "#94704f", 18)
    c.fade(x + 10, base - 100, 84, 64, light(cushion, 0.25), cushion, 14)
    c.fade(x - 6, base - 52, 116, 32, light(cushion, 0.3), dark(cushion, 0.08), 10)
    for dx in (0, 96):
        c.rect(x + dx, base - 30, 8, 30, "#7d5b3e", 2)


def _pool(c: Canvas, mood: Mood) -> None:
    c.poly([(312, 426), (716, 426), (796, 572), (230, 572)], "#f8f3e6")
    c.poly([(324, 434), (706, 434), (776, 560), (250, 560)], mix("#4fb3c4", mood.top, 0.15))
    c.poly([(324, 434), (706, 434), (712, 446), (317, 446)], "#2f8ea3", 0.6)
    for i in range(26):
        y = 452 + 100 * chance(i, 41)
        c.rect(310 + 380 * chance(i, 42), y, 20 + 26 * chance(i, 43), 2.2, "#ffffff", 1, 0.4)


def _lounger(c: Canvas, x: float, base: float, cushion: str) -> None:
    c.glow(x + 50, base + 36, 90, 9, "#1d2740", 6, 0.45)
    for dx in (6, 104):
        c.rect(x + dx, base + 14, 6, 22, "#7d5b3e")
    c.poly([(x + 4, base + 20), (x - 36, base - 46), (x - 28, base - 52), (x + 16, base + 12)], "#7d5b3e")
    c.rect(x - 2, base + 10, 122, 8, "#8a6f57", 3)
    c.rect(x, base - 2, 118, 14, cushion, 6)
    c.poly([(x + 2, base + 8), (x - 34, base - 50), (x - 20, base - 56), (x + 20, base)], light(cushion, 0.3))


def _pergola(c: Canvas, mood: Mood) -> None:
    wood = mix("#a97c55", mood.top, 0.1)
    for x in (560, 770):
        c.rect(x, 220, 12, 200, wood, 2)
    for i in range(8):
        c.rect(548 + i * 32, 208, 10, 14, dark(wood, 0.1), 2)
    c.rect(540, 218, 260, 10, wood, 2)
    for i in range(6):
        c.oval(566 + i * 40, 240, 4, 4, LAMP)
        c.glow(566 + i * 40, 240, 14, 14, LAMP, 10, 0.6)
