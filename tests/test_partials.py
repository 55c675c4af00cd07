"""Partials compiled into their pages say what they say by themselves; addresses are built once."""

import pytest
from flask import url_for
from jinja2 import DictLoader

from atendeja.web.partials import INCLUDE

PARTIALS = {
    "page.html": 'a{% set word = "outer" %}{% for n in all %}{% include "line.html" %}{% endfor %}{{ word }}',
    "line.html": '[{% set word = "inner" %}{{ n }}{{ word }}{% include "end.html" %}]\n',
    "end.html": "{{ loop.last }}\n",
    "tree.html": '({{ node.name }}{% for node in node.below %}{% include "tree.html" %}{% endfor %})',
    "dashes.html": 'a \n {%- include "end.html" -%} \n b',
}


@pytest.fixture
def pages(app):
    """The application's own Jinja with pages of this test."""
    return app.jinja_env.overlay(loader=DictLoader(PARTIALS))


def test_what_a_partial_sets_stays_in_it(pages):
    assert pages.get_template("page.html").render(all=[1, 2]) == "a[1innerFalse][2innerTrue]outer"


def test_a_partial_in_itself_goes_as_deep_as_the_data(pages):
    tree = {"name": "a", "below": [{"name": "b", "below": [{"name": "c", "below": []}]}]}
    assert pages.get_template("tree.html").render(node=tree) == "(a(b(c)))"


def test_white_space_is_cut_where_the_include_says(pages):
    assert pages.get_template("dashes.html").render(loop={"last": 1}) == "a1b"


def test_no_partial_is_looked_up_while_a_thread_is_drawn(app):
    source = app.jinja_env.loader.get_source(app.jinja_env, "inbox/conversation.html")[0]
    assert INCLUDE.search(source)
    assert not INCLUDE.search(app.jinja_env.preprocess(source, "inbox/conversation.html"))


def test_an_address_of_a_template_is_flasks_own(app):
    address = app.jinja_env.globals["url_for"]
    asked = {"fila": "todas", "q": "é & ü", "situacao": ("a", "b"), "antes": None}
    with app.test_request_context("/"):
        for values in (asked, asked, asked | {"q": ["x", "y"]}, {"mostrar": 1}, {"mostrar": True}):
            made = address("inbox.conversation", conversation_id=7, **values)
            assert made == url_for("inbox.conversation", conversation_id=7, **values)
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": "/base"}):
        assert address("inbox.conversation", conversation_id=7, **asked).startswith("/base/conversas/7?")
