"""What makes the pages installable, and that nothing personal is kept on the way."""

import json
import re
from pathlib import Path

import pytest
from PIL import Image

STATIC = Path(__file__).resolve().parent.parent / "static"


@pytest.fixture
def manifest(client):
    answer = client.get("/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    return json.loads(answer.text)


def test_the_manifest_says_what_an_installation_needs(manifest):
    assert (manifest["name"], manifest["lang"]) == ("AtendeJá", "pt-BR")
    assert (manifest["display"], manifest["start_url"], manifest["scope"]) == (
        "standalone",
        "/conversas",
        "/",
    )
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_every_icon_is_there_in_the_size_it_says(client, manifest):
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200
        with Image.open(STATIC / icon["src"].partition("?")[0].removeprefix("/static/")) as drawn:
            assert f"{drawn.width}x{drawn.height}" == icon["sizes"]


def test_the_shortcuts_lead_somewhere(owner_client, manifest):
    assert [owner_client.get(one["url"]).status_code for one in manifest["shortcuts"]] == [200, 200]


def test_every_page_names_the_manifest(client, owner_client):
    for browser, path in ((client, "/entrar"), (owner_client, "/conversas")):
        assert '<link rel="manifest" href="/manifest.webmanifest">' in browser.get(path).text


def test_the_worker_is_for_the_whole_site_and_always_asked_for_anew(client):
    answer = client.get("/sw.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert "Set-Cookie" not in answer.headers


def test_the_worker_keeps_nothing_and_stands_in_no_requests_way():
    code = re.sub(r"//[^\n]*", "", (STATIC / "sw.js").read_text())
    for kept in ("caches", "indexedDB", '"fetch"', "fetch("):
        assert kept not in code


def test_the_policy_allows_no_more_than_it_did(client):
    policy = client.get("/entrar").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
