"""The language decides which voice reads."""

import pytest

from service.reading.language import identified, language_of

TEXTS = {
    "en": "The river rose again on Monday night, and the council said that the bridge would stay closed.",
    "de": "Der Fluss ist in der Nacht zum Montag wieder gestiegen, die Brücke bleibt nach Angaben der Stadt gesperrt.",
    "fr": "La rivière est encore montée dans la nuit de lundi, et le pont restera fermé, selon la mairie.",
    "es": "El río volvió a crecer en la noche del lunes y el puente seguirá cerrado, según el ayuntamiento.",
    "pt": "O rio voltou a subir na noite de segunda-feira e a ponte vai continuar fechada, segundo a câmara.",
    "it": "Il fiume è salito ancora nella notte di lunedì e il ponte resta chiuso, secondo il comune.",
    "nl": "De rivier is in de nacht van maandag weer gestegen en de brug blijft volgens de stad dicht.",
    "sv": "Floden har stigit igen under natten till måndagen och bron är stängd, säger staden.",
    "pl": "Rzeka znowu wezbrała w nocy z niedzieli na poniedziałek i most jest zamknięty, podało miasto.",
    "tr": "Nehir pazartesi gecesi yeniden yükseldi ve köprü bir süre daha kapalı kalacak, dedi belediye.",
    "ru": "Река снова поднялась в ночь на понедельник, мост закрыт.",
    "uk": "Річка знову піднялася в ніч на понеділок, міст закрито.",
    "ar": "ارتفع النهر مرة أخرى ليلة الاثنين وبقي الجسر مغلقا.",
    "fa": "رودخانه شب دوشنبه دوباره بالا آمد و پل بسته ماند، گفت شهردار.",
    "ur": "پیر کی رات دریا پھر چڑھ گیا اور پل بند ہے۔",
    "he": "הנהר עלה שוב ביום שני והגשר סגור.",
    "el": "Το ποτάμι ανέβηκε ξανά τη Δευτέρα.",
    "hi": "सोमवार की रात नदी फिर चढ़ गई।",
    "zh": "星期一晚上河水再次上涨，大桥继续关闭。",
    "ja": "月曜の夜、川は再び増水し、橋は閉鎖されたままだ。",
    "ko": "월요일 밤 강물이 다시 불어나 다리가 닫혔다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_sentence(language: str):
    """One sentence is enough."""
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Bridge closed", "en"),
        ("Brücke gesperrt", "de"),
        ("El puente está cerrado", "es"),
        ("¿Quién paga?", "es"),
        ("Le pont est fermé", "fr"),
        ("A ponte não abre", "pt"),
        ("Il ponte è chiuso", "it"),
        ("De brug is dicht", "nl"),
        ("Мост закрыт", "ru"),
        ("橋は閉鎖", "ja"),
        ("大桥关闭", "zh"),
        ("12:30", "en"),
        ("😀", "en"),
        ("", "en"),
    ],
)
def test_short_text(headline: str, language: str):
    """A headline alone is told by its words or its letters; nothing at all is English."""
    assert language_of(headline) == language


def test_foreign_names_do_not_decide():
    """An article is in the language of its sentences, not of the names in it."""
    assert (
        language_of(
            "The mayor of Ağrı, Özgür Şahin, met François Lefèvre and Łukasz Żak in Kraków on Friday."
        )
        == "en"
    )


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_identified(language: str, text: str):
    """Documents with markup are told as plain text is, whatever they claim."""
    assert identified(text, claim="en", likely=language_of(text)) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "id",
            "Sungai itu naik lagi pada Senin malam, dan jembatan tetap ditutup, kata pemerintah kota.",
        ),
        (
            "sw",
            "Mto huo ulijaa tena Jumatatu usiku, na daraja litaendelea kufungwa, serikali ilisema.",
        ),
    ],
)
def test_identified_beyond_the_word_lists(language: str, text: str):
    """Documents with markup are told in languages that the word lists do not know."""
    assert identified(text, claim="en", likely=language_of(text)) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("See https://un.example/de/la/el/los/las for more on the talks.", "en"),
        ("Rooms a1b2 and e2e4; I'm on d’Or y-axis, he said to them.", "en"),
        ("首相は東京でNATOのStoltenberg事務総長と会談し、Washingtonに向かった。", "ja"),
    ],
)
def test_what_is_no_word_does_not_decide(text: str, language: str):
    """Addresses, letters beside digits or apostrophes, and foreign names among signs are no evidence."""
    assert language_of(text) == language


def test_claim():
    """It decides only what the text leaves open."""
    assert identified("Nei.", claim="no", likely="en") == "no"
    assert identified("1911", claim="fr", likely="en") == "fr"
    assert identified("1911", claim=None, likely="en") == "en"
