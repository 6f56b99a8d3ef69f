"""Lines of credit: who is named, and which lines only begin with "By"."""

from datetime import UTC, datetime

import pytest

from service.reading.byline import byline, looks_like_byline

OUTLETS = ("VOA", "VOA News", "Heardline")

BYLINES = [
    # line, names, role, outlet
    ("By Robert Berger", ("Robert Berger",), None, None),
    ("By BERNARD CONDON, AP Business Writer", ("Bernard Condon",), "AP Business Writer", None),
    ("By LISA MASCARO, MARY CLARE JALONICK and ERIC TUCKERAssociated Press",
     ("Lisa Mascaro", "Mary Clare Jalonick", "Eric Tucker"), None, "the Associated Press"),
    ("By Samya Kullab and Vasilisa Stepanenko The Associated Press Posted May 24, 2026 10:05 am 4 min read",
     ("Samya Kullab", "Vasilisa Stepanenko"), None, "the Associated Press"),
    ("By Takeo Maeda and Tatsuya Tanoue / Yomiuri Shimbun Staff Writers",
     ("Takeo Maeda", "Tatsuya Tanoue"), "Yomiuri Shimbun Staff Writers", None),
    ("By Bill Hoppe | Special to the Pioneer Press", ("Bill Hoppe",), None, "the Pioneer Press"),
    ("Greg Garland and Greg Garland,SUN REPORTER | July 28, 2008", ("Greg Garland",), "Sun Reporter", None),
    ("By Aaron Kliegman | Fox News", ("Aaron Kliegman",), None, "Fox News"),
    ("By Dolores Chang For Dailymail.Com", ("Dolores Chang",), None, "Dailymail.Com"),
    ("News By Lance Ulanoff published 19 May 2026", ("Lance Ulanoff",), None, None),
    ("Byby JOSH HASKELL, DAVID CAPLAN and PATRICK REEVELL",
     ("Josh Haskell", "David Caplan", "Patrick Reevell"), None, None),
    ("05.06.2025 um 14:46 von Anne-Marie Slaughter", ("Anne-Marie Slaughter",), None, None),
    ("red, ORF.at/Agenturen", (), "Agenturen", "ORF.at"),
    ("Redacción: ANTONIO LOBATO", ("Antonio Lobato",), None, None),
    ("Guardian staff and agencies", (), "Guardian staff and agencies", None),
    ("Staff and agencies", (), "Staff and agencies", None),
    ("BBC News", (), None, "BBC News"),
    ("BBC Wales", (), None, "BBC Wales"),
    ("By dpa correspondents =", (), "dpa correspondents", None),
    ("By Jules Witcover | July 23, 2004", ("Jules Witcover",), None, None),
    ("By AFP", (), None, "Agence France-Presse"),
    ("By Heardline Staff", (), "Heardline Staff", None),
    ("Maria Lopez | Heardline", ("Maria Lopez",), None, "Heardline"),
    ("By Ann Lee and Raúl Gil, Science Correspondents", ("Ann Lee", "Raúl Gil"), "Science Correspondents", None),
    ("Von Jana Wolf", ("Jana Wolf",), None, None),
    ("By BERNARD CONDON<byttl>AP Business Writer</byttl>", ("Bernard Condon",), "AP Business Writer", None),
    ("By BERNARD CONDON AP Business Writer", ("Bernard Condon",), "AP Business Writer", None),
    ("ByLucy ThorntonNews ReporterTim HanlonNews ReporterPhoebe TonksJoseph Gamp",
     ("Lucy Thornton", "Tim Hanlon", "Phoebe Tonks", "Joseph Gamp"), "News Reporter", None),
    ("By Jane DoePublished June 3, 2026", ("Jane Doe",), None, None),
    ("By Leo DiCaprio and Ewan MacAskill", ("Leo DiCaprio", "Ewan MacAskill"), None, None),
    ("By Ann Lee Web Producer", ("Ann Lee",), "Web Producer", None),
    ("Ann Lee Political correspondent", ("Ann Lee",), "Political correspondent", None),
    ("By political reporter Ann Lee and Raúl Gil", ("Ann Lee", "Raúl Gil"), "political reporter", None),
    ("By Xinhua writers Li Ming and Wang Fang", ("Li Ming", "Wang Fang"), "Xinhua writers", None),
    ("Von unserem Korrespondenten Karl Weiß", ("Karl Weiß",), "Korrespondenten", None),
    ("dal nostro inviato Anna Rossi", ("Anna Rossi",), "inviato", None),
    ("Eine Analyse von Anna Lange", ("Anna Lange",), None, None),
    ("Автор: Анна Иванова", ("Анна Иванова",), None, None),
    ("by Ann Lee, ProPublica, and Tim Hays, The Texas Tribune", ("Ann Lee", "Tim Hays"), None, "The Texas Tribune"),
    ("By Ann Lee, ABC News", ("Ann Lee",), None, "ABC News"),
    ("By Ann Lee ABC News", ("Ann Lee",), None, "ABC News"),
    ("Ann Lee, USA TODAY", ("Ann Lee",), None, "USA TODAY"),
    ("By Ann Lee @annlee", ("Ann Lee",), None, None),
    ("By Ann Lee ann.lee@paper.example", ("Ann Lee",), None, None),
    ("Ann Lee in London and Raúl Gil in Paris", ("Ann Lee", "Raúl Gil"), None, None),
    ("By J.K. Rowe Jr.", ("J.K. Rowe Jr",), None, None),
    ("WRITTEN BY: Ann Lee", ("Ann Lee",), None, None),
    ("di Giulia Ferrante, inviata a Camogli", ("Giulia Ferrante",), "inviata a Camogli", None),
    ("Par Anne Le Goff (Brest, correspondante)", ("Anne Le Goff",), "correspondante", None),
    ("Por Juan Carlos Pérez Gómez", ("Juan Carlos Pérez Gómez",), None, None),
    ("By Ludwig van Beethoven and Wolfgang von Goethe",
     ("Ludwig van Beethoven", "Wolfgang von Goethe"), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "names", "role", "outlet"), BYLINES)
def test_byline(line: str, names: tuple[str, ...], role: str | None, outlet: str | None):
    """Each shape that newsrooms print gives its people, their role and their outlet."""
    found = byline(line, OUTLETS)
    assert found is not None
    assert (found.attribution.names, found.attribution.role, found.attribution.outlet) == (
        names,
        role,
        outlet,
    )
    assert found.attribution.shown == line


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("By Dan Robertson Capitol Hill 29 September 2007", "Capitol Hill"),
        ("By Dan Robertson Washington 29 September 2007", "Washington"),
        ("By Jane Doe in Harare, Zimbabwe", "Harare, Zimbabwe"),
        ("By Mary Ann Smith 29 September 2007", None),
        ("By Will Harper in London and Mei Tan in Singapore", None),
    ],
)
def test_where_a_byline_is_from(line: str, place: str | None):
    """A place is taken from a byline when it names just one; it is derived, not a printed dateline."""
    found = byline(line, OUTLETS)
    assert found is not None
    assert (found.dateline.place if found.dateline else None) == place
    assert found.dateline is None or found.dateline.derived


def test_when_a_byline_is_from():
    """The date that stands in a byline is the article's."""
    line = "By Jules Witcover | July 23, 2004"
    found = byline(line, OUTLETS)
    assert found is not None
    assert found.dated is not None
    assert found.dated.moment == datetime(2004, 7, 23, tzinfo=UTC)
    assert line[found.dated.start : found.dated.end] == "July 23, 2004"


@pytest.mark.parametrize(
    "line",
    [
        "gr/bp",
        "A3576/_Maurizio Gambarini",
        "ANTHONY WALLACE/AFP/Getty Images",
        "By Username",
        "By Land and Sea",
        "Merkel resigns, Reuters",
        "Jane Doe in Nairobi",
        "Port Verity",
        "Signs of the Times",
        "Storm Ciara in Scotland",
        "Von ARD-Studio Paris",
        "Breaking News",
        "By 2030",
        "By Ann Lee " + "and Raúl Gil " * 20,
    ],
)
def test_no_name_is_invented(line: str):
    """Where no person, role or outlet is sure, nobody is credited."""
    assert byline(line, OUTLETS) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday the river had fallen.",
        "By Tuesday the staff had fallen",
        "By noon on Wednesday, the bridges were open again.",
        "By the time the river fell",
        "By 2030",
        "Text messages show a plan",
        "Text Messages Show a Plan",
        "Von Montag an fahren die Busse.",
        "Por la mañana llegaron los vendedores.",
        "Robert Berger",
    ],
)
def test_sentences_that_begin_like_a_byline(line: str):
    """What happened "By Tuesday" is news."""
    assert not looks_like_byline(line)


@pytest.mark.parametrize(
    "line",
    [line for line, *_ in BYLINES if line.startswith(("By", "Von", "di", "Par", "Por", "Red"))],
)
def test_bylines_look_like_bylines(line: str):
    """Every line that opens as a credit does and is one is known as one at sight."""
    assert looks_like_byline(line)


@pytest.mark.parametrize("line", ["By Username", "ByLucy ThorntonNews ReporterTim Hanlon"])
def test_unreadable_bylines_look_like_bylines(line: str):
    """A byline in which no name is sure is still no news, and can be dropped."""
    assert looks_like_byline(line)
