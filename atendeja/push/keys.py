"""Who we are to push services (VAPID, RFC 8292): one key pair, made from the application's secret.

The same secret gives the same keys, so nothing has to be kept or copied; another secret ends all
subscriptions, which browsers then make anew.
"""

import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

# The order of P-256 (SEC 2, 2.4.2); a private key is a number from 1 to below it.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
LASTS = 12 * 3600  # seconds that a signature is good for; RFC 8292 allows 24 h


@dataclass(frozen=True, slots=True)
class Keys:
    """`subject`: where a push service finds whoever sends (https: or mailto:)."""

    private: ec.EllipticCurvePrivateKey
    subject: str

    @classmethod
    def from_secret(cls, secret: str, subject: str) -> Self:
        """Eight bytes more than the key has make every key equally likely (FIPS 186-5, A.2.1)."""
        stretched = HKDF(hashes.SHA256(), 40, None, b"atendeja web push vapid").derive(secret.encode())
        number = int.from_bytes(stretched, "big") % (ORDER - 1) + 1
        return cls(ec.derive_private_key(number, ec.SECP256R1()), subject)

    @property
    def public(self) -> str:
        """For the browser's `applicationServerKey`: the uncompressed point in URL-safe base64."""
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return urlsafe_b64encode(point).rstrip(b"=").decode()

    def authorization(self, endpoint: str) -> str:
        """The header that says to this push service, and to no other, who asks."""
        address = urlsplit(endpoint)
        claims = {
            "aud": f"{address.scheme}://{address.netloc}",
            "exp": int(time.time()) + LASTS,
            "sub": self.subject,
        }
        return f"vapid t={jwt.encode(claims, self.private, algorithm='ES256')}, k={self.public}"
