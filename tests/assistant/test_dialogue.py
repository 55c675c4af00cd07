"""advance(state, event) by tables: what the dialogue does with what was said, rule by rule."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from atendeja.assistant.dialogue import advance
from atendeja.assistant.events import (
    CancelVisit,
    Found,
    HandOver,
    Heard,
    LookedUp,
    LookUp,
    PassOn,
    RecordConsent,
    RequestPrivacy,
    RequestVisit,
    SaveLead,
    Say,
    Search,
)
from atendeja.assistant.facts import Facts
from atendeja.assistant.hearing import listen
from atendeja.assistant.state import Agency, Offer, State
from atendeja.assistant.turn import showing, summary
from atendeja.assistant.understanding import BRAZIL

ZONE = ZoneInfo("America/Sao_Paulo")
TUESDAY = datetime(2026, 3, 10, 10, tzinfo=ZONE)
NIGHT = datetime(2026, 3, 10, 21, tzinfo=ZONE)
SATURDAY_NIGHT = datetime(2026, 3, 14, 20, tzinfo=ZONE)
AGENCY = Agency("Casa Boa")
FLAT = Offer(
    id=1, code="AP1001", title="Apartamento no Gonzaga", type="apartment", city="Santos", district="Gonzaga",
    sale_cents=45_000_000, rent_cents=None, for_sale=True, for_rent=False, bedrooms=2, parking=1, area_m2=70,
    features=("elevator",), condo_cents=80_000,
)  # fmt: skip
BIG = replace(FLAT, id=2, code="AP1002", district="Embaré", sale_cents=60_000_000, area_m2=120, bedrooms=3)
PRICELESS = replace(FLAT, id=3, code="AP1003", sale_cents=None)
WISH = {"purpose": "sale", "city": "Santos", "types": ["apartment"], "price_max": 700_000}
HERE = State(greeted=True)
SHOWN = replace(showing(replace(HERE, wish=WISH), (FLAT, BIG)), asked="showing_property")
ONE = replace(showing(replace(HERE, wish=WISH), (FLAT,)), asked="showing_property")
ASKED_WHEN = replace(
    ONE, asked="ask_visit_when", visit={"property": 1, "code": "AP1001", "place": "Gonzaga, Santos"}
)
CONFIRMING = replace(ASKED_WHEN, asked="confirm_visit", visit={**ASKED_WHEN.visit, "at": "2026-03-14T10:00"})
BOOKED = replace(ONE, asked=None, booked=CONFIRMING.visit)
CATALOGUE = {offer.id: offer for offer in (FLAT, BIG, PRICELESS)}


def hear(state: State, text: str = "", now: datetime = TUESDAY, agency: Agency = AGENCY, **what):
    """One turn with the catalogue answering what is looked up; searches stay unanswered."""
    said = listen(text, state=state, now=now, places=BRAZIL)
    known = {"facts": said.facts, "moment": said.moment, "mentions": said.mentions, "unwanted": said.unwanted}
    state, effects = advance(state, Heard(**{**known, "now": now, "agency": agency, "text": text, **what}))
    looked = next((effect for effect in effects if isinstance(effect, LookUp)), None)
    if looked:
        by_code = {offer.code: offer for offer in CATALOGUE.values()}
        offer = CATALOGUE.get(looked.property_id) if looked.property_id else by_code.get(looked.ref)
        state, more = advance(state, LookedUp(offer, looked.then, looked.ref, looked.topics))
        effects = [*effects, *more]
    return state, effects


def words(effects) -> str:
    return " ".join(effect.message["text"] for effect in effects if isinstance(effect, Say))


def has(effects, kind) -> bool:
    return any(isinstance(effect, kind) for effect in effects)


# --- asking little ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wish", "question"),
    [
        ({}, "comprar ou alugar"),
        ({"city": "Santos"}, "comprar ou alugar"),
        ({"purpose": "sale"}, "cidade ou bairro"),
        ({"purpose": "sale", "city": "Santos"}, "que tipo"),
        ({"purpose": "rent", "neighborhoods": ["Gonzaga"]}, "que tipo"),
    ],
)
def test_only_what_is_missing_is_asked(wish, question):
    assert question in words(hear(replace(HERE, wish=wish), "oi")[1])


@pytest.mark.parametrize(
    "text",
    [
        "quero comprar apartamento em Santos",
        "casa pra alugar em Santos",
        "comprar em Santos até 500 mil",
        "alugar em Santos com 2 quartos",
    ],
)
def test_enough_is_searched_at_once_and_the_greeting_waits_for_the_answer(text):
    state, effects = hear(State(), text)
    assert has(effects, Search)
    assert not has(effects, Say)
    _, said = advance(state, Found((FLAT,)))
    assert words(said).startswith("Bom dia! Sou o assistente da Casa Boa. ")


def test_the_greeting_is_said_once():
    state, first = hear(State(), "oi")
    assert "Casa Boa" in words(first)
    assert "Casa Boa" not in words(hear(state, "comprar")[1])


@pytest.mark.parametrize(
    ("hour", "hello"),
    [(6, "Bom dia"), (11, "Bom dia"), (12, "Boa tarde"), (18, "Boa noite"), (3, "Boa noite")],
)
def test_the_greeting_follows_the_clock(hour, hello):
    assert words(hear(State(), "oi", now=TUESDAY.replace(hour=hour))[1]).startswith(hello)


def test_the_first_answer_links_the_privacy_notice():
    agency = Agency("Casa Boa", privacy_url="https://casaboa.example/privacidade")
    assert "https://casaboa.example/privacidade" in words(hear(State(), "oi", agency=agency)[1])


def test_two_misses_offer_a_person_and_the_third_calls_one():
    state, _ = hear(HERE, "oi")
    state, first = hear(state, "asdf")
    state, second = hear(state, "qwer")
    _, third = hear(state, "zxcv")
    labels = [[b["title"] for b in e.message["buttons"]] for e in (first[-1], second[-1])]
    assert ["Falar com corretor" in offered for offered in labels] == [False, True]
    assert has(third, HandOver)


def test_an_answer_forgets_earlier_misses():
    state, _ = hear(hear(HERE, "oi")[0], "asdf")
    assert hear(state, "comprar")[0].misses == 0


# --- facts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("na verdade quero alugar", "purpose", "rent"),
        ("na verdade quero alugar", "price_max", None),
        ("em São Paulo", "city", "São Paulo"),
        ("até 600 mil", "price_max", 600_000),
        ("até 600", "price_max", 600_000),
        ("prefiro casa", "types", ["house"]),
        ("aceito casa também", "types", ["apartment", "house"]),
        ("com 3 quartos", "bedrooms_min", 3),
        ("sem limite de preço", "price_max", None),
    ],
)
def test_any_turn_may_change_any_fact(text, key, value):
    assert hear(SHOWN, text)[0].wish.get(key) == value


@pytest.mark.parametrize("text", ["esquece a piscina", "não precisa de piscina", "sem piscina mesmo"])
def test_a_withdrawn_feature_is_gone(text):
    state = replace(SHOWN, wish=WISH | {"features": ["pool", "gym"]})
    after, effects = hear(state, text)
    assert after.wish["features"] == ["gym"]
    assert has(effects, Search)


def test_a_name_alone_is_greeted_and_nothing_is_searched_again():
    state, effects = hear(SHOWN, "me chamo Ana Souza")
    assert state.name == "Ana Souza"
    assert words(effects).startswith("Prazer, Ana!")
    assert not has(effects, Search)


@pytest.mark.parametrize("text", ["oi", "Tanto Faz", "👍"])
def test_no_word_is_taken_for_a_city_or_a_name(text):
    state, _ = hear(replace(HERE, wish={"purpose": "sale"}, asked="ask_city"), text)
    assert state.name is None
    assert "city" not in state.wish


# --- results ---------------------------------------------------------------------------------------


def test_one_property_is_a_message_with_buttons_and_several_are_a_list():
    searched = replace(HERE, wish=WISH)
    assert advance(searched, Found((FLAT,)))[1][-1].message["kind"] == "buttons"
    listed = advance(searched, Found((FLAT, BIG)))[1][-1].message
    assert listed["kind"] == "list"
    assert [row["title"] for row in listed["rows"]] == ["AP1001 · R$ 450 mil", "AP1002 · R$ 600 mil"]


def test_properties_with_photos_are_a_carousel():
    photo = ("https://fotos.example/1.jpg",)
    offers = (replace(FLAT, photos=photo), replace(BIG, photos=photo))
    assert advance(replace(HERE, wish=WISH), Found(offers))[1][-1].message["kind"] == "carousel"


def test_a_near_match_says_what_differs():
    _, effects = advance(replace(HERE, wish=WISH), Found((), (replace(FLAT, differs="district"),)))
    assert "Não encontrei exatamente" in words(effects)
    assert "outro bairro" in words(effects)


def test_nothing_found_names_the_wish_to_relax_and_yes_lets_go_of_it_for_now():
    state, effects = advance(replace(HERE, wish=WISH), Found((), (), {"price": 4, "type": 9}))
    assert "Sem o limite de valor, tenho 4 opções. Quer ver?" in words(effects)
    after, searched = hear(state, "quero sim")
    assert "price_max" not in searched[-1].wish
    assert after.wish["price_max"] == 700_000


def test_of_very_many_only_so_many_are_counted():
    for count, said in ((30, "tenho 30 opções"), (31, "tenho mais de 30 opções"), (1, "tenho 1 opção")):
        _, effects = advance(replace(HERE, wish=WISH), Found((), (), {"price": count}))
        assert said in words(effects)


def test_nothing_at_all_offers_to_tell_and_records_the_yes():
    state, effects = advance(replace(HERE, wish=WISH), Found(()))
    assert "Avise-me" in [button["title"] for button in effects[-1].message["buttons"]]
    _, told = hear(state, "me avisa quando aparecer")
    assert RecordConsent("alerts", True, "me avisa quando aparecer") in told


def test_more_leaves_out_what_was_shown():
    _, effects = hear(SHOWN, "tem mais opções?")
    assert next(e for e in effects if isinstance(e, Search)).without == (1, 2)


@pytest.mark.parametrize("text", ["tem mais barato?", "mais em conta", "achei caro", "tá caro"])
def test_cheaper_looks_below_what_is_on_show(text):
    assert next(e for e in hear(SHOWN, text)[1] if isinstance(e, Search)).wish["price_max"] == 449_999


def test_bigger_looks_above_what_is_on_show():
    assert (
        next(e for e in hear(SHOWN, "tem algum maior?")[1] if isinstance(e, Search)).wish["area_min"] == 121
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a segunda", "AP1002"),
        ("gostei da 2", "AP1002"),
        ("o mais barato", "AP1001"),
        ("quero o maior", "AP1002"),
        ("me fala mais do que fica no Embaré", "AP1002"),
        ("AP1002", "AP1002"),
    ],
)
def test_one_on_show_can_be_picked_in_many_ways(text, code):
    state, effects = hear(SHOWN, text)
    assert code in words(effects)
    assert state.focus == {"AP1001": 1, "AP1002": 2}[code]


def test_a_property_without_price_reads_consulte():
    assert "Consulte" in words(hear(SHOWN, "AP1003")[1])


# --- questions about a property --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("quantas vagas?", "1 vaga"),
        ("tem elevador?", "tem elevador"),
        ("qual o valor do condomínio?", "R$ 800 por mês"),
        ("qual a metragem?", "70 m²"),
        ("quanto custa?", "R$ 450 mil"),
        ("onde fica?", "Gonzaga"),
        ("ainda está disponível?", "disponível"),
    ],
)
def test_a_question_is_answered_from_the_data(text, answer):
    _, effects = hear(ONE, text)
    assert answer in words(effects)
    assert not has(effects, PassOn)


@pytest.mark.parametrize(
    "text", ["qual o andar?", "aceita pet?", "tem piscina?", "bate sol de manhã?", "aceita permuta?"]
)
def test_what_is_not_known_is_passed_on_and_nothing_is_invented(text):
    _, effects = hear(ONE, text)
    assert "corretor" in words(effects)
    assert has(effects, PassOn)


def test_a_question_while_a_visit_is_arranged_goes_back_to_the_visit():
    state, effects = hear(CONFIRMING, "tem elevador?")
    assert "tem elevador" in words(effects)
    assert "Posso pedir a visita ao AP1001" in words(effects)
    assert state.asked == "confirm_visit"


# --- visits ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "at"),
    [
        (["quero visitar amanhã às 14h"], "2026-03-11T14:00"),
        (["quero visitar", "depois de amanhã", "3 da tarde"], "2026-03-12T15:00"),
        (["quero visitar", "sábado de manhã", "9h30"], "2026-03-14T09:30"),
        (["quero visitar", "às 15h", "sexta"], "2026-03-13T15:00"),
        (["quero visitar", "dia 20", "10"], "2026-03-20T10:00"),
        (["quero visitar sábado às 10h", "não, melhor às 16h"], "2026-03-14T16:00"),
        (["quero visitar sábado às 10h", "prefiro sexta"], "2026-03-13T10:00"),
        (["quero visitar ontem às 10h", "amanhã"], None),
        (["quero visitar amanhã às 23h"], None),
        (["quero visitar amanhã às 23h", "às 10h"], "2026-03-11T10:00"),
        (["quero visitar", "tanto faz"], "2026-03-11T10:00"),
    ],
)
def test_day_and_hour_are_put_together_bit_by_bit(texts, at):
    state = ONE
    for text in texts:
        state, effects = hear(state, text)
    assert state.visit.get("at") == at
    assert ("AP1001" in words(effects)) is True


HOURS = [
    # what is said, hours for visits → hours offered
    ("sábado", (480, 1200), ["10h", "14h", "16h"]),
    ("sábado de manhã", (480, 1200), ["9h", "10h", "11h"]),
    ("sábado de manhã", (570, 720), ["10h", "11h"]),
    ("sábado de manhã", (780, 1080), ["13h", "15h", "17h"]),
    ("sábado", (840, 1080), ["14h", "16h"]),
    ("sábado", (1020, 1200), ["17h", "18h", "19h"]),
    ("sábado", (1050, 1170), ["18h", "19h"]),
    ("sábado à noite", (480, 1080), ["17h"]),
    ("sábado à noite", (480, 960), ["8h", "12h", "15h"]),
    ("sábado", (0, 1440), ["10h", "14h", "16h"]),
    ("sábado", (1380, 1440), ["23h"]),
    ("sábado", (0, 60), ["0h"]),
    ("sábado", (610, 650), []),
]


@pytest.mark.parametrize(("text", "visits", "offered"), HOURS)
def test_only_hours_in_which_there_are_visits_are_offered(text, visits, offered):
    agency = replace(AGENCY, opens=visits[0], closes=visits[1])
    state, effects = hear(ONE, f"quero visitar {text}", agency=agency)
    assert state.asked == "ask_visit_when"
    buttons = [
        one for effect in effects if isinstance(effect, Say) for one in effect.message.get("buttons", ())
    ]
    assert [one["title"] for one in buttons] == offered
    for button in buttons:
        taken, _ = hear(state, taps=(button["id"],), agency=agency)
        assert taken.asked == "confirm_visit"


@pytest.mark.parametrize(
    ("visits", "at"),
    [((480, 1200), "T10:00"), ((840, 1080), "T14:00"), ((1050, 1170), "T18:00"), ((610, 650), "T10:10")],
)
def test_the_hour_proposed_to_whom_any_will_do_is_one_in_which_there_are_visits(visits, at):
    agency = replace(AGENCY, opens=visits[0], closes=visits[1])
    state, _ = hear(ASKED_WHEN, "tanto faz", agency=agency)
    assert state.visit["at"].endswith(at)
    assert RequestVisit in [type(effect) for effect in hear(state, "sim", agency=agency)[1]]


@pytest.mark.parametrize("yes", ["sim", "isso", "pode confirmar", "👍", "ok, fechado", "perfeito"])
def test_a_yes_asks_for_the_visit_by_its_code(yes):
    state, effects = hear(CONFIRMING, yes)
    assert RequestVisit(1, "2026-03-14T10:00", None, None) in effects
    assert "visita ao AP1001 para sábado, 14/03, às 10h" in words(effects)
    assert state.booked["at"] == "2026-03-14T10:00"


@pytest.mark.parametrize(
    "no",
    [
        "não",
        "não tenho interesse",
        "incorreto",
        "não quero agendar",
        "melhor não",
        "deixa pra lá",
        "asdf",
        "???",
    ],
)
def test_a_no_or_noise_is_never_taken_for_a_yes(no):
    state, effects = hear(CONFIRMING, no)
    assert not has(effects, RequestVisit)
    assert not state.booked


@pytest.mark.parametrize("no", ["não quero agendar", "deixa pra lá", "não tenho interesse"])
def test_somebody_who_wants_no_visit_is_not_asked_for_another_hour(no):
    assert hear(CONFIRMING, no)[0].visit == {}


@pytest.mark.parametrize("text", ["11h", "às 10h", "sábado às 10h", "sim", "ok"])
def test_after_the_visit_is_asked_for_no_word_books_another(text):
    assert not has(hear(BOOKED, text)[1], RequestVisit)


def test_a_visit_is_moved_after_a_yes():
    state, effects = hear(BOOKED, "preciso remarcar para segunda")
    assert state.visit["at"] == "2026-03-16T10:00"
    state, effects = hear(state, "sim")
    assert RequestVisit(1, "2026-03-16T10:00", None, None) in effects
    assert "mudar a visita" in words(effects)


def test_a_visit_is_cancelled_and_cancelling_nothing_says_so():
    state, effects = hear(BOOKED, "preciso cancelar a visita")
    assert has(effects, CancelVisit)
    assert state.booked == {}
    assert not has(hear(ONE, "quero cancelar a visita")[1], CancelVisit)


def test_with_several_on_show_the_one_to_visit_is_asked_and_the_hour_kept():
    state, effects = hear(SHOWN, "quero visitar amanhã às 10h")
    assert [row["title"] for row in effects[-1].message["rows"]] == ["AP1001", "AP1002"]
    state, effects = hear(state, "o segundo")
    assert (state.visit["code"], state.visit["at"]) == ("AP1002", "2026-03-11T10:00")


# --- people, respect -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("quero falar com um corretor", "asked"),
        ("que atendimento péssimo, estou há dias esperando", "complaint"),
    ],
)
@pytest.mark.parametrize("state", [HERE, SHOWN, CONFIRMING])
def test_a_person_is_called_at_any_point(state, text, reason):
    _, effects = hear(state, text)
    assert [effect.reason for effect in effects if isinstance(effect, HandOver)] == [reason]


@pytest.mark.parametrize(
    ("now", "back", "when"),
    [(TUESDAY, None, None), (NIGHT, NIGHT.replace(day=11, hour=9), "amanhã a partir das 9h"),
     (SATURDAY_NIGHT, SATURDAY_NIGHT.replace(day=16, hour=9), "na segunda a partir das 9h"),
     (TUESDAY.replace(hour=7), TUESDAY.replace(hour=9), "hoje a partir das 9h")],
)  # fmt: skip
def test_outside_office_hours_it_says_when_somebody_answers(now, back, when):
    agency = replace(AGENCY, back_at=back)
    said = words(hear(HERE, "quero falar com um corretor", now=now, agency=agency)[1])
    assert (when in said) if when else ("fora do horário" not in said)


def test_the_summary_has_what_is_wanted_shown_and_liked_in_three_lines():
    assert summary(replace(BOOKED, liked="AP1001")).splitlines() == [
        "Procura: apartamento à venda em Santos, até R$ 700 mil",
        "Viu: AP1001",
        "Gostou: AP1001 · Visita pedida: AP1001 sábado, 14/03, às 10h",
    ]


def test_while_a_person_is_awaited_it_reassures_once():
    state, first = hear(SHOWN, "alguém aí?", waiting=True)
    state, second = hear(state, "oi? alguém?", waiting=True)
    assert words(first)
    assert not words(second)


def test_an_owner_is_asked_for_the_property_and_handed_over():
    state, effects = hear(HERE, "quero vender meu apartamento")
    assert state.asked == "ask_owner"
    assert [e.owner for e in effects if isinstance(e, SaveLead)] == [True]
    state, effects = hear(state, "Roberto")
    assert state.name == "Roberto"
    assert not has(effects, HandOver)
    state, effects = hear(state, "fica no Gonzaga em Santos, 2 quartos, 500 mil")
    assert has(effects, HandOver)
    assert state.wish == {}


@pytest.mark.parametrize("text", ["parar", "sair", "não quero mais receber mensagens"])
def test_stop_is_obeyed_and_confirmed_once(text):
    state, effects = hear(SHOWN, text)
    assert RecordConsent("messages", False, text) in effects
    assert "voltar" in words(effects)
    assert hear(state, text)[1] == []
    assert hear(state, "ok")[1] == []


def test_voltar_opens_again_and_a_greeting_alone_only_asks():
    out, _ = hear(SHOWN, "parar")
    asked, effects = hear(out, "oi", silent_hours=30)
    assert not has(effects, RecordConsent)
    assert "voltar" in words(effects)
    for answer in ("sim", "voltar"):
        assert hear(asked, answer)[0].opted_out is False


def test_a_refusal_is_accepted_and_the_flow_goes_on_unasked():
    state, effects = hear(ASKED_WHEN, "não autorizo o uso dos meus dados")
    assert [e.granted for e in effects if isinstance(e, RecordConsent)] == [False]
    assert "?" not in words(effects)
    assert hear(state, "amanhã às 10h")[0].asked == "confirm_visit"


@pytest.mark.parametrize(
    "text", ["quais dados vocês têm sobre mim?", "apaguem meus dados", "quem passou meu número?"]
)
def test_a_question_about_own_data_is_a_request_for_a_person(text):
    _, effects = hear(SHOWN, text)
    assert has(effects, RequestPrivacy)
    assert "dados" in words(effects)


@pytest.mark.parametrize("kind", ["sticker", "reaction"])
def test_a_sticker_needs_no_answer(kind):
    assert hear(SHOWN, kinds=(kind,))[1] == []


@pytest.mark.parametrize(
    ("kind", "word"), [("audio", "escrever"), ("image", "Recebi"), ("location", "Recebi")]
)
def test_what_is_no_text_is_answered_kindly(kind, word):
    assert word in words(hear(SHOWN, kinds=(kind,))[1])


def test_days_later_a_greeting_is_reminded_of_the_search():
    _, effects = hear(SHOWN, "oi", silent_hours=90)
    assert "Você procurava apartamento à venda em Santos" in words(effects)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Hello, do you have a house for rent?", "inglês"), ("Hola, busco una casa, gracias", "espanhol")],
)
def test_another_language_is_answered_in_portuguese_once(text, name):
    state, effects = hear(State(), text)
    assert name in (words(effects) or str(state.hello))
    assert not hear(replace(state, hello=None), text)[0].hello


def test_facts_without_a_word_are_enough():
    heard = Heard(
        facts=Facts(intent="search", purpose="rent", city="Santos", types=("house",)),
        now=TUESDAY,
        agency=AGENCY,
    )
    assert has(advance(HERE, heard)[1], Search)
