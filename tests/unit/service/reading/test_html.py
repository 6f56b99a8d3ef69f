"""Web pages become articles: what they print is said once, in its kind, and what they claim is doubted."""

import json

import pytest
from unit.service.reading.pages import BODY, PROSE, dropped, page, read_page, said


def json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_the_body_is_said():
    """All paragraphs of the article, and nothing else."""
    assert said(read_page(page())) == list(PROSE)


def test_kinds_of_blocks():
    """Subheads, lists, quotations and tables keep their kind; a row of two cells is a name and a value."""
    markup = (
        BODY
        + (
            "<h2>What happens next</h2><ul><li>Divers look at the piers.</li><li>Buses go round.</li></ul>"
            "<blockquote><p>“We would rather wait a week than lose a car,” said Ann Lee.</p></blockquote>"
            "<table><tr><td>Upper Tarn</td><td>4 m</td></tr><tr><td>Long Water</td><td>9 m</td></tr></table>"
        )
        + BODY.replace("river", "lake")
    )
    blocks = [(block.kind, block.text) for block in read_page(page(markup)).blocks]
    assert blocks[4:8] == [
        ("subhead", "What happens next"),
        ("list", "Divers look at the piers.\nBuses go round."),
        ("quote", "“We would rather wait a week than lose a car,” said Ann Lee."),
        ("table", "Upper Tarn: 4 m\nLong Water: 9 m"),
    ]


def test_line_breaks_part_paragraphs():
    """Lines that <br> parts are lines; one that goes on in small letters was broken for its looks."""
    told = said(
        read_page(page(BODY + "<p>The pier is safe.<br>The rail\n<br>is not, they said.</p>"))
    )
    assert told[4:] == ["The pier is safe.", "The rail is not, they said."]


def test_headline_in_the_body_is_said_once():
    """Whatever its case, quotation marks and the site's name behind it in the title."""
    article = read_page(
        page(
            "<h2>‘Old’ Bridge closed</h2>" + BODY,
            head='<meta property="og:title" content="\'Old\' Bridge Closed | Valley Herald">',
            top="",
        )
    )
    assert article.headline == "‘Old’ Bridge closed"
    assert said(article) == list(PROSE)
    assert ("repeated", "‘Old’ Bridge closed") in dropped(article)


def test_the_printed_headline_is_preferred():
    """The heading that readers see, not the title made for search engines; and no heading that is the site's name."""
    head = '<meta property="og:title" content="Bridge closed in flood: live updates"><meta property="og:site_name" content="Valley Herald">'
    top = "<h1>Valley Herald</h1><h1>Flood Closes Old Bridge</h1>"
    assert read_page(page(head=head, top=top)).headline == "Flood Closes Old Bridge"


@pytest.mark.parametrize("separator", [" | ", " - ", " – "])
def test_the_site_leaves_the_title(separator: str):
    head = (
        f'<meta property="og:title" content="Bridge - Closed{separator}Valley Herald">'
        '<meta property="og:site_name" content="Valley Herald">'
    )
    assert read_page(page(head=head, top="")).headline == "Bridge - Closed"


def test_a_printed_deck_is_said_before_the_body():
    """It is the deck when the page prints it above the body; there it is not said again."""
    deck = "Ferries carry people until engineers have looked at the piers."
    article = read_page(
        page(
            top=f'<h1>Old Bridge Closed</h1><p class="standfirst">{deck}</p>',
            head=f'<meta name="description" content="{deck}">',
        )
    )
    assert article.deck == deck
    assert deck not in said(article)


def test_a_description_is_no_deck():
    """A description that no reader sees, or that is cut from the text, is not spoken."""
    cut = PROSE[0][:70] + "..."
    assert read_page(page(head=f'<meta name="description" content="{cut}">')).deck is None
    assert (
        read_page(page(head='<meta name="description" content="All about bridges.">')).deck is None
    )


def test_kicker_stands_beside_the_headline():
    """A label elsewhere on the page is none."""
    assert (
        read_page(page(top='<p class="kicker">Floods</p><h1>Old Bridge Closed</h1>')).kicker
        == "Floods"
    )
    assert (
        read_page(page(top='<h1>Old Bridge Closed</h1><p>x</p><p class="kicker">Floods</p>')).kicker
        is None
    )


def test_authors_by_reference_in_a_graph():
    """JSON-LD may name its authors by reference, and have a comma too many."""
    graph = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Old Bridge Closed",'
        '"author":[{"@id":"#a"},{"@type":"Person","name":"Raúl Gil"}]},{"@type":"Person","@id":"#a","name":"Mei Tan"},]}</script>'
    )
    article = read_page(page(head=graph))
    assert article.attribution
    assert article.attribution.names == ("Mei Tan", "Raúl Gil")


def test_the_printed_byline_tells_more():
    """Where it credits the same people, the printed line adds their role."""
    article = read_page(
        page(
            top='<h1>Old Bridge Closed</h1><div class="byline">By Mei Tan, Science Correspondent</div>',
            head=json_ld({"@type": "NewsArticle", "author": {"name": "Mei Tan"}}),
        )
    )
    assert article.attribution
    assert (article.attribution.names, article.attribution.role) == (
        ("Mei Tan",),
        "Science Correspondent",
    )


@pytest.mark.parametrize(
    "field",
    [
        "Username",
        "Last Updated January 7",
        "https://news.example/ann-lee",
        "@annlee",
        "ann@news.example",
        "Authority control",
        "作者",
        "admin",
    ],
)
def test_no_author_is_invented(field: str):
    """What is not surely a name is not spoken as one."""
    assert read_page(page(head=f'<meta name="author" content="{field}">')).attribution is None


def test_the_owner_of_the_site_is_no_author():
    head = json_ld(
        {"@type": "NewsArticle", "author": "Mary Jane", "publisher": {"name": "Mary Jane"}}
    )
    assert read_page(page(head=head)).attribution is None


def test_an_agency_reports():
    """Where no person is named, the agency that is."""
    article = read_page(page(head=json_ld({"@type": "NewsArticle", "author": "Reuters"})))
    assert article.attribution
    assert (article.attribution.names, article.attribution.outlet) == ((), "Reuters")


def test_the_dateline_of_the_text():
    """It stands in the first paragraph; a field with a time stamp is not spoken and is accounted for."""
    body = f"<p>MILL CREEK, Ohio (AP) — {PROSE[0]}</p>" + BODY
    assert (dateline := read_page(page(body)).dateline)
    assert (dateline.place, dateline.region, dateline.agency) == ("Mill Creek", "Ohio", "AP")
    article = read_page(
        page(head=json_ld({"@type": "NewsArticle", "dateline": "2014-07-16 15:53:10"}))
    )
    assert article.dateline is None
    assert ("unreadable-dateline", "2014-07-16 15:53:10") in dropped(article)


def test_captions_are_not_spoken():
    """Neither in a figure, nor beside a picture in a paragraph, nor where the text repeats a picture's alternative text."""
    markup = (
        f"<figure><img src=a alt=x><figcaption>The bridge on Monday.</figcaption></figure><p>{PROSE[0]}</p>"
        f'<p><a href="/"><img src=b></a><span>The bridge in 1911. (Town archive)</span></p><p>{PROSE[1]}</p>'
        f'<div><img src=c alt="Ferries at the quay"></div><p>Ferries at the quay</p><p>{PROSE[2]}</p><p>{PROSE[3]}</p>'
    )
    article = read_page(page(markup))
    assert said(article) == list(PROSE)
    assert ("picture", "Ferries at the quay") in dropped(article)


def test_links_to_others_are_not_spoken():
    """Lists of nothing but links, with their label, and links at the end of the page."""
    links = '<p>Others</p><ul><li><a href="/a">Ten gardens that never freeze</a></li><li><a href="/b">Every apple tree counted</a></li></ul>'
    assert said(read_page(page(BODY + links))) == list(PROSE)


def test_links_within_the_text_are_spoken():
    """A word is no less part of its sentence because it is a link with a class."""
    sentence = "The council has said that <span class='link'><a class='link' href='/x'>the mayor will pay</a></span> for the ferries in full."
    assert "The council has said that the mayor will pay for the ferries in full." in said(
        read_page(page(BODY + f"<p>{sentence}</p>"))
    )


def test_what_pops_up_is_not_spoken():
    """Words that a reader sees only when pointing at something are not part of the sentence."""
    hover = 'Ann Lee<span class="rollover-block">Ann Lee Ten more stories MORE</span> bought the first ticket for the ferry.'
    assert "Ann Lee bought the first ticket for the ferry." in said(
        read_page(page(BODY + f"<p>{hover}</p>"))
    )


def test_posts_that_the_text_quotes_are_spoken():
    """A post set into the article is a quotation."""
    post = '<div class="embed social"><blockquote class="twitter-tweet"><p>Water up to the arches, and rising.</p>— Ann Lee</blockquote></div>'
    article = read_page(page(BODY + post + BODY.replace("river", "lake")))
    assert ("quote", "Water up to the arches, and rising.") in [
        (block.kind, block.text) for block in article.blocks
    ]


def test_a_body_in_parts_is_whole():
    """Some pages cut the body in parts to put advertisements between."""
    parts = "".join(
        f'<div class="grid article__body"><p>{text}</p></div><div class="ad">Advertisement</div>'
        for text in PROSE
    )
    assert said(
        read_page(
            f"<html><body><main><article><h1>Old Bridge Closed</h1>{parts}</article></main></body></html>"
        )
    ) == list(PROSE)


@pytest.mark.parametrize(
    ("canonical", "understood"),
    [
        ("/old-bridge", "https://news.example/old-bridge"),
        ("https://www.news.example/old-bridge", "https://www.news.example/old-bridge"),
        ("https://other.example/old-bridge", "https://news.example/bridge"),
        ("https://news.example/", "https://news.example/bridge"),
        ("/?home", "https://news.example/?home"),
        ("javascript:alert(1)", "https://news.example/bridge"),
        ("https://[broken", "https://news.example/bridge"),
    ],
)
def test_canonical_address(canonical: str, understood: str):
    """A page speaks only for addresses of its own site, and is not the site."""
    assert read_page(page(head=f'<link rel="canonical" href="{canonical}">')).url == understood


def test_a_file_is_no_site():
    """A page that came without an address and calls itself a site's home page is known by its file."""
    article = read_page(page(head='<link rel="canonical" href="https://news.example">'), url=None)
    assert (article.id, article.aliases, article.url) == ("page", (), None)


def test_language_is_found_from_the_text():
    """A page that claims another language does not mislead."""
    german = "".join(
        f"<p>Der Fluss ist in der Nacht um zwei Meter gestiegen, und die alte Brücke bleibt vorerst gesperrt, Teil {n}.</p>"
        for n in "abcd"
    )
    assert read_page(page(german)).language == "de"


def test_further_facts():
    """Section, time of publication and addresses."""
    article = read_page(
        page(
            head='<meta property="article:published_time" content="2026-11-23T06:10:00+01:00"><meta property="article:section" content="Local">'
        )
    )
    assert article.section == "Local"
    assert article.published
    assert article.published.isoformat() == "2026-11-23T06:10:00+01:00"


def test_a_page_that_scripts_fill():
    """Its text may stand in JSON-LD only."""
    head = json_ld(
        {"@type": "NewsArticle", "headline": "Old Bridge Closed", "articleBody": PROSE[0]}
    )
    assert said(read_page(f"<html><head>{head}</head><body><div id=app></div></body></html>")) == [
        PROSE[0]
    ]
