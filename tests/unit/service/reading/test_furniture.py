"""What surrounds an article is dropped; what only mentions such words is spoken."""

import pytest

from service.reading.furniture import about_author, furniture, has_words, is_ticker_label

FURNITURE = [
    ("Accessibility links", "skip-link"),
    ("Skip to main content", "skip-link"),
    ("Skip to main Navigation", "skip-link"),
    ("Skip to Search", "skip-link"),
    ("Zum Inhalt springen", "skip-link"),
    ("Share this article", "share"),
    ("Tweet", "share"),
    ("12 comments", "share"),
    ("Like this story? Share it with a friend!", "share"),
    ("Tell us what YOU think...", "share"),
    ("Have a tip? Ann Lee may be reached at ann@example.org.", "share"),
    ("Ann Lee can be reached on 555 0142.", "share"),
    ("Follow him on Twitter @LucasNolan_ or email him at lucas@example.org", "share"),
    ("Follow AP's coverage of small towns at https://apnews.example/hub", "share"),
    ("AP Sports Writer Ann Lee can be reached at http://sports.example/annlee", "share"),
    ("Contact Ann Lee at ann@example.org.", "share"),
    ("Reach the newsroom at 555-123-4567 or news@example.org", "share"),
    ("Twitter: @annlee", "share"),
    ("@annlee", "share"),
    ("Click here to read more.", "related"),
    ("For more information, visit www.harbour.example", "related"),
    ("The views expressed here are those of the author.", "disclaimer"),
    ("Opinions expressed in this column do not necessarily reflect those of the paper.", "disclaimer"),
    ("This column does not necessarily reflect the opinion of the editorial board.", "disclaimer"),
    ("The Associated Press receives support from several foundations. AP is solely responsible for all content.",
     "disclaimer"),
    ("(This story has not been edited by staff and is generated from a feed.)", "disclaimer"),
    ("This is a developing story and will be updated.", "updated"),
    ("(dpa)", "end-mark"),
    ("/xinhua", "end-mark"),
    ("SOURCE Acme Corp.", "rights"),
    ("Advertisement", "advertisement"),
    ("Werbung", "advertisement"),
    ("Sign up for our morning newsletter", "newsletter"),
    ("Subscribe now", "newsletter"),
    ("Pick Six Newsletter", "newsletter"),
    ("There is more of it. Sign up for The Ferry to get it in your inbox daily.", "newsletter"),
    ("Get The Ferry delivered through your letterbox every month.", "newsletter"),
    ("Read more: Ten rivers", "related"),
    ("Lire aussi : Les rivières reviennent", "related"),
    ("Lesen Sie auch", "related"),
    ("Related post: Ten rivers", "related"),
    ("[Related: Ten rivers]", "related"),
    ("SEE MORE: Ten rivers", "related"),
    ("Also on harbour.org Ten rivers", "related"),
    ("DON'T MISS", "related"),
    ("More:", "related"),
    ("Filed under: Rivers |", "related"),
    ("Listen to the full story by clicking the blue play button above.", "player"),
    ("5 min read", "player"),
    ("Tempo de leitura: 1 minuto", "player"),
    ("https://example.org/owl", "address"),
    ("pic.twitter.com/abc123", "address"),
    ("FILE - The bridge is seen in May, 2019. (AP Photo/Jane Roe)", "picture"),
    ("File photo of the bridge. (Reuters)", "picture"),
    ("Image source, Getty Images", "picture"),
    ("Photo: Jane Roe", "picture"),
    ("Photographs by Jane Roe", "picture"),
    ("ANTHONY WALLACE/AFP/Getty Images", "picture"),
    ("(Adds prime minister's reaction in paragraph 3)", "advisory"),
    ("^Eds: With AP Photos.", "advisory"),
    ("(Eds: Minor edits throughout)", "advisory"),
    ("FOR IMMEDIATE RELEASE", "advisory"),
    ("Contact: Lena Marsh, press@example.org", "advisory"),
    ("((Scott.Murdoch@wire.example;))", "advisory"),
    ("gr/bp", "advisory"),
    ("jw/ml (dpa, afp)", "advisory"),
    ("This is the VOA Special English Agriculture Report.", "programme"),
    ("VOICE ONE:", "programme"),
    ("© Reuters", "rights"),
    ("copyright Harbour Post 2026 - ISSN: 0000-0000", "rights"),
    ("Copyright 2026 The Associated Press. All rights reserved.", "rights"),
    ("© 2019 Associated Press. All Rights Reserved. This material may not be published or broadcast.", "rights"),
    ("Our Standards: The Thomson Reuters Trust Principles.", "rights"),
    ("Published", "updated"),
    ("Last updated: 14:20, 12 November 2026", "updated"),
    ("Updated June 3, 2026 at 5 pm", "updated"),
    ("Updated 9:14 AM EST, Tue March 4, 2026", "updated"),
    ("This article was originally published at 2:05 p.m.", "updated"),
    ("ends", "end-mark"),
    ("Enditem", "end-mark"),
    ("-30-", "end-mark"),
    ("###", "end-mark"),
    ("bur-", "end-mark"),
    ("dpa grj rmo", "end-mark"),
    ("AP-WF-08-29-16 1626GMT<", "end-mark"),
    ("___", "ornament"),
    ("* * *", "ornament"),
    ("=====", "ornament"),
]  # fmt: skip

NEWS = [
    "Get out of the water, the lifeguard told them, and they did.",
    "More than a hundred people came to the quay.",
    "She asked whether the wreck can be reached by divers.",
    "Share prices fell on Monday.",
    "Share with neighbors what you cook, she said.",
    "Follow the river on foot and you reach the sea.",
    "Comment is free, the editor said.",
    "Copyright law is changing, the court said.",
    "Images, she said, are not the point.",
    "Updated rules for 2026 take effect",
    "Published authors are rare in Kilbrone.",
    "Video games were banned.",
    "Read more slowly, he told them.",
    "Subscribe to the idea that rivers are alive, she said.",
    "Live music returns to the harbour",
    "(c) the third point of the treaty",
    "AC/DC",
    "UK/US",
    "30",
    "Ends of ropes were found.",
    "Contact was lost at noon.",
    "The photo, he said, was a fake.",
    "Recommended doses were exceeded.",
    "Advertisement spending fell.",
    "Contact was lost with the crew at 9 p.m. on Monday, officials said.",
    "Contact with the plane was lost at 10:30, and the search began.",
    "For more information, officials asked residents to call the hotline before Friday.",
    "The views expressed by the minister shocked his own party, and he resigned on Monday.",
    "This article does not reflect well on the mayor.",
    "This is a developing country with a large debt.",
    "This story has been updated to include a comment from the mayor.",
    "Twitter: a company in trouble.",
    "SOURCE of the leak was found.",
]


@pytest.mark.parametrize(("text", "code"), FURNITURE)
def test_furniture(text: str, code: str):
    """Each kind is known, and is told with a reason for people."""
    kind = furniture(text)
    assert kind is not None
    assert kind.code == code
    assert kind.reason.endswith(".")


@pytest.mark.parametrize("text", NEWS)
def test_news_is_no_furniture(text: str):
    """A sentence that begins as furniture does is news."""
    assert furniture(text) is None


def test_long_paragraphs_are_no_furniture():
    """What is as long as a paragraph is one."""
    assert furniture("© " + "word " * 100) is None


@pytest.mark.parametrize("text", ["Breaking News", "LIVE", "Latest", "Eilmeldung:"])
def test_ticker_label(text: str):
    """Labels of urgency are known; whether they announce anything is told by their place."""
    assert is_ticker_label(text)
    assert furniture(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a", True),
        ("7", True),
        ("😀", True),
        ("水", True),
        ("…—_=", False),
        ("", False),
        ("\ufffd", False),
    ],
)
def test_has_words(text: str, said: bool):
    """Letters, digits and emoji can be said; marks cannot."""
    assert has_words(text) == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Lee is a reporter for the Gazette. She covers water.", True),
        ("Ann Lee covers courts for the Gazette, whose editor she was.", True),
        ("The writer is a former ambassador to France.", True),
        ("Ann Lee is the mayor of Ellery.", False),
        ("The writer was arrested on Monday for tax evasion.", False),
        ("Mei Tan is a reporter for the Gazette.", False),
    ],
)
def test_about_author(text: str, told: bool):
    """Only somebody whom the article credits is introduced below it; others make news."""
    assert about_author(text, ("Ann Lee",)) == told
