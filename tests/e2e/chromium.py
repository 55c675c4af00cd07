"""A real browser in front of the real service: people at their desks and phones."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from .installation import Customer

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
EXECUTABLE = "/usr/bin/chromium"
PHONE, DESK = (390, 844), (1440, 900)
LOOKS = [(size, theme) for size in (PHONE, DESK) for theme in ("light", "dark")]
ANA, BRUNO, PASSWORD = "ana@horizonte.example", "bruno@horizonte.example", "horizonte-2026"
SERIOUS = {"serious", "critical"}


@contextmanager
def a_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        yield browser
        browser.close()


class Visitors:
    """Who looks at the service in this test; every page is closed with it, and its mistakes are known."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.faults: list[str] = []
        self._contexts: list[Any] = []

    def page(self, size: tuple[int, int] = DESK, theme: str = "light", **options: Any) -> Page:
        """A new person's browser; `options` as playwright's new_context takes them."""
        phone = {"has_touch": True, "is_mobile": True} if size == PHONE else {}
        viewport = {"width": size[0], "height": size[1]}
        context = self.browser.new_context(
            base_url=self.url, viewport=viewport, color_scheme=theme, locale="pt-BR", **phone, **options
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def agent(
        self, size: tuple[int, int] = DESK, theme: str = "light", email: str = ANA, **options: Any
    ) -> Page:
        """Somebody of the demonstration agency, signed in."""
        page = self.page(size, theme, **options)
        page.goto("/entrar")
        page.fill("[name=email]", email)
        page.fill("[name=senha]", PASSWORD)
        page.click("main button, form button >> nth=0")
        page.wait_for_selector("nav.nav")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def opened(page: Page, customer: Customer) -> Page:
    """The customer's thread, live."""
    page.goto(customer.thread)
    page.locator("#poller").wait_for(state="attached")
    return page


def violations(page: Page) -> list[str]:
    """What axe finds serious or critical on the page as it is."""
    found = Axe().run(page)["violations"]
    return [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
    ]
