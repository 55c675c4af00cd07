"""A property's photos: sent from a phone, ordered, described; and the address where everybody finds them."""

import re
from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_login import login_required
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as BaseResponse
from werkzeug.wsgi import wrap_file

from atendeja.actions import photos
from atendeja.fetching.addresses import Forbidden, check_address
from atendeja.models import Property, PropertyImage
from atendeja.pictures import LARGEST, REASONS, Refused, shrink
from atendeja.queries.photos import public_photo, removed_photo
from atendeja.queue import commit_then
from atendeja.storage import NoSuchFile, Storage
from atendeja.storage.photos import keep_photo
from atendeja.tasks import bring_photo

from .access import property_or_404, signed_in_user
from .htmx import wants_fragment
from .image_proxy import proxied
from .properties.read_only import guard

bp = Blueprint("photos", __name__)
guard(bp)
AT_ONCE = 20
OWN = re.compile(r"/fotos/([0-9a-f]{32})\.jpg")
FOR_EVER = "public, max-age=31536000, immutable"
FETCHING = {
    "address": "Este endereço não pode ser buscado.",
    "gone": "A foto não existe mais nesse endereço.",
    "type": "Nesse endereço não há uma foto.",
    "too_large": "A foto nesse endereço é grande demais.",
}
STEPS = {"subir": -1, "descer": 1, "capa": -photos.MOST * 10}


@bp.before_app_request
def room_for_photos() -> None:
    """Before anything reads the form: only who is signed in may send this much, and only here."""
    if request.endpoint == "photos.upload" and "tenant" in session:
        request.max_content_length = AT_ONCE * LARGEST


@bp.get("/imoveis/<int:property_id>/fotos")
@login_required
def arranged(property_id: int) -> Response:
    return _page(property_or_404(property_id))


@bp.post("/imoveis/<int:property_id>/fotos")
@login_required
def upload(property_id: int) -> BaseResponse:
    """One file by script, many by a plain form; what is refused does not stop the others."""
    one = property_or_404(property_id)
    files = [file for file in request.files.getlist("fotos") if file.filename]
    troubles = [] if files else ["Escolha pelo menos uma foto."]
    for file in files[:AT_ONCE]:
        trouble = _taken(one.id, file)
        troubles += [f"{file.filename}: {trouble}"] if trouble else []
    if len(files) > AT_ONCE:
        troubles.append(f"Envie até {AT_ONCE} fotos por vez; as últimas ficaram de fora.")
    return _after(property_id, troubles)


@bp.post("/imoveis/<int:property_id>/fotos/endereco")
@login_required
def link(property_id: int) -> BaseResponse:
    """A photo that is on another site: shown from there, or brought here in the background."""
    address, bring = request.form.get("endereco", "").strip(), "trazer" in request.form
    try:
        check_address(address)
    except Forbidden:
        return _after(property_id, ["Escreva o endereço completo da foto, começando por https://."])
    one = _held(property_id)
    image = photos.add_link(one, address[:1000], bring, signed_in_user(), datetime.now(UTC))
    commit_then(*([(bring_photo, image.id)] if bring else []))
    return _after(property_id)


@bp.post("/imoveis/<int:property_id>/fotos/ordem")
@login_required
def order(property_id: int) -> BaseResponse:
    """As they were dragged: `ordem` is the ids, the cover first."""
    ids = [int(word) for word in request.form.get("ordem", "").split(",") if word.isdecimal()]
    photos.arrange(_held(property_id), ids, signed_in_user(), datetime.now(UTC))
    commit_then()
    return _after(property_id)


@bp.post("/imoveis/<int:property_id>/fotos/<int:image_id>")
@login_required
def change(property_id: int, image_id: int) -> BaseResponse:
    """What the buttons beside a photo do."""
    one, act, now = _held(property_id), request.form.get("fazer", "salvar"), datetime.now(UTC)
    image = next((row for row in one.images if row.id == image_id), None) or abort(404)
    photos.describe(image, " ".join(request.form.get("legenda", image.caption or "").split()))
    if act in STEPS:
        photos.move(one, image, STEPS[act], signed_in_user(), now)
    elif act == "apagar":
        photos.remove(one, image, signed_in_user(), now)
    bring = act == "trazer" and photos.ask_for(image)
    commit_then(*([(bring_photo, image_id)] if bring else []))
    return _after(property_id, removed=image_id if act == "apagar" else None)


@bp.post("/imoveis/<int:property_id>/fotos/<int:image_id>/desfazer")
@login_required
def bring_back(property_id: int, image_id: int) -> BaseResponse:
    one = _held(property_id)
    image = removed_photo(one, image_id) or abort(404)
    photos.restore(one, image, signed_in_user(), datetime.now(UTC))
    commit_then()
    return _after(property_id)


@bp.get("/fotos/<name>.jpg")
def shown(name: str) -> BaseResponse:
    """A photo of ours, for whoever knows its name: it never changes. `…-p` is its thumbnail.

    Where the storage shows its photos itself, the way there.
    """
    image = public_photo(name.removesuffix("-p")) or abort(404)
    kept = image.thumb_name if name.endswith("-p") else image.stored_name
    storage: Storage = current_app.extensions["storage"]
    try:
        elsewhere = storage.public_address(kept or "")
        if elsewhere is not None:
            return redirect(elsewhere)
        file, size = storage.open(kept or "", public=True)
    except NoSuchFile:
        abort(404)
    response = current_app.response_class(wrap_file(request.environ, file), direct_passthrough=True)
    response.call_on_close(file.close)
    response.content_length, response.content_type = size, "image/jpeg"
    response.headers["Cache-Control"] = FOR_EVER
    response.set_etag(name)
    return response.make_conditional(request)


@bp.app_template_filter("photo")
def photo_address(photo: PropertyImage | str, size: str = "large") -> str:
    """Where a page of ours shows a photo from, large or a thumb: given as its row, or as messages name it."""
    address = photo if isinstance(photo, str) else photo.url
    kept = None if isinstance(photo, str) else photo.thumb_name if size == "thumb" else photo.stored_name
    direct = current_app.extensions["storage"].public_address(kept) if kept else None
    if direct is not None:
        return str(direct)
    if address.startswith(("https://", "http://")):
        return proxied(address, size)
    own = OWN.fullmatch(address)
    return photos.own_address(f"{own[1]}-p") if own and size == "thumb" else address


def _taken(property_id: int, file: FileStorage) -> str | None:
    """Shrink and store one file, add it. Returns the sentence when it is refused."""
    commit_then()  # no transaction is open while a photo is decoded
    made = shrink(cast(BinaryIO, file.stream))
    if isinstance(made, Refused):
        return REASONS[made.reason]
    kept = photos.StoredPhoto(*keep_photo(current_app.extensions["storage"], made))
    one = _held(property_id)
    if len(one.images) >= photos.MOST:
        return f"Este imóvel já tem {photos.MOST} fotos."
    photos.add_stored(one, kept, signed_in_user(), datetime.now(UTC))
    commit_then()
    return None


def _held(property_id: int) -> Property:
    return photos.hold_property(signed_in_user().tenant_id, property_id) or abort(404)


def _after(property_id: int, troubles: list[str] | None = None, removed: int | None = None) -> BaseResponse:
    if troubles or wants_fragment():
        return _page(property_or_404(property_id), troubles or [], removed)
    return redirect(url_for("photos.arranged", property_id=property_id, apagada=removed), 303)


def _page(one: Property, troubles: list[str] | None = None, removed: int | None = None) -> Response:
    removed = removed or request.args.get("apagada", type=int)
    gone = removed_photo(one, removed) if removed else None
    values: dict[str, Any] = {"property": one, "troubles": troubles or [], "gone": gone, "FETCHING": FETCHING}
    template = "photos/_list.html" if wants_fragment() else "photos/page.html"
    return make_response(render_template(template, **values), 422 if troubles else 200)
