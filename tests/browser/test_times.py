"""What Chromium hears, and when: the times of an episode are those of its sound."""

import json
from urllib.request import urlopen

import pytest

SAMPLE_RATE_HZ = 44_100
TRIES = 4
"""A busy machine loses sound at random; what a seek loses is lost each time."""

BEEPS = """samples => {
  const found = [];
  samples.forEach((sample, place) => {
    if (Math.abs(sample) <= 0.01) return;
    const last = found.at(-1);
    if (last && place - last[1] < 441) last[1] = place;
    else found.push([place, place]);
  });
  return found;
}"""
"""Where beeps begin and end, in samples. A silence of 10 ms is between two."""

DECODED = """async url => {
  const bytes = await (await fetch(url)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 44100).decodeAudioData(bytes);
  return [sound.length, (BEEPS)(sound.getChannelData(0))];
}""".replace("BEEPS", BEEPS)
"""How many samples are heard, and the beeps among them."""

HEARD_AFTER_SEEK = """async ([url, at]) => {
  const sound = new Audio(url);
  sound.preload = 'auto';
  await new Promise(done => sound.oncanplaythrough = done);
  sound.currentTime = at;
  await new Promise(done => sound.onseeked = done);
  const context = new AudioContext({sampleRate: 44100});
  const tap = context.createScriptProcessor(16384, 1, 1);
  const heard = [];
  tap.onaudioprocess = event => heard.push(...event.inputBuffer.getChannelData(0));
  context.createMediaElementSource(sound).connect(tap);
  tap.connect(context.destination);
  await context.resume();
  await sound.play();
  while ((BEEPS)(heard).length < 2) await new Promise(done => setTimeout(done, 50));
  sound.pause();
  await context.close();
  return (BEEPS)(heard)[0];
}""".replace("BEEPS", BEEPS)
"""The first beep that is heard."""


@pytest.fixture
def page(chromium, site):
    """A page of the site that may be looked into."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.url}/healthz")
    yield page
    context.close()


@pytest.fixture
def audio(site):
    return f"{site.url}/audio/{site.articles['plain']}.mp3"


@pytest.fixture
def cues(audio):
    """What the transcript says of the times of cues and words, in seconds."""
    with urlopen(audio.replace(".mp3", ".json")) as answer:
        return json.load(answer)["segments"]


def test_every_word_is_heard_in_the_decoded_sound_when_its_time_says(page, audio, cues):
    """To two milliseconds from the first to the last: no delay of the encoder is heard, and none adds up."""
    length, beeps = page.evaluate(DECODED, audio)
    assert length / SAMPLE_RATE_HZ == pytest.approx(cues[-1]["endTime"], abs=0.001)
    begun = [first / SAMPLE_RATE_HZ for first, _ in beeps]
    words = [word["startTime"] for cue in cues for word in cue["words"]]
    assert len(words) > 80
    for start_s in words:
        assert min(abs(start_s - at) for at in begun) < 0.002


def test_whoever_skips_to_a_segment_loses_none_of_its_sound(page, audio, cues):
    """Browsers drop up to 51 ms when they seek; the lead-in of a clip is what they drop."""
    _, beeps = page.evaluate(DECODED, audio)
    for start_s in [cue["startTime"] for cue in cues[2:5]]:
        first, last = next(beep for beep in beeps if beep[0] / SAMPLE_RATE_HZ > start_s)
        for _ in range(TRIES):
            heard_from, heard_to = page.evaluate(HEARD_AFTER_SEEK, [audio, start_s])
            if heard_to - heard_from == pytest.approx(last - first, abs=100):
                break
        else:
            pytest.fail(f"{heard_to - heard_from} samples are heard of {last - first}")
