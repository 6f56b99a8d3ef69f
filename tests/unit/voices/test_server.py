"""A server that speaks is asked in OpenAI's form, and whatever it answers is told in words that never hold its key."""

import logging
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import msgspec
import pytest
from contracts.google import reply
from contracts.speech_server import VOICES, refuse, serving, sound, speak

from voices import (
    EngineBusy,
    EngineUnavailable,
    Run,
    SpeechFailed,
    SpeechTimedOut,
    TextRejected,
    Utterance,
    VoiceError,
)
from voices.restraint import Breaker, Restraint
from voices.server import Server, ServerEngine, read_key

KEY = "sk-proj-A1b2C3d4E5f6"


@pytest.fixture(scope="module")
def running():
    with serving() as server:
        yield server


@pytest.fixture
def server(running):
    running.asked.clear()
    running.shown.clear()
    running.answer, running.key = speak, None
    return running


@pytest.fixture
def make(server):
    engines = []

    def make(*, key=None, deadline_s=30.0, restraint=None, **facts):
        engines.append(
            ServerEngine(
                "kokoro",
                server.declared(**facts),
                key=key,
                deadline_s=deadline_s,
                restraint=restraint,
            )
        )
        return engines[-1]

    yield make
    for engine in engines:
        engine.close()


@pytest.fixture
def hello(utterance):
    return utterance("Hello.", voice="kokoro:af_bella")


@pytest.mark.parametrize(
    ("rate_wpm", "speed"), [(175, 1), (350, 2), (1, 0.457), (9999, 2.571), (200, 1.143)]
)
def test_it_is_asked_for_model_voice_form_and_speed(make, server, utterance, rate_wpm, speed):
    make().speak(utterance("Bonjour.", voice="kokoro:ff_siwis", rate_wpm=rate_wpm))
    assert server.asked == [
        {
            "model": "kokoro",
            "voice": "ff_siwis",
            "input": "Bonjour.",
            "response_format": "wav",
            "speed": speed,
        }
    ]


def test_no_speed_is_asked_for_that_the_form_does_not_have(make):
    assert make(rate_wpm=100).capabilities.rates_wpm == (80, 400)
    assert make(rate_wpm=600).capabilities.rates_wpm == (150, 450)


def test_its_voices_are_those_that_are_declared(make):
    assert [(voice.id, voice.language, voice.licence) for voice in make().voices()] == [
        ("kokoro:af_bella", "en-US", "Apache-2.0"),
        ("kokoro:ff_siwis", "fr-FR", None),
    ]
    assert not make().capabilities.offline


@pytest.mark.parametrize(("form", "rate_hz"), [("wav", 16_000), ("mp3", 16_000), ("pcm", 24_000)])
def test_every_form_of_sound_is_heard_at_its_own_rate_and_length(make, hello, form, rate_hz):
    speech = make(format=form).speak(hello)
    made_ms = len(sound("Hello.", 1.0, "pcm")) / 2 / 24
    assert speech.sample_rate_hz == rate_hz
    assert speech.duration_ms == pytest.approx(made_ms, abs=120)
    assert speech.words is None


def test_a_long_text_is_asked_for_in_pieces_by_sentences(make, server, utterance):
    text = "Ships come and go, and nobody minds. " * 200
    make().speak(utterance(text, voice="kokoro:af_bella"))
    pieces = [asked["input"] for asked in server.asked]
    assert [len(piece) <= 4096 and piece.endswith("minds. ") for piece in pieces] == [True, True]
    assert "".join(pieces) == text


def test_a_pause_is_exact_silence_and_not_asked_for(make, server):
    runs = (Run(text="One.", pause_ms=500), Run(text="Two."))
    speech = make().speak(Utterance(runs=runs, voice="kokoro:af_bella"))
    assert [asked["input"] for asked in server.asked] == ["One.", "Two."]
    assert bytes(2 * 16 * 500) in speech.samples


def test_the_fingerprint_tells_what_changes_the_sound(make):
    mark = make().fingerprint("kokoro:af_bella")
    others = [{"model": "tts-1"}, {"version": "2"}, {"rate_wpm": 150}, {"format": "mp3"}]
    marks = {make(**facts).fingerprint("kokoro:af_bella") for facts in others}
    assert len({mark, *marks}) == 5
    assert mark == make(parallel=2, chars_a_day=5).fingerprint("kokoro:af_bella")


def test_the_key_is_shown_to_the_server_and_to_nobody_else(make, server, hello, caplog, capfd):
    """No message, log, repr or fingerprint holds it, whatever the server answers; nor is it taken where it leads."""
    caplog.set_level(logging.DEBUG)
    engine = make(key=KEY, restraint=Restraint("It", breaker=Breaker(failures=99)))
    server.key = KEY
    engine.speak(hello)
    assert server.shown == [f"Bearer {KEY}"]
    told = [repr(engine), engine.fingerprint("kokoro:af_bella")]
    told += [repr(facts) for voice in engine.voices() for facts in (voice, engine.capabilities)]
    for status in (301, 307, 400, 401, 403, 404, 422, 429, 500, 503):
        server.answer = lambda handler, _, status=status: refuse(
            handler,
            status,
            f"You sent Bearer {KEY} for {{}}",
            Location=f"http://{server.host}/v1/x",
        )
        with pytest.raises(VoiceError) as failure:
            engine.speak(hello)
        told += [str(failure.value), repr(failure.value), repr(failure.value.__cause__)]
    assert len(server.asked) == 11
    told += [caplog.text, *capfd.readouterr()]
    assert [text for text in told if KEY in text or "A1b2" in text] == []


def test_a_password_that_the_user_keeps_for_the_host_is_not_sent(
    make, server, hello, tmp_path, monkeypatch
):
    tmp_path.joinpath("netrc").write_text("machine 127.0.0.1 login me password secret\n")
    tmp_path.joinpath("netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    make().speak(hello)
    make(key=KEY).speak(hello)
    assert server.shown == [None, f"Bearer {KEY}"]


def test_a_key_is_read_from_a_file_or_from_the_environment(server, tmp_path):
    tmp_path.joinpath("key").write_text(f"{KEY}\n")
    assert read_key(server.declared(key_file=str(tmp_path / "key")), {}) == KEY
    assert read_key(server.declared(key_env="OPENAI_API_KEY"), {"OPENAI_API_KEY": KEY}) == KEY
    assert read_key(server.declared(), {"OPENAI_API_KEY": KEY}) is None


@pytest.mark.parametrize(
    "content", ["", " \n", f"{KEY}\nX-Other: 1", f"{KEY} two", f"{KEY}é", f"{KEY}\0"]
)
def test_what_is_no_key_is_refused_without_telling_it(server, tmp_path, content):
    tmp_path.joinpath("key").write_text(content)
    with pytest.raises(EngineUnavailable, match=f"{tmp_path}/key holds no key") as refusal:
        read_key(server.declared(key_file=str(tmp_path / "key")), {})
    assert KEY not in str(refusal.value)


def test_a_key_that_is_not_there_is_named_by_its_place(server, tmp_path):
    with pytest.raises(EngineUnavailable, match=r"OPENAI_KEY in the environment holds no key"):
        read_key(server.declared(key_env="OPENAI_KEY"), {})
    with pytest.raises(EngineUnavailable, match=f"{tmp_path}: Is a directory"):
        read_key(server.declared(key_file=str(tmp_path)), {})


def answering(**facts):
    return lambda handler, _: reply(handler, **facts)


def truncated(handler, _):
    reply(
        handler,
        body=sound("Hello.", 1.0, "wav")[:-500],
        Content_Length="99999",
        Content_Type="audio/wav",
    )
    handler.close_connection = True


def hang_up(handler, _):
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def endless(handler, _):
    """A gigabyte, were it read."""
    handler.close_connection = True
    handler.send_response(200)
    handler.send_header("Content-Type", "audio/wav")
    handler.send_header("Content-Length", str(1 << 30))
    handler.end_headers()
    try:
        for _ in range(1 << 10):
            handler.wfile.write(bytes(1 << 20))
    except OSError:
        pass


BAD = {
    "no model": ({"model": "kokro"}, speak, EngineUnavailable, "'kokro'.*does not exist"),
    "no address": ({"url": "http://{host}"}, speak, EngineUnavailable, "404.*url"),
    "no voice": ({}, lambda *_: refuse(*_[:1], 400, "Voice 'x' not found."), TextRejected, "not found"),
    "overloaded": ({}, answering(status=500, body=b"oh", Content_Type="text/plain"), SpeechFailed, "500.*“oh”"),
    "moved": ({}, answering(status=302, Location="http://127.0.0.1:9/"), SpeechFailed, "302 Found"),
    "truncated": ({}, truncated, SpeechFailed, "broke off"),
    "hung up": ({}, hang_up, SpeechFailed, "broke off"),
    "a page": ({}, answering(body=b"<html>\nLog in", Content_Type="text/html"), SpeechFailed, "text/html.*“<html> Log in”"),
    "JSON": ({"format": "pcm"}, answering(body=b"[[]]"), SpeechFailed, "this is application/json"),
    "a page as sound": ({}, answering(body=b"<html>", Content_Type="audio/wav"), SpeechFailed, "no WAV"),
    "no MP3": ({"format": "mp3"}, answering(body=b"RIFF" * 99, Content_Type="audio/mpeg"), SpeechFailed, "no MP3"),
    "empty": ({"format": "pcm"}, answering(Content_Type="audio/pcm"), SpeechFailed, "no whole number"),
    "half a sample": ({"format": "pcm"}, answering(body=b"123", Content_Type=""), SpeechFailed, "no whole number"),
    "silence": ({"format": "pcm"}, answering(body=bytes(9000), Content_Type="audio/pcm"), TextRejected, "no sound"),
    "a gigabyte": ({}, endless, SpeechFailed, "more than 1198576 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_answer_is_told_and_may_be_better_next_time(make, server, hello, bad):
    facts, answer, kind, told = bad
    facts = {name: text.format(host=server.host) for name, text in facts.items()}
    server.answer = answer
    with pytest.raises(VoiceError, match=f"(?s){told}") as failure:
        make(**facts).speak(hello)
    assert type(failure.value) is kind
    assert server.host in str(failure.value) or kind is TextRejected
    server.answer = speak
    assert any(make().speak(hello).samples)


def test_a_key_that_is_not_taken_is_named_by_its_place(make, server, hello):
    server.key = KEY
    with pytest.raises(EngineUnavailable, match=r"does not take the key\. See to OPENAI_KEY"):
        make(key="sk-old", key_env="OPENAI_KEY").speak(hello)


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(make, server, hello):
    engine = make()
    server.answer = answering(status=429, Retry_After="60")
    for _ in range(2):
        with pytest.raises(EngineBusy) as busy:
            engine.speak(hello)
        assert busy.value.retry_after_s == pytest.approx(60, abs=5)
    assert len(server.asked) == 1


def test_a_server_that_drips_is_not_waited_for(make, server, hello):
    over = Event()

    def drip(handler, _):
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Length", "9999")
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b" ")
            if over.wait(0.05):
                return

    server.answer = drip
    with pytest.raises(SpeechTimedOut, match=r"longer than 0\.9 seconds"):
        make(deadline_s=0.3).speak(hello)
    over.set()


def test_no_more_requests_are_under_way_than_it_bears(make, server, utterance):
    under_way, most = set(), []

    def count(handler, asked):
        under_way.add(handler)
        most.append(len(under_way))
        time.sleep(0.05)
        under_way.remove(handler)
        speak(handler, asked)

    server.answer = count
    engine = make(parallel=2)
    texts = [utterance(f"Number {n}.", voice="kokoro:af_bella") for n in range(6)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(engine.speak, texts))
    assert max(most) == 2


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"url": "kokoro:8880"}, "url must be an address"),
        ({"url": "ftp://kokoro/v1"}, "url must be an address"),
        ({"url": "http://kokoro:99999/v1"}, "[Pp]ort"),
        ({"url": f"https://me:{KEY}@kokoro/v1"}, "must hold no key"),
        ({"url": f"https://kokoro/v1?key={KEY}"}, "must hold no key"),
        ({"voices": ()}, "no voice"),
        ({"voices": VOICES[:1] * 2}, "same id"),
        ({"rate_wpm": 0}, "rate_wpm"),
        ({"key_file": "a", "key_env": "b"}, "not in both"),
        ({"url": "http://kokoro/v1", "key_env": "b"}, "only by https"),
        ({"url": "http://192.0.2.1/v1", "key_file": "b"}, "only by https"),
        ({"parallel": 0}, "parallel"),
        ({"requests_a_second": 0.0}, "requests_a_second"),
        ({"chars_a_day": 0}, "chars_a_day"),
    ],
)
def test_what_could_never_be_asked_is_refused_and_its_key_not_told(facts, told):
    whole = {"url": "https://kokoro/v1", "model": "m", "voices": VOICES, **facts}
    with pytest.raises(msgspec.ValidationError, match=told) as wrong:
        msgspec.convert(msgspec.to_builtins(whole), Server)
    assert KEY not in str(wrong.value)


@pytest.mark.parametrize(
    "url", ["http://localhost:1/v1", "http://127.8.0.1/v1", "http://[::1]:1/v1"]
)
def test_a_key_may_go_to_this_machine_without_https(url):
    assert Server(url=url, model="m", voices=VOICES, key_env="K").url == url
