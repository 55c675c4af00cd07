"""Everything that is not about a property: handing over, owners, consent, privacy, small talk."""

from dataclasses import replace

from . import texts, wording
from .events import Effect, HandOver, Heard, RecordConsent, RequestPrivacy
from .searching import ask, enough, search
from .state import State
from .turn import OTHER_SEARCH, PERSON, PURPOSES, Turn, buttons, saved, saying, summary, text


def hand_over(state: State, heard: Heard) -> Turn:
    """A person was asked for: the conversation waits for one, who finds everything already asked."""
    words = texts.HANDED_OVER.format(agency=heard.agency.name)
    return _hand_over(state, words, "asked")


def complains(state: State, heard: Heard) -> Turn:
    return _hand_over(state, texts.SORRY.format(agency=heard.agency.name), "complaint")


def stuck(state: State, heard: Heard) -> Turn:
    """The same question went unanswered three times: no loop, a person."""
    return _hand_over(state, texts.STUCK.format(agency=heard.agency.name), "not_understood")


def _hand_over(state: State, words: str, reason: str) -> Turn:
    state = replace(state, reassured=False)
    return saying(state, text(words), saved(state), HandOver(reason, summary(state)))


def waits(state: State, heard: Heard) -> Turn:
    """While a person is awaited the assistant only keeps the facts, and says once more that one will come."""
    if heard.facts.intent in ("human", "complaint") and not state.reassured:
        words = texts.STILL_WAITING.format(agency=heard.agency.name)
        return saying(replace(state, reassured=True), text(words), saved(state))
    return state, [saved(state)]


def owner(state: State, heard: Heard) -> Turn:
    """Somebody who wants to sell or let: what the property is, then a person."""
    if state.owner:
        return owner_tells(state, heard)
    name = "" if state.name else texts.OWNER_NAME
    state = replace(state, owner=True, wish={})
    words = texts.OWNER.format(agency=heard.agency.name, name=name)
    return saying(state, text(words), saved(state), asked="ask_owner")


def owner_tells(state: State, heard: Heard) -> Turn:
    words = texts.OWNER_NOTED.format(agency=heard.agency.name)
    lines = f"Proprietário quer anunciar.\n{heard.text[:300]}"
    return saying(state, text(words), saved(state), HandOver("sell_or_list", lines))


def opts_out(state: State, heard: Heard) -> Turn:
    """Stops everything at once, confirmed once."""
    if state.opted_out:
        return state, []
    state = replace(state, opted_out=True, asked=None, visit={})
    return saying(state, text(texts.OPTED_OUT), RecordConsent("messages", False, heard.text[:300]))


def opts_in(state: State, heard: Heard) -> Turn:
    state = replace(state, opted_out=False, asked=None, indifferent=())
    record = RecordConsent("messages", True, heard.text[:300])
    return saying(state, buttons(texts.OPTED_IN, *PURPOSES), record, asked="ask_purpose")


def consents(state: State, heard: Heard) -> Turn:
    """A yes or a no to keeping data or sending alerts; a no is accepted and never asked again."""
    granted = bool(heard.facts.consent)
    state = replace(state, consent=granted, asked=None)
    words = texts.ACCEPTED if granted else texts.REFUSED
    return saying(state, text(words), RecordConsent("data", granted, heard.text[:300]))


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
    return saying(state, text(texts.PRIVACY), *effects)


def asks_financing(state: State, heard: Heard) -> Turn:
    return saying(state, buttons(texts.FINANCING, PERSON, ("seguir", "Seguir procurando")), saved(state))


def thanks(state: State, heard: Heard) -> Turn:
    return saying(state, text(texts.THANKS), asked=state.asked)


def goodbye(state: State, heard: Heard) -> Turn:
    return saying(state, text(texts.GOODBYE))


def denies(state: State, heard: Heard) -> Turn:
    """“Não” to what was just shown or asked: nothing is pushed."""
    state = replace(state, visit={})
    return saying(state, buttons(texts.NO_PROBLEM, ("mais", texts.MORE), OTHER_SEARCH, PERSON), saved(state))


def greets(state: State, heard: Heard) -> Turn:
    """A greeting alone: after days, remind in half a sentence of what was being looked for."""
    if enough(state):
        words = texts.WELCOME_BACK.format(wish=wording.wished(state.wish)) + texts.CONTINUE
        return saying(
            state, buttons(words, ("seguir", texts.SEE_NOW), OTHER_SEARCH, PERSON), asked="showing_property"
        )
    return ask(state)


def continues(state: State, heard: Heard) -> Turn:
    return search(state) if enough(state) else ask(state)


def off_topic(state: State, heard: Heard) -> Turn:
    state, effects = (
        greets(state, heard) if not state.on_show else saying(state, buttons(texts.LIKE_ANY, PERSON))
    )
    return replace(state, hello=texts.OFF_TOPIC), effects


def hears_voice(state: State, heard: Heard) -> Turn:
    return saying(state, buttons(texts.VOICE, PERSON), asked=state.asked)


def gets_media(state: State, heard: Heard) -> Turn:
    after: Turn = ask(state) if not state.on_show else saying(state, buttons(texts.LIKE_ANY, PERSON))
    return replace(after[0], hello=texts.RECEIVED), after[1]


def likes(state: State, heard: Heard) -> Turn:
    """Something was said about what is on show that carries no fact."""
    return saying(
        state, buttons(texts.LIKE_ANY, ("mais", texts.MORE), OTHER_SEARCH, PERSON), asked=state.asked
    )
