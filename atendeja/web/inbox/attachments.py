"""The 📎 menu: properties, files and places, each a small page of its own."""

from datetime import UTC, datetime
from typing import Any

from flask import Response, render_template, request, session, url_for
from flask_login import login_required
from werkzeug.wrappers import Response as BaseResponse

from atendeja.actions import handling, sharing
from atendeja.actions.messages import locked_conversation
from atendeja.models import Conversation, Property
from atendeja.queries.sharing import chosen, fitting, shareable, talked_about
from atendeja.queries.thread import message_with_token
from atendeja.tasks import deliver
from atendeja.web import uploads
from atendeja.web.access import conversation_or_404, signed_in_user
from atendeja.web.addresses import kept, row_id
from atendeja.web.filters import reais
from atendeja.web.forms import ReplyForm
from atendeja.web.htmx import moved, render
from atendeja.web.sharing import LONGEST_WORDS, PlaceForm, PropertiesForm
from atendeja.web.templates import window_closed

from .blueprint import bp
from .messages import CLOSED, commit

LIMITS = {
    "count": uploads.AT_ONCE,
    "document": uploads.megabytes(uploads.DOCUMENT),
    "together": uploads.ALTOGETHER,
}
GONE = "Um dos imóveis escolhidos não está mais disponível. Confira a seleção."


@bp.before_app_request
def room_for_files() -> None:
    """Before anything reads the form: only who is signed in may send more than a megabyte, and only here."""
    if request.endpoint == "inbox.send_files" and "tenant" in session:
        request.max_content_length = uploads.ALTOGETHER


@bp.get("/conversas/<int:conversation_id>/anexar")
@login_required
def attach(conversation_id: int) -> str:
    """The menu as a page, for browsers without scripts."""
    return render_template("inbox/attach.html", conversation=conversation_or_404(conversation_id))


@bp.get("/conversas/<int:conversation_id>/imoveis")
@login_required
def pick_properties(conversation_id: int) -> Response:
    """Which properties to send: what was talked about, what fits, and what `?procura=` finds."""
    found = conversation_or_404(conversation_id)
    form = PropertiesForm(_ticked(), request.args.get("texto", ""), ReplyForm.empty().token)
    return render("inbox/properties.html", "inbox/_found.html", **_choice(found, form))


@bp.post("/conversas/<int:conversation_id>/imoveis")
@login_required
def send_properties(conversation_id: int) -> BaseResponse:
    """Send them in one message; `acao=ver` shows first how the customer will see it."""
    found = conversation_or_404(conversation_id)
    form = PropertiesForm.read(request.form)
    picked = chosen(found.tenant_id, form.ids)
    act = request.form.get("acao", "enviar")
    error = _refusal(found, form.token) or form.error or (GONE if len(picked) < len(form.ids) else None)
    if act == "buscar":
        return _page("inbox/properties.html", 200, **_choice(found, form))
    if error:
        return _page("inbox/properties.html", 422, **_choice(found, form), error=error)
    if act == "ver":
        return _page("inbox/properties.html", 200, **_choice(found, form), seen=_seen(found, picked, form))
    locked_conversation(found.id)
    sharing.share_properties(found, signed_in_user(), picked, form.words, form.token, datetime.now(UTC))
    return _sent(found)


@bp.get("/conversas/<int:conversation_id>/arquivos")
@login_required
def pick_files(conversation_id: int) -> str:
    found = conversation_or_404(conversation_id)
    token = ReplyForm.empty().token
    return render_template("inbox/files.html", conversation=found, token=token, limits=LIMITS)


@bp.post("/conversas/<int:conversation_id>/arquivos")
@login_required
def send_files(conversation_id: int) -> BaseResponse:
    """Photos and documents, one message each, the words below the first. All or nothing."""
    found = conversation_or_404(conversation_id)
    token, caption = ReplyForm.read(request.form).token, request.form.get("texto", "").strip()
    files = [one for one in request.files.getlist("arquivo") if one.filename or one.content_length]
    error = _refusal(found, f"{token}-0") or _too_many(len(files), caption)
    stored: list[sharing.Stored] = []
    try:
        for one in files if not error else ():
            stored.append(uploads.keep(one))
    except uploads.Unfit as unfit:
        error = str(unfit)
    if error:
        for file in stored:
            uploads.let_go(file)
        values = {"conversation": found, "token": token, "caption": caption, "error": error, "limits": LIMITS}
        return render("inbox/files.html", "inbox/_files_error.html", 422, **values)
    return _share(found, stored, caption, token)


def _share(found: Conversation, stored: list[sharing.Stored], caption: str, token: str) -> BaseResponse:
    locked_conversation(found.id)
    agent, now = signed_in_user(), datetime.now(UTC)
    for n, file in enumerate(stored):
        words = caption if n == 0 else ""
        if sharing.share_file(found, agent, file, words, f"{token}-{n}", now) is None:
            uploads.let_go(file)  # this very file was sent by an earlier try
    return _sent(found)


@bp.get("/conversas/<int:conversation_id>/localizacao")
@login_required
def pick_place(conversation_id: int) -> str:
    """A place; `?imovel=` begins with what may be said of where that property is."""
    found = conversation_or_404(conversation_id)
    known, wanted = talked_about(found), request.args.get("imovel", type=row_id)
    one = next(iter(chosen(found.tenant_id, [wanted])), None) if wanted else None
    form = PlaceForm(name=f"{one.title} ({one.code})", address=told_address(one)) if one else PlaceForm()
    return render_template("inbox/place.html", conversation=found, form=form, known=known)


@bp.post("/conversas/<int:conversation_id>/localizacao")
@login_required
def send_place(conversation_id: int) -> BaseResponse:
    found = conversation_or_404(conversation_id)
    form = PlaceForm.read(request.form)
    error = _refusal(found, form.token) or form.error
    if error:
        return _page("inbox/place.html", 422, conversation=found, form=form, error=error)
    locked_conversation(found.id)
    handling.reply(found, signed_in_user(), form.content(), form.token, datetime.now(UTC))
    return _sent(found)


def told_address(one: Property) -> str:
    """As much of a property's address as customers may be told."""
    street = ", ".join(part for part in (one.street, one.number) if part)
    shown = {"full": street, "street": one.street}.get(one.address_visibility)
    return ", ".join(part for part in (shown, one.district, one.city, one.state) if part)


@bp.app_template_filter()
def asking(one: Property, purpose: str | None) -> str:
    """What it costs, for what the customer wants: R$ 450.000 · R$ 2.300/mês · Consulte."""
    sale = reais(one.sale_price_cents // 100) if one.for_sale and one.sale_price_cents else ""
    rent = f"{reais(one.rent_price_cents // 100)}/mês" if one.for_rent and one.rent_price_cents else ""
    wanted = {"sale": sale, "rent": rent}.get(purpose or "")
    return wanted or " · ".join(part for part in (sale, rent) if part) or "Consulte"


def _sent(found: Conversation) -> BaseResponse:
    commit(found, (deliver, found.id))
    return moved(url_for("inbox.conversation", conversation_id=found.id, **kept()))


def _refusal(found: Conversation, token: str) -> str | None:
    """Nothing of ours reaches a customer who has been silent for a day; what was sent before was sent."""
    closed = window_closed(found) and message_with_token(found, token) is None
    return CLOSED if closed else None


def _too_many(count: int, caption: str) -> str | None:
    if count == 0:
        return "Escolha uma foto ou um documento."
    if count > uploads.AT_ONCE:
        return f"Envie até {uploads.AT_ONCE} arquivos por vez; você escolheu {count}."
    if len(caption) > LONGEST_WORDS:
        return f"A legenda tem {len(caption)} caracteres; o limite é {LONGEST_WORDS}."
    return None


def _page(page: str, status: int, **values: Any) -> Response:
    return render(page, page, status, **values)


def _ticked() -> list[int]:
    return list(PropertiesForm.read(request.args).ids)


def _choice(found: Conversation, form: PropertiesForm) -> dict[str, Any]:
    """The lists to choose from; what is ticked already stays in sight whatever is searched."""
    asked = request.values.get("procura", "").strip()[:100]
    ticked = chosen(found.tenant_id, form.ids)
    groups: list[tuple[str, list[Property]]] = [("Escolhidos", ticked)]
    if not asked:
        groups += [
            ("Conversados há pouco", talked_about(found)),
            ("Servem para este cliente", fitting(found)),
        ]
    title = f"Encontrados para “{asked}”" if asked else "Mais recentes"
    groups.append((title, shareable(found.tenant_id, asked)))
    values = {"conversation": found, "form": form, "asked": asked, "groups": _once(groups)}
    values["found_any"] = bool(groups[-1][1])
    return values | {"purpose": ((found.state or {}).get("wish") or {}).get("purpose")}


def _once(groups: list[tuple[str, list[Property]]]) -> list[tuple[str, list[Property]]]:
    """Each property in the first group that has it; empty groups are left out."""
    seen: set[int] = set()
    shown = []
    for title, found in groups:
        fresh = [one for one in found if one.id not in seen]
        seen |= {one.id for one in fresh}
        shown += [(title, fresh)] if fresh else []
    return shown


def _seen(found: Conversation, picked: list[Property], form: PropertiesForm) -> dict[str, Any]:
    """What stands where a message stands in the thread, for the partials that draw messages."""
    _, content = sharing.properties_message(found, picked, form.words)
    drawn = {"id": "previa", "kind": content["kind"], "from_customer": False, "author": "agent"}
    return drawn | {"text": content["text"], "payload": content}
