"""A message that only the subscribed browser can read (RFC 8291 over RFC 8188)."""

import os
from base64 import urlsafe_b64decode

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

POINT, SECRET = 65, 16  # bytes: an uncompressed P-256 point, the authentication secret
LARGEST = 3000  # bytes of text: push services take 4096 with what encryption adds


class BadKeys(ValueError):
    """What a browser gave is no P-256 point and secret."""


def encrypted(
    text: bytes,
    p256dh: str,
    auth: str,
    *,
    private: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The request's body. A fresh key and salt unless given. Raises BadKeys, ValueError for a long text."""
    if len(text) > LARGEST:
        raise ValueError(f"{len(text)} bytes are more than {LARGEST}")
    point, secret = decoded(p256dh, auth)
    own = private or ec.generate_private_key(ec.SECP256R1())
    sealed: bytes = http_ece.encrypt(
        text, salt=salt or os.urandom(16), private_key=own, dh=point, auth_secret=secret, version="aes128gcm"
    )
    return sealed


def decoded(p256dh: str, auth: str) -> tuple[bytes, bytes]:
    """The browser's point and secret as bytes. Raises BadKeys."""
    try:
        point, secret = (urlsafe_b64decode(text + "=" * (-len(text) % 4)) for text in (p256dh, auth))
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError as error:
        raise BadKeys(str(error)) from error
    if len(point) != POINT or len(secret) != SECRET:
        raise BadKeys("wrong length")
    return point, secret
