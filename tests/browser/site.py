"""The site that the browser tests visit: real episodes, made by the real pipeline with beeps in the place of a voice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from unit.service.web.newsroom import Newsroom, article

from audio_cache import memory_cache
from service.model import Article, Block
from service.narration.gain import Gains
from service.newsdesk import Newsdesk
from service.parts import Casting
from service.pipeline import accept, make
from service.studio import Studio
from voices.tone import ToneEngine

PARAGRAPH = (
    "The line was under water by noon, and by three in the afternoon the sea had carried the ballast away over a "
    "length of two hundred metres. Engineers will walk the track at low tide tomorrow morning."
)
WAITING = "https://news.example/waiting"
RATE_WPM = 175


@dataclass(frozen=True)
class Site:
    """Where it is, and what is where."""

    url: str
    articles: Mapping[str, str]
    """Public ids by what is special about an article."""

    def pages(self) -> dict[str, str]:
        """The address of each page, by what it is."""
        found = {
            name: f"{self.url}/articles/{public_id}" for name, public_id in self.articles.items()
        }
        return {
            "home": f"{self.url}/",
            "own feed": f"{self.url}/my-feed",
            **found,
            "unknown": f"{self.url}/articles/nobody",
            "preparing": f"{self.url}/listen?url={WAITING}&refresh=no",
            "bad link": f"{self.url}/listen?url=nonsense",
            "search": f"{self.url}/search?q=storm+water",
            "found nothing": f"{self.url}/search?q=<script>",
            "help": f"{self.url}/help",
            "statement": f"{self.url}/accessibility",
            "report": f"{self.url}/articles/{self.articles['plain']}/report",
            "embed": f"{self.url}/embed/{self.articles['arabic']}",
            "sections": f"{self.url}/sections",
            "section": f"{self.url}/sections/transport",
            "transcript": f"{self.url}/audio/{self.articles['plain']}.html",
        }


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
        blocks=(Block(kind="paragraph", text="كان الخط تحت الماء عند الظهر."),),
    ),
    "hostile": article(
        id="hostile",
        url=None,
        headline="<script>alert(1)</script> \u202egnol\u202c & “quotes” </title>"
        + "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
        section="A" * 200,
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
    fixed = replace(STORIES["corrected"], headline="Ferry fares fall by a tenth")
    _publish(fixed, desk, studio, notice="An earlier version gave another figure.")
    gone = room.hands_in(article(id="gone", url=None))
    room.withdraws(gone)
    failed = room.hands_in(article(id="failed", url=None, headline="This one failed"))
    room.fails()
    waiting = room.hands_in(article(id="waiting", url=WAITING, headline="This one waits"))
    states = {"withdrawn": gone, "failed": failed, "waiting": waiting}
    return Site(
        url="",
        articles={**articles, **{name: entry.public_id for name, entry in states.items()}},
    )


def _publish(story: Article, desk: Newsdesk, studio: Studio, *, notice: str | None = None) -> str:
    desk.clock.forward(minutes=7)
    accept(story, desk, notice=notice)
    job = desk.store.take("worker", alive=lambda _: True, now=desk.clock())
    make(job, desk, studio, rate_wpm=RATE_WPM)
    return job.public_id
