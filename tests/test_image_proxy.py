"""Pictures of other sites in our pages: nobody's open proxy, fetched once, never waited for long."""

import io
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from PIL import Image

from atendeja.actions.offers import offer
from atendeja.elsewhere import Missing, Pictures, Shelf
from atendeja.fetching import IMAGE, Limits, Rule
from atendeja.web.image_proxy import proxied
from atendeja.web.photos import photo_address

from .factories import make_contact, make_conversation, make_message, make_property
from .strangers import LOOPBACK, Names, Stranger, leads_to, raw, says, silent_port, trickles

QUICK = Limits(largest=200_000, longest=1.0, pause=0.5, types=IMAGE)
LONG = 20.0  # seconds that a test waits for what must come


def jpeg(size: tuple[int, int] = (1600, 1200)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def site() -> Iterator[Stranger]:
    with Stranger() as stranger:
        yield stranger


@pytest.fixture
def clock() -> list[float]:
    return [1000.0]


@pytest.fixture
def pictures(tmp_path, clock) -> Pictures:
    return Pictures(Shelf(str(tmp_path / "shelf")), QUICK, lambda: clock[0])


@pytest.fixture
def proxy(app: Flask, site: Stranger, pictures: Pictures) -> Iterator[Callable[..., str]]:
    """Signs the address of a page of the other site, which this service may ask for once."""
    before = {name: app.extensions[name] for name in ("fetching", "elsewhere")}
    app.extensions.update(fetching=LOOPBACK, elsewhere=pictures)
    yield lambda path, size="thumb": proxied(f"{site.url}{path}", size)
    app.extensions.update(before)


def size_of(content: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(content)).size


# --- who may ask, and for what --------------------------------------------------------------------


def test_a_picture_comes_small_and_is_kept(owner_client, site, proxy):
    site.pages["/a.jpg"] = says(jpeg())
    first = owner_client.get(proxy("/a.jpg"))
    assert (first.status_code, first.content_type, size_of(first.data)) == (200, "image/jpeg", (400, 300))
    assert first.headers["Cache-Control"] == "private, max-age=604800"
    assert "Cookie" not in first.headers["Vary"]
    assert "Set-Cookie" not in first.headers
    again = owner_client.get(proxy("/a.jpg"))
    large = owner_client.get(proxy("/a.jpg", "large"))
    assert (again.data, size_of(large.data)) == (first.data, (1280, 960))
    assert len(site.asked) == 1
    known = owner_client.get(proxy("/a.jpg"), headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")


def test_the_other_site_learns_nothing_of_who_looks(owner_client, site, proxy):
    site.pages["/a.jpg"] = says(jpeg())
    owner_client.get(proxy("/a.jpg"), headers={"Referer": "https://x/conversas/12"})
    _, headers = site.asked[0]
    assert not {"Cookie", "Referer", "X-Forwarded-For", "Authorization"} & set(headers)


def forged(right: str) -> list[str]:
    _, _, signature, size, token = right.split("/")
    other = proxied("http://127.0.0.1:1/b.jpg", size).split("/")
    turned = signature[:-1] + ("A" if signature[-1] != "A" else "B")
    parts = [
        (turned, size, token), ("", size, token), ("é", size, token), (signature.upper(), size, token),
        (signature, "large", token), (signature, "huge", token), (signature, size, other[4]),
        (other[2], size, token), (signature, size, token + "="), (signature, size, token + "A"),
        (signature[:-1], size, token), (signature + "A", size, token), ("%00", size, token),
    ]  # fmt: skip
    return ["/imagens/" + "/".join(part) for part in parts]


def test_what_no_page_of_ours_named_does_not_exist(owner_client, site, proxy):
    site.pages["/a.jpg"] = says(jpeg())
    answers = {path: owner_client.get(path).status_code for path in forged(proxy("/a.jpg"))}
    assert set(answers.values()) == {404}, answers
    assert site.asked == []


def test_nothing_is_fetched_for_who_is_not_signed_in(client, site, proxy, app):
    site.pages["/a.jpg"] = says(jpeg())
    settings = app.config["SETTINGS"]
    app.config["SETTINGS"] = type("Live", (), {"__getattr__": lambda _, name: _live(settings, name)})()
    try:
        assert client.get(proxy("/a.jpg")).status_code == 404
    finally:
        app.config["SETTINGS"] = settings
    assert site.asked == []


def _live(settings: Any, name: str) -> Any:
    return True if name == "production" else getattr(settings, name)


def test_looking_at_pictures_loads_nobody_and_does_not_prolong_a_session(
    owner_client, site, proxy, statements
):
    site.pages["/a.jpg"] = says(jpeg())
    address = proxy("/a.jpg")
    with statements() as sql:
        assert owner_client.get(address).status_code == 200
    assert sql == []


# --- what other sites may do ----------------------------------------------------------------------


def bomb() -> bytes:
    file = io.BytesIO()
    Image.new("1", (12000, 12000)).save(file, "PNG")
    return file.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "gone": says(b"x", status=404),
    "moved into the house": leads_to("http://169.254.169.254/latest/meta-data/"),
    "html": says(b"<h1>oi</h1>", "text/html"),
    "html that says it is a photo": says(b"<h1>oi</h1>"),
    "svg": says(SVG, "image/svg+xml"),
    "svg that says it is a photo": says(SVG, "image/png"),
    "bomb": says(bomb(), "image/png"),
    "huge": says(b"\xff\xd8\xff" + bytes(300_000)),
    "huge by its header": says(b"", Content_Length="999999999"),
    "cut off": raw(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 99\r\n\r\n\xff\xd8"),
    "no http": raw(b"oi\r\n\r\n"),
    "broken": says(jpeg()[:2000]),
    "error": says(b"", status=500),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_shows_a_drawing_and_is_left_alone(owner_client, site, proxy, name, tmp_path):
    site.pages["/a"] = HOSTILE[name]
    for _ in range(3):
        answer = owner_client.get(proxy("/a"))
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        assert b"<script" not in answer.data
        assert re.fullmatch(r"private, max-age=\d{1,3}", answer.headers["Cache-Control"])
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert len(site.asked) == 1
    assert [path for path in (tmp_path / "shelf").rglob("*") if path.is_file()] == []


def test_a_slow_site_holds_nobody(owner_client, site, proxy, pictures, clock):
    site.pages["/a"] = trickles(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8", b"x", site)
    started = time.monotonic()
    answers = [pictures.find(f"{site.url}/a", "thumb", LOOPBACK, patience=0.05) for _ in range(5)]
    assert time.monotonic() - started < 0.9
    assert all(isinstance(answer, Missing) and answer.coming for answer in answers)
    assert len(site.asked) <= 1
    until(lambda: not pictures._coming)
    assert owner_client.get(proxy("/a")).headers["Cache-Control"] == "private, max-age=30"


def test_what_is_on_its_way_is_not_remembered_by_the_browser(owner_client, app, proxy, pictures):
    with silent_port() as port:
        where = f"http://127.0.0.1:{port.getsockname()[1]}/a.jpg"
        for _ in range(pictures._waiting._initial_value):
            pictures._waiting.acquire()  # others wait already
        answer = owner_client.get(proxied(where, "thumb"))
        until(lambda: not pictures._coming)
    assert answer.headers["Cache-Control"] == "no-store"
    assert b'width="4"' in answer.data


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["169.254.169.254"], ["::1"]])
def test_a_name_that_means_a_private_address_is_not_asked(pictures, addresses):
    names = Names(addresses)
    found = pictures.find("http://fotos.example/a.jpg", "thumb", Rule(resolve=names), LONG)
    assert isinstance(found, Missing)
    assert not found.coming
    assert names.calls == 1


def test_a_name_is_asked_once_and_what_was_judged_is_what_is_connected_to(pictures, site):
    site.pages["/a.jpg"] = says(jpeg((640, 480)))
    names = Names(["127.0.0.1"], ["169.254.169.254"])
    rule = Rule(allows=LOOPBACK.allows, ports=None, resolve=names)
    pictures.find(f"http://muda.example:{site.port}/a.jpg", "thumb", rule, LONG).close()
    assert names.calls == 1


# --- one fetch, back-off, bounds ------------------------------------------------------------------


def until(true: Callable[[], Any]) -> None:
    deadline = time.monotonic() + LONG
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_many_who_look_at_once_are_one_fetch(pictures, site):
    release = threading.Event()

    def slowly(handler: Any) -> None:
        release.wait(LONG)
        says(jpeg())(handler)

    site.pages["/a.jpg"] = slowly
    address = f"{site.url}/a.jpg"
    first = [pictures.find(address, size, LOOPBACK, 0.0) for size in ("thumb", "large") * 20]
    release.set()
    assert all(isinstance(found, Missing) for found in first)
    until(lambda: not pictures._coming)
    with pictures.find(address, "large", LOOPBACK) as file:
        assert size_of(file.read()) == (1280, 960)
    assert len(site.asked) == 1


def test_no_more_than_a_few_are_fetched_at_once_and_the_line_has_an_end(pictures, site):
    release, inside, most = threading.Event(), [0], [0]

    def slowly(handler: Any) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        release.wait(0.6)
        inside[0] -= 1
        handler.send_error(404)

    for n in range(100):
        site.pages[f"/{n}"] = slowly
        pictures.find(f"{site.url}/{n}", "thumb", LOOPBACK, 0.0)
    assert len(pictures._coming) == 60
    until(lambda: len(site.asked) >= 3)
    release.set()
    until(lambda: not pictures._coming)
    assert (most[0] <= 3, len(site.asked)) == (True, 60)


@pytest.mark.parametrize(("page", "pauses"), [(500, [30, 120, 480]), (404, [600, 2400, 9600])])
def test_what_failed_is_left_alone_longer_each_time(pictures, site, clock, page, pauses):
    site.pages["/a"] = says(b"", status=page)
    for n, pause in enumerate(pauses, 1):
        assert pictures.find(f"{site.url}/a", "thumb", LOOPBACK, LONG) == Missing(pause, coming=False)
        clock[0] += pause - 1
        assert pictures.find(f"{site.url}/a", "large", LOOPBACK, LONG) == Missing(1, coming=False)
        assert len(site.asked) == n
        clock[0] += 1.5


def test_a_picture_that_came_back_forgets_its_failures(pictures, site, clock):
    site.pages["/a"] = says(b"", status=503)
    pictures.find(f"{site.url}/a", "thumb", LOOPBACK, LONG)
    clock[0] += 31
    site.pages["/a"] = says(jpeg((640, 480)))
    pictures.find(f"{site.url}/a", "thumb", LOOPBACK, LONG).close()
    assert pictures._failed == {}


def test_failures_are_not_remembered_without_end(pictures):
    with pictures._lock:
        for n in range(6000):
            pictures._note(str(n), True)
    assert len(pictures._failed) == 5000
    assert "5999" in pictures._failed


def test_what_was_used_longest_ago_goes_first(tmp_path):
    shelf = Shelf(str(tmp_path), most=100)
    for n in range(10):
        shelf.put(f"{n:02x}a", b"x" * 10)
        os.utime(tmp_path / f"{n:02x}" / f"{n:02x}a", (n, n))
    shelf.open("00a").close()  # used: now the newest
    shelf.put("ffa", b"x" * 10)
    left = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert left == sorted([f"{n:02x}a" for n in (0, 3, 4, 5, 6, 7, 8, 9)] + ["ffa"])


def test_a_shelf_counts_what_an_earlier_process_left(tmp_path):
    Shelf(str(tmp_path), most=100).put("aa1", b"x" * 60)
    Shelf(str(tmp_path), most=100).put("bb1", b"x" * 60)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


# --- in our pages ---------------------------------------------------------------------------------


def test_pages_show_pictures_of_other_sites_through_us_and_customers_get_the_address_itself(
    owner_client, tenant, app
):
    one = make_property(tenant, photos=("https://site.example/1.jpg", "/static/demo/sala-mar.jpg"))
    for path in ("/imoveis", f"/imoveis/{one.id}", f"/imoveis/{one.id}/fotos"):
        page = owner_client.get(path)
        shown = re.findall(r'<img src="([^"]+)"', page.text)
        assert any(address.startswith("/imagens/") for address in shown), path
        assert not [address for address in shown if not address.startswith("/")]
        policy = page.headers["Content-Security-Policy"]
        assert "img-src 'self' data:;" in policy
    assert one.images[0].url == "https://site.example/1.jpg"


def test_what_customers_were_sent_is_shown_through_us_too(owner_client, tenant):
    talk = make_conversation(tenant, make_contact(tenant), status="agent")
    cards = [
        {
            "photo": f"https://site.example/{n}.jpg",
            "text": "Casa",
            "link": {"title": "Ver", "url": "https://s.example/"},
        }
        for n in (1, 2)
    ]
    for payload in (
        {"kind": "photo", "photo": "https://site.example/0.jpg"},
        {"kind": "carousel", "cards": cards},
    ):
        message = make_message(talk, "Veja", direction="out", kind=payload["kind"], payload=payload)
    make_message(
        talk, "Mais", direction="out", kind="photo", payload={"kind": "photo", "photo": "https://s.example/3"}
    )
    page = owner_client.get(f"/conversas/{talk.id}")
    shown = re.findall(r'<img src="/imagens/[^/"]+/(\w+)/[^"]+"', page.text)
    assert shown == ["large", "thumb", "thumb", "large"]
    assert message.payload["cards"] == cards


def test_a_photo_that_could_not_be_brought_is_not_offered_to_customers(tenant):
    one = make_property(tenant, photos=("https://site.example/1.jpg", "https://site.example/2.jpg"))
    one.images[0].status = "failed"
    assert offer(one).photos == ("https://site.example/2.jpg",)


def test_an_address_of_ours_stays_and_has_its_thumb():
    name = "0" * 32
    assert photo_address(f"/fotos/{name}.jpg", "thumb") == f"/fotos/{name}-p.jpg"
    assert photo_address(f"/fotos/{name}.jpg") == f"/fotos/{name}.jpg"
    assert photo_address("/static/demo/sala-mar.jpg", "thumb") == "/static/demo/sala-mar.jpg"
