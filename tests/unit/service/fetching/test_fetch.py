"""What comes back from real servers, and what does not: redirects, conditions, robots, refusals."""

import gzip
from collections.abc import Callable

import pytest
from unit.service.fetching.sites import Names, Request, Site, policy_for, redirect, response

from service.fetching import (
    Denied,
    Fetched,
    FetchError,
    Gone,
    NotADocument,
    NotFound,
    NotModified,
    NotYet,
    Pace,
    Refused,
    Robots,
    ServerTrouble,
    Unreachable,
    Validators,
    fetch,
)

Serve = Callable[..., Site]
Get = Callable[..., Fetched]

STORY = "<p>Straße</p>".encode("latin-1")
LATIN = "text/html; charset=iso-8859-1"


def test_a_page_becomes_a_document(serve: Serve, get: Get):
    """Its bytes are as they were sent: what they say in which encoding is for the readers."""
    site = serve(response(STORY, content_type=LATIN))
    document = get(site.url("/story?token=secret#top"), site).document
    assert document.data == STORY
    assert document.name == site.url("/story…"), "messages name it, and must not tell the token"
    assert document.url == site.url("/story?token=secret")
    assert document.media_type == LATIN


def test_the_server_is_told_who_asks_and_for_whom(serve: Serve, get: Get):
    site = serve(response(STORY))
    get(site.url("/a b?c=ä"), site)
    (request,) = site.requests
    assert request.path == "/a%20b?c=%C3%A4"
    assert request.headers["host"] == site.authority
    assert request.headers["user-agent"] == "Heardline/0.1.0 (+https://listen.example)"
    assert request.headers["accept-encoding"] == "gzip, deflate"


def test_packing_is_undone(serve: Serve, get: Get):
    site = serve(
        response(gzip.compress(STORY, mtime=0), content_encoding="gzip", content_type=LATIN)
    )
    assert get(site.url(), site).document.data == STORY


def test_a_name_is_resolved_once_and_its_later_answers_are_never_used(serve: Serve, get: Get):
    """DNS rebinding: between the check and the request, the name gets the address of somebody else."""
    pages = {"/a": redirect("/b"), "/b": response(b"checked"), "/robots.txt": response(b"")}
    checked = serve(lambda request: pages[request.path])
    rebound = serve(response(b"rebound"), host="127.0.0.2", port=checked.port)
    names = Names(news_test=[["127.0.0.1"], ["127.0.0.2"]])
    url = f"http://news.test:{checked.port}/a"
    answer = get(url, f"news.test:{checked.port}", resolve=names, robots=Robots())
    assert answer.document.data == b"checked"
    assert checked.paths == ["/robots.txt", "/a", "/b"]
    assert checked.requests[0].headers["host"] == f"news.test:{checked.port}"
    assert rebound.requests == []
    assert names.asked == ["news.test"]


@pytest.mark.parametrize("host", ["::1", "127.0.0.1"])
def test_loopback_is_refused_unless_it_is_inside(serve: Serve, get: Get, host: str):
    site = serve(response(STORY), host=host)
    assert get(site.url(), site).document.data == STORY
    assert site.requests[0].headers["host"] == site.authority
    with pytest.raises(Refused):
        get(site.url())
    assert len(site.requests) == 1


def test_an_ipv4_mapped_address_is_the_address(serve: Serve, get: Get):
    site = serve(response(STORY))
    answer = get(f"http://[::ffff:127.0.0.1]:{site.port}/", site)
    assert answer.document.url == site.url()


def test_redirects_are_followed_to_the_final_address(serve: Serve, get: Get):
    hops = {"/1": "2?x", "/2?x": "/3", "/4": "/5"}

    def answer(request: Request) -> bytes:
        if request.path == "/3":
            return redirect(site.url("/4"), "308 Permanent Redirect")
        return redirect(hops[request.path]) if request.path in hops else response(STORY)

    site = serve(answer)
    document = get(site.url("/1"), site).document
    assert site.paths == ["/1", "/2?x", "/3", "/4", "/5"]
    assert document.url == site.url("/5")
    assert document.name == site.url("/1")


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://news.example/",
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f000002:80/",
        "http://news.example:22/",
        "http://anna:hunter2@news.example/",
        "//[::1]/",
        "http://",
    ],
)
def test_a_redirect_to_where_we_do_not_go_is_refused(serve: Serve, get: Get, location: str):
    site = serve(redirect(location))
    with pytest.raises(Refused) as refused:
        get(site.url("/story?token=secret"), site, resolve=Names())
    assert "hunter2" not in str(refused.value)
    assert "secret" not in str(refused.value)
    assert site.paths == ["/story?token=secret"]


def test_a_redirect_to_a_name_with_a_private_address_is_refused(serve: Serve, get: Get):
    site = serve(redirect("http://intra.test/"))
    with pytest.raises(Refused, match=r"intra\.test/ is at 10\.0\.0\.1"):
        get(site.url(), site, resolve=Names(intra_test=[["10.0.0.1"]]))


@pytest.mark.parametrize("location", ["/", "/?", "#same"])
def test_a_redirect_loop_ends_at_once(serve: Serve, get: Get, location: str):
    site = serve(redirect(location))
    with pytest.raises(Refused, match="in a loop") as refused:
        get(site.url(), site)
    assert refused.value.permanent
    assert len(site.requests) <= 2


def test_endless_redirects_end(serve: Serve, get: Get):
    site = serve(lambda request: redirect(request.path + "a"))
    with pytest.raises(Refused, match="too often"):
        get(site.url(), site)
    assert len(site.requests) == 6


def test_a_redirect_to_nowhere_may_lead_somewhere_later(serve: Serve, get: Get):
    site = serve(response(status="301 Moved"))
    with pytest.raises(ServerTrouble, match="does not say where"):
        get(site.url(), site)


@pytest.mark.parametrize(
    ("status", "error", "permanent"),
    [
        ("401 Unauthorized", Denied, True),
        ("403 Forbidden", Denied, True),
        ("451 Unavailable For Legal Reasons", Denied, True),
        ("404 Not Found", NotFound, True),
        ("410 Gone", Gone, True),
        ("408 Request Timeout", ServerTrouble, False),
        ("429 Too Many Requests", ServerTrouble, False),
        ("500 Internal Server Error", ServerTrouble, False),
        ("503 Service Unavailable", ServerTrouble, False),
        ("204 No Content", ServerTrouble, False),
        ("206 Partial Content", ServerTrouble, False),
        ("304 Not Modified", ServerTrouble, False),
        ("300 Multiple Choices", ServerTrouble, False),
        ("999 Whatever", ServerTrouble, False),
    ],
)
def test_what_a_server_answers_says_whether_to_try_again(
    serve: Serve, get: Get, status: str, error: type[FetchError], permanent: bool
):
    site = serve(response(status=status))
    with pytest.raises(FetchError) as failed:
        get(site.url("/story?token=secret"), site)
    assert type(failed.value) is error
    assert failed.value.permanent is permanent
    assert f"{site.url('/story')}…" in str(failed.value)
    assert "secret" not in str(failed.value)


def test_a_busy_server_says_when_to_come_again(serve: Serve, get: Get):
    site = serve(response(status="429 Too Many Requests", retry_after="120"))
    with pytest.raises(ServerTrouble, match="Try again in 120 seconds") as busy:
        get(site.url(), site)
    assert busy.value.retry_after_s == 120


def test_what_cannot_be_a_document_is_not_read(serve: Serve, get: Get):
    def sound(_: Request):
        yield response(content_type="audio/mpeg", length=5_000_000)
        site.closing.wait(10)

    site = serve(sound)
    with pytest.raises(NotADocument, match="audio/mpeg") as refused:
        get(site.url(), site)
    assert refused.value.permanent


# Conditional requests


def conditional(request: Request) -> bytes:
    fresh = {"etag": '"7"', "last_modified": "Tue, 24 Nov 2026 12:00:00 GMT"}
    if request.headers.get("if-none-match") == '"7"':
        return response(status="304 Not Modified", cache_control="max-age=60")
    return response(STORY, cache_control="max-age=300", **fresh)


def test_what_has_not_changed_is_not_sent_again(serve: Serve, get: Get):
    site = serve(conditional)
    first = get(site.url(), site)
    assert first.fresh_s == 300
    again = fetch(
        site.url(), policy=policy_for(site), robots=None, pace=Pace(gap_s=0), known=first.validators
    )
    assert again == NotModified(validators=first.validators, fresh_s=60)
    assert site.requests[1].headers["if-modified-since"] == "Tue, 24 Nov 2026 12:00:00 GMT"


def test_what_has_changed_is_sent(serve: Serve, get: Get):
    site = serve(conditional)
    answer = get(site.url(), site, known=Validators(url=site.url(), etag='"6"'))
    assert answer.document.data == STORY


def test_validators_are_for_their_own_address_only(serve: Serve, get: Get):
    """Today's "latest" may redirect to an older page, which must not pass for unchanged."""
    site = serve(
        lambda request: redirect("/new") if request.path == "/latest" else conditional(request)
    )
    known = Validators(
        url=site.url("/old"), etag='"7"', last_modified="Tue, 24 Nov 2026 12:00:00 GMT"
    )
    answer = get(site.url("/latest"), site, known=known)
    assert answer.validators.url == site.url("/new")
    assert not any("if-none-match" in request.headers for request in site.requests)
    kept = fetch(
        site.url("/latest"),
        policy=policy_for(site),
        robots=None,
        pace=Pace(gap_s=0),
        known=answer.validators,
    )
    assert isinstance(kept, NotModified)


# Manners


def robots_first(rules: bytes) -> Callable[[Request], bytes]:
    return lambda request: rules if request.path == "/robots.txt" else response(STORY)


def test_robots_txt_is_obeyed_and_asked_for_once(serve: Serve, get: Get):
    site = serve(robots_first(response(b"User-agent: *\nDisallow: /private")))
    robots = Robots()
    get(site.url("/public"), site, robots=robots)
    with pytest.raises(Refused, match=r"robots\.txt"):
        get(site.url("/private"), site, robots=robots)
    assert site.paths == ["/robots.txt", "/public"]


def test_an_address_that_the_newsroom_configured_is_not_crawled(serve: Serve, get: Get):
    site = serve(robots_first(response(b"User-agent: *\nDisallow: /")))
    get(site.url("/feed.xml"), site, robots=None)
    assert site.paths == ["/feed.xml"]


def test_a_redirect_does_not_lead_around_robots_txt(serve: Serve, get: Get):
    other = serve(robots_first(response(b"User-agent: *\nDisallow: /")))
    pages = {"/": redirect(other.url("/story")), "/robots.txt": response(status="404 Not Found")}
    site = serve(lambda request: pages[request.path])
    with pytest.raises(Refused, match=r"robots\.txt"):
        get(site.url(), site, other, robots=Robots())
    assert other.paths == ["/robots.txt"]


def test_no_robots_txt_allows_and_a_broken_one_forbids_for_now(serve: Serve, get: Get):
    open_site = serve(robots_first(response(status="404 Not Found")))
    assert get(open_site.url(), open_site, robots=Robots()).document.data == STORY
    broken = serve(robots_first(response(status="503 Service Unavailable")))
    with pytest.raises(NotYet, match=r"robots\.txt") as early:
        get(broken.url(), broken, robots=Robots())
    assert early.value.retry_after_s == 600
    assert broken.paths == ["/robots.txt"]


def test_robots_txt_may_redirect_but_not_to_where_we_do_not_go(serve: Serve, get: Get):
    rules = serve(response(b"User-agent: *\nDisallow: /"))
    site = serve(robots_first(redirect(rules.url("/"))))
    with pytest.raises(Refused, match="asks that"):
        get(site.url(), site, rules, robots=Robots())
    assert get(site.url(), site, robots=Robots()).document.data == STORY
    assert len(rules.requests) == 1


def test_a_private_page_is_named_itself_and_nothing_is_asked(get: Get):
    with pytest.raises(Refused, match=r"^http://127\.0\.0\.1/story is at 127\.0\.0\.1"):
        get("http://127.0.0.1/story", robots=Robots())


def test_a_host_that_is_not_found_is_not_blamed_on_its_robots_txt(get: Get):
    with pytest.raises(Unreachable, match=r"No host news\.test can be found"):
        get("http://news.test/story", resolve=Names(), robots=Robots())


def test_the_gap_that_robots_txt_asks_for_is_kept(serve: Serve, get: Get):
    site = serve(robots_first(response(b"User-agent: *\nCrawl-delay: 30")))
    pace = Pace(gap_s=0, patience_s=0)
    get(site.url("/1"), site, robots=Robots(), pace=pace)
    with pytest.raises(NotYet) as early:
        get(site.url("/2"), site, robots=Robots(), pace=pace)
    assert early.value.retry_after_s == 30
    assert "/2" not in site.paths


def test_a_redirect_within_a_site_does_not_wait_for_another_turn(serve: Serve, get: Get):
    site = serve(lambda request: redirect("/b") if request.path == "/a" else response(STORY))
    get(site.url("/a"), site, pace=Pace(gap_s=1000, patience_s=0))
    assert site.paths == ["/a", "/b"]
