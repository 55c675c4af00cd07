"""Draws the installed application's icons from the brand's shape: `python scripts/icons.py`, once."""

from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "static" / "icons"
GREEN, WHITE = (11, 107, 93, 255), (255, 255, 255, 255)
FINER = 4  # drawn larger, made small: smooth edges
HOUSE = [
    (16, 2.6),
    (30, 13.6),
    (30, 23),
    (26, 27),
    (15.6, 27),
    (10, 31),
    (9.5, 27),
    (6, 27),
    (2, 23),
    (2, 13.6),
]
TICK = [(10.2, 17.8), (14.2, 21.8), (21.8, 13.8)]


def drawn(
    size: int, share: float, ground: tuple[int, ...], house: tuple[int, ...], tick: tuple[int, ...]
) -> Image.Image:
    """The house over `share` of a square of `size` pixels."""
    large = size * FINER
    image = Image.new("RGBA", (large, large), ground)
    pen, unit, edge = ImageDraw.Draw(image), large * share / 32, large * (1 - share) / 2
    place = lambda points: [(edge + x * unit, edge + y * unit) for x, y in points]  # noqa: E731
    pen.polygon(place(HOUSE), fill=house)
    pen.line(place(HOUSE + HOUSE[:2]), fill=house, width=round(unit * 1.6), joint="curve")
    pen.line(place(TICK), fill=tick, width=round(unit * 3), joint="curve")
    for x, y in place((TICK[0], TICK[-1])):
        pen.ellipse((x - unit * 1.5, y - unit * 1.5, x + unit * 1.5, y + unit * 1.5), fill=tick)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    clear = (0, 0, 0, 0)
    for size in (192, 512):
        drawn(size, 0.86, clear, GREEN, WHITE).save(FOLDER / f"app-{size}.png", optimize=True)
    drawn(512, 0.56, GREEN, WHITE, GREEN).save(FOLDER / "app-maskable-512.png", optimize=True)
    drawn(180, 0.62, GREEN, WHITE, GREEN).save(FOLDER / "app-apple-180.png", optimize=True)
    drawn(96, 0.86, clear, WHITE, clear).save(FOLDER / "badge.png", optimize=True)


main()
