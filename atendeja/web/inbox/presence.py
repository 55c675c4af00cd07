"""Who else looks at this conversation or types in it, for the thread's header."""

from flask import Flask, Response, current_app, make_response, request, session

from atendeja.presence import Place, Viewer, presence, signature
from atendeja.web.quiet import quiet_thread, visitor_of


def init_app(app: Flask) -> None:
    app.jinja_env.globals["viewers"] = viewers
    app.jinja_env.filters.update(presence_sentence=sentence, presence_signature=signature)


def viewers(conversation_id: int) -> list[Viewer]:
    """Everybody but the person who asks."""
    visitor = visitor_of(session)
    if visitor is None:
        return []
    return presence.viewers((visitor.tenant_id, conversation_id), without=visitor.user_id)


def sentence(people: list[Viewer]) -> str:
    """“Bia está digitando… · Caio e Lia estão vendo”"""
    typing = [viewer.name for viewer in people if viewer.typing]
    looking = [viewer.name for viewer in people if not viewer.typing]
    said = [_together(typing, "digitando…")] if typing else []
    said += [_together(looking, "vendo")] if looking else []
    return " · ".join(said)


def _together(names: list[str], doing: str) -> str:
    *others, last = names
    return f"{', '.join(others)} e {last} estão {doing}" if others else f"{last} está {doing}"


def known_here(place: Place) -> bool:
    """Has the real getter let this person into this conversation, in this process?"""
    visitor = visitor_of(session)
    return visitor is not None and presence.admitted(place, visitor.user_id)


def who_is_here(place: Place) -> Response:
    """The line of who else is there, if the page shows another one; costs no statement and loads no user."""
    visitor = visitor_of(session)
    if visitor is None or quiet_thread(visitor, place[1], request.args.to_dict(flat=False)):
        return make_response("", 204)
    line = current_app.jinja_env.get_template("inbox/_presence.html")
    return make_response(line.render(people=viewers(place[1]), oob=True))
