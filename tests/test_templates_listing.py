"""Reading the account's templates: every page, whatever Meta's JSON looks like, and nothing by halves."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atendeja.whatsapp.templates import following, listed
from atendeja.whatsapp.values import Refused, Unknown, Unreachable

from .graph import HALF, RESET_AFTER, Behaviour, refused
from .test_mark_read import NUMBER, cloud, graph

__all__ = ["cloud", "graph"]  # fixtures
WABA = "123456789"


def row(name, **more):
    return {"id": "1", "name": name, "language": "pt_BR", "status": "APPROVED", "category": "UTILITY"} | more


def page(*rows, after=None):
    paging = {"cursors": {"before": "x", "after": after or "fim"}} | ({"next": "https://…"} if after else {})
    return Behaviour(200, {"data": list(rows), "paging": paging})


def test_every_page_is_read_by_its_cursor(graph, cloud):
    graph.next(page(row("um"), row("dois"), after="MTA="), page(row("tres")))
    assert [one.name for one in cloud.templates(NUMBER, WABA)] == ["um", "dois", "tres"]
    first, second = (urlsplit(path) for path in graph.others)
    assert first.path == f"/v25.0/{WABA}/message_templates"
    assert "after" not in parse_qs(first.query)
    assert parse_qs(second.query)["after"] == ["MTA="]
    for field in ("components", "rejected_reason", "parameter_format", "language", "category", "status"):
        assert field in parse_qs(first.query)["fields"][0].split(",")


def test_plain_values_come_out(graph, cloud):
    body = {"type": "BODY", "text": "Oi"}
    graph.next(page(row("a", rejected_reason="NONE", components=[body]), row("b", rejected_reason="SCAM")))
    a, b = cloud.templates(NUMBER, WABA)
    assert (a.meta_id, a.rejected_reason, a.components, a.parameter_format) == (
        "1",
        None,
        [body],
        "POSITIONAL",
    )
    assert b.rejected_reason == "SCAM"


@pytest.mark.parametrize(
    "trouble", [refused(190, 401), RESET_AFTER, HALF, Behaviour(200, {}), Behaviour(500, [])]
)
def test_half_a_list_is_no_list(graph, cloud, trouble):
    graph.next(page(row("um"), after="MTA="))
    graph.always(trouble)
    assert isinstance(cloud.templates(NUMBER, WABA), Refused | Unknown | Unreachable)


def test_a_bad_cursor_starts_again_once(graph, cloud):
    graph.next(page(row("um"), after="velho"), refused(131059), page(row("um")))
    assert [one.name for one in cloud.templates(NUMBER, WABA)] == ["um"]
    graph.always(refused(131059))
    assert cloud.templates(NUMBER, WABA) == Refused(131059, "(#131059) refused")


@pytest.mark.parametrize(
    ("number", "waba"), [("9", WABA), (NUMBER, ""), (NUMBER, "../me"), (NUMBER, "1?x=1")]
)
def test_without_token_or_account_nothing_is_asked(graph, cloud, number, waba):
    assert isinstance(cloud.templates(number, waba), Refused)
    assert graph.others == []


def test_a_list_without_end_is_given_up(graph, cloud):
    graph.always(page(row("um"), after="sempre"))
    assert isinstance(cloud.templates(NUMBER, WABA), Unknown)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("id", "name", "language", "status", "category", "components", "rejected_reason", "parameter_format")
odd_rows = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, json_values))


@given(
    st.fixed_dictionaries(
        {}, optional={"data": st.lists(odd_rows | json_values) | json_values, "paging": json_values}
    )
)
def test_whatever_meta_says_is_read_or_left_out(odd):
    for one in listed(odd):
        assert one.name
        assert one.language
        assert one.status
        assert all(isinstance(part, dict) for part in one.components)
    assert following(odd) is None or isinstance(following(odd), str)
