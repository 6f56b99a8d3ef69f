"""Datelines: what a listener hears of "JERUSALEM (AP) —", and what only looks like one."""

import pytest

from service.reading.dateline import could_be_place, find_dateline

PRINTED = [
    # text before "|", then place, region, agency, date
    ("JERUSALEM (AP) — |Israel pursued", "Jerusalem", None, "AP", None),
    ("HAYWARD, Calif. (AP) — |The Latest on", "Hayward", "California", "AP", None),
    ("HANOI, Vietnam (AP) — |U.S. Defense", "Hanoi", "Vietnam", "AP", None),
    ("LA CROSSE, Wis. (AP) — |After a summer", "La Crosse", "Wisconsin", "AP", None),
    ("BUENOS AIRES, Argentina (AP) _ |For cancer", "Buenos Aires", "Argentina", "AP", None),
    ("CHATHAM, Mass. (AP) _ |A lobster died.", "Chatham", "Massachusetts", "AP", None),
    ("WASHINGTON (Reuters) - |Scientists", "Washington", None, "Reuters", None),
    ("CAIRO, June 12 (Reuters) - |Egypt", "Cairo", None, "Reuters", "June 12"),
    ("LONDON/SINGAPORE (Reuters) - |Bitcoin", "London and Singapore", None, "Reuters", None),
    ("SEOUL/TOKYO — |North Korea said", "Seoul and Tokyo", None, None, None),
    ("Berlin/Frankfurt (dpa) - |Immer mehr", "Berlin and Frankfurt", None, "dpa", None),
    ("Frankfurt/Main (dpa) - |Für einen Roman", "Frankfurt am Main", None, "dpa", None),
    ("Hamburg (dpa/lno) – |Trotz eines", "Hamburg", None, "dpa/lno", None),
    ("Wiesbaden (KNA/iz). |Bundespräsident", "Wiesbaden", None, "KNA/iz", None),
    ("Warendorf (fn-press). |Gerade haben", "Warendorf", None, "fn-press", None),
    ("Rostow (Russland) - |Bei einem Brand", "Rostow", "Russland", None, None),
    ("Kiel (dpo) - |Finnland ist in Gefahr!", "Kiel", None, "dpo", None),
    ("London (dpa) - |US Defence Secretary", "London", None, "dpa", None),
    ("Strasbourg, 10 juil 2024 (AFP)|", "Strasbourg", None, "AFP", "10 juil 2024"),
    ("GAZA, Dec. 1 (Xinhua) -- |Hamas", "Gaza", None, "Xinhua", "Dec. 1"),
    ("Panama  City,  Sept. 8 (CNA) -- |Body", "Panama City", None, "CNA", "Sept. 8"),
    ("UNITED NATIONS, April 3 (Xinhua) -- |The", "United Nations", None, "Xinhua", "April 3"),
    ("PARETS DEL VALLÈS, Spain - |From", "Parets del Vallès", "Spain", None, None),
    ("SALVADOR DE BAHIA, Brasil, 30 jun (Xinhua) --|", "Salvador de Bahia", "Brasil", "Xinhua", "30 jun"),
    ("ASTANA, March 16. /TASS/. |The presidents", "Astana", None, "TASS", "March 16"),
    ("NOVO-OGAREVO, February 4. /TASS/. |The", "Novo-Ogarevo", None, "TASS", "February 4"),
    ("HONOLULU, Hawaii (HawaiiNewsNow) - |NASA", "Honolulu", "Hawaii", "HawaiiNewsNow", None),
    ("AUSTIN (KXAN) — |Texas voters", "Austin", None, "KXAN", None),
    ("SOUTHWEST MIAMI-DADE, FLA. (WSVN) - |Two", "Southwest Miami-Dade", "Florida", "WSVN", None),
    ("NAPA COUNTY, Calif. (KGO) -- |A plan", "Napa County", "California", "KGO", None),
    ("ST. LOUIS, MO (KTVI) – |Amid", "St. Louis", "Missouri", "KTVI", None),
    ("Hong Kong (CNN Business) |A muddled view", "Hong Kong", None, "CNN Business", None),
    ("(CNN) — |The State Department", None, None, "CNN", None),
    ("CAIRO — |Gunmen opened fire", "Cairo", None, None, None),
    ("SEOUL, South Korea — |A plan", "Seoul", "South Korea", None, None),
    ("KHAN YOUNIS, GAZA — |The Israeli", "Khan Younis", "Gaza", None, None),
    ("CLEVELAND, Ohio – |The Doobie Brothers", "Cleveland", "Ohio", None, None),
    ("Indianapolis – |Several thousand teachers", "Indianapolis", None, None, None),
    ("NEW DELHI: |Their American dream", "New Delhi", None, None, None),
    ("Washington, DC, United States: |Getting", "Washington", "D.C., United States", None, None),
    ("München/London – |Kurz vor", "München and London", None, None, None),
    ("DALLA NOSTRA CORRISPONDENTE|NEW YORK - |Il", "New York", None, None, None),
    ("Darmstadt - Januar 2021. |Mit Hilfe", "Darmstadt", None, None, "Januar 2021"),
    ("OTTAWA -- |South Korea's top diplomat", "Ottawa", None, None, None),
    ("New York, NY – |With content", "New York", "New York", None, None),
    ("Hamburg (iwr-pressedienst) - |Die", "Hamburg", None, "iwr-pressedienst", None),
    # shapes beyond the catalogue
    ("March 4 (Reuters) - |Copper rose", None, None, "Reuters", "March 4"),
    ("Port Ellery, Maine (CNN)|The monster", "Port Ellery", "Maine", "CNN", None),
    ("SYDNEY March 22 AAP - |The", "Sydney", None, "AAP", "March 22"),
    ("GAZA STRIP, Aug 12, (AP): |The", "Gaza Strip", None, "AP", "Aug 12"),
    ("New Delhi, Jan 5 (IANS) |The", "New Delhi", None, "IANS", "Jan 5"),
    ("BOSTON--(BUSINESS WIRE)--|Granite", "Boston", None, "BUSINESS WIRE", None),
    ("NEW YORK, March 4, 2026 /PRNewswire/ -- |Lumen", "New York", None, "PRNewswire", "March 4, 2026"),
    ("(ANSA) - GENOVA, 12 MAR - |Il primo", "Genova", None, "ANSA", "12 MAR"),
    ("Madrid, 12 may (EFE).- |El", "Madrid", None, "EFE", "12 may"),
    ("Lisboa, 12 mai 2024 (Lusa) – |O", "Lisboa", None, "Lusa", "12 mai 2024"),
    ("LYON, 12 mars (AFP) — |Le", "Lyon", None, "AFP", "12 mars"),
    ("МОСКВА, 12 июня. /ТАСС/. |Первая", "Москва", None, "ТАСС", "12 июня"),
    ("МОСКВА, 12 июн — РИА Новости. |Первая", "Москва", None, "РИА Новости", "12 июн"),
    ("Москва. 12 июня. INTERFAX.RU - |Первая", "Москва", None, "INTERFAX", "12 июня"),
    ("КИЇВ, 4 березня (Укрінформ) — |У", "Київ", None, "Укрінформ", "4 березня"),
    ("القدس (رويترز) - |عاد", "القدس", None, "رويترز", None),
    ("WASHINGTON, D.C. — |The", "Washington", "D.C.", None, None),
    ("MINNEAPOLIS-ST. PAUL — |The", "Minneapolis-St. Paul", None, None, None),
    ("LOS ANGELES SUPERIOR COURT — |The", "Los Angeles Superior Court", None, None, None),
    ("WESTMINSTER MAGISTRATES' COURT, London — |The", "Westminster Magistrates' Court", "London", None, None),
    ("ABOARD THE USS NIMITZ (AP) — |The", "Aboard the USS Nimitz", None, "AP", None),
    ("THIRUVANANTHAPURAM, JUNE 1|", "Thiruvananthapuram", None, None, "JUNE 1"),
    ("JERUSALEM —|", "Jerusalem", None, None, None),
    ("HAYWARD, Calif.|", "Hayward", "California", None, None),
    ("DUBAI, 24th November, 2025 (WAM) -- |The", "Dubai", None, "WAM", "24th November, 2025"),
    ("MIAMI GARDENS, Fla. - |The", "Miami Gardens", "Florida", None, None),
    ("LONDON & NEW YORK--(BUSINESS WIRE)--|The", "London and New York", None, "BUSINESS WIRE", None),
    ("TIRANA, November 24 /ATA/- |The", "Tirana", None, "ATA", "November 24"),
    ("HONG KONG - Media OutReach Newswire - 24 November 2025 - |The",
     "Hong Kong", None, "Media OutReach Newswire", "24 November 2025"),
    ("北京11月24日电 |会议", "北京", None, None, "11月24日"),
    ("Los Ángeles (EE.UU.), 24 nov (EFE).- |El", "Los Ángeles", "EE.UU", "EFE", "24 nov"),
    ("PARIS (AP) — |(CNN) — The", "Paris", None, "AP", None),
    ("PARIS — (AP) — |The", "Paris", None, "AP", None),
    ("MOSCOW, Monday (Reuters) — |Four", "Moscow", None, "Reuters", "Monday"),
    ("Tuesday, Oct. 12 (UPI) -- |Four", None, None, "UPI", "Tuesday, Oct. 12"),
    ("Madrid, 12 oct (EFE).-|El río", "Madrid", None, "EFE", "12 oct"),
    ("MADRID, 12 (EUROPA PRESS) |El río", "Madrid", None, "EUROPA PRESS", "12"),
    ("New Delhi [India], October 12 (ANI): |Four", "New Delhi", "India", "ANI", "October 12"),
    ("København (Ritzau) - |Floden", "København", None, "Ritzau", None),
    ("KØBENHAVN /ritzau/ - |Floden", "København", None, "ritzau", None),
    ("Praha 12. října (ČTK) - |Řeka", "Praha", None, "ČTK", "12. října"),
    ("Damascus, SANA- |Four", "Damascus", None, "SANA", None),
    ("Accra, Oct. 12, GNA – |Four", "Accra", None, "GNA", "Oct. 12"),
    ("VILNIUS – Oct 12 (BNS) - |Four", "Vilnius", None, "BNS", "Oct 12"),
    ("YEREVAN, OCTOBER 12, ARMENPRESS. |Four", "Yerevan", None, "ARMENPRESS", "OCTOBER 12"),
    ("BAKU, Azerbaijan, October 12. |Four", "Baku", "Azerbaijan", None, "October 12"),
    ("GENEVA (12 October 2021) – |Four", "Geneva", None, None, "12 October 2021"),
    ("PHILADELPHIA (The Sports Network) - |Four", "Philadelphia", None, "The Sports Network", None),
    ("ST. PAUL, Minn. (FOX 9) - |Four", "St. Paul", "Minnesota", "FOX 9", None),
    ("Colombo (News 1st): |Four", "Colombo", None, "News 1st", None),
    ("(CNN)|The river", None, None, "CNN", None),
    ("Washington D.C. – |Four", "Washington", "D.C.", None, None),
    ("ALGER- |Le fleuve", "Alger", None, None, None),
    ("BERLIN. |Die Regierung", "Berlin", None, None, None),
    ("Chennai: |Four", "Chennai", None, None, None),
    ("ST. JOHN'S, N.L. — |Four", "St. John's", "Newfoundland and Labrador", None, None),
    ("PORT-AU-PRINCE, Haiti (AP) — |Four", "Port-au-Prince", "Haiti", "AP", None),
    ("(Adds details) LONDON, Oct 12 (Reuters) - |Four", "London", None, "Reuters", "Oct 12"),
    ("LONDON, UK / ACCESSWIRE / October 12, 2021 / |Acme", "London", "UK", "ACCESSWIRE", "October 12, 2021"),
    ("Paris, France | AFP | Tuesday 10/12/2021 - |Four", "Paris", "France", "AFP", "Tuesday 10/12/2021"),
    ("BERLIN taz | |Die Regierung", "Berlin", None, "taz", None),
    ("غزة/ القاهرة - 12 أكتوبر (رويترز) - |قال", "غزة and القاهرة", None, "رويترز", "12 أكتوبر"),
    ("北京（路透社）— |河水", "北京", None, "路透社", None),
    ("新华社北京10月12日电 |河水", "北京", None, "新华社", "10月12日"),
    ("【北京共同】|川の", "北京", None, "共同", None),
    ("(서울=연합뉴스) |강물이", "서울", None, "연합뉴스", None),
]  # fmt: skip

NOT_DATELINES = [
    "BAAR, SWITZERLAND",
    "SOLD OUT — The",
    "Smith (Labour), 24 May, the",
    "CYCLING — The",
    "KEY POINTS - The",
    "JOE BIDEN — The",
    "PREMIER LEAGUE - The",
    "BUSINESS BRIEFS - The",
    "ACT I — The",
    "HOLLYWOOD SQUARES — The",
    "Leipzig: Hier wurde gebaut.",
    "Apple (AAPL) - The",
    "Ford (F) said",
    "CHAPTER ONE. The",
    "NASA — The agency",
    "UNHCR — The agency",
    "COVID-19 — The virus",
    "G20 — Leaders met",
    "PARIS 2024 — The games",
    "Merkel (CDU) – Sie sagte",
    "Obama (D) — The president",
    "Jane Doe (R-Ohio) — The senator",
    "BREAKING NEWS — The dam",
    "BREAKING (AP) — The dam",
    "EXCLUSIVE — The dam",
    "UPDATE: The dam",
    "(UPDATE) — The dam",
    "MONDAY — Sunny",
    "WORLD CUP — Norway",
    "VOICE ONE: Farmers",
    "Q: When",
    "Trump: The",
    "“LONDON — A city”",
    '"Paris — The city"',
    "The mayor (who was absent) — The",
    "He (Smith) — The",
    "President Biden — He",
    "London calling — The",
    "In Paris — The city",
    "(see page 4) — The",
    "1. Paris — The city",
    "New York — the city",
    "NEW DELHI: their",
    "Berlin - a city changes",
    "A – Z",
    "– Sie",
    "JERUSALEM",
    "— ",
    "",
    "secret site in Ukraine",
    "2014-07-16 15:53:10 GMT+00:00",
    "A paragraph that goes on for much longer than any dateline before it comes to a dash, as this one does here — So",
]


@pytest.mark.parametrize(("text", "place", "region", "agency", "date"), PRINTED)
def test_printed_dateline(
    text: str, place: str | None, region: str | None, agency: str | None, date: str | None
):
    """Place, region, agency and date are told apart, and the report goes on right behind them."""
    before, _, after = text.rpartition("|")
    found = find_dateline(before + after)
    assert found is not None
    line = found.dateline
    assert (line.place, line.region, line.agency, line.date) == (place, region, agency, date)
    assert (before + after)[found.rest :] == after
    assert line.shown == before.rstrip()
    assert not line.derived


@pytest.mark.parametrize("text", NOT_DATELINES)
def test_what_only_looks_like_a_dateline(text: str):
    """A label, a party, a quotation or a plain sentence with a dash stays where it is."""
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    "name",
    ["Torkham", "the Faroe Islands", "Minneapolis-St. Paul", "Mississippi's Second Congressional District", "القدس"],
)  # fmt: skip
def test_places_that_no_gazetteer_holds(name: str):
    """A place need not be known to be believed where its surroundings tell."""
    assert could_be_place(name)


@pytest.mark.parametrize(
    "name", ["", "secret site", "Breaking News", "Paris 2024", "who? me", "a b c d e f g h"]
)
def test_what_cannot_be_a_place(name: str):
    """Small words, digits and labels are no places."""
    assert not could_be_place(name)
