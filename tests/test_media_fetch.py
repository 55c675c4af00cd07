"""Fetching a file from Graph: what is checked, what is refused, and where the token is never shown."""

import base64
import hashlib
import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from atendeja.whatsapp import fields
from atendeja.whatsapp.cloud import Cloud
from atendeja.whatsapp.media import trusted
from atendeja.whatsapp.values import Fetched, NotFetched, Wanted

NUMBER, TOKEN = "100000000000001", "EAAG-token"
PHOTO = b"\xff\xd8\xff" + b"a photo" * 50_000
DIGEST = hashlib.sha256(PHOTO).hexdigest()


class Host:
    """A Graph that hands out one file; each test changes what it says."""

    def __init__(self, server):
        self.url = f"http://127.0.0.1:{server.server_address[1]}"
        self.about = {"url": f"{self.url}/file", "mime_type": "image/jpeg", "sha256": DIGEST}
        self.about |= {"file_size": len(PHOTO), "id": "77"}
        self.status, self.body, self.file_status = 200, PHOTO, 200
        self.headers, self.cut, self.asked = {}, None, []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        host = self.server.host
        host.asked.append((self.path, self.headers.get("Authorization")))
        first = self.path.startswith("/v25.0/")
        body = json.dumps(host.about).encode() if first else host.body
        self.send_response(host.status if first else host.file_status)
        for name, value in ({} if first else host.headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if first else body[: host.cut])

    def log_message(self, *_):
        pass


@pytest.fixture
def host():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.host = Host(server)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server.host
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetch(host):
    """Fetch the file; returns how it ended and what was written."""

    def fetch(media_id="77", sha256=None, largest=1_000_000, number=NUMBER):
        cloud = Cloud(f"{host.url}/v25.0", {NUMBER: TOKEN}, "https://a.example")
        into = io.BytesIO()
        wanted = Wanted(number, media_id, sha256, largest, frozenset({"image/jpeg"}))
        return cloud.fetch_media(wanted, into), into.getvalue()

    return fetch


def test_a_file_comes_in_two_steps_with_the_same_token(fetch, host):
    assert fetch(sha256=DIGEST) == (Fetched("image/jpeg", DIGEST, len(PHOTO)), PHOTO)
    token = f"Bearer {TOKEN}"
    assert host.asked == [(f"/v25.0/77?phone_number_id={NUMBER}", token), ("/file", token)]


def test_webhooks_write_the_checksum_in_base64():
    given = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI="
    assert fields.sha256(given) == base64.b64decode(given).hex()
    assert fields.sha256("A" * 64) == "a" * 64
    assert [fields.sha256(odd) for odd in ("", "x", "AAAA", None, 5, "é")] == [None] * 6


@pytest.mark.parametrize(
    ("change", "ends"),
    [
        ({"mime_type": "text/html"}, NotFetched("type", False)),
        ({"mime_type": "image/svg+xml"}, NotFetched("type", False)),
        ({"mime_type": None}, NotFetched("type", False)),
        ({"file_size": 1_000_001}, NotFetched("too_large", False)),
        ({"sha256": "0" * 64}, NotFetched("checksum", True)),
        ({"url": None}, NotFetched("address", False)),
        ({"url": "https://evil.example/x"}, NotFetched("address", False)),
        ({"url": "file:///etc/passwd"}, NotFetched("address", False)),
        ({"error": {"code": 190}}, NotFetched("token", True)),
        ({"error": {"code": 100}}, NotFetched("gone", False)),
        ({"error": {"code": 131000}}, NotFetched("unreachable", True)),
        ({"error": {"code": []}}, NotFetched("unreachable", True)),
    ],
)
def test_what_is_said_of_the_file_is_judged_before_a_byte_is_read(fetch, host, change, ends):
    host.about |= change
    assert fetch()[0] == ends
    if ends.reason != "checksum":
        assert [path for path, _ in host.asked if path == "/file"] == []


def test_the_webhooks_checksum_counts_too(fetch):
    assert fetch(sha256="0" * 64)[0] == NotFetched("checksum", True)


def test_a_file_larger_than_announced_is_cut_off(fetch, host):
    host.about["file_size"] = 10
    outcome, written = fetch(largest=100_000)
    assert outcome == NotFetched("too_large", False)
    assert len(written) <= 100_000


def test_half_a_file_is_no_file(fetch, host):
    host.cut = 1000
    assert fetch()[0] == NotFetched("unreachable", True)


@pytest.mark.parametrize("status", [401, 404, 429, 500, 503])
def test_a_refused_download_is_tried_again_with_a_new_address(fetch, host, status):
    host.file_status = status
    assert fetch()[0] == NotFetched("unreachable", True)


def test_a_graph_in_trouble_is_tried_again(fetch, host):
    host.status, host.about = 503, ["?"]
    assert fetch()[0] == NotFetched("unreachable", True)


def test_a_graph_that_is_away_is_tried_again(fetch, host):
    host.about["url"] = host.url.replace("127.0.0.1:", "127.0.0.1:1") + "/x"
    assert fetch()[0] == NotFetched("address", False)
    gone = Cloud("http://127.0.0.1:9/v25.0", {NUMBER: TOKEN}, "https://a.example")
    wanted = Wanted(NUMBER, "77", None, 10, frozenset())
    assert gone.fetch_media(wanted, io.BytesIO()) == NotFetched("unreachable", True)


@pytest.mark.parametrize(
    "to", ["https://evil.example/x", "//evil.example/x", "file:///etc/passwd", "ftp://x/y", ""]
)
def test_a_redirect_leads_the_token_nowhere_else(fetch, host, to):
    host.file_status, host.headers = 302, {"Location": to}
    assert isinstance(fetch()[0], NotFetched)
    assert {path for path, _ in host.asked} <= {f"/v25.0/77?phone_number_id={NUMBER}", "/file"}


def test_redirects_have_an_end(fetch, host):
    host.file_status, host.headers = 302, {"Location": "/file"}
    assert fetch()[0] == NotFetched("unreachable", True)
    assert len(host.asked) <= 5


@pytest.mark.parametrize("media_id", ["../me", "77/../../x", "", "77?x=1", "..", "7 7", "x" * 201, "é"])
def test_an_id_is_an_id(fetch, host, media_id):
    assert fetch(media_id)[0] == NotFetched("gone", False)
    assert host.asked == []


def test_without_a_token_nothing_is_asked(fetch, host):
    assert fetch(number="5")[0] == NotFetched("token", True)
    assert host.asked == []


BASE = "https://graph.facebook.com/v25.0"


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", True),
        ("https://mmg.whatsapp.net/x", True),
        ("https://scontent.xx.fbcdn.net/x", True),
        ("https://graph.facebook.com/x", True),
        ("https://facebook.com/x", True),
        ("http://lookaside.fbsbx.com/x", False),
        ("https://lookaside.fbsbx.com:8443/x", False),
        ("https://lookaside.fbsbx.com.evil.example/x", False),
        ("https://evil-facebook.com/x", False),
        ("https://other.fbsbx.com/x", False),
        ("https://facebook.com@evil.example/x", False),
        ("https://user:pw@facebook.com/x", False),
        ("https://evil.example/facebook.com", False),
        ("https://facebook.com:bad/x", False),
        ("ftp://facebook.com/x", False),
        ("//facebook.com/x", False),
        ("", False),
        ("https://[::1/x", False),
        ("http://127.0.0.1/x", False),
    ],
)
def test_the_token_is_shown_to_meta_only(address, right):
    assert trusted(address, BASE) is right


def test_the_configured_base_is_trusted_just_as_it_is():
    assert trusted("http://127.0.0.1:9000/file", "http://127.0.0.1:9000/v25.0")
    assert not trusted("http://127.0.0.1:9001/file", "http://127.0.0.1:9000/v25.0")
    assert not trusted("https://127.0.0.1:9000/file", "http://127.0.0.1:9000/v25.0")
