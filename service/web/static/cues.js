// When each word of the page is heard, in the recording that plays and in the others.

import { audio } from "./player.js";

const LEAD_IN = 0.06; // seconds; a browser that seeks in MP3 swallows some of what follows, so seeks go there early

const track = document.getElementById("words");
const known = new Map(); // what was asked for, by address

let address = track.getAttribute("src");
let cues = []; // of the recording that plays, once they are loaded: `{start, end, part, from, to, text}`

/** Load the words of the recording that plays, once; where that fails there are none. */
export async function load() {
  const of = address;
  const found = await wordsAt(of);
  if (of === address) cues = found;
}

/** Return where each paragraph begins: `[{part, start}]`, seconds. */
export async function paragraphs() {
  await load();
  return cues.filter((cue, i) => cue.part !== cues[i - 1]?.part).map(({ part, start }) => ({ part, start: early(start) }));
}

/** Return the word that is heard at `time`, or will be at once; null in a pause. */
export function cueAt(time) {
  const cue = cues[begunBy(cues, soon(time))];
  return cue && soon(time) < cue.end + 0.5 ? cue : null;
}

/** Return when the recording whose words are at `other` says the word that is heard here at `time`; null where nobody can tell. */
export async function sameWord(time, other) {
  const [here, there] = await Promise.all([address, other].map(wordsAt));
  const starts = new Map(there.map((cue) => [cue.text, cue.start]));
  const said = here.slice(0, begunBy(here, soon(time)) + 1).findLast((cue) => starts.has(cue.text));
  return said ? early(starts.get(said.text)) : null;
}

/** Turn to the recording whose words are at `other`. */
export function readFrom(other) {
  address = other;
  cues = [];
  load();
}

const early = (start) => Math.max(start - LEAD_IN, 0);
const soon = (time) => time + LEAD_IN + 0.005; // and a hair, for sums of fractions are not exact

/** Return the place of the last of `cues` that has begun at `time`; -1 where there is none. */
function begunBy(cues, time) {
  let [low, high] = [0, cues.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle].start <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function wordsAt(url) {
  if (!known.has(url)) known.set(url, read(url));
  return known.get(url);
}

/** Let the browser read the words at `url`, by a track of their own. */
function read(url) {
  const own = url === track.getAttribute("src") ? track : Object.assign(track.cloneNode(), { id: "", src: url });
  return new Promise((resolve) => {
    own.addEventListener("load", () =>
      resolve(
        [...own.track.cues].map(({ startTime, endTime, text }) => {
          const [part, from, to] = text.split(" ");
          return { start: startTime, end: endTime, part, from: Number(from), to: Number(to), text };
        }),
      ),
    );
    own.addEventListener("error", () => resolve([]));
    audio.append(own);
    own.track.mode = "hidden"; // from now on it is loaded
  });
}
