"""The files that the simulator's customers send, and how it hands them out."""

import hashlib
import io
import math
import wave
from functools import cache
from pathlib import Path

from .values import Fetched, NotFetched, Sink, Wanted

DEMO = Path(__file__).resolve().parents[2] / "static" / "demo"
FILES = {
    "sim-foto": ("image/jpeg", "predio-azul.jpg"),
    "sim-figurinha": ("image/webp", "figurinha.webp"),
    "sim-audio": ("audio/wav", None),
}


def fetch(wanted: Wanted, into: Sink) -> Fetched | NotFetched:
    """As the Cloud API would: by id, judged by type and size."""
    if wanted.media_id not in FILES:
        return NotFetched("gone", passing=False)
    mime_type, name = FILES[wanted.media_id]
    content = (DEMO / name).read_bytes() if name else tone()
    if mime_type not in wanted.types or len(content) > wanted.largest:
        return NotFetched("type" if mime_type not in wanted.types else "too_large", passing=False)
    into.write(content)
    return Fetched(mime_type, hashlib.sha256(content).hexdigest(), len(content))


@cache
def tone(seconds: float = 1.5, rate: int = 8000) -> bytes:
    """A soft note, so that an audio player has something to play."""
    count = int(seconds * rate)
    samples = (
        128 + int(40 * math.sin(i / rate * 2765) * math.sin(math.pi * i / count)) for i in range(count)
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(bytes(samples))
    return file.getvalue()
