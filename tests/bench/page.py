"""What a listener waits for: an article's page on a slow line, and the first sound after Play: `make bench` runs this.

The line is that of Lighthouse's "slow 4G", 1.6 Mbit/s with 150 ms there and back, on a processor that is four times slower; the
browser does both (Chrome DevTools Protocol). Nothing is cached. The sound is measured on loopback, by its own loudness.
"""

import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from browser.tools import ARGUMENTS
from journeys.serving import heardline, serving
from playwright.sync_api import Browser, sync_playwright

NEWSROOM = Path(__file__).parents[2] / "service" / "newsroom"
STORIES = ("harbour-bridge-reopens.txt", "library-vans.txt", "night-train.txt")
ROUNDS = 7
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4

PAINTED_MS = """() => new Promise(done => new PerformanceObserver(found => done(found.getEntries().at(-1).startTime))
.observe({type: "largest-contentful-paint", buffered: true}))"""

HEARD_MS = """async () => {
  const audio = document.querySelector("audio"), context = new AudioContext(), meter = context.createAnalyser();
  context.createMediaElementSource(audio).connect(meter).connect(context.destination);
  await context.resume();
  const wave = new Float32Array(meter.fftSize);
  const sounds = () => (meter.getFloatTimeDomainData(wave), Math.sqrt(wave.reduce((sum, each) => sum + each * each, 0) / wave.length) > 0.01);
  const begun = performance.now();
  document.querySelector("[data-do=play]").click();
  while (!sounds()) await new Promise(next => setTimeout(next, 2));
  return [performance.now() - begun, 1000 * audio.currentTime];
}"""
"""When sound is there after the press of Play, and how far the recording is by then: it begins with a moment of silence."""


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed; nothing can be looked at.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        heardline(data, "add", "--wait", *(NEWSROOM / story for story in STORIES))
        with serving(data) as service, sync_playwright() as playwright:
            (path, *_) = re.findall(r'/articles/[0-9a-f]+(?=")', service.get("/").text)
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            for name, address in (("an article", path), ("the headlines", "/")):
                _page(name, service.base + address, browser)
            _sound(service.base + path, browser)
            browser.close()
    return 0


def _page(name: str, url: str, browser: Browser) -> None:
    seen = [_seen(url, browser) for _ in range(ROUNDS)]
    (weight, requests), painted = seen[0][0], [painted_ms for _, painted_ms in seen]
    print(f"{name}: {weight / 1000:.1f} kB over the wire in {requests} requests, before any sound")
    print(f"{name}, largest contentful paint on a slow line: {_spread(painted)} ms")


def _seen(url: str, browser: Browser) -> tuple[tuple[int, int], float]:
    """Load a page on the slow line; return its bytes and requests, and when its largest part was painted."""
    context = browser.new_context()
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    kinds, sizes = {}, {}
    devtools.on(
        "Network.requestWillBeSent", lambda sent: kinds.update({sent["requestId"]: sent["type"]})
    )
    devtools.on(
        "Network.loadingFinished",
        lambda done: sizes.update({done["requestId"]: done["encodedDataLength"]}),
    )
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="load")
    page.locator("#player").wait_for()
    page.wait_for_timeout(1000)
    painted_ms = page.evaluate(PAINTED_MS)
    context.close()
    words = [size for request, size in sizes.items() if kinds[request] != "Media"]
    return (round(sum(words)), len(words)), painted_ms


def _sound(url: str, browser: Browser) -> None:
    heard, played = [], []
    for _ in range(ROUNDS):
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(url, wait_until="load")
        page.locator("#player").wait_for()
        heard_ms, at_ms = page.evaluate(HEARD_MS)
        heard.append(heard_ms)
        played.append(at_ms)
        context.close()
    print(
        f"from Play to the first sound, on loopback: {_spread(heard)} ms; {statistics.median(played):.0f} ms into the recording"
    )


def _spread(numbers: list[float]) -> str:
    return f"{statistics.median(numbers):.0f} (from {min(numbers):.0f} to {max(numbers):.0f})"


if __name__ == "__main__":
    sys.exit(main())
