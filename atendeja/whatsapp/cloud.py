"""The Cloud API over HTTP: one send → accepted, refused, unreachable or unknown.

Source: Cloud API, "Send messages" (no idempotency key exists) and "Error codes" (2025-12-12).
"""

import re
from typing import Any, BinaryIO

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import MaxRetryError, NewConnectionError

from . import media
from .errors import NEVER, trouble
from .fields import error_code
from .limits import Impossible
from .outbound import compose
from .pace import Pace
from .templates import FIELDS, following, listed
from .uploading import Form
from .values import (
    Accepted,
    Fetched,
    ListedTemplate,
    Listing,
    NotFetched,
    Outcome,
    Outgoing,
    Refused,
    Sink,
    Unknown,
    Unreachable,
    Uploaded,
    Wanted,
)

TIMEOUT = (5.0, 10.0)  # seconds to connect, to answer
CONNECTIONS = 16
UPLOAD = (5.0, 20.0)
QUICK = (2.0, 3.0)  # for what nobody waits for
PAGES, PER_PAGE, BAD_CURSOR = 100, 100, 131059
TOO_MANY = 130429


class Cloud:
    """One service's connection to Graph. `tokens` maps a phone number id to the token that may use it.

    Photos given as a path of ours are reached by WhatsApp below `public_base`, those that were brought here
    below `photo_base` when that is another place.
    """

    def __init__(
        self,
        base: str,
        tokens: dict[str, str],
        public_base: str,
        timeout: tuple[float, float] = TIMEOUT,
        photo_base: str | None = None,
    ) -> None:
        self.base = base
        self.tokens = tokens
        self.public_base, self.photo_base = public_base, photo_base
        self.timeout = timeout
        self.pace = Pace()
        self.session = requests.Session()
        self.session.trust_env = False
        adapter = HTTPAdapter(pool_connections=1, pool_maxsize=CONNECTIONS, max_retries=0)
        self.session.mount("https://", adapter)
        self.session.mount("http://", adapter)

    def send(self, outgoing: Outgoing) -> Outcome:
        token = self.tokens.get(outgoing.phone_number_id)
        if token is None:
            return Refused(190, "no token for this number")
        try:
            body = compose(outgoing, self.public_base, self.photo_base)
        except Impossible as error:
            return Refused(100, str(error))
        with self.pace.measured():
            answer = self._ask("POST", f"{outgoing.phone_number_id}/messages", token, json=body)
        return _judged(answer) if isinstance(answer, requests.Response) else answer

    @property
    def slow(self) -> bool:
        return self.pace.slow

    def mark_read(self, phone_number_id: str, wamid: str, typing: bool) -> bool:
        token = self.tokens.get(phone_number_id)
        if token is None:
            return False
        body: dict[str, Any] = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
        body |= {"typing_indicator": {"type": "text"}} if typing else {}
        answer = self._ask("POST", f"{phone_number_id}/messages", token, QUICK, json=body)
        return isinstance(answer, requests.Response) and _json(answer).get("success") is True

    def templates(self, phone_number_id: str, waba_id: str) -> Listing:
        token = self.tokens.get(phone_number_id)
        if token is None or not waba_id.isdecimal():
            return Refused(100, "no token or no account for this number")
        listing = self._listing(waba_id, token)
        if isinstance(listing, Refused) and listing.code == BAD_CURSOR:
            return self._listing(waba_id, token)
        return listing

    def fetch_media(self, wanted: Wanted, into: Sink) -> Fetched | NotFetched:
        token = self.tokens.get(wanted.phone_number_id)
        if token is None:
            return NotFetched("token", passing=True)
        return media.fetch(self.session, self.base, token, wanted, into)

    def upload_media(self, phone_number_id: str, file: BinaryIO, mime_type: str, filename: str) -> Uploaded:
        token = self.tokens.get(phone_number_id)
        if token is None:
            return Refused(190, "no token for this number")
        size = file.seek(0, 2)
        file.seek(0)
        form = Form(file, size, mime_type, filename)
        headers = {"Content-Type": form.content_type}
        answer = self._ask("POST", f"{phone_number_id}/media", token, UPLOAD, headers, data=form)
        return _uploaded(answer)

    def _listing(self, waba_id: str, token: str) -> Listing:
        """Page by page by cursor; half a list is no list, since what is missing counts as gone."""
        found: list[ListedTemplate] = []
        query = {"fields": FIELDS, "limit": str(PER_PAGE)}
        for _ in range(PAGES):
            answer = self._ask("GET", f"{waba_id}/message_templates", token, params=query)
            if not isinstance(answer, requests.Response):
                return answer
            page = _json(answer)
            if not isinstance(page.get("data"), list):
                judged = _judged(answer)
                return judged if isinstance(judged, Refused) else Unknown("no list of templates")
            found += listed(page)
            after = following(page)
            if after is None:
                return found
            query["after"] = after
        return Unknown("more pages than there can be")

    def _ask(
        self,
        method: str,
        path: str,
        token: str,
        timeout: tuple[float, float] | None = None,
        headers: dict[str, str] | None = None,
        **what: Any,
    ) -> requests.Response | Unreachable | Unknown:
        headers = {"Authorization": f"Bearer {token}"} | (headers or {})
        address = f"{self.base}/{path}"
        try:
            return self.session.request(
                method,
                address,
                headers=headers,
                timeout=timeout or self.timeout,
                allow_redirects=False,
                **what,
            )
        except (requests.exceptions.ConnectTimeout, requests.exceptions.SSLError) as error:
            return Unreachable(type(error).__name__)
        except requests.exceptions.ConnectionError as error:
            return _broken(error)
        except requests.exceptions.RequestException as error:
            return Unknown(type(error).__name__)


def _broken(error: requests.exceptions.ConnectionError) -> Unreachable | Unknown:
    """Refused before anything was written is safe to repeat; a reset afterwards is not."""
    cause = error.args[0] if error.args else None
    if isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError):
        return Unreachable("connection refused")
    return Unknown("connection lost")


def _uploaded(answer: requests.Response | Unreachable | Unknown) -> Uploaded:
    """WhatsApp's id of the file. Where nobody can tell, trying again is safe: nobody sees a file alone."""
    if not isinstance(answer, requests.Response):
        return Unreachable(answer.reason)
    found = _json(answer).get("id")
    if (
        answer.status_code == 200
        and isinstance(found, str)
        and re.fullmatch(r"[\w.-]{1,200}", found, re.ASCII)
    ):
        return found
    judged = _judged(answer)
    return judged if isinstance(judged, Refused) else Unreachable(f"HTTP {answer.status_code} without an id")


def _judged(response: requests.Response) -> Outcome:
    answer = _json(response)
    error = answer.get("error")
    if isinstance(error, dict):
        return _refused(response, error)
    wamid = _wamid(answer)
    if response.status_code == 200 and wamid:
        return Accepted(wamid)
    if response.status_code == 429:
        return Refused(TOO_MANY, "too many requests", _retry_after(response))
    if 400 <= response.status_code < 500:
        return Refused(response.status_code, "refused without a reason")
    return Unknown(f"HTTP {response.status_code} without an answer")


def _refused(response: requests.Response, error: dict[str, Any]) -> Refused:
    known = error_code(error.get("code")) or 0
    details = error.get("error_data")
    detail = details.get("details") if isinstance(details, dict) else None
    title = str(detail or error.get("message") or "")[:300]
    if response.status_code == 429 and trouble(known).course == NEVER:
        known = TOO_MANY  # whatever the code says, HTTP's own word is "later"
    return Refused(known, title, _retry_after(response))


def _json(response: requests.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _wamid(answer: dict[str, Any]) -> str | None:
    messages = answer.get("messages")
    first = messages[0] if isinstance(messages, list) and messages else None
    wamid = first.get("id") if isinstance(first, dict) else None
    return wamid if isinstance(wamid, str) and 0 < len(wamid) <= 200 else None


def _retry_after(response: requests.Response) -> int | None:
    seconds = response.headers.get("Retry-After", "")
    return min(int(seconds), 3600) if seconds.isascii() and seconds.isdecimal() else None
