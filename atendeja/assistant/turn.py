"""What the rooms of the dialogue share: the shape of a turn, choices, and what was touched."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from . import texts, wording
from .events import Effect, Heard, SaveLead, Say
from .state import Offer, State

Turn = tuple[State, list[Effect]]
Choice = tuple[str, str]
Acts = Callable[[State, Heard], Turn]

PERSON: Choice = ("corretor", texts.PERSON)
MORE: Choice = ("mais", texts.MORE)
OTHER_SEARCH: Choice = ("nova", texts.OTHER_SEARCH)
PURPOSES: tuple[Choice, ...] = (("comprar", texts.BUY), ("alugar", texts.RENT))
SEEN_AT_MOST = 12  # codes kept for the agent's summary


def text(words: str) -> dict[str, Any]:
    return {"kind": "text", "text": words}


def buttons(words: str, *choices: Choice, photo: str | None = None) -> dict[str, Any]:
    """Up to three choices below a text, and a photo above it if there is one; none is a plain text."""
    if not choices:
        return text(words)
    message: dict[str, Any] = {"kind": "buttons", "text": words, "buttons": labelled(choices)}
    return message | ({"photo": photo} if photo else {})


def options(words: str, button: str, rows: list[tuple[str, str, str]]) -> dict[str, Any]:
    """A list of up to ten rows: id, title, description."""
    listed = [{"id": i, "title": title, "description": more} for i, title, more in rows]
    return {"kind": "list", "text": words, "button": button, "rows": listed}


def carousel(words: str, cards: list[tuple[str, str, Choice]]) -> dict[str, Any]:
    """Two to ten cards: photo, text, one choice."""
    drawn = [{"photo": photo, "text": said, "buttons": labelled((choice,))} for photo, said, choice in cards]
    return {"kind": "carousel", "text": words, "cards": drawn}


def labelled(choices: tuple[Choice, ...]) -> list[dict[str, str]]:
    return [{"id": identifier, "title": label} for identifier, label in choices]


def saying(state: State, message: dict[str, Any], *more: Effect, asked: str | None = None) -> Turn:
    """One message, the question it asks (if any), and what its buttons were, for "a segunda"."""
    offered = [button["id"] for button in message.get("buttons", message.get("rows", []))]
    offered += [button["id"] for card in message.get("cards", []) for button in card["buttons"]]
    return replace(state, asked=asked, options=tuple(offered)), [*more, Say(message)]


def first(state: State, words: str) -> State:
    """These words go before the next sentence, in the same message."""
    return replace(state, hello=(state.hello or "") + words)


def showing(state: State, offers: tuple[Offer, ...]) -> State:
    """What is on show now, and that it has been shown."""
    purpose = state.wish.get("purpose")
    cards: tuple[dict[str, Any], ...] = tuple(
        {"id": o.id, "code": o.code, "price": o.price_cents(purpose), "area": o.area_m2}
        | {
            "district": o.district,
            "city": o.city,
            "type": o.type,
            "purpose": "sale" if o.for_sale else "rent",
        }
        for o in offers
    )
    ids, codes = (tuple(one[key] for one in cards) for key in ("id", "code"))
    return replace(
        state,
        cards=cards,
        shown=tuple(dict.fromkeys(state.shown + ids)),
        seen=tuple(dict.fromkeys(state.seen + codes))[-SEEN_AT_MOST:],
        focus=ids[0] if len(ids) == 1 else None,
    )


def saved(state: State, property_id: int | None = None) -> SaveLead:
    """Everything known of the person, for the lead."""
    visit = state.visit or state.booked
    return SaveLead(state.wish, visit, state.name, property_id or state.focus, state.owner)


def summary(state: State) -> str:
    """For the agent who takes over, three lines: what is wanted, what was shown, what was liked."""
    lines = [f"Procura: {wording.wished(state.wish)}" if state.wish else "Ainda não disse o que procura."]
    if state.seen:
        lines.append(f"Viu: {', '.join(state.seen)}")
    visit = state.booked or state.visit
    liked = [f"Gostou: {state.liked}" if state.liked else None]
    if visit:
        named = " ".join(part for part in (visit.get("code"), wording.moment(visit)) if part)
        liked.append(f"{'Visita pedida' if state.booked else 'Quer visitar'}: {named or 'a combinar'}")
    if any(liked):
        lines.append(" · ".join(part for part in liked if part))
    return "\n".join(lines)


def tapped_id(heard: Heard, prefix: str) -> int | None:
    """The number behind a button like imovel:12; anything odd is no number."""
    for tap in heard.taps:
        name, _, number = tap.partition(":")
        if name == prefix and number.isascii() and number.isdecimal() and len(number) < 18:
            return int(number)
    return None
