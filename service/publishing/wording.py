"""What feeds say in words of their own, each in its own language: a screen reader reads them with a voice of that language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from service.forms import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one language. `{…}` is filled in."""

    every: str
    """What the show of a service, or of a language, has."""
    section: str
    """What the show of the section `{name}` has."""
    correspondent: str
    """What the show of a correspondent, `{name}`, has."""
    read: str
    """How it is read, and what comes with it."""
    synthetic: str
    """That a name is a voice's, and no person's."""
    instead_of: str
    """That, and that it stands in for `{name}`."""
    own: str
    """A feed of the listener's own."""
    low: str
    """A sound for slow lines."""
    speaker: str
    """A sound for smart speakers."""
    speed: str
    """A sound that is read `{times}` as fast."""
    voice: str
    """A sound that is read by the voice `{name}`."""
    often: tuple[str, str, str, str]
    """That there is something new each hour, day, week or month."""


_ENGLISH: Final = Wording(
    every="News articles.",
    section="News articles of the section {name}.",
    correspondent="News articles by {name}.",
    read="Read aloud by a synthetic voice. Where from and who reports come first."
    " Every episode has chapters and a transcript.",
    synthetic="synthetic voice",
    instead_of="synthetic voice, in place of {name}",
    own="my feed",
    low="low bandwidth",
    speaker="smart speaker",
    speed="{times}x speed",
    voice="voice {name}",
    often=("Hourly", "Daily", "Weekly", "Monthly"),
)
_WORDINGS: Final[Mapping[str, Wording]] = MappingProxyType(
    {
        "ar": Wording(
            every="مقالات إخبارية.",
            section="مقالات إخبارية من قسم {name}.",
            correspondent="مقالات إخبارية بقلم {name}.",
            read="يقرؤها صوت اصطناعي، ويُذكر أولًا من أين يأتي الخبر ومن كتبه. لكل حلقة فصول ونص مكتوب.",
            synthetic="صوت اصطناعي",
            instead_of="صوت اصطناعي، بدلًا من {name}",
            own="قائمتي",
            low="حجم صغير",
            speaker="مكبر صوت ذكي",
            speed="سرعة {times}x",
            voice="الصوت {name}",
            often=("كل ساعة", "يوميًا", "أسبوعيًا", "شهريًا"),
        ),
        "de": Wording(
            every="Nachrichtenartikel.",
            section="Nachrichtenartikel aus dem Ressort {name}.",
            correspondent="Nachrichtenartikel von {name}.",
            read="Vorgelesen von einer künstlichen Stimme. Woher der Bericht kommt und wer berichtet, wird zuerst gesagt."
            " Jede Folge hat Kapitel und ein Transkript.",
            synthetic="künstliche Stimme",
            instead_of="künstliche Stimme, anstelle von {name}",
            own="mein Feed",
            low="geringe Datenmenge",
            speaker="smarter Lautsprecher",
            speed="Tempo {times}x",
            voice="Stimme {name}",
            often=("Stündlich", "Täglich", "Wöchentlich", "Monatlich"),
        ),
        "en": _ENGLISH,
        "es": Wording(
            every="Artículos de noticias.",
            section="Artículos de noticias de la sección {name}.",
            correspondent="Artículos de noticias de {name}.",
            read="Leídos por una voz sintética. Primero se dice desde dónde y quién informa."
            " Cada episodio tiene capítulos y transcripción.",
            synthetic="voz sintética",
            instead_of="voz sintética, en lugar de {name}",
            own="mi canal",
            low="pocos datos",
            speaker="altavoz inteligente",
            speed="velocidad {times}x",
            voice="voz {name}",
            often=("Cada hora", "Diario", "Semanal", "Mensual"),
        ),
        "fr": Wording(
            every="Articles d’actualité.",
            section="Articles d’actualité de la rubrique {name}.",
            correspondent="Articles d’actualité signés {name}.",
            read="Lus par une voix de synthèse. D’où vient l’article et qui en est l’auteur est dit en premier."
            " Chaque épisode a des chapitres et une transcription.",
            synthetic="voix de synthèse",
            instead_of="voix de synthèse, à la place de {name}",
            own="mon flux",
            low="bas débit",
            speaker="enceinte connectée",
            speed="vitesse {times}x",
            voice="voix {name}",
            often=("Toutes les heures", "Quotidien", "Hebdomadaire", "Mensuel"),
        ),
        "it": Wording(
            every="Articoli di attualità.",
            section="Articoli di attualità della sezione {name}.",
            correspondent="Articoli di attualità di {name}.",
            read="Letti da una voce sintetica. Per prima cosa si dice da dove e chi riferisce."
            " Ogni episodio ha capitoli e trascrizione.",
            synthetic="voce sintetica",
            instead_of="voce sintetica, al posto di {name}",
            own="il mio feed",
            low="pochi dati",
            speaker="altoparlante smart",
            speed="velocità {times}x",
            voice="voce {name}",
            often=("Ogni ora", "Quotidiano", "Settimanale", "Mensile"),
        ),
        "nl": Wording(
            every="Nieuwsartikelen.",
            section="Nieuwsartikelen uit de rubriek {name}.",
            correspondent="Nieuwsartikelen van {name}.",
            read="Voorgelezen door een kunstmatige stem. Waarvandaan en door wie wordt bericht, wordt eerst gezegd."
            " Elke aflevering heeft hoofdstukken en een transcript.",
            synthetic="kunstmatige stem",
            instead_of="kunstmatige stem, in plaats van {name}",
            own="mijn feed",
            low="weinig data",
            speaker="slimme luidspreker",
            speed="snelheid {times}x",
            voice="stem {name}",
            often=("Elk uur", "Dagelijks", "Wekelijks", "Maandelijks"),
        ),
        "pt": Wording(
            every="Artigos de notícias.",
            section="Artigos de notícias da secção {name}.",
            correspondent="Artigos de notícias de {name}.",
            read="Lidos por uma voz sintética. Primeiro diz-se de onde e quem informa."
            " Cada episódio tem capítulos e transcrição.",
            synthetic="voz sintética",
            instead_of="voz sintética, em vez de {name}",
            own="o meu feed",
            low="poucos dados",
            speaker="coluna inteligente",
            speed="velocidade {times}x",
            voice="voz {name}",
            often=("De hora a hora", "Diário", "Semanal", "Mensal"),
        ),
        "ru": Wording(
            every="Новостные статьи.",
            section="Новостные статьи рубрики «{name}».",
            correspondent="Новостные статьи, автор: {name}.",
            read="Читает синтезированный голос. Сначала говорится, откуда новость и кто автор."
            " У каждого выпуска есть главы и расшифровка.",
            synthetic="синтезированный голос",
            instead_of="синтезированный голос, вместо: {name}",
            own="моя лента",
            low="малый объём",
            speaker="умная колонка",
            speed="скорость {times}x",
            voice="голос {name}",
            often=("Ежечасно", "Ежедневно", "Еженедельно", "Ежемесячно"),
        ),
        "sv": Wording(
            every="Nyhetsartiklar.",
            section="Nyhetsartiklar från avdelningen {name}.",
            correspondent="Nyhetsartiklar av {name}.",
            read="Upplästa av en syntetisk röst. Varifrån och vem som rapporterar sägs först."
            " Varje avsnitt har kapitel och en utskrift.",
            synthetic="syntetisk röst",
            instead_of="syntetisk röst, i stället för {name}",
            own="mitt flöde",
            low="lite data",
            speaker="smart högtalare",
            speed="hastighet {times}x",
            voice="röst {name}",
            often=("Varje timme", "Dagligen", "Varje vecka", "Varje månad"),
        ),
        "uk": Wording(
            every="Новинні статті.",
            section="Новинні статті рубрики «{name}».",
            correspondent="Новинні статті, автор: {name}.",
            read="Читає синтезований голос. Спочатку кажуть, звідки новина і хто автор."
            " Кожен випуск має розділи й текст.",
            synthetic="синтезований голос",
            instead_of="синтезований голос, замість: {name}",
            own="моя стрічка",
            low="малий обсяг",
            speaker="смарт-колонка",
            speed="швидкість {times}x",
            voice="голос {name}",
            often=("Щогодини", "Щодня", "Щотижня", "Щомісяця"),
        ),
        "zh": Wording(
            every="新闻文章。",
            section="“{name}”栏目的新闻文章。",
            correspondent="{name} 的新闻文章。",
            read="由合成语音朗读，首先说明报道地点和记者。每一集都有章节和文字稿。",
            synthetic="合成语音",
            instead_of="合成语音，代替 {name}",
            own="我的订阅",
            low="低流量",
            speaker="智能音箱",
            speed="{times} 倍速",
            voice="语音 {name}",
            often=("每小时", "每天", "每周", "每月"),
        ),
    }
)


def wording(language: str) -> Wording:
    """Return the words of *language* (BCP 47); where there are none, they are English."""
    return _WORDINGS.get(language.partition("-")[0].lower(), _ENGLISH)


def how_often(updates: str, language: str) -> str:
    """Say in *language* what a word of RFC 5545 says, as "DAILY" does."""
    often = dict(
        zip(("HOURLY", "DAILY", "WEEKLY", "MONTHLY"), wording(language).often, strict=True)
    )
    return often[updates]


def form_title(form: Form, language: str, *, voices: Sequence[str] = ()) -> str:
    """Call a form in *language* as a feed does: "Low bandwidth, 1.5x speed".

    That it is MP3 goes without saying. A voice of its own is told by the names of the *voices* that are heard.
    """
    words = wording(language)
    codecs = {"mp3": "", "low": words.low, "speaker": words.speaker}
    times = f"{form.speed_percent / 100:g}"
    told = ", ".join(
        filter(
            None,
            (
                codecs.get(form.codec.name, form.codec.title),
                words.speed.format(times=times) if form.speed_percent != 100 else "",
                words.voice.format(name=", ".join(voices)) if form.voice is not None else "",
            ),
        )
    )
    return told[:1].upper() + told[1:]
