"""What is known of places: enough to say a dateline in full, and to confirm a weak one. Never used to find one."""

STATES = {
    "ala": "Alabama", "al": "Alabama", "alaska": "Alaska", "ak": "Alaska", "ariz": "Arizona", "az": "Arizona",
    "ark": "Arkansas", "ar": "Arkansas", "calif": "California", "ca": "California", "colo": "Colorado",
    "co": "Colorado", "conn": "Connecticut", "ct": "Connecticut", "del": "Delaware", "de": "Delaware",
    "dc": "D.C.", "d.c": "D.C.", "fla": "Florida", "fl": "Florida", "ga": "Georgia", "hawaii": "Hawaii",
    "hi": "Hawaii", "idaho": "Idaho", "id": "Idaho", "ill": "Illinois", "il": "Illinois", "ind": "Indiana",
    "in": "Indiana", "iowa": "Iowa", "ia": "Iowa", "kan": "Kansas", "ks": "Kansas", "ky": "Kentucky",
    "la": "Louisiana", "maine": "Maine", "me": "Maine", "md": "Maryland", "mass": "Massachusetts",
    "ma": "Massachusetts", "mich": "Michigan", "mi": "Michigan", "minn": "Minnesota", "mn": "Minnesota",
    "miss": "Mississippi", "ms": "Mississippi", "mo": "Missouri", "mont": "Montana", "mt": "Montana",
    "neb": "Nebraska", "ne": "Nebraska", "nev": "Nevada", "nv": "Nevada", "n.h": "New Hampshire",
    "nh": "New Hampshire", "n.j": "New Jersey", "nj": "New Jersey", "n.m": "New Mexico", "nm": "New Mexico",
    "n.y": "New York", "ny": "New York", "n.c": "North Carolina", "nc": "North Carolina", "n.d": "North Dakota",
    "nd": "North Dakota", "ohio": "Ohio", "oh": "Ohio", "okla": "Oklahoma", "ok": "Oklahoma", "ore": "Oregon",
    "or": "Oregon", "pa": "Pennsylvania", "r.i": "Rhode Island", "ri": "Rhode Island", "s.c": "South Carolina",
    "sc": "South Carolina", "s.d": "South Dakota", "sd": "South Dakota", "tenn": "Tennessee", "tn": "Tennessee",
    "texas": "Texas", "tex": "Texas", "tx": "Texas", "utah": "Utah", "ut": "Utah", "vt": "Vermont",
    "va": "Virginia", "wash": "Washington", "wa": "Washington", "w.va": "West Virginia", "wv": "West Virginia",
    "wis": "Wisconsin", "wi": "Wisconsin", "wyo": "Wyoming", "wy": "Wyoming", "ont": "Ontario", "que": "Quebec",
    "b.c": "British Columbia", "alta": "Alberta", "man": "Manitoba", "sask": "Saskatchewan", "n.s": "Nova Scotia",
    "bc": "British Columbia", "ab": "Alberta", "on": "Ontario", "qc": "Quebec", "ns": "Nova Scotia", "nb": "New Brunswick",
    "n.b": "New Brunswick", "n.l": "Newfoundland and Labrador", "nl": "Newfoundland and Labrador",
    "p.e.i": "Prince Edward Island", "pei": "Prince Edward Island", "n.w.t": "Northwest Territories", "mb": "Manitoba",
    "sk": "Saskatchewan", "p.r": "Puerto Rico", "puerto rico": "Puerto Rico", "guam": "Guam", "alberta": "Alberta",
    "british columbia": "British Columbia", "manitoba": "Manitoba", "new brunswick": "New Brunswick",
    "newfoundland": "Newfoundland", "nova scotia": "Nova Scotia", "nunavut": "Nunavut", "ontario": "Ontario",
    "quebec": "Quebec", "saskatchewan": "Saskatchewan", "yukon": "Yukon",
}  # fmt: skip
"""AP's abbreviations and the postal codes of states and provinces, without their last full stop."""

COUNTRIES = frozenset(
    """
    Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium
    |Bolivia|Bosnia|Brazil|Brasil|Britain|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia
    |Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Dominican Republic|Ecuador|Egypt|El Salvador|England
    |Eritrea|Estonia|Ethiopia|Finland|France|Georgia|Germany|Ghana|Greece|Guatemala|Guinea|Haiti|Honduras|Hungary|Iceland
    |India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait
    |Kyrgyzstan|Laos|Latvia|Lebanon|Liberia|Libya|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Mali|Malta|Mexico
    |Moldova|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria
    |North Korea|Northern Ireland|Norway|Oman|Pakistan|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania
    |Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa
    |South Korea|South Sudan|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tunisia
    |Turkey|Türkiye|Turkmenistan|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan
    |Venezuela|Vietnam|Wales|West Bank|Yemen|Zambia|Zimbabwe|Ägypten|Belgien|Brasilien|Dänemark|Deutschland|Frankreich
    |Griechenland|Großbritannien|Indien|Italien|Japan|Kanada|Kroatien|Niederlande|Norwegen|Österreich|Polen|Rumänien
    |Russland|Schweden|Schweiz|Serbien|Slowakei|Spanien|Tschechien|Türkei|Ungarn|USA|Alemania|España|Estados Unidos
    |EE.UU|Francia|Inglaterra|Italia|México|Perú|Polonia|Rusia|Ucrania|Gaza
    |Alabama|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Idaho|Illinois|Indiana
    |Kansas|Kentucky|Louisiana|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana
    |Nebraska|Nevada|Oklahoma|Oregon|Pennsylvania|Tennessee|Vermont|Virginia|Wisconsin|Wyoming
    |New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Rhode Island|South Carolina
    |South Dakota|West Virginia|Andorra|Antigua|Aruba|Bahamas|Barbados|Belize|Benin|Bermuda|Bhutan
    |Botswana|Brunei|Cabo Verde|Cape Verde|Cayman Islands|Central African Republic|Comoros|Czechia
    |Djibouti|Dominica|East Timor|Timor-Leste|Equatorial Guinea|Eswatini|Faroe Islands|Fiji|French Guiana
    |Gabon|Gambia|Gaza Strip|Greenland|Grenada|Guinea-Bissau|Guyana|Kiribati|Lesotho|Liechtenstein
    |Maldives|Marshall Islands|Martinique|Mauritania|Mauritius|Micronesia|Monaco|Nauru|New Caledonia
    |North Macedonia|Palau|Papua New Guinea|Samoa|San Marino|Seychelles|Solomon Islands|St. Lucia|Suriname
    |Swaziland|Togo|Tonga|Trinidad|Trinidad and Tobago|Tuvalu|Vanuatu|Burma|Crimea|Côte d’Ivoire
    |Bosnia and Herzegovina|Bosnia-Herzegovina|UAE|UK|U.K|U.S|Allemagne|Belgique|Espagne|Italie|Suisse
    |Maroc|Argelia|Alemanha|Espanha|França|Itália|Portogallo|Spagna|Germania|Svizzera
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

CITIES_BEFORE_COLON = frozenset(
    """
    Ahmedabad|Allahabad|Amritsar|Aurangabad|Bengaluru|Bangalore|Bhopal|Bhubaneswar|Chandigarh|Chennai
    |Coimbatore|Dehradun|Gandhinagar|Goa|Gurgaon|Gurugram|Guwahati|Hyderabad|Imphal|Indore|Jaipur|Jammu
    |Jodhpur|Kanpur|Kochi|Kolkata|Kozhikode|Lucknow|Ludhiana|Madurai|Mangaluru|Mumbai|Mysuru|Nagpur
    |Nashik|New Delhi|Noida|Panaji|Patna|Prayagraj|Pune|Raipur|Rajkot|Ranchi|Shimla|Srinagar|Surat
    |Thiruvananthapuram|Udaipur|Vadodara|Varanasi|Vijayawada|Visakhapatnam|Islamabad|Karachi|Lahore
    |Peshawar|Quetta|Rawalpindi|Multan|Faisalabad|Dhaka|Chattogram|Colombo|Kandy|Jaffna|Kathmandu
    |Pokhara|Dubai|Abu Dhabi|Sharjah|Muscat|Manama|Riyadh|Jeddah|Putrajaya|Kuala Lumpur|George Town
    |Johor Baru|Kota Kinabalu|Kuching|Ipoh
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Cities of South Asia, the Gulf and Malaysia, whose newspapers set them before a colon in normal capitals too: "Chennai: Two"."""

CITIES = CITIES_BEFORE_COLON | frozenset(
    """
    Abu Dhabi|Abuja|Accra|Addis Ababa|Algiers|Amman|Amsterdam|Ankara|Ashgabat|Astana|Athens|Atlanta|Austin|Baghdad|Baku
    |Baltimore|Bamako|Bangkok|Barcelona|Beijing|Beirut|Belfast|Belgrade|Berlin|Bern|Birmingham|Bogota|Bogotá|Bonn|Boston
    |Brasilia|Bratislava|Bremen|Brisbane|Brussels|Brüssel|Bruselas|Bucharest|Budapest|Buenos Aires|Cairo|Canberra|Cape Town
    |Cardiff|Caracas|Chicago|Cleveland|Colombo|Copenhagen|Dakar|Dallas|Damascus|Delhi|Denver|Detroit|Dhaka|Doha|Dortmund
    |Dresden|Dubai|Dublin|Düsseldorf|Edinburgh|Essen|Frankfurt|Geneva|Genf|Glasgow|Guatemala City|Hamburg|Hannover|Hanoi
    |Harare|Havana|Helsinki|Ho Chi Minh City|Hong Kong|Honolulu|Houston|Indianapolis|Islamabad|Istanbul|Jakarta|Jerusalem
    |Johannesburg|Kabul|Kampala|Karachi|Kathmandu|Khartoum|Kiel|Kiev|Kigali|Kinshasa|Köln|Kuala Lumpur|Kuwait City|Kyiv
    |La Paz|Lagos|Las Vegas|Leipzig|Lima|Lisboa|Lisbon|Liverpool|Ljubljana|London|Londres|Los Angeles|Luanda|Lyon|Madrid
    |Manila|Marseille|Melbourne|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Minsk|Mogadishu|Monrovia|Montevideo|Montreal
    |Moscow|Moskau|Moscú|Mumbai|München|Munich|Nairobi|New Delhi|New Orleans|New York|Nicosia|Nürnberg|Oklahoma City|Oslo
    |Ottawa|Paris|París|Philadelphia|Phnom Penh|Phoenix|Pittsburgh|Prag|Prague|Pretoria|Pyongyang|Quito|Rabat|Reykjavik
    |Riga|Rio de Janeiro|Riyadh|Rom|Roma|Rome|Salt Lake City|San Antonio|San Diego|San Francisco|San José|San Salvador
    |Sanaa|Santiago|Santo Domingo|Sarajevo|Seattle|Seoul|Sevilla|Shanghai|Singapore|Skopje|Sofia|St. Louis|Stockholm
    |Strasbourg|Stuttgart|Sydney|Taipei|Tallinn|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|The Hague|Tirana|Tokyo|Toronto
    |Tripoli|Tunis|Ulaanbaatar|United Nations|Valencia|Vatican City|Vienna|Wien|Vilnius|Warsaw|Warschau|Washington
    |Wellington|Wiesbaden|Yangon|Yerevan|Zagreb|Zurich|Zürich
    |Aleppo|Alexandria|Antwerp|Asunción|Asuncion|Auckland|Basel|Basra|Bilbao|Bologna|Bordeaux|Brasília
    |Bristol|Calgary|Cali|Cancún|Cape Canaveral|Casablanca|Charlotte|Chisinau|Christchurch|Cincinnati
    |Ciudad de México|Columbus|Conakry|Cracow|Dar es Salaam|Donetsk|Durban|Edmonton|Erbil|Fort Worth
    |Freetown|Gaza|Gaza City|Genoa|Genève|Göteborg|Graz|Guadalajara|Guayaquil|Halifax|Hà Nội|Haifa
    |Heidelberg|Hiroshima|Innsbruck|Izmir|Juba|Kandahar|Kansas City|Kharkiv|Kherson|Krakow|Kyoto
    |La Habana|Lausanne|Leeds|Lille|Linz|Lomé|London|Luxembourg|Luzern|Lviv|Magdeburg|Mainz|Malmö
    |Managua|Manchester|Mannheim|Maputo|Mariupol|Medellín|Memphis|Monterrey|Mosul|Nagasaki|Naples
    |Napoli|Nashville|Nice|Nuuk|Odesa|Odessa|Osaka|Ouagadougou|Palermo|Panama City|Perth|Port Moresby
    |Port-au-Prince|Porto|Potsdam|Praha|Pristina|Providence|Rafah|Ramallah|Recife|Rostock|Rotterdam
    |Saarbrücken|Sacramento|Salzburg|San Juan|Santa Fe|Saskatoon|São Paulo|Schwerin|St. Petersburg
    |St. Paul|Suva|Tampa|Torino|Turin|Toulouse|Ulan Bator|Utrecht|Valletta|Vancouver|Venice|Vientiane
    |Vladivostok|Warszawa|Windhoek|Winnipeg|Wuhan|Yokohama|Bangui|Bishkek|Dushanbe|Kyiv|Bujumbura
    |Gaborone|Libreville|Lilongwe|Lusaka|N’Djamena|Niamey|Nouakchott|Antananarivo|Victoria Falls
    |Port Louis|Honiara|Nuku’alofa|Apia|Naypyitaw|Bandar Seri Begawan|Dili|Thimphu|København|Roma|Milano
    |Firenze|Venezia|Bern|Zug|Den Haag|Oaxaca|Tijuana|Rosario|Córdoba|Salvador|Porto Alegre
    |Belo Horizonte|Curitiba|Fortaleza|Manaus
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Capitals, AP's cities that stand alone, and other frequent ones; they confirm a weak shape."""

ONE_NAME = {"Frankfurt/Main": "Frankfurt am Main", "Frankfurt/Oder": "Frankfurt an der Oder"}
"""Places whose slash is part of one name."""


def region(text: str) -> str | None:
    """Return the state or country that *text* names or abbreviates, in full."""
    bare = text.strip().rstrip(".")
    if state := STATES.get(bare.casefold()):
        return state
    return next((country for country in COUNTRIES if country.casefold() == bare.casefold()), None)
