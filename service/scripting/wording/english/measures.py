"""Units, temperatures, percentages."""

import re

from service.scripting.wording.english.numbers import (
    NUMBER,
    cardinal,
    decade,
    is_one,
    letters,
    model,
    quantity,
)
from service.scripting.wording.english.stops import stop
from service.scripting.wording.rules import Rule, apart

_UNITS = {
    "km/h": ("kilometer per hour", "kilometers per hour"),
    "kmh": ("kilometer per hour", "kilometers per hour"),
    "kph": ("kilometer per hour", "kilometers per hour"),
    "mph": ("mile per hour", "miles per hour"),
    "m/s": ("meter per second", "meters per second"),
    "mpg": ("mile per gallon", "miles per gallon"),
    "sq km": ("square kilometer", "square kilometers"),
    "sq. km": ("square kilometer", "square kilometers"),
    "km²": ("square kilometer", "square kilometers"),
    "km2": ("square kilometer", "square kilometers"),
    "sq mi": ("square mile", "square miles"),
    "sq. mi.": ("square mile", "square miles"),
    "sq ft": ("square foot", "square feet"),
    "sq. ft.": ("square foot", "square feet"),
    "sq m": ("square meter", "square meters"),
    "m²": ("square meter", "square meters"),
    "m2": ("square meter", "square meters"),
    "m³": ("cubic meter", "cubic meters"),
    "sq miles": ("square mile", "square miles"),
    "sq. miles": ("square mile", "square miles"),
    "sq mile": ("square mile", "square miles"),
    "km³": ("cubic kilometer", "cubic kilometers"),
    "cm³": ("cubic centimeter", "cubic centimeters"),
    "mg/dL": ("milligram per deciliter", "milligrams per deciliter"),
    "mg/dl": ("milligram per deciliter", "milligrams per deciliter"),
    "mg/L": ("milligram per liter", "milligrams per liter"),
    "µg/m³": ("microgram per cubic meter", "micrograms per cubic meter"),
    "μg/m³": ("microgram per cubic meter", "micrograms per cubic meter"),
    "µg": ("microgram", "micrograms"),
    "μg": ("microgram", "micrograms"),
    "mcg": ("microgram", "micrograms"),
    "km": ("kilometer", "kilometers"),
    "kms": ("kilometer", "kilometers"),
    "cm": ("centimeter", "centimeters"),
    "mm": ("millimeter", "millimeters"),
    "kg": ("kilogram", "kilograms"),
    "kgs": ("kilogram", "kilograms"),
    "mg": ("milligram", "milligrams"),
    "KG": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "tbsp": ("tablespoon", "tablespoons"),
    "tsp": ("teaspoon", "teaspoons"),
    "lb-ft": ("pound foot", "pound feet"),
    "lb ft": ("pound foot", "pound feet"),
    "ft-lb": ("foot pound", "foot pounds"),
    "Nm": ("newton meter", "newton meters"),
    "cu. ft.": ("cubic foot", "cubic feet"),
    "cu.ft.": ("cubic foot", "cubic feet"),
    "cu ft": ("cubic foot", "cubic feet"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "lb.": ("pound", "pounds"),
    "lbs.": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "oz.": ("ounce", "ounces"),
    "ft": ("foot", "feet"),
    "ft.": ("foot", "feet"),
    "in.": ("inch", "inches"),
    "yd": ("yard", "yards"),
    "yds": ("yard", "yards"),
    "mi": ("mile", "miles"),
    "mi.": ("mile", "miles"),
    "nm": ("nautical mile", "nautical miles"),
    "gal": ("gallon", "gallons"),
    "ha": ("hectare", "hectares"),
    "l": ("liter", "liters"),
    "L": ("liter", "liters"),
    "ml": ("milliliter", "milliliters"),
    "mL": ("milliliter", "milliliters"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "W": ("watt", "watts"),
    "V": ("volt", "volts"),
    "rpm": ("revolution per minute", "revolutions per minute"),
    "kV": ("kilovolt", "kilovolts"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "KB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "ppm": ("part per million", "parts per million"),
    "ppb": ("part per billion", "parts per billion"),
    "bps": ("basis point", "basis points"),
    "bp": ("basis point", "basis points"),
    "pp": ("percentage point", "percentage points"),
    "ppt": ("percentage point", "percentage points"),
    "pts": ("point", "points"),
    "hPa": ("hectopascal", "hectopascals"),
    "kPa": ("kilopascal", "kilopascals"),
    "kJ": ("kilojoule", "kilojoules"),
    "kcal": ("kilocalorie", "kilocalories"),
    "Gbps": ("gigabit per second", "gigabits per second"),
    "kbps": ("kilobit per second", "kilobits per second"),
    "mbps": ("megabit per second", "megabits per second"),
    "Mbps": ("megabit per second", "megabits per second"),
    "bpd": ("barrel per day", "barrels per day"),
    "hp": ("horsepower", "horsepower"),
    "dB": ("decibel", "decibels"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "min.": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "secs": ("second", "seconds"),
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "mo": ("month", "months"),
    "mos": ("month", "months"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
}
_SCALES = {"k": "thousand", "K": "thousand", "bn": "billion", "tn": "trillion", "mn": "million", "M": "million", "B": "billion"}  # fmt: skip
_OF_MANY = r"\b(?:[Cc]rowd|[Pp]opulation|[Aa]udience|[Tt]otal|[Rr]eadership|[Mm]embership)s?[ \u00a0]of[ \u00a0](?:(?:about|nearly|over|some|almost|around)[ \u00a0])?"
_DOORS = r"\b(?:[Aa]pt\.?|[Aa]partment|[Rr]oom|[Gg]ate|[Uu]nit|[Ff]lat|[Ss]uite|[Ss]eat|[Rr]ow|[Ll]evel|[Cc]lass|[Gg]rade|[Bb]lock|[Tt]erminal|[Bb]ay|[Ss]ection)[ \u00a0]"
"""What has a number with a letter, which is no unit."""
_DEGREES = {"C": " Celsius", "F": " Fahrenheit", "K": " Kelvin", "": ""}
_COUNT = rf"(?P<n>(?<![\w])[-−]?{NUMBER}(?:[-–]{NUMBER})?)"
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_EACH = r"(?:kg|lb|km|oz|gal|hr|yr|mo|second|minute|hour|day|night|week|month|year|person|gallon|barrel|pound|ton|tonne|liter|litre)\b"
_ADJECTIVE = r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ee]ach|[Ee]very)[ \u00a0]"
_NOUN = r"(?=[ \u00a0](?!(?:in|of|to|for|from|per|and|or|on|at|by|with|an?|above|below|tall|long|wide|high|deep)\b)[a-z])"
_MILLIONS = r"(?=[ \u00a0](?:people|of|more|other|new|copies|children|men|women|bpd|(?!(?:hurdles|heats|races|sprints|finals|champions|titles|runners|across|less|as|was|is|his|its|this)\b)[a-z-]{2,20}(?:[ \u00a0][a-z-]{2,20})?s\b|[A-Z][a-z]{1,20}(?:s|ns)\b))"


def _measured(found: re.Match[str]) -> str:
    one, many = _UNITS[found["unit"]]
    if found["scale"]:
        return f"{quantity(found['n'])} {found['scale']} {many}"
    return f"{quantity(found['n'])} {one if is_one(found['n']) else many}"


def _adjective(found: re.Match[str]) -> str:
    return f"{quantity(found['n'])} {_UNITS[found['unit']][0]}"


def _degrees(found: re.Match[str]) -> str:
    scale = _DEGREES[found["scale"] or found["named"] or found["bare"] or ""]
    return f"{quantity(found['n'])} {'degree' if is_one(found['n']) else 'degrees'}{scale}"


def _height(found: re.Match[str]) -> str:
    feet = f"{cardinal(found['feet'])} {'foot' if is_one(found['feet']) else 'feet'}"
    return f"{feet} {cardinal(found['inches'])} {'inch' if is_one(found['inches']) else 'inches'}"


def _inches(found: re.Match[str]) -> str:
    """Say 12″; a quotation mark is inches where it is the text's only one, and so can close nothing."""
    mark, at = found["mark"], found.end() - 1
    if mark and (found.string.find(mark) < at or found.string.find(mark, at + 1) > 0):
        return f"{cardinal(found['n'])}{mark}"
    one = is_one(found["n"]) or found["noun"] is not None
    return f"{cardinal(found['n'])} {'inch' if one else 'inches'}"


def _place(found: re.Match[str]) -> str:
    side = {"N": "north", "S": "south", "E": "east", "W": "west"}[found["side"]]
    minutes = f" {cardinal(found['minutes'])} minutes" if found["minutes"] else ""
    seconds = f" {cardinal(found['seconds'])} seconds" if found["seconds"] else ""
    return f"{cardinal(found['n'])} degrees{minutes}{seconds} {side}"


RULES = (
    Rule(
        name="latitude and longitude",
        begins="0-9.−-",
        pattern=rf"(?P<n>{NUMBER})°[ ]?(?:(?P<minutes>[0-9]{{1,2}})[′'’][ ]?)?(?:(?P<seconds>[0-9]{{1,2}})[″\"”][ ]?)?(?P<side>[NSEW])\b",
        said=_place,
        example=("at 34°30′N", "at thirty four degrees thirty minutes north"),
    ),
    Rule(
        name="temperature",
        begins="0-9.−-",
        pattern=rf"{_COUNT}(?:[ ]?(?:°|º|deg\b\.?)[ ]?(?P<scale>[CFK](?!\w))?|[ \u00a0]degrees?[ \u00a0](?P<named>[CFK])(?![\w-])|[ ]?(?P<bare>C|(?<=[0-9]{{2}})F|(?<=[0-9]{{2}}[ ])F)(?![\w'’&-]))",
        unless=_DOORS,
        said=_degrees,
        example=("a low of -5C", "a low of minus five degrees Celsius"),
    ),
    Rule(
        name="temperatures in tens",
        begins="1-9",
        pattern=r"(?P<a>[1-9]0)s(?:[-–](?P<b>[1-9]0)s)?[ \u00a0](?P<scale>[CF])(?![\w-])",
        said=lambda found: (
            " to ".join(decade(tens) for tens in (found["a"], found["b"]) if tens)
            + _DEGREES[found["scale"]]
        ),
        example=("in the 70s-80s F", "in the seventies to eighties Fahrenheit"),
    ),
    Rule(
        name="percentages",
        begins="0-9.−-",
        pattern=rf"(?P<n>{NUMBER})%[-–](?P<m>{NUMBER})%",
        said=lambda found: f"{cardinal(found['n'])} percent to {cardinal(found['m'])} percent",
        example=("a 5%-10% rise", "a five percent to ten percent rise"),
    ),
    Rule(
        name="percentage",
        begins="0-9.−-",
        pattern=rf"{_COUNT}[ \u00a0]?(?:%|pct\b\.?)",
        said=lambda found: f"{quantity(found['n'])} percent",
        example=("3.5% of people", "three point five percent of people"),
    ),
    Rule(
        name="percent alone",
        begins="%",
        pattern="%",
        said=lambda found: apart(found, "percent"),
        example=("the % of it", "the percent of it"),
    ),
    Rule(
        name="inches",
        begins="0-9.",
        pattern=rf"(?P<n>{NUMBER})(?:in|-in\.)(?![\w/])",
        said=lambda found: f"{cardinal(found['n'])} {'inch' if is_one(found['n']) else 'inches'}",
        example=("12in of snow", "twelve inches of snow"),
    ),
    Rule(
        name="feet and inches with marks",
        begins="0-9",
        pattern=r"(?P<feet>[1-9])['’′][ ]?(?P<inches>[0-9]{1,2})[\"”″]",
        said=_height,
        example=("5'11\" tall", "five feet eleven inches tall"),
    ),
    Rule(
        name="inches with a mark",
        begins="0-9.",
        pattern=rf"(?P<n>{NUMBER})(?:″|(?P<mark>\"))(?!\w)(?P<noun>{_NOUN})?",
        said=_inches,
        example=('a 12" record, 20″ tall', "a twelve inch record, twenty inches tall"),
    ),
    Rule(
        name="feet and inches",
        begins="0-9",
        pattern=r"(?P<feet>[0-9]{1,2})[ ]?ft\.?[ ]?(?P<inches>[0-9]{1,2})[ ]?in(?:s?\.)?(?![a-z])",
        said=_height,
        example=("6ft 2in tall", "six feet two inches tall"),
    ),
    Rule(
        name="stones and pounds",
        begins="0-9",
        pattern=r"(?P<n>[0-9]{1,2})[ ]?st[ ]?(?P<pounds>[0-9]{1,2})[ ]?lbs?(?!\w)",
        said=lambda found: f"{cardinal(found['n'])} stone {cardinal(found['pounds'])} pounds",
        example=("at 12st 4lb", "at twelve stone four pounds"),
    ),
    Rule(
        name="stones",
        begins="0-9",
        pattern=r"(?P<n>[1-9]?[04-9]|1[1-3])[ ]?st(?![\w.])",
        said=lambda found: f"{cardinal(found['n'])} stone",
        example=("he weighs 12st", "he weighs twelve stone"),
    ),
    Rule(
        name="millions that something has",
        begins="0-9.",
        pattern=rf"{_COUNT}[ ]?m(?![\w/'’²³&])",
        after=_OF_MANY,
        said=lambda found: f"{quantity(found['n'])} million",
        example=("a crowd of 2.5m", "a crowd of two point five million"),
    ),
    Rule(
        name="millions",
        begins="0-9.−-",
        pattern=rf"{_COUNT}[ ]?m{_MILLIONS}",
        unless=r"\b[Aa][ \u00a0]",
        said=lambda found: f"{quantity(found['n'])} million",
        example=("1.5m people", "one point five million people"),
    ),
    Rule(
        name="meters before a noun",
        begins="0-9.−-",
        pattern=rf"{_COUNT}[ ]?-?m{_NOUN}",
        after=_ADJECTIVE,
        said=lambda found: f"{quantity(found['n'])} meter",
        example=("a 1.5m wall", "a one point five meter wall"),
    ),
    Rule(
        name="meters",
        begins="0-9.−-",
        pattern=rf"{_COUNT}[ ]?m(?![\w/'’²³&])",
        said=lambda found: f"{quantity(found['n'])} {'meter' if is_one(found['n']) else 'meters'}",
        example=("100m in 9.58", "one hundred meters in nine point five eight"),
    ),
    Rule(
        name="lines of a picture",
        begins="1-9",
        pattern=r"(?P<n>480|720|1080|1440|2160)(?P<how>[pi])(?!\w)",
        said=lambda found: f"{model(found['n'])} {found['how'].upper()}",
        example=("at 1080p", "at ten eighty P"),
    ),
    Rule(
        name="3M, the company",
        begins="3",
        pattern=r"3M(?=['’]s|[ ](?:Co|said|Company))",
        said="three M",
        example=("3M Company", "three M Company"),
    ),
    Rule(
        name="sharp pictures",
        begins="48",
        pattern=r"(?P<n>[48])K\b(?![ ](?:run|race|walk|people))",
        said=lambda found: f"{cardinal(found['n'])} K",
        example=("a 4K screen", "a four K screen"),
    ),
    Rule(
        name="scale",
        begins="0-9.−-",
        pattern=rf"{_COUNT}[ ]?(?P<scale>bn|tn|mn)\b|(?P<n2>(?<![0-9,.])[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)(?P<scale2>[kMB]|K(?![ ](?:run|race|walk)))\b",
        unless=_DOORS,
        said=lambda found: (
            f"{quantity(found['n'] or found['n2'])} {_SCALES[found['scale'] or found['scale2']]}"
        ),
        example=("2.4bn users", "two point four billion users"),
    ),
    Rule(
        name="one length by another",
        begins="0-9.",
        pattern=rf"(?P<a>{NUMBER})(?:[x×]|[ ][x×][ ])(?P<b>{NUMBER})[- \u00a0]?(?P<unit>{_UNIT})(?![\w/&])",
        said=lambda found: (
            f"{cardinal(found['a'])} by {cardinal(found['b'])} {_UNITS[found['unit']][1]}"
        ),
        example=("a plot of 20 x 30 ft", "a plot of twenty by thirty feet"),
    ),
    Rule(
        name="unit before a noun",
        begins="0-9.−-",
        pattern=rf"{_COUNT}[- \u00a0]?(?P<unit>{_UNIT})(?![\w/&]){_NOUN}",
        after=_ADJECTIVE,
        said=_adjective,
        example=("a 10km race", "a ten kilometer race"),
    ),
    Rule(
        name="unit",
        begins="0-9.−-",
        pattern=rf"{_COUNT}(?:[ \u00a0](?P<scale>hundred|thousand|million|billion|trillion))?(?:-(?=km|kg|mph|lb|mm|cm|ft)|[ \u00a0]?)(?P<unit>{_UNIT})(?![\w&²³]|/(?!{_EACH}))",
        said=_measured,
        example=("15,000 sq km", "fifteen thousand square kilometers"),
    ),
    Rule(
        name="for each",
        begins="/",
        pattern=rf"/(?={_EACH})(?P<unit>kg|lb|km|oz|gal|hr|yr|mo\b)?",
        said=lambda found: f" per {_UNITS[found['unit']][0] if found['unit'] else ''}",
        example=("$25/month, $2/kg", "twenty five dollars per month, two dollars per kilogram"),
    ),
    Rule(
        name="for each year",
        begins="p",
        pattern=r"p\.a\.",
        said=lambda found: f"per annum{stop(found)}",
        example=("3% p.a. for", "three percent per annum for"),
    ),
    Rule(
        name="unit after a word",
        begins="bkm",
        pattern=r"(?P<unit>mph|kph|km/h|bpd)\b",
        said=lambda found: _UNITS[found["unit"]][1],
        example=("in mph or km/h", "in miles per hour or kilometers per hour"),
    ),
    Rule(
        name="generation",
        begins="0-9",
        pattern=r"(?P<n>[1-9])(?P<what>[GD])\b",
        said=lambda found: f"{cardinal(found['n'])} {letters(found['what'])}",
        example=("a 5G mast", "a five G mast"),
    ),
)
