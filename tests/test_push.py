"""Web push: who we are, what only the browser can read, and what each answer of a push service means."""

from base64 import urlsafe_b64decode

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from atendeja.push.encryption import BadKeys, encrypted
from atendeja.push.keys import Keys
from atendeja.push.sender import Note, Push, acceptable


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
    def post(*_, **__):
        raise AssertionError("asked")

    assert not acceptable(endpoint)
    push = Push(Keys.from_secret("a" * 64, "mailto:a@b.example"), post)
    assert push.deliver(endpoint, **EXAMPLE, note=Note(b"{}")) == "refused"
