// The page of an article: its paragraphs, the stories around it, and where the listener stopped.

import { paragraphs } from "./cues.js";
import "./follow.js";
import { keepPlace, note, noted, placeIn } from "./memory.js";
import { actions, audio, beginAt, inWords, keepChecked, play, player, ready, say, seek, step, total, whereInAll, words } from "./player.js";
import "./system.js";
import { takeChosen } from "./voices.js";
import { fill } from "./wording.js";

const ON_ARRIVAL = "play"; // the listener came here from a story that was playing: the key of the button to go on at
const SLEEP_AT = "sleep"; // ms since 1970; it holds for further stories, too
const EDGE = 5; // seconds; who stopped so near to the beginning or the end begins anew

const [sleep, playOn] = ["sleep", "play-on"].map((id) => document.getElementById(id));
const resume = player.querySelector(".resume");

let place = placeIn(words.story);

// Where to go

async function toParagraph(by) {
  const found = await paragraphs();
  if (!found.length) return say(words.noWords);
  const to = step(found.map(({ start }) => start), by);
  say(words.paragraph, { number: to + 1, count: found.length });
}

function toStory({ dataset }) {
  if (!audio.paused) note(ON_ARRIVAL, dataset.key);
  location.assign(dataset.to);
}

/** Have the focus on the button of a key; on Play where there is none. */
function focusOn(key) {
  const button = player.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? player.querySelector("[data-do=play]");
  button.focus();
}

Object.assign(actions, {
  "paragraph-back": () => toParagraph(-1),
  "paragraph-on": () => toParagraph(1),
  story: toStory,
  start: () => {
    beginAt(0);
    seek(0);
    play();
  },
  where: () => say(words.where, whereInAll()),
});

// Where the listener is

function keep(heard = place.heard) {
  place = { at: audio.ended ? 0 : Math.floor(audio.currentTime), of: Math.floor(total()), heard };
  keepPlace(words.story, place);
}

audio.addEventListener("play", () => {
  if (!resume.hidden) say(words.resuming, { time: inWords(audio.currentTime) });
  resume.hidden = true;
});
audio.addEventListener("pause", () => keep());
audio.addEventListener("timeupdate", () => {
  if (audio.paused || !audio.readyState) return;
  const sleepAt = Number(noted(SLEEP_AT));
  if (sleepAt && Date.now() > sleepAt) {
    chooseSleep(0);
    audio.pause();
  } else if (Math.abs(audio.currentTime - place.at) > 5) keep();
});
audio.addEventListener("ended", () => {
  keep(true);
  const next = player.querySelector("[data-key=n]");
  if (!playOn.checked || !next) return;
  note(ON_ARRIVAL, "k");
  location.assign(next.dataset.to);
});
addEventListener("pagehide", () => audio.currentTime && !audio.ended && keep());

// When to stop, and whether to play on

function chooseSleep(minutes) {
  sleep.value = minutes;
  note(SLEEP_AT, minutes ? Date.now() + minutes * 60_000 : null);
}

sleep.addEventListener("change", () => {
  const minutes = Number(sleep.value);
  chooseSleep(minutes);
  if (minutes) say(words.sleep, { time: inWords(minutes * 60) });
  else say(words.noSleep);
});
keepChecked(playOn);

// All is there.

takeChosen();
// A recording that is faster is as far when it is as far in proportion.
const at = place.of ? Math.floor((place.at / place.of) * total()) : place.at;
if (at > EDGE && at < total() - EDGE) {
  beginAt(at);
  resume.firstElementChild.textContent = fill(words.resuming, { time: inWords(at) });
  resume.hidden = false;
}
ready();
const key = noted(ON_ARRIVAL);
if (key) {
  note(ON_ARRIVAL, null);
  focusOn(key); // a screen reader names that, and does not read the page into the news
  await play();
  if (audio.paused) focusOn("k"); // the browser wants a press first
}
