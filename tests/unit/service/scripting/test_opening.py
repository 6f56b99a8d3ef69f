"""What a listener hears first: where from, and who reports."""

import pytest

from service.model import Attribution, Dateline, Segment
from service.reading.byline import byline
from service.reading.dateline import find_dateline
from service.scripting.lexicon import Entry, Lexicon
from service.scripting.opening import attribution_segment, dateline_segment


def printed(text: str) -> Dateline:
    found = find_dateline(text)
    assert found is not None
    return found.dateline


def derived(place: str, shown: str) -> Dateline:
    return Dateline(place=place, region=None, agency=None, date=None, derived=True, shown=shown)


def traced(segment: Segment) -> list[tuple[str, str]]:
    """What is said, and what of the page stands behind it, stretch by stretch."""
    return [
        (
            segment.spoken[span.spoken_from : span.spoken_to],
            segment.shown[span.shown_from : span.shown_to],
        )
        for span in segment.spans
    ]


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        ("JERUSALEM (AP) — Israel", "en", "From Jerusalem, the Associated Press."),
        ("HAYWARD, Calif. (AP) — The", "en", "From Hayward, California, the Associated Press."),
        ("CAIRO, June 12 (Reuters) - Egypt", "en", "From Cairo, June 12, Reuters."),
        ("GAZA, Dec. 1 (Xinhua) -- Hamas", "en", "From Gaza, December 1, Xinhua."),
        ("LONDON/SINGAPORE (Reuters) - Bitcoin", "en", "From London and Singapore, Reuters."),
        ("NEW DELHI: Their dream", "en", "From New Delhi."),
        ("MOSCOW, Monday (Reuters) - Four", "en", "From Moscow, Monday, Reuters."),
        ("Accra, Oct. 12, GNA – Four", "en", "From Accra, October 12, the Ghana News Agency."),
        ("WASHINGTON, D.C. — The", "en", "From Washington, D.C."),
        ("(CNN) — The State", "en", "CNN."),
        ("(AP) — The State", "en", "The Associated Press."),
        ("(dpa) - The State", "en", "dpa."),
        ("March 4 (Reuters) - Copper", "en", "March 4, Reuters."),
        ("CAPE TOWN (AP) — The", "en", "From Cape Town, the Associated Press."),
        ("BOSTON--(BUSINESS WIRE)--Granite", "en", "From Boston, Business Wire."),
        ("New York, NY – With", "en", "From New York, New York."),
        ("ROVANIEMI, X (AP) — The", "en", "From Rovaniemi, X, the Associated Press."),
        ("Hamburg (dpa/lno) – Trotz", "de", "Aus Hamburg, dpa."),
        ("Rostow (Russland) - Bei", "de", "Aus Rostow, Russland."),
        ("Darmstadt - Januar 2021. Mit", "de", "Aus Darmstadt, Januar 2021."),
        ("Madrid, 12 may (EFE).- El", "es", "Desde Madrid, 12 mayo, EFE."),
        ("LYON, 12 mars (AFP) — Le", "fr", "Lyon, 12 mars, Agence France-Presse."),
        ("(ANSA) - GENOVA, 12 MAR - Il", "it", "Da Genova, 12 marzo, ANSA."),
        ("Lisboa, 12 mai (Lusa) – O", "pt", "De Lisboa, 12 maio, Lusa."),
        ("МОСКВА, 12 июня. /ТАСС/. Первая", "ru", "Москва, 12 июня, ТАСС."),
    ],
)
def test_dateline(text: str, language: str, spoken: str):
    """A dateline is one sentence for the ear, in the article's language."""
    assert dateline_segment(printed(text), language=language).spoken == spoken


def test_derived_dateline():
    """What follows from the article's own words is said in these words."""
    segment = dateline_segment(derived("Jerusalem", "VOA's Jerusalem bureau"), language="en")
    assert segment.spoken == "From VOA's Jerusalem bureau."
    assert segment.shown == "VOA's Jerusalem bureau"


def test_dateline_can_be_traced():
    """Each part said stands for the part printed; what is added stands for nothing."""
    assert traced(
        dateline_segment(printed("LA CROSSE, Wis., Oct. 3 (AP) — After"), language="en")
    ) == [
        ("From ", ""),
        ("La Crosse", "LA CROSSE"),
        (", ", ""),
        ("Wisconsin", "Wis."),
        (", ", ""),
        ("October 3", "Oct. 3"),
        (", ", ""),
        ("the Associated Press", "AP"),
        (".", ""),
    ]


@pytest.mark.parametrize(
    ("line", "language", "spoken"),
    [
        ("By ROBERT BERGER", "en", "Robert Berger reports."),
        ("By Ann Lee and Raúl Gil", "en", "Ann Lee and Raúl Gil report."),
        ("By Ann Lee, Raúl Gil and Mei Tan", "en", "Ann Lee, Raúl Gil and Mei Tan report."),
        ("By PETRA NOVAK, AP Business Writer", "en", "Petra Novak, AP Business Writer, reports."),
        ("By Aaron Kliegman | Fox News", "en", "Aaron Kliegman reports for Fox News."),
        ("By AFP", "en", "Agence France-Presse reports."),
        ("By Associated Press", "en", "The Associated Press reports."),
        ("By Heardline Staff", "en", "Heardline Staff reports."),
        ("Guardian staff and agencies", "en", "Guardian staff and agencies report."),
        ("By dpa correspondents", "en", "dpa correspondents report."),
        ("Von Jana Wolf", "de", "Es berichtet Jana Wolf."),
        (
            "Von Jana Wolf und Karl Öttl, Korrespondenten",
            "de",
            "Es berichten Jana Wolf und Karl Öttl, Korrespondenten.",
        ),
        ("Por Lucía Ferrer y Andrés Quintana", "es", "Informan Lucía Ferrer y Andrés Quintana."),
        ("Par Hélène Marchand, AFP", "fr", "Par Hélène Marchand, pour Agence France-Presse."),
        ("di Giulia Ferrante", "it", "Di Giulia Ferrante."),
        ("By Ann Lee", "ru", "Передаёт Ann Lee."),
    ],
)
def test_attribution(line: str, language: str, spoken: str):
    """Who reports is one sentence for the ear."""
    found = byline(line, ("Heardline",))
    assert found is not None
    segment = attribution_segment(found.attribution, None, language=language)
    assert segment is not None
    assert segment.spoken == spoken


def test_outlet_is_named_once():
    """An outlet that the dateline has named is not named again."""
    credit = Attribution(
        names=("Ann Lee",),
        role=None,
        outlet="VOA",
        bureau="Cairo",
        derived=True,
        shown="VOA's Ann Lee",
    )
    for dateline, spoken in [
        (derived("Cairo", "VOA's Cairo bureau"), "Ann Lee reports."),
        (printed("CAIRO (VOA) — The"), "Ann Lee reports."),
        (printed("CAIRO (AP) — The"), "Ann Lee reports for VOA."),
        (None, "Ann Lee reports for VOA."),
    ]:
        segment = attribution_segment(credit, dateline, language="en")
        assert segment is not None
        assert segment.spoken == spoken


def test_nobody():
    """A credit that names nobody is not said."""
    nobody = Attribution(names=(), role=None, outlet=None, bureau=None, derived=False, shown="By")
    assert attribution_segment(nobody, None, language="en") is None


def test_attribution_can_be_traced():
    """A name in normal capitals stands for the shouted one."""
    found = byline("By ANN LEE and RAÚL GIL, AP", ())
    assert found is not None
    segment = attribution_segment(found.attribution, None, language="en")
    assert segment is not None
    assert [pair for pair in traced(segment) if pair[1]] == [
        ("Ann Lee", "ANN LEE"),
        ("Raúl Gil", "RAÚL GIL"),
        ("the Associated Press", "AP"),
    ]


def test_names_in_the_opening_are_said_as_the_newsroom_wants():
    """A dateline in capitals, and a correspondent's name, sound as the lexicon has them, and still point at the page."""
    lexicon = Lexicon(
        [
            Entry(words="Kyiv", kind="ipa", said="kiːv"),
            Entry(words="Nguyen", kind="spelling", said="Win"),
        ]
    ).within("a", section=None)
    dateline = dateline_segment(printed("KYIV, Ukraine (AP) — A"), language="en", lexicon=lexicon)
    assert [(run.text, run.ipa) for run in dateline.runs] == [
        ("From ", None),
        ("Kyiv", "kiːv"),
        (", Ukraine, the Associated Press.", None),
    ]
    assert ("Kyiv", "KYIV") in traced(dateline)
    found = byline("By ANNE NGUYEN", ())
    assert found is not None
    credit = attribution_segment(found.attribution, None, language="en", lexicon=lexicon)
    assert credit is not None
    assert credit.spoken == "Anne Win reports."
    assert traced(credit) == [("Anne ", "ANNE "), ("Win", "NGUYEN"), (" reports", ""), (".", "")]
