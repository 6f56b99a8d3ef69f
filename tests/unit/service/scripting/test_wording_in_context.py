"""The same figures are said differently where the words around them ask for it."""

import pytest

from service.scripting.wording import say


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("1.5m people; a 1.5m wall", "one point five million people; a one point five meter wall"),
        ("400m hurdles for 3m viewers", "four hundred meters hurdles for three million viewers"),
        ("It ended at 7 p.m. Police arrived.", "It ended at seven P M. Police arrived."),
        ("It ends at 7 p.m. Monday.", "It ends at seven P M Monday."),
        ("It ended at 7 p.m.", "It ended at seven P M."),
        ("open 9 a.m.-5 p.m. daily", "open nine A M to five P M daily"),
        ("They won 1-2, and 10-15 people left", "They won one two, and ten to fifteen people left"),
        ("They told us the US would.", "They told us the U S would."),
        ("TELL US NOW", "TELL US NOW"),
        ("BREAKING: WHO IS IN, AND WHO IS OUT", "BREAKING: WHO IS IN, AND WHO IS OUT"),
        ("Yes👍. No 👍!", "Yes thumbs up. No thumbs up!"),
        ("Dr. King lives at 5 King Dr. in St. Paul.", "Doctor King lives at five King Drive in Saint Paul."),
        ("Main St. is by St. Mary's.", "Main Street is by Saint Mary's."),
        ("a $5 million deal cost $5 million", "a five million dollar deal cost five million dollars"),
        ("the $700 billion in aid", "the seven hundred billion dollars in aid"),
        ("2,000 in 2000, and 2000 troops", "two thousand in two thousand, and two thousand troops"),
        ("about 1500 people in 1500", "about one thousand five hundred people in fifteen hundred"),
        ("Henry VIII fought no World War II", "Henry the eighth fought no World War two"),
        ("President Xi, Malcolm X and an IV drip", "President Xi, Malcolm X and an IV drip"),
        ("No. 10 said no. No. It will not.", "number ten said no. No. It will not."),
        ("In Washington, D.C. The president spoke.", "In Washington, D C. The president spoke."),
        ("Apple Inc. The firm grew.", "Apple Incorporated. The firm grew."),
        ("Ford Motor Co. CEO Ann Lee", "Ford Motor Company CEO Ann Lee"),
        ("He lives in Mesa, Ariz. Police came.", "He lives in Mesa, Arizona. Police came."),
        ("(I-Vt.), D-N.Y., and R-Texas", "(independent of Vermont), Democrat of New York, and Republican of Texas"),
        ("9/11, 24/7 and 1/2", "nine eleven, twenty four seven and one half"),
        ("a Boeing 747 carried 747 people", "a Boeing seven forty seven carried seven hundred and forty seven people"),
        ("0.5 or .5", "zero point five or point five"),
        ("100,000,000,000,000,000,000", "one hundred quintillion"),
        ("1234567890123456", "one two three four five six seven eight nine zero one two three four five six"),
        ("007 and 1,000", "zero zero seven and one thousand"),
        ('“Aged 12”, and a 12" pizza of 9″', "“Aged twelve”, and a twelve inch pizza of nine inches"),
        ('She is "only 12" now', 'She is "only twelve" now'),
        ("A$AP met Ke$ha for $5 in 20$", "A$AP met Ke$ha for five dollars in twenty dollars"),
        ("Trump 2.0, a 2.0 reading, up 2.0 percent", "Trump two point oh, a two point zero reading, up two point zero percent"),
        ("mid-10000, case 7/12345, 10000-20000", "mid-ten thousand, case seven/one two three four five, ten thousand to twenty thousand"),
        ("$0.05, $1.01 and $1", "five cents, one dollar and one cent and one dollar"),
    ],
)  # fmt: skip
def test_context(shown: str, said: str):
    assert "".join(piece.said for piece in say(shown, language="en")) == said
