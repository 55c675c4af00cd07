"""A picture of 800 × 600 units drawn at twice the size, and the few shapes that every scene is made of."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDTH, HEIGHT, SCALE = 800, 600, 2
Point = tuple[float, float]


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: str, other: str, share: float) -> str:
    """`share` 0 is the first colour, 1 the second."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def light(colour: str, share: float = 0.25) -> str:
    return mix(colour, "#fffaf0", share)


def dark(colour: str, share: float = 0.2) -> str:
    return mix(colour, "#1d2740", share)


def chance(*seeds: int) -> float:
    """A number from 0 to 1 that is always the same for the same seeds."""
    value = 2166136261
    for seed in (*seeds, 77):
        value = ((value ^ (seed & 0xFFFF)) * 16777619) & 0xFFFFFFFF
        value ^= value >> 13
    return (value * 2654435761 & 0xFFFFFFFF) / 0xFFFFFFFF


class Canvas:
    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), "#ffffff")
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def rect(self, x: float, y: float, w: float, h: float, colour: str, r: float = 0, a: float = 1) -> None:
        box = [x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1]
        if box[2] < box[0] or box[3] < box[1]:
            return
        self.pen.rounded_rectangle(box, r * SCALE, fill=(*rgb(colour), round(a * 255)))

    def poly(self, points: list[Point], colour: str, a: float = 1) -> None:
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=(*rgb(colour), round(a * 255)))

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str, a: float = 1) -> None:
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        self.pen.ellipse(box, fill=(*rgb(colour), round(a * 255)))

    def line(self, points: list[Point], colour: str, width: float = 2, a: float = 1) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, (*rgb(colour), round(a * 255)), round(width * SCALE), joint="curve")

    def fade(self, x: float, y: float, w: float, h: float, top: str, bottom: str, r: float = 0) -> None:
        """A vertical gradient, with round corners if wanted."""
        size = (max(1, round(w * SCALE)), max(1, round(h * SCALE)))
        ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BILINEAR)
        patch = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), ramp)
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).rounded_rectangle([0, 0, size[0] - 1, size[1] - 1], r * SCALE, fill=255)
        self.image.paste(patch, (round(x * SCALE), round(y * SCALE)), mask)

    def soft(self, points: list[Point], colour: str, blur: float, a: float = 0.3) -> None:
        """A polygon with a blurred edge: shadows and beams of light."""
        mask = Image.new("L", self.image.size, 0)
        ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in points], fill=round(a * 255))
        self._paste(mask, colour, blur)

    def glow(
        self, x: float, y: float, rx: float, ry: float, colour: str, blur: float, a: float = 0.5
    ) -> None:
        """An oval with a blurred edge."""
        mask = Image.new("L", self.image.size, 0)
        box = [(x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE]
        ImageDraw.Draw(mask).ellipse(box, fill=round(a * 255))
        self._paste(mask, colour, blur)

    def save(self, path: Path, most_bytes: int = 40_000) -> None:
        """Writes a JPEG of at most that size: the quality starts at 82 and gives way."""
        picture = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        _sign(picture)
        for quality in range(82, 40, -4):
            picture.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
            if path.stat().st_size <= most_bytes:
                return

    def _paste(self, mask: Image.Image, colour: str, blur: float) -> None:
        small = mask.resize((WIDTH // 2, HEIGHT // 2)).filter(ImageFilter.GaussianBlur(blur / 2))
        self.image.paste(Image.new("RGB", self.image.size, colour), (0, 0), small.resize(self.image.size))


def _sign(picture: Image.Image) -> None:
    font = ImageFont.load_default(13)
    pen = ImageDraw.Draw(picture, "RGBA")
    text = "foto ilustrativa"
    width = pen.textlength(text, font=font)
    pen.text((WIDTH - width - 13, HEIGHT - 24), text, (20, 28, 45, 90), font=font)
    pen.text((WIDTH - width - 14, HEIGHT - 25), text, (255, 255, 255, 215), font=font)
