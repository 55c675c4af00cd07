"""advance(state, event) → (state, effects): the whole conversation as one pure function.

What was heard is first taken in as facts; then the first rule of RULES that applies decides the turn.
The rooms behind the rules: searching, showing, visiting, people, smalltalk; when they apply: conditions.
"""

from dataclasses import replace

from . import people, searching, showing, smalltalk, texts, visiting
from .conditions import (
    LIGHT,
    ON_VISIT,
    Condition,
    affirms_showing,
    another_like,
    arranging,
    asked,
    bare,
    means,
    only,
    speechless,
    tapped,
    tapped_one,
    wishes_alert,
    with_choice,
)
from .events import Effect, Event, Found, Heard, LookedUp, SaveLead, Say
from .remarks import demands_data, gives_up, indifferent, language, likes
from .state import State
from .turn import Acts, Turn, saved
from .wishes import enough, take_in

LAST = 300  # characters of the last answer that are remembered


def advance(state: State, event: Event) -> Turn:
    """The next state and what is to be done. Pure: whatever the event, it never raises."""
    if isinstance(event, Found):
        return _greeted(searching.found(state, event))
    if isinstance(event, LookedUp):
        return _greeted(showing.looked_up(state, event))
    return _greeted(_hear(_introduced(state, event), event))


def _introduced(state: State, heard: Heard) -> State:
    """The first answer says who is speaking, in the same message as the answer itself."""
    hello = state.hello or ""
    if not state.greeted:
        hello += texts.greeting(heard.now, heard.agency.name, heard.facts.name or heard.customer)
        hello += texts.PRIVACY_LINK.format(url=heard.agency.privacy_url) if heard.agency.privacy_url else ""
    other = None if state.foreign else language(heard.text)
    if other:
        hello += texts.FOREIGN.format(language=other)
    visits = (heard.agency.opens, heard.agency.closes)
    foreign = state.foreign or bool(other)
    return replace(state, greeted=True, hello=hello or None, foreign=foreign, visits=visits)


def _greeted(turn: Turn) -> Turn:
    """What waits to be said first goes before the first sentence; a question is not repeated bare."""
    state, effects = turn
    for place, effect in enumerate(effects):
        if isinstance(effect, Say):
            state, opening = _opening(state, effect.message["text"])
            message = effect.message | {"text": opening + effect.message["text"]}
            return state, [*effects[:place], Say(message), *effects[place + 1 :]]
    return state, effects


def _opening(state: State, words: str) -> tuple[State, str]:
    """The waiting hello; before a question just asked in the same words, a word that varies."""
    again = words[:LAST] == state.last and "?" in words
    repeats = state.repeats + 1 if again else 0
    varied = texts.REPEATS[(repeats - 1) % len(texts.REPEATS)] if repeats > bool(state.hello) else ""
    said = (state.hello or "") + varied
    return replace(state, hello=None, last=words[:LAST], repeats=repeats), said


def _hear(state: State, heard: Heard) -> Turn:
    heard = with_choice(state, heard)
    after = take_in(state, heard)
    if heard.picked is not None:
        after = replace(after, focus=heard.picked)
    changed = after.wish != state.wish or after.indifferent != state.indifferent
    kept: list[Effect] = [saved(after)] if changed or after.name != state.name else []
    if heard.waiting:
        turn = _rule(_ALWAYS, after, heard) or people.waits(after, heard)
    else:
        turn = _rule(RULES, replace(after, misses=0), heard) or _otherwise(after, heard, changed, bool(kept))
    return _kept(state, turn, kept)


def _kept(before: State, turn: Turn, first: list[Effect]) -> Turn:
    """What the person wants is kept as soon as it changes, the visit too."""
    after, effects = turn[0], [*first, *turn[1]]
    known = (before.visit, before.booked, before.owner) == (after.visit, after.booked, after.owner)
    if known or any(isinstance(effect, SaveLead) for effect in turn[1]):
        return after, effects
    return after, [saved(after), *turn[1]]


def _otherwise(state: State, heard: Heard, changed: bool, named: bool) -> Turn:
    """No rule applies: it is about the search, or it was not understood."""
    understood = replace(state, misses=0)
    if changed:
        return searching.proceed(understood, heard, changed=True)
    if visiting.leaves_open(state, heard):
        return visiting.any_time(understood, heard)
    stuck = state.asked in ("confirm_visit", "ask_visit_which") or (
        state.asked == "after_no_results" and state.relax is None
    )
    if indifferent(heard.text) and not stuck:
        return searching.proceed(understood, heard, changed=False)
    if heard.facts.intent == "refine" and bare(heard.facts):
        return searching.more(understood, heard)
    if heard.facts.intent in ("search", "refine") and enough(state):
        return searching.proceed(understood, heard, changed=False)
    if state.cards and likes(heard.text) and heard.facts.intent != "deny":
        return smalltalk.liked(understood, heard)
    if named:
        return smalltalk.introduces(understood, heard)
    if heard.facts.intent == "off_topic" and not indifferent(heard.text):
        return smalltalk.off_topic(state, heard)
    return smalltalk.misses(state, heard)


Rule = tuple[Condition, Acts]


def _rule(rules: list[Rule], state: State, heard: Heard) -> Turn | None:
    for applies, act in rules:
        if applies(state, heard):
            return act(state, heard)
    return None


def _silent(state: State, heard: Heard) -> Turn:
    return state, []


def _asks_nothing_new(state: State, heard: Heard) -> bool:
    return state.opted_out and heard.facts.intent in LIGHT and bare(heard.facts) and not heard.taps


_ALWAYS: list[Rule] = [
    (means("opt_out"), people.opts_out),
    (wishes_alert, people.wants_alert),
    (means("opt_in"), people.opts_in),
    (tapped("voltar"), people.opts_in),
    (asked("ask_back", "affirm"), people.opts_in),
    (lambda s, h: h.facts.intent == "privacy" and demands_data(h.text), people.asks_privacy),
    (lambda s, h: h.facts.consent is not None, people.consents),
    (means("privacy"), people.asks_privacy),
]
_TAPS: list[Rule] = [
    (tapped("corretor"), people.hand_over),
    (tapped("mais"), searching.more),
    (tapped("nova"), searching.other_search),
    (tapped("relaxar"), searching.relax),
    (tapped("avisar"), people.wants_alert),
    (tapped("seguir"), smalltalk.continues),
    (tapped("confirmar"), visiting.confirms),
    (tapped("outro-horario"), visiting.other_time),
    (tapped("sem-visita"), visiting.drops),
    (tapped("vou"), visiting.comes),
    (tapped("remarcar"), visiting.moves),
    (tapped_one("imovel"), showing.show_tapped),
    (tapped_one("visita"), visiting.wants_visit),
]
_KINDS: list[Rule] = [
    (speechless("audio"), smalltalk.hears_voice),
    (speechless("reaction", "sticker"), _silent),
    (speechless("image", "video", "document", "location", "contacts", "unsupported"), smalltalk.gets_media),
]
_PEOPLE: list[Rule] = [
    (means("complaint"), people.complains),
    (means("human"), people.hand_over),
    (lambda s, h: s.owner and s.asked in ("ask_owner", "ask_owner_more"), people.owner_tells),
    (means("sell_or_list"), people.owner),
]
_VISITS: list[Rule] = [
    (means("cancel_visit"), visiting.cancels),
    (asked("confirm_visit", "affirm"), visiting.confirms),
    (arranging, visiting.gives_time),
    (lambda s, h: s.asked in ON_VISIT and gives_up(h.text) and h.facts.intent in LIGHT, visiting.drops),
    (means("reschedule_visit"), visiting.moves),
    (means("schedule_visit"), visiting.wants_visit),
    (asked("confirm_visit", "deny"), visiting.refuses),
    (asked("ask_visit_when", "deny"), visiting.drops),
    (asked("ask_visit_which", "deny"), visiting.drops),
    (asked("ask_book", "affirm"), visiting.wants_visit),
    (lambda s, h: bool(h.facts.ref or h.picked) and s.asked == "ask_visit_which", visiting.wants_visit),
]
_PROPERTIES: list[Rule] = [
    (another_like, searching.more),
    (lambda s, h: h.facts.ref is not None, showing.show_code),
    (means("photos"), showing.show_photos),
    (lambda s, h: h.facts.intent == "more_results" and not h.mentions, searching.more),
    (only("details"), showing.answer_details),
    (lambda s, h: h.picked is not None, showing.show_picked),
    (means("financing"), people.asks_financing),
]
_ANSWERS: list[Rule] = [
    (asked("ask_person", "affirm"), people.hand_over),
    (asked("ask_person", "deny"), smalltalk.stays),
    (asked("ask_resume", "affirm"), smalltalk.continues),
    (asked("ask_resume", "deny"), searching.other_search),
    (asked("ask_other", "affirm"), searching.more),
    (asked("ask_similar", "affirm"), smalltalk.continues),
    (affirms_showing, visiting.wants_visit),
    (lambda s, h: s.relax is not None and asked("after_no_results", "affirm")(s, h), searching.relax),
    (asked("showing_property", "deny"), smalltalk.denies),
    (asked("after_no_results", "deny"), smalltalk.denies),
    (only("thanks"), smalltalk.thanks),
    (only("goodbye"), smalltalk.goodbye),
    (only("greet"), smalltalk.greets),
]
# First match decides. A wish to stop speaks loudest, then what was touched, then words.
RULES: list[Rule] = [
    *_ALWAYS,
    (lambda s, h: s.opted_out and only("greet")(s, h) and h.silent_hours > 1, people.was_out),
    (_asks_nothing_new, _silent),
    *_TAPS,
    *_KINDS,
    *_PEOPLE,
    *_VISITS,
    *_PROPERTIES,
    *_ANSWERS,
]
