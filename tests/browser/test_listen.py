"""A listener follows the link of an article that nobody handed in, in a browser without script."""

from collections.abc import Iterator

import pytest
from journeys.newssite import NewsSite, news_site
from journeys.serving import Service, serving

STORY = "\n".join(
    f"The harbour bridge is open again, and the tram follows on {day} when its rails are tested."
    for day in ("Sunday", "Monday", "Tuesday")
)
SIZES = {"phone": (320, 640), "desk": (1280, 800), "zoomed to 400 %": (320, 200)}
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def news() -> Iterator[NewsSite]:
    with news_site() as site:
        for size in SIZES:
            site.put_article(f"/{len(size)}", f"Bridge Seen on a {size.title()}", STORY)
        yield site


@pytest.fixture(scope="module")
def service(news: NewsSite, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    data = tmp_path_factory.mktemp("data")
    with serving(
        data, HEARDLINE_ALLOW_HOSTS=news.authority, HEARDLINE_VOICE="low", HEARDLINE_WORKERS="1"
    ) as service:
        service.heardline("site", "add", news.url(""))
        yield service


@pytest.mark.parametrize("size", SIZES)
def test_the_page_asks_for_patience_and_then_offers_to_listen(
    chromium, service: Service, news: NewsSite, size: str
):
    width, height = SIZES[size]
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": width, "height": height}
    )
    page = context.new_page()
    page.goto(f"{service.base}/listen?url={news.url(f'/{len(size)}')}")
    assert page.get_by_role("heading", level=1).inner_text() == "This article is being prepared"
    assert page.get_by_role("link", name="Do not look again by itself").is_visible()
    assert page.evaluate(OVERFLOW) <= 0
    page.wait_for_url("**/articles/*", timeout=60_000)
    assert page.get_by_role("heading", level=1).inner_text() == f"Bridge Seen on a {size.title()}"
    assert page.get_by_role("heading", name="Listen to this article").is_visible()
    assert page.locator("audio[controls]").is_visible()
    assert page.evaluate(OVERFLOW) <= 0
    context.close()
