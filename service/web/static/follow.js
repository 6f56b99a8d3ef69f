// Reading along: the word that is heard is marked in the text, and the voice can be sent to any paragraph.
//
// The marks are ranges (CSS Custom Highlight API): no element is added for a word, and nothing is announced.

import { cueAt, load, paragraphs } from "./cues.js";
import { audio, keepChecked, play, say, words } from "./player.js";

const scroll = document.getElementById("scroll");

let reading = null; // the cue that is marked

/** Return the range of the characters from `from` to `to` of an element's text. */
function rangeIn(element, from, to) {
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [before, begun] = [0, false];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const after = before + node.length;
    if (!begun && from < after) {
      range.setStart(node, from - before);
      begun = true;
    }
    if (begun && to <= after) {
      range.setEnd(node, to - before);
      return range;
    }
    before = after;
  }
  return null; // the page shows other words
}

function mark(cue) {
  if (cue === reading) return;
  const [left, entered] = [reading?.part, cue?.part].map((id) => id && document.getElementById(id));
  if (left !== entered) {
    left?.classList.remove("reading");
    entered?.classList.add("reading");
  }
  reading = cue;
  const range = entered && rangeIn(entered, cue.from, cue.to);
  if (!range) return void CSS.highlights.delete("reading");
  CSS.highlights.set("reading", new Highlight(range));
  if (scroll.checked) keepInSight(range.getBoundingClientRect());
}

function keepInSight({ top, bottom }) {
  if (top >= 0.15 * innerHeight && bottom <= 0.75 * innerHeight) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  scrollBy({ top: top - 0.3 * innerHeight, behavior });
}

const markNow = () => mark(cueAt(audio.currentTime));

// A clock of its own: cuechange is late at three times the speed, and silent after some seeks.
function follow() {
  markNow();
  if (!audio.paused) requestAnimationFrame(follow);
}

if ("highlights" in CSS) {
  audio.addEventListener("playing", async () => {
    await load();
    requestAnimationFrame(follow);
  });
  audio.addEventListener("seeked", markNow);
  audio.addEventListener("ended", () => mark(null));
}

for (const button of document.querySelectorAll("[data-from]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const found = (await paragraphs()).find(({ part }) => part === button.dataset.from);
    if (!found) return say(words.noWords);
    audio.currentTime = found.start;
    play();
  });
}

keepChecked(scroll);
