"""Photos from a phone: sent, ordered by dragging and by buttons, seen by the customer."""

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from .chromium import LOOKS, PHONE, Visitors, violations


def photo(name: str, color: tuple[int, int, int]) -> Any:
    file = io.BytesIO()
    Image.new("RGB", (1600, 1200), color).save(file, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": file.getvalue()}


RED, GREEN, BLUE = (photo("a.jpg", (200, 0, 0)), photo("b.jpg", (0, 200, 0)), photo("c.jpg", (0, 0, 200)))


def order(page: Page) -> list[str]:
    return page.locator("#order > li").evaluate_all("rows => rows.map(row => row.dataset.id)")


def hold_and_drag(page: Page, what: Locator, onto: Locator) -> None:
    """A finger on the photo, moving to where the other one is."""
    start, end = what.bounding_box(), onto.bounding_box()
    assert start
    assert end
    touch = page.context.new_cdp_session(page)
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    target = end["y"] + 6

    def event(kind: str, at: float | None) -> None:
        points = [] if at is None else [{"x": x, "y": at}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    event("touchStart", y)
    page.wait_for_timeout(300)
    for step in range(1, 21):
        event("touchMove", y + (target - y) * step / 20)
        page.wait_for_timeout(20)
    event("touchEnd", None)


def large(name: str, kind: str, **options: Any) -> Any:
    """A noisy photo of 12 megapixels (as WebP more than the service takes), turned when `exif` says so."""
    file, noise = io.BytesIO(), Image.effect_noise((1008, 756), 80).convert("RGB")
    noise.resize((4032, 3024)).save(file, kind, **options)
    return {"name": name, "mimeType": f"image/{kind.lower()}", "buffer": file.getvalue()}


def test_a_large_photo_is_made_smaller_before_it_leaves_the_phone(visitors: Visitors) -> None:
    page = visitors.agent(PHONE)
    page.goto("/imoveis?q=AP1023")
    page.locator(".property-card a").first.click()
    page.click("text=Organizar fotos")
    page.wait_for_selector("#photos")
    before = len(order(page))
    turned = Image.Exif()
    turned[0x0112] = 6
    photos = [large("a.jpg", "JPEG", quality=95, exif=turned), large("b.webp", "WEBP", quality=90)]
    assert all(len(photo["buffer"]) > 1_500_000 for photo in photos)
    page.set_input_files("#fotos", photos)
    expect(page.locator("#order > li")).to_have_count(before + 2, timeout=30_000)
    expect(page.locator("#sending > li")).to_have_count(0)
    upright = page.locator("#order img").nth(before)
    size = upright.evaluate("async i => { await i.decode(); return [i.naturalWidth, i.naturalHeight]; }")
    assert size[0] < size[1]


def test_photos_are_sent_from_a_phone_ordered_and_seen_by_the_customer(visitors: Visitors) -> None:
    page = visitors.agent(PHONE)
    page.goto("/imoveis?q=AP1023")
    page.locator(".property-card a").first.click()
    page.click("text=Organizar fotos")
    page.wait_for_selector("#order")
    before = order(page)
    wrong = {"name": "nota.jpg", "mimeType": "image/jpeg", "buffer": b"isto nao e uma foto"}
    page.set_input_files("#fotos", [RED, GREEN, BLUE, wrong])
    expect(page.locator("#order > li")).to_have_count(len(before) + 3)
    expect(page.locator("#sending .failed")).to_contain_text("não é uma foto")
    expect(page.locator("#sending > li")).to_have_count(1)

    newest = order(page)[-1]
    page.locator(f"[data-id='{newest}'] >> text=Tornar capa").click()
    expect(page.locator("#order > li").first).to_have_attribute("data-id", newest)

    second = order(page)[1]
    first = page.locator("#order > li").first
    first.scroll_into_view_if_needed()
    with page.expect_response(re.compile("/fotos/ordem")):
        hold_and_drag(page, page.locator(f"[data-id='{second}'] .photo-picture"), first)
    expect(page.locator(f"[data-id='{second}'] .photo-cover")).to_be_visible()  # the server's own list
    assert order(page)[0] == second
    page.locator(f"[data-id='{second}'] [value=descer]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#order > li").first).to_have_attribute("data-id", newest)
    page.reload()
    assert order(page)[:2] == [newest, second]
    cover = page.locator("#order img").first.get_attribute("src") or ""
    assert cover.endswith("-p.jpg")

    customer = visitors.page(PHONE)
    customer.goto("/simulador/5513991110001")
    customer.fill("#fala", "oi, procuro ap de 2 quartos em Santos até 500 mil")
    customer.click("#phone-composer .send")
    expect(customer.locator(f"#chat img[src='{cover}']").first).to_be_attached(timeout=15_000)


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_the_photos_screen_works_for_everybody(visitors: Visitors, size: tuple[int, int], theme: str) -> None:
    page = visitors.agent(size, theme)
    page.goto("/imoveis/1/fotos")
    assert violations(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
