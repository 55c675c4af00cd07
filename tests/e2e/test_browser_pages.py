"""Every screen in a real browser, narrow and wide, light and dark: nothing fails or shuts out."""

import pytest

from .chromium import LOOKS, Visitors, violations

SCREENS = ["/conversas"]


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_screens_work_for_everybody(visitors: Visitors, size: tuple[int, int], theme: str) -> None:
    page = visitors.agent(size, theme)
    for screen in SCREENS:
        page.goto(screen)
        assert violations(page) == [], screen
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), f"{screen} is wider than the window"
