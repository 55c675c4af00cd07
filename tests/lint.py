"""What is wrong with a page: invalid HTML, missing labels, repeated ids, forms without CSRF, inline code.

`faults(html)` returns sentences, none when the page is good. A fragment need not have an h1.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

Resolves = Callable[[str, str], bool]  # (path, method): is this an address of ours?
TYPED = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage")
ADDRESSES = {
    "href": "GET", "src": "GET", "hx-get": "GET", "hx-post": "POST", "hx-put": "PUT", "hx-delete": "DELETE",
}  # fmt: skip


def faults(html: str, resolves: Resolves = lambda path, method: True) -> list[str]:
    """Everything wrong with a page or fragment, as sentences."""
    page = is_page(html)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html) if page else parser.parseFragment(html, container=_container(html))
    found = [f"invalid HTML at {place}: {code} {data or ''}" for place, code, data in parser.errors]
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    for check in (_ids, _labels, _names, _forms, _inline):
        found += check(elements)
    found += _addresses(elements, resolves)
    return [*found, *(_page(elements) if page else ())]


def is_page(html: str) -> bool:
    return html.lstrip()[:9].lower() == "<!doctype"


def _container(html: str) -> str:
    start = html.lstrip()[:6].lower()
    return "tbody" if start.startswith(("<tr>", "<tr ")) else "ul" if start.startswith("<li") else "div"


def words(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _page(elements: list[Element]) -> Iterator[str]:
    tags = Counter(element.tag for element in elements)
    if tags["h1"] != 1:
        yield f"{tags['h1']} h1 on one page"
    if tags["main"] != 1:
        yield f"{tags['main']} main on one page"
    if not any(element.tag == "title" and words(element) for element in elements):
        yield "no title"
    if not elements[0].get("lang"):
        yield "no language"
    known = {element.get("id") for element in elements}
    for element in elements:
        for attribute in POINTERS:
            for pointed in (element.get(attribute) or "").split():
                if pointed not in known:
                    yield f"{attribute}={pointed} points to nothing"


def _ids(elements: list[Element]) -> Iterator[str]:
    staying = [element for element in elements if element.get("hx-swap-oob") != "delete"]
    counted = Counter(element.get("id") for element in staying if element.get("id"))
    yield from (f"id {identifier} {times} times" for identifier, times in counted.items() if times > 1)


def _labels(elements: list[Element]) -> Iterator[str]:
    labels = [element for element in elements if element.tag == "label" and words(element)]
    pointed = {label.get("for") for label in labels}
    wrapped = {id(inner) for label in labels for inner in label.iter()}
    for element in elements:
        if element.tag not in TYPED or element.get("type") in UNLABELLED:
            continue
        named = element.get("aria-label") or element.get("aria-labelledby")
        if not (named or id(element) in wrapped or (element.get("id") and element.get("id") in pointed)):
            yield f"no label for {element.tag} {element.get('name')}"


def _names(elements: list[Element]) -> Iterator[str]:
    """Every image has its alt, every link and button something to be called by."""
    for element in elements:
        if element.tag == "img" and element.get("alt") is None:
            yield f"no alt for {element.get('src')}"
        if element.tag in {"button", "a"} and not _called(element):
            yield f"a nameless {element.tag} {element.get('href') or element.get('class') or ''}"


def _called(element: Element) -> bool:
    named = element.get("aria-label") or element.get("aria-labelledby") or element.get("title")
    pictured = any(inner.get("alt") or inner.get("aria-label") for inner in element.iter())
    return bool(named or words(element) or pictured)


def _forms(elements: list[Element]) -> Iterator[str]:
    for form in (element for element in elements if element.tag == "form"):
        method = (form.get("method") or "get").lower()
        tokens = [field for field in form.iter("input") if field.get("name") == "csrf_token"]
        if method == "post" and not (len(tokens) == 1 and tokens[0].get("value")):
            yield f"form {form.get('action')} has {len(tokens)} CSRF fields"
        if method == "get" and tokens:
            yield f"form {form.get('action')} shows its CSRF token in the address"
        if form.get("hx-post") and method != "post":
            yield f"form {form.get('hx-post')} does nothing without JavaScript"


def _inline(elements: list[Element]) -> Iterator[str]:
    """The Content-Security-Policy would refuse all of these."""
    for element in elements:
        if element.tag == "style" or element.get("style") is not None:
            yield f"inline style on {element.tag}"
        if element.tag == "script" and not element.get("src"):
            yield "inline script"
        code = [name for name in element.keys() if name.startswith(("on", "hx-on"))]  # noqa: SIM118 — an Element
        if code or (element.get("href") or "").lower().startswith("javascript:"):
            yield f"inline code on {element.tag}: {code}"


def _addresses(elements: list[Element], resolves: Resolves) -> Iterator[str]:
    """An address of ours must lead somewhere, by the method with which it is used."""
    for element in elements:
        wanted = [(element.get(attribute), method) for attribute, method in ADDRESSES.items()]
        if element.tag == "form":
            wanted.append((element.get("action"), (element.get("method") or "get").upper()))
        for address, method in wanted:
            parts = urlsplit(address or "")
            if parts.path.startswith("/") and not parts.netloc and not resolves(parts.path, method):
                yield f"{method} {parts.path} leads nowhere"
