"""The process that decodes one photo: file on stdin, a line of JSON and two JPEGs on stdout.

Run as a script, with nothing of ours around it, and with limits on what it may take from the machine. A
photo is made smaller strip by strip: whole, it is in memory at most once, as its decoder left it.
"""

import io
import json
import os
import resource
import struct
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress

import pillow_heif
from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

PLUGINS = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin)  # importing them is what Pillow needs
FORMATS = ("JPEG", "PNG", "WEBP")
# What decoders hold at the same time: a JPEG of 40 megapixels 50 MB (it is decoded smaller), but a
# progressive one 3 bytes a pixel, PNG 4, HEIC 7, WebP 16. None may take more than some 100 MB.
MILLION = 1_000_000
PIXELS = {"JPEG": 40 * MILLION, "PNG": 13 * MILLION, "WEBP": 3 * MILLION, "HEIF": 13 * MILLION}
PROGRESSIVE = 20 * MILLION
SMALLEST = 64  # pixels: what is smaller is a tracking dot or an icon
MEMORY = 450_000_000  # bytes of address space, libraries and all
SECONDS = 15  # of the processor
QUALITY = 82
STRIP = 64  # rows of the smaller photo
FINER = 1.5  # times the wanted size is what the last, careful step begins with
WHITE = (255, 255, 255)
TROUBLES = (OSError, SyntaxError, IndexError, KeyError, EOFError, TypeError, RuntimeError, ValueError)

Size = tuple[int, int]
Rows = Callable[[int, int], Image.Image]  # from row … up to row … of the decoded photo
Turn = Callable[[Image.Image], Image.Image]


def main(longest_side: int, thumb_side: int) -> None:
    restrain()
    out = sys.stdout.buffer
    try:
        large, thumb, size = shrink(longest_side, thumb_side)
    except (Image.DecompressionBombError, MemoryError) as error:
        reason = "too_costly" if isinstance(error, MemoryError) else "too_many_pixels"
        out.write(json.dumps({"reason": reason}).encode() + b"\n")
    except ValueError as error:
        out.write(json.dumps({"reason": str(error)}).encode() + b"\n")
    else:
        about = {"width": size[0], "height": size[1], "large": len(large)}
        out.write(json.dumps(about).encode() + b"\n" + large + thumb)


def restrain() -> None:
    """Little memory, little time, no files; the first to go when the machine has no memory left."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("1000")
    os.nice(5)
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def shrink(longest_side: int, thumb_side: int) -> tuple[bytes, bytes, Size]:
    """Raises ValueError with a fixed word for what cannot be used."""
    size, rows, turn = opened(longest_side)
    try:
        photo = reduced(size, rows, longest_side * FINER)
        del rows  # and with them the whole photo
        photo.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
        photo = turn(photo)
    except TROUBLES as error:
        raise ValueError("broken") from error
    small = photo.copy()
    small.thumbnail((thumb_side, thumb_side), Image.Resampling.LANCZOS)
    return jpeg(photo), jpeg(small), photo.size


def opened(longest_side: int) -> tuple[Size, Rows, Turn]:
    """Only the header is read: what is too large is refused before a pixel of it exists."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = PIXELS["JPEG"] // 2  # Pillow raises above twice as many, also while it decodes
    head = sys.stdin.buffer.read(12)
    sys.stdin.buffer.seek(0)
    try:
        return of_heif() if head[4:8] == b"ftyp" else of_pillow(longest_side)
    except (OSError, SyntaxError, IndexError, KeyError, RuntimeError, EOFError) as error:
        raise ValueError("not_a_photo") from error


def of_pillow(longest_side: int) -> tuple[Size, Rows, Turn]:
    try:
        photo = Image.open(sys.stdin.buffer, formats=FORMATS)
    except ValueError as error:
        raise ValueError("not_a_photo") from error
    scanned_at_once = not photo.info.get("progressive")
    judge(photo.size, PIXELS[photo.format or ""] if scanned_at_once else PROGRESSIVE)
    photo.draft("RGB", (longest_side, longest_side))  # JPEG only: decodes an eighth to all of it
    width = photo.width
    upright = {"exif": photo.info.get("exif")}

    def turn(made: Image.Image) -> Image.Image:
        made.info |= {name: value for name, value in upright.items() if value}
        try:
            return ImageOps.exif_transpose(made)
        except (SyntaxError, ValueError, struct.error):  # a header of nonsense: the photo stands as it is
            return made

    return photo.size, lambda top, bottom: photo.crop((0, top, width, bottom)), turn


def of_heif() -> tuple[Size, Rows, Turn]:
    """Turned upright by its decoder. What a phone writes is in three or four colours of a byte each."""
    pillow_heif.options.DECODE_THREADS = 1
    try:
        photo = pillow_heif.open_heif(sys.stdin.buffer, convert_hdr_to_8bit=True)[0]
    except ValueError as error:
        raise ValueError("not_a_photo") from error
    judge(photo.size, PIXELS["HEIF"])
    mode, width = photo.mode, photo.size[0]

    def rows(top: int, bottom: int) -> Image.Image:
        some = photo.data[top * photo.stride : bottom * photo.stride]
        return Image.frombuffer(mode, (width, bottom - top), some, "raw", mode, photo.stride, 1)

    return photo.size, rows, lambda made: made


def judge(size: Size, most: int) -> None:
    if size[0] * size[1] > most:
        raise ValueError("too_many_pixels")
    if min(size) < SMALLEST:
        raise ValueError("too_small")


def reduced(size: Size, rows: Rows, least: float) -> Image.Image:
    """Plain colours, and smaller by the whole factor that leaves the longer side at `least` pixels."""
    factor = max(1, int(max(size) / least))
    small = Image.new("RGB", (-(-size[0] // factor), -(-size[1] // factor)))
    for place in range(0, small.height, STRIP):
        top, bottom = place * factor, min((place + STRIP) * factor, size[1])
        small.paste(plain(rows(top, bottom)).reduce(factor), (0, place))
    return small


def plain(photo: Image.Image) -> Image.Image:
    """8-bit RGB on white: whatever was transparent, indexed, grey, 16 bits deep or in printing inks."""
    if photo.mode.startswith(("I", "F")):
        photo = photo.point(lambda value: value / 256).convert("L") if photo.mode != "L" else photo
    if photo.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in photo.info:
        seen = photo.convert("RGBA")
        page = Image.new("RGB", seen.size, WHITE)
        page.paste(seen, mask=seen.getchannel("A"))
        return page
    return photo.convert("RGB")


def jpeg(photo: Image.Image) -> bytes:
    """Nothing but the pixels goes into the file."""
    file = io.BytesIO()
    bare = Image.new("RGB", photo.size)
    bare.paste(photo)
    bare.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return file.getvalue()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
