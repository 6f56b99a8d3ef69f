"""The site that the browser tests visit: real episodes, made by the real pipeline with beeps in the place of a voice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from playwright.sync_api import Page
from unit.service.web.newsroom import Newsroom, article

from audio_cache import memory_cache
from service.forms import Form
from service.headlines import Headlines
from service.model import Article, Attribution, Block, BlockKind, Dateline, Drop
from service.narration.gain import Gains
from service.newsdesk import Newsdesk
from service.ownfeeds import digest_of
from service.parts import Casting
from service.pipeline import accept, make
from service.renditions import make_form
from service.store import Job
from service.store.feeds import Choice
from service.studio import Studio
from voices.tone import ToneEngine

PARAGRAPH = (
    "The line was under water by noon, and by three in the afternoon the sea had carried the ballast away over a "
    "length of two hundred metres. Engineers will walk the track at low tide tomorrow morning."
)
WAITING = "https://news.example/waiting"
RATE_WPM = 175
FORMS = (Form(speed_percent=150), Form(voice="high"), Form(speed_percent=150, voice="high"))
"""In which the plain article can be heard besides."""
FEED = "x" * 43
"""The token of a listener's feed."""


PAGES = {
    "home": "/",
    "own feed": "/my-feed",
    "feed with errors": "/my-feed",
    "feed made": "/p/{feed}/",
    "feed ended": "/my-feed",
    "plain": "/articles/{plain}",
    "corrected": "/articles/{corrected}",
    "german": "/articles/{german}",
    "arabic": "/articles/{arabic}",
    "hostile": "/articles/{hostile}",
    "waiting": "/articles/{waiting}",
    "preparing": f"/listen?url={WAITING}&refresh=no",
    "failed": "/articles/{failed}",
    "withdrawn": "/articles/{withdrawn}",
    "unknown": "/articles/nobody",
    "bad link": "/listen?url=nonsense",
    "search": "/search?q=storm+water",
    "found nothing": "/search?q=<script>",
    "help": "/help",
    "statement": "/accessibility",
    "report": "/articles/{plain}/report",
    "thanks": "/articles/{plain}/reported",
    "embed": "/embed/{arabic}",
    "sections": "/sections",
    "section": "/sections/transport",
    "correspondent": "/correspondents/ada-reed",
    "transcript": "/audio/{plain}.html",
    "headlines": "/headlines.html",
}
"""The address of each page that is looked at, by what it is, with the names of articles in the place of their ids."""

SENT = {
    "feed with errors": (("#longest", "ten"), ("main form button", None)),
    "feed ended": (("main form button", None), ("[action$='/end'] button", None)),
}
"""What is written, and pressed, to come from its address to a page that answers a form."""

FRAMELESS = {"transcript", "headlines", "embed"}
"""Pages for podcast apps and for the frames of others: they have no frame of the site."""


@dataclass(frozen=True)
class Site:
    """Where it is, and what is where."""

    url: str
    articles: Mapping[str, str]
    """Public ids by what is special about an article; and the token of a listener's feed."""

    def pages(self) -> dict[str, str]:
        """The address of each page, by what it is."""
        return {kind: self.url + path.format(**self.articles) for kind, path in PAGES.items()}

    def visit(self, page: Page, kind: str) -> str:
        """Open a kind of page; answer its source."""
        answer = page.goto(self.pages()[kind])
        for place, words in SENT.get(kind, ()):
            if words:
                page.fill(place, words)
                continue
            with page.expect_navigation() as sent:
                page.click(place)
            answer = sent.value
        return answer.text()


def hostile(field: str) -> str:
    """Return what ends elements, cues and strings, turns lines around and runs a script, for one field of an article."""
    return f"<script>alert('{field}')</script> \u202egnol\u202c & “quotes” \"' </title></script><img src=x onerror=alert(1)> --> ]]> {{{{7*7}}}} \x00\x1b "


STORIES: dict[str, Article] = {
    "plain": article(
        blocks=(
            Block(kind="paragraph", text=PARAGRAPH),
            Block(kind="subhead", text="What passengers can do"),
            Block(kind="list", text="Take the bus from the station square\nWait for Friday"),
            Block(kind="quote", text="“I have never seen such a tide,” said a signaller."),
            Block(kind="paragraph", text=PARAGRAPH),
        ),
        kicker="Weather",
        contributors=("Additional reporting by Tom Hale.",),
    ),
    "corrected": article(id="corrected", url=None, headline="Ferry fares fall", section="Local"),
    "german": article(
        id="german",
        url=None,
        language="de",
        headline="Rheinpegel sinkt den vierten Tag in Folge",
        deck="Frachtschiffe laden weniger.",
        section="Wirtschaft",
        blocks=(Block(kind="paragraph", text="Der Pegel steht bei achtzig Zentimetern."),),
        dropped=(Drop(text="films.example", code="embed", reason="A film.", position=40),),
    ),
    "arabic": article(
        id="arabic",
        url=None,
        language="ar",
        headline="العاصفة تغلق سكة الحديد الساحلية",
        deck="قد لا تسير القطارات لمدة أسبوع.",
        dateline=None,
        attribution=None,
        section="نقل",
        blocks=(
            Block(
                kind="paragraph",
                text="كان الخط تحت الماء عند الظهر، وقالت شركة Network Rail إن 200 متر من السكة ضاعت بين Harwich و Colchester (35 كم).",
            ),
            Block(kind="subhead", text="ماذا يفعل الركاب"),
            Block(
                kind="list",
                text="استقلوا الحافلة رقم 7 من ساحة المحطة\nInterCity: انتظروا حتى يوم الجمعة 27 نوفمبر",
            ),
            Block(kind="quote", text="«لم أر مدا كهذا من قبل»، قال أحد العمال."),
        ),
    ),
    "hostile": article(
        id=hostile("id"),
        url="https://news.example/\"><script>alert('url')</script>",
        headline=hostile("headline")
        + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
        kicker=hostile("kicker"),
        deck=hostile("deck"),
        byline=hostile("byline"),
        dateline=Dateline(
            place=hostile("place"),
            region=hostile("region"),
            agency=hostile("agency"),
            date=hostile("date"),
            derived=False,
            shown=hostile("dateline"),
        ),
        attribution=Attribution(
            names=(hostile("reporter"),),
            role=hostile("role"),
            outlet=hostile("outlet"),
            bureau=hostile("bureau"),
            derived=False,
            shown=hostile("attribution"),
        ),
        section=hostile("section") + "A" * 200,
        corrections=(hostile("correction"),),
        contributors=(hostile("contributors"),),
        published_shown=hostile("published"),
        blocks=tuple(Block(kind=kind, text=hostile(kind)) for kind in get_args(BlockKind)),
    ),
}


def open_studio(desk: Newsdesk, folder: Path) -> Studio:
    """Open a studio that beeps."""
    return Studio(
        engines=(ToneEngine(),),
        cache=memory_cache(lambda: desk.clock().date()),
        gains=Gains(folder / "gains.json"),
        workers=1,
        title=desk.title,
        casting=Casting(voice="low"),
    )


def fill(desk: Newsdesk, studio: Studio) -> Site:
    """Publish the stories, and leave one article waiting, one failed and one withdrawn."""
    room = Newsroom(desk=desk, clock=desk.clock)
    articles = {name: _publish(story, desk, studio) for name, story in STORIES.items()}
    desk.store.want(articles["plain"], FORMS, now=desk.clock())
    for _ in FORMS:
        make_form(_taken(desk), desk, studio)
    fixed = replace(STORIES["corrected"], headline="Ferry fares fall by a tenth")
    _publish(fixed, desk, studio, notice="An earlier version gave another figure.")
    gone = room.hands_in(article(id="gone", url=None))
    room.withdraws(gone)
    failed = room.hands_in(article(id="failed", url=None, headline="This one failed"))
    room.fails()
    waiting = room.hands_in(article(id="waiting", url=WAITING, headline="This one waits"))
    Headlines(desk, studio, rate_wpm=RATE_WPM).freshen("worker")
    desk.feeds.add(digest_of(FEED), Choice(), most=desk.offer.most, now=desk.clock())
    states = {"withdrawn": gone, "failed": failed, "waiting": waiting}
    return Site(
        url="",
        articles={
            **articles,
            **{name: entry.public_id for name, entry in states.items()},
            "feed": FEED,
        },
    )


def _publish(story: Article, desk: Newsdesk, studio: Studio, *, notice: str | None = None) -> str:
    desk.clock.forward(minutes=7)
    accept(story, desk, notice=notice)
    job = _taken(desk)
    make(job, desk, studio, rate_wpm=RATE_WPM)
    return job.public_id


def _taken(desk: Newsdesk) -> Job:
    return desk.store.take("worker", alive=lambda _: True, now=desk.clock())
