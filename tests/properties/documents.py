"""Documents for property tests: paragraphs of every sort that newsrooms print, in any order and number."""

from hypothesis import strategies as st

VOCABULARY = """
river bridge council Monday said Storm harbour the a of in London Paris 12 2026 US Mayor Lee Ann reports from has more
Über café agua niño город река 水 محطة e-mail o'clock 4.5 $3m £2 No. Dr. A B. I — – - · & @desk #storm
"""
WORDS = st.sampled_from(VOCABULARY.split())
SENTENCES = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(WORDS, min_size=1, max_size=14),
    st.sampled_from([".", ".", "?", "!", "…", "", ":", '."', ".”", "。"]),
)
PROSE = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)
NAMES = st.sampled_from(
    [
        "Ann Lee",
        "RAÚL GIL",
        "Robert Berger",
        "Mei Tan",
        "Jean d'Arcy",
        "Zoë",
        "Username",
        "Jane Q. Public",
    ]
)
PLACES = st.sampled_from(
    [
        "JERUSALEM",
        "LONDON/SINGAPORE",
        "HAYWARD, Calif.",
        "Köln",
        "MILL CREEK, Ohio",
        "NASA",
        "WASHINGTON, D.C.",
    ]
)
DATES = st.sampled_from(
    ["June 3, 2026", "3. Juni 2026", "2026-06-03", "29 September 2007", "March 12"]
)
DATELINES = st.builds(
    "{}{}{}{}".format,
    PLACES,
    st.sampled_from(["", ", June 12", " 12 mai"]),
    st.sampled_from(["", " (AP)", " (dpa/lno)", " /TASS/", " (CDU)"]),
    st.sampled_from([" — ", " - ", ": ", ". ", ".- ", " "]),
)
BYLINES = st.builds(
    "{} {}{}{}".format,
    st.sampled_from(["By", "Von", "Por", "By by", "Text:"]),
    NAMES,
    st.sampled_from(
        ["", " and Mei Tan", ", AP Business Writer", " | Heardline", " in Cairo", " /"]
    ),
    st.sampled_from(["", " 29 September 2007", " | July 23, 2004", " 4 min read"]),
)
CREDITS = st.builds(
    str.format,
    st.sampled_from(
        [
            "As {} reports from Heardline's Cairo bureau, the river rose.",
            "{} reports from Istanbul.",
            "Heardline's {} has more from Cairo.",
            "From Sydney, {} reports.",
            "The dam held. {} has the story. Camera: Mei Tan.",
            "As {} reports for NPR, the first cases appeared.",
            "{}, Heardline, Cairo.",
        ]
    ),
    NAMES,
)
FIXED = st.sampled_from(
    [
        "Accessibility links",
        "Breaking News",
        "Share",
        "Advertisement",
        "Related",
        "Read more: Ten rivers",
        "© 2026 Heardline. All rights reserved.",
        "Ends",
        "___",
        "ANALYSIS",
        "Staff Writer",
        "Published",
        "Last updated: 14:20, 12 November 2026",
        "FILE - The bridge is seen in May. (AP Photo/Jane Roe)",
        "Correction: An earlier version misspelled a name.",
        "(Reporting by Will Dunham; Editing by Tom Brown)",
        "Ann Lee contributed to this report.",
        "Voice one:",
        "gr/bp",
    ]
)
LISTS = st.lists(SENTENCES, min_size=1, max_size=4).flatmap(
    lambda items: st.sampled_from(
        [
            "\n".join(f"- {item}" for item in items),
            "\n".join(f"{place}. {item}" for place, item in enumerate(items, start=1)),
            "\n\n".join(f"* {item}" for item in items),
        ]
    )
)
WRAPPED = st.lists(WORDS, min_size=20, max_size=60).map(
    lambda words: "\n".join(
        " ".join(words[place : place + 11]) for place in range(0, len(words), 11)
    )
)
PARAGRAPHS = st.one_of(
    PROSE,
    SENTENCES,
    st.builds(str.__add__, DATELINES, PROSE),
    DATELINES,
    BYLINES,
    DATES,
    CREDITS,
    st.builds("{} {}".format, SENTENCES, CREDITS),
    FIXED,
    LISTS,
    WRAPPED,
)
TEXTS = st.builds(
    lambda paragraphs, gap: gap.join(paragraphs),
    st.lists(PARAGRAPHS, min_size=1, max_size=12),
    st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n \n", "\n\n\n   "]),
)
"""Whole documents, from two lines to a page."""
