"""Handing over to a person, owners, consent, privacy: what is not about a property."""

from dataclasses import replace

from . import texts, wording
from .events import Effect, HandOver, Heard, RecordConsent, RequestPrivacy
from .remarks import demands_erasure
from .searching import search
from .state import State
from .turn import (
    OTHER_SEARCH,
    PERSON,
    PURPOSES,
    Choice,
    Turn,
    buttons,
    first,
    saved,
    saying,
    summary,
)
from .wishes import enough

SILENT_KINDS = frozenset({"reaction", "sticker"})


def hand_over(state: State, heard: Heard) -> Turn:
    """A person was asked for: the conversation waits for one, who finds everything already asked."""
    return _hand_over(state, heard, texts.HANDED_OVER, "asked")


def complains(state: State, heard: Heard) -> Turn:
    return _hand_over(state, heard, texts.SORRY, "complaint")


def stuck(state: State, heard: Heard) -> Turn:
    """The same question went unanswered three times: no loop, a person."""
    return _hand_over(state, heard, texts.STUCK + texts.CALLED, "not_understood")


def _hand_over(state: State, heard: Heard, words: str, reason: str) -> Turn:
    words = words.format(agency=heard.agency.name) + _when_back(heard)
    state = replace(state, reassured=False)
    return saying(state, buttons(words), saved(state), HandOver(reason, summary(state)))


def _when_back(heard: Heard) -> str:
    """Outside office hours: when somebody will answer."""
    opens = heard.agency.back_at
    return texts.CLOSED_NOW.format(when=wording.opening(opens, heard.now)) if opens else ""


def waits(state: State, heard: Heard) -> Turn:
    """While a person is awaited the assistant keeps the facts, and once says again that one will come."""
    insists = heard.facts.intent in ("human", "complaint") or "?" in heard.text or heard.taps
    if state.reassured or set(heard.kinds) <= SILENT_KINDS or not (insists or state.owner):
        return state, [saved(state)]
    words = (texts.STILL_WAITING if insists else texts.NOTED).format(agency=heard.agency.name)
    return saying(
        replace(state, reassured=True), buttons(words + _when_back(heard)), saved(state), asked=state.asked
    )


def owner(state: State, heard: Heard) -> Turn:
    """Somebody who wants to sell or let: what the property is, then a person."""
    if state.owner:
        return owner_tells(state, heard)
    state = replace(state, owner=True, wish={}, visit={})
    if _describes(heard) >= 3:
        return owner_tells(state, heard)
    name = "" if state.name else texts.OWNER_NAME
    words = texts.OWNER.format(agency=heard.agency.name, name=name)
    return saying(state, buttons(words), saved(state), asked="ask_owner")


def _describes(heard: Heard) -> int:
    """How much is said of the owner's property: place, rooms, value, area."""
    told = {"city", "neighborhoods", "bedrooms_min", "price_max", "price_about", "area_min", "suites_min"}
    return len(told & heard.mentions.keys())


def owner_tells(state: State, heard: Heard) -> Turn:
    """The property, or only a name: then what is missing is asked once."""
    if state.asked == "ask_owner" and heard.facts.name and not heard.mentions and len(heard.text) < 60:
        words = texts.OWNER_MORE.format(name=heard.facts.name.split()[0])
        return saying(state, buttons(words), saved(state), asked="ask_owner_more")
    words = texts.OWNER_NOTED.format(agency=heard.agency.name) + _when_back(heard)
    lines = f"Proprietário quer anunciar.\nNome: {state.name or 'não disse'}\n{heard.text[:300]}"
    return saying(state, buttons(words), saved(state), HandOver("sell_or_list", lines))


def opts_out(state: State, heard: Heard) -> Turn:
    """Stops everything at once, confirmed once."""
    if state.opted_out:
        return state, []
    state = replace(state, opted_out=True, asked=None, visit={}, hello=None)
    return saying(state, buttons(texts.OPTED_OUT), RecordConsent("messages", False, heard.text[:300]))


def opts_in(state: State, heard: Heard) -> Turn:
    """Back again, or a yes to news from somebody who never left; what is wished with it is looked for."""
    words = heard.text[:300] or texts.COME_BACK
    records: list[Effect] = [RecordConsent("messages", True, words)]
    if not state.opted_out:
        records.append(RecordConsent("alerts", True, words))
        return saying(
            replace(state, consent=True), buttons(texts.ACCEPTED.strip()), *records, asked=state.asked
        )
    state = first(replace(state, opted_out=False, asked=None, indifferent=()), texts.OPTED_IN)
    if enough(state) and heard.mentions:
        turn = search(state)
        return turn[0], [*records, *turn[1]]
    return saying(state, buttons(texts.ASK_PURPOSE, *PURPOSES), *records, asked="ask_purpose")


def was_out(state: State, heard: Heard) -> Turn:
    """A greeting after “parar”: not taken for a yes, asked."""
    return saying(state, buttons(texts.WAS_OUT, ("voltar", texts.COME_BACK)), asked="ask_back")


def consents(state: State, heard: Heard) -> Turn:
    """A yes or a no to keeping data or sending alerts; a no is accepted and never asked again."""
    granted = bool(heard.facts.consent)
    state = replace(state, consent=granted)
    words = texts.ACCEPTED if granted else texts.REFUSED
    record = RecordConsent("data", granted, heard.text[:300])
    return saying(state, buttons(words.strip()), record, asked=state.asked)


def wants_alert(state: State, heard: Heard) -> Turn:
    """“Avise-me”: a recorded yes to be told when something fitting arrives."""
    state = replace(state, consent=True)
    words = texts.WILL_TELL.format(wish=wording.wished(state.wish))
    record = RecordConsent("alerts", True, heard.text[:300] or texts.TELL_ME)
    return saying(state, buttons(words, OTHER_SEARCH, PERSON), record, saved(state))


def asks_privacy(state: State, heard: Heard) -> Turn:
    """Becomes a request that an agent sees; a refusal said with it is recorded too."""
    effects: list[Effect] = [RequestPrivacy(heard.text[:500])]
    if heard.facts.consent is not None:
        state = replace(state, consent=heard.facts.consent)
        effects.append(RecordConsent("data", heard.facts.consent, heard.text[:300]))
    erase = demands_erasure(heard.text)
    return saying(state, buttons(texts.ERASURE if erase else texts.PRIVACY), *effects, asked=state.asked)


def asks_financing(state: State, heard: Heard) -> Turn:
    choices: tuple[Choice, ...] = (PERSON, ("seguir", texts.GO_ON))
    return saying(state, buttons(texts.FINANCING, *choices), saved(state), asked="ask_person")
