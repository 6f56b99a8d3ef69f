// The player: buttons, a slider and selects around one <audio>.
//
// It is quiet: while the news plays nothing on the page changes that a screen reader would speak of. The status says
// something only when the listener has done something, and the slider stands still while it has the focus.

import { choice, choose, keepPlace, places } from "./memory.js";
import { paragraphs } from "./follow.js";

const audio = document.querySelector("audio");
const player = document.getElementById("player");
const words = player.dataset;
const [position, speed, sleep, everywhere, playOn] = ["position", "speed", "sleep", "keys", "play-on"].map((id) =>
  document.getElementById(id),
);
const status = player.querySelector("[role=status]");
const trouble = player.querySelector(".trouble");
const resume = player.querySelector(".resume");
const clock = player.querySelector(".clock");
const durations = new Intl.DurationFormat(player.closest("[lang]").lang, { style: "long" });

const ON_ARRIVAL = "heardline.play"; // the listener came here by "next story" while one was playing
const SLEEP_AT = "heardline.sleep"; // ms since 1970; it holds for further stories, too

let place = places()[words.story] ?? { at: 0, heard: false };
let wanted = false; // whether the listener waits for sound

// What is said, and when

const say = (text) => (status.textContent = text);
const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

/** Say seconds in words: "4 minutes, 3 seconds". */
function inWords(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const parts = { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
  return whole ? durations.format(parts) : new Intl.NumberFormat(durations.resolvedOptions().locale, { style: "unit", unit: "second", unitDisplay: "long" }).format(0);
}

const total = () => (Number.isFinite(audio.duration) ? audio.duration : Number(position.max));

// Going somewhere

function seek(seconds) {
  audio.currentTime = Math.min(Math.max(seconds, 0), total());
  say(fill(words.at, { time: inWords(audio.currentTime) }));
}

async function play() {
  wanted = true;
  if (audio.error) audio.load();
  try {
    await audio.play();
  } catch (refusal) {
    if (refusal.name === "NotAllowedError") wanted = false; // the browser wants a press of the button first
  }
}

function leave(address) {
  if (!audio.paused) sessionStorage.setItem(ON_ARRIVAL, "1");
  location.assign(address);
}

async function step(by) {
  const found = await paragraphs();
  if (!found.length) return say(words.noWords);
  const here = found.findLastIndex((each) => each.start <= audio.currentTime + 0.1);
  // Who has just heard the first words of a paragraph wants the one before it.
  const back = audio.currentTime - found[here]?.start < 2 ? here - 1 : here;
  const to = Math.min(Math.max(by < 0 ? back : here + 1, 0), found.length - 1);
  audio.currentTime = found[to].start;
  say(fill(words.paragraph, { number: to + 1, count: found.length }));
}

const actions = {
  play: () => (audio.paused ? play() : audio.pause()),
  back: () => seek(audio.currentTime - 15),
  forward: () => seek(audio.currentTime + 30),
  "paragraph-back": () => step(-1),
  "paragraph-on": () => step(1),
  start: () => {
    seek(0);
    play();
  },
  story: (button) => leave(button.dataset.to),
  where: () =>
    say(
      fill(words.where, {
        time: inWords(audio.currentTime),
        total: inWords(total()),
        left: inWords((total() - audio.currentTime) / audio.playbackRate),
      }),
    ),
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

position.addEventListener("focus", () => show());
position.addEventListener("blur", () => show());
position.addEventListener("input", () => {
  audio.currentTime = position.value;
  show({ whole: false });
});

function showState() {
  const button = player.querySelector("[data-do=play]");
  button.textContent = audio.paused ? button.dataset.play : button.dataset.pause;
  button.classList.toggle("playing", !audio.paused);
  if ("mediaSession" in navigator) navigator.mediaSession.playbackState = audio.paused ? "paused" : "playing";
}

function keep(heard = place.heard) {
  place = { at: Math.floor(audio.currentTime), heard };
  keepPlace(words.story, place);
}

// What happens to the sound

audio.addEventListener("loadedmetadata", () => {
  position.max = Math.floor(audio.duration);
  if (place.at > 5 && place.at < audio.duration - 5) audio.currentTime = place.at;
  showTime();
});
audio.addEventListener("play", () => {
  if (!resume.hidden) say(fill(words.resuming, { time: inWords(audio.currentTime) }));
  resume.hidden = true;
  showState();
});
audio.addEventListener("playing", () => (trouble.hidden = true));
audio.addEventListener("pause", () => {
  wanted = false;
  showState();
  keep();
});
audio.addEventListener("timeupdate", () => {
  showTime();
  if (audio.paused) return;
  const sleepAt = Number(sessionStorage.getItem(SLEEP_AT));
  if (sleepAt && Date.now() > sleepAt) {
    chooseSleep(0);
    audio.pause();
  } else if (Math.abs(audio.currentTime - place.at) > 5) keep();
});
audio.addEventListener("seeked", () => {
  showTime();
  tellSystem();
});
audio.addEventListener("ended", () => {
  place = { at: 0, heard: true };
  keepPlace(words.story, place);
  showState();
  const next = player.querySelector("[data-key=n]");
  if (!playOn.checked || !next) return;
  sessionStorage.setItem(ON_ARRIVAL, "1");
  location.assign(next.dataset.to);
});
audio.addEventListener("error", () => {
  place = { ...place, at: Math.floor(audio.currentTime) || place.at };
  trouble.hidden = false;
  showState();
  if (wanted) say(words.failed);
  wanted = false;
});
addEventListener("pagehide", () => audio.currentTime && !audio.ended && keep());

// Choices

function chooseSpeed() {
  audio.playbackRate = audio.defaultPlaybackRate = Number(speed.value);
  audio.preservesPitch = true;
  tellSystem();
}

function chooseSleep(minutes) {
  sleep.value = minutes;
  if (minutes) sessionStorage.setItem(SLEEP_AT, Date.now() + minutes * 60_000);
  else sessionStorage.removeItem(SLEEP_AT);
}

speed.value = choice("speed", 1);
if (!speed.value) speed.value = 1;
chooseSpeed();
speed.addEventListener("change", () => {
  chooseSpeed();
  choose("speed", Number(speed.value));
  say(fill(words.speed, { speed: speed.selectedOptions[0].textContent }));
});
sleep.addEventListener("change", () => {
  const minutes = Number(sleep.value);
  chooseSleep(minutes);
  say(minutes ? fill(words.sleep, { time: inWords(minutes * 60) }) : words.noSleep);
});
for (const box of [everywhere, playOn]) {
  box.checked = choice(box.id, false);
  box.addEventListener("change", () => choose(box.id, box.checked));
}

// Lock screens, headsets and media keys

function tellSystem() {
  if (!("mediaSession" in navigator) || !Number.isFinite(audio.duration)) return;
  const { duration, playbackRate, currentTime } = audio;
  navigator.mediaSession.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) });
}

if ("mediaSession" in navigator) {
  const session = navigator.mediaSession;
  const { title, artist, album, artwork } = words;
  session.metadata = new MediaMetadata({ title, artist, album, artwork: [{ src: artwork, type: "image/png" }] });
  const press = (name) => player.querySelector(`[data-key=${name}]`)?.click();
  const handlers = {
    play,
    pause: () => audio.pause(),
    stop: () => audio.pause(),
    seekbackward: ({ seekOffset = 15 }) => seek(audio.currentTime - seekOffset),
    seekforward: ({ seekOffset = 30 }) => seek(audio.currentTime + seekOffset),
    seekto: ({ seekTime }) => seek(seekTime),
    previoustrack: () => press("p"),
    nexttrack: () => press("n"),
  };
  for (const [name, handler] of Object.entries(handlers)) {
    try {
      session.setActionHandler(name, handler);
    } catch {
      // This browser knows no such action.
    }
  }
}

// All is ready: the player takes the place of the browser's own controls.

if (place.at > 5) {
  resume.firstElementChild.textContent = fill(words.resuming, { time: inWords(place.at) });
  resume.hidden = false;
}
audio.controls = false;
player.hidden = false;
if (audio.readyState) audio.dispatchEvent(new Event("loadedmetadata"));
showTime();
if (audio.error) audio.dispatchEvent(new Event("error"));
if (sessionStorage.getItem(ON_ARRIVAL)) {
  sessionStorage.removeItem(ON_ARRIVAL);
  play();
}
