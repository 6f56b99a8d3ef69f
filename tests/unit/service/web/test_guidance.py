"""The help page and the accessibility statement."""

from dataclasses import replace

from unit.service.web.conftest import URL

from service.web import create_app


def test_the_help_page_gives_the_address_of_the_feed(browser):
    answer = browser.get("/help")
    assert answer.status_code == 200
    assert f"{URL}/feed.xml" in answer.text


def test_whom_to_tell_stands_on_the_statement_and_the_help_page(newsroom, browser):
    """Without one, nothing is invented."""
    desk = replace(newsroom.desk, contact="mailto:news@example.org")
    told = create_app(desk).test_client()
    for path in ("/accessibility", "/help"):
        assert (
            'href="mailto:news@example.org" translate="no">news@example.org</a>'
            in told.get(path).text
        )
        assert "mailto:" not in browser.get(path).text
