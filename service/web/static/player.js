// A player: buttons, a slider and selects around one <audio>, on every page that has something to hear.
//
// It is quiet: while the news plays nothing on the page changes that a screen reader would speak of. The status says
// something only when the listener has done something, and the slider stands still while it has the focus.
// What one kind of page has besides adds its own `actions`, and calls `ready` when all is there.

import { choice, choose } from "./memory.js";
import { fill, timesIn } from "./wording.js";

export const audio = document.querySelector("audio");
export const player = document.getElementById("player");
export const words = player.dataset;
export const inWords = timesIn(player.closest("[lang]").lang);

const [position, speed, everywhere] = ["position", "speed", "keys"].map((id) => document.getElementById(id));
const status = player.querySelector("[aria-live]");
const trouble = player.querySelector(".trouble");
const clock = player.querySelector(".clock");

let wanted = false; // whether the listener waits for sound
let begin = 0; // seconds; where the sound that is loaded next begins

/** Tell the listener what became of what they did. */
export const say = (sentence, values = {}) => void (status.textContent = fill(sentence, values));

/** Return how long the sound is, seconds. */
export const total = () => (Number.isFinite(audio.duration) ? audio.duration : Number(position.max));

// Going somewhere

/** Return where the sound is, or will be when it is there, seconds. */
export const here = () => (audio.readyState ? audio.currentTime : begin);

/** Begin the sound at `seconds` as soon as it is there. */
export const beginAt = (seconds) => void (begin = seconds);

/** Let another sound take the place of this one; it is `seconds` long. */
export function turnTo(address, seconds) {
  audio.src = address;
  position.max = seconds;
}

export function seek(seconds) {
  audio.currentTime = Math.min(Math.max(seconds, 0), total());
  say(words.at, { time: inWords(audio.currentTime) });
}

/** Tell in words how far the sound is, and how long the rest takes at this speed. */
export const whereInAll = () => ({
  time: inWords(audio.currentTime),
  total: inWords(total()),
  left: inWords((total() - audio.currentTime) / audio.playbackRate),
});

/** Go to the next or the last of `starts`, seconds, from where the sound is; return which that is, from 0. */
export function step(starts, by) {
  const here = starts.findLastIndex((start) => start <= audio.currentTime + 0.1);
  // Who has just heard the first words wants what was before them.
  const back = audio.currentTime - starts[here] < 2 ? here - 1 : here;
  const to = Math.min(Math.max(by < 0 ? back : here + 1, 0), starts.length - 1);
  audio.currentTime = starts[to];
  return to;
}

export async function play() {
  wanted = true;
  if (audio.error) audio.load();
  try {
    await audio.play();
  } catch (refusal) {
    if (refusal.name === "NotAllowedError") wanted = false; // the browser wants a press of the button first
  }
}

/** What the buttons do, by their `data-do`. */
export const actions = {
  play: () => (audio.paused ? play() : audio.pause()),
  back: () => seek(audio.currentTime - 15),
  forward: () => seek(audio.currentTime + 30),
  retry: () => {
    audio.load();
    play();
  },
};

player.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button) actions[button.dataset.do](button);
});

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  const elsewhere = !player.contains(target) && !everywhere.checked;
  const writes = target.closest("select, textarea, input:not([type=range], [type=checkbox]), [contenteditable]");
  if (elsewhere || writes || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const button = /^[a-z]$/i.test(key) && player.querySelector(`[data-key=${key.toLowerCase()}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

// Showing where the sound is

/** Show the place; the slider tells it in words, with the total where that is no repetition. */
function show({ whole = true } = {}) {
  const at = audio.currentTime;
  position.value = at;
  position.style.setProperty("--done", `${(100 * position.value) / position.max}%`);
  const values = { time: inWords(at), total: inWords(total()) };
  position.setAttribute("aria-valuetext", whole ? fill(words.of, values) : values.time);
}

const figures = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;

function showTime() {
  clock.textContent = `${figures(audio.currentTime)} / ${figures(total())}`;
  if (document.activeElement !== position) show();
}

function showState() {
  const button = player.querySelector("[data-do=play]");
  button.textContent = audio.paused ? button.dataset.play : button.dataset.pause;
  button.classList.toggle("playing", !audio.paused);
}

position.addEventListener("focus", () => show());
position.addEventListener("blur", () => show());
position.addEventListener("input", () => {
  audio.currentTime = position.value;
  show({ whole: false });
});

// What happens to the sound

audio.addEventListener("loadedmetadata", () => {
  position.max = Math.floor(audio.duration);
  if (begin) audio.currentTime = begin;
  begin = 0;
  showTime();
});
for (const happening of ["timeupdate", "seeked"]) audio.addEventListener(happening, showTime);
for (const happening of ["play", "pause", "ended", "emptied"]) audio.addEventListener(happening, showState);
audio.addEventListener("playing", () => (trouble.hidden = true));
audio.addEventListener("pause", () => (wanted = false));
audio.addEventListener("error", () => {
  begin = audio.currentTime || begin; // whoever tries again goes on there
  trouble.hidden = false;
  showState();
  if (wanted) say(words.failed);
  wanted = false;
});

// Choices

function chooseSpeed() {
  audio.playbackRate = audio.defaultPlaybackRate = Number(speed.value);
  audio.preservesPitch = true;
}

speed.value = choice("speed", 1);
if (!speed.value) speed.value = 1;
chooseSpeed();
speed.addEventListener("change", () => {
  chooseSpeed();
  choose("speed", Number(speed.value));
  say(words.speed, { speed: speed.selectedOptions[0].textContent });
});

/** Let a box be as the listener left it last. */
export function keepChecked(box) {
  box.checked = choice(box.id, false) === true;
  box.addEventListener("change", () => choose(box.id, box.checked));
}

keepChecked(everywhere);

/** Take the place of the browser's own controls. */
export function ready() {
  audio.controls = false;
  player.hidden = false;
  if (audio.readyState) audio.dispatchEvent(new Event("loadedmetadata"));
  showTime();
  if (audio.error) audio.dispatchEvent(new Event("error"));
}
