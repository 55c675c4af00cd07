"""What a template asks to be filled in, and how it reads once it is: pure reading of Meta's components.

Source: Cloud API, "Template components" (2025-12). Whatever else Meta lists there makes a template
one that we do not send (see `problem`), never an error.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from atendeja.models import Template

GAP = re.compile(r"\{\{\s*(\w+)\s*\}\}", re.ASCII)
GREETING = re.compile(r"\b(olá|ola|oi|prezad[oa]|bom dia|boa tarde)\W*$", re.IGNORECASE)
NAMES = {"nome", "name", "cliente", "primeiro_nome", "nome_cliente", "first_name"}
MEDIA = {"IMAGE": ("photo", "Foto"), "VIDEO": ("video", "Vídeo"), "DOCUMENT": ("document", "Documento")}
BUTTONS = {
    "QUICK_REPLY": "quick_reply", "URL": "url", "PHONE_NUMBER": "phone", "COPY_CODE": "copy_code",
    "REQUEST_CONTACT_INFO": "contact_info",
}  # fmt: skip
NEAR = 28  # characters of the words around a gap
PARTS = {"HEADER", "BODY", "FOOTER", "BUTTONS"}
STATUSES = {
    "PENDING": "Em análise na Meta",
    "IN_APPEAL": "Em recurso na Meta",
    "REJECTED": "Recusado pela Meta",
    "PAUSED": "Pausado pela Meta por baixa qualidade",
    "DISABLED": "Desativado pela Meta",
}


ACCENTS = {
    "imovel": "imóvel", "imoveis": "imóveis", "codigo": "código", "horario": "horário", "video": "vídeo",
    "endereco": "endereço", "preco": "preço", "anuncio": "anúncio", "credito": "crédito", "ultima": "última",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blank:
    """One gap. `part` is header, media, body or button; `name` what Meta calls it, a number or a word.

    `before` and `after` are the words around it; `greets` when the customer's name belongs there.
    """

    key: str
    part: str
    name: str
    label: str
    example: str = ""
    before: str = ""
    after: str = ""
    greets: bool = False


def spoken(name: str) -> str:
    """A name of Meta's as people write it: novo_imovel → Novo imóvel, confirmacao → Confirmação."""
    words = [
        ACCENTS.get(word, re.sub(r"(c|s)ao$", _cedilla, word)) for word in name.lower().split("_") if word
    ]
    return " ".join(words).capitalize() or name


def _cedilla(ending: re.Match[str]) -> str:
    return "ção" if ending[1] == "c" else "são"


def problem(template: Template) -> str | None:
    """Why this template cannot be sent from here, in words; None when it can."""
    if template.gone_at is not None:
        return "Não está mais na Meta"
    if template.status != "APPROVED":
        return STATUSES.get(template.status, "Ainda não aprovado pela Meta")
    if template.category == "AUTHENTICATION":
        return "Código de segurança não se envia por aqui"
    strange = any(_type(part) not in PARTS for part in template.components)
    strange |= _type(_part(template, "HEADER"), "format") not in {"", "TEXT", *MEDIA}
    strange |= any(_type(button) not in BUTTONS for button in _buttons(template))
    return "Tem partes que ainda não enviamos" if strange or not _text(_part(template, "BODY")) else None


def blanks(template: Template) -> list[Blank]:
    """All gaps in the order in which the customer reads them."""
    header, body = _part(template, "HEADER"), _part(template, "BODY")
    kind = MEDIA.get(_type(header, "format"))
    found = [Blank("midia", "media", kind[0], kind[1])] if kind else []
    found += _gaps("header", "topo", header, "header_text")
    found += _gaps("body", "corpo", body, "body_text")
    return found + list(_button_blanks(template))


def content(template: Template, values: Mapping[str, str]) -> dict[str, Any]:
    """The plain message with these values (by Blank.key); a gap without one shows its example in brackets."""
    asked = blanks(template)
    shown = {one.key: values.get(one.key) or f"[{one.example or one.label}]" for one in asked}
    made: dict[str, Any] = {"kind": "template", "name": template.name, "language": template.language}
    title = _filled(_text(_part(template, "HEADER")), "topo", shown)
    footer = _text(_part(template, "FOOTER"))
    made |= {"title": title} if title else {}
    made |= {one.name: values["midia"] for one in asked if one.part == "media" and values.get("midia")}
    made |= {"text": _filled(_text(_part(template, "BODY")), "corpo", shown)}
    made |= {"footer": footer} if footer else {}
    named = template.parameter_format == "NAMED"
    for part in ("header", "body"):
        parameters = [_parameter(one, shown, named) for one in asked if one.part == part]
        made |= {part: parameters} if parameters else {}
    return made | ({"buttons": list(_drawn(template, shown))} if _buttons(template) else {})


def _parameter(blank: Blank, shown: Mapping[str, str], named: bool) -> dict[str, str]:
    return ({"name": blank.name} if named else {}) | {"text": shown[blank.key]}


def _drawn(template: Template, shown: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for index, button in enumerate(_buttons(template)):
        kind, key = BUTTONS.get(_type(button), "other"), f"botao-{index}"
        made = {"kind": kind, "title": str(button.get("text") or "Copiar código")}
        if kind == "quick_reply":
            made |= {"id": f"modelo:{template.id}:{index}"}
        elif kind == "url":
            ending = {"value": shown[key]} if key in shown else {}
            made |= {"url": GAP.split(str(button.get("url")))[0] + shown.get(key, "")} | ending
        elif kind == "phone":
            made |= {"phone": str(button.get("phone_number") or "")}
        elif kind == "copy_code":
            made |= {"value": shown[key]}
        yield made


def _filled(text: str, prefix: str, shown: Mapping[str, str]) -> str:
    return GAP.sub(lambda gap: shown[f"{prefix}-{gap[1]}"], text)


def _gaps(part: str, prefix: str, component: dict[str, Any], examples: str) -> list[Blank]:
    """By number when the template counts, else as they appear; one that appears twice is asked once."""
    text, known = _text(component), _examples(component, examples)
    gaps = {gap[1]: gap for gap in reversed(list(GAP.finditer(text)))}
    order = sorted(gaps.values(), key=lambda gap: (int(gap[1]) if gap[1].isdecimal() else 0, gap.start()))
    return [_blank(part, prefix, gap, text, known) for gap in order]


def _blank(part: str, prefix: str, gap: re.Match[str], text: str, known: dict[str, str]) -> Blank:
    before, after = text[: gap.start()].split("\n")[-1], text[gap.end() :].split("\n")[0]
    greets = gap[1].lower() in NAMES or bool(GREETING.search(before))
    label = f"Campo {gap[1]}" if gap[1].isdecimal() else spoken(gap[1])
    return Blank(
        key=f"{prefix}-{gap[1]}",
        part=part,
        name=gap[1],
        label="Nome do cliente" if greets else label + (" do título" if part == "header" else ""),
        example=known.get(gap[1], ""),
        before=_near(before, -1),
        after=_near(after, 1),
        greets=greets,
    )


def _near(words: str, side: int) -> str:
    """The nearest words without WhatsApp's marks, with an ellipsis where more would follow."""
    plain = re.sub(r"[*_~]", "", GAP.sub("…", words))
    if len(plain) <= NEAR:
        return plain
    return f"{plain[:NEAR]}…" if side > 0 else f"…{plain[-NEAR:]}"


def _examples(component: dict[str, Any], field: str) -> dict[str, str]:
    """By number or by name; the body's are a list in a list."""
    given = component.get("example")
    given = given if isinstance(given, dict) else {}
    named = [one for one in _list(given.get(f"{field}_named_params")) if isinstance(one, dict)]
    listed = _list(given.get(field))
    listed = _list(listed[0]) if listed and isinstance(listed[0], list) else listed
    counted = {str(number): str(example) for number, example in enumerate(listed, 1)}
    return counted | {str(one.get("param_name")): str(one.get("example")) for one in named}


def _button_blanks(template: Template) -> Iterator[Blank]:
    for index, button in enumerate(_buttons(template)):
        key, title = f"botao-{index}", str(button.get("text") or "")
        before = GAP.split(str(button.get("url") or ""))[0]
        example = str(next(iter(_list(button.get("example"))), button.get("example") or ""))
        if _type(button) == "URL" and GAP.search(str(button.get("url") or "")):
            label = f"Final do endereço do botão “{title}”"
            yield Blank(key, "button", "url", label, example.removeprefix(before), before[-40:])
        elif _type(button) == "COPY_CODE":
            yield Blank(key, "button", "copy_code", "Código para copiar", example)


def _part(template: Template, kind: str) -> dict[str, Any]:
    return next((part for part in template.components if _type(part) == kind), {})


def _buttons(template: Template) -> list[dict[str, Any]]:
    return [one for one in _list(_part(template, "BUTTONS").get("buttons")) if isinstance(one, dict)]


def _type(part: dict[str, Any], field: str = "type") -> str:
    return str(part.get(field) or "").upper()


def _text(component: dict[str, Any]) -> str:
    text = component.get("text")
    return text if isinstance(text, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
