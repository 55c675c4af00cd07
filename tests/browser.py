"""Flask's test client as a careful visitor: lints what it fetches, fills in real forms, shares no context."""

from contextvars import Context
from typing import Any

import html5lib
from flask.testing import FlaskClient
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect
from werkzeug.test import TestResponse

from atendeja.extensions import db

from .lint import faults

HTMX = {"HX-Request": "true"}
PASSWORD = "uma senha bem comprida"


class Browser(FlaskClient):
    """Lints each HTML answer. What the test has made so far is committed before each request."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        self.environ_base["HTTP_ACCEPT"] = "text/html,*/*;q=0.8"
        db.session.commit()  # also lets go of what was read: the next look shows what the request did
        response: TestResponse = Context().run(super().open, *args, **kwargs)
        response.get_data()
        response.close()  # files too
        assert response.status_code != 500, f"500 at {response.request.path}"
        readable = response.mimetype == "text/html" and "Content-Encoding" not in response.headers
        if readable and response.data.strip() and not response.location:
            wrong = faults(response.get_data(as_text=True), self._resolves)
            assert not wrong, f"{response.request.path}: " + "; ".join(wrong)
        return response

    def fragment(self, path: str, **kwargs: Any) -> TestResponse:
        """As htmx asks."""
        return self.get(path, headers=HTMX, **kwargs)

    def submit(
        self, page: TestResponse, action: str, *, htmx: bool = False, **typed: str | None
    ) -> TestResponse:
        """Fill in and send the form of this page that goes to `action`; None leaves a field out."""
        fields = form_fields(page, action) | typed
        data = {name: value for name, value in fields.items() if value is not None}
        return self.post(action, data=data, headers=HTMX if htmx else {})

    def sign_in(self, email: str, password: str = PASSWORD, **more: str) -> TestResponse:
        """Through the real form."""
        return self.submit(self.get("/entrar"), "/entrar", email=email, senha=password, **more)

    def _resolves(self, path: str, method: str) -> bool:
        try:
            self.application.url_map.bind("localhost").match(path, method)
        except (NotFound, MethodNotAllowed):
            return False
        except RequestRedirect:
            return True
        return True


def form_fields(page: TestResponse, action: str) -> dict[str, str | None]:
    """The fields of the form that goes to `action` as a browser would send them untouched."""
    tree = html5lib.parse(page.get_data(as_text=True), namespaceHTMLElements=False)
    for form in tree.iter("form"):
        if (form.get("action") or page.request.path).partition("?")[0] == action.partition("?")[0]:
            return dict(_fields(form))
    raise AssertionError(f"{page.request.path} has no form to {action}")


def _fields(form: Any) -> list[tuple[str, str | None]]:
    fields: list[tuple[str, str | None]] = []
    for field in form.iter():
        name = field.get("name") if field.tag in {"input", "textarea"} else None
        if not name or (field.get("type") in {"checkbox", "radio"} and field.get("checked") is None):
            continue
        fields.append((name, field.get("value", "") if field.tag == "input" else field.text or ""))
    return fields
