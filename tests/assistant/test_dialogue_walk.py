"""Random customers walk through the pure dialogue for thousands of turns: nothing breaks, nothing loops."""

import random
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from atendeja.assistant.dialogue import advance
from atendeja.assistant.events import (
    Effect,
    Event,
    Found,
    HandOver,
    Heard,
    LookedUp,
    LookUp,
    Moment,
    Say,
    Search,
)
from atendeja.assistant.facts import FEATURES, INTENTS, PROPERTY_TYPES, Facts
from atendeja.assistant.hearing import listen
from atendeja.assistant.state import Agency, Offer, State
from atendeja.assistant.understanding import BRAZIL
from atendeja.whatsapp.outbound import compose
from atendeja.whatsapp.values import Outgoing

ZONE = ZoneInfo("America/Sao_Paulo")
START = datetime(2026, 3, 10, 10, tzinfo=ZONE)
AGENCY = Agency("Imobiliária Passeio", privacy_url="https://passeio.example/privacidade")
STEPS = 12
WALKS, TURNS = 60, 60
QUESTIONS = {
    "ask_purpose", "ask_city", "ask_type", "showing_property", "after_no_results", "ask_visit_when",
    "ask_visit_which", "confirm_visit", "ask_owner", "ask_person", "ask_other", "ask_resume",
}  # fmt: skip


def _offer(number: int) -> Offer:
    sale = number % 2 == 0
    return Offer(
        id=number,
        code=f"AP{1000 + number}",
        title=f"Apartamento com nome bem comprido para ver se cabe na mensagem do WhatsApp {number}",
        type=PROPERTY_TYPES[number % 10],
        city=("Santos", "São Paulo", "Florianópolis")[number % 3],
        district=("Gonzaga", "Lapa", "Ingleses", "")[number % 4],
        sale_cents=(number * 3_000_000 or None) if sale else None,
        rent_cents=None if sale else number * 30_000,
        for_sale=sale,
        for_rent=not sale,
        condo_cents=(None, 0, 45_000)[number % 3],
        bedrooms=number % 5,
        parking=number % 3,
        area_m2=(None, 40 + number)[number % 2],
        features=FEATURES[: number % 9],
        description="Lindo. " * (number * 8),
        photos=tuple(f"https://fotos.example/{number}/{n}.jpg" for n in range(number % 4)),
    )


CATALOGUE = {number: _offer(number) for number in range(24)}
PHRASES = (
    *"""oi | bom dia | quero comprar | alugar | Santos | em São Paulo na Lapa
    apartamento 2 quartos até 500 mil | casa com piscina | tanto faz | mais opções
    tem mais barato? | algo maior | a segunda | o mais barato | gostei da 1 | quero visitar
    amanhã às 10h | sábado de manhã | 11h | às 23h | ontem às 10h | sim | não | 👍 | ❤️ | obrigado
    tchau | quero falar com um corretor | que atendimento péssimo | parar | voltar
    quais dados vocês têm? | 2 | 10 | apaguem meus dados | quero vender meu apartamento | AP1003
    AP9999 | tem vaga? | aceita pet? | tem fotos? | zzz | qual o andar? | asdfgh | ???
    conta uma piada | cancelar a visita | preciso remarcar | não aceito | autorizo
    esquece a piscina | qualquer bairro | me chamo Ana | aceita financiamento?
    na verdade quero alugar | how much is it? I want to rent the house | me avisa quando chegar
    deixa pra lá | tem outros parecidos?
    """.replace("\n", "|")
    .strip("| ")
    .split("|"),
    "x" * 3000,
)
KINDS = ("audio", "image", "sticker", "reaction", "document", "location", "unsupported")


@dataclass
class Walk:
    """One customer's conversation, with the catalogue answering the assistant's searches."""

    chance: random.Random
    state: State = field(default_factory=State)
    now: datetime = START
    waiting: bool = False
    said: list[str] = field(default_factory=list)
    asked: Counter = field(default_factory=Counter)
    left: Counter = field(default_factory=Counter)

    def turn(self, heard: Heard) -> list[dict[str, Any]]:
        before, events, messages = self.state.asked, [heard], []
        for _ in range(STEPS):
            if not events:
                break
            self.state, effects = advance(State.load(self.state.dump()), events.pop(0))
            for effect in effects:
                events += self._answer(effect)
                messages += [effect.message] if isinstance(effect, Say) else []
        assert not events, "the turn does not end"
        self.asked[self.state.asked] += 1
        self.left[before] += self.state.asked != before
        self._check(messages)
        return messages

    def _answer(self, effect: Effect) -> list[Event]:
        if isinstance(effect, HandOver):
            self.waiting = True
            assert 0 < len(effect.summary.splitlines()) <= 3
        if isinstance(effect, LookUp):
            offer = (
                CATALOGUE.get(effect.property_id)
                if effect.property_id is not None
                else self._coded(effect.ref)
            )
            return [LookedUp(offer, effect.then, effect.ref, effect.topics)]
        return [self._found(effect)] if isinstance(effect, Search) else []

    def _coded(self, code: str | None) -> Offer | None:
        return next((offer for offer in CATALOGUE.values() if offer.code == code), None)

    def _found(self, effect: Search) -> Found:
        fresh = [offer for offer in CATALOGUE.values() if offer.id not in effect.without]
        found = tuple(self.chance.sample(fresh, min(len(fresh), self.chance.choice((0, 1, 2, 7)))))
        if found:
            return Found(found)
        near = tuple(replace(offer, differs="price") for offer in fresh[: self.chance.choice((0, 0, 1, 3))])
        names = (
            "price",
            "bedrooms",
            "suites",
            "parking",
            "district",
            "type",
            "place",
            "feature:pool",
            "area",
        )
        return Found((), near if effect.near else (), {name: self.chance.choice((0, 0, 3)) for name in names})

    def _check(self, messages: list[dict[str, Any]]) -> None:
        assert len(messages) <= 1
        for message in messages:
            compose(Outgoing("1", "5513999990000", None, "1", message), "https://x.example")
            text = message["text"]
            assert text.strip()
            assert "{" not in text
            assert "None" not in text
            codes = set(re.findall(r"\bAP\d+", text))
            assert codes <= {offer.code for offer in CATALOGUE.values()} | {"AP9999"}
            self.said.append(text)
        assert len(self.said) < 3 or len(set(self.said[-3:])) > 1 or "?" not in self.said[-1], self.said[-3:]

    def hear(self, **what: Any) -> list[dict[str, Any]]:
        text = what.get("text", "")
        heard = listen(text, state=self.state, now=self.now, places=BRAZIL) if text else None
        known = {"facts": heard.facts, "moment": heard.moment, "mentions": heard.mentions,
                 "unwanted": heard.unwanted} if heard else {"facts": Facts()}  # fmt: skip
        return self.turn(
            Heard(**{**known, "now": self.now, "agency": AGENCY, "waiting": self.waiting, **what})
        )

    def wander(self) -> list[dict[str, Any]]:
        """Something that a customer may do next."""
        hours = self.chance.choice((0.01, 0.01, 0.1, 5, 80))
        self.now += timedelta(hours=hours)
        self.waiting = self.waiting and self.chance.random() < 0.6
        kind = self.chance.random()
        if kind < 0.25 and self.state.options:
            return self.hear(
                taps=(self.chance.choice(self.state.options),), kinds=("interactive",), silent_hours=hours
            )
        if kind < 0.3:
            return self.hear(kinds=(self.chance.choice(KINDS),), silent_hours=hours)
        return self.hear(text=self.chance.choice(PHRASES).strip(), silent_hours=hours)


@pytest.fixture(scope="module")
def walked() -> list[Walk]:
    walks = [Walk(random.Random(seed)) for seed in range(WALKS)]
    for walk in walks:
        for _ in range(TURNS):
            walk.wander()
    return walks


def test_thousands_of_turns_break_nothing(walked):
    assert sum(len(walk.said) for walk in walked) > WALKS * TURNS / 2


@pytest.mark.parametrize("question", sorted(QUESTIONS))
def test_every_question_is_reached_and_left(walked, question):
    assert sum(walk.asked[question] for walk in walked) > 0
    assert sum(walk.left[question] for walk in walked) > 0


def test_a_conversation_can_be_kept_as_json_and_taken_up_again(walked):
    for walk in walked:
        assert State.load(walk.state.dump()) == walk.state


MOMENTS = st.builds(
    Moment,
    st.sampled_from([None, "2026-03-09", "2026-03-10", "2026-03-14"]),
    st.sampled_from([None, "02:00", "09:30", "14:00", "23:00"]),
    st.sampled_from([None, "morning", "afternoon", "evening"]),
)
AMOUNTS = st.none() | st.integers(0, 10**12)
SMALL = st.none() | st.integers(0, 10)
FACTS = st.builds(
    Facts,
    intent=st.sampled_from([None, *INTENTS]),
    purpose=st.sampled_from([None, "sale", "rent"]),
    types=st.lists(st.sampled_from(PROPERTY_TYPES), max_size=3).map(tuple),
    exclude_types=st.lists(st.sampled_from(PROPERTY_TYPES), max_size=2).map(tuple),
    bedrooms_min=SMALL, bedrooms_max=SMALL, suites_min=SMALL, bathrooms_min=SMALL, parking_min=SMALL,
    price_min=AMOUNTS, price_max=AMOUNTS, price_about=AMOUNTS, area_min=AMOUNTS,
    city=st.sampled_from([None, "Santos", "Rio de Janeiro"]),
    neighborhoods=st.lists(st.sampled_from(["Lapa", "Vila Mariana", " "]), max_size=2).map(tuple),
    features=st.lists(st.sampled_from(FEATURES), max_size=4).map(tuple),
    ref=st.sampled_from([None, "AP1001", "AP9999"]),
    choice=st.none() | st.integers(-3, 12),
    name=st.sampled_from([None, "Ana", "Ana Maria de Souza"]),
    visit_at=st.sampled_from([None, "2026-03-11T10:00", "2026-03-01T10:00", "2026-03-11T23:30"]),
    visit_date=st.sampled_from([None, "2026-03-12"]),
    visit_period=st.sampled_from([None, "morning", "evening"]),
    consent=st.sampled_from([None, True, False]),
)  # fmt: skip
TAPS = st.sampled_from([
    "corretor", "mais", "nova", "relaxar", "avisar", "seguir", "confirmar", "outro-horario", "sem-visita",
    "voltar", "comprar", "alugar", "tanto-faz", "tipo:house", "tipo:", "imovel:3", "imovel:999", "visita:2",
    "visita:x",
    "hora:10", "hora:99", "", "imovel:" + "9" * 30,
])  # fmt: skip


BRISK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking whole conversations takes minutes


@settings(max_examples=200, deadline=None, phases=BRISK, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(FACTS, MOMENTS, st.text(max_size=30), st.lists(TAPS, max_size=2), st.booleans()), max_size=8
    ),
    st.integers(0, 99),
)
def test_whatever_is_understood_is_answered(turns, seed):
    walk = Walk(random.Random(seed))
    for facts, moment, text, taps, waiting in turns:
        walk.waiting = waiting
        mentions = {
            key: value for key, value in facts.known().items() if key in ("city", "types", "features")
        }
        what = {"facts": facts, "moment": moment, "mentions": mentions, "unwanted": facts.features}
        walk.said.clear()
        walk.turn(Heard(**what, now=walk.now, agency=AGENCY, text=text, taps=tuple(taps), waiting=waiting))


@settings(max_examples=100, deadline=None, phases=BRISK)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_whatever_is_written_is_answered(texts):
    walk = Walk(random.Random(1))
    for text in texts:
        walk.said.clear()
        walk.hear(text=text)
