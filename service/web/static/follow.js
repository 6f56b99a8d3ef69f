// Reading along: the word that is heard is marked in the text, and the voice can be sent to any paragraph.
//
// The marks are ranges (CSS Custom Highlight API): no element is added for a word, and nothing is announced.

import { choice, choose } from "./memory.js";

const audio = document.querySelector("audio");
const track = document.getElementById("words");
const scroll = document.getElementById("scroll");
const status = document.querySelector("[role=status]");
const LEAD_IN = 0.06; // seconds; a browser that seeks in MP3 swallows some of what follows, so seeks go there early

let cues = [];
let reading = null; // the cue that is marked

const loaded = new Promise((resolve) => {
  track.addEventListener("load", () => {
    cues = [...track.track.cues].map(({ startTime, endTime, text }) => {
      const [part, from, to] = text.split(" ");
      return { start: startTime, end: endTime, part, from: Number(from), to: Number(to) };
    });
    resolve();
  });
  track.addEventListener("error", resolve);
});

/** Return where each paragraph begins: `[{part, start}]`, seconds. */
export async function paragraphs() {
  track.track.mode = "hidden"; // from now on it is loaded
  await loaded;
  return cues
    .filter((cue, i) => cue.part !== cues[i - 1]?.part)
    .map(({ part, start }) => ({ part, start: Math.max(start - LEAD_IN, 0) }));
}

/** Return the last of `cues` that has begun at `time`; null where there is none, or a pause after it. */
function cueAt(time) {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle].start <= time) low = middle + 1;
    else high = middle;
  }
  const cue = cues[low - 1];
  return cue && time < cue.end + 0.5 ? cue : null;
}

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

const markNow = () => mark(cueAt(audio.currentTime + LEAD_IN));

// A clock of its own: cuechange is late at three times the speed, and silent after some seeks.
function follow() {
  markNow();
  if (!audio.paused) requestAnimationFrame(follow);
}

if ("highlights" in CSS) {
  audio.addEventListener("playing", async () => {
    await paragraphs();
    requestAnimationFrame(follow);
  });
  audio.addEventListener("seeked", markNow);
  audio.addEventListener("ended", () => mark(null));
}

for (const button of document.querySelectorAll("[data-from]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const found = (await paragraphs()).find(({ part }) => part === button.dataset.from);
    if (!found) return void (status.textContent = document.getElementById("player").dataset.noWords);
    audio.currentTime = found.start;
    audio.play().catch(() => {}); // what goes wrong, the player tells
  });
}

scroll.checked = choice("scroll", false);
scroll.addEventListener("change", () => choose("scroll", scroll.checked));
