"""Whatever people send, at whatever step: no error, no slowness, no fact of the wrong kind."""

from datetime import UTC, datetime, timedelta, timezone
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atendeja.assistant.facts import INTENTS, Facts
from atendeja.assistant.understanding import explain, understand

STEPS = (
    None, "ask_purpose", "ask_type", "ask_city", "ask_bedrooms", "ask_price", "ask_name", "ask_consent",
    "showing_property", "ask_visit_when", "confirm_visit", "after_no_results",
)  # fmt: skip
SENTENCES = """
não quero ap casa 2 dois quartos até 400 mil milhão entre e a de 1,5 12/03 dia 31 às 15h30 amanhã
segunda sábado em santos no jardim paulista bairro vila R$ 3.500,00 sem piscina ou quer dizer sim
cód. AP1023 2 4 h30 25/13 por mês https://x.com.br/imovel/AP1 me chamo Ana , . ? ! ( ) / - +
99999999999999999999 0 m2 👍 ² ٣ ª º meio a segunda
"""
WORDS = (*SENTENCES.split(), "\n")
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1),
    max_value=datetime(2035, 12, 31),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-3))]),
)
QUICK = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = datetime(2026, 3, 10, 10, tzinfo=timezone(timedelta(hours=-3)))


def _is_sound(facts: Facts) -> bool:
    numbers = (facts.bedrooms_min, facts.suites_min, facts.price_min, facts.price_max, facts.area_min)
    return facts.intent in INTENTS and all(number is None or number >= 0 for number in numbers)


@QUICK
@given(text=st.text(max_size=400), asked=st.sampled_from(STEPS), now=MOMENTS)
def test_any_text_at_any_step_is_read(text, asked, now):
    assert _is_sound(understand(text, asked=asked, now=now))


@QUICK
@given(words=st.lists(st.sampled_from(WORDS), max_size=40), asked=st.sampled_from(STEPS), now=MOMENTS)
def test_words_of_the_trade_in_any_order_are_read(words, asked, now):
    facts, findings = explain(" ".join(words), asked=asked, now=now)
    assert _is_sound(facts)
    assert all(finding.rule for finding in findings)


@pytest.mark.parametrize("asked", STEPS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "\n\n\n",
        "…",
        "\u202eshalom שלום مرحبا",
        "👨‍👩‍👧‍👦🏠",
        "9" * 5000,
        "31/02/2026 99:99",
        "²³",
        "\ufeff",
    ],
)
def test_odd_texts_are_read(text, asked):
    assert _is_sound(understand(text, asked=asked, now=NOW))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1 ",
        "mil e ",
        "não quero ",
        "ap 2 quartos em santos até 400 mil ",
        "Jardim X de ",
        ". , ",
        "😀",
        "(",
        "ª",
    ],
)
def test_sixty_four_kilobytes_take_no_longer_than_a_page(piece):
    text = piece * (65536 // len(piece))
    understand("oi", now=NOW)
    fastest = min(_seconds(text) for _ in range(3))
    assert fastest < 0.15  # some 0.04 on an idle machine; a quadratic rule would take seconds


def _seconds(text: str) -> float:
    started = perf_counter()
    understand(text, asked="showing_property", now=NOW)
    return perf_counter() - started
