"""Web push: who we are, what only the browser can read, and what each answer of a push service means."""

import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import http_ece
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from atendeja.fetching import Rule
from atendeja.push.encryption import BadKeys, encrypted
from atendeja.push.keys import Keys
from atendeja.push.sender import Note, Push, acceptable

from .services import free_port

KEYS = Keys.from_secret("a" * 64, "mailto:eu@exemplo.com.br")


def raw(text):
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


# RFC 8291, appendix A and section 5
EXAMPLE = {
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}
SENDER, SALT = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw", "DGv6ra1nlYgDCS1FRnbzlw"
SEALED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_what_is_sealed_is_the_standards_own_example():
    private = ec.derive_private_key(int.from_bytes(raw(SENDER), "big"), ec.SECP256R1())
    text = b"When I grow up, I want to be a watermelon"
    assert encrypted(text, **EXAMPLE, private=private, salt=raw(SALT)) == raw(SEALED)


def test_the_same_words_are_never_sealed_twice_alike():
    assert encrypted(b"oi", **EXAMPLE) != encrypted(b"oi", **EXAMPLE)


@pytest.mark.parametrize(
    "broken", [{"p256dh": ""}, {"p256dh": "A" * 87}, {"auth": "x"}, {"auth": ""}, {"p256dh": "é"}]
)
def test_keys_that_are_none_are_refused(broken):
    with pytest.raises(BadKeys):
        encrypted(b"oi", **EXAMPLE | broken)


def test_the_same_secret_gives_the_same_keys_and_another_secret_others():
    same = [Keys.from_secret("a" * 64, "mailto:eu@exemplo.com.br").public for _ in range(2)]
    assert same[0] == same[1] != Keys.from_secret("b" * 64, "mailto:eu@exemplo.com.br").public
    assert len(raw(same[0])) == 65


def test_a_push_service_is_told_who_we_are_and_that_it_is_meant():
    keys = Keys.from_secret("a" * 64, "https://imobiliaria.example")
    scheme, signed, public = keys.authorization("https://push.example/send/1").replace(",", "").split()
    claims = jwt.decode(
        signed.removeprefix("t="), keys.private.public_key(), ["ES256"], audience="https://push.example"
    )
    assert (scheme, public) == ("vapid", f"k={keys.public}")
    assert claims["sub"] == "https://imobiliaria.example"


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/1",
        "https://push.example:8443/1",
        "https://user@push.example/1",
        "https://localhost/1",
        "https:///1",
        "javascript:alert(1)",
        "https://push.example/" + "a" * 1000,
        "https://push.example/\nHost: x",
        "https://[::1/1",
        "",
    ],
)
def test_an_address_no_browser_would_give_is_never_asked(endpoint):
    def resolve(host, port):
        raise AssertionError("asked")

    assert not acceptable(endpoint)
    push = Push(KEYS, Rule(resolve=resolve))
    assert push.deliver(endpoint, **EXAMPLE, note=Note(b"{}")) == "refused"


class PushService(BaseHTTPRequestHandler):
    """A push service on this machine; answers with `server.status` and keeps what came."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.came.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def push_service():
    server = ThreadingHTTPServer(("127.0.0.1", 0), PushService)
    server.came, server.status = [], 201
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def push():
    return Push(KEYS, Rule(allows=lambda address: True, ports=None), accepts=lambda endpoint: True)


def test_what_arrives_opens_with_the_browsers_key_alone(push, push_service):
    own = ec.generate_private_key(ec.SECP256R1())
    point = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    keys = {"p256dh": urlsafe_b64encode(point).decode(), "auth": EXAMPLE["auth"]}
    address = f"http://127.0.0.1:{push_service.server_port}/send/1"
    assert push.deliver(address, **keys, note=Note("olá".encode(), topic="c-12")) == "sent"
    path, headers, body = push_service.came[0]
    opened = http_ece.decrypt(body, private_key=own, auth_secret=raw(EXAMPLE["auth"]), version="aes128gcm")
    assert (path, opened.decode()) == ("/send/1", "olá")
    assert "olá".encode() not in body
    assert headers["Content-Encoding"] == "aes128gcm"
    assert (headers["TTL"], headers["Urgency"], headers["Topic"]) == ("1800", "high", "c-12")
    assert headers["Authorization"].startswith("vapid t=")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "sent"), (202, "sent"), (404, "gone"), (410, "gone"), (429, "later"), (503, "later"),
     (400, "refused"), (403, "refused"), (413, "refused"), (301, "refused")],
)  # fmt: skip
def test_each_answer_has_its_meaning(push, push_service, status, outcome):
    push_service.status = status
    address = f"http://127.0.0.1:{push_service.server_port}/"
    assert push.deliver(address, **EXAMPLE, note=Note(b"{}")) == outcome
    assert len(push_service.came) == 1


def test_a_push_service_that_is_not_there_is_unreachable(push):
    assert push.deliver(f"http://127.0.0.1:{free_port()}/", **EXAMPLE, note=Note(b"{}")) == "unreachable"


@pytest.mark.parametrize("means", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1"])
def test_a_name_that_means_a_private_address_is_never_connected_to(push_service, means):
    rule = Rule(ports=None, resolve=lambda host, port: [ip_address(means)])
    push = Push(KEYS, rule, accepts=lambda endpoint: True)
    address = f"http://push.example:{push_service.server_port}/"
    assert push.deliver(address, **EXAMPLE, note=Note(b"{}")) in {"refused", "unreachable"}
    assert push_service.came == []
