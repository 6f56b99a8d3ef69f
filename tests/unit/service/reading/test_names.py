"""Who is surely a person, what a role, what an organisation."""

import pytest

from service.reading.names import (
    in_title_case,
    known_organisation,
    organisation,
    our_name,
    person,
    role,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Robert Berger", "Robert Berger"),
        ("BERNARD CONDON", "Bernard Condon"),
        ("PAT O'NEILL", "Pat O'Neill"),
        ("IAN MCKAY", "Ian McKay"),
        ("Jane Q. Public", "Jane Q. Public"),
        ("J. Public", "J. Public"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("CARMEN DE LA CRUZ", "Carmen de la Cruz"),
        ("Luc d'Arcy", "Luc d'Arcy"),
        ("Abd al-Rahman Saleh", "Abd al-Rahman Saleh"),
        ("Sarah O’Neill-Smith", "Sarah O’Neill-Smith"),
        ("Martin King Jr.", "Martin King Jr."),
        ("Анна Петрова", "Анна Петрова"),
        ("Juan Carlos Pérez Gómez", "Juan Carlos Pérez Gómez"),
        ("Dr. Jane Roe", "Dr. Jane Roe"),
    ],
)
def test_person(printed: str, name: str):
    """Names are said in normal capitals."""
    assert person(printed) == name


@pytest.mark.parametrize(
    "printed",
    [
        "", "Username", "Last Updated January 7", "Laura June Topolsky July", "Authority control", "作者", "Zoë",
        "Defense Secretary Lloyd Austin", "Mr. Olmert", "World Bank", "Al Jazeera", "United Nations", "Staff Writer",
        "Jane AFFAIRS", "jane doe", "Jane 2", "One Two Three Four Five", "Jane & Co", "River fell", "A. B.",
    ],
)  # fmt: skip
def test_no_person(printed: str):
    """A wrong name is worse than none."""
    assert person(printed) is None


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("AP Business Writer", "AP Business Writer"),
        ("STAFF WRITER", "Staff Writer"),
        ("Science correspondent", "Science correspondent"),
        ("Korrespondentin", "Korrespondentin"),
        ("Editor-at-large", "Editor-at-large"),
        ("Reporter in Kilbrone", "Reporter in Kilbrone"),
        ("inviata a Camogli", "inviata a Camogli"),
        ("Our Bureau", "Our Bureau"),
    ],
)
def test_role(printed: str, said: str):
    """What somebody does in a newsroom is known by its last word, in several languages."""
    assert role(printed) == said


@pytest.mark.parametrize(
    "printed",
    [
        "Robert Berger",
        "By Tuesday the staff",
        "The reporter",
        "Reporter 2",
        "Writers were glad",
        "x" * 61,
    ],
)
def test_no_role(printed: str):
    """A clause that mentions a reporter is no role."""
    assert role(printed) is None


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("AP", "the Associated Press"),
        ("voa news", "VOA News"),
        ("The Heardline", "Heardline"),
        ("Yomiuri Shimbun Press", "Yomiuri Shimbun Press"),
        ("ORF.at", "ORF.at"),
        ("the Pioneer Press", "the Pioneer Press"),
        ("BBC Wales", "BBC Wales"),
    ],
)
def test_organisation(printed: str, said: str):
    """Outlets are named as configured, agencies in full, others as printed."""
    assert organisation(printed, ("VOA News", "Heardline")) == said


@pytest.mark.parametrize(
    "printed", ["", "Robert Berger", "press", "AP Business Writer", "Kilbrone", "N" * 61]
)
def test_no_organisation(printed: str):
    """Words that only sound like news name no outlet."""
    assert organisation(printed, ("VOA News",)) is None


def test_known_organisation_is_the_whole_of_the_words():
    """An outlet's name within other words does not make them an outlet."""
    assert known_organisation("VOA", ("VOA",)) == "VOA"
    assert known_organisation("VOA Kilbrone", ("VOA",)) is None


def test_our_name():
    """An outlet is ours by its configured name, with or without "the", in whatever capitals."""
    assert our_name("the bbc", ("BBC",)) == "BBC"
    assert our_name("CNN", ("BBC",)) is None


@pytest.mark.parametrize(
    ("shouted", "calm"),
    [
        ("PARETS DEL VALLÈS", "Parets del Vallès"),
        ("FORT MCMURRAY", "Fort McMurray"),
        ("L'AQUILA", "L'Aquila"),
        ("NOVO-OGAREVO", "Novo-Ogarevo"),
        ("USS NIMITZ", "USS Nimitz"),
        ("WASHINGTON, D.C.", "Washington, D.C."),
        ("THE HAGUE", "The Hague"),
        ("Köln", "Köln"),
    ],
)
def test_in_title_case(shouted: str, calm: str):
    """What is shouted in print is not shouted in speech."""
    assert in_title_case(shouted) == calm
