"""What photos of all sorts become, and what is refused: real files, the real decoder."""

import io
import struct
import zlib
from typing import Any

import pillow_heif
import pytest
from PIL import Image, ImageDraw

from atendeja.pictures import LARGEST, REASONS, Picture, Refused, shrink

pillow_heif.register_heif_opener()
BLUE, RED = (20, 60, 200), (200, 30, 30)


def drawn(mode: str = "RGB", size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Blue, with the upper left quarter red."""
    image = Image.new("RGB", size, BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 2), fill=RED)
    return image.quantize(8) if mode == "P" else image.convert(mode)


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def shrunk(raw: bytes) -> Picture:
    picture = shrink(io.BytesIO(raw))
    assert isinstance(picture, Picture), picture
    return picture


def reason(raw: bytes) -> str:
    refused = shrink(io.BytesIO(raw))
    assert isinstance(refused, Refused), refused
    assert refused.reason in REASONS
    return refused.reason


def near(pixel: Any, color: tuple[int, int, int], by: int = 14) -> bool:
    return all(abs(a - b) <= by for a, b in zip(pixel, color, strict=True))


def looks_right(picture: Picture) -> bool:
    image = Image.open(io.BytesIO(picture.large))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (picture.width, picture.height))
    at = (image.width // 4, image.height // 4)
    return near(image.getpixel(at), RED) and near(image.getpixel((at[0] * 3, at[1] * 3)), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_every_format_of_phones_becomes_a_small_jpeg_with_a_thumbnail(kind):
    size = (1920, 1440) if kind == "WEBP" else (2560, 1920)
    picture = shrunk(written(drawn(size=size), kind))
    assert (picture.width, picture.height) == (1280, 960)
    assert looks_right(picture)
    thumb = Image.open(io.BytesIO(picture.thumb))
    assert (thumb.format, thumb.size) == ("JPEG", (400, 300))


def test_a_small_photo_is_not_blown_up():
    picture = shrunk(written(drawn(size=(320, 240)), "JPEG"))
    assert (picture.width, picture.height) == (320, 240)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"),
        ("L", "PNG"),
        ("P", "PNG"),
        ("RGBA", "PNG"),
        ("RGBA", "WEBP"),
        ("RGBA", "HEIF"),
        ("LA", "PNG"),
        ("1", "PNG"),
    ],
)
def test_unusual_colours_become_plain_rgb(mode, kind):
    picture = shrunk(written(drawn(mode), kind))
    if mode in {"L", "LA", "1"}:
        assert Image.open(io.BytesIO(picture.large)).mode == "RGB"
    else:
        assert looks_right(picture)


def test_sixteen_bits_a_pixel_keep_their_brightness():
    for size in ((300, 200), (3000, 2000)):
        picture = shrunk(written(Image.new("I;16", size, 0x8000), "PNG"))
        assert near(Image.open(io.BytesIO(picture.large)).getpixel((150, 100)), (128, 128, 128))


def test_an_indexed_photo_is_made_smaller_smoothly():
    stripes = Image.new("P", (2560, 1920), 0)
    stripes.putpalette([0, 0, 0, 255, 255, 255])
    for x in range(0, 2560, 2):
        stripes.paste(1, (x, 0, x + 1, 1920))
    picture = shrunk(written(stripes, "PNG"))
    assert near(Image.open(io.BytesIO(picture.large)).getpixel((640, 480)), (128, 128, 128), by=20)


def test_what_is_transparent_becomes_white():
    picture = shrunk(written(Image.new("RGBA", (300, 200), (0, 0, 0, 0)), "PNG"))
    assert near(Image.open(io.BytesIO(picture.large)).getpixel((150, 100)), (255, 255, 255))


def test_a_transparent_colour_of_a_palette_becomes_white():
    image = Image.new("P", (300, 200), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    picture = shrunk(written(image, "PNG", transparency=0))
    assert near(Image.open(io.BytesIO(picture.large)).getpixel((150, 100)), (255, 255, 255))


def test_where_and_with_what_it_was_taken_is_gone():
    exif = Image.Exif()
    exif[0x010F] = "SecretPhoneMaker"
    exif.get_ifd(0x8825)[2] = (23.0, 57.0, 11.0)
    raw = written(drawn(), "JPEG", exif=exif, comment=b"SecretComment", icc_profile=b"SecretProfile")
    assert b"Exif" in raw
    assert b"SecretComment" in raw
    picture = shrunk(raw)
    for made in (picture.large, picture.thumb):
        assert not [word for word in (b"Exif", b"Secret", b"GPS", b"ICC_PROFILE") if word in made]
        assert not Image.open(io.BytesIO(made)).getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_taken_with_the_phone_turned_stands_upright(orientation):
    turned = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = drawn()
    taken = image.transpose(turned[orientation]) if orientation in turned else image
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = shrunk(written(taken, "JPEG", exif=exif))
    assert (picture.width, picture.height) == (640, 480)
    assert looks_right(picture)


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_an_animation_gives_its_first_frame(kind):
    frames = [Image.new("RGB", (300, 200), RED)]
    raw = written(drawn(size=(300, 200)), kind, save_all=True, append_images=frames, duration=100)
    assert looks_right(shrunk(raw))


# --- hostile files ---------------------------------------------------------------------------------


def header_only_png(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is huge, and would be."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    about = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", about) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = written(drawn(), "JPEG")
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "words": (b"quero um apartamento", "not_a_photo"),
    "html": (b"<!doctype html><script>alert(1)</script>", "not_a_photo"),
    "svg": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "drawing"),
    "svg after spaces": (b"\xef\xbb\xbf \n <SVG></SVG>", "drawing"),
    "gif": (written(drawn(size=(300, 200)), "GIF"), "not_a_photo"),
    "gif bomb": (b"GIF89a\xff\xff\xff\xff\x00\x00\x00" + b"\x2c" + b"\0" * 40, "not_a_photo"),
    "pdf": (b"%PDF-1.7\n" + b"\0" * 500, "not_a_photo"),
    "tiff": (written(drawn(), "TIFF"), "not_a_photo"),
    "bmp": (written(drawn(), "BMP"), "not_a_photo"),
    "zip": (b"PK\x03\x04" + b"\0" * 500, "not_a_photo"),
    "script for ghostscript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n", "not_a_photo"),
    "100 megapixels": (header_only_png(10_000, 10_000), "too_many_pixels"),
    "41 megapixels": (header_only_png(8200, 5000), "too_many_pixels"),
    "65535 squared": (header_only_png(65_535, 65_535), "too_many_pixels"),
    "beyond what fits": (header_only_png(2**31 - 1, 2**31 - 1), "too_many_pixels"),
    "12 megapixels that are not there": (header_only_png(4000, 3000), "broken"),
    "14 megapixels of a png": (header_only_png(4700, 3000), "too_many_pixels"),
    "a tracking dot": (written(Image.new("RGB", (1, 1)), "PNG"), "too_small"),
    "half a jpeg": (JPEG[: len(JPEG) // 2], "broken"),
    "a jpeg's first bytes": (JPEG[:20], "not_a_photo"),
    "half a webp": (written(drawn(size=(900, 900)), "WEBP")[:1500], "broken"),
    "half a png": (written(Image.effect_noise((300, 300), 60), "PNG")[:30_000], "broken"),
    "a jpeg's head on noise": (JPEG[:300] + bytes(range(256)) * 40, "not_a_photo"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_with_their_reason(name):
    raw, why = HOSTILE[name]
    found = reason(raw)
    assert found == why or (found in {"broken", "not_a_photo"} and why in {"broken", "not_a_photo"})


def test_a_text_chunk_that_unpacks_to_gigabytes_is_refused():
    body = b"Comment\0\0" + zlib.compress(b"A" * 100_000_000, 9)
    bomb = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    png = written(drawn(size=(200, 200)), "PNG")
    assert isinstance(shrink(io.BytesIO(png[:33] + bomb + png[33:])), Picture | Refused)


def test_too_many_bytes_are_refused_before_anything_is_decoded():
    assert reason(JPEG + b"\0" * LARGEST) == "too_many_bytes"


def test_every_reason_is_a_sentence():
    assert all(words[0].isupper() and words.endswith(".") for words in REASONS.values())
