"""How well sentences are told apart, beside sentencex alone and a plain rule, and how fast: `make score`.

NEWS is this project's own set: what newsrooms write that ends a sentence for no one but a program. Beside it stand the
48 English golden rules that pysbd is tested by (https://github.com/nipunsadvilkar/pySBD, tests/lang/test_english.py, MIT),
when HEARDLINE_GOLDEN_RULES names a copy of that file.
"""

import ast
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sentencex import segment

from service.sentences import sentences

NEWS = """
He left at 7 p.m. Monday. | She stayed.
The polls close at 8 p.m. Eastern. | Counting begins at once.
It opened at 9 a.m. Tuesday, Oct. 3. | Nobody came.
The curfew starts at 7 p.m. | Police arrived soon after.
The blast was heard at 6 a.m. | No one was hurt.
She arrives at 10 a.m. GMT on Friday.
Sen. Jeff Flake, R-Ariz. , objected. | The vote was 51-49.
Rep. Nancy Pelosi (D-Calif.) spoke. | Republicans did not.
The crash near Springfield, Ill., killed three. | Two survived.
He moved from Phoenix, Ariz. | He never went back.
Smith & Co. Ltd. said profits fell. | Its shares rose.
The maker is Apple Inc. | The company declined to comment.
Shares of Apple Inc. fell 3 percent. | Others gained.
He works for Goldman, Sachs & Co. | She does not.
Warner Bros. Discovery will split. | Investors cheered.
The report is No. 5 on the list. | It was No. 1.
The answer is no. | Nobody asked again.
Room No. 10 was empty.
They met in St. Louis. | St. Paul is next.
The Rev. Martin Luther King Jr. spoke here. | Thousands listened.
John F. Kennedy Jr. | His plane was lost.
Dr. Anthony S. Fauci testified. | He was calm.
J. K. Rowling wrote it. | She lives in Edinburgh.
George W. Bush won. | Al Gore lost.
Gen. Mark A. Milley and Lt. Col. Jane Roe met. | They agreed.
Adm. James Stavridis, Capt. Lee and Sgt. Cruz testified.
Insp. Javert and Det. Lee left. | Ofc. Roe stayed.
Gov. Gretchen Whitmer signed it. | Lt. Gov. Garlin Gilchrist watched.
Prof. Smith et al. found it. | Others doubt it.
In Roe v. Wade the court ruled. | In Dobbs it ruled again.
It was Ali vs. Frazier. | Ali won.
The U.S. Senate met. | It was late.
He returned to the U.S. | His family stayed.
He returned to the U.S. on Monday. | His family stayed.
The U.N. Security Council voted. | Russia abstained.
They flew to Washington, D.C. | The talks begin today.
The Washington, D.C. Council met. | It agreed.
The U.S. and the U.K. agreed. | The E.U. did not.
The U.S. said no. | The U.N. said yes.
It cost $4.5 million. | That is a lot.
It fell 3.5%. | Then it rose.
He was born on Jan. 6, 1950. | He died in Sept. 2001.
It happened in December. | In Jan. it happened again.
The storm hit at about 5 p.m. | It moved north.
“We won.” | She smiled.
“We won,” she said. | “They lost.”
“Did we win?” she asked. | “No!” he said.
“We will stay. | We will not leave,” he said. | Then he left.
He said: “It is over.” | The crowd cheered.
“Stop!” he cried. | Nobody did.
"It is over," Trump said. | "We go home."
He asked, “Why now?” and left. | No one knew.
The plan (which failed.) was his. | It cost him.
The plan failed. | (It was his.) | It cost him.
It grew 2 percent. | 3 million people left.
There were 91. | 12 died.
He came 2nd. | 1st was his brother.
Visit www.example.com. | It is free.
Write to a.b@example.org. | We answer.
Mr. and Mrs. Lee came. | Ms. Roe did not.
Messrs. Smith and Jones resigned. | Mme. Curie did not.
The ship, i.e. the ferry, sank. | Nobody noticed.
Fruit, vegetables, etc. were sold. | Meat was not.
They sold fruit, etc. | Meat was not sold.
Police came at approx. 5 o'clock. | They left.
Why? | Because of the U.S. elections. | Nothing else.
Yahoo! said it would sell. | Jeopardy! is a show.
What a day! | It rained.
Really?! | Yes.
And then … nothing. | It ended.
He waited… | Nobody came.
He waited... and waited. | Nobody came.
Ft. Worth and Mt. Vernon are far. | Pt. Reyes is not.
Sgt. 1st Class Alwyn Cashe was honored. | He died in 2005.
Pres. Biden spoke with P.M. Sunak. | They agreed.
Acme Corp. and Beta Inc. merged. | Gamma LLC. did not.
The Lakers beat the Heat 106-93. | LeBron James scored 28.
He lives on Fifth Ave. in New York. | She lives on Elm St. | It is quiet.
Vol. 2, pp. 5-9, fig. 3, is new. | Ch. 4 is old.
Smoke rose over Rafah. | “We fled,” said Ali.
“I am the U.S. president.” | He laughed.
They need more vitamin C. | It helps.
It was Plan B. | Nobody liked it.
It was a play about Henry V. | Nobody came.
Ph.D. students protested. | They want more.
She has a Ph.D. | He has none.
The 5 p.m. Amtrak train was late. | It was full.
"""
"""Texts by line; a bar stands where a sentence ends."""

OTHERS = {
    "de": """
Am 3. Oktober kam er. | Es regnete.
Der 1. FC Köln verlor. | Der 2. Platz bleibt.
Das kostet ca. 5 Mio. Euro. | Nr. 7 fehlt.
Prof. Dr. Müller sprach z. B. mit der Fa. Meyer. | Niemand ging.
Er wohnt in der Str. des 17. Juni. | Sie nicht.
„Wir bleiben.“ | Dann ging er.
Um 20.15 Uhr war es aus. | Alle gingen.
Papst Johannes XXIII. starb 1963. | Er war beliebt.
""",
    "fr": """
M. Macron a parlé. | Mme. Borne aussi.
M. Dupont et MM. Durand sont partis. | Personne n’est resté.
« C’est fini. » | Il est parti.
Le Dr. Petit habite av. Foch. | Il y est né.
Elle a dit : « Non ! » | Il a ri.
""",
    "es": """
El Sr. López y la Sra. Ruiz llegaron. | Nadie habló.
Vive en EE. UU. desde 2010. | Trabaja allí.
¿Quién es? | ¡No lo sé!
El art. 5 dice que no. | La pág. 7 dice que sí.
""",
    "pt": """
O Sr. Silva e a Dra. Costa chegaram. | Ninguém falou.
Custou R$ 3,5 mi. | É muito.
""",
    "it": """
Il sig. Rossi e il dott. Bianchi sono arrivati. | Nessuno parlò.
Costa 3,5 mln. di euro. | È molto.
""",
    "ru": """
В 2019 г. он уехал. | Никто не знал.
А. С. Пушкин родился в Москве. | Он был поэтом.
Это стоит 5 млн. руб. в год. | Это много.
«Всё кончено». | Он ушёл.
""",
    "zh": """
河水上涨。| 大桥关闭！| 无人受伤。
“我们赢了。”| 他笑了。
""",
    "ar": """
قال الرئيس ذلك. | هل تصدق؟ | لا أحد يعرف.
""",
    "hi": """
वह चला गया। | कोई नहीं जानता।
""",
}

_PLAIN = re.compile(r"(?<=[.!?…])\s+")

Splitter = Callable[[str, str], Sequence[str]]


def main() -> int:
    sets = {"news, en": cases(NEWS)} | {
        f"others, {language}": cases(told) for language, told in OTHERS.items()
    }
    if golden := os.environ.get("HEARDLINE_GOLDEN_RULES"):
        sets["golden rules, en"] = golden_rules(Path(golden))
    else:
        print("Skipped: HEARDLINE_GOLDEN_RULES names no copy of pysbd's test_english.py.")
    print(f"{'set':18}{'texts':>6}{'ours':>8}{'sentencex':>11}{'plain rule':>12}")
    for name, told in sets.items():
        language = name.rpartition(" ")[2]
        shares = (share(told, language, splitter) for splitter in (ours, sentencex, plain))
        print("{:18}{:6}{:8.3f}{:11.3f}{:12.3f}".format(name, len(told), *shares))
        for parts in told:
            found = ours(" ".join(parts), language)
            if same(found) != same(parts):
                print(f"wrong: {' | '.join(found)}")
    if corpus := os.environ.get("HEARDLINE_CORPUS"):
        print(f"speed: {speed_mb_per_s(Path(corpus)):.1f} MB of text a second")
    return 0


def cases(told: str) -> list[list[str]]:
    """Read one text a line, its sentences parted by bars."""
    return [[part.strip() for part in line.split("|")] for line in told.strip().splitlines()]


def golden_rules(file: Path) -> list[list[str]]:
    """Read pysbd's cases without running its file, those that pysbd itself fails with them."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
            pairs = (
                ast.literal_eval(ast.Tuple(case.args) if isinstance(case, ast.Call) else case)
                for case in node.value.elts
            )
            return [parts for _, parts in pairs]
    raise ValueError(f"{file} holds no list of cases")


def share(told: Sequence[Sequence[str]], language: str, splitter: Splitter) -> float:
    """Return how many of the texts are parted right."""
    right = sum(same(splitter(" ".join(parts), language)) == same(parts) for parts in told)
    return right / len(told)


def same(parts: Sequence[str]) -> list[str]:
    return ["".join(part.split()) for part in parts if part.strip()]


def ours(text: str, language: str) -> Sequence[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def sentencex(text: str, language: str) -> Sequence[str]:
    return segment(language, text)


def plain(text: str, language: str) -> Sequence[str]:
    return _PLAIN.split(text)


def speed_mb_per_s(corpus: Path) -> float:
    """Measure the corpus's articles, paragraph by paragraph, over and over for a second."""
    paragraphs = [
        line
        for path in sorted(corpus.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line
    ]
    started, size = time.perf_counter(), 0
    while time.perf_counter() - started < 1:
        for paragraph in paragraphs:
            ours(paragraph, "en")
            size += len(paragraph.encode())
    return size / 1e6 / (time.perf_counter() - started)


if __name__ == "__main__":
    sys.exit(main())
