"""NewsML becomes an article: G2 and what came before it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from unit.service.reading.wires import blocks, dropped, wire

from service.errors import DocumentError

XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The river rose on Monday.</p></body></html>'
PLAIN = "<inlineData contenttype='text/plain'>The river rose.\n\nIt fell again.</inlineData>"


def item(
    content: str = f"<inlineXML>{XHTML}</inlineXML>", *, about: str = "", meta: str = ""
) -> str:
    return (
        f'<newsItem guid="urn:a:1" version="4" xml:lang="en"><itemMeta>{about}</itemMeta>'
        f"<contentMeta><headline>The river</headline>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        "<inlineXML><nitf><body><body.content><p>The river rose.</p><p>It fell again.</p></body.content></body></nitf></inlineXML>",
        f"<inlineXML>{XHTML.replace('on Monday.', '.</p><p>It fell again.').replace(' .', '.')}</inlineXML>",
        "<inlineData>&lt;p&gt;The river rose.&lt;/p&gt;&lt;p&gt;It fell again.&lt;/p&gt;</inlineData>",
    ],
    ids=["text", "nitf", "xhtml", "escaped"],
)
def test_content(content: str):
    """The text is the same in each form that an item may hold it in."""
    read = wire(item(content))
    assert blocks(read) == [("paragraph", "The river rose."), ("paragraph", "It fell again.")]
    assert (read.id, read.headline) == ("urn:a:1", "The river")


@pytest.mark.parametrize(
    ("about", "standing", "until"),
    [
        ("<pubStatus qcode='stat:usable'/>", "usable", None),
        ("<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/canceled'/>", "canceled", None),
        ("<pubStatus qcode='stat:withheld'/>", "withheld", None),
        (
            "<embargoed>2026-06-04T06:00:00+02:00</embargoed>",
            "usable",
            datetime(2026, 6, 4, 4, tzinfo=UTC),
        ),
        ("<embargoed/>", "withheld", None),
    ],
)
def test_standing(about: str, standing: str, until: datetime | None):
    """Status and embargo are obeyed; an embargo without an end has none."""
    read = wire(item(about=about))
    assert (read.standing, read.embargoed_until) == (standing, until)


def test_expiry():
    """From when an item may not be published any more is known."""
    read = wire(item(about="<expires>2026-06-04T06:00:00+02:00</expires>"))
    assert read.expires == datetime(2026, 6, 4, 4, tzinfo=UTC)
    inner = "<nitf><head><docdata><date.expire norm='20260604T000000Z'/></docdata></head><body><body.content><p>It rose.</p></body.content></body></nitf>"
    both = item(f"<inlineXML>{inner}</inlineXML>", about="<expires>2026-07-01T00:00:00Z</expires>")
    assert wire(both).expires == datetime(2026, 6, 4, tzinfo=UTC)


def test_canceled_without_text():
    """What cancels an item may hold no text, and may name its previous versions; other links are none."""
    links = "<link rel='irel:previousVersion' residref='urn:a:0'/><link rel='irel:seeAlso' residref='urn:b'/>"
    read = wire(item("", about=f"<pubStatus qcode='stat:canceled'/>{links}"))
    assert (read.standing, read.id, read.aliases) == ("canceled", "urn:a:1", ("urn:a:0",))
    assert wire(item(about=links)).aliases == ()


def test_fields():
    """Who, where and when stand around the text; what is for editors is not spoken."""
    read = wire(
        item(
            about="<versionCreated>2026-06-03T10:00:00Z</versionCreated><firstCreated>2026-06-03T08:00:00Z</firstCreated><edNote>Adds a map</edNote>",
            meta="<by>By Ann Lee</by><located><name>Kiel</name></located><dateline>KIEL, June 3 (Reuters) -</dateline><slugline>RIVER</slugline>",
        )
    )
    assert read.attribution
    assert read.attribution.names == ("Ann Lee",)
    assert read.dateline
    assert (read.dateline.place, read.dateline.agency) == ("Kiel", "Reuters")
    assert read.published == datetime(2026, 6, 3, 8, tzinfo=UTC)
    assert dropped(read) == [("advisory", "Adds a map"), ("slug", "RIVER")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("<packageItem guid='a'/>", "package"),
        (f"<newsMessage><itemSet>{item()}{item()}</itemSet></newsMessage>", "2 news items"),
        (item("<remoteContent href='a.jpg'/>"), "without text"),
        ("<newsMessage/>", "no news item"),
        (item("<inlineXML/>").replace("The river", ""), "no article"),
    ],
)
def test_refused(data: str, why: str):
    """What is no single article with its text says what it is."""
    with pytest.raises(DocumentError, match=f"^story.xml .*{why}.* Give "):
        wire(data)


def test_item_among_pictures():
    """A message may bring pictures beside the one text."""
    picture = item("<remoteContent href='a.jpg'/>")
    assert len(wire(f"<newsMessage><itemSet>{picture}{item()}</itemSet></newsMessage>").blocks) == 1


def newsml1(status: str = "<Status FormalName='Usable'/>", items: int = 1) -> str:
    one = (
        "<NewsItem><Identification><NewsIdentifier><RevisionId>2</RevisionId><PublicIdentifier>urn:newsml:a:2</PublicIdentifier>"
        f"</NewsIdentifier></Identification><NewsManagement>{status}</NewsManagement><NewsComponent><NewsLines><HeadLine>The river</HeadLine>"
        "<DateLine>KIEL, June 3 (AFP) -</DateLine></NewsLines><ContentItem><DataContent><p>The river rose on Monday.</p><p>hh/ph</p>"
        "</DataContent></ContentItem></NewsComponent></NewsItem>"
    )
    return f"<NewsML>{one * items}</NewsML>"


def test_newsml1():
    """The older NewsML is read too; its id does not change with its revision."""
    read = wire(newsml1())
    assert (read.id, read.headline) == ("urn:newsml:a", "The river")
    assert read.dateline
    assert read.dateline.agency == "AFP"
    assert blocks(read) == [("paragraph", "The river rose on Monday.")]
    assert dropped(read) == [("advisory", "hh/ph")]


def test_newsml1_standing():
    """A status that forbids is obeyed, and the moment at which it changes ends an embargo."""
    change = "<StatusWillChange><FutureStatus FormalName='Usable'/><DateAndTime>20260604T060000+0200</DateAndTime></StatusWillChange>"
    assert wire(newsml1("<Status FormalName='Canceled'/>")).standing == "canceled"
    assert wire(newsml1("<Status FormalName='Embargoed'/>")).standing == "withheld"
    read = wire(newsml1(f"<Status FormalName='Embargoed'/>{change}"))
    assert (read.standing, read.embargoed_until) == ("usable", datetime(2026, 6, 4, 4, tzinfo=UTC))


def test_newsml1_end():
    """A status that will forbid is an expiry, and an instruction to delete cancels, with or without a text."""
    change = "<StatusWillChange><FutureStatus FormalName='Withheld'/><DateAndTime>20260604T060000+0200</DateAndTime></StatusWillChange>"
    read = wire(newsml1(f"<Status FormalName='Usable'/>{change}"))
    assert (read.standing, read.expires) == ("usable", datetime(2026, 6, 4, 4, tzinfo=UTC))
    kill = newsml1("<Status FormalName='Usable'/><Instruction FormalName='Delete'/>")
    assert wire(kill).standing == "canceled"
    wordless = kill[: kill.index("<NewsComponent>")] + "</NewsItem></NewsML>"
    assert (wire(wordless).standing, wire(wordless).id) == ("canceled", "urn:newsml:a")


@pytest.mark.parametrize("items", [0, 2])
def test_newsml1_refused(items: int):
    """One article is wanted."""
    with pytest.raises(DocumentError, match=r"^story.xml holds .* news item.*Give "):
        wire(newsml1(items=items))


@pytest.mark.parametrize(
    ("name", "identity", "place", "count"),
    [
        ("dpa.xml", "urn:newsml:dpa.com:20090101:221011-930-4303", "London", 3),
        ("afp.xml", "urn:newsml:afp.com:20140829T135002Z:TX-PAR-FXW86", "Stockholm", 9),
        (
            "LISTING_2_NewsML-G2_Text_Document.xml",
            "urn:newsml:acmenews.com:20161121:US-FINANCE-FED",
            "New York",
            2,
        ),
    ],
)
def test_real_documents(corpus: Path, name: str, identity: str, place: str, count: int):
    """Real wires keep their paragraphs and lose what is for editors."""
    read = wire((corpus / "wire" / name).read_bytes())
    assert read.id == identity
    assert read.dateline
    assert read.dateline.place == place
    assert [kind for kind, _ in blocks(read)] == ["paragraph"] * count
