from atendeja.models import User


def set_calendar_token(user: User, token: str | None) -> None:
    """What opens the person's calendar feed from now on; None closes it. The token before opens nothing."""
    user.calendar_token = token
