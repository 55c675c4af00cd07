"""The process that decodes one photo: file on stdin, a line of JSON and two JPEGs on stdout.

Run as a script, with nothing of ours around it, and with limits on what it may take from the machine.
"""

import io
import json
import os
import resource
import sys
import warnings
from contextlib import suppress

import pillow_heif
from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

PLUGINS = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin)  # importing them is what Pillow needs
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
PIXELS = 40_000_000
SMALLEST = 64  # pixels: what is smaller is a tracking dot or an icon
MEMORY = 900_000_000  # bytes of address space; 40 megapixels of the costliest format fit
SECONDS = 15  # of the processor
QUALITY = 82
SCALABLE = {"RGB", "L", "CMYK", "RGBA", "LA"}  # others lose their in-between shades when made smaller
WHITE = (255, 255, 255)


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


def shrink(longest_side: int, thumb_side: int) -> tuple[bytes, bytes, tuple[int, int]]:
    """Raises ValueError with a fixed word for what cannot be used."""
    photo = opened()
    try:
        photo.draft("RGB", (longest_side, longest_side))  # JPEG only: decodes an eighth to all of it
        photo.load()
        photo = photo if photo.mode in SCALABLE else plain(photo)
        photo.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS, reducing_gap=2.0)
        photo = ImageOps.exif_transpose(photo)
    except (OSError, SyntaxError, IndexError, KeyError, EOFError, TypeError, RuntimeError) as error:
        raise ValueError("broken") from error
    photo = plain(photo)
    small = photo.copy()
    small.thumbnail((thumb_side, thumb_side), Image.Resampling.LANCZOS)
    return jpeg(photo), jpeg(small), photo.size


def opened() -> Image.Image:
    """Only the header is read: what is too large is refused before a pixel of it exists."""
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = PIXELS // 2  # Pillow raises above twice as many, also while it decodes
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    pillow_heif.options.DECODE_THREADS = 1
    try:
        photo = Image.open(sys.stdin.buffer, formats=FORMATS)
    except Image.DecompressionBombError:
        raise
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, RuntimeError) as error:
        raise ValueError("not_a_photo") from error
    if photo.width * photo.height > PIXELS:
        raise ValueError("too_many_pixels")
    if min(photo.size) < SMALLEST:
        raise ValueError("too_small")
    return photo


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
