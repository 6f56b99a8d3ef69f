"""Google's service is asked as gTTS asks it, over trusted connections only, and whatever it answers is told in words."""

import re
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event

import pytest
from contracts.google import answer_with, mp3, reply, serving, speak

from voices import (
    EngineBusy,
    EngineUnavailable,
    Run,
    SpeechFailed,
    SpeechTimedOut,
    Utterance,
)
from voices.gtts import GttsEngine
from voices.restraint import Budget, Restraint, Throttle
from voices.tone import ToneEngine


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("google")) as service:
        yield service


@pytest.fixture
def google(running):
    running.asked.clear()
    running.answer = speak
    return running


@pytest.fixture
def make(google):
    engines = []

    def make(**settings):
        settings = {
            "host": google.host,
            "ca_file": google.ca_file,
            "restraint": Restraint(google.host),
            **settings,
        }
        engines.append(GttsEngine(**settings))
        return engines[-1]

    yield make
    for engine in engines:
        engine.close()


@pytest.fixture
def say(make, utterance):
    engine = make()

    def say(*texts, voice="gtts:en", **settings):
        return engine.speak(utterance(*texts, voice=voice, **settings))

    return say


def test_languages_have_the_tags_of_today(make):
    languages = {voice.id: voice.language for voice in make().voices()}
    assert languages["gtts:de"] == "de"
    assert languages["gtts:iw"] == "he"
    assert languages["gtts:pt"] == "pt-BR"
    assert languages["gtts:pt-PT"] == "pt-PT"
    assert len(languages) > 60


def test_it_is_known_that_text_leaves_the_machine(make):
    assert not make().capabilities.offline


@pytest.mark.parametrize(
    ("rate_wpm", "slow"), [(100, True), (132, True), (133, False), (400, False)]
)
def test_of_the_two_rates_the_nearer_one_is_asked_for(say, google, rate_wpm, slow):
    say("Guten Tag.", voice="gtts:de", rate_wpm=rate_wpm)
    assert google.asked == [("Guten Tag.", "de", slow)]


def test_a_long_text_is_asked_for_in_pieces_and_no_word_is_lost(say, google):
    text = "The ferry left Kilbrone at noon, with forty people on board, and a dog. " * 20
    say(text)
    pieces = [text for text, _, _ in google.asked]
    assert len(pieces) >= 20
    assert max(map(len, pieces)) <= 100
    assert re.findall(r"\w+", " ".join(pieces)) == re.findall(r"\w+", text)


def test_a_quotation_mark_alone_is_not_asked_for(say, google):
    say("b" * 100 + "”")
    assert google.asked == [("b" * 100, "en", False)]


def test_a_sentence_that_fits_is_asked_for_whole(say, google):
    """The library's own parting, at every comma, would be heard."""
    say(
        "Ferries, trains, and buses stood still. The mayor, who was away, said nothing. Nobody, of the harbour, spoke."
    )
    assert [text for text, _, _ in google.asked] == [
        "Ferries, trains, and buses stood still. The mayor, who was away, said nothing.",
        "Nobody, of the harbour, spoke.",
    ]


def test_runs_are_said_by_the_voice_of_their_language_if_there_is_one(make, google):
    runs = (
        Run(text="She "),
        Run(text="said "),
        Run(text="bonjour ", language="fr-CA"),
        Run(text="shalom ", language="he"),
        Run(text="colour ", language="en-GB"),
        Run(text="and nuqneH.", language="tlh"),
    )
    make().speak(Utterance(runs=runs, voice="gtts:en"))
    assert google.asked == [
        ("She said", "en", False),
        ("bonjour", "fr-CA", False),
        ("shalom", "iw", False),
        ("colour and nuqneH.", "en", False),
    ]


def test_the_sound_lasts_as_long_as_the_service_made_it(say):
    text = "A sentence of some words."
    made = ToneEngine().speak(Utterance(runs=(Run(text=text),), voice="low", rate_wpm=165))
    speech = say(text)
    assert speech.sample_rate_hz == 24_000
    assert speech.words is None
    assert speech.duration_ms == pytest.approx(made.duration_ms, abs=150)


def test_a_pause_is_exact_silence(make):
    runs = (Run(text="One.", pause_ms=500), Run(text="—", pause_ms=250))
    speech = make().speak(Utterance(runs=runs, voice="gtts:en"))
    silent = speech.samples[-2 * 24 * 750 :]
    assert not any(silent)
    assert any(speech.samples[: -len(silent)])


def answering(**facts):
    return lambda handler, *_: reply(handler, **facts)


def truncated(handler, *_):
    reply(handler, body=answer_with(mp3("One.", slow=False))[:-500], Content_Length="9999")
    handler.close_connection = True


def hang_up(handler, *_):
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


BAD = {
    "broken": (answering(status=500), "500 Internal Server Error"),
    "down": (answering(status=503), "503 Service Unavailable"),
    "refused": (answering(status=403), "403 Forbidden"),
    "moved": (answering(status=302, Location="http://127.0.0.1:9/"), "302 Found"),
    "truncated": (truncated, "broke off"),
    "hung up": (hang_up, "broke off"),
    "a page": (answering(body=b"<html>jQ1olc</html>", Content_Type="text/html"), "without speech"),
    "empty": (answering(), "without speech"),
    "no sound": (answering(body=b'[["wrb.fr","jQ1olc",null,null,null,[3],"generic"]]'), "without"),
    "silence": (answering(body=answer_with(b"")), "without speech"),
    "deep": (answering(body=b"[" * 500_000 + b"jQ1olc"), "without speech"),
    "cut base64": (answering(body=b'[["wrb.fr","jQ1olc","[\\"SUQzBAA\\"]"]]'), "without speech"),
    "no MP3": (answering(body=answer_with(b"RIFF....WAVE" * 99)), "without speech"),
    "broken MP3": (answering(body=answer_with(b"ID3" + b"<p>" * 99)), "cannot be decoded"),
    "too long": (answering(body=b" " * 2_000_000), "more than 1048576 bytes"),
}


@pytest.mark.parametrize(("answer", "told"), BAD.values(), ids=BAD.keys())
def test_a_bad_answer_is_told_and_may_be_better_next_time(say, google, answer, told):
    google.answer = answer
    with pytest.raises(SpeechFailed, match=told) as failure:
        say("Hello.")
    assert google.host in str(failure.value)
    assert not failure.value.permanent
    google.answer = speak
    assert any(say("Hello.").samples)


def test_one_bad_piece_fails_the_whole_and_ends_the_asking(say, google):
    google.answer = answering(status=500)
    with pytest.raises(SpeechFailed):
        say("Ships come and go. " * 20)
    assert len(google.asked) == 1


def test_a_busy_service_is_left_alone_for_as_long_as_it_asks(make, google, utterance):
    now = 0.0
    engine = make(restraint=Restraint("Google", now=lambda: now))
    hello = utterance("Hello.", voice="gtts:en")
    google.answer = answering(status=429, Retry_After="60")
    with pytest.raises(EngineBusy, match="in 60 seconds") as busy:
        engine.speak(hello)
    assert busy.value.retry_after_s == 60
    google.answer = speak
    now += 59
    with pytest.raises(EngineBusy, match="for 1 seconds") as busy:
        engine.speak(hello)
    assert busy.value.retry_after_s == 1
    assert len(google.asked) == 1
    now += 1
    assert any(engine.speak(hello).samples)


@pytest.mark.parametrize("answer", [BAD["down"][0], BAD["a page"][0], BAD["no MP3"][0], hang_up])
def test_a_service_that_only_fails_is_not_asked_any_more(say, google, answer):
    google.answer = answer
    for _ in range(9):
        with pytest.raises(SpeechFailed) as failure:
            say("Hello.")
    assert isinstance(failure.value, EngineBusy)
    assert len(google.asked) == 5


def test_no_more_is_sent_in_a_day_than_may_be(make, google, utterance, tmp_path):
    noon = datetime(2026, 3, 14, 12, tzinfo=UTC)
    budget = Budget(tmp_path / "gtts.json", chars_a_day=250, now=lambda: noon)
    engine = make(restraint=Restraint("Google", budget=budget))
    with pytest.raises(EngineBusy, match="250 characters") as busy:
        engine.speak(utterance("Ships come and go here. " * 20, voice="gtts:en"))
    assert busy.value.retry_after_s == 12 * 3600
    assert 150 < sum(len(text) for text, _, _ in google.asked) <= 250


def test_requests_go_out_no_faster_than_may_be(make, google, utterance):
    waits = []
    restraint = Restraint("Google", throttle=Throttle(2), now=lambda: 0.0, wait=waits.append)
    engine = make(restraint=restraint)
    engine.speak(
        utterance("Ships come and go here, and nobody minds them at all. " * 6, voice="gtts:en")
    )
    assert waits == [n / 2 for n in range(1, len(google.asked))]
    assert len(waits) == 5


def test_a_service_that_does_not_answer_is_not_waited_for(make, google, utterance):
    over = Event()
    google.answer = lambda *_: over.wait(10)
    with pytest.raises(SpeechTimedOut, match=r"longer than 0\.3 seconds"):
        make(timeout_s=0.3).speak(utterance("Hello.", voice="gtts:en"))
    over.set()


def test_a_service_that_answers_byte_by_byte_is_not_waited_for(make, google, utterance):
    over = Event()

    def drip(handler, *_):
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Length", "9999")
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b" ")
            if over.wait(0.05):
                return

    google.answer = drip
    with pytest.raises(SpeechTimedOut, match=r"longer than 0\.3 seconds"):
        make(timeout_s=0.3).speak(utterance("Hello.", voice="gtts:en"))
    over.set()


def test_no_text_is_sent_to_a_service_whose_certificate_nobody_trusts(make, google, utterance):
    with pytest.raises(SpeechFailed, match=r"not sent: .*certificate verify failed") as refusal:
        make(ca_file=None).speak(utterance("Hello.", voice="gtts:en"))
    assert not isinstance(refusal.value, SpeechTimedOut)
    assert google.asked == []


def test_no_text_is_sent_to_a_service_with_the_certificate_of_another(make, google, utterance):
    engine = make(host=google.host.replace("127.0.0.1", "localhost"))
    with pytest.raises(SpeechFailed, match=r"not sent: .*localhost"):
        engine.speak(utterance("Hello.", voice="gtts:en"))
    assert google.asked == []


def test_a_service_that_is_not_there_is_named(make, utterance):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(SpeechFailed, match=f"{host} cannot be reached .*refused"):
            make(host=host).speak(utterance("Hello.", voice="gtts:en"))


def test_closing_ends_the_asking_of_whoever_speaks(make, google, utterance):
    engine = make()
    asked, closing = Event(), Event()

    def wait(handler, *request):
        asked.set()
        closing.wait(10)
        speak(handler, *request)

    google.answer = wait
    with ThreadPoolExecutor(2) as threads:
        speech = threads.submit(engine.speak, utterance("One. " * 100, voice="gtts:en"))
        assert asked.wait(10)
        closed = threads.submit(engine.close)
        while not engine._closed:
            time.sleep(0.01)
        closing.set()
        with pytest.raises(EngineUnavailable, match="closed"):
            speech.result(10)
        closed.result(10)
    assert len(google.asked) == 1


def test_without_the_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "gtts.lang", None)
    with pytest.raises(EngineUnavailable, match="pip install gtts"):
        GttsEngine()


def test_without_ffmpeg_it_says_what_to_install(say, monkeypatch):
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/no/such/program")
    with pytest.raises(EngineUnavailable, match="pip install imageio-ffmpeg"):
        say("Hello.")
