"""Roman numerals: of monarchs and popes, wars, bowls and chapters."""

from service.scripting.wording.english.numbers import cardinal, ordinal
from service.scripting.wording.rules import Rule
from service.scripting.wording.shapes import roman

_S = r"[ \u00a0]"
_ROMAN = rf"(?P<roman>(?=[IVXL])X{{0,3}}(?:XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}}))(?![\w&]|-[A-Z0-9])(?!(?<={_S}[IVXL])\.{_S}[A-Z])"
"""A numeral, and not the initial of a name."""
_ONE = rf"I(?=['’]s\b|[,;:)]|\.(?!{_S}[A-Z])|\Z|{_S}(?:of{_S}[A-Z]|ruled|reigned))"
"""The first of a name, and not the pronoun."""
_COUNTED = (
    r"\b(?:War|Bowl|Part|PART|Chapter|CHAPTER|Phase|Type|Act|Scene|Title|Volume|Vol\.|Class|Grade|Schedule|Stage|Level|Book|"
    r"Section|Article|Apollo|Rocky|Vatican|Fantasy|Episode|Division|Mark|Mk|Category|Group|Region|Olympiad|Wars?|"
    r"Godfather|iPhone|Appendix|Annex|Tier|Camp|Army|Corps)[ \u00a0]"
)
_COUNTED_SMALL = r"\b(?:part|chapter|phase|type|act|scene|volume|class|grade|stage|level|section|category|tier|appendix)[ \u00a0]"
_RULERS = (
    "Louis|Henry|George|Charles|James|William|Edward|Elizabeth|Richard|John|Paul|Pius|Benedict|Leo|Philip|Felipe|"
    "Juan|Carlos|Napoleon|Nicholas|Alexander|Catherine|Frederick|Wilhelm|Ivan|Peter|Mary|Francis|Clement|Innocent|Urban|"
    "Gregory|Haakon|Harald|Gustaf|Carl|Christian|Albert|Leopold|Ramses|Abdullah|Mohammed|Hassan"
)
_REIGN = r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Patriarch|Sultan|Shah)[ \u00a0][A-Z][\w’'-]{1,20}(?:[ \u00a0][A-Z][\w’'-]{1,20})?[ \u00a0]"
_EVENTS = rf"(?={_S}(?:Winter|Summer|Olympic|Olympiad|Paralympic|Commonwealth|Asian|Congress|International)\b)"


RULES = (
    Rule(
        name="numbered in roman figures",
        begins="IVXL",
        pattern=_ROMAN,
        after=_COUNTED,
        said=lambda found: cardinal(str(roman(found["roman"]))),
        example=("Super Bowl XLII", "Super Bowl forty two"),
    ),
    Rule(
        name="numbered in roman figures after a small letter",
        begins="IVX",
        pattern=rf"(?!I(?!\w)){_ROMAN}",
        after=_COUNTED_SMALL,
        said=lambda found: cardinal(str(roman(found["roman"]))),
        example=("stage IV cancer", "stage four cancer"),
    ),
    Rule(
        name="world war in letters",
        begins="W",
        pattern=r"WW(?P<n>I{1,3}|[123])(?!\w)",
        said=lambda found: (
            f"World War {cardinal(found['n'] if found['n'].isdigit() else str(len(found['n'])))}"
        ),
        example=("WWII and WW1", "World War two and World War one"),
    ),
    Rule(
        name="the first of a name",
        begins="I",
        pattern=_ONE,
        after=rf"(?:{_REIGN}|\b(?:{_RULERS}){_S})",
        said="the first",
        example=("King Charles I’s head", "King Charles the first’s head"),
    ),
    Rule(
        name="monarchs and popes",
        begins="IVXL",
        pattern=rf"(?!I(?!\w)){_ROMAN}",
        after=rf"(?:{_REIGN}|\b(?:{_RULERS}){_S})",
        said=lambda found: f"the {ordinal(str(roman(found['roman'])))}",
        example=("Pope John XXIII", "Pope John the twenty third"),
    ),
    Rule(
        name="third of a name",
        begins="IVX",
        pattern=r"(?P<roman>III|II|IV|VIII|VII|VI|IX|XIV|XIII|XII|XI|XVI|XV)(?![\w&-])",
        after=rf"\b[A-Z][a-z]{{2,20}},?{_S}",
        said=lambda found: f"the {ordinal(str(roman(found['roman'])))}",
        example=("Henry Ford II spoke", "Henry Ford the second spoke"),
    ),
    Rule(
        name="games and congresses in roman figures",
        begins="IVX",
        pattern=rf"(?!I(?!\w)){_ROMAN}{_EVENTS}",
        said=lambda found: ordinal(str(roman(found["roman"]))),
        example=("the XXIII Winter Games", "the twenty third Winter Games"),
    ),
)
