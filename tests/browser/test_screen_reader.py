"""What a screen reader says of the main pages from top to bottom, as text that a person can read. `make golden` writes it anew.

It is a virtual one, @guidepup/virtual-screen-reader, which reads the accessibility tree by the specifications. It sees nothing
within the browser's own player.
"""

from pathlib import Path

import pytest
from browser.tools import module

GOLDEN = Path(__file__).parents[1] / "golden" / "screenreader"
PAGES = [
    "home",
    "plain",
    "corrected",
    "german",
    "waiting",
    "preparing",
    "failed",
    "unknown",
    "search",
]
ADDRESS = "/virtual-screen-reader.js"

READ = """async address => {
  const {virtual} = await import(address);
  await virtual.start({container: document.body});
  for (let steps = 0; steps < 2000 && await virtual.lastSpokenPhrase() !== "end of document"; steps++) await virtual.next();
  const phrases = await virtual.spokenPhraseLog();
  await virtual.stop();
  return phrases;
}"""


@pytest.fixture(scope="module")
def context(chromium):
    """A context that has the virtual screen reader at an address of every site."""
    program = module("@guidepup/virtual-screen-reader/lib/esm/index.browser.js").read_text("utf-8")
    context = chromium.new_context(bypass_csp=True)
    context.route(
        f"**{ADDRESS}", lambda route: route.fulfill(body=program, content_type="text/javascript")
    )
    yield context
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_said_of_a_page(context, site, kind, request):
    """Each page is read as its golden file tells, phrase by phrase."""
    page = context.new_page()
    page.goto(site.pages()[kind])
    phrases = page.evaluate(READ, ADDRESS)
    assert phrases[-1] == "end of document"
    said = "".join(f"{phrase}\n" for phrase in phrases)
    golden = GOLDEN / f"{kind}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, "utf-8")
    assert said == golden.read_text("utf-8")
    page.close()
