"""AWS Signature Version 4 for bodies that are sent piece by piece.

requests-aws4auth would read the whole file to hash it; here its hash is known already.
Source: AWS, "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)".
"""

import hashlib
import hmac
from datetime import UTC, datetime

import requests
from requests_aws4auth import AWS4Auth

EMPTY = hashlib.sha256(b"").hexdigest()


class Signed(AWS4Auth):
    """Signs one request; made anew for each, because the key is the day's. `digest`: the body's SHA-256."""

    def __init__(self, access_key: str, secret_key: str, region: str, digest: str = EMPTY) -> None:
        self.moment, self.digest = datetime.now(UTC), digest
        super().__init__(access_key, secret_key, region, "s3", self.moment.strftime("%Y%m%d"))

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["x-amz-date"] = self.moment.strftime("%Y%m%dT%H%M%SZ")
        request.headers["x-amz-content-sha256"] = self.digest
        headers, names = self.get_canonical_headers(request, self.include_hdrs)
        asked = self.get_canonical_request(request, headers, names)
        text = self.get_sig_string(request, asked, self.signing_key.scope)
        signature = hmac.new(self.signing_key.key, text.encode(), "sha256").hexdigest()
        credential = f"{self.access_id}/{self.signing_key.scope}"
        request.headers["Authorization"] = (
            f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
        )
        return request
