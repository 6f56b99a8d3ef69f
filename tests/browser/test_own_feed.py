"""A feed of one's own, made in a real browser by the keyboard alone, without script."""

import re
from urllib.request import urlopen

import feedparser
import pytest
from browser import checks

AT = "() => document.activeElement.id || document.activeElement.textContent.trim()"


@pytest.fixture
def page(chromium, site):
    """The form, in a browser that runs no script, 320 pixels wide."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{site.url}/my-feed")
    yield page
    context.close()


def tab_to(page, where):
    """Go on with the Tab key until a field or button has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(AT) == where:
            return
    pytest.fail(f"{where} cannot be reached by the keyboard")


def test_by_the_keyboard_alone_a_feed_is_made_renewed_and_ended(page):
    tab_to(page, "section-transport")
    page.keyboard.press("Space")
    tab_to(page, "speed-100")
    page.keyboard.press("ArrowDown")
    tab_to(page, "longest")
    page.keyboard.type("30")
    tab_to(page, "order-newest")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Make my feed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/*/")
    main = page.locator("main").inner_text()
    for told in ("Transport", "1.25 times as fast", "30 minutes", "Oldest first"):
        assert told in main
    address = page.get_by_label("Address of the feed").input_value()
    with urlopen(
        f"{page.url}feed.xml"
    ) as answer:  # the site's public address is not that of this machine
        assert feedparser.parse(answer.read()).feed.title.endswith("my feed")
    first = page.url
    tab_to(page, "Give my feed another address")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: re.search("/p/.{43}/$", url) and url != first)
    assert page.get_by_label("Address of the feed").input_value() != address
    tab_to(page, "End my feed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/end")
    assert page.get_by_role("heading", level=1).inner_text() == "Your feed is ended"


def test_what_is_wrong_is_met_first_and_leads_to_its_field(page):
    tab_to(page, "longest")
    page.keyboard.type("ten")
    page.keyboard.press("Enter")
    page.wait_for_selector(".problems")
    assert "Your feed was not made yet" in page.evaluate(AT)
    page.keyboard.press("Tab")
    assert "whole number of minutes" in page.evaluate(AT)
    page.keyboard.press("Enter")
    assert page.evaluate(AT) == "longest"
    field = page.get_by_label("Longest episode")
    assert field.input_value() == "ten"
    assert field.get_attribute("aria-invalid") == "true"
    assert checks.reflow(page) == []
