"""Partials are compiled into the pages that include them, and what all of them draw with is at hand.

Looking up a partial and making a context for it costs more than most of them do; a thread has six hundred.
"""

import re

from flask import Flask
from jinja2 import TemplateNotFound
from jinja2.ext import Extension

INCLUDE = re.compile(r'\{%(-?) include "([\w/.-]+)" (-?)%\}')
LOOK = ("icon", "csrf", "empty")  # the macros of layout/look.html that need no import


class Inlined(Extension):
    """`{% include "inbox/_row.html" %}` becomes what that file holds, in a scope of its own.

    What a partial sets stays in it, as with Jinja's own include. A name that is worked out, and
    `ignore missing`, are left to Jinja.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return self._whole(source, (name,))

    def _whole(self, source: str, trail: tuple[str | None, ...]) -> str:
        def held(found: re.Match[str]) -> str:
            before, name, after = found.groups()
            if name in trail:  # a partial in itself, as deep as the data are
                return found[0]
            inside = self._whole(self._source(name), (*trail, name))
            return f"{{%{before} with %}}{inside}{{% endwith {after}%}}"

        return INCLUDE.sub(held, source)

    def _source(self, name: str) -> str:
        if self.environment.loader is None:
            raise TemplateNotFound(name)
        return self.environment.loader.get_source(self.environment, name)[0].removesuffix("\n")


def init_app(app: Flask) -> None:
    """After what the macros use; a debugger shows the lines of the files, so there nothing is inlined."""
    if not app.debug:
        app.jinja_env.add_extension(Inlined)
    look = app.jinja_env.get_template("layout/look.html").module
    app.jinja_env.globals.update({name: getattr(look, name) for name in LOOK})
