"""Lines at the end that say who else worked on a report."""

import pytest

from service.reading.contributors import is_contributors, is_crew, reporting_by


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Will Dunham; Editing by Tom Brown)",
        "Reporting by Howard Schneider; Additional reporting by Lindsay Dunsmuir in Washington; Editing by Paul Simao",
        "Aerospace Writer Marcia Dunn in Cape Canaveral, Florida, and Vladimir Isachenkov in Moscow contributed to this report.",
        "Heba Habib contributed to this report.",
        "-- CNN's Bill Kirkos contributed to this report.",
        "CNN's Bethlehem Feleke in Nairobi and Jennifer Hansler in Washington, DC, contributed to this report.",
        "Associated Press writer Jill Lawless in London contributed to this report.",
        "Additional reporting by Colin Daileda.",
        "With reporting by Colin Daileda",
        "Madhani reported from Washington and Federman from Jerusalem.",
        "Ann Lee contributed reporting from Jerusalem.",
        "Camera: Aleksandr Bergan.",
        "Camera: Aleksandr Bergan. Video editor: Nora Malik.",
        "Reporting By Howard Schneider, Editing by Paul Simao",
        "(Madhani reported from Washington, Federman from Jerusalem.)",
        "Ann Lee reported from St. Louis, Missouri.",
        "With contributions from Ann Lee and Raúl Gil.",
        "— With files from Ann Lee, Global News",
        "(With inputs from PTI)",
        "With agencies",
        "Mit Material von dpa und AFP",
        "(avec AFP)",
        "Con información de AP",
        "Some information for this report came from Reuters.",
        "Produced by Nora Malik",
    ],
)
def test_contributors(line: str):
    """Every shape that agencies print is known."""
    assert is_contributors(line)


@pytest.mark.parametrize(
    "line",
    [
        "The storm contributed to the flooding.",
        "Smith reported from the scene that it was gone.",
        "Reporting from Cairo is hard.",
        "Camera: none was found",
        "Editing is an art.",
        "Editing by scientists of genes is legal.",
        "Reporting by the BBC found that the mayor lied.",
        "Additional reporting from the field suggests a rise in cases.",
        "With agencies under pressure, the court ruled on Monday.",
        "Mit Material von Hand zu Hand.",
        "Con información de primera mano, la policía detuvo a dos personas.",
        "Ann Lee reported from Kabul for a decade before she died.",
        "Ann Lee contributed to this report. " * 20,
    ],
)
def test_no_contributors(line: str):
    """News that uses the same words is news."""
    assert not is_contributors(line)


def test_crew():
    """Who filmed is known from who wrote."""
    assert is_crew("Camera: Aleksandr Bergan")
    assert not is_crew("Heba Habib contributed to this report.")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(Reporting by Will Dunham; Editing by Tom Brown)", ("Will Dunham",)),
        ("Reporting by Will Harper in London and Mei Tan in Singapore", ("Will Harper", "Mei Tan")),
        (
            "Reporting by Ann Holt and Raj Patel in London, Mei Lin in Shanghai; Editing by Kit Moore",
            ("Ann Holt", "Raj Patel", "Mei Lin"),
        ),
    ],
)
def test_reporters_in_a_desk_line(line: str, names: tuple[str, ...]):
    """Where no byline is, the desk's line says who reports."""
    found = reporting_by(line)
    assert found is not None
    assert found.names == names
    assert found.shown in line


@pytest.mark.parametrize(
    "line", ["Heba Habib contributed to this report.", "(Reporting by Newsroom)", "Rain fell."]
)
def test_no_reporters_in_a_line(line: str):
    """A line that names no reporter, or none for sure, credits none."""
    assert reporting_by(line) is None
