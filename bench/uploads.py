"""Photos sent from phones: the most that the whole service takes while it makes them small."""

import io
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pillow_heif
import psutil
import requests
from PIL import Image

from .cost import sign_in
from .counters import megabytes
from .ground import Ground, production
from .report import Figure, Line

LIMIT, MANY, AT_ONCE = 200, 20, 20
LARGE = 8_000_000  # bytes, as phones send them


def uploads() -> Iterable[Line]:
    """Twenty at once, of each format as large as it may be."""
    pillow_heif.register_heif_opener()
    with production() as ground:
        for name, kind, size in (
            ("JPEG of 12 megapixels", "JPEG", (4032, 3024)),
            ("HEIC of 12 megapixels", "HEIF", (4032, 3024)),
            ("PNG of 12 megapixels", "PNG", (4032, 3024)),
            ("WebP of 3 megapixels", "WEBP", (1920, 1440)),
        ):
            raw = _photo(kind, size)
            with _peak(ground) as most:
                started = time.monotonic()
                _send(ground, raw)
            took = time.monotonic() - started
            size_mb = len(raw) / 1e6
            yield Figure(f"{MANY} × {name} ({size_mb:.0f} MB) at once: memory, at most", most(), "MB", LIMIT)
            yield Figure("… until the last was kept", took, "s")
        time.sleep(2)
        yield Figure("… memory afterwards", megabytes(ground.service.processes()), "MB", 150)


def _photo(kind: str, size: tuple[int, int]) -> bytes:
    """Noise enough to be large, not so much that no camera would write it."""
    rough = Image.frombytes("RGB", (size[0] // 4, size[1] // 4), os.urandom(size[0] * size[1] * 3 // 16))
    image, file = rough.resize(size, Image.Resampling.BICUBIC), io.BytesIO()
    if kind == "PNG":
        image = image.quantize(64).convert("RGB")
    image.save(file, kind, **({} if kind == "PNG" else {"quality": 92}))
    jpeg = kind == "JPEG"
    return file.getvalue() + bytes(
        LARGE - len(file.getvalue()) if jpeg and len(file.getvalue()) < LARGE else 0
    )


def _send(ground: Ground, raw: bytes) -> None:
    with requests.Session() as agent:
        sign_in(ground, agent)
        path = re.search(r'href="(/imoveis/\d+)[?"]', agent.get(f"{ground.url}/imoveis").text)
        assert path, "no property in the list"
        address = f"{ground.url}{path[1]}/fotos"
        token = re.search(r'name="csrf_token" value="([^"]+)"', agent.get(address).text)
        assert token, "the page has no form"

        def one(number: int) -> int:
            files, cookies = {"fotos": (f"{number}.jpg", raw)}, agent.cookies
            form = {"csrf_token": token[1] if token else ""}
            sent = requests.post(
                address, form, files=files, cookies=cookies, allow_redirects=False, timeout=180
            )
            return sent.status_code

        with ThreadPoolExecutor(AT_ONCE) as together:
            answers = list(together.map(one, range(MANY)))
        assert set(answers) <= {303, 422, 503}, answers


@contextmanager
def _peak(ground: Ground) -> Iterator[Callable[[], float]]:
    """The highest of what is seen twenty times a second, decoders with it."""
    seen, over = [0.0], threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            try:
                seen.append(megabytes(ground.service.processes()))
            except psutil.Error:  # a decoder has just ended
                continue

    watching = threading.Thread(target=look)
    watching.start()
    try:
        yield lambda: max(seen)
    finally:
        over.set()
        watching.join()
