"""Strangers' addresses: which are asked at all, and that nothing they do takes more than was allowed."""

import gzip
import io
import socket
import time
from collections.abc import Iterator
from ipaddress import ip_address

import pytest
import requests

from atendeja.fetching import (
    IMAGE,
    Deadline,
    Fetched,
    Forbidden,
    Limits,
    NotFetched,
    Rule,
    check_address,
    fetch,
    guarded_session,
)
from atendeja.fetching.addresses import public

from .strangers import LOOPBACK, Names, Stranger, leads_to, raw, says, silent_port, trickles

QUICK = Limits(largest=100_000, longest=1.0, pause=0.5, types=IMAGE)
NEVER = NotFetched("address", passing=False)


@pytest.fixture
def site() -> Iterator[Stranger]:
    with Stranger() as stranger:
        yield stranger


def got(address: str, limits: Limits = QUICK, rule: Rule = LOOPBACK) -> tuple[Fetched | NotFetched, bytes]:
    into = io.BytesIO()
    return fetch(address, into, limits, rule), into.getvalue()


def test_a_photo_comes_piece_by_piece(site):
    body = bytes(range(256)) * 300
    site.pages["/a.jpg"] = says(body, "image/JPEG; charset=binary")
    assert got(f"{site.url}/a.jpg") == (Fetched("image/jpeg", len(body)), body)
    _, headers = site.asked[0]
    assert headers["User-Agent"].startswith("AtendeJa/")
    assert headers["Accept-Encoding"] == "identity"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


# --- which addresses ------------------------------------------------------------------------------

NOT_PUBLIC = [
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "192.88.99.1",
    "168.63.129.16",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:a00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "fe80::1",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "ff0e::1",
    "2002:7f00:1::",
    "2001:0:4136:e378::",
    "2001:db8::1",
    "100::1",
]


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_what_is_not_the_public_internet_is_known(text):
    assert not public(ip_address(text))


@pytest.mark.parametrize("text", ["8.8.8.8", "1.1.1.1", "177.54.144.1", "100.63.255.255", "2606:4700::1111"])
def test_the_public_internet_is_known_too(text):
    assert public(ip_address(text))


ADDRESSES = [
    "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.1/",
    "http://0x7f000001/", "http://127.1/", "http://0/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:169.254.169.254]/", "http://[64:ff9b::a9fe:a9fe]/",
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://10.0.0.1/", "http://127.0.0.1:80/",
    "https://127.0.0.1/", "http://８.8.8.8@127.0.0.1/", "http://１２７.０.０.１/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_way_to_write_a_local_address_is_refused(address):
    assert got(address, rule=Rule()) == (NEVER, b"")


FORMS = [
    "", "nada", "//example.com/a.jpg", "ftp://example.com/a", "file:///etc/passwd", "data:,x",
    "gopher://example.com/", "http://", "http:///a.jpg", "http://user@example.com/",
    "http://user:word@example.com/", "http://a b/",
    "http://example.com:22/", "http://example.com:6379/", "http://example.com:0/", "http://example.com:99999/",
    "http://example.com\\@127.0.0.1/", "http://example.com/\r\nHost: x", "http://[::1/",
    "http://example.com/" + "a" * 3000,
]  # fmt: skip


@pytest.mark.parametrize("address", FORMS)
def test_strange_addresses_are_refused_before_any_name_is_looked_up(address):
    names = Names(["8.8.8.8"])
    assert got(address, rule=Rule(resolve=names)) == (NEVER, b"")
    assert names.calls == 0


@pytest.mark.parametrize(
    "address", ["http://10.0.0.1/", "http://[::1]/", "http://example.com:81/", "ftp://a/"]
)
def test_a_form_can_refuse_an_address_at_once(address):
    with pytest.raises(Forbidden):
        check_address(address)


def test_a_form_takes_an_ordinary_address():
    check_address("https://site.example/fotos/1.jpg?x=1")
    check_address("http://site.example:80/1.jpg")


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    assert got("http://misto.example/", rule=Rule(resolve=Names(["8.8.8.8", "10.0.0.1"])))[0] == NEVER


def test_a_name_that_changes_its_meaning_leads_nowhere_else(site):
    """What was judged is what is connected to: the name is asked once for one connection."""
    site.pages["/a.jpg"] = says(b"ours")
    names = Names(["127.0.0.1"], ["169.254.169.254"])
    rule = Rule(allows=LOOPBACK.allows, ports=None, resolve=names)
    outcome, body = got(f"http://muda.example:{site.port}/a.jpg", rule=rule)
    assert (outcome, body, names.calls) == (Fetched("image/jpeg", 4), b"ours", 1)
    assert site.asked[0][1]["Host"] == f"muda.example:{site.port}"


def test_a_name_that_changes_between_a_page_and_its_redirect_is_judged_again(site):
    site.pages["/a"] = raw(
        b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    site.pages["/b"] = says(b"never")
    names = Names(["127.0.0.1"], ["10.0.0.1"])
    rule = Rule(allows=LOOPBACK.allows, ports=None, resolve=names)
    assert got(f"http://muda.example:{site.port}/a", rule=rule) == (NEVER, b"")
    assert [path for path, _ in site.asked] == ["/a"]


# --- redirects ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/", "http://[::ffff:10.0.0.1]/", "http://10.0.0.1:8080/", "http://8.8.8.8/"],
)
def test_a_redirect_elsewhere_is_judged_again(site, target):
    site.pages["/a"] = leads_to(target)
    assert got(f"{site.url}/a") == (NEVER, b"")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
def test_a_redirect_to_another_scheme_is_refused(site, target):
    site.pages["/a"] = leads_to(target)
    assert got(f"{site.url}/a") == (NEVER, b"")


def test_three_redirects_are_followed_and_no_fourth(site):
    for step in range(4):
        site.pages[f"/{step}"] = leads_to(f"/{step + 1}")
    site.pages["/4"] = says(b"photo")
    assert got(f"{site.url}/1")[1] == b"photo"
    assert got(f"{site.url}/0") == (NEVER, b"")


# --- limits ---------------------------------------------------------------------------------------


def test_a_length_that_is_too_large_is_believed_and_nothing_is_read(site):
    site.pages["/a"] = raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 99999999999\r\n\r\n", site.gone
    )
    assert got(f"{site.url}/a") == (NotFetched("too_large", passing=False), b"")


def test_a_stream_without_end_is_cut_at_the_limit(site):
    site.pages["/a"] = trickles(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", b"x" * 60_000, site)
    outcome, body = got(f"{site.url}/a", Limits(largest=100_000, longest=5))
    assert outcome == NotFetched("too_large", passing=False)
    assert len(body) <= 100_000


def test_a_file_that_ends_before_its_length_is_not_taken(site):
    site.pages["/a"] = raw(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 900\r\n\r\nhalf")
    assert got(f"{site.url}/a")[0] == NotFetched("unreachable", passing=True)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "zstd"])
def test_packed_answers_are_not_unpacked(site, encoding):
    bomb = gzip.compress(b"\0" * 5_000_000)
    site.pages["/a"] = says(bomb, Content_Encoding=encoding)
    assert got(f"{site.url}/a") == (NotFetched("type", passing=False), b"")


@pytest.mark.parametrize(
    "mime_type", ["text/html", "image/svg+xml", "image/gif", "application/octet-stream", ""]
)
def test_what_is_no_photo_is_not_read(site, mime_type):
    site.pages["/a"] = says(b"<svg/>", mime_type)
    assert got(f"{site.url}/a") == (NotFetched("type", passing=False), b"")


def test_any_type_comes_where_no_type_was_asked_for(site):
    site.pages["/a"] = says(b"a;b", "text/csv")
    assert got(f"{site.url}/a", Limits())[0] == Fetched("text/csv", 3)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, NotFetched("gone", passing=False)),
        (410, NotFetched("gone", passing=False)),
        (403, NotFetched("refused", passing=False)),
        (206, NotFetched("refused", passing=False)),
        (429, NotFetched("refused", passing=True)),
        (503, NotFetched("refused", passing=True)),
    ],
)
def test_what_a_status_means(site, status, outcome):
    site.pages["/a"] = says(b"x", status=status)
    assert got(f"{site.url}/a")[0] == outcome


def test_an_empty_file_is_none(site):
    site.pages["/a"] = says(b"")
    assert got(f"{site.url}/a")[0] == NotFetched("unreachable", passing=True)


# --- slow strangers -------------------------------------------------------------------------------

SLOW = {
    "header": (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nX-Slow: ", b"x"),
    "status line": (b"HTTP/1.1 ", b"2"),
    "body": (b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 9999\r\n\r\n", b"x"),
    "chunk": (
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"1\r\nx\r\n",
    ),
    "chunk length": (
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"0",
    ),
}


@pytest.mark.parametrize("part", SLOW)
def test_who_sends_a_byte_at_a_time_is_cut_off_in_time(site, part):
    site.pages["/a"] = trickles(*SLOW[part], site)
    started = time.monotonic()
    assert got(f"{site.url}/a")[0] == NotFetched("too_slow", passing=True)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_who_says_nothing_is_left_also_in_the_middle_of_tls(scheme):
    with silent_port() as server:
        started = time.monotonic()
        outcome, _ = got(f"{scheme}://127.0.0.1:{server.getsockname()[1]}/", Limits(longest=1.0, pause=9))
        assert outcome == NotFetched("too_slow", passing=True)
        assert time.monotonic() - started < 3


def test_nobody_there_is_tried_again_later():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert got(f"http://127.0.0.1:{port}/")[0] == NotFetched("unreachable", passing=True)


def test_a_name_that_does_not_exist_is_tried_again_later():
    def nobody(host: str, port: int) -> list[object]:
        raise OSError("no such host")

    assert got("http://nada.example/", rule=Rule(resolve=nobody))[0].passing


def test_what_the_storage_raises_is_not_hidden(site):
    class Full:
        def write(self, piece: bytes) -> int:
            raise OSError(28, "no space left")

    site.pages["/a"] = says(b"photo")
    with pytest.raises(OSError, match="no space"):
        fetch(f"{site.url}/a", Full(), QUICK, LOOPBACK)


# --- the session for others -----------------------------------------------------------------------


def test_the_session_posts_only_where_it_may(site):
    with guarded_session() as session, pytest.raises(requests.exceptions.InvalidURL):
        session.post(f"http://127.0.0.1:{site.port}/push", data=b"x", timeout=2)
    with guarded_session() as session, pytest.raises(requests.exceptions.InvalidURL):
        session.post("http://127.0.0.1/push", data=b"x", timeout=2)
    assert site.asked == []


def test_proxies_of_the_machine_are_not_used(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.pages["/a.jpg"] = says(b"photo")
    assert got(f"{site.url}/a.jpg")[1] == b"photo"


def test_a_deadline_leaves_no_connection_open(site):
    site.pages["/a.jpg"] = says(b"photo")
    with Deadline(5) as deadline, guarded_session(LOOPBACK, deadline) as session:
        session.get(f"{site.url}/a.jpg", timeout=2)
        handles = list(deadline._sockets)
    assert handles
    assert all(handle.fileno() == -1 for handle in handles)
