"""Listeners who do not wait until an article is made, at the real server."""

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from journeys.serving import Service, serving, until

from service.web.live import PLACES

TOKEN = "a-token-of-the-tests"
SETTINGS = {"HEARDLINE_TOKEN": TOKEN}

SLOW_VOICE = """
import sys, time, wave

text = sys.stdin.read()
with open(sys.argv[2], "a", encoding="utf-8") as spoken:
    spoken.write(text.strip() + "\\n")
time.sleep(0.15)
tone = b"".join(int(9000 * (i % 50 - 25) / 25).to_bytes(2, "little", signed=True) for i in range(50))
with wave.open(sys.argv[1], "wb") as out:
    out.setnchannels(1)
    out.setsampwidth(2)
    out.setframerate(22_050)
    out.writeframes(tone * (25 * len(text)))
"""
"""Buzzes for as long as the text asks, takes its time, and writes down what it was asked to say."""


def frames_of(mp3: bytes) -> bytes:
    """Take away the ID3 tag and the Info frame."""
    size = 0
    for byte in mp3[6:10]:
        size = size << 7 | byte
    sound = mp3[10 + size :]
    length = 144 * 96_000 // 44_100
    assert b"Info" in sound[:length]
    return sound[length:]


def hands_in(service: Service, name: str, paragraphs: int) -> str:
    """Hand an article in over HTTP; return its public id."""
    article = {
        "id": name,
        "headline": f"Ferries sail through the winter, {name}",
        "dateline": {"place": "Kilbrone"},
        "attribution": {"names": ["Niamh Gallagher"]},
        "language": "en-US",
        "blocks": [
            {"kind": "paragraph", "text": f"Boat number {n} of the {name} fleet sails at dawn."}
            for n in range(paragraphs)
        ],
    }
    answer = service.get(
        "/api/articles", "POST", json.dumps(article).encode(),
        Authorization=f"Bearer {TOKEN}", Content_Type="application/json",
    )  # fmt: skip
    assert answer.status == 201, answer.text
    return json.loads(answer.body)["public_id"]


def listen(service: Service, public_id: str) -> http.client.HTTPResponse:
    """Begin to listen, and follow nowhere."""
    at = urlsplit(service.base)
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=60)
    connection.request("GET", f"/articles/{public_id}/live.mp3", headers={"Connection": "close"})
    return connection.getresponse()


def file_of(service: Service, public_id: str) -> bytes:
    """Wait for the finished file."""
    audio = f"/audio/{public_id}.mp3"
    until(lambda: service.get(audio, "HEAD").status == 200, "the article is made")
    return service.get(audio).body


def worker_of(service: Service) -> int:
    """Find the process that makes what the server serves."""
    pids = [
        int(pid)
        for task in Path(f"/proc/{service.process.pid}/task").iterdir()
        for pid in (task / "children").read_text().split()
        if b"work" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    ]
    assert len(pids) == 1
    return pids[0]


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Service]:
    """A service with a voice that takes its time."""
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "slow.py").write_text(SLOW_VOICE, "utf-8")
    (data / "voices.toml").write_text(
        f"""
[command.slow]
command = [{json.dumps(sys.executable)}, {json.dumps(str(tmp_path / "slow.py"))}, "{{output}}", {json.dumps(str(tmp_path / "spoken.txt"))}]
offline = true

[[command.slow.voices]]
id = "buzz"
name = "Buzz"
language = "en-US"
""",
        "utf-8",
    )
    with serving(data, HEARDLINE_VOICE="slow:buzz", **SETTINGS) as service:
        yield service


def spoken(service: Service, name: str) -> list[str]:
    """What the slow voice was asked to say of an article, each time that it was asked."""
    said = (service.data.parent / "spoken.txt").read_text("utf-8").splitlines()
    return [line for line in said if name in line]


def test_what_is_heard_at_once_is_what_the_finished_file_holds(tmp_path: Path):
    """With the voice that reads when nobody chooses, which never speaks twice alike: each clip is made once."""
    with serving(tmp_path / "data", **SETTINGS) as service:
        public_id = hands_in(service, "winter", paragraphs=60)
        heard = listen(service, public_id)
        assert (heard.status, heard.headers["Content-Type"]) == (200, "audio/mpeg")
        assert heard.headers["Transfer-Encoding"] == "chunked"
        assert heard.read() == frames_of(file_of(service, public_id))


def test_two_listeners_and_the_worker_make_each_clip_once(slow: Service):
    public_id = hands_in(slow, "shared", paragraphs=6)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(lambda _: listen(slow, public_id).read(), range(2))
    assert one == other == frames_of(file_of(slow, public_id))
    said = spoken(slow, "shared")
    assert len(said) == len(set(said)) == 7


def test_the_first_words_come_while_the_rest_is_still_to_be_made(slow: Service):
    public_id = hands_in(slow, "early", paragraphs=20)
    heard = listen(slow, public_id)
    first = heard.read(1000)
    assert len(spoken(slow, "early")) < 20
    assert slow.get("/feed.xml").text.count("<item>") == 0  # feeds list what is finished
    assert first + heard.read() == frames_of(file_of(slow, public_id))


def test_who_listens_does_not_notice_that_the_worker_is_killed(slow: Service):
    public_id = hands_in(slow, "killed", paragraphs=12)
    heard = listen(slow, public_id)
    first = heard.read(1000)
    os.kill(worker_of(slow), signal.SIGKILL)
    assert first + heard.read() == frames_of(file_of(slow, public_id))


def test_listeners_who_hang_up_leave_their_places(slow: Service):
    public_id = hands_in(slow, "left", paragraphs=80)

    def has_a_place() -> bool:
        with listen(slow, public_id) as heard:
            return heard.status != 503 and bool(heard.read(1))

    for _ in range(PLACES + 2):
        until(has_a_place, "there is a place")


def test_mpv_plays_an_article_while_it_is_made(slow: Service, program, tmp_path: Path):
    """A player that knows nothing of Heardline hears all of it."""
    public_id = hands_in(slow, "played", paragraphs=8)
    dump = tmp_path / "heard.pcm"
    subprocess.run(
        [
            program("mpv"), "--no-config", "--really-quiet", "--vo=null", "--ao=pcm", f"--ao-pcm-file={dump}",
            "--ao-pcm-waveheader=no", "--audio-format=s16", "--audio-channels=mono", "--audio-samplerate=44100",
            f"{slow.base}/articles/{public_id}/live.mp3",
        ],
        check=True,
        timeout=120,
    )  # fmt: skip
    whole = len(frames_of(file_of(slow, public_id))) * 8 / 96_000
    assert dump.stat().st_size / 2 / 44_100 == pytest.approx(whole, abs=0.2)


def test_a_server_that_only_serves_says_that_it_has_no_voice(tmp_path: Path):
    with serving(tmp_path / "data", "--no-work", **SETTINGS) as service:
        answer = service.get(f"/articles/{hands_in(service, 'silent', 1)}/live.mp3")
        assert (answer.status, answer.headers["retry-after"]) == (503, "10")
        assert "no voice" in answer.text
