"""The lint sees what it is for, and lets good pages through."""

import pytest

from .lint import faults

HEAD = '<head><meta charset="utf-8"><title>T</title></head>'
PAGE = '<!doctype html><html lang="pt-BR">' + HEAD + "<body>{}</body></html>"
TOKEN = '<input type="hidden" name="csrf_token" value="x">'
GOOD = "<main><h1>Conversas</h1>{}</main>"


def page(inside=""):
    return PAGE.format(GOOD.format(inside))


@pytest.mark.parametrize(
    "good",
    [
        page(),
        page('<label for="a">Nome</label><input id="a" name="a">'),
        page('<label>Nome <input name="a"></label>'),
        page('<input aria-label="Nome" name="a"><input type="hidden" name="b" value="1">'),
        page(
            '<form method="post"><input type="hidden" name="csrf_token" value="x"><button>Ir</button></form>'
        ),
        page('<form method="get"><button aria-label="Buscar"></button></form>'),
        page('<a href="/"><img src="/a.png" alt="Início"></a>'),
        "<p>Um pedaço</p>",
        "<li>Um item</li>",
        "<tr><td>Uma célula</td></tr>",
        '<p id="day"></p><p id="day" hx-swap-oob="delete"></p>',
    ],
)
def test_what_is_good_passes(good):
    assert faults(good) == []


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (page("<p><div></div></p>"), "invalid HTML"),
        (page("<b>aberto"), "invalid HTML"),
        ("<span><p>x</span>", "invalid HTML"),
        (page("<h1>Outro</h1>"), "2 h1"),
        (PAGE.format("<main></main>"), "0 h1"),
        (PAGE.format("<h1>Sem main</h1>"), "0 main"),
        (page().replace("<title>T</title>", "<title></title>"), "no title"),
        (page().replace(' lang="pt-BR"', ""), "no language"),
        (page('<p id="a"></p><p id="a"></p>'), "id a 2 times"),
        (page('<label for="nada">Nome</label>'), "points to nothing"),
        (page('<p aria-describedby="nada">x</p>'), "points to nothing"),
        (page('<input name="a">'), "no label"),
        (page('<textarea name="a" placeholder="Nome"></textarea>'), "no label"),
        (page('<label for="a"></label><select id="a" name="a"></select>'), "no label"),
        (page('<img src="/a.png">'), "no alt"),
        (page("<button></button>"), "nameless button"),
        (page('<a href="/"></a>'), "nameless a"),
        (page('<form method="post"><button>Ir</button></form>'), "0 CSRF"),
        (
            page('<form method="post"><input type="hidden" name="csrf_token"><button>Ir</button></form>'),
            "CSRF",
        ),
        (page('<form><input type="hidden" name="csrf_token" value="x"></form>'), "in the address"),
        (page('<form hx-post="/x"></form>'), "without JavaScript"),
        (page('<p style="color:red">x</p>'), "inline style"),
        (page("<script>alert(1)</script>"), "inline script"),
        (page('<p onclick="x()">x</p>'), "inline code"),
        (page('<p hx-on:click="x()">x</p>'), "inline code"),
        (page('<a href="javascript:x()">x</a>'), "inline code"),
    ],
)
def test_what_is_bad_is_told(bad, told):
    assert any(told in sentence for sentence in faults(bad)), faults(bad)


def test_an_address_that_leads_nowhere_is_told():
    html = (
        '<a href="/nada">x</a><a href="https://a.example/nada">y</a><form method="post" action="/x"></form>'
    )
    told = [sentence for sentence in faults(html, lambda path, method: False) if "nowhere" in sentence]
    assert told == ["GET /nada leads nowhere", "POST /x leads nowhere"]
