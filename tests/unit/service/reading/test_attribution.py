"""Our correspondents' credits in sentences: what is lifted, and whose work is somebody else's."""

import pytest

from service.reading.attribution import Credit, credits_in, sign_off

OUTLETS = ("VOA", "VOA News")

CREDITS = [
    # sentence, names, role, outlet, place, whether it carries news
    ("As Robert Berger reports from VOA's Jerusalem bureau, truce efforts come amid political turmoil.",
     ("Robert Berger",), None, "VOA", "Jerusalem", True),
    ("VOA's Al Pessin reports from the Pentagon officials say the plan will change.",
     ("Al Pessin",), None, "VOA", "the Pentagon", True),
    ("VOA's Al Pessin reports from Washington President Bush will speak.",
     ("Al Pessin",), None, "VOA", "Washington", True),
    ("VOA's Paula Wolfson reports Mr. Bush outlined a plan.", ("Paula Wolfson",), None, "VOA", None, True),
    ("VOA's Dan Robinson has a report from Capitol Hill.", ("Dan Robinson",), None, "VOA", "Capitol Hill", False),
    ("VOA's Barry Newhouse visited an office near the border and has this report.",
     ("Barry Newhouse",), None, "VOA", None, True),
    ("VOA's Michael Bowman recently visited Caracas' largest university, which is open.",
     ("Michael Bowman",), None, "VOA", None, True),
    ("From Sydney, Phil Mercer reports.", ("Phil Mercer",), None, None, "Sydney", False),
    ("From Paris, Lisa Bryant has more on the leftist party.", ("Lisa Bryant",), None, None, "Paris", True),
    ("From VOA's London bureau, Tom Rivers has details.", ("Tom Rivers",), None, "VOA", "London", False),
    ("VOA National correspondent Jim Malone has more on the vote.",
     ("Jim Malone",), "National correspondent", "VOA", None, True),
    ("Linda Gradstein has more from Jerusalem.", ("Linda Gradstein",), None, None, "Jerusalem", False),
    ("Dorian Jones reports from Istanbul.", ("Dorian Jones",), None, None, "Istanbul", False),
    ("Robert Berger reports for VOA from Jerusalem.", ("Robert Berger",), None, "VOA", "Jerusalem", False),
    ("Robert Berger reports from Jerusalem for VOA.", ("Robert Berger",), None, "VOA", "Jerusalem", False),
    ("VOA's Robert Berger, in Jerusalem, has details.", ("Robert Berger",), None, "VOA", "Jerusalem", False),
    ("VOA's Robert Berger, who is in Jerusalem, says the mood is tense.",
     ("Robert Berger",), None, "VOA", "Jerusalem", True),
    ("VOA's Robert Berger filed this report from Jerusalem.", ("Robert Berger",), None, "VOA", "Jerusalem", False),
    ("VOA's Robert Berger with more from Jerusalem.", ("Robert Berger",), None, "VOA", "Jerusalem", False),
    ("Our Jerusalem correspondent, Robert Berger, reports.", ("Robert Berger",), None, None, "Jerusalem", False),
    ("Our reporter in Jerusalem, Robert Berger, has more.", ("Robert Berger",), None, None, "Jerusalem", False),
    ("Here's VOA's Robert Berger.", ("Robert Berger",), None, "VOA", None, False),
    ("With more from the region, here's VOA's Robert Berger.", ("Robert Berger",), None, "VOA", None, False),
    ("More now from VOA's Robert Berger in Jerusalem.", ("Robert Berger",), None, "VOA", "Jerusalem", False),
    ("For VOA News, Ann Lee has our story from Nairobi.", ("Ann Lee",), None, "VOA News", "Nairobi", False),
    ("In Jerusalem, VOA's Robert Berger reports.", ("Robert Berger",), None, "VOA", "Jerusalem", False),
    ("As VOA's Robert Berger tells us, the mood is tense.", ("Robert Berger",), None, "VOA", None, True),
    ("VOA's Ann Lee talked to the mayor.", ("Ann Lee",), None, "VOA", None, True),
    ("Maxim Adams has the story.", ("Maxim Adams",), None, None, None, False),
    ("Henry Ridgwell reports.", ("Henry Ridgwell",), None, None, None, False),
    ("VOA’s Jessica Stone has more from Cairo.", ("Jessica Stone",), None, "VOA", "Cairo", False),
    ("VOA's Ramon Taylor and Arturo Martinez spoke with voters.",
     ("Ramon Taylor", "Arturo Martinez"), None, "VOA", None, True),
    ("VOA 's Bill Rodgers has a report from our South American bureau.",
     ("Bill Rodgers",), None, "VOA", "South American", False),
    ("the VOA's Kevin Connolly in Jerusalem reports.", ("Kevin Connolly",), None, "VOA", "Jerusalem", False),
    ("As Scott Cobb reports from Johannesburg, the mine is open again.",
     ("Scott Cobb",), None, None, "Johannesburg", True),
]  # fmt: skip

OTHERS = [
    "As Emily Feng reports for NPR, the first cases appeared.",
    "As CNN's Jim Doe reports from Paris, the vote was close.",
    "according to reports from The Wrap and Deadline",
    "Communities living near the site report that it is closed.",
    "NPR's Elaine Corey has more from San Francisco.",
    "the BBC's Kevin Connolly in Jerusalem reports.",
    "This is the VOA Special English Agriculture Report.",
    "From London, John Smith reported that he was well.",
    "Mary Smith reported to work.",
    "Defense Secretary Lloyd Austin reports.",
    "The World Bank reports.",
    "Al Jazeera reports from Doha.",
    "Police reported no injuries.",
    "VOA's budget has more than doubled.",
    "As Emily Feng reports for VOA, the first cases were seen.",
    "Police chief Ann Lee has details.",
    "More from the mayor on this later.",
    "The mayor told VOA's Ann Lee that she would leave.",
    "Here's what Ann Lee knows.",
]


def only(text: str, outlets: tuple[str, ...] = OUTLETS) -> Credit:
    (credit,) = credits_in(text, outlets)
    return credit


@pytest.mark.parametrize(("sentence", "told"), [(sentence, told) for sentence, *told in CREDITS])
def test_our_correspondent(sentence: str, told: list[object]):
    """Who reports, for whom and from where is told, and whether the sentence says more than that."""
    credit = only(sentence)
    who = credit.attribution
    place = credit.dateline.place if credit.dateline else None
    assert [who.names, who.role, who.outlet, place, credit.carries_news] == told
    assert who.derived
    assert who.shown in sentence


@pytest.mark.parametrize("sentence", OTHERS)
def test_nobody_of_ours(sentence: str):
    """Other outlets' work, the noun, the verb, and people in office are not our correspondents."""
    assert not list(credits_in(sentence, OUTLETS))


@pytest.mark.parametrize(
    ("outlets", "sentence"),
    [
        (("BBC",), "the BBC's Kevin Connolly in Jerusalem reports."),
        (("NPR",), "NPR's Elaine Corey has more from San Francisco."),
    ],
)
def test_whose_correspondents_are_ours_is_configured(outlets: tuple[str, ...], sentence: str):
    """The same sentence credits our own people where the outlet is ours."""
    assert only(sentence, outlets).attribution.outlet == outlets[0]


def test_bureau():
    """A bureau is named as the article names it."""
    credit = only(
        "Talks go on. As Robert Berger reports from VOA's Jerusalem bureau, they are hard."
    )
    assert credit.attribution.bureau == "Jerusalem"
    assert credit.dateline is not None
    assert credit.dateline.shown == "VOA's Jerusalem bureau"
    assert credit.dateline.derived
    assert credit.sentence == (13, 81)


@pytest.mark.parametrize(
    ("line", "name", "outlet", "place"),
    [
        (
            "Nukhbat Malik, VOA News, Chico, California.",
            "Nukhbat Malik",
            "VOA News",
            "Chico, California",
        ),
        (
            "Bill Rodgers, VOA News, South America Bureau.",
            "Bill Rodgers",
            "VOA News",
            "South America Bureau",
        ),
        ("Bill Rodgers , VOA News , Cairo .", "Bill Rodgers", "VOA News", "Cairo"),
        ("For VOA News, I'm Ann Lee, Cairo.", "Ann Lee", "VOA News", "Cairo"),
        ("For VOA News, this is Ann Lee in Cairo.", "Ann Lee", "VOA News", "Cairo"),
        ("This is Ann Lee, VOA News.", "Ann Lee", "VOA News", None),
    ],
)
def test_sign_off(line: str, name: str, outlet: str, place: str | None):
    """How radio reports end gives name, outlet and place."""
    credit = sign_off(line, OUTLETS)
    assert credit is not None
    assert (credit.attribution.names, credit.attribution.outlet) == ((name,), outlet)
    assert (credit.dateline.place if credit.dateline else None) == place


@pytest.mark.parametrize(
    "line",
    [
        "Elena Marsh, 74, casts bells.",
        "John Dee, a rival, says hers are the better ones.",
        "Bread, Butter News, Jam.",
        "Ann Lee, Kilbrone.",
        "Ann Lee, VOA News, " + "and so on, " * 20,
    ],
)
def test_no_sign_off(line: str):
    """A sentence about a person is not the end of a radio report."""
    assert sign_off(line, OUTLETS) is None
