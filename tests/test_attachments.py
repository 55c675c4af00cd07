"""Photos and documents that an agent sends: what is accepted, how they are kept, how they leave."""

import tempfile

import pytest

from atendeja.whatsapp.cloud import Cloud
from atendeja.whatsapp.values import Refused, Unreachable

from .graph import NUMBER, Behaviour, Graph, refused

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture" * 9000


@pytest.fixture
def graph():
    with Graph() as graph:
        yield graph


def cloud(graph):
    return Cloud(graph.url, {NUMBER: "EAAG-token"}, "https://nossa.example", timeout=(2.0, 2.0))


@pytest.fixture
def picture():
    with tempfile.TemporaryFile() as file:
        file.write(PNG)
        file.seek(0)
        yield file


def test_a_file_is_handed_over_whole_and_its_id_comes_back(graph, picture):
    media_id = cloud(graph).upload_media(NUMBER, picture, "image/png", 'fach"ada\r\n.png')
    assert media_id.isdecimal()
    (body,) = graph.files
    assert PNG in body
    assert b'name="type"\r\n\r\nimage/png' in body
    assert b'filename="fach_ada__.png"' in body


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (refused(131053), Refused),
        (refused(190, 401), Refused),
        (Behaviour(500, {}), Unreachable),
        (Behaviour(200, {"id": {"no": "id"}}), Unreachable),
        (Behaviour(200, {"id": "../../me"}), Unreachable),
    ],
)
def test_a_file_that_is_not_taken_has_its_reason(graph, picture, answer, outcome):
    graph.upload = answer
    assert isinstance(cloud(graph).upload_media(NUMBER, picture, "image/png", "a.png"), outcome)


def test_without_a_token_or_a_line_nothing_is_uploaded(graph, picture):
    assert cloud(graph).upload_media("999", picture, "image/png", "a.png") == Refused(
        190, "no token for this number"
    )
    nobody = Cloud("http://127.0.0.1:9", {NUMBER: "x"}, "https://nossa.example")
    assert isinstance(nobody.upload_media(NUMBER, picture, "image/png", "a.png"), Unreachable)
